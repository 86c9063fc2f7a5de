"""Uncertain dates as calendars and timelines draw them: instants, or whole days of some place."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from kb.dates import Precision
from kb.dates.calendar import add
from kb.dates.zones import FIRST_ZONE, LAST_ZONE, read_zone

if TYPE_CHECKING:
    from datetime import date, datetime

    from kb.dates import Time

CLOCKS = frozenset([Precision.HOUR, Precision.MINUTE, Precision.SECOND])


def is_instant(time: Time) -> bool:
    """Tell whether a time of day is known well enough to be placed in UTC.

    A time on the clock of an unknown zone is not: it may be anywhere in more than a day.

    >>> from kb.dates import parse_edtf
    >>> is_instant(parse_edtf("2023-05-31T06:29+09:00")), is_instant(parse_edtf("2023-05-31T06:29"))
    (True, False)
    """
    closed = time.earliest is not None and time.latest is not None
    return closed and time.precision in CLOCKS and bool(time.zone)


def days(time: Time) -> tuple[date | None, date | None]:
    """Return the first and the last day that a time may mean, on the calendar of its own zone.

    >>> from kb.dates import parse_edtf
    >>> [str(day) for day in days(parse_edtf("2023-05"))]
    ['2023-05-01', '2023-05-31']
    >>> [str(day) for day in days(parse_edtf("2023-05-31T06:29"))]
    ['2023-05-31', '2023-05-31']
    """
    first, last = time.earliest, time.latest
    if time.zone:
        return first and _there(first, time.zone), last and _there(last, time.zone)
    return _without_zone(first, last)


def _there(moment: datetime, zone: str) -> date:
    try:
        return moment.astimezone(read_zone(zone)).date()
    except OverflowError:
        # The ends of what datetime can hold stand for "unbounded": a zone does not move them.
        return moment.date()


def _without_zone(first: datetime | None, last: datetime | None) -> tuple[date | None, date | None]:
    """Bounds without a zone span all zones: taking that width away gives the day that was told."""
    start = first and add(first.replace(tzinfo=None), FIRST_ZONE)
    end = last and add(last.replace(tzinfo=None), LAST_ZONE)
    if start and end and start > end:
        # Bounds narrower than that come from a comparison with another time: they are UTC.
        start, end = (bound and bound.astimezone(UTC) for bound in (first, last))
    return start and start.date(), end and end.date()
