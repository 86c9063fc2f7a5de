"""A moment and how precisely it is meant, as catalogues of launches write them, as an interval.

Launch Library and the SpaceX API write a full date and time always, and beside it how much of it
is meant. Within the calendar's periods it does not matter that the one writes the last day of the
period and the other the first: the period that holds the day is meant.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.dates import Time, parse_edtf
from kb.dates.zones import read_zone
from kb.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Callable

# How precise a date is, in words and in Launch Library's abbreviations; "Quarter 1" and "Q1" are
# quarters, since which of them is meant stands in the date.
_NAMES = {
    "second": "second", "sec": "second",
    "minute": "minute", "min": "minute",
    "hour": "hour", "hr": "hour",
    "morning": "morning", "mor": "morning",
    "afternoon": "afternoon", "aft": "afternoon",
    "day": "day",
    "week": "week",
    "month": "month", "m": "month",
    "quarter": "quarter", "q": "quarter",
    "half": "half", "h": "half",
    "fiscal year": "fiscal year", "fy": "fiscal year",
    "year": "year", "y": "year",
    "decade": "decade", "dec": "decade",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """A moment as a catalogue writes it, in UTC, with the words; `zone` is that of the place."""

    moment: datetime
    words: str
    zone: str = ""


def read_stated(text: str, zone: str = "") -> Stated:
    """Return the moment of an ISO 8601 text; one without an offset is in UTC.

    Raises:
        DateError: If it is none.
    """
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise DateError(f"{text[:40]!r} is no date; right: 2023-05-30T21:27:00Z") from error
    return Stated(moment.replace(microsecond=0), text, zone)


def precision_name(text: str) -> str:
    """Return which precision a name or abbreviation means; empty if it is not known.

    >>> precision_name("Quarter 2"), precision_name("SEC"), precision_name("eon")
    ('quarter', 'second', '')
    """
    return _NAMES.get(re.sub(r"[\s\d]+$", "", text.strip().lower()), "")


def interval(stated: Stated, precision: str) -> Time:
    """Return what a moment means at a precision (a value of `precision_name`).

    >>> interval(read_stated("2024-10-31T00:00:00Z"), "month").edtf
    '2024-10'

    Raises:
        DateError: If the interval leaves the calendar.
    """
    if precision in {"morning", "afternoon"}:
        return _half_day(stated, precision)
    return parse_edtf(_edtf(stated.moment, precision), zone="Z", words=stated.words)


def _edtf(moment: datetime, precision: str) -> str:
    if precision in _CLOCKS:
        return moment.replace(tzinfo=None).isoformat(timespec=_CLOCKS[precision]) + "Z"
    return _DATES[precision](moment)


def _week(moment: datetime) -> str:
    week = moment.isocalendar()
    return f"{week.year:04d}-W{week.week:02d}"


def _part_of_year(moment: datetime, months: int) -> str:
    first = (moment.month - 1) // months * months + 1
    return f"{moment.year:04d}-{first:02d}/{moment.year:04d}-{first + months - 1:02d}"


def _year_until(moment: datetime) -> str:
    """Return the year that ends with the moment's month: states begin theirs where they like."""
    following = moment.month % 12 + 1
    first = moment.year - (following > 1)
    return f"{first:04d}-{following:02d}/{moment.year:04d}-{moment.month:02d}"


_CLOCKS = {"second": "seconds", "minute": "minutes", "hour": "hours"}
_DATES: dict[str, Callable[[datetime], str]] = {
    "day": lambda moment: moment.date().isoformat(),
    "week": _week,
    "month": lambda moment: f"{moment.year:04d}-{moment.month:02d}",
    "quarter": lambda moment: _part_of_year(moment, 3),
    "half": lambda moment: _part_of_year(moment, 6),
    "fiscal year": _year_until,
    "year": lambda moment: f"{moment.year:04d}",
    "decade": lambda moment: f"{moment.year:04d}"[:3] + "X",
}


def _half_day(stated: Stated, precision: str) -> Time:
    """Return the morning or afternoon of the place; the whole day where its zone is not known."""
    if not stated.zone:
        return interval(stated, "day")
    try:
        date = stated.moment.astimezone(read_zone(stated.zone)).date().isoformat()
    except OverflowError as error:
        raise DateError(f"{stated.words[:40]!r} lies at the edge of the calendar") from error
    hours = ("T00:00", "T11:59") if precision == "morning" else ("T12:00", "T23:59")
    return parse_edtf("/".join(date + hour for hour in hours), zone=stated.zone, words=stated.words)


@lru_cache(maxsize=65536)
def moment(text: str) -> Time | None:
    """Return when something was said, to the second; None if the text is no date.

    >>> moment("2026-06-22T18:09:58.923842+00:00").edtf
    '2026-06-22T18:09:58Z'
    """
    try:
        return interval(read_stated(text), "second")
    except DateError:
        return None


def unstated(stated: Stated, *, tentative: bool) -> Time:
    """Return what a moment means that comes without a precision.

    A clock at midnight to the second says no more than the day, and one at a full minute no more
    than the minute. A date that is not yet determined and falls on the last day of a period is
    Launch Library's way to write the longest period that ends on that day: of 221 such dates in a
    copy of 2026, 219 were the last day of a month, 156 of them of a year.

    >>> unstated(read_stated("2026-06-30T00:00:00Z"), tentative=True).edtf
    '2026-01/2026-06'
    """
    when = stated.moment
    if (when.hour, when.minute, when.second) != (0, 0, 0):
        return interval(stated, "second" if when.second else "minute")
    return interval(stated, _period_ending(when) if tentative else "day")


def _period_ending(moment: datetime) -> str:
    month = moment.month
    if moment.day != monthrange(moment.year, month)[1]:
        return "day"
    if month in {3, 9}:
        return "quarter"
    return {6: "half", 12: "year"}.get(month, "month")
