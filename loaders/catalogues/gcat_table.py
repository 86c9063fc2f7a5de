"""Reading the tables of GCAT, whatever columns a release has: rows with their line numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.dates import parse_vague
from kb.errors import DateError, FaultyFileError
from loaders.articles.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.dates import Time

LARGEST = 200_000_000
"""Bytes; the longest table of GCAT, all launches with the suborbital ones, has some 20 million."""

# Not applicable, and unknown.
_NOTHING = frozenset({"", "-", "?"})

_UPDATED = re.compile(r"#\s*Updated\s+([0-9]{4}\s+[A-Z][a-z]{2}\s+[0-9]{1,2})(?:\s+([0-9:.]+))?")

_LEGACY_HEADER = "# Launch     Launch Date (UTC)"
# The table of 2020 has a column of characters each; its header does not stand above its data.
_LEGACY_COLUMNS = {
    "Launch_Tag": slice(0, 13),
    "Launch_Date": slice(13, 40),
    "Piece": slice(40, 55),
    "Name": slice(55, 86),
    "PLName": slice(86, 112),
    "JCAT": slice(112, 121),
    "LV_Type": slice(121, 144),
    "Flight_ID": slice(144, 160),
    "Launch_Site": slice(160, 169),
    "Launch_Pad": slice(169, 193),
    "Launch_Code": slice(193, 198),
    "LTCite": slice(198, None),
}


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the number of its line, and its values by column, without padding.

    `problem` says why it is none.
    """

    number: int
    values: dict[str, str]
    problem: str = ""

    def get(self, column: str) -> str:
        """Return a value; empty where the table has no such column, or says that there is none."""
        value = self.values.get(column, "")
        return "" if value in _NOTHING else value


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table; `columns` are its names for them, `updated` the day it was made."""

    columns: tuple[str, ...]
    records: tuple[Record, ...]
    updated: Time | None
    legacy: bool = False
    warnings: tuple[str, ...] = ()


def read_table(path: Path) -> Table:
    """Return a table of GCAT, in today's form or in that of 2020.

    Raises:
        FaultyFileError: If the file cannot be read, is no text, or has no header.
    """
    raw = read_bytes(path, LARGEST).removeprefix(b"\xef\xbb\xbf")
    if b"\x00" in raw:
        raise FaultyFileError("is a binary file, not a table of GCAT")
    text, warnings = _decode(raw)
    # Only a line feed ends a row; other separators that str.splitlines knows may stand in names.
    lines = [line.rstrip("\r") for line in text.split("\n")]
    header, rest = lines[0], list(enumerate(lines[1:], start=2))
    legacy = header.startswith(_LEGACY_HEADER)
    columns = tuple(_LEGACY_COLUMNS) if legacy else _columns(header)
    read = _legacy_record if legacy else _record
    records = tuple(
        read(number, line, columns)
        for number, line in rest
        if line.strip() and not line.startswith("#")
    )
    return Table(columns, records, _updated(rest), legacy, warnings)


def _decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return raw.decode(), ()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        lost = "characters that cannot be read are shown as \ufffd"
        return raw.decode(errors="replace"), (f"line {line} is not UTF-8: {lost}",)


def _columns(header: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in header.removeprefix("#").split("\t"))
    if not header.startswith("#") or len(names) < 2:
        raise FaultyFileError(
            "has no header of GCAT: its first line begins with # and names the columns, "
            "separated by tabs"
        )
    return names


def _record(number: int, line: str, columns: tuple[str, ...]) -> Record:
    fields = [field.strip() for field in line.split("\t")]
    values = dict(zip(columns, fields, strict=False))
    if len(fields) != len(columns):
        return Record(
            number, values, f"has {len(fields)} fields, the header names {len(columns)} columns"
        )
    return Record(number, values)


def _legacy_record(number: int, line: str, columns: tuple[str, ...]) -> Record:
    values = {name: line[_LEGACY_COLUMNS[name]].strip() for name in columns}
    if "\t" in line or not values["Piece"]:
        return Record(number, values, "is not laid out as the table of 2020 is")
    return Record(number, values)


def _updated(rest: list[tuple[int, str]]) -> Time | None:
    """Return the day of the stamp `# Updated 2023 Jul 25 16:53:15`, which is in UTC."""
    for _, line in rest[:5]:
        if match := _UPDATED.match(line):
            try:
                return parse_vague(match[1])
            except DateError:
                return None
    return None


def tagged(table: Table) -> Iterator[tuple[Record, str]]:
    """Return each record with its launch tag; one without, in 2020, has the tag before it."""
    last = ""
    for record in table.records:
        last = record.get("Launch_Tag") or (last if table.legacy else "")
        yield record, last
