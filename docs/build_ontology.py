"""Writes docs/ontology.md from the Turtle files: `python docs/build_ontology.py`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from kb.names import gazetteer
from kb.resources import folder
from kb.terms import BASE, KB, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

SCHEMA = Namespace(PREFIXES["schema"])
SH = Namespace("http://www.w3.org/ns/shacl#")
TARGET = Path(__file__).parent / "ontology.md"
MORE_PREFIXES = {
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
}
MAPPINGS = (
    (RDFS.subClassOf, "narrows"),
    (RDFS.subPropertyOf, "narrows"),
    (SKOS.closeMatch, "close to"),
    (SKOS.narrowMatch, "wider than"),
    (SKOS.relatedMatch, "related to"),
)

INTRODUCTION = """# The ontology

This page is made from `ontology/launch.ttl`, `ontology/vocabularies.ttl` and `ontology/shapes.ttl`
by `docs/build_ontology.py`; change those, not this page.

The namespace of own terms is `{kb}`, with the prefix `kb:`; concepts and
things have IRIs below `{base}`. Terms of other vocabularies are used where they
exist: SEM for events, GAF and NIF for words in texts, PROV-O for whose word it is, SKOS for
vocabularies, schema.org and Dublin Core for documents, ORG and FOAF for agents, OWL-Time for times.

A *document* holds *reports*, one a launch; *claims*, each one property of one report with one
value; and *statements*, in which somebody other than the document says something. Each of them
points at the words in the text. What all documents together say of one launch is a *launch*, with
one or more *values* a property, the claims behind each, and *conflicts* where they cannot all be
true.
"""

GAZETTEER = """## The gazetteer

`ontology/gazetteer/*.ttl` holds what launch-kb knows from the start: {counts}. Each entry has one
preferred name and any other names; a metonym stands for an agent (Pyongyang), a demonym is the
adjective of a state, a short form counts only where the text has made clear what it means (the
North), and an ambiguous name means other things as well (Orion). To add your own things, add a
block to one of the files; the tests tell when a name collides with another.
"""

NAMES = """## When two names are one

Two names are the same when their normal forms are: case, diacritics, hyphens, apostrophes, a
leading article, legal forms of companies, Roman numerals, British spelling and the usual
romanizations of Korean, Persian and Russian do not count (`kb/names/folds.toml`). Names that differ
are given a likeness from 0 to 1, and from 0.9 on they are taken for one. Numbers must agree, and so
must every single word: Hwasong-14 is not Hwasong-15, and North Korea is not South Korea.

How often that is wrong, as measured by `tests/bench/names.py` on the gazetteer's own names and on
the names in GCAT's tables of organizations, launch vehicles and sites (copies of December 2025),
with samples of up to 2,000 names a table:

| names | false matches at 0.9 | at 0.85 | at 0.8 | missed spellings at 0.9 |
| --- | --- | --- | --- | --- |
| gazetteer, 5,770 names | 0.0 % | 0.2 % | 2.1 % | 15 % of 495 |
| GCAT organizations, 8,829 names | 0.2 % | 0.9 % | 3.5 % | 65 % of 118 |
| GCAT launch vehicles, 1,639 names | 0.0 % | 1.3 % | 5.2 % | none to find |
| GCAT sites, 1,385 names | 0.0 % | 0.1 % | 0.9 % | none to find |

A false match is a name that counts as a name of another thing without being written alike; a
missed spelling is one of a pair of different spellings of one thing that do not count as one. Most
of those that GCAT has are translations (Slovenia, Slovenija) or abbreviations of successors (USAF
45SW, USSF 45SW), which need an alias. The threshold is on the safe side on purpose: a
name that is missed can be added as an alias, while two things taken for one spoil what is known of
both.
"""


def read(name: str) -> Graph:
    """Return one of the Turtle files of the ontology."""
    return Graph().parse(data=(folder("ontology") / name).read_bytes(), format="turtle")


def text(graph: Graph, subject: Node, predicate: URIRef) -> str:
    """Return what is said of a subject in one line."""
    value = graph.value(subject, predicate)
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")


def short(iri: Node) -> str:
    """Return an IRI with its prefix, or without our base."""
    whole = str(iri)
    for prefix, start in (PREFIXES | MORE_PREFIXES).items():
        if whole.startswith(start):
            return f"{prefix}:{whole.removeprefix(start)}"
    return whole.removeprefix(BASE)


def mappings(graph: Graph, subject: Node) -> str:
    """Return in words how a term or concept relates to those of others."""
    parts = []
    for predicate, words in MAPPINGS:
        targets = sorted(short(o) for o in graph.objects(subject, predicate))
        parts.extend([f"{words} {', '.join(f'`{t}`' for t in targets)}"] if targets else [])
    return "; ".join(parts)


def ends(graph: Graph, subject: Node, *predicates: URIRef) -> str:
    """Return the classes that a property is of, or that its values are of."""
    found = {short(o) for predicate in predicates for o in graph.objects(subject, predicate)}
    return ", ".join(f"`{name}`" for name in sorted(found))


def classes(graph: Graph) -> Iterator[str]:
    """Yield the section on classes."""
    yield "## Classes\n"
    for term in sorted(graph.subjects(RDF.type, OWL.Class), key=str):
        yield f"### {short(term)}\n"
        yield f"{text(graph, term, RDFS.comment)} {sentence(mappings(graph, term))}\n"
        yield f"Example: {text(graph, term, SKOS.example)}\n"


def properties(graph: Graph) -> Iterator[str]:
    """Yield the section on properties."""
    yield "## Properties\n"
    yield "| property | of | values | what it says | example | others |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for term in sorted({s for s in graph.subjects() if str(s).startswith(KB)}, key=str):
        if (term, RDF.type, OWL.Class) not in graph:
            of = ends(graph, term, RDFS.domain, SCHEMA.domainIncludes)
            values = ends(graph, term, RDFS.range, SCHEMA.rangeIncludes)
            yield row(
                f"`{short(term)}`",
                of,
                values,
                text(graph, term, RDFS.comment),
                f"`{text(graph, term, SKOS.example)}`",
                mappings(graph, term),
            )


def vocabularies(graph: Graph) -> Iterator[str]:
    """Yield the section on vocabularies."""
    yield "\n## Vocabularies\n"
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        yield f"### {text(graph, scheme, DCTERMS.title)}: `{short(scheme)}`\n"
        source = text(graph, scheme, DCTERMS.source)
        yield text(graph, scheme, DCTERMS.description) + (f" Source: <{source}>" * bool(source))
        yield "\n| concept | meaning | example | others |\n| --- | --- | --- | --- |"
        for concept in sorted(graph.subjects(SKOS.inScheme, scheme), key=str):
            yield row(
                f"`{short(concept).rpartition('/')[2]}` {text(graph, concept, SKOS.prefLabel)}",
                text(graph, concept, SKOS.definition),
                text(graph, concept, SKOS.example),
                mappings(graph, concept),
            )
        yield ""


def shapes(graph: Graph) -> Iterator[str]:
    """Yield the section on shapes: what a valid graph is, in the words of the messages."""
    yield "## What valid graphs are\n"
    yield "`kb check` tells where a store breaks one of these rules.\n"
    for shape in sorted(graph.subjects(RDF.type, SH.NodeShape), key=str):
        yield f"### {short(shape).removeprefix('shapes/').replace('/', ': ')}\n"
        owners = [shape, *graph.objects(shape, SH.property), *graph.objects(shape, SH.sparql)]
        said = {text(graph, owner, SH.message).replace("<", "\\<") for owner in owners}
        yield from sorted(f"- {message}" for message in said if message)
        yield ""


def known() -> str:
    """Return the section on the gazetteer, with the number of things of each type."""
    counts = Counter(f"{thing.type.value}s" for thing in gazetteer())
    return GAZETTEER.format(counts=", ".join(f"{n} {name}" for name, n in counts.items()))


def row(*cells: str) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"


def sentence(words: str) -> str:
    """Return words as a sentence; nothing stays nothing."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def page() -> str:
    """Return the whole page."""
    ontology = read("launch.ttl")
    parts = [
        INTRODUCTION.format(kb=KB, base=BASE),
        *classes(ontology),
        *properties(ontology),
        *vocabularies(read("vocabularies.ttl")),
        *shapes(read("shapes.ttl")),
        known(),
        NAMES,
    ]
    lines = "\n".join(parts).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
