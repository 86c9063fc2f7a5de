"""What a rule makes of an expression, before the document tells which day it is."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from loaders.english.times.patterns import Found


class Type(StrEnum):
    """The types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of the calendar counted in units from now or from the time spoken of.

    Attributes:
        unit: Letter of the unit: D, W, WE, M, Q, Y, E (decade), C (century), TH, TM, TS.
        steps: How many units on (negative: back).
        anchor: `now`, the publication date, or `then`, the date last spoken of.
    """

    unit: str
    steps: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a date or time that an expression tells; None and empty are not told.

    Attributes:
        type: The TIMEX3 type.
        value: The whole TIMEX3 value, when nothing in it depends on the document.
        frame: The stretch inside which the other parts lie.
        side: -1 the last such, +1 the next, 0 the one in hand.
        part: Code of the part of the day (TMO).
        clock: Time of day, `06:29`.
        zone: Zone of the clock; None when no zone is spoken of, empty for "local time".
        period: Letter of the unit whose whole stretch is meant (W: the week of that day).
        mod: TIMEX3 modifier.
        relation: Distance and event of a time that hangs on an event.
        weak: It is a time only together with a date beside it.
    """

    type: Type
    value: str = ""
    year: int | None = None
    bc: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    weekend: bool = False
    frame: Frame | None = None
    side: int | None = None
    part: str = ""
    clock: str = ""
    zone: str | None = None
    period: str = ""
    mod: str = ""
    relation: str = ""
    weak: bool = False


Parts = tuple[tuple[str, Reading], ...]
"""Several expressions in one pattern: the name of each part and its reading."""

Built = Reading | Parts | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what to make of what it finds; None when it is no time after all."""

    name: str
    pattern: str
    build: Callable[[Found], Built]


def date(**parts: object) -> Reading:
    """A reading of the type DATE."""
    return Reading(Type.DATE, **parts)  # type: ignore[arg-type]
