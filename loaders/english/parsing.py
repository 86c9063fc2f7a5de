"""Parsed paragraphs: a spaCy Doc for each, and the way from its words back to the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.english.layout import Kind, Paragraph, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

BATCH = 64  # paragraphs at a time; larger batches are no faster
READ = frozenset(Kind) - {Kind.BOILERPLATE}

# Breaks, tabs, no-break and zero-width blanks: one character each, so that offsets stay.
_BLANK = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class ParsedParagraph:
    """A paragraph and its Doc; offsets in the Doc count from the start of the paragraph."""

    paragraph: Paragraph
    doc: Doc

    def place(self, part: Span | Token) -> tuple[int, int]:
        """Return the start and end of some words in the text of the document."""
        from spacy.tokens import Span

        first, last = (part[0], part[-1]) if isinstance(part, Span) else (part, part)
        start = self.paragraph.start
        return start + first.idx, start + last.idx + len(last)

    def span(self, start: int, end: int) -> Span | None:
        """Return the words that lie in or reach into a stretch of the text, None for none."""
        first, last = start - self.paragraph.start, end - self.paragraph.start
        if last <= 0 or first >= len(self.doc.text):
            return None
        found = self.doc.char_span(max(first, 0), last, alignment_mode="expand")
        return found if found is not None and len(found) else None

    @property
    def sentences(self) -> list[Span]:
        """The sentences that have words."""
        return [each for each in self.doc.sents if any(not word.is_space for word in each)]


def flat(text: str) -> str:
    r"""Return the text with every kind of white space as one blank, of the same length.

    >>> flat("broken\nline")
    'broken line'
    """
    return _BLANK.sub(" ", text)


def parse(text: str, nlp: Language) -> list[ParsedParagraph]:
    """Return the parsed paragraphs of a document in order, without the boilerplate.

    >>> from loaders.english.pipeline import load
    >>> [part] = parse("The rocket failed, KCNA said.", load())
    >>> [part.place(token) for token in part.doc if token.tag_ == "NNP"]
    [(19, 23)]
    """
    return next(parse_many([text], nlp))


def parse_many(texts: list[str], nlp: Language) -> Iterator[list[ParsedParagraph]]:
    """Yield the parsed paragraphs of each document; faster than one document at a time."""
    layouts = [[part for part in paragraphs(text) if part.kind in READ] for text in texts]
    pieces = (
        flat(text[part.start : part.end])
        for text, layout in zip(texts, layouts, strict=True)
        for part in layout
    )
    docs = _parsed(pieces, nlp)
    for layout in layouts:
        yield [ParsedParagraph(part, next(docs)) for part in layout]


def _parsed(pieces: Iterable[str], nlp: Language) -> Iterator[Doc]:
    """Yield the Doc of each piece, parsed as if no two blanks stood together.

    Blanks beyond the first are tokens to spaCy, and a parser that has not met them in training
    loses more than one point of LAS by them. They come back afterwards, so that offsets hold.
    """
    whole = (nlp.make_doc(piece) for piece in pieces)
    pairs = ((without_blanks(doc), doc) for doc in whole)
    for doc, original in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield doc if len(doc) == len(original) else with_blanks(doc, original)


def without_blanks(doc: Doc) -> Doc:
    """Return the Doc itself if it has no tokens of white space, else one without them."""
    from spacy.tokens import Doc

    words = [token for token in doc if not token.is_space]
    if len(words) == len(doc):
        return doc
    spaces = [bool(token.whitespace_) or _before_blank(token) for token in words]
    return Doc(doc.vocab, words=[token.text for token in words], spaces=spaces)


def _before_blank(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().is_space


def with_blanks(doc: Doc, original: Doc) -> Doc:
    """Return the original with the annotation of the Doc, blanks hung on a neighbour."""
    from spacy.tokens import Doc

    places = [token.i for token in original if not token.is_space]
    parsed = dict(zip(places, doc, strict=True))
    heads = [
        places[parsed[token.i].head.i] if token.i in parsed else _neighbour(token.i, places)
        for token in original
    ]
    found = [parsed.get(place) for place in range(len(original))]
    return Doc(
        original.vocab,
        words=[token.text for token in original],
        spaces=[bool(token.whitespace_) for token in original],
        tags=[token.tag_ if token else "_SP" for token in found],
        pos=[token.pos_ if token else "SPACE" for token in found],
        morphs=[str(token.morph) if token else "" for token in found],
        lemmas=[token.lemma_ if token else " " for token in found],
        deps=[token.dep_ if token else "dep" for token in found],
        heads=heads,
    )


def _neighbour(place: int, words: list[int]) -> int:
    """Return the last word before a place, or the first of all; without words the place itself."""
    before = [word for word in words if word < place]
    return before[-1] if before else (words or [place])[0]
