"""The documents of a store: what each is called, who published it when, what was taken from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.dates import display, order
from kb.rows import Rows
from kb.store.answers import rows, time_columns, time_of, time_pattern
from kb.terms import ENTITIES

if TYPE_CHECKING:
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


def sources(view: View) -> Rows:
    """Return the documents of a store with what was taken from each, the oldest first."""
    found = sorted(rows(view, _SOURCES), key=lambda row: (order(time_of(row)), row["name"]))
    columns = ("published", "name", "title", "publisher", "reports", "statements", "note")
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
                row["note"],
            )
            for row in found
        ),
    )


def document_title(view: View, iri: str) -> str:
    """Return the title of a document, or its name where it has none."""
    found = (
        row["title"] or row["name"] for row in rows(view, _DOCUMENTS) if row["document"] == iri
    )
    return next(found, iri)
