"""Times with their places in the text, and days as the calendar has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.dates import parse_edtf
from kb.errors import DateError

if TYPE_CHECKING:
    from kb.dates import Time


@dataclass(frozen=True, slots=True)
class When:
    """A time of the text with the place where it stands; `limits` if words set bounds to it."""

    start: int
    end: int
    time: Time
    limits: Time | None = None


@lru_cache(maxsize=4096)
def days(edtf: str) -> tuple[date, date] | None:
    """Return the first and last calendar day of an EDTF text; open ends become date.min and max.

    >>> days("2023-05")
    (datetime.date(2023, 5, 1), datetime.date(2023, 5, 31))
    """
    parts = [part.split("T")[0].rstrip("~?%") for part in edtf.split("/")]
    bounds = []
    for n, part in enumerate(parts):
        if part in {"", ".."}:
            bounds.append((date.min, date.min) if n == 0 else (date.max, date.max))
            continue
        try:
            time = parse_edtf(part, zone="Z")
        except DateError:
            return None
        if time.earliest is None or time.latest is None:
            return None
        bounds.append((time.earliest.date(), time.latest.date()))
    return (bounds[0][0], bounds[-1][1]) if bounds else None


# Minutes between two clock times that are still told of one launch.
CLOCK_SLACK = 45
# An evening in the west is the next day where the day begins first.
EASTMOST = timedelta(hours=14)
WESTERN = re.compile(r"T.*(?:Z|-\d\d:\d\d)$")


def meet(a: Time | None, b: Time | None) -> bool:
    """Tell whether two times can be the same day; an unknown one can be any.

    Two clock times with their zones must be within minutes of each other. A clock time of GMT or
    of the west also meets the day that it is further east.
    """
    if a is None or b is None:
        return True
    guessed = hour_alone(a) or hour_alone(b)
    if _on_clock(a) and _on_clock(b) and a.earliest and b.earliest and not guessed:
        return abs((a.earliest - b.earliest).total_seconds()) <= CLOCK_SLACK * 60
    x, y = _days_about(a), _days_about(b)
    if x is None or y is None:
        return True
    slack = GUESSED if guessed else 0
    apart = max(x[0].toordinal() - y[1].toordinal(), y[0].toordinal() - x[1].toordinal())
    return apart <= slack


# The day of an hour told without one is guessed, and may be wrong by so many days.
GUESSED = 2
DAY_WORDS = re.compile(
    r"day|night|morning|noon|evening|earlier|later|hours|minutes|\b(?:jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec|next|last|mon|tue|wed|thu|fri|sat|sun)|\d(?:st|nd|rd|th)\b|\d[-/]\d",
    re.IGNORECASE,
)


def hour_alone(time: Time) -> bool:
    """Tell "at 6.29am", which names no day."""
    return "T" in time.edtf and bool(time.words) and DAY_WORDS.search(time.words) is None


def _on_clock(time: Time) -> bool:
    """Tell a clock time whose zone is known."""
    return "T" in time.edtf and bool(time.zone) and "/" not in time.edtf


def foreign(time: Time) -> bool:
    """Tell a clock time of GMT or of a zone west of it."""
    return WESTERN.search(time.edtf) is not None


def _days_about(time: Time) -> tuple[date, date] | None:
    held = days(time.edtf)
    if held is None or time.earliest is None or not foreign(time):
        return held
    return held[0], max(held[1], (time.earliest + EASTMOST).date())


def same(a: Time | None, b: Time | None) -> bool:
    """Tell whether two times are known and cover the same days."""
    x, y = (days(t.edtf) if t else None for t in (a, b))
    return x is not None and x == y


def width(time: Time | None) -> int:
    """Return how many days a time spans; very many when it is unknown or open."""
    held = days(time.edtf) if time else None
    return (held[1] - held[0]).days if held else 10**7


def coarseness(time: Time | None) -> float:
    """Return how coarse a time is, in days; an open one counts as its known end, and a little."""
    if time is None:
        return 10.0**7
    left, _, right = time.edtf.partition("/")
    known = [part for part in (left, right) if part and part != ".."]
    held = days(known[0]) if known and ".." in (left, right) else days(time.edtf)
    extra = 0.5 if ".." in (left, right) else 0.0
    return (held[1] - held[0]).days + extra if held else 10.0**7


def is_after(time: Time | None, published: Time | None) -> bool:
    """Tell whether a time lies wholly after the day of publication."""
    x, y = (days(t.edtf) if t else None for t in (time, published))
    if x is None or y is None:
        return False
    return x[0] > y[1] or (x[0] == date.min and x[1] > y[1])


def is_before(time: Time | None, published: Time | None) -> bool:
    """Tell whether a time lies wholly before the end of the day of publication."""
    x, y = (days(t.edtf) if t else None for t in (time, published))
    return x is not None and y is not None and x[1] <= y[1]
