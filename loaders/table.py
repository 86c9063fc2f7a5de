"""Tables of articles: comma- or tab-separated values with a header, one article a row."""

from __future__ import annotations

import csv
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import FaultyFileError
from kb.loading.protocol import About, Fault, Item
from loaders.articles.columns import FIELDS, Row, article, check_columns, check_text, patient
from loaders.articles.files import Line, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ABOUT = About("Tables of articles", "*.csv, *.tsv with a header: text, title, date, publisher, url")

MAPPED = FIELDS
"""What can be taken from a column with another name than the usual."""

_SUFFIXES = frozenset({".csv", ".tsv", ".tab"})
_OTHER_FORMATS = (b"<", b"{", b"[", b"%PDF", b"PK", b"\x1f\x8b")


@dataclass(frozen=True, slots=True)
class _Record:
    """The fields of a row and the number of its first line; `problem` says why it is none."""

    number: int
    fields: list[str]
    problem: str = ""


def recognises(path: Path, head: bytes) -> bool:
    """Tell by the suffix and that the file does not begin as another format does."""
    return (
        path.suffix.lower() in _SUFFIXES
        and not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_OTHER_FORMATS)
        and b"\x00" not in head
    )


def read(path: Path, *, columns: Mapping[str, str] | None = None) -> Iterator[Item | Fault]:
    """Return a document for each row, and a fault with its line for each that is none.

    `columns` says which column holds a field: `{"text": "Body"}`.

    Raises:
        FaultyFileError: If it is no text, has no column for the text, no rows, or only faulty
            ones at its start.
    """
    chosen = dict(columns or {})
    check_columns(chosen)
    lines = read_lines(path)
    first = next((line for line in lines if line.text.strip() or line.problem), None)
    if first is None:
        raise FaultyFileError("holds no rows")
    records = _records(_Source(first, lines), _delimiter(first.text))
    header = next(records)
    if header.problem:
        raise FaultyFileError(f"its header, line {header.number}, {header.problem}")
    names = [name.strip() for name in header.fields]
    check_text(dict.fromkeys(names), chosen)
    yield from patient(_article(record, path, names, chosen) for record in records)


def _delimiter(header: str) -> str:
    """Return what separates the names of the header; spreadsheets of some countries write `;`."""
    return max(",\t;|", key=header.count)


def _article(
    record: _Record, path: Path, names: list[str], columns: Mapping[str, str]
) -> Item | Fault:
    place = f"{path}:{record.number}"
    if record.problem:
        return Fault(place, record.problem)
    if len(record.fields) != len(names):
        return Fault(place, f"has {len(record.fields)} fields, the header has {len(names)}")
    # Of columns with one name the first counts.
    values = dict(reversed(list(zip(names, record.fields, strict=True))))
    return article(Row(place, f"{path.stem}/{record.number}", values), "table", columns)


LONGEST_FIELD = 131_072
"""Characters; how far the other half of a quotation mark is looked for."""


class _Source:
    """Lines for the parser of one record; those of a record that never ends are given again."""

    def __init__(self, first: Line, lines: Iterator[Line]) -> None:
        self._waiting = deque([first])
        self._lines = lines
        self.taken: list[Line] = []
        self.overrun = False

    def begin(self) -> None:
        """Begin a record."""
        self.taken, self.overrun = [], False

    def back(self) -> None:
        """Put back all lines of this record but the first."""
        self._waiting.extendleft(reversed(self.taken[1:]))
        self.taken = self.taken[:1]

    def __iter__(self) -> _Source:
        return self

    def __next__(self) -> str:
        following = self._waiting.popleft() if self._waiting else next(self._lines, None)
        if following is None:
            self.overrun = bool(self.taken)
            raise StopIteration
        self.taken.append(following)
        return following.text


def _records(source: _Source, delimiter: str) -> Iterator[_Record]:
    while True:
        source.begin()
        problem = ""
        fields: list[str] = []
        try:
            # A parser of its own for each record: it takes just the lines of that record, so that
            # what is wrong in one row cannot reach the next.
            # Set each time: the limit is the process's own, and other libraries lift it.
            csv.field_size_limit(LONGEST_FIELD)
            fields = next(csv.reader(source, delimiter=delimiter))
        except StopIteration:
            return
        except csv.Error as error:
            # The limit for one field is also what ends the search for the other half of a mark.
            problem = f"cannot be parsed: {error}, or a quotation mark that is never closed"
            source.back()
        if source.overrun:
            problem = "has a quotation mark that is never closed"
            source.back()
        problem = problem or next((line.problem for line in source.taken if line.problem), "")
        if fields or problem:
            yield _Record(source.taken[0].number, fields, problem)
