"""Tests of reading and writing EDTF."""

from datetime import UTC, datetime, timedelta
from time import struct_time

import edtf
import pytest
from dates import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from kb.dates import Precision, format_edtf, parse_edtf
from kb.errors import DateError


def utc(*parts: int) -> datetime:
    """A moment in UTC."""
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2012", utc(2012, 1, 1), utc(2012, 12, 31, 23, 59, 59), Precision.YEAR),
        ("2012-02", utc(2012, 2, 1), utc(2012, 2, 29, 23, 59, 59), Precision.MONTH),
        ("2012-02-29", utc(2012, 2, 29), utc(2012, 2, 29, 23, 59, 59), Precision.DAY),
        ("2016-02-07T09:30", utc(2016, 2, 7, 9, 30), utc(2016, 2, 7, 9, 30, 59), Precision.MINUTE),
        ("2016-02-07T09", utc(2016, 2, 7, 9), utc(2016, 2, 7, 9, 59, 59), Precision.HOUR),
        ("2016-02-07T09:30:05Z", utc(2016, 2, 7, 9, 30, 5), utc(2016, 2, 7, 9, 30, 5),
         Precision.SECOND),
        ("2016-W06", utc(2016, 2, 8), utc(2016, 2, 14, 23, 59, 59), Precision.WEEK),
        ("201X", utc(2010, 1, 1), utc(2019, 12, 31, 23, 59, 59), Precision.DECADE),
        ("19XX", utc(1900, 1, 1), utc(1999, 12, 31, 23, 59, 59), Precision.CENTURY),
        ("2004-XX", utc(2004, 1, 1), utc(2004, 12, 31, 23, 59, 59), Precision.YEAR),
        ("2004-XX-XX", utc(2004, 1, 1), utc(2004, 12, 31, 23, 59, 59), Precision.YEAR),
        ("2004-06-XX", utc(2004, 6, 1), utc(2004, 6, 30, 23, 59, 59), Precision.MONTH),
        ("2004-34", utc(2004, 4, 1), utc(2004, 6, 30, 23, 59, 59), Precision.QUARTER),
        ("2004-41", utc(2004, 7, 1), utc(2004, 12, 31, 23, 59, 59), Precision.HALF),
        ("1988-01/1988-03", utc(1988, 1, 1), utc(1988, 3, 31, 23, 59, 59), Precision.QUARTER),
        ("1988-07/1988-12", utc(1988, 7, 1), utc(1988, 12, 31, 23, 59, 59), Precision.HALF),
        ("1988-02/1988-04", utc(1988, 2, 1), utc(1988, 4, 30, 23, 59, 59), Precision.INTERVAL),
        ("2016-02-08/2016-02-25", utc(2016, 2, 8), utc(2016, 2, 25, 23, 59, 59),
         Precision.INTERVAL),
        ("2016-02-08/..", utc(2016, 2, 8), None, Precision.INTERVAL),
        ("/2008", None, utc(2008, 12, 31, 23, 59, 59), Precision.INTERVAL),
        ("../..", None, None, Precision.INTERVAL),
        ("", None, None, Precision.UNKNOWN),
        ("9999", utc(9999, 1, 1), utc(9999, 12, 31, 23, 59, 59), Precision.YEAR),
    ],
)  # fmt: skip
def test_bounds_are_those_of_the_calendar(text, earliest, latest, precision):
    """A text in a known zone spans exactly the seconds that it names."""
    time = parse_edtf(text, zone="Z")

    assert (time.earliest, time.latest, time.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2012~", utc(2011, 1, 1), utc(2013, 12, 31, 23, 59, 59)),
        ("2012-03?", utc(2012, 2, 1), utc(2012, 4, 30, 23, 59, 59)),
        ("2012-03-01%", utc(2012, 2, 29), utc(2012, 3, 2, 23, 59, 59)),
        ("2016-02-07T00:00Z?", utc(2016, 2, 6, 23, 59), utc(2016, 2, 7, 0, 1, 59)),
        ("199X?", utc(1980, 1, 1), utc(2009, 12, 31, 23, 59, 59)),
        ("2012~/2014", utc(2011, 1, 1), utc(2014, 12, 31, 23, 59, 59)),
        ("0001~", utc(1, 1, 1), utc(2, 12, 31, 23, 59, 59)),
        ("9999~", utc(9998, 1, 1), utc(9999, 12, 31, 23, 59, 59)),
    ],
)
def test_a_qualifier_widens_by_one_unit_either_side(text, earliest, latest):
    """Uncertain and approximate dates reach one unit of their precision further."""
    time = parse_edtf(text, zone="Z")

    assert (time.earliest, time.latest) == (earliest, latest)


def test_a_day_without_zone_spans_every_zone():
    """A day of unknown zone begins with UTC+14 and ends with UTC-12."""
    time = parse_edtf("2023-05-31")

    assert (time.earliest, time.latest) == (utc(2023, 5, 30, 10), utc(2023, 6, 1, 11, 59, 59))


def test_a_zone_in_the_text_goes_before_the_zone_given():
    """An offset written in the text decides the bounds and is the time's zone."""
    time = parse_edtf("2023-05-31T06:29+09:00", zone="America/New_York")

    assert (time.earliest, time.zone) == (utc(2023, 5, 30, 21, 29), "+09:00")


def test_an_hour_that_the_clocks_repeat_spans_both_readings():
    """1:30 on the night when summer time ends in New York may be either of two moments."""
    time = parse_edtf("2023-11-05T01:30", zone="America/New_York")

    assert (time.earliest, time.latest) == (utc(2023, 11, 5, 5, 30), utc(2023, 11, 5, 6, 30, 59))


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-29", "2023-13", "2023-00", "2023-5-1", "23", "2023-05-31T25:00Z", "2023-W60",
        "2016/2015", "a/b", "/", "1/2/3", "2012??", "?", "-0044", "0000", "Y170000002",
        "2023-05-31T06:29+25:00", "٢٠٢٣", "2004-22-XX", "XXXX", "2023-05-31T",
    ],
)  # fmt: skip
def test_a_faulty_text_is_refused_with_the_text_or_its_year(text):
    """What is no date of the calendar raises an error in one line."""
    with pytest.raises(DateError) as caught:
        parse_edtf(text)

    assert "\n" not in str(caught.value)


def test_an_unknown_zone_is_refused_with_what_would_be_right():
    """A zone that no database holds is an error that shows a right one."""
    with pytest.raises(DateError, match="Asia/Seoul"):
        parse_edtf("2023", zone="Mars/Olympus")


@given(own.edtf_texts, own.zones)
def test_reading_what_was_written_gives_the_same_time(text, zone):
    """Format and parse are inverse."""
    time = parse_edtf(text, zone=zone)

    assert parse_edtf(format_edtf(time), zone=zone) == time


@given(own.edtf_texts, own.zones)
def test_an_unknown_zone_spans_every_known_zone(text, zone):
    """Bounds without a zone hold the bounds in any zone."""
    wide, tight = parse_edtf(text), parse_edtf(text, zone=zone)

    assert wide.earliest is None or tight.earliest is None or wide.earliest <= tight.earliest
    assert wide.latest is None or tight.latest is None or tight.latest <= wide.latest


@given(st.one_of(st.text(max_size=30), st.from_regex(r"[0-9XTZW/.?~%:+-]{0,25}", fullmatch=True)))
def test_no_text_raises_anything_but_a_date_error(text):
    """Whatever comes in, the answer is a time or a DateError."""
    try:
        time = parse_edtf(text)
    except DateError:
        return

    assert parse_edtf(time.edtf) == time


# The reference implementation agrees where its conventions are the same: simple dates without
# qualifiers (it pads month and year at once), seasons (it gives one month) and open ends.
_shared = st.one_of(
    st.dates(min_value=datetime(1000, 1, 1).date()).map(lambda day: day.isoformat()),
    st.dates(min_value=datetime(1000, 1, 1).date()).map(lambda day: day.isoformat()[:7]),
    st.integers(1000, 9999).map(str),
    st.integers(100, 999).map("{}X".format),
    st.integers(10, 99).map("{}XX".format),
    st.integers(1000, 9999).map("{}-XX".format),
    st.integers(1000, 9999).map("{}-12-XX".format),
    st.tuples(st.integers(1000, 1999), st.integers(2000, 9999)).map(
        lambda years: f"{years[0]}/{years[1]}"
    ),
)


def _day(moment: struct_time) -> str:
    return f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}"


@given(_shared)
def test_bounds_are_those_of_the_reference_implementation(text):
    """First and last day are the strict bounds of the edtf package."""
    reference, time = edtf.parse_edtf(text), parse_edtf(text, zone="Z")

    assert time.earliest.date().isoformat() == _day(reference.lower_strict())
    assert time.latest.date().isoformat() == _day(reference.upper_strict())


@given(st.dates(max_value=datetime(9999, 12, 30).date()))
def test_consecutive_days_meet_without_gap(day):
    """A day ends one second before the next begins."""
    today = parse_edtf(day.isoformat(), zone="Z")
    tomorrow = parse_edtf((day + timedelta(days=1)).isoformat(), zone="Z")

    assert tomorrow.earliest - today.latest == timedelta(seconds=1)
