"""The ontology's terms: complete, used as declared, readable by more than one parser."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from kb.resources import folder
from kb.terms import KB, PREFIXES, EntityType, Property, kb

ROOT = Path(__file__).parents[2]
FILES = sorted(ROOT.joinpath("ontology").rglob("*.ttl"))
USE = re.compile(
    r"""\bkb:([A-Za-z]+)\b|\bown\(\s*(?:\w+,\s*)?"([A-Za-z]+)"|\bkb\("([A-Za-z]+)"\)"""
)
SAID = re.compile(r"""\bsheet\.(?:own|words)\([\w.]+,\s*"([A-Za-z]+)\"""")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The ontology."""
    return Graph().parse(data=(folder("ontology") / "launch.ttl").read_bytes(), format="turtle")


def own_terms(graph: Graph) -> set[URIRef]:
    """Return the subjects in our own namespace."""
    return {s for s in graph.subjects() if isinstance(s, URIRef) and s.startswith(KB)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_parsers_read_the_same(path: Path) -> None:
    """Each Turtle file has as many triples for Oxigraph as for rdflib."""
    counted = sum(1 for _ in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))

    assert counted == len(Graph().parse(path))


@pytest.mark.parametrize("predicate", [RDFS.label, RDFS.comment, SKOS.example, RDFS.isDefinedBy])
def test_each_term_is_described(ontology: Graph, predicate: URIRef) -> None:
    """Each own term has exactly one label, one comment and one example, in English."""
    wrong = [t for t in own_terms(ontology) if len(list(ontology.objects(t, predicate))) != 1]

    assert [] == wrong


def test_labels_differ(ontology: Graph) -> None:
    """No two classes and no two properties have the same label."""
    labels = [
        (str(label), (term, RDF.type, OWL.Class) in ontology)
        for term in own_terms(ontology)
        for label in ontology.objects(term, RDFS.label)
    ]

    assert len(labels) == len(set(labels))


def test_each_class_is_mapped(ontology: Graph) -> None:
    """Each class narrows or comes close to a term of another vocabulary, or narrows one of ours."""
    classes = [t for t in own_terms(ontology) if (t, RDF.type, OWL.Class) in ontology]
    mapped = [
        t
        for t in classes
        if any(ontology.objects(t, RDFS.subClassOf)) or any(ontology.objects(t, SKOS.closeMatch))
    ]

    assert set(classes) - set(mapped) == {URIRef(kb("Thing"))}


def test_terms_of_the_model_exist(ontology: Graph) -> None:
    """Each property of a launch and each type of thing is a term of the ontology."""
    wanted = {kb(p.value) for p in Property} | {kb(t.value.capitalize()) for t in EntityType}

    assert {URIRef(iri) for iri in wanted} <= own_terms(ontology)


@pytest.mark.parametrize(
    "path",
    [
        path
        for name, end in (("kb", "py"), ("loaders", "py"), ("queries", "rq"), ("ontology", "ttl"))
        for path in sorted(ROOT.joinpath(name).rglob(f"*.{end}"))
    ],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_used_terms_exist(ontology: Graph, path: Path) -> None:
    """Each term of our namespace that code, queries or data use is in the ontology."""
    text = path.read_text(encoding="utf-8")
    used = {name for match in USE.finditer(text) for name in match.groups() if name}
    used |= set(SAID.findall(text))
    known = {str(term).removeprefix(KB) for term in own_terms(ontology)}

    assert set() == used - known


def test_context_knows_every_term(ontology: Graph) -> None:
    """The JSON-LD context has every own term and every prefix."""
    context = json.loads((folder("ontology") / "context.jsonld").read_text())["@context"]
    known = {
        entry["@id"] if isinstance(entry, dict) else entry
        for name, entry in context.items()
        if name != "@version"
    }

    assert {f"kb:{str(t).removeprefix(KB)}" for t in own_terms(ontology)} <= known
    assert PREFIXES.items() <= context.items()


def test_context_reads_as_intended() -> None:
    """JSON with the context becomes the triples that its terms mean."""
    context = json.loads((folder("ontology") / "context.jsonld").read_text())
    text = json.dumps(
        context | {"@id": "urn:a", "@type": "Launch", "actor": {"@id": "urn:b"}, "count": 2}
    )
    quads = ox.parse(text, format=ox.RdfFormat.JSON_LD)

    assert {(q.predicate.value, q.object.value) for q in quads} == {
        (str(RDF.type), kb("Launch")),
        (kb("actor"), "urn:b"),
        (kb("count"), "2"),
    }
