"""Placing resolved expressions on the calendar: from points and TIMEX3 values to `kb` times."""

import re
from dataclasses import replace

from kb.dates import Precision, Time, offset_text, parse_edtf
from kb.errors import DateError
from loaders.english.times.point import Point, later_day
from loaders.english.times.reading import Reading

_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def edtf_of(point: Point) -> str:
    """The EDTF text of a point; empty before the year 1, which times cannot hold."""
    if not 1 <= point.year <= 9999:
        return ""
    year = f"{point.year:04d}"
    if point.figures < 4:
        return year[: point.figures].ljust(4, "X")
    if point.weekend:
        return _weekend(point)
    if point.quarter or point.half:
        length = 3 if point.quarter else 6
        first = length * ((point.quarter or point.half) - 1) + 1
        return f"{year}-{first:02d}/{year}-{first + length - 1:02d}"
    if point.season:
        return f"{year}-{_SEASONS[point.season]}"
    return point.text()


def _weekend(point: Point) -> str:
    saturday = point.first_day()
    sunday = later_day(saturday, 1) if saturday else None
    return f"{saturday}/{sunday}" if saturday and sunday else ""


def edtf_of_clock(point: Point, clock: str) -> str:
    """The EDTF text of a time of day; midnight at the end of a day begins the next."""
    if not (clock and point.day):
        return edtf_of(point)
    if not clock.startswith("24"):
        return f"{edtf_of(point)}T{clock}"
    first = point.first_day()
    following = later_day(first, 1) if first else None
    return f"{following}T00:00" if following else ""


def edtf_of_value(value: str) -> str:
    """The EDTF text of a TIMEX3 value that needs no document; empty when it has none."""
    if re.fullmatch(r"[0-9]{3}", value):
        return f"{value}X"
    if re.fullmatch(r"[0-9]{2}", value):
        return f"{value}XX"
    return value if re.match(r"[0-9]{4}(-|$)", value) else ""


def place(edtf: str, reading: Reading, words: str, *, zone: str, anchor: str) -> Time | None:
    """The time of an EDTF text in a zone, with the reading's part of the day and qualifier."""
    if not edtf:
        return None
    try:
        time = parse_edtf(_qualified(edtf, reading), zone=zone, words=words, anchor=anchor)
    except DateError:
        return None
    if reading.clock:
        return with_offset(time)
    if reading.part:
        return replace(time, precision=Precision.PART_OF_DAY)
    return time


def _qualified(edtf: str, reading: Reading) -> str:
    approximate = reading.mod == "APPROX" and "/" not in edtf and not reading.clock
    return f"{edtf}~" if approximate else edtf


def with_offset(time: Time) -> Time:
    """The time of day with its offset written out, so that its text stands alone."""
    if not time.zone or not time.earliest:
        return time
    offset = offset_text(time.earliest, time.zone)
    try:
        fresh = parse_edtf(time.edtf + offset)
    except DateError:
        return time
    return replace(time, edtf=fresh.edtf, earliest=fresh.earliest, latest=fresh.latest)
