"""Quads in a fixed order, and as N-Quads, so that equal stores give equal files."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from kb.exports.lines import sorted_lines
from kb.terms import RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.store import View

_TYPE = f"<{RDF}type>"
_GAP = "\x00"  # stands in no N-Quads term: sorts before everything that may
_BATCH = 10_000


def write_nquads(view: View, stream: BinaryIO) -> None:
    """Write canonical N-Quads, one quad a line, lines sorted by code points."""
    stream.writelines(sorted_lines(f"{quad} .\n".encode() for quad in view.quads()))


def ordered_quads(view: View) -> Iterator[ox.Quad]:
    """Yield all quads by graph, subject, predicate and object; a subject's type comes first."""
    yield from _parsed(sorted_lines(_key(str(quad.graph_name), quad) for quad in view.quads()))


def ordered_triples(view: View) -> Iterator[ox.Triple]:
    """Yield the triples of all graphs together, each once, in the same order."""
    keys = (_key("", quad) for quad in view.quads())
    for quad in _parsed(sorted_lines(keys)):
        yield quad.triple


def _key(graph: str, quad: ox.Quad) -> bytes:
    predicate = str(quad.predicate)
    parts = (graph, str(quad.subject), "" if predicate == _TYPE else predicate, str(quad.object))
    return f"{_GAP.join(parts)}\n".encode()


def _parsed(keys: Iterator[bytes]) -> Iterator[ox.Quad]:
    while batch := "".join(_line(key.decode()) for key in islice(keys, _BATCH)):
        yield from ox.parse(batch, format=ox.RdfFormat.N_QUADS)


def _line(key: str) -> str:
    graph, subject, predicate, value = key.rstrip("\n").split(_GAP)
    return f"{subject} {predicate or _TYPE} {value} {graph} .\n"
