"""Whether two reports are of the same launch: a score with its reasons in words.

The score is a sum of weights, one a feature, from 0 (nothing in common) to 1. The weights say how
rarely two different launches agree in that feature by chance: a day shared is worth more than a
vehicle shared, and a contradiction takes away more than silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.dates import Precision, certainly_before, overlaps
from kb.terms import Property

if TYPE_CHECKING:
    from kb.dates import Time
    from kb.names import Lexicon
    from kb.resolve.accounts import Account

SAME_FROM = 0.6
"""From this score on the program judges two reports to be of the same launch."""

DIFFERENT_BELOW = 0.35
"""Below this score it judges them to be of different launches; between, it is unsure."""


SPREAD = timedelta(minutes=30)
"""Observers of one launch give clock times that differ: by when a radar saw it, by rounding."""


class Verdict(StrEnum):
    """What is thought of two reports: of the same launch, of different ones, or undecided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are, and why."""

    score: float
    reasons: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """What the score means."""
        if self.score >= SAME_FROM:
            return Verdict.SAME
        return Verdict.DIFFERENT if self.score < DIFFERENT_BELOW else Verdict.UNSURE


_Feature = tuple[float, str]

_DATE_WEIGHTS = {
    Precision.SECOND: 0.55,
    Precision.MINUTE: 0.55,
    Precision.HOUR: 0.5,
    Precision.PART_OF_DAY: 0.5,
    Precision.DAY: 0.5,
    Precision.WEEK: 0.3,
    Precision.MONTH: 0.25,
    Precision.INTERVAL: 0.2,
}
_VAGUE_DATE = 0.1


def compare(a: Account, b: Account, lexicon: Lexicon) -> Likeness:
    """Return how alike two reports are; the order of the two does not matter."""
    features = [
        _status(a, b),
        _dates(a.time, b.time),
        *(_thing(a, b, property_, lexicon) for property_ in _THING_WEIGHTS),
        _concept("kind", (a.kind, b.kind), 0.05, -0.15),
        _concept("outcome", (a.outcome, b.outcome), 0.05, -0.05),
    ]
    score = sum(weight for weight, _ in features)
    reasons = tuple(words for _, words in features if words)
    return Likeness(max(0.0, min(1.0, round(score, 3))), reasons)


def _status(a: Account, b: Account) -> _Feature:
    """A plan and the flight that fulfils it are two things, linked but not one."""
    if a.occurred != b.occurred:
        return -1.0, "one is a plan, the other took place"
    return 0.0, ""


def _dates(a: Time, b: Time) -> _Feature:
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        if certainly_before(a, b) or certainly_before(b, a):
            return -1.0, "dates apart"
        return 0.0, "a date is open"
    weight = min(_DATE_WEIGHTS.get(time.precision, _VAGUE_DATE) for time in (a, b))
    if overlaps(a, b):
        return weight, "dates overlap"
    apart = gap(a, b)
    if apart <= SPREAD:
        return weight, f"times {apart.total_seconds() / 60:.0f} min apart"
    return -1.0, "dates apart"


def gap(a: Time, b: Time) -> timedelta:
    """Return how far two times lie apart; zero where they overlap or one is open between them."""
    first, second = (a, b) if certainly_before(a, b) else (b, a)
    if first.latest is None or second.earliest is None or not certainly_before(first, second):
        return timedelta()
    return second.earliest - first.latest


_THING_WEIGHTS = {
    Property.ACTOR: (0.2, -0.4),
    Property.VEHICLE: (0.2, -0.3),
    Property.PAYLOAD: (0.2, -0.1),
    Property.SITE: (0.1, -0.15),
}


def _thing(a: Account, b: Account, property_: Property, lexicon: Lexicon) -> _Feature:
    mine, yours = a.values(property_), b.values(property_)
    if not mine or not yours:
        return 0.0, ""
    agree, differ = _THING_WEIGHTS[property_]
    for x in mine:
        for y in yours:
            if related(x, y, lexicon):
                return agree, _agreement(property_, x, y, lexicon)
    # A name that the gazetteer lacks may be another word for the same thing.
    if any(lexicon.thing(x) is None for x in (*mine, *yours)):
        return 0.0, ""
    return differ, f"{property_.value} {_name(mine[0], lexicon)} is not {_name(yours[0], lexicon)}"


def related(x: str, y: str, lexicon: Lexicon) -> bool:
    """Whether two IRIs mean one thing, or a thing and the state or body it belongs to."""
    return x == y or y in holders(x, lexicon) or x in holders(y, lexicon)


def holders(iri: str, lexicon: Lexicon) -> set[str]:
    """Return what a thing belongs to: its state, and the body that it is part of."""
    thing = lexicon.thing(iri)
    return {thing.country, thing.part_of} - {""} if thing else set()


def _agreement(property_: Property, x: str, y: str, lexicon: Lexicon) -> str:
    if x == y:
        return f"same {property_.value}: {_name(x, lexicon)}"
    return f"{property_.value} {_name(x, lexicon)} goes with {_name(y, lexicon)}"


def _name(iri: str, lexicon: Lexicon) -> str:
    thing = lexicon.thing(iri)
    return thing.name if thing else re.split("[/#]", iri)[-1].replace("-", " ")


def _concept(name: str, values: tuple[str, str], agree: float, differ: float) -> _Feature:
    x, y = values
    if not x or not y or "unknown" in values:
        return 0.0, ""
    if x == y:
        return agree, f"both {name} {x}"
    return differ, f"{name} {x} against {y}"
