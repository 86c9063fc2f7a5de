"""The ontology with data under OWL 2 RL: nothing is what it cannot be."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, RDF, Graph, Literal, URIRef

from kb.resources import folder
from kb.terms import BASE, kb

ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """Ontology and vocabularies."""
    graph = Graph()
    for name in ("launch.ttl", "vocabularies.ttl"):
        graph.parse(data=(folder("ontology") / name).read_bytes(), format="turtle")
    return graph


def closed(graph: Graph) -> Graph:
    """Return a graph with all that OWL 2 RL lets one conclude from it."""
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return graph


def errors(graph: Graph) -> list[str]:
    """Return what the closure calls inconsistent."""
    said = [str(message) for message in graph.objects(None, ERROR)]
    return said + [str(s) for s in graph.subjects(RDF.type, OWL.Nothing)]


def sample_with(ontology: Graph) -> Graph:
    """Return the ontology with a small valid store, all its graphs in one."""
    quads = ox.parse(path=str(HERE / "valid.trig"), format=ox.RdfFormat.TRIG)
    triples = {ox.Triple(q.subject, q.predicate, q.object) for q in quads}
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=text, format="nt") + ontology


def gazetteer_with(ontology: Graph) -> Graph:
    """Return the ontology with every fifteenth entry of the gazetteer and what these point at."""
    whole = Graph()
    for file in (folder("ontology") / "gazetteer").iterdir():
        whole.parse(data=file.read_bytes(), format="turtle")
    subjects = sorted(set(whole.subjects()))[::15]
    near = {o for s in subjects for o in whole.objects(s) if isinstance(o, URIRef)}
    graph = Graph() + ontology
    for subject in {*subjects, *near}:
        graph += whole.triples((subject, None, None))
    return graph


def test_sample_is_consistent(ontology: Graph) -> None:
    """A valid store contradicts nothing that the ontology says."""
    graph = closed(sample_with(ontology))

    assert [] == errors(graph)
    assert (URIRef(f"{BASE}agent/north-korea"), RDF.type, URIRef(kb("Agent"))) in graph


def test_gazetteer_is_consistent(ontology: Graph) -> None:
    """The gazetteer contradicts nothing that the ontology says."""
    assert [] == errors(closed(gazetteer_with(ontology)))


def test_contradiction_is_found(ontology: Graph) -> None:
    """A state that is also a vehicle is a contradiction."""
    graph = Graph() + ontology
    node = URIRef(f"{BASE}agent/north-korea")
    graph.add((node, RDF.type, URIRef(kb("State"))))
    graph.add((node, RDF.type, URIRef(kb("Vehicle"))))
    graph.add((node, URIRef(kb("metonym")), Literal("Pyongyang", lang="en")))

    assert errors(closed(graph)) != []
