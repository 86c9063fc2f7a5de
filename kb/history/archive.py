"""A graph packed into one text and back, so that no query sees what is out of date."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kb.errors import StoreError
from kb.rdf.border import iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.store import QuadStore


def pack(quads: Iterable[ox.Quad]) -> str:
    """Return quads as one text: sorted N-Triples, compressed, in Base64. Their graph is left out.

    >>> a = ox.NamedNode("https://example.org/a")
    >>> unpack(pack([ox.Quad(a, a, a, a)]), "https://example.org/g")[0].graph_name.value
    'https://example.org/g'
    """
    triples = (ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    return _packed(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")


def pack_graph(store: QuadStore, graph: str) -> str:
    """Return the same of a graph in a store, without a detour over Python's objects."""
    return _packed(store.inner.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=iri(graph)) or b"")


def _packed(lines: bytes) -> str:
    ordered = b"".join(sorted(lines.splitlines(keepends=True)))
    return b64encode(zlib.compress(ordered)).decode()


def unpack(text: str, graph: str) -> list[ox.Quad]:
    """Return the quads that `pack` packed, in a graph of this name.

    Raises:
        StoreError: If the text is damaged.
    """
    name = iri(graph)
    try:
        lines = zlib.decompress(b64decode(text, validate=True))
        triples = list(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
    except (Base64Error, zlib.error, SyntaxError) as error:
        raise StoreError(f"the archived version of {graph} is damaged: {error}") from error
    return [ox.Quad(t.subject, t.predicate, t.object, name) for t in triples]
