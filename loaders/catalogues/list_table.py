"""Lists as rows of texts: files of separated values and workbooks, with the number of each row."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, datetime, time
from io import StringIO
from typing import TYPE_CHECKING

from kb.errors import FaultyFileError
from loaders.articles.files import read_bytes
from loaders.catalogues.ledger import plain
from loaders.catalogues.workbook import is_workbook, read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from loaders.catalogues.workbook import Cell

LARGEST = 100_000_000
"""Bytes of a file of separated values."""

LONGEST_FIELD = 131_072
"""Characters; how far the other half of a quotation mark is looked for."""

_HEADER_WITHIN = 15
"""Rows; titles and remarks stand above the header of many a spreadsheet."""

_MOST_LINES = 100
"""Lines of one row; more than that are several rows behind a quotation mark without its other."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row with its number, as spreadsheets count, and its values; `problem`: why it is none."""

    number: int
    values: dict[str, str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ListTable:
    """A header and its rows, and what was odd in reading them."""

    columns: tuple[str, ...]
    rows: tuple[ListRow, ...]
    warnings: tuple[str, ...] = ()


_Raw = tuple[int, list[str], str]


def read_list(path: Path, is_header: Callable[[Sequence[str]], bool]) -> ListTable:
    """Return the list in a file: of a workbook, the first sheet that has such a header.

    Where no row is such a header, the first row counts as one.

    Raises:
        FaultyFileError: If it cannot be read, or holds no rows.
    """
    raw = read_bytes(path, LARGEST)
    if is_workbook(raw):
        sheets = [list(_cells(sheet.rows)) for sheet in read_sheets(path)]
        chosen = next((rows for rows in sheets if _header(rows, is_header)), None)
        return _table(chosen or next(filter(None, sheets), []), is_header, ())
    text, warnings = decode(raw)
    return _table(list(separated(text)), is_header, warnings)


def decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the characters of a file, and what was odd about them.

    Raises:
        FaultyFileError: If the bytes are no text.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace"), ()
    if b"\x00" in raw:
        raise FaultyFileError("is a binary file, not a table")
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    lost = text.count("\ufffd")
    said = "not UTF-8: read as Windows-1252"
    return text, (f"{said}; {lost} characters cannot be read" if lost else said,)


def separated(text: str) -> Iterator[_Raw]:
    """Give each row of separated values with the number of its first line."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    csv.field_size_limit(LONGEST_FIELD)
    parser = csv.reader(StringIO(text, newline=""), delimiter=delimiter(first))
    last = 0
    while True:
        try:
            fields = next(parser)
        except StopIteration:
            return
        except csv.Error as error:
            yield last + 1, [], f"cannot be parsed ({error}); the rows after it are not read"
            return
        number, last = last + 1, parser.line_num
        lost = last - number >= _MOST_LINES
        problem = f"has a quotation mark that is never closed: lines to {last} are lost"
        yield number, fields, problem if lost else ""


def delimiter(header: str) -> str:
    """Return what separates the names of a header; spreadsheets of some countries write `;`."""
    return max(",\t;|", key=header.count)


def _cells(rows: Iterable[tuple[Cell, ...]]) -> Iterator[_Raw]:
    for number, row in enumerate(rows, 1):
        yield number, [cell_text(cell) for cell in row], ""


def cell_text(cell: Cell) -> str:
    """Return what a cell of a workbook shows, as far as it means something."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return _moment(value, cell.shown)
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else plain(str(value))


def _moment(value: datetime, shown: str) -> str:
    """Return a moment; to a workbook, a date is one at midnight: its number format tells."""
    if value.time() == time() and "h" not in shown.lower():
        return value.date().isoformat()
    return value.replace(microsecond=0).isoformat(" ", "seconds" if value.second else "minutes")


def _header(rows: Sequence[_Raw], is_header: Callable[[Sequence[str]], bool]) -> int | None:
    return next(
        (
            place
            for place, (_, fields, problem) in enumerate(rows[:_HEADER_WITHIN])
            if not problem and is_header([plain(field) for field in fields])
        ),
        None,
    )


def _table(
    rows: list[_Raw], is_header: Callable[[Sequence[str]], bool], warnings: tuple[str, ...]
) -> ListTable:
    filled = [row for row in rows if row[2] or any(field.strip() for field in row[1])]
    if len(filled) < 2:
        raise FaultyFileError("holds no rows")
    place = _header(filled, is_header) or 0
    columns = tuple(plain(name) for name in filled[place][1])
    return ListTable(columns, tuple(_row(row, columns) for row in filled[place + 1 :]), warnings)


def _row(row: _Raw, columns: Sequence[str]) -> ListRow:
    number, fields, problem = row
    rest = fields[len(columns) :]
    if not problem and any(field.strip() for field in rest):
        problem = f"has {len(fields)} fields, the header has {len(columns)}"
    values: dict[str, str] = {}
    # Of columns with one name the first counts; a row may end early, as spreadsheets write it.
    for name, text in zip(columns, fields, strict=False):
        if name:
            values.setdefault(name, plain(text))
    return ListRow(number, values, problem)
