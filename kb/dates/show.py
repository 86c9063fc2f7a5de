"""Times as people read them, with the uncertainty in words."""

import re
from datetime import datetime

from kb.dates.edtf import QUALIFIERS, format_edtf
from kb.dates.value import Precision, Time
from kb.dates.zones import offset_text

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
ORDINALS = ("first", "second", "third", "fourth")

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_CLOCK = re.compile(r"([0-9-]{10})T([0-9]{2}(?::[0-9]{2}){0,2})(Z|[+-].*)?")
_INNER_XS = re.compile(r"(?:-XX)+$")


def display(time: Time) -> str:
    """The time in words, such as `31 May 2023 06:29 (UTC+9)`, `about 2012` or `date unknown`.

    >>> from kb.dates.edtf import parse_edtf
    >>> display(parse_edtf("2016-02-08/2016-02-25"))
    '8-25 Feb 2016'
    """
    edtf = format_edtf(time)
    if not edtf or edtf == "../..":
        return "date unknown"
    if "/" not in edtf:
        return _point(edtf, time, short=False)
    start, _, end = edtf.partition("/")
    if end in {"", ".."}:
        return f"after {_point(start, time, short=False)}"
    if start in {"", ".."}:
        return f"by {_point(end, time, short=False)}"
    return _special(time, start) or _range(start, end, time)


def _special(time: Time, start: str) -> str:
    year, month = start[:4], start[5:7]
    if time.precision is Precision.QUARTER:
        return f"{ORDINALS[int(month) // 3]} quarter of {year}"
    if time.precision is Precision.HALF:
        return f"{ORDINALS[int(month) // 6]} half of {year}"
    return ""


def _range(start: str, end: str, time: Time) -> str:
    left, right = _DATE.fullmatch(start), _DATE.fullmatch(end)
    last = _point(end, time, short=True)
    if left and right and left[3] and right[3] and left[1] == right[1]:
        if left[2] == right[2]:
            return f"{int(left[3])}-{last}"
        return f"{int(left[3])} {MONTHS[int(left[2]) - 1][:3]} - {last}"
    return f"{_point(start, time, short=True)} - {last}"


def _point(edtf: str, time: Time, *, short: bool) -> str:
    mark = edtf[-1] if edtf[-1] in QUALIFIERS else ""
    bare = edtf.rstrip(QUALIFIERS)
    words = _clock(bare, time) if "T" in bare else _date(bare, short=short)
    if mark in {"~", "%"}:
        words = f"about {words}"
    return f"{words} (uncertain)" if mark in {"?", "%"} else words


def _date(bare: str, *, short: bool) -> str:
    bare = _INNER_XS.sub("", bare)
    if match := _WEEK.fullmatch(bare):
        monday = datetime.fromisocalendar(int(match[1]), int(match[2]), 1)
        return f"week of {monday.day} {_month(monday.month, short=short)} {monday.year}"
    match = _DATE.fullmatch(bare)
    if not match:
        return _years(bare)
    year, month, day = match[1], int(match[2] or 0), match[3]
    if not month:
        return year.lstrip("0")
    if month > 12:
        return f"{_part_of_year(month)} {year}"
    name = f"{_month(month, short=short)} {year}"
    return f"{int(day)} {name}" if day else name


def _years(bare: str) -> str:
    if bare.endswith("XX"):
        return f"{bare[:2].lstrip('0') or '0'}00s (century)"
    return f"{bare[:3]}0s" if bare.endswith("X") else bare.removeprefix("Y")


def _part_of_year(code: int) -> str:
    if code in SEASONS:
        return SEASONS[code]
    if code >= 40:
        return f"{ORDINALS[code - 40]} half of"
    return f"{ORDINALS[code - 33]} quarter of"


def _month(number: int, *, short: bool) -> str:
    return MONTHS[number - 1][:3] if short else MONTHS[number - 1]


def _clock(bare: str, time: Time) -> str:
    match = _CLOCK.fullmatch(bare)
    if not match:
        return bare
    day, clock, own = match.groups()
    clock = clock if ":" in clock else f"{clock}h"
    return f"{_date(day, short=False)} {clock} ({_zone(own or time.zone, time)})"


def _zone(zone: str, time: Time) -> str:
    moment = time.earliest or time.latest
    if not zone or moment is None:
        return "time zone unknown"
    offset = offset_text(moment, zone)
    if offset == "Z":
        return "UTC"
    sign, hours, minutes = offset[0], int(offset[1:3]), offset[4:]
    return f"UTC{sign}{hours}" + ("" if minutes == "00" else f":{minutes}")
