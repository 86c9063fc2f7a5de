"""A made-up crowd of reports: many sources on the same launches, each with its own faults.

Catalogues give the minute, some of them in the wrong zone; articles give the day in local time, a
month or a year; names are misspelt; missiles fly in salvos. The same seed gives the same crowd, and
the truth is known: which reports are of one launch.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from kb.dates import parse_edtf
from kb.names import Lexicon, Thing
from kb.resolve.accounts import Account, Assertion
from kb.terms import EntityType, Kind, Outcome, Property, Status, entity_iri

if TYPE_CHECKING:
    from kb.dates import Time

STATES = 12
VEHICLES = 6
TELLERS = 5
"""Reports on one launch, on the average."""

_SYLLABLES = (
    "ba",
    "chol",
    "do",
    "gan",
    "hwa",
    "ir",
    "ka",
    "lim",
    "mu",
    "nor",
    "pa",
    "ru",
    "sol",
    "ti",
    "un",
)


World: TypeAlias = tuple[list[Thing], list[list[Thing]], list[Thing]]


@dataclass(frozen=True, slots=True)
class Flight:
    """One launch as it really was."""

    moment: datetime
    state: Thing
    vehicle: Thing
    site: Thing
    payload: str
    kind: Kind
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Crowd:
    """Reports, what is known of the things they name, and which launch each is of."""

    accounts: list[Account]
    lexicon: Lexicon
    truth: dict[str, int]


def crowd(size: int, *, years: int = 60, seed: int = 7) -> Crowd:
    """Return about `size` reports on a fifth as many launches of so many years."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    states, vehicles, sites = _world(chance)
    accounts: list[Account] = []
    truth: dict[str, int] = {}
    number = 0
    while len(accounts) < size:
        for flight in _flights(chance, (states, vehicles, sites), years):
            for account in _told(chance, flight, number):
                accounts.append(account)
                truth[account.report] = number
            number += 1
    lexicon = Lexicon([*states, *(v for many in vehicles for v in many), *sites])
    return Crowd(accounts, lexicon, truth)


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3)).title()


def _world(chance: random.Random) -> World:
    states, vehicles, sites = [], [], []
    for number in range(STATES):
        name = f"{_name(chance)}land"
        state = Thing(entity_iri(EntityType.STATE, name), EntityType.STATE, (name,))
        states.append(state)
        fleet = [f"{_name(chance)}-{i}" for i in range(1, VEHICLES + 1)]
        vehicles.append([_thing(EntityType.VEHICLE, rocket, state) for rocket in fleet])
        zone = f"Etc/GMT{number - 6:+d}" if number != 6 else "Etc/GMT"
        place = (chance.uniform(-50, 50), chance.uniform(-170, 170))
        sites.append(_thing(EntityType.SITE, _name(chance), state, zone=zone, place=place))
    return states, vehicles, sites


def _thing(
    type_: EntityType,
    name: str,
    state: Thing,
    *,
    zone: str = "",
    place: tuple[float | None, float | None] = (None, None),
) -> Thing:
    iri = entity_iri(type_, name)
    return Thing(iri, type_, (name,), country=state.iri, zone=zone, lat=place[0], lon=place[1])


def _flights(chance: random.Random, world: World, years: int) -> list[Flight]:
    """Return one launch, or a salvo of missiles that follow one another within minutes."""
    states, vehicles, sites = world
    place = chance.randrange(STATES)
    minutes = chance.randrange(years * 365 * 24 * 60)
    moment = datetime(1960, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    missile = chance.random() < 0.15
    rocket = chance.choice(vehicles[place])
    return [
        Flight(
            moment + timedelta(minutes=chance.randrange(1, 8) * shot),
            states[place],
            rocket,
            sites[place],
            "" if missile else f"{_name(chance)} {chance.randrange(1, 40)}",
            Kind.MISSILE if missile else Kind.ORBITAL,
            Outcome.SUCCESS if chance.random() < 0.9 else Outcome.FAILURE,
        )
        for shot in range(chance.choice((1, 2, 2, 4)) if missile else 1)
    ]


def _told(chance: random.Random, flight: Flight, number: int) -> list[Account]:
    tellers = chance.randrange(1, 2 * TELLERS)
    catalogues = chance.sample(range(4), k=min(4, tellers // 2 + 1))
    documents = [f"urn:catalogue-{i}" for i in catalogues]
    documents += [f"urn:article-{number}-{i}" for i in range(tellers - len(documents))]
    return [_account(chance, flight, document, number) for document in documents]


def _account(chance: random.Random, flight: Flight, document: str, number: int) -> Account:
    report = f"{document}#report-{number:07d}"
    catalogue = document.startswith("urn:catalogue")
    time = _clock(chance, flight) if catalogue else _day(chance, flight)
    said = [(Property.ACTOR, flight.state.iri, "")]
    if catalogue or chance.random() < 0.7:
        said.append(_said(chance, Property.VEHICLE, flight.vehicle.name, flight.vehicle.iri))
    if flight.payload and (catalogue or chance.random() < 0.6):
        said.append(_said(chance, Property.PAYLOAD, flight.payload))
    if catalogue or chance.random() < 0.5:
        said.append((Property.SITE, flight.site.iri, ""))
    assertions = tuple(
        Assertion(
            f"{report}-{place}", report, document, "", property_, iri, document, "certain",
            names=(name,) if name else (),
        )
        for place, (property_, iri, name) in enumerate(said)
    )  # fmt: skip
    return Account(
        report, document, time, flight.kind, Status.OCCURRED, flight.outcome, time, assertions
    )


def _said(
    chance: random.Random, property_: Property, name: str, iri: str = ""
) -> tuple[Property, str, str]:
    """Return how a source names a thing: one in ten has a letter wrong."""
    type_ = EntityType(property_.value)
    if chance.random() < 0.1:
        place = chance.randrange(1, 5)
        name = name[:place] + chance.choice("aeiouklmn") + name[place + 1 :]
        return property_, entity_iri(type_, name), name
    return property_, iri or entity_iri(type_, name), "" if iri else name


def _clock(chance: random.Random, flight: Flight) -> Time:
    """Return the minute: right, a few minutes off, or local time taken for UTC."""
    off = chance.choices((0, chance.randrange(-3, 4), 60 * chance.randrange(-9, 10)), (85, 12, 3))
    return parse_edtf(f"{flight.moment + timedelta(minutes=off[0]):%Y-%m-%dT%H:%MZ}")


def _day(chance: random.Random, flight: Flight) -> Time:
    """Return the day in local time, with or without its zone, or only a month or a year."""
    form, zone = chance.choices(
        (("%Y-%m-%d", True), ("%Y-%m-%d", False), ("%Y-%m", False), ("%Y", False)), (45, 40, 12, 3)
    )[0]
    hours = int(flight.site.zone.removeprefix("Etc/GMT") or 0)
    local = flight.moment - timedelta(hours=hours)
    return parse_edtf(f"{local:{form}}", zone=flight.site.zone if zone else "")
