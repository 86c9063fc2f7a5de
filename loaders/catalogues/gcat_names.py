"""How GCAT names things: agencies, states and sites by codes, vehicles and payloads by names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.model import Mention, Span
from kb.terms import EntityType, entity_iri
from loaders.catalogues.things import coded, known_thing

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEME = "gcat"

# The serial number of a flight after a name, as in "Manligyeong-1 F1".
_SERIAL = re.compile(r" F[0-9]+$")
# Names that an object would have had, or that only the catalogue uses.
_UNOFFICIAL = re.compile(r"\[(.*)\]")


def agency(span: Span) -> tuple[Mention, ...]:
    """Return the agencies of a field: `JPLA/ABMA` are two, each at its own place."""
    found = []
    start = span.start
    for code in span.text.split("/"):
        if bare := code.strip("? "):
            place = start + code.index(bare)
            words = code.strip()
            found.append(
                _coded(EntityType.ORGANIZATION, bare, Span(place, place + len(words), words))
            )
        start += len(code) + 1
    return tuple(found)


def site(span: Span) -> Mention:
    """Return a launch site, which has a code."""
    return _coded(EntityType.SITE, span.text.rstrip("? "), span)


def state(code: str) -> str:
    """Return the IRI of a state by its code; empty for one that the gazetteer lacks."""
    thing = coded(EntityType.STATE, f"{SCHEME}:{code}")
    return thing.iri if thing and thing.type is EntityType.STATE else ""


def identity(type_: EntityType, code: str) -> str:
    """Return the IRI of what has a code: the gazetteer's, or else one made from the code.

    Codes are not looked up as names: GCAT's `ISA` is Israel's space agency, the press's is Iran's.
    """
    thing = coded(type_, f"{SCHEME}:{code}")
    return thing.iri if thing else entity_iri(type_, f"{SCHEME}:{code}")


def vehicle(span: Span) -> Mention:
    """Return a launch vehicle, which has a name, and that name is its code."""
    name = span.text.rstrip("? ")
    return Mention(EntityType.VEHICLE, (name,), (span,), vehicle_identity(name))


@lru_cache(maxsize=4096)
def vehicle_identity(name: str) -> str:
    """Return the IRI of a launch vehicle; it is the same in all catalogues that name it so."""
    thing = known_thing(EntityType.VEHICLE, name, f"{SCHEME}:{name}")
    return thing.iri if thing else entity_iri(EntityType.VEHICLE, name)


def payload(spans: Mapping[str, Span], jcat: str) -> Mention:
    """Return an object on board by its official name or, if it has none, by its maker's name."""
    span = _best(spans)
    name = _UNOFFICIAL.sub(r"\1", span.text)
    others = tuple(other.text for other in spans.values() if other is not span)
    code = f"jcat:{jcat}" if jcat else ""
    known = known_thing(EntityType.PAYLOAD, name, code, (*others, _SERIAL.sub("", name)))
    iri = known.iri if known else entity_iri(EntityType.PAYLOAD, code or name)
    return Mention(EntityType.PAYLOAD, tuple(dict.fromkeys((name, *others))), (span,), iri)


def _best(spans: Mapping[str, Span]) -> Span:
    name, other = spans.get("Name"), spans.get("PLName")
    if name and (other is None or not _UNOFFICIAL.fullmatch(name.text)):
        return name
    return other or next(iter(spans.values()))


def _coded(type_: EntityType, code: str, span: Span) -> Mention:
    thing = coded(type_, f"{SCHEME}:{code}")
    found = thing.type if thing else type_
    return Mention(found, (code,), (span,), identity(type_, code))
