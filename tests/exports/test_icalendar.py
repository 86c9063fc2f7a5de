"""iCalendar, read back by the library icalendar."""

from datetime import UTC, date, datetime

import icalendar
import pytest
from exports.stores import launches_on, written
from hypothesis import given
from hypothesis import strategies as st

from kb.exports.icalendar import _escaped, _folded
from kb.store import QuadStore


def events(data: bytes) -> list[icalendar.Event]:
    """The events of a calendar without any error of its own."""
    calendar = icalendar.Calendar.from_ical(data)
    assert [error for part in calendar.walk() for error in part.errors] == []
    return list(calendar.walk("VEVENT"))


def test_a_launch_is_an_event(store: QuadStore) -> None:
    """An instant in UTC, named by the launch's IRI, stamped with the last publication."""
    event = events(written(store, "icalendar"))[1]

    assert event["UID"] == "https://w3id.org/launch-kb/launch/aaaaaaaaaaaaaaaa"
    assert event["DTSTAMP"].dt == datetime(2023, 6, 1, 11, 59, 59, tzinfo=UTC)
    assert event["DTSTART"].dt == datetime(2023, 5, 30, 21, 29, tzinfo=UTC)
    assert "DTEND" not in event
    assert event["SEQUENCE"] == 2
    assert event["STATUS"] == "CONFIRMED"
    assert event["SUMMARY"] == "31 May 2023, North Korea, Chollima-1"
    assert event["LOCATION"] == "Sohae"
    assert event["GEO"].to_ical() == "39.66;124.705"
    assert "sources disagree on: outcome" in event["DESCRIPTION"]


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2023-05-31", date(2023, 5, 31), date(2023, 6, 1)),
        ("2023-05", date(2023, 5, 1), date(2023, 6, 1)),
        ("2023-05-31/2023-06-11", date(2023, 5, 31), date(2023, 6, 12)),
        ("2023-05-31T06:29", date(2023, 5, 31), date(2023, 6, 1)),
        (
            "2023-05-31T06+09:00",
            datetime(2023, 5, 30, 21, tzinfo=UTC),
            datetime(2023, 5, 30, 22, tzinfo=UTC),
        ),
    ],
)
def test_what_is_uncertain_takes_whole_days(edtf: str, start: date, end: date) -> None:
    """A day, a month, a period and a clock of unknown zone are all-day; the end is excluded."""
    (event,) = events(written(launches_on(edtf), "icalendar"))

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (start, end)


@pytest.mark.parametrize("edtf", ["", "2023-05/..", "../2023-06-11"])
def test_open_dates_are_left_out(edtf: str) -> None:
    """A date that is open on a side fits no calendar."""
    assert events(written(launches_on(edtf), "icalendar")) == []


@pytest.mark.parametrize(
    ("status", "word"),
    [("planned", "TENTATIVE"), ("occurred", "CONFIRMED"), ("cancelled", "CANCELLED")],
)
def test_status_is_told(status: str, word: str) -> None:
    """Plans are tentative, flights confirmed, what was called off is cancelled."""
    (event,) = events(written(launches_on("2023-05-31", status=status), "icalendar"))

    assert event["STATUS"] == word


def test_a_stamp_is_never_the_clock() -> None:
    """Where no document has a date, the stamp is the end of the launch's own."""
    (event,) = events(written(launches_on("2023-05-31"), "icalendar"))

    assert event["DTSTAMP"].dt == datetime(2023, 6, 1, 11, 59, 59, tzinfo=UTC)


def test_an_empty_calendar_is_valid() -> None:
    """Nothing loaded gives a calendar without events."""
    assert events(written(QuadStore(), "icalendar")) == []


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_any_text_survives(text: str) -> None:
    """Commas, semicolons, backslashes and wide characters come back; no line is too long."""
    line = _folded(f"SUMMARY:{_escaped(text)}")
    event = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\n" + line + b"END:VEVENT\r\n")

    assert event["SUMMARY"] == text
    assert all(len(piece) <= 75 for piece in line.split(b"\r\n"))
