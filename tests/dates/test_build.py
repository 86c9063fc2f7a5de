"""Tests of making times from days, instants, bounds and other times."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from dates.strategies import moments, times, zones
from hypothesis import given
from hypothesis import strategies as st

from kb.dates import (
    Precision,
    Time,
    between,
    contains,
    day,
    from_xsd,
    instant,
    intersect,
    local_edtf,
    narrow,
    overlaps,
    parse_edtf,
    to_xsd,
)
from kb.errors import DateError

KST = timezone(timedelta(hours=9))


def test_a_day_is_its_edtf():
    """A day is written as year, month and day."""
    assert day(2023, 5, 31, zone="Asia/Seoul") == parse_edtf("2023-05-31", zone="Asia/Seoul")


def test_a_day_that_is_not_on_the_calendar_is_refused():
    """2023 had no 29 February."""
    with pytest.raises(DateError, match="29"):
        day(2023, 2, 29)


def test_an_instant_keeps_its_offset():
    """A moment with an offset is one second, with that offset as its zone."""
    time = instant(datetime(2023, 5, 31, 6, 29, 3, 500, tzinfo=KST))

    assert time.edtf == "2023-05-31T06:29:03+09:00"
    assert time.earliest == time.latest == datetime(2023, 5, 30, 21, 29, 3, tzinfo=UTC)


def test_a_datetime_without_zone_is_no_instant():
    """Without a zone the moment is not known."""
    with pytest.raises(DateError, match="no time zone"):
        instant(datetime(2023, 5, 31))


@given(moments)
def test_an_instant_is_one_second(moment):
    """Both bounds of an instant are the moment itself."""
    time = instant(moment)

    assert (time.earliest, time.latest, time.zone) == (moment, moment, "Z")


def test_bounds_must_be_whole_seconds_in_utc():
    """A bound in another zone would compare but not print alike, and is refused."""
    with pytest.raises(DateError, match="earliest"):
        Time("2023", datetime(2023, 1, 1, tzinfo=KST), None, Precision.YEAR)


def test_reversed_bounds_are_refused():
    """No time ends before it begins."""
    with pytest.raises(DateError, match="begins"):
        between(datetime(2023, 2, 1, tzinfo=UTC), datetime(2023, 1, 1, tzinfo=UTC))


@given(st.none() | moments, st.none() | moments)
def test_between_keeps_its_bounds(a, b):
    """The interval between two moments has these as bounds."""
    if a and b and a > b:
        a, b = b, a
    time = between(a, b)

    assert (time.earliest, time.latest) == (a, b)


def test_narrowing_gives_a_day_the_bounds_of_its_zone():
    """31 May in Seoul is fifteen to fifteen o'clock in UTC."""
    time = narrow(parse_edtf("2023-05-31", words="31 May"), "Asia/Seoul")

    assert time.earliest == datetime(2023, 5, 30, 15, tzinfo=UTC)
    assert time.latest == datetime(2023, 5, 31, 14, 59, 59, tzinfo=UTC)
    assert (time.words, time.zone) == ("31 May", "Asia/Seoul")


def test_narrowing_leaves_a_known_zone_alone():
    """A stated zone is not overridden by an assumed one."""
    time = parse_edtf("2023-05-31T06:29Z")

    assert narrow(time, "Asia/Seoul") == time


@given(times, zones)
def test_narrowing_only_narrows(time, zone):
    """A narrowed time lies inside the one it came from."""
    assert contains(time, narrow(time, zone))


def test_the_intersection_of_days_in_two_zones_is_their_common_hours():
    """Two calendars share part of a day."""
    seoul = parse_edtf("2023-05-31", zone="Asia/Seoul")
    common = intersect(seoul, parse_edtf("2023-05-30", zone="Z"))

    assert common is not None
    assert common.edtf == "2023-05-30T15:00:00Z/2023-05-30T23:59:59Z"


@given(times, times)
def test_an_intersection_exists_exactly_when_times_overlap(a, b):
    """What two times share lies inside both; nothing is shared by times that exclude each other."""
    common = intersect(a, b)

    assert (common is not None) == overlaps(a, b)
    assert common is None or (contains(a, common) and contains(b, common))


def test_an_instant_reads_in_local_time():
    """The launch of 30 May 21:29 UTC was at 6:29 on 31 May in Seoul."""
    assert local_edtf(parse_edtf("2023-05-30T21:29Z"), "Asia/Seoul") == "2023-05-31T06:29+09:00"


def test_a_day_has_no_other_local_text():
    """A day is not a moment that another zone could name differently."""
    assert local_edtf(parse_edtf("2023-05-30", zone="Z"), "Asia/Seoul") == "2023-05-30"


@given(moments)
def test_xsd_text_reads_back(moment):
    """Writing and reading xsd:dateTime are inverse."""
    assert from_xsd(to_xsd(moment)) == moment


@pytest.mark.parametrize(
    "text",
    ["2023-05-30", "2023-05-30T15:00:00", "2023-02-30T15:00:00Z", "0001-01-01T00:00:00+02:00"],
)
def test_a_faulty_xsd_text_is_refused(text):
    """A text without zone or off the calendar is no bound."""
    with pytest.raises(DateError, match=text[:10]):
        from_xsd(text)
