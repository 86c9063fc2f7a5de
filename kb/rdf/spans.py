"""Spans of a document's text as NIF strings, each with the sentence that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kb.errors import DataError
from kb.rdf import border
from kb.rdf.sheet import A
from kb.terms import NIF

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from kb.model import Document, Span
    from kb.rdf.sheet import Sheet


class Spans:
    """Makes one node a span, and refuses a span that does not hold its words."""

    def __init__(self, sheet: Sheet, document: Document, sentences: Iterable[Span]) -> None:
        self._sheet = sheet
        self._document = document
        self._sentences = sorted(sentences)
        self._context = border.iri(f"{document.iri}#char=0,{len(document.text)}")

    def node(self, span: Span) -> ox.NamedNode:
        """Write a span with its sentence and return its node.

        Raises:
            DataError: If the document's text has other words at this place.
        """
        sentence = self._sentence_of(span)
        node = self._write(span)
        if sentence is not None:
            holder = self._write(sentence)
            self._sheet.say(holder, A, border.iri(NIF + "Sentence"))
            self._sheet.say(node, border.iri(NIF + "sentence"), holder)
        return node

    def nodes(self, spans: Iterable[Span]) -> list[ox.NamedNode]:
        """Write several spans."""
        return [self.node(span) for span in spans]

    def _sentence_of(self, span: Span) -> Span | None:
        place = bisect_right(self._sentences, span.start, key=lambda s: s.start) - 1
        if place < 0 or self._sentences[place].end <= span.start:
            return None
        return self._sentences[place]

    def _write(self, span: Span) -> ox.NamedNode:
        if not span.text or self._document.text[span.start : span.end] != span.text:
            raise DataError(
                f"{self._document.name}: characters {span.start} to {span.end} are not "
                f"{span.text!r} but {self._document.text[span.start : span.end]!r}"
            )
        node = border.iri(f"{self._document.iri}#char={span.start},{span.end}")
        sheet = self._sheet
        if node != self._context:
            sheet.say(node, A, border.iri(NIF + "RFC5147String"))
            sheet.say(node, border.iri(NIF + "referenceContext"), self._context)
            sheet.say(node, border.iri(NIF + "beginIndex"), border.index(span.start))
            sheet.say(node, border.iri(NIF + "endIndex"), border.index(span.end))
            sheet.say(node, border.iri(NIF + "anchorOf"), border.text(span.text))
        return node
