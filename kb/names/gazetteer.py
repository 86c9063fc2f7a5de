"""The gazetteer as a lexicon: reads ontology/gazetteer/*.ttl."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kb.dates import parse_edtf
from kb.errors import DataError
from kb.names.lexicon import Lexicon
from kb.names.things import Thing
from kb.resources import folder
from kb.terms import GEO, KB, RDF, SKOS, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.dates import Time

_TYPES = {KB + type_.value.capitalize(): type_ for type_ in EntityType}


@lru_cache(maxsize=1)
def gazetteer() -> Lexicon:
    """Return the things that launch-kb knows from the start."""
    files = sorted(
        (f for f in (folder("ontology") / "gazetteer").iterdir() if f.name.endswith(".ttl")),
        key=lambda f: f.name,
    )
    return Lexicon(thing for f in files for thing in read_things(f.read_bytes()))


def read_things(turtle: bytes | str) -> list[Thing]:
    """Return the things that a Turtle text describes in the manner of the gazetteer, in its order.

    Raises:
        DataError: If the text is not Turtle.
    """
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        triples = list(parse(turtle, format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise DataError(f"these gazetteer entries are not Turtle: {error}") from error
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(
            triple.object, (NamedNode, Literal)
        ):
            values[triple.subject.value][triple.predicate.value].append(triple.object.value)
    return [_thing(iri, of) for iri, of in values.items() if _type(of)]


def _type(of: dict[str, list[str]]) -> EntityType | None:
    """Return the type among the values of a subject, if it is a thing."""
    return next((_TYPES[name] for name in of.get(RDF + "type", ()) if name in _TYPES), None)


def _thing(iri: str, of: dict[str, list[str]]) -> Thing:
    """Return the thing that these values describe."""
    type_ = _type(of)
    assert type_ is not None  # noqa: S101 - read_things asks for things alone
    lat, lon = _first(of, GEO + "lat"), _first(of, GEO + "long")
    return Thing(
        iri=iri,
        type=type_,
        names=tuple(_all(of, SKOS + "prefLabel", SKOS + "altLabel")),
        metonyms=tuple(_all(of, KB + "metonym")),
        demonyms=tuple(_all(of, KB + "demonym")),
        short=tuple(_all(of, KB + "shortForm")),
        ambiguous=tuple(_all(of, KB + "ambiguousName")),
        country=_first(of, KB + "country"),
        zone=_first(of, KB + "zone"),
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        part_of=_first(of, KB + "partOf"),
        detail=_step(_first(of, KB + "agentType") or _first(of, KB + "vehicleType")),
        code=_first(of, KB + "countryCode"),
        member_of=_first(of, KB + "memberOf"),
        role=_first(of, KB + "role"),
        operator=_first(of, KB + "operator"),
        codes=tuple(_all(of, SKOS + "notation")),
        founded=_time(_first(of, KB + "founded")),
        dissolved=_time(_first(of, KB + "dissolved")),
        successor=_first(of, KB + "successor"),
    )


def _all(of: dict[str, list[str]], *predicates: str) -> Iterable[str]:
    """Return the values of these predicates, one after the other."""
    return [value for predicate in predicates for value in of.get(predicate, ())]


def _first(of: dict[str, list[str]], predicate: str) -> str:
    """Return the first value of a predicate, or nothing."""
    return next(iter(of.get(predicate, ())), "")


def _time(edtf: str) -> Time | None:
    """Return the time of an EDTF text, if there is one."""
    return parse_edtf(edtf) if edtf else None


def _step(iri: str) -> str:
    """Return the last step of an IRI's path."""
    return iri.rpartition("/")[2]
