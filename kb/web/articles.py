"""An article for its page: the text in passages, each with the notes on what is taken from it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from kb.dates import display
from kb.history.versions import read_versions
from kb.rdf.border import iri as node
from kb.store.answers import last_step, rows, time_columns, time_of, time_pattern
from kb.terms import DCTERMS, KB, LAUNCHES, PROV, SCHEMA
from kb.web.addresses import fragment
from kb.web.marking import Mark, Piece, cut
from kb.web.nodes import read_node
from kb.web.spans import place
from kb.web.statements import Speaker, StatementView, in_document, read_statements, speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kb.dates import Time
    from kb.web.shelf import Shelf, Source

_CLAIMS = """
SELECT ?claim ?span ?report ?property ?term ?voice ?certainty ?launch {time} WHERE {{
  {lines}
  GRAPH <{document}> {{
    {inside}
    ?claim kb:evidence ?span ; rdf:subject ?report ; rdf:predicate ?property ; rdf:object ?term ;
      kb:certainty ?certainty .
    OPTIONAL {{ ?claim kb:voice ?voice }}
    OPTIONAL {{ ?term a kb:Time . {pattern} }}
  }}
  OPTIONAL {{ GRAPH <{launches}> {{ ?launch kb:report ?report }} }}
}}"""

_EVENTS = """
SELECT ?event ?kind ?label ?span WHERE {{ GRAPH <{document}> {{
  ?event a kb:Event ; kb:eventKind ?kind ; rdfs:label ?label ; gaf:denotedBy ?span .
}} }}"""

_ASIDE = """
SELECT ?span ?reason WHERE {{ GRAPH <{document}> {{ ?span kb:setAside ?reason }} }}"""

_NAMED = """
SELECT ?thing ?name WHERE {{ GRAPH <{document}> {{ ?thing kb:namedAs ?name }} }}"""

_FACTS = {
    "address": SCHEMA + "url",
    "citation": DCTERMS + "bibliographicCitation",
    "licence": DCTERMS + "license",
    "derived from": PROV + "wasDerivedFrom",
    "note": "note",
    "warning": "warning",
}

RECORDS = 50
"""How many records of a catalogue stand on one page."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One property that a note tells, and the claim that says so."""

    claim: str
    property: str
    shown: str


@dataclass(frozen=True, slots=True)
class Note:
    """What is taken from some words: `kind` is "claim", "statement" or "event".

    The claims of one report on the same words by the same voice are one note with several facts.
    """

    key: str
    kind: str
    start: int
    words: str
    spans: tuple[tuple[int, int], ...]
    facts: tuple[Fact, ...] = ()
    launch: str = ""
    report: str = ""
    voice: tuple[Speaker, ...] = ()
    certainty: str = ""
    statement: StatementView | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a text in pieces, with the notes on words that begin in it."""

    start: int
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    aside: str = ""

    @property
    def groups(self) -> list[tuple[Note, list[Note]]]:
        """The notes that are told together: the claims on one launch by one voice, or one note."""
        out: dict[tuple[object, ...], list[Note]] = {}
        for note in self.notes:
            claims = (note.launch, note.report, note.voice) if note.kind == "claim" else (note.key,)
            out.setdefault(claims, []).append(note)
        return [(notes[0], notes) for notes in out.values()]


@dataclass(frozen=True, slots=True)
class Article:
    """A document, or one page of a long one; `page` counts from 1.

    `facts` tells where it is from and what is to be known of it, `earlier` the days of its earlier
    versions, `named` what each thing is called in it.
    """

    source: Source
    passages: tuple[Passage, ...]
    facts: tuple[tuple[str, str], ...]
    earlier: tuple[Time, ...] = ()
    named: Mapping[str, list[str]] = field(default_factory=dict)
    page: int = 1
    pages: int = 1


def read_article(shelf: Shelf, document: str, page: int = 1) -> Article:
    """Return a document for its page; of a catalogue, so many records.

    Raises:
        NotFoundError: If there is no such document.
    """
    source = shelf.source(document)
    text = shelf.text(document)
    if source.catalogue:
        return _catalogue(shelf, source, text, page)
    notes = [
        *_claim_notes(shelf, document, ""),
        *_statement_notes(shelf, document),
        *_event_notes(shelf, document, text),
    ]
    aside = {place(r["span"]): r["reason"] for r in _rows(shelf, _ASIDE, document)}
    named: dict[str, list[str]] = defaultdict(list)
    for row in _rows(shelf, _NAMED, document):
        named[row["thing"]].append(row["name"])
    passages = tuple(_passages(text, notes, aside))
    return Article(source, passages, *_background(shelf, document), dict(named))


def _rows(shelf: Shelf, query: str, document: str) -> Iterator[dict[str, str]]:
    return rows(shelf.view, query.format(document=node(document).value))


def _catalogue(shelf: Shelf, source: Source, text: str, page: int) -> Article:
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    pages = max(-(-len(lines) // RECORDS), 1)
    page = min(max(page, 1), pages)
    shown = lines[(page - 1) * RECORDS : page * RECORDS]
    sentences = " ".join(f"<{source.iri}#char={a},{b}>" for a, b in shown)
    notes = list(_claim_notes(shelf, source.iri, sentences))
    start, end = (shown[0][0], shown[-1][1]) if shown else (0, 0)
    passages = tuple(_passages(text, notes, {}, start=start, end=end))
    return Article(source, passages, *_background(shelf, source.iri), {}, page, pages)


def _background(
    shelf: Shelf, document: str
) -> tuple[tuple[tuple[str, str], ...], tuple[Time, ...]]:
    found = read_node(shelf.view, document, document)
    facts = tuple((name, value) for name, iri in _FACTS.items() for value in found.all(iri))
    versions = (version for version in read_versions(shelf.view) if version.successor == document)
    return facts, tuple(v.facts.published for v in versions if not v.retraction)


def page_of(shelf: Shelf, document: str, offset: int) -> int:
    """Return the page of a catalogue on which a place of its text stands."""
    return shelf.text(document).count("\n", 0, offset) // RECORDS + 1


def _claim_notes(shelf: Shelf, document: str, sentences: str) -> Iterator[Note]:
    query = _CLAIMS.format(
        document=node(document).value,
        lines=f"VALUES ?sentence {{ {sentences} }}" if sentences else "",
        inside="?span nif:sentence ?sentence ." if sentences else "",
        launches=LAUNCHES,
        time=time_columns(),
        pattern=time_pattern("?term"),
    )
    claims: dict[str, dict[str, str]] = {}
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for row in rows(shelf.view, query):
        claims[row["claim"]] = row
        spans[row["claim"]].add(place(row["span"]))
    text = shelf.text(document)

    def group(claim: str) -> tuple[tuple[tuple[int, int], ...], str, str, str]:
        row = claims[claim]
        return tuple(sorted(spans[claim])), row["report"], row["voice"], row["certainty"]

    for (places, *_), same in groupby(sorted(claims, key=group), key=group):
        yield _claim_note(shelf, text, places, [claims[claim] for claim in same])


def _claim_note(
    shelf: Shelf,
    text: str,
    places: tuple[tuple[int, int], ...],
    same: Sequence[dict[str, str]],
) -> Note:
    first = same[0]
    facts = tuple(
        Fact(row["claim"], row["property"].removeprefix(KB), _shown(shelf, row)) for row in same
    )
    return Note(
        fragment(first["claim"]),
        "claim",
        places[0][0],
        _words(text, places),
        places,
        facts,
        first["launch"],
        first["report"],
        speakers(shelf, first["voice"]),
        last_step(first["certainty"]),
    )


def _shown(shelf: Shelf, row: dict[str, str]) -> str:
    return display(time_of(row)) if row["precision"] else shelf.called(row["term"])


def _words(text: str, places: Iterable[tuple[int, int]]) -> str:
    return " … ".join(text[start:end] for start, end in places)


def _statement_notes(shelf: Shelf, document: str) -> Iterator[Note]:
    for found in read_statements(shelf, in_document(shelf, document)):
        marks = sorted({mark for piece in found.pieces for mark in piece.marks})
        places = tuple((mark.start, mark.end) for mark in marks)
        start = places[0][0] if places else 0
        key = fragment(found.iri)
        yield Note(key, "statement", start, found.content, places, statement=found)


def _event_notes(shelf: Shelf, document: str, text: str) -> Iterator[Note]:
    found: dict[str, dict[str, str]] = {}
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for row in _rows(shelf, _EVENTS, document):
        found[row["event"]] = row
        spans[row["event"]].add(place(row["span"]))
    for iri, row in found.items():
        places = tuple(sorted(spans[iri]))
        kind = last_step(row["kind"]).replace("-", " ")
        yield Note(fragment(iri), "event", places[0][0], _words(text, places), places, label=kind)


def _marks(note: Note) -> Iterator[Mark]:
    if note.statement is not None:
        for mark in {mark for piece in note.statement.pieces for mark in piece.marks}:
            yield Mark(mark.start, mark.end, mark.kind, note.key)
        return
    for start, end in note.spans:
        yield Mark(start, end, note.kind, note.key)


def _passages(
    text: str,
    notes: Iterable[Note],
    aside: dict[tuple[int, int], str],
    *,
    start: int = 0,
    end: int | None = None,
) -> Iterator[Passage]:
    """Yield the paragraphs between two places; those that are no part of the article say why."""
    ordered = sorted(notes, key=lambda note: (note.start, note.kind, note.key))
    marks = [mark for note in ordered for mark in _marks(note)]
    for match in re.compile(r"[^\n]+").finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        mine = tuple(note for note in ordered if first <= note.start < last)
        near = [mark for mark in marks if mark.start < last and mark.end > first]
        reason = next((why for (a, b), why in aside.items() if a <= first and last <= b), "")
        yield Passage(first, tuple(cut(text, near, start=first, end=last)), mine, reason)
