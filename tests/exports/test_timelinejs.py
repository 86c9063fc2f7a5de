"""TimelineJS JSON: honest dates, harmless texts."""

import json

import pytest
from exports.stores import launches_on, written

from kb.store import QuadStore


def slides(data: bytes) -> list[dict[str, object]]:
    """The slides of a timeline."""
    return list(json.loads(data)["events"])


@pytest.mark.parametrize(
    ("edtf", "start", "end", "words"),
    [
        ("2023-05-31", (2023, 5, 31), None, "31 May 2023"),
        ("2023-05", (2023, 5), (2023, 5, 31), "May 2023"),
        ("2023", (2023,), (2023, 12, 31), "2023"),
        ("2023-33", (2023, 1), (2023, 3, 31), "first quarter of 2023"),
        ("2016-02-08/2016-02-25", (2016, 2, 8), (2016, 2, 25), "8-25 Feb 2016"),
        ("2023-05/..", (2023, 5, 1), None, "after May 2023"),
        ("../2023-06-11", (2023, 6, 11), None, "by 11 June 2023"),
        ("2023-05-31T06:29+09:00", (2023, 5, 30, 21, 29), None, "31 May 2023 06:29 (UTC+9)"),
        ("2023-05-31T06:29", (2023, 5, 31), None, "31 May 2023 06:29 (time zone unknown)"),
    ],
)
def test_a_date_is_drawn_as_far_as_it_is_known(
    edtf: str, start: tuple[int, ...], end: object, words: str
) -> None:
    """Parts that were not told are left out, stretches are stretches, and words say the rest."""
    (slide,) = slides(written(launches_on(edtf), "timelinejs"))

    assert tuple(slide["start_date"].values()) == start
    assert (tuple(slide["end_date"].values()) if "end_date" in slide else None) == end
    assert slide["display_date"] == words


def test_parts_of_dates_have_their_names() -> None:
    """A time of day has year, month, day, hour and minute, and no second that nobody told."""
    (slide,) = slides(written(launches_on("2023-05-31T06:29+09:00"), "timelinejs"))

    assert slide["start_date"] == {"year": 2023, "month": 5, "day": 30, "hour": 21, "minute": 29}


def test_what_has_no_date_has_no_slide() -> None:
    """A launch of unknown date is left out: TimelineJS cannot show it without inventing one."""
    assert slides(written(launches_on(""), "timelinejs")) == []


def test_texts_are_no_markup() -> None:
    """TimelineJS shows texts as HTML: what a source writes is escaped."""
    (slide,) = slides(written(launches_on("2023", label="<script>x</script> & y"), "timelinejs"))

    assert slide["text"]["headline"] == "&lt;script&gt;x&lt;/script&gt; &amp; y"


def test_slides_tell_what_is_known(store: QuadStore) -> None:
    """Launches and other events come in order, with names unique in the page and a group."""
    found = slides(written(store, "timelinejs"))

    assert [(slide["unique_id"], slide["group"]) for slide in found] == [
        ("launch-bbbbbbbbbbbbbbbb", "occurred"),
        ("launch-aaaaaaaaaaaaaaaa", "occurred"),
        ("document-2222222222222222-event-1", "alert-lifted"),
    ]
    assert "outcome: failure<br>sources disagree on: outcome" in found[1]["text"]["text"]
