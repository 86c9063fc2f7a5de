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


_STRING = border.iri(NIF + "RFC5147String")
_SENTENCE = border.iri(NIF + "Sentence")
_SENTENCE_OF = border.iri(NIF + "sentence")
_CONTEXT = border.iri(NIF + "referenceContext")
_BEGIN = border.iri(NIF + "beginIndex")
_END = border.iri(NIF + "endIndex")
_ANCHOR = border.iri(NIF + "anchorOf")


class Spans:
    """Makes one node a span, and refuses a span that does not hold its words."""

    def __init__(self, sheet: Sheet, document: Document, sentences: Iterable[Span]) -> None:
        self._sheet = sheet
        self._document = document
        self._sentences = sorted(sentences)
        self._starts = [sentence.start for sentence in self._sentences]
        self._base = sheet.graph.value
        self.catalogue = document.catalogue
        """Whether the document is a catalogue: all names that it has for a thing are its own."""
        self._context = border.iri(f"{self._base}#char=0,{len(document.text)}")
        self._nodes: dict[Span, ox.NamedNode] = {}
        self._holders: dict[Span, ox.NamedNode] = {}
        self._written: dict[Span, ox.NamedNode] = {}

    def node(self, span: Span) -> ox.NamedNode:
        """Write a span with its sentence and return its node.

        Raises:
            DataError: If the document's text has other words at this place.
        """
        node = self._nodes.get(span)
        if node is None:
            node = self._nodes[span] = self._write(span)
            sentence = self._sentence_of(span)
            if sentence is not None:
                self._sheet.say(node, _SENTENCE_OF, self._holder(sentence))
        return node

    def _holder(self, sentence: Span) -> ox.NamedNode:
        node = self._holders.get(sentence)
        if node is None:
            node = self._holders[sentence] = self._write(sentence)
            self._sheet.say(node, A, _SENTENCE)
        return node

    def nodes(self, spans: Iterable[Span]) -> list[ox.NamedNode]:
        """Write several spans."""
        return [self.node(span) for span in spans]

    def _sentence_of(self, span: Span) -> Span | None:
        place = bisect_right(self._starts, span.start) - 1
        if place < 0 or self._sentences[place].end <= span.start:
            return None
        return self._sentences[place]

    def _write(self, span: Span) -> ox.NamedNode:
        known = self._written.get(span)
        if known is not None:
            return known
        if not span.text or self._document.text[span.start : span.end] != span.text:
            raise DataError(
                f"{self._document.name}: characters {span.start} to {span.end} are not "
                f"{span.text!r} but {self._document.text[span.start : span.end]!r}"
            )
        node = self._written[span] = border.iri(f"{self._base}#char={span.start},{span.end}")
        sheet = self._sheet
        if node != self._context:
            sheet.say(node, A, _STRING)
            sheet.say(node, _CONTEXT, self._context)
            sheet.say(node, _BEGIN, border.index(span.start))
            sheet.say(node, _END, border.index(span.end))
            sheet.say(node, _ANCHOR, border.text(span.text))
        return node
