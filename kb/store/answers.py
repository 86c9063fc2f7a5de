"""Answers as texts: queries with our prefixes, names of things, and times out of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.dates import UNKNOWN_TIME, Precision, Time, from_xsd
from kb.terms import ENTITIES, PREFIXES, SKOS, VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.store.quads import View

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

_TIME = ("edtf", "earliest", "latest", "precision", "words", "zone", "anchor", "relation")


def time_pattern(node: str, prefix: str = "") -> str:
    """Return the pattern that binds a time's parts to variables with a prefix."""
    parts = (f"OPTIONAL {{ {node} kb:{part} ?{prefix}{part} }}" for part in _TIME)
    return " ".join(parts)


def time_columns(prefix: str = "") -> str:
    """Return the variables that `time_pattern` binds."""
    return " ".join(f"?{prefix}{part}" for part in _TIME)


def rows(view: View, query: str) -> Iterator[dict[str, str]]:
    """Return the answer to a query with our prefixes as texts; what is unbound is empty."""
    for row in view.select(_PREFIXES + query).to_dicts():
        yield {
            key: ("true" if cell else "false")
            if isinstance(cell, bool)
            else ("" if cell is None else str(cell))
            for key, cell in row.items()
        }


def cells(view: View, query: str) -> Iterator[tuple[str, ...]]:
    """Return the answer to a query with our prefixes as rows of texts; what is unbound is empty."""
    for row in view.select(_PREFIXES + query):
        yield tuple("" if cell is None else str(cell) for cell in row)


def time_of(row: Mapping[str, str], prefix: str = "") -> Time:
    """Return the time that a row holds; unknown where it holds none."""
    part = {name: row.get(prefix + name, "") for name in _TIME}
    if not part["precision"]:
        return UNKNOWN_TIME
    return Time(
        edtf=part["edtf"],
        earliest=from_xsd(part["earliest"]) if part["earliest"] else None,
        latest=from_xsd(part["latest"]) if part["latest"] else None,
        precision=Precision(last_step(part["precision"])),
        words=part["words"],
        zone=part["zone"],
        anchor=part["anchor"],
        relation=part["relation"],
    )


def last_step(iri: str) -> str:
    """Return the last step of a vocabulary concept's IRI; any other text as it is."""
    return iri.rpartition("/")[2] if iri.startswith(VOCABULARY) else iri


def names(view: View) -> dict[str, str]:
    """Return what each thing in the store is called."""
    query = f"SELECT ?t ?n WHERE {{ GRAPH <{ENTITIES}> {{ ?t <{SKOS}prefLabel> ?n }} }}"
    return {str(thing): str(name) for thing, name in view.select(query)}
