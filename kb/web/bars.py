"""Uncertain times as bars on a scale: what a picture of a timeline is drawn from.

Lengths are per mille of the picture's width, so that the drawing fits any size.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MINYEAR, UTC, datetime, timedelta
from typing import TYPE_CHECKING

from kb.terms import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.dates import Time
    from kb.timeline import TimelineEntry

FULL = 1000
LEAST = 6
"""The narrowest bar that an eye finds; it is drawn around the middle of what it stands for."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the scale; `opens` and `closes` say whether it begins and ends on it."""

    x: float
    width: float
    opens: bool = True
    closes: bool = True


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the scale with the words that stand there."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of time that fills the width of a picture."""

    first: datetime
    last: datetime

    def place(self, moment: datetime) -> float:
        """Return where a moment lies; what is outside lies at the edge."""
        share = (moment - self.first) / (self.last - self.first)
        return round(FULL * min(max(share, 0.0), 1.0), 1)

    def bar(self, time: Time) -> Bar | None:
        """Return the stretch that a time may mean; None when nothing is known of it."""
        if time.earliest is None and time.latest is None:
            return None
        left = self.place(time.earliest or self.first)
        right = self.place(time.latest or self.last)
        if right - left < LEAST:
            middle = min(max((left + right) / 2, LEAST / 2), FULL - LEAST / 2)
            left, right = middle - LEAST / 2, middle + LEAST / 2
        opens = time.earliest is not None and time.earliest >= self.first
        closes = time.latest is not None and time.latest <= self.last
        return Bar(round(left, 1), round(right - left, 1), opens, closes)

    def ticks(self, most: int = 5) -> list[Tick]:
        """Return at most so many ticks at round places: years, months or days."""
        span = self.last - self.first
        step = next((s for s in _STEPS if span / s[0] <= most), _STEPS[-1])
        moments = [m for m in _rounds(self.first, self.last, step) if self.first <= m <= self.last]
        return [Tick(self.place(m), m.strftime(step[1]).lstrip("0")) for m in moments]

    def months(self) -> list[Tick]:
        """Return the middle of each month with its first letter."""
        starts = _rounds(self.first, self.last, _STEPS[2])
        inside = [month for month in starts if month > self.first][:12]
        return [Tick(self.place(month + _MONTH / 2), f"{month:%b}"[0]) for month in inside]


def year_scale(year: int) -> Scale:
    """Return the scale of a year, a day wider on both sides for the zones of the earth."""
    first = datetime(year, 1, 1, tzinfo=UTC)
    return Scale(first - _DAY, first.replace(year=year + 1) + _DAY)


_DAY = timedelta(days=1)
_MONTH, _YEAR = 30.44 * _DAY, 365.25 * _DAY
# A step: how long it is, how its ticks read, and of which unit it is how many.
_STEPS = (
    (_DAY, "%d %b", "day", 1),
    (7 * _DAY, "%d %b", "day", 7),
    (_MONTH, "%b %Y", "month", 1),
    (3 * _MONTH, "%b %Y", "month", 3),
    (6 * _MONTH, "%b %Y", "month", 6),
    *((n * _YEAR, "%Y", "month", 12 * n) for n in (1, 2, 5, 10, 20, 50, 100)),
)


def _rounds(
    first: datetime, last: datetime, step: tuple[timedelta, str, str, int]
) -> Iterable[datetime]:
    """Yield the round moments from just before the first to the last."""
    _, _, unit, many = step
    if unit == "day":
        day = datetime(first.year, first.month, first.day, tzinfo=UTC)
        while day <= last:
            yield day
            day += many * _DAY
        return
    number = (first.year * 12 + first.month - 1) // many * many
    while number <= last.year * 12 + last.month - 1:
        if number // 12 >= MINYEAR:
            yield datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC)
        number += many


def scale_of(times: Iterable[Time]) -> Scale | None:
    """Return the scale on which all these times lie, with a little room; None if none is known."""
    bounds = [bound for time in times for bound in (time.earliest, time.latest) if bound]
    if not bounds:
        return None
    first, last = min(bounds), max(bounds)
    room = max((last - first) / 40, timedelta(hours=6))
    return Scale(_moved(first, -room), _moved(last, room))


def _moved(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment + by
    except OverflowError:
        return moment


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a column: the launches of a year, or of several together, with one outcome."""

    sort: str
    x: float
    y: float
    width: float
    height: float
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Launches by year and outcome as columns of blocks, in a square of 1000 by 100."""

    blocks: tuple[Block, ...]
    first: str
    last: str
    peak: str
    most: int
    totals: dict[str, int]


SORTS = tuple(
    sort.value for sort in (Outcome.SUCCESS, Outcome.PARTIAL, Outcome.FAILURE, Outcome.UNKNOWN)
)
MOST_COLUMNS = 80


def picture_of(entries: Iterable[TimelineEntry]) -> Picture | None:
    """Return the launches that took place as columns; None where fewer than two years have any."""
    years: dict[int, dict[str, int]] = {}
    for entry in entries:
        year = year_of(entry.time)
        if year and entry.sort == "launch" and entry.status == "occurred":
            counts = years.setdefault(year, dict.fromkeys(SORTS, 0))
            counts[entry.outcome or Outcome.UNKNOWN] += 1
    if len(years) < 2:
        return None
    columns = _columns(years)
    sums = {label: sum(counts.values()) for label, counts in columns.items()}
    peak = max(sums, key=lambda label: sums[label])
    labels = list(columns)
    totals = {sort: sum(counts[sort] for counts in years.values()) for sort in SORTS}
    blocks = tuple(_blocks(columns, sums[peak]))
    return Picture(blocks, labels[0], labels[-1], peak, sums[peak], totals)


def _columns(years: dict[int, dict[str, int]]) -> dict[str, dict[str, int]]:
    """Return the counts by year, or by several years where a year would be too narrow."""
    first, last = min(years), max(years)
    many = -(-(last - first + 1) // MOST_COLUMNS)
    out = {}
    for start in range(first, last + 1, many):
        end = min(start + many - 1, last)
        group = [years[year] for year in range(start, end + 1) if year in years]
        label = str(start) if start == end else f"{start}-{end}"
        out[label] = {sort: sum(counts[sort] for counts in group) for sort in SORTS}
    return out


def _blocks(columns: dict[str, dict[str, int]], most: int) -> Iterator[Block]:
    step = FULL / len(columns)
    for i, (label, counts) in enumerate(columns.items()):
        top = 100.0
        for sort, number in counts.items():
            if number:
                height = 100 * number / most
                top -= height
                x, width = round(i * step + step * 0.08, 2), round(step * 0.84, 2)
                words = f"{label}: {number} {sort}"
                yield Block(sort, x, round(max(top, 0.0), 2), width, round(height, 2), words)


def year_of(time: Time) -> int:
    """Return the year in which a time begins as it was told, not as UTC has it; 0 if unknown."""
    if time.edtf[:4].isdecimal():
        return int(time.edtf[:4])
    moment = time.earliest or time.latest
    return moment.year if moment else 0
