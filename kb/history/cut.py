"""A document cut back to the claims that its source had made by some day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kb.dates import from_xsd
from kb.rdf.border import iri, own
from kb.store.answers import rows
from kb.terms import KB, RDF, Property, Status, concept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.dates import Time
    from kb.store import QuadStore, View

Row: TypeAlias = dict[str, str]

_A, _OBJECT = iri(RDF + "type"), iri(RDF + "object")

# What becomes of a launch. The rest, such as who launches what, was the same before.
_CHANGING = frozenset({Property.DATE, Property.STATUS, Property.OUTCOME})

_CLAIMS = """
SELECT ?claim ?report ?property ?known ?latest WHERE {
  GRAPH <%s> {
    ?claim rdf:subject ?report ; rdf:predicate ?property .
    OPTIONAL { ?claim kb:known ?since . ?since kb:earliest ?known ; kb:latest ?latest }
  }
}"""

_DATED = "SELECT DISTINCT ?document WHERE { GRAPH ?document { ?claim kb:known ?time } }"


def claims_with_days(view: View) -> dict[str, list[Row]]:
    """Return all claims of the documents that say since when they say what, by document."""
    documents = [row["document"] for row in rows(view, _DATED)]
    return {document: list(rows(view, _CLAIMS % document)) for document in documents}


def cut(store: QuadStore, document: str, claims: Iterable[Row], day: Time, *, whole: bool) -> None:
    """Take out what became known after a day.

    `whole`: the document itself was published by then, and only claims that say otherwise go.
    Else it came later: what it says of dates, states and outcomes stays only where it was known
    by then, and reports of which nothing was known go altogether.
    """
    by_report: dict[str, list[Row]] = defaultdict(list)
    for row in claims:
        by_report[row["report"]].append(row)
    for report, members in by_report.items():
        kept = [row for row in members if _kept(row, day, whole=whole)]
        if not any(row["known"] or whole for row in kept):
            _remove(store, document, [report, *(row["claim"] for row in members)])
        elif len(kept) < len(members):
            gone = [row for row in members if row not in kept]
            _remove(store, document, [row["claim"] for row in gone])
            _set_values(store, document, report, kept, {row["property"] for row in gone})
    if not whole:
        _remove(store, document, _others(store, document))


def _kept(row: Row, day: Time, *, whole: bool) -> bool:
    if row["known"]:
        return day.latest is not None and from_xsd(row["latest"]) <= day.latest
    return whole or row["property"].removeprefix(KB) not in _CHANGING


def _set_values(
    store: QuadStore, document: str, report: str, kept: Iterable[Row], properties: Iterable[str]
) -> None:
    """Let a report say plainly what it said last; one whose state was not told yet was a plan."""
    graph, node = iri(document), iri(report)
    for name in properties:
        property_ = name.removeprefix(KB)
        claims = [row for row in kept if row["property"] == name]
        if property_ not in _CHANGING and not claims:
            continue
        for quad in list(store.inner.quads_for_pattern(node, iri(name), None, graph)):
            store.inner.remove(quad)
        values = _last_values(store, graph, claims, every=property_ == Property.PAYLOAD)
        if not values and property_ == Property.STATUS:
            values = [iri(concept(Status.PLANNED))]
        store.add(ox.Quad(node, iri(name), value, graph) for value in values)


def _last_values(
    store: QuadStore, graph: ox.NamedNode, claims: Iterable[Row], *, every: bool
) -> list[ox.NamedNode | ox.Literal]:
    """Return what the last of some claims holds for true, or all of them where all can be."""
    # A claim without a day of its own is known since its document, which comes after the others.
    ordered = sorted(claims, key=lambda row: (row["known"] or "~", row["claim"]))
    chosen = (iri(row["claim"]) for row in (ordered if every else ordered[-1:]))
    found = (
        quad.object
        for claim in chosen
        for quad in store.inner.quads_for_pattern(claim, _OBJECT, None, graph)
    )
    return [value for value in found if isinstance(value, ox.NamedNode | ox.Literal)]


def _others(store: QuadStore, document: str) -> list[str]:
    """Return the statements and events of a document, which have no day of their own."""
    graph = iri(document)
    return [
        quad.subject.value
        for name in ("Statement", "Event")
        for quad in store.inner.quads_for_pattern(None, _A, own(name), graph)
        if isinstance(quad.subject, ox.NamedNode)
    ]


def _remove(store: QuadStore, document: str, subjects: Iterable[str]) -> None:
    graph = iri(document)
    for subject in subjects:
        for quad in list(store.inner.quads_for_pattern(iri(subject), None, None, graph)):
            store.inner.remove(quad)
