"""A launch for its page: each value of each property with why, by whom and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.dates import Time, display, order
from kb.terms import CONFLICTS, KB, LAUNCHES, RDF, Property, kb
from kb.web.addresses import holder
from kb.web.marking import Mark, Piece, shortened
from kb.web.nodes import Node, pointing, read_node
from kb.web.spans import around, place
from kb.web.statements import Speaker, speakers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.web.shelf import Shelf, Source

_ORDER = {property_.value: at for at, property_ in enumerate(Property)}


@dataclass(frozen=True, slots=True)
class Quote:
    """One claim with its words in their sentence; `voice` is who says it, the innermost first.

    An empty voice means that the document itself says so. `code` is the source's own code, `known`
    since when it says so where that is not the day of its publication.
    """

    claim: str
    source: Source
    pieces: tuple[Piece, ...]
    voice: tuple[Speaker, ...]
    certainty: str
    code: str = ""
    known: str = ""

    @property
    def span(self) -> str:
        """The anchor of its first words in the page of its document."""
        marks = [mark for piece in self.pieces for mark in piece.marks]
        return f"char={marks[0].start},{marks[0].end}" if marks else ""


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of one property of a launch; `term` is its IRI where it is a thing or a concept.

    A rival is one that cannot be true together with the chosen value; `milder` says in what else it
    differs from it: precision, scale, zone or definition.
    """

    iri: str
    property: str
    term: str
    shown: str
    time: Time | None
    chosen: bool
    rule: str
    reason: str
    origins: int
    difference: str
    rival: bool
    milder: str = ""
    quotes: tuple[Quote, ...] = ()


def read_values(
    shelf: Shelf, launch: str, *, quotes: bool = True, only: Iterable[str] = ()
) -> list[ValueView]:
    """Return the values of a launch: the chosen first, properties in their usual order.

    Args:
        shelf: The store.
        launch: The IRI of the launch.
        quotes: Also read the claims behind each value.
        only: Restrict to the properties of these names.
    """
    wanted = set(only) or set(_ORDER)
    nodes = [
        read_node(shelf.view, value, LAUNCHES)
        for value in read_node(shelf.view, launch, LAUNCHES).all("value")
    ]
    rivals = _differences(shelf, launch)
    values = [
        _value(shelf, found, rivals.get(found.iri, _NONE), quotes=quotes)
        for found in nodes
        if _name(found) in wanted
    ]
    return sorted(values, key=lambda v: (_ORDER[v.property], not v.chosen, -v.origins, v.iri))


def _name(value: Node) -> str:
    return value.one("property").removeprefix(KB)


@dataclass(frozen=True, slots=True)
class _Difference:
    """How values of a launch differ; `kind` says whether only in precision, scale or definition."""

    words: str
    kind: str
    is_conflict: bool


_NONE = _Difference("", "", is_conflict=False)


def _differences(shelf: Shelf, launch: str) -> dict[str, _Difference]:
    """Return how each value differs from the others, where that is told; a conflict weighs more."""
    out: dict[str, _Difference] = {}
    for iri in pointing(shelf.view, "launch", launch, CONFLICTS):
        found = read_node(shelf.view, iri, CONFLICTS)
        is_conflict = kb("Conflict") in found.all(RDF + "type")
        told = _Difference(
            found.one("difference"), found.step("differenceKind"), is_conflict=is_conflict
        )
        for rival in found.all("rival"):
            if is_conflict or rival not in out:
                out[rival] = told
    return out


def _value(shelf: Shelf, found: Node, told: _Difference, *, quotes: bool) -> ValueView:
    term = found.one(RDF + "value")
    is_thing = term.startswith("http")
    date = read_node(shelf.view, term, LAUNCHES) if is_thing else None
    time = date.time if date and date.is_time else None
    return ValueView(
        found.iri,
        _name(found),
        term if is_thing and not time else "",
        display(time) if time else shelf.called(term),
        time,
        found.one("chosen") == "true",
        found.step("rule"),
        found.one("reason"),
        int(found.one("origins") or 0),
        told.words,
        told.is_conflict and found.one("chosen") != "true",
        "" if told.is_conflict else told.kind,
        tuple(_quotes(shelf, found.all("supportedBy"))) if quotes else (),
    )


def _quotes(shelf: Shelf, claims: Iterable[str]) -> list[Quote]:
    known = (claim for claim in claims if holder(claim) in shelf.sources)
    found = [_quote(shelf, claim) for claim in known]
    return sorted(found, key=lambda q: (order(q.source.published), q.source.iri, q.claim))


def _quote(shelf: Shelf, claim: str) -> Quote:
    document = holder(claim)
    found = read_node(shelf.view, claim, document)
    marks = [Mark(*place(span), "claim", claim) for span in found.all("evidence")]
    since = found.one("known")
    return Quote(
        claim,
        shelf.sources[document],
        tuple(shortened(around(shelf, document, marks))),
        speakers(shelf, found.one("voice")),
        found.step("certainty"),
        found.one("code"),
        display(read_node(shelf.view, since, document).time) if since else "",
    )
