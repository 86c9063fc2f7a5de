"""What is certain to come before what, told in as few pairs as possible."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime


class Interval(NamedTuple):
    """A dated thing: its name and the bounds of its date in UTC; None is open."""

    name: str
    earliest: datetime | None
    latest: datetime | None


def precedence(intervals: Iterable[Interval]) -> Iterator[tuple[str, str]]:
    """Yield the pairs in which the first is certainly before the second and nothing is between.

    This is the transitive reduction of the interval order (Fishburn 1970): following the pairs
    reaches all that is certainly later, and no pair can be left out. A thing comes immediately
    before another when it ends before the other begins, but not before the beginning of the last
    one that fits whole in front of the other. Sorting makes this O(n log n) beside the pairs.

    >>> from datetime import UTC, datetime
    >>> def day(number): return datetime(2023, 5, number, tzinfo=UTC)
    >>> list(precedence([
    ...     Interval("a", day(1), day(1)), Interval("b", day(2), day(2)),
    ...     Interval("b or later", day(2), None), Interval("c", day(3), day(3)),
    ... ]))
    [('a', 'b'), ('a', 'b or later'), ('b', 'c')]
    """
    items = list(intervals)
    ended = sorted((item.latest, item.name, item.earliest) for item in items if item.latest)
    ends = [end for end, _, _ in ended]
    # An open beginning fits in front of nothing: the first end of all leaves nothing out.
    floors = list(accumulate((start or ends[0] for _, _, start in ended), max))
    starts = sorted((item.earliest, item.name) for item in items if item.earliest)
    for start, name in starts:
        last = bisect_left(ends, start)
        first = bisect_left(ends, floors[last - 1]) if last else 0
        for _, earlier, _ in ended[first:last]:
            yield earlier, name
