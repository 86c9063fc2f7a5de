"""The order of reading: layout, parse, names, times, launches, statements, events, their links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.model import Dated, Reading, SetAside, Span
from kb.terms import AGENT_TYPES, EntityType
from loaders.english.events import find_events
from loaders.english.launches import find_launches, speaks_of_launches
from loaders.english.launches.dates import When
from loaders.english.launches.launchers import OF_THE_STORY
from loaders.english.layout import Kind, paragraphs
from loaders.english.links import linked
from loaders.english.names import analyse, find_names
from loaders.english.names.organizations import organizations
from loaders.english.parsing import parse
from loaders.english.pipeline import load
from loaders.english.statements import Timed, find_statements
from loaders.english.times import tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from kb.model import Document, Mention, Report, Statement
    from kb.names import Lexicon
    from loaders.english.layout import Paragraph

TITLE_KINDS = frozenset({Kind.HEADLINE, Kind.HEADING})
NOTHING_OF_LAUNCHES = "no word of launches: kept unread"
# Code points; the longest newspaper articles have some 100,000.
LONGEST = 200_000


class EnglishReader:
    """Reads English articles with one spaCy pipeline: the shipped one, or another by its name."""

    def __init__(self, model: str | None = None) -> None:
        self._model = model

    def read(self, document: Document, lexicon: Lexicon) -> Reading:
        """Return what an English document says; one without a word of launches stays unread.

        Raises:
            ReaderError: If the pipeline is missing or unfit.
        """
        if len(document.text) <= LONGEST:
            return self._read(document, lexicon)
        found = self._read(replace(document, text=document.text[:LONGEST]), lexicon)
        warning = f"only the first {LONGEST:,} characters were read"
        return replace(found, warnings=(*found.warnings, warning))

    def _read(self, document: Document, lexicon: Lexicon) -> Reading:
        text = document.text
        layout = paragraphs(text)
        aside = _set_aside(document, layout)
        if not any(speaks_of_launches(text[p.start : p.end]) for p in layout):
            return Reading(set_aside=aside, warnings=(NOTHING_OF_LAUNCHES,))
        names = find_names(analyse(text, self._parsed(text)), lexicon)
        whens = _times(document, [s.span for s in aside] + _vehicle_names(document, lexicon))
        reports = find_launches(names, whens, published=document.published, lexicon=lexicon)
        times = [Timed(w.start, w.end, w.time) for w in whens]
        edges = [(p.start, p.end) for p in layout if p.kind is not Kind.BOILERPLATE]
        said = find_statements(
            names.analysis, names, times, paragraphs=edges, publisher=document.publisher
        )
        told, said = linked(names, reports, _spoken(said))
        orgs = organizations(names, lexicon, [s.span for s in aside], _agents(told, said))
        return Reading(
            reports=tuple(told),
            statements=tuple(said),
            events=tuple(find_events(names, whens, told, said)),
            organizations=tuple(orgs),
            times=tuple(Dated(document.span(w.start, w.end), w.time) for w in whens),
            sentences=tuple(names.span(s.start, s.end) for s in names.analysis.sentences),
            set_aside=aside,
        )

    def _parsed(self, text: str) -> Iterator[tuple[int, Doc, int, bool]]:
        for n, part in enumerate(parse(text, load(self._model))):
            yield part.paragraph.start, part.doc, n, part.paragraph.kind in TITLE_KINDS


def _set_aside(document: Document, layout: Sequence[Paragraph]) -> tuple[SetAside, ...]:
    """Return what is no content, with the reason."""
    return tuple(
        SetAside(document.span(p.start, p.end), p.reason)
        for p in layout
        if p.kind is Kind.BOILERPLATE
    )


def _vehicle_names(document: Document, lexicon: Lexicon) -> list[Span]:
    """Return where vehicles are named: "Long March 2D" holds no date."""
    return [
        document.span(match.start, match.end)
        for match in lexicon.scan(document.text)
        if match.thing.type is EntityType.VEHICLE
    ]


def _spoken(said: Sequence[Statement]) -> list[Statement]:
    """Return the statements of those who can speak: what a satellite "said" it measured."""
    kept = [s for s in said if s.speaker.type in AGENT_TYPES]
    known = {s.id for s in kept}
    return [s if s.within in known else replace(s, within="") for s in kept]


def _times(document: Document, dropped: Sequence[Span]) -> list[When]:
    """Return the times of the content that can be placed on the calendar, in text order."""
    found = tag(document.text, published=document.published)
    return [
        When(t.start, t.end, t.time, t.limits)
        for t in found
        if t.time is not None
        and t.time.edtf
        and not any(t.start < span.end and span.start < t.end for span in dropped)
    ]


def _agents(reports: Sequence[Report], said: Sequence[Statement]) -> list[Mention]:
    """Return who launches and who speaks."""
    actors = [r.actor for r in reports if r.actor and r.actor.reason != OF_THE_STORY]
    speakers = (each for s in said for each in (s.speaker.members or (s.speaker,)))
    return [*actors, *speakers]
