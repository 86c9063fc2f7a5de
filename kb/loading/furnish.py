"""What every store holds before any document: the ontology, the vocabularies and the gazetteer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kb.rdf.border import iri, own, text
from kb.resources import folder
from kb.terms import GAZETTEER, VOCABULARIES, digest

if TYPE_CHECKING:
    from kb.store import QuadStore

_VOCABULARY_FILES = ("launch.ttl", "vocabularies.ttl")


def furnish(store: QuadStore) -> None:
    """Put the ontology, the vocabularies and the gazetteer into a store that lacks them.

    They are replaced when the installed ones differ from those in the store.
    """
    ontology = folder("ontology")
    words = [(ontology / name).read_bytes() for name in _VOCABULARY_FILES]
    tables = sorted((ontology / "gazetteer").iterdir(), key=lambda file: file.name)
    names = [file.read_bytes() for file in tables if file.name.endswith(".ttl")]
    for graph, files in ((VOCABULARIES, words), (GAZETTEER, names)):
        _furnish_graph(store, graph, files)


def _furnish_graph(store: QuadStore, graph: str, files: list[bytes]) -> None:
    mark = digest(*(content.decode() for content in files))
    node = iri(graph)
    sign = ox.Quad(node, own("fingerprint"), text(mark), node)
    if sign in store.inner:
        return
    triples = ox.Dataset(
        ox.Quad(t.subject, t.predicate, t.object, node)
        for content in files
        for t in ox.parse(content, ox.RdfFormat.TURTLE)
    )
    # Nodes without a name get one from what is said of them, so that two stores with the same
    # documents are the same quad for quad.
    triples.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    store.replace(graph, [*triples, sign])
