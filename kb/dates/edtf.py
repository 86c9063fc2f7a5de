"""Reading and writing EDTF, the text form of dates with their uncertainty.

Levels 0 and 1 of the Extended Date/Time Format (Library of Congress, 2019; ISO 8601-2), and
these extensions: ISO weeks (`2016-W06`), quarters and halves (33 to 36, 40 and 41 in the place
of the month, from level 2), times of day without seconds or without minutes, and the
qualifiers `?`, `~` and `%` behind a time of day. A qualifier widens the bounds by one unit of
the stated precision on either side.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from kb.dates import calendar
from kb.dates.calendar import Span
from kb.dates.value import Precision, Time
from kb.dates.zones import read_zone, utc_bounds
from kb.errors import DateError

QUALIFIERS = "?~%"

_TWO = "([0-9]{2})"
_DAY = re.compile(rf"([0-9]{{4}})-{_TWO}-{_TWO}")
_MONTH = re.compile(rf"([0-9]{{4}})-{_TWO}")
_WEEK = re.compile(rf"([0-9]{{4}})-W{_TWO}")
_MASKED = re.compile(r"([0-9]{4})(?:-([0-9]{2})-XX|(?:-XX){1,2})")
_YEAR = re.compile(r"([0-9]{4})|([0-9]{3})X|([0-9]{2})XX")
_FAR_YEAR = re.compile(r"Y(-?[0-9]{1,12})|(-[0-9]{4})")
_CLOCK = re.compile(
    rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})T{_TWO}(?::{_TWO}(?::{_TWO})?)?"
    r"(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)

_HINT = "right would be for example 2023-05-31, 2023-05, 2012~, 201X, 2016-02-08/2016-02-25"


@dataclass(frozen=True, slots=True)
class _Point:
    """A date without a slash, in local time."""

    span: Span
    precision: Precision
    zone: str = ""


def parse_edtf(text: str, *, zone: str = "", words: str = "", anchor: str = "") -> Time:
    """The time that an EDTF text means; a zone in the text goes before the one given.

    An empty text is the unknown time.

    >>> time = parse_edtf("2023-05-31", zone="Asia/Seoul")
    >>> time.earliest.isoformat(), time.latest.isoformat()
    ('2023-05-30T15:00:00+00:00', '2023-05-31T14:59:59+00:00')

    Raises:
        DateError: The text is no EDTF, names no date of the calendar, lies outside the years
            1 to 9999, or the zone is not known.
    """
    text = text.strip()
    if zone:
        read_zone(zone)
    if not text:
        return Time("", None, None, Precision.UNKNOWN, words, zone, anchor)
    if "/" in text:
        return _read_interval(text, zone, words, anchor)
    point = _read_point(text)
    zone = point.zone or zone
    earliest, latest = utc_bounds(*point.span, zone)
    return Time(text, earliest, latest, point.precision, words, zone, anchor)


def format_edtf(time: Time) -> str:
    """The EDTF text of a time: its own, else one made from its bounds.

    >>> format_edtf(parse_edtf("2016-02-08/2016-02-25"))
    '2016-02-08/2016-02-25'
    """
    if time.edtf or (time.earliest is None and time.latest is None):
        return time.edtf
    start, end = (bound_text(bound) for bound in (time.earliest, time.latest))
    return start if start == end else f"{start}/{end}"


def bound_text(bound: datetime | None) -> str:
    """The EDTF text of one UTC bound, `..` when open."""
    return ".." if bound is None else bound.replace(tzinfo=None).isoformat() + "Z"


def _read_interval(text: str, zone: str, words: str, anchor: str) -> Time:
    left, _, right = text.partition("/")
    if "/" in right or not (left or right):
        raise DateError(f"{text!r} is no EDTF interval; {_HINT}")
    start, end = (None if side in {"", ".."} else _read_point(side) for side in (left, right))
    zones = {side.zone for side in (start, end) if side}
    own = zones.pop() if len(zones) == 1 else ""
    earliest = utc_bounds(start.span[0], None, start.zone or zone)[0] if start else None
    latest = utc_bounds(None, end.span[1], end.zone or zone)[1] if end else None
    if start and end and start.span[0] > end.span[1] and start.zone == end.zone:
        raise DateError(f"interval {text!r} ends before it begins")
    return Time(text, earliest, latest, _interval_precision(text), words, own or zone, anchor)


def _interval_precision(text: str) -> Precision:
    """Quarters and halves are written as intervals of months at level 1."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})/\1-([0-9]{2})", text)
    if match:
        first, last = int(match[2]), int(match[3])
        for length, precision in ((3, Precision.QUARTER), (6, Precision.HALF)):
            if last - first == length - 1 and first % length == 1:
                return precision
    return Precision.INTERVAL


def _read_point(text: str) -> _Point:
    qualified = text[-1] in QUALIFIERS
    bare = text[:-1] if qualified else text
    point = _read_clock(bare) if "T" in bare else _read_date(bare)
    if not qualified:
        return point
    return _Point(calendar.widen(point.span, point.precision), point.precision, point.zone)


def _read_date(text: str) -> _Point:
    if match := _DAY.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return _Point(calendar.day_span(year, month, day), Precision.DAY)
    if match := _MONTH.fullmatch(text):
        return _read_month(int(match[1]), int(match[2]), text)
    if match := _YEAR.fullmatch(text):
        return _read_years(match)
    return _read_rare_date(text)


def _read_rare_date(text: str) -> _Point:
    if match := _WEEK.fullmatch(text):
        return _Point(calendar.week_span(int(match[1]), int(match[2])), Precision.WEEK)
    if match := _MASKED.fullmatch(text):
        if match[2]:
            return _read_month(int(match[1]), int(match[2]), text)
        return _Point(calendar.months_span(int(match[1]), 1, 12), Precision.YEAR)
    if match := _FAR_YEAR.fullmatch(text):
        return _Point(calendar.months_span(int(match[1] or match[2]), 1, 12), Precision.YEAR)
    raise DateError(f"{text!r} is no EDTF date; {_HINT}")


def _read_years(match: re.Match[str]) -> _Point:
    year, decade, century = match.groups()
    if year:
        return _Point(calendar.months_span(int(year), 1, 12), Precision.YEAR)
    first, count = (int(decade) * 10, 10) if decade else (int(century) * 100, 100)
    precision = Precision.DECADE if decade else Precision.CENTURY
    if first == 0:  # the year 0 cannot be held; the first years begin with 1
        return _Point(calendar.months_span(1, 1, 12 * (count - 1)), precision)
    return _Point(calendar.months_span(first, 1, 12 * count), precision)


def _read_month(year: int, month: int, text: str) -> _Point:
    if 1 <= month <= 12:
        return _Point(calendar.months_span(year, month, 1), Precision.MONTH)
    if month in calendar.SEASONS and not text.endswith("X"):
        return _Point(calendar.season_span(year, month), Precision.SEASON)
    if 33 <= month <= 36:
        return _Point(calendar.months_span(year, 3 * (month - 33) + 1, 3), Precision.QUARTER)
    if 40 <= month <= 41:
        return _Point(calendar.months_span(year, 6 * (month - 40) + 1, 6), Precision.HALF)
    raise DateError(
        f"{text!r} has no month {month:02d}; months run from 01 to 12, seasons from 21 to 24, "
        "quarters from 33 to 36, halves are 40 and 41"
    )


def _read_clock(text: str) -> _Point:
    match = _CLOCK.fullmatch(text)
    if not match:
        raise DateError(f"{text!r} is no EDTF time of day; right would be 2016-02-07T09:30:00Z")
    day, hour, minute, second, zone = match.groups()
    try:
        start = datetime.fromisoformat(f"{day}T{hour}:{minute or '00'}:{second or '00'}")
    except ValueError as error:
        raise DateError(f"{text!r} is not on the calendar and clock ({error})") from error
    precision = Precision.SECOND if second else Precision.MINUTE if minute else Precision.HOUR
    length = calendar.LENGTH_OF[precision] - calendar.SECOND
    if zone:
        read_zone(zone)
    return _Point((start, calendar.add(start, length)), precision, zone or "")
