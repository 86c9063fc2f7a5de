"""Turtle and TriG for reading: one block a subject, names shortened where they stay plain."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from kb.exports.quads import ordered_quads, ordered_triples
from kb.terms import BASE, GRAPH, PREFIXES, RDF, VOCABULARY, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
_TYPE = RDF + "type"


class Turtle:
    """Writes triples with a set of prefixes; they come sorted, or at least by subject."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._namespaces = namespaces
        self._prefix_of = {namespace: prefix for prefix, namespace in namespaces.items()}

    def head(self) -> str:
        """Return the declarations of the prefixes."""
        return "".join(f"@prefix {n}: <{iri}> .\n" for n, iri in sorted(self._namespaces.items()))

    def graph(self, name: object, triples: Iterable[ox.Triple]) -> Iterator[str]:
        """Yield one graph of TriG; the default graph has no name."""
        yield "\n{\n" if isinstance(name, ox.DefaultGraph) else f"\n{self._short(name)} {{\n"
        yield from self.blocks(triples, indent="  ")
        yield "}\n"

    def blocks(self, triples: Iterable[ox.Triple], *, indent: str = "") -> Iterator[str]:
        """Yield a block for each subject."""
        for subject, own in groupby(triples, lambda triple: triple.subject):
            yield f"\n{indent}{self._short(subject)}"
            ending = ""
            for predicate, same in groupby(own, lambda triple: triple.predicate):
                objects = ", ".join(self._short(triple.object) for triple in same)
                verb = "a" if predicate.value == _TYPE else self._short(predicate)
                yield f"{ending} {verb} {objects}"
                ending = f" ;\n{indent}   "
            yield " .\n"

    def _short(self, term: object) -> str:
        match term:
            case ox.NamedNode(value=iri):
                return self._shortened(iri)
            case ox.Literal() if not term.language and term.datatype.value != XSD + "string":
                return f"{ox.Literal(term.value)}^^{self._shortened(term.datatype.value)}"
        return str(term)

    def _shortened(self, iri: str) -> str:
        match = _NAMESPACED.fullmatch(iri)
        if match and match[1] in self._prefix_of:
            return f"{self._prefix_of[match[1]]}:{match[2]}"
        return f"<{iri}>"


def in_order(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return triples each once, by subject, predicate and object; a subject's type comes first."""
    return sorted(set(triples), key=_place)


def _place(triple: ox.Triple) -> tuple[str, ...]:
    predicate = triple.predicate.value
    first = "" if predicate == _TYPE else predicate
    return str(triple.subject), first, str(triple.object)


def write_turtle(view: View, stream: BinaryIO) -> None:
    """Write Turtle. It cannot hold graphs: this is the union of all, each triple once."""
    turtle = Turtle(NAMESPACES)
    stream.write(turtle.head().encode())
    stream.writelines(line.encode() for line in turtle.blocks(ordered_triples(view)))


def write_trig(view: View, stream: BinaryIO) -> None:
    """Write TriG: each named graph as a block of its own."""
    turtle = Turtle(NAMESPACES)
    stream.write(turtle.head().encode())
    for graph, quads in groupby(ordered_quads(view), lambda quad: quad.graph_name):
        triples = (quad.triple for quad in quads)
        stream.writelines(line.encode() for line in turtle.graph(graph, triples))
