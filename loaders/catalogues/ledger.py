"""The text of a catalogue: one record a line, and where in it each value stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.model import Span
from loaders.articles.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN = " | "
_AFTER_NAME = ": "


class Row:
    """One record of a catalogue as one line of its text."""

    __slots__ = ("_places", "line")

    def __init__(self, line: Span, places: dict[str, list[tuple[int, int]]]) -> None:
        self.line = line
        """The whole record."""
        self._places = places

    def has(self, name: str) -> bool:
        """Tell whether the record has a value of that name."""
        return name in self._places

    def span(self, name: str) -> Span:
        """Return where the value of that name stands; of several, the first.

        Raises:
            KeyError: If the record has none.
        """
        return self._span(self._places[name][0])

    def spans(self, name: str) -> tuple[Span, ...]:
        """Return where all values of that name stand, in their order."""
        return tuple(self._span(place) for place in self._places.get(name, ()))

    def last(self, name: str) -> Span:
        """Return where the last value of that name stands.

        Raises:
            KeyError: If the record has none.
        """
        return self._span(self._places[name][-1])

    def _span(self, place: tuple[int, int]) -> Span:
        start, end = place
        begin = self.line.start
        return Span(begin + start, begin + end, self.line.text[start:end])


class Ledger:
    """The records of one catalogue, added one after the other.

    >>> ledger = Ledger()
    >>> row = ledger.add([("Tag", "2023-F06"), ("Pad", ""), ("Date", "2023 May 30")])
    >>> ledger.text
    'Tag: 2023-F06 | Date: 2023 May 30'
    >>> row.span("Date")
    Span(start=22, end=33, text='2023 May 30')
    """

    def __init__(self) -> None:
        self._lines: list[Span] = []

    def add(self, fields: Iterable[tuple[str, str]]) -> Row:
        """Append a record, given as names and values; a name may occur more than once.

        Empty values are left out, and line breaks within a value become spaces.

        Raises:
            ValueError: If no value is left.
        """
        parts: list[str] = []
        places: dict[str, list[tuple[int, int]]] = {}
        end = 0
        for name, value in fields:
            said = plain(value)
            if said:
                part = f"{name}{_AFTER_NAME}{said}"
                end += len(part) + (len(_BETWEEN) if parts else 0)
                places.setdefault(name, []).append((end - len(said), end))
                parts.append(part)
        if not parts:
            raise ValueError("a record needs at least one value")
        return Row(self._append(_BETWEEN.join(parts)), places)

    def _append(self, line: str) -> Span:
        start = self._lines[-1].end + 1 if self._lines else 0
        span = Span(start, start + len(line), line)
        self._lines.append(span)
        return span

    @property
    def text(self) -> str:
        """All records, one a line."""
        return "\n".join(line.text for line in self._lines)

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Where each record stands."""
        return tuple(self._lines)


def plain(value: str) -> str:
    """Return a value as it stands in the text: one line, NFC, without invisible characters.

    >>> plain(" RS-29    UE ")
    'RS-29 UE'
    """
    # Nearly all values of catalogues are such, and there are half a million of them.
    if value.isascii() and value.isprintable():
        return " ".join(value.split())
    return one_line(value)
