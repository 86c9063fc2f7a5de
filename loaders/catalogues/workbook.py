"""Workbooks of spreadsheets: their sheets as rows of cells, and what their texts say."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import FaultyFileError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LARGEST = 200_000_000
"""Bytes, unpacked; a sheet of 100,000 launches with ten columns has some 50 million."""

LONGEST = 100_000
"""Rows of a sheet; more than all launches there have ever been."""

WIDEST = 256
"""Columns; one far cell in each of many rows would fill the memory with empty ones."""

_TEXTS = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml")
_PARTS = 4
_SHOWN = 500_000

# What the parsers of packed files and of XML raise over a file that is broken in some place.
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError,
    OSError, RuntimeError, SyntaxError, TypeError, ValueError, struct.error, zipfile.BadZipFile,
    zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """The value of a cell, and the number format by which the spreadsheet shows it."""

    value: object
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title and its rows, the first of which has the number 1."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]


def is_workbook(head: bytes) -> bool:
    """Tell whether a file begins as a packed one does: what it holds shows when it is opened."""
    return head.startswith(b"PK\x03\x04")


def texts_of(path: Path) -> bytes:
    """Return the first of the texts of a workbook, in XML; nothing if it is none.

    They stand in a part of their own, or with the cells: that is up to who writes it.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            names = sorted(name for name in packed.namelist() if _TEXTS.fullmatch(name))
            return b"".join(_beginning(packed, name) for name in names[:_PARTS])
    except _BROKEN:
        return b""


def _beginning(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as part:
        return part.read(_SHOWN)


def read_sheets(path: Path) -> list[Sheet]:
    """Return the sheets of a workbook.

    Raises:
        FaultyFileError: If it cannot be read, is too large, or what reads it is not installed.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise FaultyFileError(
            "is a workbook, which openpyxl reads: `pip install launch-kb[excel]`"
        ) from error
    try:
        _check_size(path)
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            return [Sheet(str(sheet.title), _rows(sheet)) for sheet in book.worksheets]
        finally:
            book.close()
    except _BROKEN as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise FaultyFileError(f"cannot be read as a workbook: {reason}") from error


def _check_size(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        size = sum(entry.file_size for entry in packed.infolist())
    if size > LARGEST:
        raise FaultyFileError(f"has more than {LARGEST // 1_000_000} MB when unpacked")


def _rows(sheet: object) -> tuple[tuple[Cell, ...], ...]:
    wide: int | None = sheet.max_column  # type: ignore[attr-defined]
    rows = sheet.iter_rows(  # type: ignore[attr-defined]
        max_row=LONGEST, max_col=min(wide or WIDEST, WIDEST)
    )
    return tuple(_row(row) for row in rows)


def _row(cells: Iterable[object]) -> tuple[Cell, ...]:
    """Return the cells of a row up to the last that holds something."""
    found = [
        Cell(getattr(cell, "value", None), str(getattr(cell, "number_format", "")))
        for cell in cells
    ]
    while found and found[-1].value is None:
        found.pop()
    return tuple(found)
