"""How the things of two reports go together: the same, part of one another, of like name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import cos, hypot, radians
from typing import TYPE_CHECKING

from kb.terms import Property

if TYPE_CHECKING:
    from kb.names import Lexicon
    from kb.resolve.profiles import Name, Named


class Kin(StrEnum):
    """How two things go together."""

    SAME = "same"
    PART = "part"
    ALIKE = "alike"
    FAMILY = "family"
    COMPATRIOT = "compatriot"
    OPEN = "open"
    OTHER = "other"
    OTHER_NUMBER = "other-number"
    OTHER_STATE = "other-state"


THING_WEIGHTS = {
    Property.ACTOR: {
        Kin.SAME: 0.2, Kin.PART: 0.15, Kin.ALIKE: 0.15, Kin.FAMILY: 0.15, Kin.OPEN: 0.0,
        Kin.COMPATRIOT: 0.05, Kin.OTHER: -0.05, Kin.OTHER_NUMBER: -0.05, Kin.OTHER_STATE: -0.4,
    },
    Property.VEHICLE: {
        Kin.SAME: 0.2, Kin.PART: 0.2, Kin.ALIKE: 0.15, Kin.FAMILY: 0.1, Kin.OPEN: 0.0,
        Kin.OTHER: -0.1, Kin.OTHER_NUMBER: -0.2, Kin.OTHER_STATE: -0.3,
    },
    Property.PAYLOAD: {
        Kin.SAME: 0.2, Kin.PART: 0.2, Kin.ALIKE: 0.2, Kin.FAMILY: 0.1, Kin.OPEN: 0.0,
        Kin.OTHER: -0.05, Kin.OTHER_NUMBER: -0.15, Kin.OTHER_STATE: -0.05,
    },
    Property.SITE: {
        Kin.SAME: 0.1, Kin.PART: 0.1, Kin.ALIKE: 0.1, Kin.FAMILY: 0.05, Kin.OPEN: 0.0,
        Kin.OTHER: -0.05, Kin.OTHER_NUMBER: -0.05, Kin.OTHER_STATE: -0.3,
    },
}  # fmt: skip
"""What each way of going together is worth; measured by tests/bench/identity.py."""

NEAR = 60.0
FAR = 300.0
"""Kilometres: the pads of one site lie nearer to one another, two sites lie further apart."""

_DEGREE = 111.2
_MANY = 5


@dataclass(frozen=True, slots=True)
class Kinship:
    """How two things go together, in words."""

    kin: Kin
    words: str = ""


def kinship(property_: Property, a: Named, b: Named) -> Kinship:
    """Return how the things that two reports name for a property go together."""
    name = property_.value
    if a.described or b.described:
        alike = any(_described_alike(x, y) for x in a.names for y in b.names)
        return (
            Kinship(Kin.FAMILY, f"{name} both {min(a.shown, b.shown)}")
            if alike
            else Kinship(Kin.OPEN)
        )
    shared = set(a.iris) & set(b.iris)
    if shared or not {n.letters for n in a.names}.isdisjoint(n.letters for n in b.names):
        return Kinship(Kin.SAME, f"same {name}: {min(a.shown, b.shown)}")
    if a.holders.intersection(b.iris) or b.holders.intersection(a.iris):
        return Kinship(Kin.PART, f"{name} {_both(a, b, 'goes with')}")
    if property_ is Property.SITE and a.places and b.places:
        return _by_distance(a, b)
    if a.states and b.states and a.states.isdisjoint(b.states):
        return Kinship(Kin.OTHER_STATE, f"{name} {_both(a, b, 'is not')}")
    kin = _by_names(a, b)
    if property_ is Property.ACTOR and kin is Kin.OTHER and not a.states.isdisjoint(b.states):
        # Who owns the rocket, who built it and who launched it are all called the launcher.
        kin = Kin.COMPATRIOT
    return Kinship(kin, f"{name} {_both(a, b, _VERBS[kin])}" if kin in _VERBS else "")


_VERBS = {
    Kin.ALIKE: "is like",
    Kin.FAMILY: "is of the family of",
    Kin.COMPATRIOT: "is of the same state as",
    Kin.OTHER: "is not",
    Kin.OTHER_NUMBER: "is not",
}


def _described_alike(x: Name, y: Name) -> bool:
    """Whether two descriptions share two words that tell: "first intercontinental-range rocket"."""
    return len((x.words | x.numbers) & (y.words | y.numbers)) > 1


def _both(a: Named, b: Named, verb: str) -> str:
    first, second = sorted((a.shown, b.shown))
    return f"{first} {verb} {second}"


def _by_distance(a: Named, b: Named) -> Kinship:
    away = min(distance(p, q) for p in a.places for q in b.places)
    if away <= NEAR:
        return Kinship(Kin.SAME, f"sites {away:.0f} km apart")
    return Kinship(Kin.OTHER_STATE if away > FAR else Kin.OTHER, f"sites {away:.0f} km apart")


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return how many kilometres lie between two places, on a map that is flat between them.

    >>> round(distance((39.66, 124.71), (39.2, 125.67)))
    97
    """
    east = (a[1] - b[1] + 180) % 360 - 180
    return hypot(a[0] - b[0], east * cos(radians((a[0] + b[0]) / 2))) * _DEGREE


def _by_names(a: Named, b: Named) -> Kin:
    found = {_names(x, y) for x in a.names for y in b.names}
    for kin in (Kin.ALIKE, Kin.FAMILY, Kin.OTHER_NUMBER):
        if kin in found:
            # Of many payloads of one family the numbers of some are told.
            many = max(len(a.iris), len(b.iris)) > _MANY
            return Kin.FAMILY if many and kin is Kin.OTHER_NUMBER else kin
    return Kin.OTHER if found else Kin.OPEN


def _names(x: Name, y: Name) -> Kin:
    if not x.words & y.words:
        return Kin.OTHER
    if not x.numbers or not y.numbers:
        return Kin.FAMILY if x.numbers or y.numbers else Kin.ALIKE
    if x.numbers <= y.numbers or y.numbers <= x.numbers:
        return Kin.ALIKE
    return Kin.FAMILY if x.digits <= y.digits or y.digits <= x.digits else Kin.OTHER_NUMBER


def related(x: str, y: str, lexicon: Lexicon) -> bool:
    """Whether two IRIs mean one thing, or a thing and the state or body it belongs to."""
    return x == y or y in holders(x, lexicon) or x in holders(y, lexicon)


def holders(iri: str, lexicon: Lexicon) -> set[str]:
    """Return what a thing belongs to: its state, and the body that it is part of."""
    thing = lexicon.thing(iri)
    return {thing.country, thing.part_of} - {""} if thing else set()
