"""The vocabularies: every value of every enumeration, and what each concept needs."""

from __future__ import annotations

import inspect
import re
from enum import StrEnum
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, SH, SKOS, Graph, URIRef
from rdflib.collection import Collection

import kb.resolve
import kb.terms
from kb.dates import Precision
from kb.names import gazetteer
from kb.resolve import Verdict
from kb.resolve.differences import DifferenceKind
from kb.resources import folder
from kb.terms import VOCABULARY, EntityType, concept

ENUMERATIONS = [
    Precision,
    Verdict,
    DifferenceKind,
    *(
        value
        for _, value in inspect.getmembers(kb.terms, inspect.isclass)
        if issubclass(value, StrEnum) and value is not StrEnum
    ),
]
MATCHES = (SKOS.closeMatch, SKOS.narrowMatch, SKOS.relatedMatch)


@pytest.fixture(scope="module")
def vocabularies() -> Graph:
    """All vocabularies."""
    data = (folder("ontology") / "vocabularies.ttl").read_bytes()
    return Graph().parse(data=data, format="turtle")


@pytest.mark.parametrize("enumeration", ENUMERATIONS, ids=lambda e: e.__name__)
def test_enumeration_and_scheme_agree(vocabularies: Graph, enumeration: type[StrEnum]) -> None:
    """A scheme has a concept for each member of its enumeration, and no others."""
    members = {concept(member) for member in enumeration}
    scheme = URIRef(next(iter(members)).rpartition("/")[0])

    assert members == {str(c) for c in vocabularies.subjects(SKOS.inScheme, scheme)}


@pytest.mark.parametrize("predicate", [SKOS.prefLabel, SKOS.definition, SKOS.notation])
def test_each_concept_is_described(vocabularies: Graph, predicate: URIRef) -> None:
    """Each concept has one preferred label, one definition and one notation."""
    wrong = [
        c
        for c in vocabularies.subjects(RDF.type, SKOS.Concept)
        if len(list(vocabularies.objects(c, predicate))) != 1
    ]

    assert [] == wrong


def test_own_concepts_have_examples(vocabularies: Graph) -> None:
    """Each concept that is not a code of others has an example."""
    sourced = set(vocabularies.subjects(DCTERMS.source))
    wrong = [
        c
        for c in vocabularies.subjects(RDF.type, SKOS.Concept)
        if vocabularies.value(c, SKOS.inScheme) not in sourced
        and vocabularies.value(c, SKOS.example) is None
    ]

    assert [] == wrong


def test_concepts_stand_in_their_schemes(vocabularies: Graph) -> None:
    """A concept's IRI is its scheme's and one step more, and the scheme is described."""
    wrong = [
        c
        for c, scheme in vocabularies.subject_objects(SKOS.inScheme)
        if str(c).rpartition("/")[0] != str(scheme)
        or vocabularies.value(scheme, DCTERMS.title) is None
    ]

    assert [] == wrong


def test_matches_lead_to_concepts(vocabularies: Graph) -> None:
    """A concept that another one matches is described too."""
    targets = {o for p in MATCHES for o in vocabularies.objects(None, p)}

    assert targets
    assert targets <= set(vocabularies.subjects(RDF.type, SKOS.Concept))


@pytest.mark.parametrize(
    ("scheme", "type_"),
    [("agent-type", EntityType.ORGANIZATION), ("vehicle-type", EntityType.VEHICLE)],
)
def test_gazetteer_uses_each_type(vocabularies: Graph, scheme: str, type_: EntityType) -> None:
    """The types of organizations and vehicles are those that the gazetteer uses."""
    concepts = vocabularies.subjects(SKOS.inScheme, URIRef(VOCABULARY + scheme))
    used = {thing.detail for thing in gazetteer() if thing.type is type_}

    assert used == {str(c).rpartition("/")[2] for c in concepts}


def test_rules_of_choice_are_concepts(vocabularies: Graph) -> None:
    """Each rule by which a launch's value is chosen or not is a concept with that name."""
    source = (Path(kb.resolve.__file__).parent / "reasons.py").read_text(encoding="utf-8")
    named = set(re.findall(r'return "([a-z-]+)", ', source))
    concepts = vocabularies.subjects(SKOS.inScheme, URIRef(f"{VOCABULARY}rule"))

    assert named
    assert named <= {str(c).rpartition("/")[2] for c in concepts}


def test_shapes_list_whole_schemes(vocabularies: Graph) -> None:
    """Where a shape lists the concepts that a value may be, it lists all of one scheme."""
    shapes = Graph().parse(data=(folder("ontology") / "shapes.ttl").read_bytes(), format="turtle")
    listed = {frozenset(Collection(shapes, node)) for node in shapes.objects(None, SH["in"])}
    schemes = {
        frozenset(vocabularies.subjects(SKOS.inScheme, scheme))
        for scheme in vocabularies.subjects(RDF.type, SKOS.ConceptScheme)
    }
    concepts = set(vocabularies.subjects(RDF.type, SKOS.Concept))

    assert {members for members in listed if members & concepts} <= schemes
