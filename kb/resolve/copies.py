"""Which documents copy which: wire stories in several papers, and articles that are printed twice.

Measured on 1,236 news articles and copies of them that were edited by machine (`make
bench-copies`). Found are all with a new headline or as much text of another hand, 99.8 % of those
with each tenth word replaced, 98 % of those cut to half and 90 % of those cut to a third: what is
left is then often too short. Of 763,230 pairs of different articles 10 are taken for copies, and
all 10 are: printed twice, or written on for the next edition. Independent articles on one event
share at most 0.38 of the shorter one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kb.rdf import Sheet
from kb.rdf.border import iri
from kb.resolve.sketches import Sketch, containment, resemblance
from kb.store.answers import rows
from kb.terms import COPIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

    from kb.store import View

CONTAINED = 0.5
"""A copy shares at least this part of the shorter text's runs of words."""

RESEMBLING = 0.15
"""And this part of both texts' runs: below it a containment is too inexact an estimate."""

SHORT = 40
"""Shorter texts, in runs, follow patterns: there only what is all but identical is a copy."""

IDENTICAL = 0.9
"""The resemblance that makes copies of short texts."""

# Texts with a resemblance of 0.15 share one of so many smallest hashes with 99.4 % probability.
_LOOKED_UP = 32
# A run of words that so many different texts share is a formula and tells nothing.
_FORMULA = 200

_SIGNATURES = """
SELECT ?document ?signature ?earliest WHERE {
  GRAPH ?document {
    ?document kb:signature ?signature .
    OPTIONAL { ?document kb:published ?time . ?time kb:earliest ?earliest }
    FILTER NOT EXISTS { ?document a kb:Catalogue }
  }
}"""


def copies(view: View) -> dict[str, str]:
    """Return for each document that is a copy the first document with that text.

    The first is the one published first; among several of one day the IRI decides. Documents
    without a date come last.
    """
    found = sorted(
        (row["earliest"] or "~", row["document"], row["signature"])
        for row in rows(view, _SIGNATURES)
    )
    return group_copies({document: Sketch.parse(text) for _, document, text in found})


def group_copies(sketches: Mapping[str, Sketch]) -> dict[str, str]:
    """Return for each copy among some texts the first of them that it copies, in their order."""
    firsts: list[str] = []
    holders: dict[int, list[int]] = defaultdict(list)
    out: dict[str, str] = {}
    for name, sketch in sketches.items():
        known = sorted(_near(sketch, holders))
        first = next((firsts[p] for p in known if is_copy(sketch, sketches[firsts[p]])), "")
        if first:
            out[name] = first
            continue
        for value in sketch.hashes[:_LOOKED_UP]:
            holders[value].append(len(firsts))
        firsts.append(name)
    return out


def _near(sketch: Sketch, holders: Mapping[int, list[int]]) -> set[int]:
    """Return the places of the texts that may be alike: they share one of their smallest hashes."""
    sharing = (holders.get(value, ()) for value in sketch.hashes[:_LOOKED_UP])
    return {place for places in sharing if len(places) < _FORMULA for place in places}


def is_copy(a: Sketch, b: Sketch) -> bool:
    """Tell whether two texts are copies of one another, be it cut or edited."""
    alike = resemblance(a, b)
    if min(a.runs, b.runs) < SHORT:
        return alike >= IDENTICAL
    return alike >= RESEMBLING and containment(a, b) >= CONTAINED


def copy_quads(found: Mapping[str, str]) -> list[ox.Quad]:
    """Return the graph that ties each copy to the first document with its text."""
    sheet = Sheet(COPIES)
    for document, first in sorted(found.items()):
        sheet.own(iri(document), "copyOf", iri(first))
    return sheet.quads()
