"""Quotations: which stretches of a text stand in quotation marks, over paragraphs and nested."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Marks that only ever open or close; straight and low marks are told apart by their neighbours.
_OPENING = "“„‟«"
_CLOSING = "”»"
# Three strokes close an inner quotation and the outer one, in that order.
_MARK = re.compile(r"“|”|„|‟|«|»|\"|``|(?<=\S)'(?=''(?!'))|''|‘|’|‛|'|`")
_DOUBLE, _SINGLE = "double", "single"
# Letters that an apostrophe at the start of a word leaves out: 'til, 'em, 'cause, '90s.
_CLIPPED = re.compile(r"(?:\d0s|til|em|cause|tis|twas|round|bout|n)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation within one paragraph: from the opening mark to past the closing one.

    `level` is 0 for a quotation that stands in no other. `closed` is false when the mark that
    ends it is missing in its paragraph; `continues` is true when it takes up a quotation that
    the paragraph before left open.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    level: int = 0
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark with what its neighbours allow it to do."""

    start: int
    end: int
    sort: str
    opens: bool
    closes: bool


def find_quotes(text: str, paragraphs: Iterable[tuple[int, int]] | None = None) -> list[Quote]:
    """Return the quotations of a text, sorted by their start, inner ones after outer ones.

    A quotation that a paragraph leaves open ends with it; when the next paragraph begins with an
    opening mark, it goes on there (the newspapers' habit).

    >>> [text[q.inner_start:q.inner_end] for text in ["“It ‘flew’,” he said."]
    ...  for q in find_quotes(text)]
    ['It ‘flew’,', 'flew']
    """
    spans = lines(text) if paragraphs is None else list(paragraphs)
    found: list[Quote] = []
    left_open = False
    curly = text.count("“") > text.count('"')
    for start, end in spans:
        quotes = _in_paragraph(text, start, end, curly=curly)
        first = quotes[0] if quotes else None
        if left_open and first and not text[start : first.start].strip():
            quotes[0] = replace(first, continues=True)
        left_open = any(not quote.closed and quote.level == 0 for quote in quotes)
        found += quotes
    return found


def lines(text: str) -> list[tuple[int, int]]:
    """Return the start and end of every line that is not blank."""
    return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def quoted_letters(text: str, spans: Iterable[tuple[int, int]], quotes: Iterable[Quote]) -> float:
    """Return the share of a stretch's letters and digits that stand in quotation marks."""
    outer = [(quote.start, quote.end) for quote in quotes if quote.level == 0]
    inside = whole = 0
    for start, end in spans:
        whole += _letters(text[start:end])
        for a, b in outer:
            if a < end and start < b:
                inside += _letters(text[max(a, start) : min(b, end)])
    return inside / whole if whole else 0.0


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _in_paragraph(text: str, start: int, end: int, *, curly: bool) -> list[Quote]:
    """Pair the marks of one paragraph with a stack of those still open.

    In a text with `curly` marks a straight one that nothing closes is a slip, not a quotation.
    """
    marks = _marks(text, start, end)
    last_single = max(
        (i for i, m in enumerate(marks) if m.sort == _SINGLE and m.closes), default=-1
    )
    stack: list[_Mark] = []
    found: list[Quote] = []
    for index, mark in enumerate(marks):
        at = _open_at(stack, mark)
        if mark.closes and at is not None:
            found.append(_quote(stack[at], mark.start, mark.end, level=at, closed=True))
            del stack[at:]
        elif mark.opens and (mark.sort == _DOUBLE or index < last_single):
            stack.append(mark)
    for level, mark in enumerate(stack):
        if mark.sort == _DOUBLE and not (curly and text[mark.start] == '"'):
            found.append(_quote(mark, end, end, level=level, closed=False))
    return _levelled(found)


def _open_at(stack: list[_Mark], mark: _Mark) -> int | None:
    """Return the place in the stack of the mark that this one would close."""
    for index in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if stack[index].sort == mark.sort:
            return index
    return None


def _quote(opening: _Mark, inner_end: int, end: int, *, level: int, closed: bool) -> Quote:
    return Quote(opening.start, end, opening.end, inner_end, level=level, closed=closed)


def _levelled(quotes: list[Quote]) -> list[Quote]:
    """Sort quotations and count in how many others each one stands."""
    found: list[Quote] = []
    around: list[Quote] = []
    for quote in sorted(quotes, key=lambda q: (q.start, -q.end)):
        while around and around[-1].end <= quote.start:
            around.pop()
        found.append(replace(quote, level=len(around)))
        around.append(quote)
    return found


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    found = (_mark(text, match, start, end) for match in _MARK.finditer(text, start, end))
    return [mark for mark in found if mark.opens or mark.closes]


def _mark(text: str, match: re.Match[str], start: int, end: int) -> _Mark:
    """Judge one mark by the characters beside it."""
    a, b = match.span()
    before = text[a - 1] if a > start else " "
    after = text[b] if b < end else " "
    sign = match.group()
    opens = not after.isspace() and not (before.isalnum() or before in ".,!?")
    closes = not before.isspace() and not after.isalnum()
    if sign in _OPENING or sign == "``":
        turned = closes and not opens  # typed the wrong way round: “We go,“ he said
        return _Mark(a, b, _DOUBLE, opens=not turned, closes=turned)
    if sign in _CLOSING:
        return _Mark(a, b, _DOUBLE, opens=False, closes=True)
    if sign in ('"', "''"):
        return _Mark(a, b, _DOUBLE, opens=opens or not closes, closes=closes or not opens)
    return _single(text, a, b, opens=opens and after not in ".,;)", closes=closes)


def _single(text: str, a: int, b: int, *, opens: bool, closes: bool) -> _Mark:
    """Judge a single mark, which may be an apostrophe.

    A plural's possessive before a lower-case word (the officials’ plan) closes nothing.
    """
    sign = text[a:b]
    opens = opens and sign != "’" and not _CLIPPED.match(text, b)
    possessive = text[max(0, a - 1) : a] == "s" and re.match(r"\s[a-z]", text[b : b + 2])
    closes = closes and sign not in ("‘", "‛", "`") and not possessive
    return _Mark(a, b, _SINGLE, opens=opens, closes=closes)
