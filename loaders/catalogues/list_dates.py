"""Dates of lists of launches, however their makers write them."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from kb.dates import parse_edtf, parse_vague, zone_of
from kb.errors import DateError
from loaders.articles.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.dates import Time

_NOTHING = frozenset({"", "-", "?", "tbd", "tba", "n/a", "na", "none", "unknown", "null", "nan"})
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_ORDINAL = re.compile(r"(?<=\d)\.(?= [A-Za-z])")
_CLOCK = re.compile(
    r"(\d{1,2}):?(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?m\.?)?\s*(\(?[A-Z][A-Z+:\d-]*\)?|[+-]\d{1,2}:?\d{2})?",
    re.IGNORECASE,
)  # fmt: skip
_ZONE_IN_NAME = re.compile(r"\b(UTC|GMT|KST|JST|EST|EDT|CST|PST|PDT|CET|CEST|MSK)\b", re.IGNORECASE)


class Order(Enum):
    """What stands first in dates of numbers such as 4/19/1975."""

    DAY = "day"
    MONTH = "month"
    OPEN = "open"


def order_of(dates: Iterable[str]) -> Order:
    """Return what stands first in the dates of a column, if any of them tells.

    >>> order_of(["4/5/1975", "4/19/1975"]), order_of(["04.05.1975"]), order_of(["4/5/1975"])
    (<Order.MONTH: 'month'>, <Order.DAY: 'day'>, <Order.OPEN: 'open'>)
    """
    found = [match for date in dates if (match := _NUMBERS.match(date.strip()))]
    # With points between them dates are written day first, wherever that is done.
    day = any(int(match[1]) > 12 or match[2] == "." for match in found)
    month = any(int(match[3]) > 12 for match in found)
    if day == month:
        return Order.OPEN
    return Order.DAY if day else Order.MONTH


def zone_in(name: str) -> str:
    """Return the zone that a column's name tells: "Time (UTC)", "date_utc".

    >>> zone_in("date_utc"), zone_in("Launch time (KST)"), zone_in("Date")
    ('UTC', 'KST', '')
    """
    match = _ZONE_IN_NAME.search(name.replace("_", " "))
    return match[1].upper() if match else ""


def read_when(date: str, clock: str = "", zone: str = "", order: Order = Order.OPEN) -> Time | None:
    """Return the time of a launch; None if nothing is said.

    A question mark or "c." makes it uncertain. What has no zone spans all zones.

    >>> read_when("31.05.2023", "06:27", "KST", Order.DAY).edtf
    '2023-05-31T06:27+09:00'
    >>> read_when("c. May 2016").edtf, read_when("2016-05-03?").edtf
    ('2016-05?', '2016-05-03?')

    Raises:
        DateError: If it cannot be read; the message shows what would be right.
    """
    words = " ".join(f"{date} {clock}".split())
    if date.strip().lower() in _NOTHING:
        return None
    bare, uncertain = _certain(date.strip())
    clock, vague_clock = _certain("" if clock.strip().lower() in _NOTHING else clock.strip())
    time = _exact(_ordered(bare, order), clock, zone)
    uncertain = uncertain or vague_clock
    if uncertain and time.edtf and "/" not in time.edtf and time.edtf[-1] not in "?~%":
        time = parse_edtf(f"{time.edtf}?", zone=time.zone)
    return replace(time, words=words)


def _certain(text: str) -> tuple[str, bool]:
    """Return a text without the marks of doubt, and whether it had any."""
    bare = re.sub(r"^(?:c\.|ca\.?|circa|about|approx\.?|~)\s*", "", text, flags=re.IGNORECASE)
    bare = re.sub(r"\s*(?:\?|\(\?\)|~)$", "", bare)
    return bare, bare != text


def _ordered(date: str, order: Order) -> str:
    """Return a date of numbers with the year first, where the order is known."""
    match = _NUMBERS.match(date)
    if not match or order is Order.OPEN:
        return _ORDINAL.sub("", date)
    day, month = (match[1], match[3]) if order is Order.DAY else (match[3], match[1])
    year = match[4] if len(match[4]) == 4 else ("20" if int(match[4]) < 50 else "19") + match[4]
    return f"{year}-{int(month):02d}-{int(day):02d}{date[match.end() :]}"


def _exact(date: str, clock: str, zone: str) -> Time:
    whole = f"{date} {_clock(clock)}".strip()
    try:
        time = read_date(whole).time
    except DateError as error:
        time = _vague(whole, error)
    return time if time.zone or not zone else _in_zone(time, zone)


def _in_zone(time: Time, zone: str) -> Time:
    """Return a local time in a zone that stands beside it; an offset belongs to the clock."""
    try:
        name = zone_of(zone)
    except DateError:
        name = zone
    offset = name if "T" in time.edtf and (name == "Z" or name[0] in "+-") else ""
    return parse_edtf(time.edtf + offset, zone="" if offset else name)


def _clock(clock: str) -> str:
    """Return a time of day with its colon: 0627 is 06:27.

    Raises:
        DateError: If it is none.
    """
    if not clock:
        return ""
    match = _CLOCK.fullmatch(clock)
    if not match:
        raise DateError(f"{clock!r} is no time of day; right: 06:27, 0627, 6:27 PM, 21:27 UTC")
    hour, minute, second, half, zone = match.groups()
    text = f"{hour}:{minute}" + (f":{second}" if second else "") + (f" {half}" if half else "")
    return f"{text} {zone.strip('()')}" if zone else text


def _vague(whole: str, error: DateError) -> Time:
    """Return the time of a text such as "May 2016", "2016 May" or "2016 May 3 0627"."""
    swapped = re.sub(r"^([A-Za-z]{3,9})\.?,? (\d{4})$", r"\2 \1", whole)
    short = re.sub(r"(?<=\d )([A-Za-z]{3})[a-z]+", r"\1", swapped)
    try:
        time = parse_vague(short)
        # GCAT writes UTC; here, only what is a moment there can be taken for one.
        return time if "T" in time.edtf else parse_edtf(time.edtf, words=time.words)
    except DateError:
        pass
    raise DateError(
        f"{whole[:60]!r} is no date that can be read ({_reason(error)}); right: 2023-05-31, "
        "31 May 2023, May 2023, 2023, each with a time and a zone if known: 2023-05-31 06:27 KST"
    ) from error


def _reason(error: DateError) -> str:
    return "day and month, or month and day?" if "may be day" in str(error) else "unknown form"
