"""What the store says of a thing, as RDF in the form that was asked for."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from kb.exports.turtle import NAMESPACES, Turtle, in_order
from kb.rdf.border import iri as node
from kb.rdf.border import own
from kb.terms import PREFIXES
from kb.web.negotiation import JSONLD, NTRIPLES, TURTLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kb.store import QuadStore
    from kb.web.negotiation import Form


def triples_of(store: QuadStore, iri: str) -> list[ox.Triple]:
    """Return the triples on a thing and on its parts (`<thing#part>`), and on its conflicts."""
    seen: set[str] = set()
    waiting = [iri]
    out: list[ox.Triple] = []
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        seen.add(each)
        for quad in store.inner.quads_for_pattern(node(each), None, None, None):
            out.append(quad.triple)
            value = quad.object
            if isinstance(value, ox.NamedNode) and value.value.startswith(f"{iri}#"):
                waiting.append(value.value)
        waiting += _pointing(store, each, iri)
    return in_order(out)


def _pointing(store: QuadStore, each: str, iri: str) -> Iterator[str]:
    """Yield the conflicts of a launch, which point at it and have no link from it."""
    if each == iri:
        for quad in store.inner.quads_for_pattern(None, own("launch"), node(iri), None):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value


def graph_triples(store: QuadStore, graph: str) -> Iterator[ox.Triple]:
    """Yield the triples of a graph, those of one subject together."""
    for quad in store.quads(graph):
        yield quad.triple


def writer(triples: Iterable[ox.Triple], form: Form) -> Callable[[BinaryIO], None]:
    """Return a function that writes triples in a form; those of one subject must come together."""
    if form is TURTLE:
        return lambda stream: _turtle(triples, stream)
    format_ = {JSONLD: ox.RdfFormat.JSON_LD, NTRIPLES: ox.RdfFormat.N_TRIPLES}[form]
    return lambda stream: _serialized(triples, stream, format_)


def _serialized(triples: Iterable[ox.Triple], stream: BinaryIO, format_: ox.RdfFormat) -> None:
    ox.serialize(triples, stream, format=format_, prefixes=PREFIXES)


def _turtle(triples: Iterable[ox.Triple], stream: BinaryIO) -> None:
    turtle = Turtle(NAMESPACES)
    stream.write(turtle.head().encode())
    for _, own_triples in groupby(triples, lambda triple: triple.subject):
        block = sorted(own_triples, key=lambda triple: (str(triple.predicate), str(triple.object)))
        stream.write("".join(turtle.blocks(block)).encode())
