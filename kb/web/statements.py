"""Statements for the pages: only those that are asked for, each with its words in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.dates import UNKNOWN_TIME, Time, order
from kb.rdf.border import iri as node
from kb.store.answers import rows
from kb.terms import LAUNCHES
from kb.web.addresses import holder
from kb.web.marking import Mark, Piece
from kb.web.nodes import Node, pointing, read_node
from kb.web.spans import around, place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.web.shelf import Shelf, Source

_IN_DOCUMENT = """
SELECT ?statement WHERE {{ GRAPH <{iri}> {{ ?statement a kb:Statement }} }} ORDER BY ?statement"""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who speaks: the statement, the agent's IRI, and what it is called."""

    statement: str
    agent: str
    name: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as a page shows it.

    `chain` holds the speakers from this one outwards to the document. `pieces` is the stretch of
    the text around it: the marks of kind "content" are its content, "cue" the word of saying.
    """

    iri: str
    source: Source
    chain: tuple[Speaker, ...]
    speaker_words: str
    speaker_reason: str
    speaks_for: str
    addressee: str
    cue: str
    content: str
    act: str
    mode: str
    certainty: str
    polarity: str
    date: Time
    about: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def speaker(self) -> Speaker:
        """Who says it."""
        return self.chain[0]


def about_launch(shelf: Shelf, launch: str) -> list[str]:
    """Return the IRIs of the statements about a launch, in order."""
    return in_order(shelf, shelf.statements_about.get(launch, ()))


def by_agent(shelf: Shelf, agent: str) -> list[str]:
    """Return the IRIs of what an agent said, or someone for it, in order."""
    said = {*pointing(shelf.view, "speaker", agent), *pointing(shelf.view, "speaksFor", agent)}
    return in_order(shelf, said)


def to_agent(shelf: Shelf, agent: str) -> list[str]:
    """Return the IRIs of what was said to an agent, or about its launches by whomever, in order."""
    found = set(pointing(shelf.view, "addressee", agent))
    for launch in shelf.launches_with.get(agent, ()):
        if agent in shelf.links[launch]["actor"]:
            found.update(shelf.statements_about.get(launch, ()))
    return in_order(shelf, found)


def in_document(shelf: Shelf, document: str) -> list[str]:
    """Return the IRIs of the statements in a document."""
    query = _IN_DOCUMENT.format(iri=node(document).value)
    return [row["statement"] for row in rows(shelf.view, query)]


def in_order(shelf: Shelf, statements: Iterable[str]) -> list[str]:
    """Return statements in the order in which their documents were published."""
    dated = {
        s: shelf.sources[holder(s)].published for s in statements if holder(s) in shelf.sources
    }
    return sorted(dated, key=lambda s: (order(dated[s]), s))


def read_statements(shelf: Shelf, statements: Iterable[str]) -> list[StatementView]:
    """Return these statements as pages show them, in this order."""
    return [_view(shelf, iri) for iri in statements]


def speakers(shelf: Shelf, statement: str) -> tuple[Speaker, ...]:
    """Return the speakers from a statement outwards to its document, the innermost first."""
    out: list[Speaker] = []
    seen: set[str] = set()
    while statement and statement not in seen:
        seen.add(statement)
        found = read_node(shelf.view, statement, holder(statement))
        agent = found.one("speaker")
        out.append(Speaker(statement, agent, shelf.names.get(agent) or found.one("speakerWords")))
        statement = found.one("within")
    return tuple(out)


def _view(shelf: Shelf, iri: str) -> StatementView:
    document = holder(iri)
    found = read_node(shelf.view, iri, document)
    date = found.one("date")
    reports = found.all("about")
    launches = (pointing(shelf.view, "report", report, LAUNCHES) for report in reports)
    return StatementView(
        iri,
        shelf.source(document),
        speakers(shelf, iri),
        found.one("speakerWords"),
        found.one("speakerReason"),
        found.one("speaksFor"),
        found.one("addressee"),
        found.one("cueWords"),
        found.one("contentWords"),
        found.step("act"),
        found.step("mode"),
        found.step("certainty"),
        found.step("polarity"),
        read_node(shelf.view, date, document).time if date else UNKNOWN_TIME,
        tuple(sorted({launch for found_ in launches for launch in found_})),
        _pieces(shelf, found),
    )


def _pieces(shelf: Shelf, statement: Node) -> tuple[Piece, ...]:
    document = holder(statement.iri)
    marks = [
        Mark(*place(span), kind, statement.iri)
        for kind in ("content", "cue")
        for span in statement.all(kind)
    ]
    return tuple(around(shelf, document, marks))
