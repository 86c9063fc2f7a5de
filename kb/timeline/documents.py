"""The documents of a store: what each is called, who published it when, what was taken from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.dates import display, order
from kb.history.versions import read_versions
from kb.rows import Rows
from kb.store.answers import rows, time_columns, time_of, time_pattern
from kb.terms import COPIES, ENTITIES

if TYPE_CHECKING:
    from kb.dates import Time
    from kb.store import View

_DOCUMENTS = f"""
SELECT ?document ?name ?title ?publisher {time_columns()}
WHERE {{ GRAPH ?document {{
  ?document a kb:Document ; dcterms:identifier ?name .
  OPTIONAL {{ ?document dcterms:title ?title }}
  OPTIONAL {{ ?document schema:publisher ?publisher }}
  OPTIONAL {{ ?document kb:published ?time . {time_pattern("?time")} }}
}} }}"""


def documents_of(view: View) -> dict[str, dict[str, str]]:
    """Return what is known of each document, by IRI."""
    return {row["document"]: row for row in rows(view, _DOCUMENTS)}


_SOURCES = f"""
SELECT ?document ?name ?title ?publisher ?note {time_columns()}
  (COUNT(DISTINCT ?report) AS ?reports) (COUNT(DISTINCT ?statement) AS ?statements)
WHERE {{
  GRAPH ?document {{
    ?document a kb:Document ; dcterms:identifier ?name .
    OPTIONAL {{ ?document dcterms:title ?title }} OPTIONAL {{ ?document kb:note ?note }}
    OPTIONAL {{ ?document kb:published ?time . {time_pattern("?time")} }}
    OPTIONAL {{ ?report a kb:Report }} OPTIONAL {{ ?statement a kb:Statement }}
  }}
  OPTIONAL {{
    GRAPH ?document {{ ?document schema:publisher ?agent }}
    GRAPH <{ENTITIES}> {{ ?agent skos:prefLabel ?publisher }}
  }}
}} GROUP BY ?document ?name ?title ?publisher ?note {time_columns()}"""


_COPIES = f"""
SELECT ?document ?first WHERE {{ GRAPH <{COPIES}> {{ ?document kb:copyOf ?first }} }}"""


def sources(view: View) -> Rows:
    """Return the documents of a store with what was taken from each, the oldest first."""
    found = sorted(rows(view, _SOURCES), key=lambda row: (order(time_of(row)), row["name"]))
    names = {row["document"]: row["name"] for row in found}
    first = {row["document"]: names.get(row["first"], "") for row in rows(view, _COPIES)}
    columns = (
        "published",
        "name",
        "title",
        "publisher",
        "reports",
        "statements",
        "copy_of",
        "note",
    )
    return Rows(
        columns,
        tuple(
            (
                display(time_of(row)),
                row["name"],
                row["title"],
                row["publisher"],
                int(row["reports"]),
                int(row["statements"]),
                first.get(row["document"], ""),
                row["note"],
            )
            for row in found
        ),
    )


def versions(view: View) -> Rows:
    """Return the archived versions of documents that are live, with what replaced each."""
    live = documents_of(view)
    found = (v for v in read_versions(view) if not v.retraction)
    return Rows(
        ("published", "name", "title", "replaced_by", "of", "version"),
        tuple(
            (
                _published(version.facts.published),
                version.facts.name,
                version.facts.title,
                live[version.successor]["name"],
                _published(time_of(live[version.successor])),
                version.iri,
            )
            for version in found
        ),
    )


def retractions(view: View) -> Rows:
    """Return what was taken out, the last retraction first: that is the one that undo takes."""
    found = [version for version in read_versions(view) if version.retraction and version.live]
    return Rows(
        ("retraction", "retracted", "published", "name", "title", "document"),
        tuple(
            (
                version.retraction,
                version.retracted_at,
                _published(version.facts.published),
                version.facts.name,
                version.facts.title,
                version.facts.document,
            )
            for version in sorted(found, key=lambda v: -v.retraction)
        ),
    )


def _published(time: Time) -> str:
    return display(time) if time.edtf else ""


def document_title(view: View, iri: str) -> str:
    """Return the title of a document, or its name where it has none."""
    found = (
        row["title"] or row["name"] for row in rows(view, _DOCUMENTS) if row["document"] == iri
    )
    return next(found, iri)
