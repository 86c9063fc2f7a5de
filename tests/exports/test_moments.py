"""Dates as calendars draw them."""

from datetime import UTC, date, datetime

import pytest
from dates.strategies import times
from hypothesis import given

from kb.dates import Precision, Time, parse_edtf
from kb.exports.moments import days, is_instant


@pytest.mark.parametrize(
    ("edtf", "zone", "first", "last"),
    [
        ("2023-05-31", "", "2023-05-31", "2023-05-31"),
        ("2023-05-31", "Asia/Seoul", "2023-05-31", "2023-05-31"),
        ("2023-W22", "", "2023-05-29", "2023-06-04"),
        ("2023-05/2023-06-11", "", "2023-05-01", "2023-06-11"),
        ("2023-05-30T21:29Z", "", "2023-05-30", "2023-05-30"),
        ("2023-05-30T21:29-10:00", "", "2023-05-30", "2023-05-30"),
    ],
)
def test_days_are_those_that_were_told(edtf: str, zone: str, first: str, last: str) -> None:
    """Whether the zone is known or not, the days are those of the calendar where it was told."""
    found = days(parse_edtf(edtf, zone=zone))

    assert (date.fromisoformat(first), date.fromisoformat(last)) == found


@pytest.mark.parametrize(("edtf", "known"), [("2023-05-31/..", 0), ("../2023-05-31", 1)])
def test_an_open_side_has_no_day(edtf: str, known: int) -> None:
    """Only the side that is known has a day."""
    found = days(parse_edtf(edtf))

    assert date(2023, 5, 31) == found[known]
    assert found[1 - known] is None


def test_narrow_bounds_are_taken_as_they_are() -> None:
    """Bounds without a zone that are closer than all zones together are days in UTC."""
    moment = datetime(2023, 5, 31, 12, tzinfo=UTC)

    assert days(Time("", moment, moment, Precision.INTERVAL)) == (moment.date(), moment.date())


@given(times)
def test_any_time_has_days_in_order(time: Time) -> None:
    """No time breaks it, and the first day is never after the last."""
    first, last = days(time)

    assert not (first and last) or first <= last
    assert (first is None, last is None) == (time.earliest is None, time.latest is None)
    assert not is_instant(time) or bool(first and last)
