"""Turtle and TriG for reading: one block a subject, names shortened where they stay plain."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from kb.exports.quads import ordered_quads, ordered_triples
from kb.terms import BASE, GRAPH, PREFIXES, RDF, VOCABULARY, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.store import View

THINGS = ("agent", "document", "launch", "payload", "place", "site", "vehicle")
SCHEMES = (
    "act", "certainty", "event-kind", "kind", "mode", "outcome", "polarity", "precision", "rule",
    "status",
)  # fmt: skip
NAMESPACES = {
    **PREFIXES,
    **{name: f"{BASE}{name}/" for name in THINGS},
    **{name: f"{VOCABULARY}{name}/" for name in SCHEMES},
    "graph": GRAPH,
}

# Of the names that Turtle allows after a prefix, those that need no escape in any version.
_NAMESPACED = re.compile(r"(.*[#/])([A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)")
_PREFIX_OF = {namespace: prefix for prefix, namespace in NAMESPACES.items()}
_TYPE = RDF + "type"


def write_turtle(view: View, stream: BinaryIO) -> None:
    """Write Turtle. It cannot hold graphs: this is the union of all, each triple once."""
    stream.writelines(line.encode() for line in _head())
    stream.writelines(line.encode() for line in _blocks(ordered_triples(view), indent=""))


def write_trig(view: View, stream: BinaryIO) -> None:
    """Write TriG: each named graph as a block of its own."""
    stream.writelines(line.encode() for line in _head())
    for graph, quads in groupby(ordered_quads(view), lambda quad: quad.graph_name):
        name = "" if isinstance(graph, ox.DefaultGraph) else f"{_short(graph)} "
        stream.write(f"\n{name}{{\n".encode())
        triples = (quad.triple for quad in quads)
        stream.writelines(line.encode() for line in _blocks(triples, indent="  "))
        stream.write(b"}\n")


def _head() -> Iterator[str]:
    return (f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(NAMESPACES.items()))


def _blocks(triples: Iterable[ox.Triple], *, indent: str) -> Iterator[str]:
    for subject, own in groupby(triples, lambda triple: triple.subject):
        yield f"\n{indent}{_short(subject)}"
        ending = ""
        for predicate, same in groupby(own, lambda triple: triple.predicate):
            objects = ", ".join(_short(triple.object) for triple in same)
            verb = "a" if predicate.value == _TYPE else _short(predicate)
            yield f"{ending} {verb} {objects}"
            ending = f" ;\n{indent}   "
        yield " .\n"


def _short(term: object) -> str:
    match term:
        case ox.NamedNode(value=iri):
            return _shortened(iri)
        case ox.Literal() if not term.language and term.datatype.value != XSD + "string":
            return f"{ox.Literal(term.value)}^^{_shortened(term.datatype.value)}"
    return str(term)


def _shortened(iri: str) -> str:
    match = _NAMESPACED.fullmatch(iri)
    if match and match[1] in _PREFIX_OF:
        return f"{_PREFIX_OF[match[1]]}:{match[2]}"
    return f"<{iri}>"
