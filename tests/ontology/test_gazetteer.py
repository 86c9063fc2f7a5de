"""The gazetteer: valid entries, names that do not collide, facts that can be true."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

import pytest

from kb.names import Thing, gazetteer, normal_form
from kb.resources import folder
from kb.shapes import check_gazetteer
from kb.terms import AGENT_TYPES, BASE, EntityType, entity_iri

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILES = sorted((folder("ontology") / "gazetteer").iterdir(), key=lambda file: file.name)


def of_type(type_: EntityType) -> list[Thing]:
    """Return the things of one type."""
    return [thing for thing in gazetteer() if thing.type is type_]


def test_entries_break_no_shape() -> None:
    """All files together follow the shapes for the gazetteer."""
    turtle = b"\n".join(file.read_bytes() for file in FILES)

    assert [] == check_gazetteer(turtle)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_entries_are_sorted(file: Traversable) -> None:
    """In each section of a file the entries stand in order of their IRIs, each of them once."""
    lines = file.read_text(encoding="utf-8").splitlines()
    heads = [line.split(" a kb:") for line in lines if line.startswith("<")]
    sections: dict[str, list[str]] = defaultdict(list)
    for iri, class_ in heads:
        sections[class_].append(iri)

    assert all(iris == sorted(set(iris)) for iris in sections.values())


def test_names_do_not_collide() -> None:
    """No two things of overlapping types share a name that is not marked as ambiguous."""
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for thing in gazetteer():
        group = "agent" if thing.type in AGENT_TYPES else thing.type.value
        for name in (*thing.names, *thing.metonyms, *thing.demonyms, *thing.short):
            if name not in thing.ambiguous:
                owners[group, normal_form(name)].add(thing.iri)

    assert {} == {key: iris for key, iris in owners.items() if len(iris) > 1}


def test_iris_come_from_names() -> None:
    """An entry has the IRI that a document's mention of its preferred name would get."""
    wrong = [
        thing.iri
        for thing in gazetteer()
        if not thing.iri.startswith(entity_iri(thing.type, thing.name))
    ]

    assert [] == wrong


def test_zones_exist() -> None:
    """Every time zone is one of the time zone database."""
    assert {thing.zone for thing in gazetteer()} - {""} <= available_timezones()


@pytest.mark.parametrize("type_", [EntityType.SITE, EntityType.PLACE])
def test_coordinates_are_on_earth(type_: EntityType) -> None:
    """Latitudes lie within 90 degrees, longitudes within 180, and come in pairs."""
    wrong = [
        thing.name
        for thing in of_type(type_)
        if (thing.lat is None) != (thing.lon is None)
        or (thing.lat is not None and abs(thing.lat) > 90)
        or (thing.lon is not None and abs(thing.lon) > 180)
    ]

    assert [] == wrong


def test_sites_lie_within_their_sites() -> None:
    """A pad lies within half a degree of the site that it is part of."""
    lexicon = gazetteer()
    pads = [thing for thing in of_type(EntityType.SITE) if thing.part_of]
    wrong = []
    for pad in pads:
        site = lexicon.thing(pad.part_of)
        if (
            site is None
            or abs((site.lat or 0) - (pad.lat or 0)) > 0.5
            or abs((site.lon or 0) - (pad.lon or 0)) > 0.5
        ):
            wrong.append(pad.name)

    assert pads
    assert [] == wrong


def test_what_entries_point_at_exists() -> None:
    """Countries, wholes, members and operators are entries themselves."""
    lexicon = gazetteer()
    wrong = [
        (thing.iri, target)
        for thing in lexicon
        for target in (thing.country, thing.part_of, thing.member_of, thing.operator)
        if target and lexicon.thing(target) is None
    ]

    assert [] == wrong


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Chollima-1", "vehicle/chollima-1"),
        ("Cheonlima-1", "vehicle/chollima-1"),
        ("Manligyeong-1", "payload/malligyong-1"),
        ("Tongchang-ri", "site/sohae"),
        ("Worker’s Party of Korea", "agent/workers-party-of-korea"),
        ("North Korea's state-run KCNA", "agent/kcna"),
        ("Pyongyang", "agent/north-korea"),
        ("West Sea of Korea", "place/yellow-sea"),
        ("CZ-2C", "vehicle/long-march-2c"),
        ("GSLV Mk III", "vehicle/lvm3"),
        ("Saturn 5", "vehicle/saturn-v"),
    ],
)
def test_known_names_are_found(name: str, iri: str) -> None:
    """A name that the press uses leads to its thing."""
    words = name.removeprefix("North Korea's ")
    found = gazetteer().find(words)

    assert found is not None
    assert BASE + iri == found.iri


def test_today_is_no_part_of_it() -> None:
    """Roles are dated by years that have come when this was written."""
    years = [
        int(word)
        for thing in of_type(EntityType.PERSON)
        for word in thing.role.replace(",", " ").split()
        if word.isdigit()
    ]

    assert years
    assert max(years) <= date(2025, 12, 31).year
