"""A thing for its page: an agent, vehicle, payload, site or place, with names, facts and words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import NotFoundError
from kb.rdf.border import iri as node
from kb.store.answers import rows
from kb.terms import DCTERMS, GAF, GEO, KB, RDF, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    from kb.web.shelf import Shelf

_ALL = "SELECT ?graph ?property ?value WHERE {{ GRAPH ?graph {{ <{iri}> ?property ?value }} }}"

_NAMES = (SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel", RDFS + "label")
_UNSHOWN = {
    *_NAMES,
    KB + "namedAs",
    GAF + "denotedBy",
    RDF + "type",
    KB + "metonym",
    KB + "demonym",
}
_WORDS = {
    DCTERMS + "bibliographicCitation": "citation",
    DCTERMS + "identifier": "identifier",
    DCTERMS + "license": "licence",
    GEO + "lat": "latitude",
    GEO + "long": "longitude",
    SKOS + "notation": "code",
    SKOS + "definition": "definition",
    RDFS + "comment": "comment",
    SCHEMA + "url": "address",
}


@dataclass(frozen=True, slots=True)
class ThingView:
    """A thing: what it is and is called, what is known of it, and which documents name it how."""

    iri: str
    name: str
    type: str
    aliases: tuple[str, ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    namings: tuple[tuple[str, tuple[str, ...]], ...]


def read_thing(shelf: Shelf, iri: str) -> ThingView:
    """Return what the store says of a thing.

    Raises:
        NotFoundError: If it says nothing of it.
    """
    values: dict[str, list[str]] = defaultdict(list)
    named: dict[str, list[str]] = defaultdict(list)
    for row in rows(shelf.view, _ALL.format(iri=node(iri).value)):
        values[row["property"]].append(row["value"])
        if row["property"] == KB + "namedAs":
            named[row["value"]].append(row["graph"])
    if not values:
        raise NotFoundError(f"nothing in the store is called {iri}")
    names = sorted({name for label in _NAMES for name in values[label]})
    name = shelf.names.get(iri) or next(iter(names), iri)
    facts = {
        _WORDS.get(p, shelf.word(p)): tuple(sorted(set(found)))
        for p, found in sorted(values.items())
        if p not in _UNSHOWN
    }
    return ThingView(
        iri,
        name,
        shelf.types.get(iri) or _class(shelf, values[RDF + "type"]),
        tuple(alias for alias in names if alias != name),
        tuple(facts.items()),
        tuple((words, tuple(sorted(set(graphs)))) for words, graphs in sorted(named.items())),
    )


def _class(shelf: Shelf, types: list[str]) -> str:
    return next((shelf.word(type_) for type_ in sorted(types)), "thing")
