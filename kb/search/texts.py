"""What of a store is searched: the texts of articles, statements and launches, as rows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from kb.store.answers import last_step, rows
from kb.terms import ENTITIES, JUDGEMENTS, LAUNCHES, digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.store import View

Row: TypeAlias = tuple[str, str, str, str, str, str]
"""Sort, IRI, IRI of the document (empty for launches), date as EDTF, title, body."""

_FINGERPRINTS = """
SELECT ?document ?mark WHERE { GRAPH ?document { ?document a kb:Document ; kb:fingerprint ?mark } }
"""
_ARTICLE = """
SELECT ?title ?date ?text ?catalogue WHERE {{
  GRAPH <{0}> {{
    <{0}> a kb:Document . ?context nif:isString ?text .
    OPTIONAL {{ <{0}> dcterms:title ?title }}
    OPTIONAL {{ <{0}> kb:published/kb:edtf ?date }}
    OPTIONAL {{ <{0}> a ?catalogue FILTER(?catalogue = kb:Catalogue) }}
  }}
}}"""
_STATEMENTS = """
SELECT ?iri ?label ?date ?name WHERE {{
  GRAPH <{0}> {{
    ?iri a kb:Statement ; rdfs:label ?label ; kb:speaker ?speaker .
    OPTIONAL {{ ?iri kb:date/kb:edtf ?said }}
    OPTIONAL {{ <{0}> kb:published/kb:edtf ?printed }}
    OPTIONAL {{ ?speaker kb:namedAs ?name }}
  }}
  BIND(COALESCE(?said, ?printed) AS ?date)
}} ORDER BY ?iri"""
_LAUNCHES = f"""
SELECT ?iri ?label ?date ?kind ?status ?outcome WHERE {{ GRAPH <{LAUNCHES}> {{
  ?iri a kb:Launch ; rdfs:label ?label ; kb:kind ?kind ; kb:status ?status .
  OPTIONAL {{ ?iri kb:date/kb:edtf ?date }} OPTIONAL {{ ?iri kb:outcome ?outcome }}
}} }} ORDER BY ?iri"""
_THINGS = f"""
SELECT ?iri ?name WHERE {{
  GRAPH <{LAUNCHES}> {{
    ?iri a kb:Launch ; kb:actor|kb:vehicle|kb:payload|kb:site ?thing
  }}
  GRAPH <{ENTITIES}> {{ ?thing skos:prefLabel|skos:altLabel ?name }}
}} ORDER BY ?iri ?name"""
_IDENTIFIERS = f"""
SELECT ?iri ?name WHERE {{
  GRAPH <{LAUNCHES}> {{ ?iri a kb:Launch ; dcterms:identifier ?name }}
}} ORDER BY ?iri ?name"""


def marks(view: View) -> dict[str, str]:
    """Return the fingerprint of each document."""
    return {row["document"]: row["mark"] for row in rows(view, _FINGERPRINTS)}


def version_of(view: View, known: dict[str, str]) -> str:
    """Return what changes when a document, with its fingerprint in `known`, or a judgement does."""
    judged = sorted(str(quad) for quad in view.quads(JUDGEMENTS))
    return digest(*(part for pair in sorted(known.items()) for part in pair), *judged)


def document_rows(view: View, document: str) -> Iterator[Row]:
    """Return the text of a document, if it is prose, and what it says that others say."""
    for row in rows(view, _ARTICLE.format(document)):
        # The records of a catalogue are found as launches.
        if not row["catalogue"]:
            yield "article", document, document, row["date"], row["title"], row["text"]
    said: dict[str, Row] = {}
    for row in rows(view, _STATEMENTS.format(document)):
        said.setdefault(
            row["iri"], ("statement", row["iri"], document, row["date"], row["name"], row["label"])
        )
    yield from said.values()


def launch_rows(view: View) -> Iterator[Row]:
    """Return each launch with all names of its agent, vehicle, payloads and site."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for query in (_THINGS, _IDENTIFIERS):
        for row in rows(view, query):
            names[row["iri"]][row["name"]] = None
    for row in rows(view, _LAUNCHES):
        iri = row["iri"]
        told = [last_step(row[name]) for name in ("kind", "status", "outcome")]
        body = "; ".join(filter(None, ["launch", *told, *names[iri]]))
        yield "launch", iri, "", row["date"], row["label"], body
