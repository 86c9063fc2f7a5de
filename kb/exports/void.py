"""A VoID description of the store: how much there is of what, in whose vocabularies."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kb.exports.articles import triple
from kb.exports.turtle import NAMESPACES, Turtle, in_order
from kb.rdf.border import text, whole
from kb.terms import BASE, DCTERMS, LAUNCHES, PREFIXES, RDF, digest, kb

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from kb.store import View

VOID = "http://rdfs.org/ns/void#"
DATASET = f"{BASE}dataset"
_TITLE = "Launches and who says what about them"
_N_QUADS = "http://www.w3.org/ns/formats/N-Quads"

_COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }",
    "documents": f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH ?d {{ ?d a <{kb('Document')}> }} }}",
}
_CLASSES = "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s a ?c } } GROUP BY ?c"
_PROPERTIES = "SELECT ?p (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?p"
_EXAMPLE = (
    f"SELECT ?l WHERE {{ GRAPH <{LAUNCHES}> {{ ?l a <{kb('Launch')}> }} }} ORDER BY ?l LIMIT 1"
)


def write_void(view: View, stream: BinaryIO) -> None:
    """Write the description as Turtle; a triple that stands in two graphs counts twice."""
    turtle = Turtle({**NAMESPACES, "void": VOID})
    stream.write(turtle.head().encode())
    stream.writelines(line.encode() for line in turtle.blocks(in_order(_description(view))))


def _description(view: View) -> Iterator[ox.Triple]:
    yield triple(DATASET, RDF + "type", f"{VOID}Dataset")
    yield triple(DATASET, DCTERMS + "title", text(_TITLE))
    yield triple(DATASET, f"{VOID}uriSpace", text(BASE))
    yield triple(DATASET, f"{VOID}feature", _N_QUADS)
    for name, query in _COUNTS.items():
        for (number,) in view.select(query):
            yield _number(DATASET, name, int(number or 0))
    classes = [(str(iri), int(n or 0)) for iri, n in view.select(_CLASSES)]
    properties = [(str(iri), int(n or 0)) for iri, n in view.select(_PROPERTIES)]
    yield _number(DATASET, "classes", len(classes))
    yield _number(DATASET, "properties", len(properties))
    yield from _vocabularies([iri for iri, _ in (*classes, *properties)])
    for iri, number in classes:
        yield from _partition("class", iri, "entities", number)
    for iri, number in properties:
        yield from _partition("property", iri, "triples", number)
    for (launch,) in view.select(_EXAMPLE):
        yield triple(DATASET, f"{VOID}exampleResource", str(launch))


def _vocabularies(used: list[str]) -> Iterator[ox.Triple]:
    for namespace in PREFIXES.values():
        if any(iri.startswith(namespace) for iri in used):
            yield triple(DATASET, f"{VOID}vocabulary", namespace)


def _partition(kind: str, iri: str, measure: str, number: int) -> Iterator[ox.Triple]:
    part = f"{DATASET}#{kind}-{digest(iri)}"
    yield triple(DATASET, f"{VOID}{kind}Partition", part)
    yield triple(part, VOID + kind, iri)
    yield _number(part, measure, number)


def _number(subject: str, name: str, number: int) -> ox.Triple:
    return triple(subject, VOID + name, whole(number))
