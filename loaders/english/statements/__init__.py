"""Statements: who says what, in which words, to whom, when, and within whose report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.assembly import Timed, assemble
from loaders.english.statements.cues import Kind
from loaders.english.statements.page import Page
from loaders.english.statements.selection import find

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from kb.model import Statement
    from loaders.english.names import Analysis, Names

__all__ = ["SPOKEN", "Kind", "Page", "Timed", "find", "find_statements"]

# What the reader takes for statements; wants and beliefs that nobody voices are left out.
SPOKEN = (Kind.SPEECH,)


def find_statements(
    analysis: Analysis,
    names: Names,
    times: Iterable[Timed] = (),
    *,
    paragraphs: Sequence[tuple[int, int]] | None = None,
    publisher: str = "",
    kinds: Collection[Kind] = SPOKEN,
) -> list[Statement]:
    """Return the statements of a document in text order.

    `times` are its time expressions, `paragraphs` the offsets of its paragraphs (by default its
    lines), within which quotation marks are paired. What the `publisher` says in its own release
    is the document's voice and no statement.
    """
    dated = sorted(times, key=lambda timed: timed.start)
    spans = [(timed.start, timed.end) for timed in dated]
    page = Page(analysis, paragraphs=paragraphs, times=spans, phrases=names.phrases)
    return assemble(page, find(page, kinds), names, dated, publisher=publisher)
