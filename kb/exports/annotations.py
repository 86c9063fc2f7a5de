"""Web Annotations (W3C) of the evidence: which words in which text say what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from kb.exports.articles import articles
from kb.exports.jsontext import one_line, write_items
from kb.store.answers import names
from kb.terms import BASE, GAF, KB, NIF, RDF, RDFS, SCHEMA, kb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.exports.articles import Article
    from kb.store import View

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"sha256": kb("sha256")}]
AROUND = 32
"""How many characters before and after the words find them again in a text that has changed."""

_COLLECTION = f"{BASE}annotations"
_EVIDENCE = {"Claim": kb("evidence"), "Statement": kb("content"), "Event": GAF + "denotedBy"}
"""By which property each kind of thing leads to its words."""


def write_annotations(view: View, stream: BinaryIO) -> None:
    """Write a collection with one annotation for each claim, statement and event with evidence.

    Positions count code points of the document's normalised text, whose digest is given; the
    quotation with its surroundings finds the words on the original page.
    """
    called = names(view)
    head = {"@context": CONTEXT, "id": _COLLECTION, "type": "AnnotationCollection"}
    page = {"id": f"{_COLLECTION}#page", "type": "AnnotationPage", "partOf": _COLLECTION}
    stream.write(f"{one_line(head)[:-1]},\n".encode())
    stream.write(f'"label": "Evidence", "first": {one_line(page)[:-1]}, "items": '.encode())
    write_items(stream, (each for article in articles(view) for each in _of(article, called)))
    stream.write(b"}}\n")


def _of(article: Article, called: Mapping[str, str]) -> Iterator[dict[str, object]]:
    source = _source(article)
    for class_, property_ in _EVIDENCE.items():
        for iri in article.things(class_):
            spans = article.values(iri, property_)
            targets = [_target(article, span, source) for span in spans]
            if targets:
                yield {
                    "id": f"{iri}-annotation",
                    "type": "Annotation",
                    "motivation": "describing",
                    "body": _bodies(article, iri, called),
                    "target": targets[0] if len(targets) == 1 else targets,
                }


def _bodies(article: Article, iri: str, called: Mapping[str, str]) -> list[dict[str, str]]:
    words = article.value(iri, RDFS + "label") or _claimed(article, iri, called)
    return [
        {
            "type": "TextualBody",
            "value": words,
            "format": "text/plain",
            "language": "en",
            "purpose": "describing",
        },
        {"type": "SpecificResource", "source": iri, "purpose": "linking"},
    ]


def _claimed(article: Article, claim: str, called: Mapping[str, str]) -> str:
    """A claim in words, with whose word it is."""
    property_ = article.value(claim, RDF + "predicate").removeprefix(KB)
    value = article.called(article.value(claim, RDF + "object"), called)
    origin = article.value(claim, kb("origin"))
    whose = article.name if origin == article.iri else called.get(origin, origin)
    return f"{property_}: {value}, according to {whose}"


def _source(article: Article) -> dict[str, str]:
    found = {
        "id": article.iri,
        "type": "Text",
        "format": "text/plain",
        "language": article.value(article.iri, SCHEMA + "inLanguage"),
        "via": article.value(article.iri, SCHEMA + "url"),
        "sha256": article.value(article.iri, kb("sha256")),
    }
    return {name: value for name, value in found.items() if value}


def _target(article: Article, span: str, source: dict[str, str]) -> dict[str, Any]:
    start, end = (int(article.value(span, NIF + name)) for name in ("beginIndex", "endIndex"))
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": article.value(span, NIF + "anchorOf"),
                "prefix": article.text[max(0, start - AROUND) : start],
                "suffix": article.text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
