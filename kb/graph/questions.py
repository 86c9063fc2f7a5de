"""What the event graph asks the store: plain SELECTs with explicit graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kb.rows import Cell
from kb.terms import (
    CONFLICTS,
    DCTERMS,
    ENTITIES,
    GEO,
    LAUNCHES,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    VOCABULARY,
    kb,
)

Select: TypeAlias = Callable[[str], Iterable[tuple[Cell, ...]]]
"""Runs one SPARQL SELECT and returns its rows; IRIs and literals come as plain text."""

Facts: TypeAlias = dict[str, dict[str, list[str]]]
"""From the IRI of a thing to the names of its properties to their values, sorted."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of node: where the store keeps it, and which properties become what.

    An empty graph stands for the graph of any document. `attributes` and `links` lead from the
    name of the attribute or the type of the edge to the IRI of the property.
    """

    type: str
    iri: str
    graph: str
    attributes: Mapping[str, str]
    links: Mapping[str, str]
    date: str = ""


def own(*names: str) -> dict[str, str]:
    """Return properties of the ontology by their own names."""
    return {name: kb(name) for name in names}


LAUNCH = Kind(
    "launch",
    kb("Launch"),
    LAUNCHES,
    {"label": RDFS + "label"} | own("kind", "status", "outcome", "count", "documents", "origins"),
    own("actor", "vehicle", "payload", "site", "followedBy", "report"),
    kb("date"),
)
DOCUMENT = Kind(
    "document",
    kb("Document"),
    "",
    {"label": DCTERMS + "title", "name": DCTERMS + "identifier", "url": SCHEMA + "url"},
    {"publishedBy": SCHEMA + "publisher"},
    kb("published"),
)
STATEMENT = Kind(
    "statement",
    kb("Statement"),
    "",
    {"label": RDFS + "label", "content": kb("contentWords"), "cue": kb("cueWords")}
    | own("act", "mode", "certainty", "polarity"),
    own("speaker", "speaksFor", "addressee", "about", "within", "inDocument"),
    kb("date"),
)
EVENT = Kind(
    "event",
    kb("Event"),
    "",
    {"label": RDFS + "label", "kind": kb("eventKind")},
    own("agent", "about", "voice", "inDocument"),
    kb("date"),
)
ENTITY = Kind(
    "",
    "",
    ENTITIES,
    {
        "type": RDF + "type",
        "label": SKOS + "prefLabel",
        "aliases": SKOS + "altLabel",
        "latitude": GEO + "lat",
        "longitude": GEO + "long",
    },
    own("country", "partOf"),
)
REPORT = Kind("report", kb("Report"), "", {}, own("inDocument"))
CONFLICT = Kind("conflict", kb("Conflict"), CONFLICTS, {}, own("launch"))

TIME = own("edtf", "earliest", "latest", "precision")


def facts(select: Select, kind: Kind) -> Facts:
    """Return the attributes and links of all things of a kind, as the store has them."""
    wanted = {**kind.attributes, **kind.links}
    found = _collect(select(_question(kind, "?iri ?property ?value", wanted)), wanted)
    if kind.date:
        pattern = f"?iri <{kind.date}> ?time . ?time ?property ?value"
        for iri, times in _collect(select(_question(kind, pattern, TIME)), TIME).items():
            found.setdefault(iri, defaultdict(list)).update(times)
    return found


def _question(kind: Kind, pattern: str, properties: Mapping[str, str]) -> str:
    graph = f"<{kind.graph}>" if kind.graph else "?graph"
    of_kind = f"?iri a <{kind.iri}> . " if kind.iri else ""
    listed = ", ".join(f"<{iri}>" for iri in properties.values())
    # A filter keeps the order "things of the kind first, then what is said of them"; with VALUES
    # Oxigraph begins at the properties and reads far more.
    return (
        "SELECT ?iri ?property (STR(?value) AS ?text) WHERE { "
        f"GRAPH {graph} {{ {of_kind}{pattern} FILTER(?property IN ({listed})) }} }}"
    )


def _collect(rows: Iterable[tuple[Cell, ...]], properties: Mapping[str, str]) -> Facts:
    names = {iri: name for name, iri in properties.items()}
    found: Facts = {}
    for iri, property_, text in rows:
        values = found.get(str(iri))
        if values is None:
            values = found[str(iri)] = defaultdict(list)
        values[names[str(property_)]].append(_plain(str(text)))
    for values in found.values():
        for texts in values.values():
            if len(texts) > 1:
                texts.sort()
    return found


def _plain(text: str) -> str:
    """A concept of the vocabulary by its own word, anything else as it is."""
    return text.rsplit("/", 1)[-1] if text.startswith(VOCABULARY) else text
