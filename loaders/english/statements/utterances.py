"""Quotations of several sentences: the ones that go on with what was said before them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.english.statements.cues import Kind
from loaders.english.statements.found import Found, cleaned

if TYPE_CHECKING:
    from loaders.english.statements.page import Page, Range

ENDS = frozenset({".", "!", "?", "..."})


def with_further_quotations(page: Page, statements: list[Found]) -> list[Found]:
    """Join sentences that are nothing but quotation to the statement before them."""
    made = list(statements)
    for outer in page.outer:
        quote = page.quote_words(outer)
        if not _stands_alone(page, quote):
            continue
        at = _speaker_before(page, made, quote)
        if at is not None:
            made[at] = _joined(page, made[at], quote)
    return made


def _stands_alone(page: Page, quote: Range) -> bool:
    """Tell a quotation of whole sentences: one ends before it and one ends with it."""
    first, last = quote
    if last - first < 4 or not _breaks(page, first):
        return False
    outer = page.opens(first)
    ends = range(max(first, last - 3), min(last + 1, len(page.words)))
    return any(page.lower(k) in ENDS for k in ends) or bool(outer and not outer.closed)


def _breaks(page: Page, first: int) -> bool:
    """Tell whether a sentence, or the text, begins at a word."""
    before = page.word(first - 1)
    if before is None or not page.same_paragraph(first - 1, first):
        return True
    return before.text[-1] in ".!?" or (page.closes(first - 1) is not None)


def _speaker_before(page: Page, statements: list[Found], quote: Range) -> int | None:
    """Return the statement that the quotation goes on with; None if it has one of its own."""
    if any(
        a < quote[1] and quote[0] < b
        for found in statements
        if found.sense.kind is Kind.SPEECH
        for a, b in found.content
    ):
        return None
    opening = page.opens(quote[0])
    before = [
        n
        for n, found in enumerate(statements)
        if found.verb < quote[0] and found.sense.kind is Kind.SPEECH
    ]
    for n in reversed(before):
        found = statements[n]
        if not _may_go_on(found):
            continue
        near = page.paragraph(quote[0]) - page.paragraph(found.last - 1)
        if near == 0 or (
            near == 1 and opening and (opening.continues or _fills_paragraph(page, quote))
        ):
            return n if _adjoins(page, found, quote) else None
    return None


def _may_go_on(found: Found) -> bool:
    """Tell a statement in words from one on a thing: "he said, referring to the test. “It ...”"."""
    return not (found.rule == "thing" or found.rule.startswith(("governed", "noun with")))


def _fills_paragraph(page: Page, quote: Range) -> bool:
    """Tell a quotation that is a paragraph of its own."""
    before, after = (
        page.same_paragraph(quote[0] - 1, quote[0]),
        page.same_paragraph(quote[1], quote[0]),
    )
    return not before and not (after and any(map(str.isalnum, page.lower(quote[1]))))


def _adjoins(page: Page, found: Found, quote: Range) -> bool:
    """Tell whether the statement's own sentence, or its last quotation, comes right before."""
    last = (
        max(found.last, found.cue[1], *(gap[1] for gap in found.adjuncts), 0)
        if found.adjuncts
        else max(found.last, found.cue[1])
    )
    between = page.analysis.sentence(page.words[quote[0] - 1])
    return between.first <= last and (last >= between.first)


def _joined(page: Page, found: Found, quote: Range) -> Found:
    return cleaned(page, replace(found, content=(*found.content, quote))) or found
