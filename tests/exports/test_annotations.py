"""Web Annotations, read back by json and rdflib."""

import json

import pytest
import rdflib
from exports.stores import written

from kb.store import QuadStore

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
DOCUMENT = "https://w3id.org/launch-kb/document/1111111111111111"
# What the context at http://www.w3.org/ns/anno.jsonld says of the words used here (W3C
# Recommendation "Web Annotation Vocabulary"); the network is not asked for it.
CONTEXT = {
    "oa": str(OA),
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@vocab"},
    "Annotation": "oa:Annotation",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "describing": "oa:describing",
    "linking": "oa:linking",
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "via": {"@type": "@id", "@id": "oa:via"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "first": {"@type": "@id", "@id": "as:first"},
    "partOf": {"@type": "@id", "@id": "as:partOf"},
    "label": "rdfs:label",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
}


def annotations(store: QuadStore) -> list[dict[str, object]]:
    """The annotations as json reads them."""
    return list(json.loads(written(store, "annotations"))["first"]["items"])


def text(store: QuadStore, document: str) -> str:
    """The text of a document, empty where the sample gives none."""
    query = "SELECT ?t WHERE { GRAPH <%s> { ?c <%sisString> ?t } }"
    nif = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    return next((str(found) for (found,) in store.select(query % (document, nif))), "")


def test_a_claim_points_at_its_words(store: QuadStore) -> None:
    """The annotation of a claim says what is claimed by whom, and in which words of which text."""
    found = next(
        each for each in annotations(store) if each["id"] == f"{DOCUMENT}#claim-1-annotation"
    )

    assert found["body"][0]["value"] == "outcome: failure, according to KCNA"
    assert found["body"][1]["source"] == f"{DOCUMENT}#claim-1"
    assert found["target"] == {
        "type": "SpecificResource",
        "source": {
            "id": DOCUMENT,
            "type": "Text",
            "format": "text/plain",
            "language": "en",
            "via": "https://example.org/a?x=1&y=2",
            "sha256": "00",
        },
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "the launch failed",
                "prefix": "KCNA said ",
                "suffix": ". Seoul said it failed too. It v",
            },
            {"type": "TextPositionSelector", "start": 10, "end": 27},
        ],
    }


def test_every_selector_finds_its_words(store: QuadStore) -> None:
    """Position and quotation select the same words, with what stands before and after them."""
    checked = 0
    for annotation in annotations(store):
        quote, position = annotation["target"]["selector"]
        whole = text(store, annotation["target"]["source"]["id"])
        if whole:
            checked += 1
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            begin = position["start"] - len(quote["prefix"])

            assert whole[position["start"] : position["end"]] == quote["exact"]
            assert whole[begin : begin + len(around)] == around

    assert checked == 5


# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).* is deprecated:DeprecationWarning")
def test_rdflib_reads_annotations(store: QuadStore) -> None:
    """As linked data each annotation has bodies and a target with two selectors."""
    found = json.loads(written(store, "annotations"))
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    found["@context"][0] = CONTEXT
    graph = rdflib.Graph().parse(data=json.dumps(found), format="json-ld")
    each = list(graph.subjects(rdflib.RDF.type, OA.Annotation))

    assert len(annotations(store)) == len(each)
    assert all(len(list(graph.objects(node, OA.hasBody))) == 2 for node in each)
    assert all(len(list(graph.objects(node, OA.hasTarget / OA.hasSelector))) == 2 for node in each)
    assert {OA.describing} == {graph.value(node, OA.motivatedBy) for node in each}


def test_nothing_loaded_gives_an_empty_page() -> None:
    """Without documents the collection has no annotations."""
    assert annotations(QuadStore()) == []
