"""Nanopublications, read back by rdflib."""

import pytest
import rdflib
from exports.stores import written
from rdflib import RDF, RDFS, Namespace, URIRef

from kb.exports.nanopublications import NP
from kb.store import QuadStore

# rdflib's own reader of TriG uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings(
    "ignore:(Dataset|ConjunctiveGraph).* is deprecated:DeprecationWarning"
)
NS = Namespace(NP)
KB = Namespace("https://w3id.org/launch-kb/ontology#")
PROV = Namespace("http://www.w3.org/ns/prov#")
BASE = "https://w3id.org/launch-kb/"


@pytest.fixture
def dataset(store: QuadStore) -> rdflib.Dataset:
    """The sample's nanopublications."""
    found = rdflib.Dataset()
    found.parse(data=written(store, "nanopublications"), format="trig")
    return found


def heads(dataset: rdflib.Dataset) -> list[tuple[URIRef, rdflib.Graph]]:
    """Each nanopublication with the graph of its head."""
    return [
        (np, dataset.graph(graph))
        for np, _, _, graph in dataset.quads((None, RDF.type, NS.Nanopublication, None))
    ]


def about(dataset: rdflib.Dataset, claim: str) -> tuple[URIRef, dict[str, rdflib.Graph]]:
    """The nanopublication of a claim, and its parts."""
    claim_node = URIRef(f"{BASE}document/{claim}")
    ((np, _, _, _),) = dataset.quads((None, PROV.wasDerivedFrom, claim_node, None))
    parts = {name: dataset.graph(f"{np}#{name}") for name in ("assertion", "provenance", "pubinfo")}
    return np, parts


def test_each_claim_has_four_graphs(dataset: rdflib.Dataset) -> None:
    """The head names three other graphs, none of them empty, and nothing stands elsewhere."""
    found = heads(dataset)
    links = (NS.hasAssertion, NS.hasProvenance, NS.hasPublicationInfo)
    parts = [head.value(np, link) for np, head in found for link in links]
    graphs = {graph.identifier for graph in dataset.graphs() if len(graph)}

    assert len(found) == 4
    assert all(len(dataset.graph(part)) for part in parts)
    assert graphs == {head.identifier for _, head in found} | set(parts)


def test_the_assertion_is_what_is_claimed(dataset: rdflib.Dataset) -> None:
    """The document's report has the value; what the value is called stands beside it."""
    _, parts = about(dataset, "1111111111111111#claim-1")

    assert set(parts["assertion"]) == {
        (
            URIRef(f"{BASE}document/1111111111111111#report-1"),
            KB.outcome,
            URIRef(f"{BASE}vocabulary/outcome/failure"),
        )
    }


def test_a_claimed_date_is_whole(dataset: rdflib.Dataset) -> None:
    """The assertion of a date holds its bounds and its precision."""
    _, parts = about(dataset, "1111111111111111#claim-2")
    node = parts["assertion"].value(None, RDF.type, KB.Time)

    assert str(parts["assertion"].value(node, KB.edtf)) == "2023-05-31"
    assert parts["assertion"].value(node, KB.earliest) is not None


def test_provenance_leads_to_words_and_voice(dataset: rdflib.Dataset) -> None:
    """It names the document, the words, the statement, and whose word it is."""
    np, parts = about(dataset, "1111111111111111#claim-1")
    provenance, assertion = parts["provenance"], URIRef(f"{np}#assertion")
    span = provenance.value(assertion, PROV.wasDerivedFrom)
    anchor = URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf")

    assert str(provenance.value(assertion, PROV.wasAttributedTo)) == f"{BASE}agent/kcna"
    assert str(provenance.value(span, anchor)) == "the launch failed"
    assert (
        str(provenance.value(provenance.value(assertion, PROV.wasQuotedFrom), KB.cueWords))
        == "said"
    )


def test_publication_info_leads_to_the_launch(dataset: rdflib.Dataset) -> None:
    """It says what the nanopublication is about, of which launch, and what made it."""
    np, parts = about(dataset, "1111111111111111#claim-1")
    info = parts["pubinfo"]
    relation = URIRef("http://purl.org/dc/terms/relation")

    assert (
        str(info.value(np, RDFS.label)) == "31 May 2023, North Korea, Chollima-1: outcome failure"
    )
    assert str(info.value(np, relation)) == f"{BASE}launch/aaaaaaaaaaaaaaaa"
