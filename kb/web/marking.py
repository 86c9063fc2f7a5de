"""Texts with marked stretches: where marks overlap, the text is cut so that each piece has its own.

Positions are code points of the document's normalised text, as everywhere in the house.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of a text; `kind` gives its look, `key` what it belongs to."""

    start: int
    end: int
    kind: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that no mark begins or ends in, and the marks that cover it."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its marks, each once."""
        return tuple(dict.fromkeys(mark.kind for mark in self.marks))

    @property
    def keys(self) -> tuple[str, ...]:
        """What its marks belong to, each once."""
        return tuple(dict.fromkeys(mark.key for mark in self.marks if mark.key))


def cut(text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None) -> list[Piece]:
    """Return the stretch of a text from start to end in pieces; together they are the stretch.

    >>> marks = [Mark(0, 5, "claim"), Mark(3, 8, "content")]
    >>> [(piece.text, piece.kinds) for piece in cut("It failed early", marks, start=3)]
    [('fa', ('claim', 'content')), ('ile', ('content',)), ('d early', ())]
    """
    last = len(text) if end is None else min(end, len(text))
    inside = sorted(mark for mark in marks if mark.start < last and mark.end > start)
    edges = {start, last, *(m.start for m in inside), *(m.end for m in inside)}
    cuts = sorted(edge for edge in edges if start <= edge <= last)
    return [
        Piece(left, text[left:right], _covering(inside, left, right))
        for left, right in pairwise(cuts)
    ]


def _covering(marks: Sequence[Mark], left: int, right: int) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.start <= left and right <= mark.end)


_FIELD = " | "
_MANY_FIELDS = 6


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """Return a catalogue's record without the fields that hold no mark; other texts as they are.

    A record is a line of many fields, `Name: value | Name: value`; the first names the launch.
    """
    whole = "".join(piece.text for piece in pieces)
    if whole.count(_FIELD) < _MANY_FIELDS or "\n" in whole:
        return list(pieces)
    origin = pieces[0].start
    fields, at = [], origin
    for field in whole.split(_FIELD):
        fields.append((at, at + len(field)))
        at += len(field) + len(_FIELD)
    marks = [mark for piece in pieces for mark in piece.marks]
    kept = [
        (a, b)
        for i, (a, b) in enumerate(fields)
        if not i or any(mark.start < b and mark.end > a for mark in marks)
    ]
    return _joined(whole, origin, kept, marks)


def _joined(
    text: str, origin: int, kept: Sequence[tuple[int, int]], marks: Sequence[Mark]
) -> list[Piece]:
    moved = [Mark(m.start - origin, m.end - origin, m.kind, m.key) for m in set(marks)]
    out: list[Piece] = []
    last = origin
    for a, b in kept:
        if a != origin:
            out.append(Piece(last, " | " if a == last + len(_FIELD) else " … "))
        out += cut(text, moved, start=a - origin, end=b - origin)
        last = b
    return out
