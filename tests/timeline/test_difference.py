from dataclasses import replace
from itertools import pairwise

import pytest

from kb.dates import day, parse_edtf
from kb.timeline import How, TimelineEntry, difference
from kb.timeline.difference import moved

FLOWN = TimelineEntry(
    "https://example.org/1", "launch", "31 May 2023, Chollima-1", day(2023, 5, 31),
    vehicle="Chollima-1", status="occurred", outcome="success", documents=2, origins=3,
)  # fmt: skip


def how(before: list[TimelineEntry], after: list[TimelineEntry]) -> list[str]:
    """Return how the launches changed."""
    changes = difference(before, after)
    return [str(change).removeprefix(f"{change.label}: ") for change in changes]


def test_the_same_timeline_has_no_difference() -> None:
    """Nothing changed, nothing is said."""
    assert [] == how([FLOWN], [FLOWN])


def test_a_launch_that_nothing_supports_is_gone() -> None:
    """And one that was not there before is new."""
    assert ["gone: nothing else supports it"] == how([FLOWN], [])
    assert ["new"] == how([], [FLOWN])


def test_a_reversed_outcome_and_lost_support_are_told() -> None:
    """What is told differently comes first, then how many still say so."""
    after = replace(FLOWN, outcome="failure", documents=1)

    assert ["reversed: outcome success becomes failure", "2 documents become 1"] == how(
        [FLOWN], [after]
    )


def test_a_value_is_added_revised_or_withdrawn() -> None:
    """By whether it was told before, and is told after."""
    values = ["", "Chollima-1", "Chollima", ""]
    entries = [replace(FLOWN, vehicle=value) for value in values]
    found = [difference([a], [b])[0].how for a, b in pairwise(entries)]

    assert [How.ADDED, How.REVISED, How.WITHDRAWN] == found


def test_a_launch_that_changed_its_name_is_recognised() -> None:
    """A launch is named after its first report; when that goes, the launch is still the same."""
    after = replace(FLOWN, iri="https://example.org/2", origins=1)

    assert ["3 origins become 1"] == how([FLOWN], [after])


def test_two_launches_that_become_one_are_merged() -> None:
    """The second is not gone."""
    other = replace(FLOWN, iri="https://example.org/2", label="Chollima", vehicle="")
    same = {other.iri: FLOWN.iri}

    assert [How.MERGED] == [c.how for c in difference([FLOWN, other], [FLOWN], same)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2023-05", "2023-05-31", How.FIRMED),
        ("2023-05-31", "2023-05", How.LOOSENED),
        ("2023-05-31", "2023-06-02", How.SLIP),
        ("2023-05", "2023-06", How.SLIP),
        ("2023-06-02", "2023-05-31", How.PULL_IN),
        ("2023-05-31", "2023-05-31", How.REVISED),
        ("2023-05-31/..", "2023-04", How.REVISED),
    ],
)
def test_the_date_of_a_plan_moves_by_these_terms(before: str, after: str, expected: How) -> None:
    """Where an end is open nobody knows which way."""
    assert expected is moved(parse_edtf(before), parse_edtf(after))
