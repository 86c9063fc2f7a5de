"""Publication dates as pages, feeds and tables write them, with their zone.

Read are the dates of e-mail and RSS (RFC 5322, section 4.3 for the obsolete forms), the web's
profile of ISO 8601 (W3C NOTE-datetime), seconds since 1970, and dates in English words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from kb.dates import instant, parse_edtf, zone_of
from kb.errors import DateError

if TYPE_CHECKING:
    from kb.dates import Time

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip

_CLOCK = (
    r"(?:(?:[T,\s]|\sat\s|\s[-|]\s)\s*(?P<hour>[0-9]{1,2})"
    r"(?:[:.]?(?P<minute>[0-9]{2})(?:[:.]?(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?)?"
)
_ZONE = r"\s*\(?(?P<zone>(?:GMT|UTC)?[+-][0-9]{2}:?[0-9]{2}|[A-Z]{1,5})?\)?(?:\s*\(.*\))?"
_NUMBERED = r"(?P<year>[0-9]{4})(?P<mark>[-/.]?)(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
_DAY_FIRST = (
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[\s-]+(?P<month>[A-Z]{3,9})\.?,?[\s-]+"
    r"(?P<year>[0-9]{4}|[0-9]{2})"
)
_MONTH_FIRST = (
    r"(?P<month>[A-Z]{3,9})\.?\s+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{4})"
)
_SLASHED = r"(?P<a>[0-9]{1,2})[/.-](?P<b>[0-9]{1,2})[/.-](?P<year>[0-9]{4})"

_WEEKDAY = re.compile(r"([A-Z]{3,9})\.?,?\s+(?=\S+\s)", re.IGNORECASE)
_FORMS = tuple(
    re.compile(form + _CLOCK + _ZONE, re.IGNORECASE)
    for form in (_NUMBERED, _DAY_FIRST, _MONTH_FIRST, _SLASHED)
)
_COARSE = re.compile(r"[0-9]{4}(-[0-9]{2})?")
_EPOCH = re.compile(r"([0-9]{10})(?:[0-9]{3})?(?:\.[0-9]*)?")

# Characters; the longest date in words, with the name of its zone, has some 70.
_LONGEST = 120

_HINT = "right would be for example 2023-05-31, 2023-05-31T06:29+09:00, Wed, 31 May 2023 06:29 EDT"


@dataclass(frozen=True, slots=True)
class Dating:
    """A publication date, and what is odd about the text it was read from."""

    time: Time
    warnings: tuple[str, ...] = ()


def read_date(text: str) -> Dating:
    """Return the time that a publication date means.

    A clock that stands at midnight to the second says no more than the day: programs that store
    a time with every date write it. A zone that is not known leaves the zone open.

    >>> read_date("Tue, 22 Jun 2021 16:52 EDT").time.edtf
    '2021-06-22T16:52-04:00'
    >>> read_date("Wed, 30 Apr 2026 00:00:00 +0000").warnings
    ('2026-04-30 is a Thursday, not a Wednesday',)

    Raises:
        DateError: If the text has none of the known forms, is ambiguous, or names no date.
    """
    words = " ".join(text[:_LONGEST].split())
    if _COARSE.fullmatch(words):
        return Dating(parse_edtf(words, words=words))
    if match := _EPOCH.fullmatch(words):
        time = instant(datetime.fromtimestamp(int(match[1]), UTC))
        return Dating(replace(time, words=words))
    day_name = _weekday(words)
    rest = words[day_name.end() :] if day_name else words
    for form in _FORMS:
        if match := form.fullmatch(rest):
            return _dating(match, words, day_name[1] if day_name else "")
    raise DateError(f"{words[:80]!r} is no publication date that can be read; {_HINT}")


def _weekday(words: str) -> re.Match[str] | None:
    match = _WEEKDAY.match(words)
    return match if match and _index(_DAYS, match[1]) is not None else None


def _index(names: tuple[str, ...], word: str) -> int | None:
    """Return which name a word abbreviates to at least three letters."""
    start = "sep" if word.lower() == "sept" else word.lower()
    found = (i for i, name in enumerate(names) if len(start) > 2 and name.startswith(start))
    return next(found, None)


def _dating(match: re.Match[str], words: str, day_name: str) -> Dating:
    parts = match.groupdict()
    day = "-".join((_year(parts["year"]), *_month_and_day(parts, words)))
    clock = _clock(parts, words)
    zone, warnings = _zone(parts["zone"] or "")
    offset = zone if clock and zone[:1] in {"+", "-", "Z"} else ""
    time = parse_edtf(day + clock + offset, zone="" if offset else zone, words=words)
    return Dating(time, (*warnings, *_contradiction(day, day_name)))


def _year(year: str) -> str:
    """Complete two digits as RFC 5322, section 4.3 does."""
    if len(year) == 4:
        return year
    return f"20{year}" if int(year) < 50 else f"19{year}"


def _month_and_day(parts: dict[str, str | None], words: str) -> tuple[str, str]:
    month, day = parts.get("month") or "", parts.get("day") or ""
    if "a" in parts:
        day, month = _in_order(parts["a"] or "", parts["b"] or "", words)
    if month.isalpha():
        place = _index(_MONTHS, month)
        if place is None:
            raise DateError(f"{words[:80]!r} names no English month; {_HINT}")
        month = str(place + 1)
    return month.zfill(2), day.zfill(2)


def _in_order(a: str, b: str, words: str) -> tuple[str, str]:
    """Tell day and month apart where only one order gives a date."""
    if int(b) > 12 >= int(a):
        return b, a
    if int(a) > 12 or a == b:
        return a, b
    raise DateError(f"{words[:80]!r} may be day and month or month and day; {_HINT}")


def _clock(parts: dict[str, str | None], words: str) -> str:
    hour, minute, second, half = (parts[key] for key in ("hour", "minute", "second", "half"))
    if hour is None:
        return ""
    if minute is None and not half:
        raise DateError(f"{words[:80]!r} has an hour without minutes; {_HINT}")
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            raise DateError(f"{words[:80]!r} has no such hour on a clock of twelve; {_HINT}")
        number = number % 12 + (12 if half.lower().startswith("p") else 0)
    if not half and (number, int(minute or 0), int(second or 0)) == (0, 0, 0):
        return ""
    return f"T{number:02d}" + (f":{minute}" if minute else "") + (f":{second}" if second else "")


def _zone(zone: str) -> tuple[str, tuple[str, ...]]:
    zone = zone.upper()
    bare = zone.removeprefix("GMT").removeprefix("UTC")
    if bare[:1] in {"+", "-"}:
        digits = bare.replace(":", "")
        # -0000 says that the clock is UTC's and the place unknown (RFC 5322, section 3.3).
        offset = f"{digits[:3]}:{digits[3:]}"
        return ("Z" if digits[1:] == "0000" else offset), ()
    try:
        return (zone_of(zone) if zone else ""), ()
    except DateError:
        return "", (f"time zone {zone!r} is not known: it stays open",)


def _contradiction(day: str, day_name: str) -> tuple[str, ...]:
    if not day_name:
        return ()
    said, real = _index(_DAYS, day_name), date.fromisoformat(day).weekday()
    if said is None or said == real:
        return ()
    return (f"{day} is a {_DAYS[real].title()}, not a {_DAYS[said].title()}",)
