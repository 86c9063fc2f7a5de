"""The value type of every date: an interval in UTC with the words it was read from."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from kb.errors import DateError


class Precision(StrEnum):
    """How finely a time was stated, whatever the width of its bounds."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part-of-day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Time:
    """A date, a time of day or a span of them, with its uncertainty as bounds.

    Attributes:
        edtf: EDTF level 0 or 1 text (plus the extensions named in `kb.dates.edtf`);
            empty when nothing is known.
        earliest: First second that the time may mean, in UTC; None when open.
        latest: Last second that the time may mean, in UTC; None when open.
        precision: How finely it was stated.
        words: The words it was read from.
        zone: IANA name, offset (`+09:00`) or `Z`; empty when unknown, and then the
            bounds span every zone from UTC+14 to UTC-12.
        anchor: What it was resolved against (`published 2023-06-19`); empty when absolute.
        relation: The relation of a relative date to its anchor (`P2D after launch`).

    Raises:
        DateError: A bound is not in UTC or not a whole second, or the bounds are reversed.
    """

    edtf: str
    earliest: datetime | None
    latest: datetime | None
    precision: Precision
    words: str = ""
    zone: str = ""
    anchor: str = ""
    relation: str = ""

    def __post_init__(self) -> None:
        _check_bound(self.earliest, "earliest")
        _check_bound(self.latest, "latest")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise DateError(
                f"time {self.edtf!r} begins at {self.earliest} after it ends at {self.latest}; "
                "the earliest bound must not be later than the latest"
            )


def _check_bound(bound: datetime | None, name: str) -> None:
    if bound is not None and (bound.tzinfo is not UTC or bound.microsecond):
        raise DateError(f"{name} bound {bound!r} is not a whole second in datetime.UTC")


UNKNOWN_TIME = Time("", None, None, Precision.UNKNOWN)
"""The time of which nothing is known: open on both sides."""
