"""Tests of times as people read them."""

import pytest
from dates.strategies import times
from hypothesis import given

from kb.dates import between, display, parse_edtf


@pytest.mark.parametrize(
    ("text", "zone", "words"),
    [
        ("2023-05-31", "", "31 May 2023"),
        ("2023-05-31T06:29+09:00", "", "31 May 2023 06:29 (UTC+9)"),
        ("2023-05-31T06:29", "Asia/Kolkata", "31 May 2023 06:29 (UTC+5:30)"),
        ("2023-05-30T21:29Z", "", "30 May 2023 21:29 (UTC)"),
        ("2023-05-31T06:29", "", "31 May 2023 06:29 (time zone unknown)"),
        ("2023-05", "", "May 2023"),
        ("2012~", "", "about 2012"),
        ("2012?", "", "2012 (uncertain)"),
        ("2012%", "", "about 2012 (uncertain)"),
        ("2016-02-08/2016-02-25", "", "8-25 Feb 2016"),
        ("2016-01-28/2016-02-25", "", "28 Jan - 25 Feb 2016"),
        ("2015-12-28/2016-01-02", "", "28 Dec 2015 - 2 Jan 2016"),
        ("2012/2014", "", "2012 - 2014"),
        ("2023-06-19/..", "", "after 19 June 2023"),
        ("../2008", "", "by 2008"),
        ("201X", "", "2010s"),
        ("2016-W06", "", "week of 8 February 2016"),
        ("2023-22", "", "summer 2023"),
        ("1988-01/1988-03", "", "first quarter of 1988"),
        ("1988-07/1988-12", "", "second half of 1988"),
        ("2004-XX", "", "2004"),
        ("", "", "date unknown"),
    ],
)
def test_times_read_as_people_write_them(text, zone, words):
    """Each kind of date has words of its own that show its uncertainty."""
    assert display(parse_edtf(text, zone=zone)) == words


def test_bounds_alone_can_be_shown():
    """A time made from nothing is unknown, also in words."""
    assert display(between(None, None)) == "date unknown"


@given(times)
def test_every_time_has_words(time):
    """No time is shown as an empty text."""
    assert display(time)
