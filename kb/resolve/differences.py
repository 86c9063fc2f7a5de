"""How a value differs from the chosen one: contradicting it, or in another way that is no conflict.

Two clock times a minute apart are one launch seen by two; nine hours apart in Korea they are one
time in two zones. "Partial failure" and "success 75 %" are two rulers, "satellite launch" and
"missile test" two definitions. Only what remains is a contradiction.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.dates.zones import read_zone
from kb.names import gazetteer
from kb.resolve.kinship import Kin, kinship
from kb.resolve.likeness import DAY, HOUR, MINUTE, SPREAD
from kb.resolve.profiles import THINGS, Profiler, bounds
from kb.resolve.scales import differ_in_scale
from kb.terms import Kind, Property, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.dates import Time
    from kb.names import Lexicon
    from kb.resolve.accounts import Account, Assertion


class DifferenceKind(StrEnum):
    """How two values of one property differ."""

    VALUE = "value"
    ZONE = "zone"
    PRECISION = "precision"
    SCALE = "scale"
    DEFINITION = "definition"


CONTRADICTIONS = frozenset({DifferenceKind.VALUE, DifferenceKind.ZONE})
"""What cannot all be true; the other kinds are differences in how the same is said."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a value differs from the chosen one, and that in words."""

    kind: DifferenceKind
    words: str

    @property
    def contradicts(self) -> bool:
        """Whether the two cannot both be true."""
        return self.kind in CONTRADICTIONS


_CONTRADICTED = Difference(DifferenceKind.VALUE, "cannot be true beside the chosen value")
_FINER = "one says more exactly what kind of launch it was"


@dataclass(frozen=True, slots=True)
class Differing:
    """Tells how values of one launch differ; `zones` are those of its site and of its states."""

    lexicon: Lexicon
    zones: tuple[str, ...]

    @classmethod
    def of(cls, accounts: Sequence[Account], lexicon: Lexicon) -> Differing:
        """Return the judge of differences for the reports of one launch."""
        found = []
        for property_ in (Property.SITE, Property.ACTOR):
            for account in accounts:
                for iri in account.values(property_):
                    thing = lexicon.thing(iri)
                    whole = lexicon.thing(thing.country) if thing else None
                    found += [each.zone for each in (thing, whole) if each and each.zone]
        return cls(lexicon, tuple(dict.fromkeys(found)))

    def between(self, chosen: Assertion, other: Assertion) -> Difference | None:
        """Return how a claim differs from the chosen one; None where both can be meant at once."""
        if chosen.property is Property.PAYLOAD:
            return None
        if chosen.time is not None and other.time is not None:
            return self._times(chosen.time, other.time)
        if chosen.property in THINGS:
            return self._things(chosen, other)
        return _words(chosen, other)

    def _times(self, chosen: Time, other: Time) -> Difference:
        zone = next((zone for zone in self.zones if _off_by_zone(chosen, other, zone)), "")
        if zone:
            words = f"the same time when {zone} is taken for UTC, or UTC for it"
            return Difference(DifferenceKind.ZONE, words)
        away = _away(chosen, other)
        if away <= SPREAD and min(_width(chosen), _width(other)) <= HOUR:
            minutes = max(1, round(away / MINUTE))
            words = f"{minutes} min apart: rounded, or seen by another observer"
            return Difference(DifferenceKind.PRECISION, words)
        return Difference(DifferenceKind.VALUE, f"{_distance(away)} apart")

    def _things(self, chosen: Assertion, other: Assertion) -> Difference | None:
        profiler = Profiler(self.lexicon)
        mine = profiler.named(((chosen.value, chosen.names),))
        yours = profiler.named(((other.value, other.names),))
        if mine is None or yours is None:
            return None
        found = kinship(chosen.property, mine, yours)
        if found.kin in {Kin.OTHER_STATE, Kin.OTHER_NUMBER}:
            return Difference(DifferenceKind.VALUE, found.words)
        # Names that have nothing in common may still mean one thing, unless both are well known.
        known = all(gazetteer().thing(iri) for iri in (chosen.value, other.value))
        return _CONTRADICTED if found.kin is Kin.OTHER and known else None


def _words(chosen: Assertion, other: Assertion) -> Difference | None:
    """Return how two concepts or numbers differ."""
    property_, both = chosen.property, {chosen.value, other.value}
    if property_ is Property.STATUS:
        # A plan contradicts neither the flight nor its cancellation.
        return None if Status.PLANNED in both else _CONTRADICTED
    if property_ is Property.KIND:
        words = "one side calls a launch for space what another calls a missile test"
        return Difference(DifferenceKind.DEFINITION, words if Kind.MISSILE in both else _FINER)
    outcomes = ((chosen.value, chosen.code), (other.value, other.code))
    if property_ is Property.OUTCOME and differ_in_scale(*outcomes):
        words = "sources divide the scale from failure to success differently"
        return Difference(DifferenceKind.SCALE, words)
    return _CONTRADICTED


def _off_by_zone(a: Time, b: Time, zone: str) -> bool:
    """Whether two times agree when one of them is moved by what a zone is ahead of UTC."""
    moment = a.earliest or b.earliest
    shift = moment.astimezone(read_zone(zone)).utcoffset() if moment else None
    if not shift or max(_width(a), _width(b)) > 3 * DAY:
        return False
    off, slack = abs(shift.total_seconds()), 3 * MINUTE
    if max(_width(a), _width(b)) <= HOUR:
        return abs(_away(a, b) - off) <= slack
    # Days that do not touch, but would if one of them were moved.
    return 0 < _away(a, b) <= off


def _width(time: Time) -> float:
    start, end = bounds(time)
    return end - start


def _away(a: Time, b: Time) -> float:
    first, second = bounds(a), bounds(b)
    return max(0.0, first[0] - second[1], second[0] - first[1])


def _distance(seconds: float) -> str:
    if seconds < HOUR:
        return f"{seconds / MINUTE:.0f} min"
    return f"{seconds / HOUR:.1f} h" if seconds < 2 * DAY else f"{seconds / DAY:.0f} days"
