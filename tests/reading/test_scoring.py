from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading.briefs import ANNOTATIONS, annotation
from reading.scoring import Score, dice, matched, same_date, same_moment, same_name, score, total

NOTHING: dict[str, Any] = {"launches": [], "statements": [], "organizations": [], "times": []}
GOLD = annotation(ANNOTATIONS[-1])


def changed(part: str, **values: object) -> dict[str, float]:
    """Return the figures when the first thing of a part has other values."""
    found = copy.deepcopy(GOLD)
    found[part][0].update(values)
    return total([score(GOLD, found)])


def test_an_annotation_agrees_with_itself() -> None:
    """Every measure is 100 when all is found as it is annotated."""
    golds = [annotation(path) for path in ANNOTATIONS]

    assert {100.0} == {figure for gold in golds for figure in total([score(gold, gold)]).values()}


def test_nothing_found_is_nothing_right() -> None:
    """Without a single launch, statement, name or time the figures of these are 0."""
    figures = total([score(GOLD, NOTHING)])

    assert [0.0] * 5 == [
        figures[name]
        for name in ("launch", "launch with key slots", "statement", "organization", "time found")
    ]


@pytest.mark.parametrize(
    ("part", "values", "fallen"),
    [
        ("launches", {"outcome": "partial"}, {"launch with key slots"}),
        ("launches", {"actor": ["Iran"]}, {"launch with key slots"}),
        ("launches", {"site": ["Kourou"]}, set()),
        ("statements", {"speaker": ["Reuters"]}, {"statement"}),
        ("statements", {"act": "warn"}, {"act"}),
        ("statements", {"mode": "direct"}, {"mode"}),
        ("statements", {"about": []}, {"about"}),
        ("statements", {"within": "S2"}, {"within"}),
        ("times", {"value": "1999"}, {"time value"}),
        ("times", {"text": "some day"}, {"time found", "time value"}),
    ],
)
def test_one_wrong_value_shows_in_its_own_measure(
    part: str, values: dict[str, object], fallen: set[str]
) -> None:
    """A wrong value lowers the measure of its kind and leaves the others at 100."""
    figures = changed(part, **values)

    assert fallen == {name for name, value in figures.items() if value < 100}


def test_a_launch_of_another_year_is_another_launch() -> None:
    """A launch whose date cannot be the annotated one is missed and too much at once."""
    figures = changed("launches", date="1999", vehicle=["Delta II"], payload=["GPS"])

    assert figures["launch"] < 100


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2016-02-07", "2016-02-07~", True),
        ("2016-02", "2016-02-07", False),
        ("2016-02-07/2016-02-14", "2016-02-07/2016-02-14", True),
        ("2016-02-07T09:30", "2016-02-07", True),
        ("2016", None, False),
        (None, None, True),
        (None, "no date", True),
    ],
)
def test_dates_are_compared_by_the_days_they_mean(
    one: str | None, other: str | None, same: bool
) -> None:
    """Signs of doubt and clock times are no difference; another precision is."""
    assert same is same_date(one, other)


def test_moments_differ_by_a_minute() -> None:
    """Two clock times on one day are the same to the minute, whatever is known of the zone."""
    assert same_moment("2023-05-31T06:29", "2023-05-31T06:29+09:00")
    assert not same_moment("2023-05-31T06:29", "2023-05-31T06:28")
    assert same_moment("2023-05-31", "2023-05-31T06:28")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Unha-3", "Unha-3 rocket", True),
        ("Sohae", "Sohae Satellite Launching Ground", False),
        ("António Guterres", "Guterres", True),
        ("KCNA", "Yonhap", False),
        ("", "", False),
    ],
)
def test_names_are_the_same_when_half_of_the_longer_is_the_shorter(
    one: str, other: str, same: bool
) -> None:
    """Articles, accents and the words rocket and satellite make no difference."""
    assert same is same_name([one], [other])


def test_pairs_are_the_best_together() -> None:
    """The sum of the likenesses counts, not the single best pair."""
    likeness = {("a", "x"): 0.9, ("a", "y"): 0.8, ("b", "x"): 0.7}
    one, other = ([{"id": name} for name in names] for names in ("ab", "xy"))
    pairs = matched(one, other, lambda a, b: likeness.get((a["id"], b["id"]), 0.0), 0.5)

    assert [("a", "y"), ("b", "x")] == [(a["id"], b["id"]) for a, b in pairs]


def test_articles_count_by_their_things() -> None:
    """Over several articles the counts are added, not the percentages."""
    figures = total([{"launch": Score(1, 1, 1)}, {"launch": Score(0, 3, 3)}])

    assert {"launch": 25.0} == figures


@given(st.text(), st.text())
def test_dice_is_a_share_and_has_no_direction(one: str, other: str) -> None:
    """Whatever two texts are, their likeness lies between 0 and 1, the same both ways."""
    assert 0 <= dice(one, other) == dice(other, one) <= 1
