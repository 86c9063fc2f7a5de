"""The VoID description, read back by rdflib and counted again."""

import rdflib
from exports.stores import written
from rdflib import Namespace, URIRef

from kb.exports.void import DATASET, VOID
from kb.store import QuadStore
from kb.terms import RDF

NS = Namespace(VOID)


def test_counts_are_those_of_the_store(store: QuadStore) -> None:
    """Quads, subjects, classes and their members are counted right."""
    graph = rdflib.Graph().parse(data=written(store, "void"), format="turtle")
    dataset = URIRef(DATASET)
    quads = list(store.quads())
    classes = {quad.object.value for quad in quads if quad.predicate.value == RDF + "type"}
    partitions = {
        str(graph.value(part, NS["class"])): graph.value(part, NS.entities).value
        for part in graph.objects(dataset, NS.classPartition)
    }

    assert len(store) == graph.value(dataset, NS.triples).value
    assert len({quad.subject for quad in quads}) == graph.value(dataset, NS.distinctSubjects).value
    assert len({quad.object for quad in quads}) == graph.value(dataset, NS.distinctObjects).value
    assert classes == set(partitions)
    assert partitions["https://w3id.org/launch-kb/ontology#Launch"] == 3
    assert graph.value(dataset, NS.documents).value == 2


def test_property_partitions_add_up(store: QuadStore) -> None:
    """Every quad is in the partition of its property."""
    graph = rdflib.Graph().parse(data=written(store, "void"), format="turtle")
    parts = graph.objects(URIRef(DATASET), NS.propertyPartition)

    assert len(store) == sum(graph.value(part, NS.triples).value for part in parts)


def test_used_vocabularies_are_named(store: QuadStore) -> None:
    """Namespaces of which classes or properties are used are named, others not."""
    graph = rdflib.Graph().parse(data=written(store, "void"), format="turtle")
    found = {str(iri) for iri in graph.objects(URIRef(DATASET), NS.vocabulary)}

    assert "http://www.w3.org/2004/02/skos/core#" in found
    assert "http://www.w3.org/2006/time#" not in found


def test_nothing_loaded_is_described_as_nothing() -> None:
    """An empty store has no triples and no classes."""
    graph = rdflib.Graph().parse(data=written(QuadStore(), "void"), format="turtle")

    assert (0, 0) == tuple(
        graph.value(URIRef(DATASET), NS[name]).value for name in ("triples", "classes")
    )
