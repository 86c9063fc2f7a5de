"""Profiles: what of a report is compared, made ready once, so that a comparison is cheap."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from kb.names.forms import folds, normal_form
from kb.terms import Property, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.dates import Time
    from kb.names import Lexicon, Thing
    from kb.resolve.accounts import Account

Told: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""The things that a report names for one property: IRIs, each with its document's own names."""

THINGS = (Property.ACTOR, Property.VEHICLE, Property.PAYLOAD, Property.SITE)

_NUMBERED = re.compile(r"\d")
_LETTERS = re.compile(r"\D+")

NEWS = 7 * 86_400
"""Seconds: an article that names no day tells of this week, if it is news."""

# One cell of a table often names several payloads.
_SEVERAL = re.compile(r"\s*[&+;,]\s*|\s+and\s+")

# They stand in the names of most things of their sort and tell none of them from the others.
_PLAIN = frozenset(
    {
        "a",
        "b",
        "on",
        "to",
        "block",
        "center",
        "cosmodrome",
        "flight",
        "launch",
        "launcher",
        "mission",
        "payload",
        "range",
        "rocket",
        "satellite",
        "site",
        "space",
        "spaceport",
        "stage",
        "test",
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name, taken apart: its normal form, the words that tell, and the numbers.

    `letters` is the form without spaces, `digits` are the numbers without the letters that follow
    them ("Delta 4H" is a "Delta IV Heavy").
    """

    form: str
    letters: str
    words: frozenset[str]
    numbers: frozenset[str]
    digits: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """The things that a report names for one property.

    `iris` are the things themselves, `holders` the states and bodies they belong to. `described`
    means that none has a name ("the projectile"). `places` are degrees north and east.
    """

    iris: tuple[str, ...]
    holders: frozenset[str]
    states: frozenset[str]
    names: tuple[Name, ...]
    shown: str
    described: bool
    places: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """One report, ready to be compared.

    `start` and `end` are seconds since 1970 in UTC, infinite where the date is open; `told` is when
    an undated flight was told of, else infinite.
    """

    report: str
    document: str
    start: float
    end: float
    occurred: bool
    kind: str
    outcome: str
    things: tuple[Named | None, ...]
    identifiers: frozenset[str]
    links: tuple[str, ...]
    told: float = math.inf

    @property
    def width(self) -> float:
        """How many seconds lie between the first and the last that the date may mean."""
        return self.end - self.start

    @property
    def likes(self) -> tuple[object, ...]:
        """All that a comparison looks at, but for the document: reports that share it are twins."""
        return (
            self.start,
            self.end,
            self.occurred,
            self.kind,
            self.outcome,
            *(
                named.names if named and named.described else named and named.iris
                for named in self.things
            ),
            self.identifiers,
            self.links,
            self.told,
        )


@dataclass
class Profiler:
    """Makes profiles with one lexicon, and remembers the names that it has taken apart."""

    lexicon: Lexicon
    _named: dict[Told, Named | None] = field(default_factory=dict)
    _profiles: dict[str, tuple[Account, Profile]] = field(default_factory=dict)

    def profile(self, account: Account) -> Profile:
        """Return the profile of an account, made once."""
        found = self._profiles.get(account.report)
        if found is None or found[0] is not account:
            found = account, self._make(account)
            self._profiles[account.report] = found
        return found[1]

    def _make(self, account: Account) -> Profile:
        told: dict[Property, dict[str, tuple[str, ...]]] = {property_: {} for property_ in THINGS}
        for assertion in account.assertions:
            if assertion.property in told:
                told[assertion.property][assertion.value] = assertion.names
        start, end = bounds(account.time)
        occurred, last = account.status == Status.OCCURRED, math.inf
        if occurred and math.isinf(start) and math.isinf(end):
            # What has taken place was before it was told.
            last = bounds(account.published)[1]
            end = last
        return Profile(
            report=account.report,
            document=account.document,
            start=start,
            end=end,
            occurred=occurred,
            kind=account.kind,
            outcome=account.outcome,
            things=tuple(self.named(tuple(things.items())) for things in told.values()),
            identifiers=frozenset(account.identifiers),
            links=account.links,
            told=last,
        )

    def named(self, told: Told) -> Named | None:
        """Return the things behind some IRIs; None where there are none.

        What is only described ("the projectile") counts where nothing has a name.
        """
        if told not in self._named:
            named = tuple((iri, names) for iri, names in told if "#" not in iri)
            self._named[told] = _named(named or told, self.lexicon) if told else None
        return self._named[told]


def bounds(time: Time) -> tuple[float, float]:
    """Return the first and last second of a time since 1970, infinite where it is open."""
    return (
        -math.inf if time.earliest is None else time.earliest.timestamp(),
        math.inf if time.latest is None else time.latest.timestamp(),
    )


def _named(told: Told, lexicon: Lexicon) -> Named:
    things = [thing for iri, _ in told if (thing := lexicon.thing(iri))]
    texts = [text for iri, said in told for text in _texts(iri, said, lexicon.thing(iri))]
    names = {name.form: name for name in map(name_of, texts) if name.form}
    return Named(
        iris=tuple(iri for iri, _ in told),
        holders=frozenset(holder for thing in things for holder in _holders(thing)),
        states=frozenset(state for thing in things for state in _states(thing)),
        names=tuple(names.values()),
        shown=things[0].name if things else texts[0],
        described=all("#" in iri for iri, _ in told),
        places=tuple((t.lat, t.lon) for t in things if t.lat is not None and t.lon is not None),
    )


def _holders(thing: Thing) -> Iterable[str]:
    return (iri for iri in (thing.country, thing.part_of) if iri)


def _states(thing: Thing) -> Iterable[str]:
    """Return the state that a thing belongs to, or is."""
    return (thing.country or thing.iri,) if thing.country or thing.type == "state" else ()


def _texts(iri: str, said: tuple[str, ...], thing: Thing | None) -> Iterable[str]:
    """Give the names of a thing: as the lexicon knows it, as its document says, or as its IRI."""
    if thing:
        return thing.names
    several = [part for name in said for part in (name, *_SEVERAL.split(name)) if part]
    return dict.fromkeys(several) or (iri.rpartition("/")[2].replace("-", " "),)


@lru_cache(maxsize=65536)
def name_of(text: str) -> Name:
    """Return a name taken apart.

    >>> sorted(name_of("Long March 2D").words), sorted(name_of("Long March 2D").numbers)
    (['cz'], ['2d'])
    """
    form = normal_form(text)
    words = form.split()
    numbers = frozenset(word for word in words if _NUMBERED.search(word))
    weak = folds().little | _PLAIN
    told = frozenset(word for word in words if word not in numbers and word not in weak)
    digits = frozenset(_LETTERS.sub("", number).lstrip("0") for number in numbers)
    return Name(form, form.replace(" ", ""), told, numbers, digits)
