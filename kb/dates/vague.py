"""Reading the vague dates of GCAT, the General Catalog of Artificial Space Objects (J. McDowell).

All are in UTC. A trailing `?` widens the stated precision by one unit on either side. Besides
the shapes found in the catalogue files, the rarer ones of its grammar are read: quarters,
hours (`16h`, `16.5h`), tenths of days, centuries (`21C`) and millennia (`3M`).
"""

import re
from datetime import datetime, timedelta

from kb.dates.edtf import parse_edtf
from kb.dates.value import Precision, Time
from kb.errors import DateError

NOTHING = frozenset({"", "-", "?", "*"})
"""Not applicable or unknown, unknown, and still current: no date is stated."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_YEARS = re.compile(r"([0-9]{3,4})(s)?")
_AGES = re.compile(r"([0-9]{1,2})([CM])")
_QUARTER = re.compile(r"([0-9]{3,4})\s+Q([1-4])")
_MONTH = re.compile(r"([0-9]{3,4})\s+([A-Za-z]{3})(?:\s+-)?")
_DAY = re.compile(r"([0-9]{3,4})\s+([A-Za-z]{3})\s+([0-9]{1,2})(?:\.([0-9]))?(?:\s+(\S+))?")
_CLOCK = re.compile(r"([0-9]{2})([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?|([0-9]{1,2})(\.[0-9])?h")

_TENTH_OF_DAY = timedelta(minutes=144)
_TENTH_OF_HOUR = timedelta(minutes=6)


def parse_vague(text: str) -> Time:
    """The time of a GCAT vague date, in UTC; the unknown time for `-`, `?` and `*`.

    >>> parse_vague("2023 Aug 23 1850?").edtf
    '2023-08-23T18:50Z?'
    >>> parse_vague("1990s").edtf
    '199X'

    Raises:
        DateError: The text has none of the shapes, or names no date of the calendar.
    """
    bare = text.strip()
    if bare in NOTHING:
        return Time("", None, None, Precision.UNKNOWN, bare)
    uncertain = bare.endswith("?")
    core = bare.rstrip("?").rstrip()
    edtf = _to_edtf(core, bare)
    if uncertain:
        edtf = "/".join(f"{side}?" for side in edtf.split("/"))
    return parse_edtf(edtf, zone="Z", words=bare)


def _to_edtf(core: str, text: str) -> str:
    if match := _YEARS.fullmatch(core):
        year = match[1].zfill(4)
        return f"{year[:3]}X" if match[2] else year
    if match := _MONTH.fullmatch(core):
        return f"{match[1].zfill(4)}-{_month(match[2], text)}"
    if match := _DAY.fullmatch(core):
        return _day(match, text)
    if match := _QUARTER.fullmatch(core):
        year, first = match[1].zfill(4), 3 * int(match[2]) - 2
        return f"{year}-{first:02d}/{year}-{first + 2:02d}"
    if match := _AGES.fullmatch(core):
        return _age(int(match[1]), match[2], text)
    raise DateError(
        f"{text!r} is no GCAT date; right would be for example 2023, 1990s, 2023 May, "
        "2023 May 30, 2023 May 30 2127, 2023 May 30 2127:32, each with an optional ?"
    )


def _month(name: str, text: str) -> str:
    try:
        return f"{MONTHS.index(name.lower()) + 1:02d}"
    except ValueError as error:
        raise DateError(
            f"GCAT date {text!r} has no month {name!r}; right: Jan, Feb, ... Dec"
        ) from error


def _age(number: int, unit: str, text: str) -> str:
    if unit == "C" and 2 <= number <= 99:
        return f"{number - 1:02d}XX"
    if unit == "M" and 2 <= number <= 9:
        return f"{number - 1}001/{number}000"
    raise DateError(f"GCAT date {text!r} lies outside the 2C to 99C and 2M to 9M that can be held")


def _day(match: re.Match[str], text: str) -> str:
    year, month, day, tenth, clock = match.groups()
    date = f"{year.zfill(4)}-{_month(month, text)}-{int(day):02d}"
    if tenth and clock:
        raise DateError(f"GCAT date {text!r} has both a fraction of the day and a time of day")
    if tenth:
        return _stretch(date, int(tenth) * _TENTH_OF_DAY, _TENTH_OF_DAY, text)
    return date if clock is None else _clock(date, clock, text)


def _clock(date: str, clock: str, text: str) -> str:
    match = _CLOCK.fullmatch(clock)
    if not match:
        raise DateError(f"GCAT date {text!r} has no time of day {clock!r}; right: 2127 or 2127:32")
    hour, minute, second, hours, tenths = match.groups()
    if tenths:
        start = timedelta(hours=int(hours)) + int(tenths[1:]) * _TENTH_OF_HOUR
        return _stretch(date, start, _TENTH_OF_HOUR, text)
    if hours:
        return f"{date}T{int(hours):02d}Z"
    return f"{date}T{hour}:{minute}:{second}Z" if second else f"{date}T{hour}:{minute}Z"


def _stretch(date: str, start: timedelta, length: timedelta, text: str) -> str:
    """A tenth of a day or of an hour as an interval of minutes."""
    try:
        first = datetime.fromisoformat(date) + start
        last = first + length - timedelta(minutes=1)
    except (ValueError, OverflowError) as error:
        raise DateError(f"GCAT date {text!r} is not on the calendar ({error})") from error
    return "/".join(f"{moment.isoformat(timespec='minutes')}Z" for moment in (first, last))
