"""The CNS missile tests as their publisher has them: workbooks, and tables of them."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from kb.errors import FaultyFileError
from loaders.articles.encoding import decode
from loaders.articles.files import read_bytes
from loaders.articles.text import one_line
from loaders.catalogues.cns_tests import MissileTest, known
from loaders.catalogues.workbook import Cell, read_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from loaders.catalogues.workbook import Sheet

# The columns of the databases on North Korea and on Iran, which differ; case and marks do not
# count.
_COLUMNS = {
    "date": "date", "dateoccurred": "date",
    "dateenteredupdated": "entered", "dateentered": "entered",
    "launchtimeutc": "clock",
    "missilename": "missile",
    "missiletype": "type", "missilefamily": "type",
    "launchagencyauthority": "agency",
    "facilityname": "facility",
    "facilitylocation": "location",
    "othername": "other_name",
    "facilitylatitude": "lat", "facilitylongitude": "lon",
    "landinglocation": "landing",
    "apogee": "apogee",
    "distancetravelled": "distance",
    "confirmationstatus": "confirmation", "confirmation": "confirmation",
    "operationaluse": "operational",
    "testoutcome": "outcome",
    "additionalinformation": "description",
    "sources": "source", "source": "source",
    "country": "country",
}  # fmt: skip
_NEEDED = frozenset({"date", "missile", "facility", "outcome"})
_COUNTRIES = ("North Korea", "Iran")

# The header stands among these first rows; what is above it is empty or decoration.
_HEADER_WITHIN = 30
_DAY = re.compile(r"[dD]")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
LARGEST = 20_000_000
"""Bytes of a table; 1,000 tests have some 200,000."""


def read_workbook(path: Path) -> Iterator[tuple[str, MissileTest | str]]:
    """Give each test of a workbook with its place, or why it is none.

    Raises:
        FaultyFileError: If it cannot be read, or no sheet has the columns of a list of tests.
    """
    sheets = read_sheets(path)
    country = _country(path, sheets)
    for sheet in sheets:
        start, columns = _header(sheet)
        if set(columns.values()) >= _NEEDED:
            yield from _tests(sheet, start, columns, country)
            return
    raise FaultyFileError("has no sheet with the columns of the CNS missile tests")


def _country(path: Path, sheets: Sequence[Sheet]) -> str:
    """Return whose missiles these are, by the titles of sheets, the name of the file, the cells."""
    titles = " ".join([*(sheet.title for sheet in sheets), path.stem])
    cells = (str(cell.value) for sheet in sheets[:1] for row in sheet.rows for cell in row)
    for words in (re.sub(r"[\W_]+", " ", titles), *cells):
        for name in _COUNTRIES:
            if re.search(rf"\b{name}\b", words, re.IGNORECASE):
                return name
    raise FaultyFileError("does not say whose missiles these are, neither in its titles nor cells")


def _header(sheet: Sheet) -> tuple[int, dict[int, str]]:
    """Return which row comes after the header, and which column is which field."""
    for number, row in enumerate(sheet.rows[:_HEADER_WITHIN], 1):
        found = {
            place: _COLUMNS[name]
            for place, cell in enumerate(row)
            if (name := re.sub(r"[\W_]", "", str(cell.value).lower())) in _COLUMNS
        }
        if set(found.values()) >= _NEEDED:
            return number, found
    return 0, {}


def _tests(
    sheet: Sheet, start: int, columns: Mapping[int, str], country: str
) -> Iterator[tuple[str, MissileTest | str]]:
    for number, row in enumerate(sheet.rows[start:], start + 1):
        if any(cell.value not in {None, ""} for cell in row if _is_hashable(cell)):
            cells = {name: row[place] for place, name in columns.items() if place < len(row)}
            yield f"sheet {sheet.title}, row {number}", _test(cells, country)


def _is_hashable(cell: Cell) -> bool:
    return isinstance(cell.value, (str, int, float, bool, date, time)) or cell.value is None


def _test(cells: Mapping[str, Cell], country: str) -> MissileTest | str:
    day = _day(cells["date"]) if "date" in cells else ""
    if not _ISO.fullmatch(day):
        return f"has no date ({day[:40]!r})" if day else "has no date"
    said = {name: _said(cell) for name, cell in cells.items()}
    texts = {name: said.get(name, "") for name in _TEXTS}
    return MissileTest(
        country=country,
        date=day,
        clock=said.get("clock", ""),
        lat=_number(said.get("lat", "")),
        lon=_number(said.get("lon", "")),
        apogee=_distance(said.get("apogee", "")),
        distance=_distance(said.get("distance", "")),
        entered=_entered(cells.get("entered")),
        **texts,
    )


_TEXTS = (
    "missile", "type", "facility", "outcome", "agency", "location", "other_name", "landing",
    "confirmation", "operational", "description", "source",
)  # fmt: skip


def _day(cell: Cell) -> str:
    """Return a date in EDTF: the month alone where the sheet shows no day."""
    if isinstance(cell.value, (datetime, date)):
        text = cell.value.strftime("%Y-%m-%d").zfill(10)
        return text if not cell.shown or _DAY.search(cell.shown) else text[:7]
    return _said(cell)[:10]


def _entered(cell: Cell | None) -> str:
    said = _day(Cell(cell.value)) if cell else ""
    return said if _ISO.fullmatch(said) else ""


def _said(cell: Cell) -> str:
    match cell.value:
        case None:
            return ""
        case time():
            return cell.value.strftime("%H:%M:%S").removesuffix(":00") + " (UTC)"
    return one_line(str(cell.value))


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if -180 <= found <= 180 else None


def _distance(text: str) -> str:
    return f"{text} km" if re.fullmatch(r"[0-9][0-9,.]*", text) else text


def read_csv(path: Path) -> Iterator[tuple[str, MissileTest | str]]:
    """Give each test of a table with its place, or why it is none.

    Raises:
        FaultyFileError: If it cannot be read or parsed.
    """
    lines = decode(read_bytes(path, LARGEST)).text.splitlines()
    try:
        for number, row in enumerate(csv.DictReader(lines), 2):
            said = {re.sub(r"[\W_]", "", str(name).lower()): value for name, value in row.items()}
            yield f"line {number}", _row(said)
    except csv.Error as error:
        raise FaultyFileError(f"cannot be parsed: {error}") from error


def _row(said: Mapping[str, object]) -> MissileTest | str:
    day, missile, family, country = (
        one_line(str(said.get(name) or ""))
        for name in ("date", "missilename", "missilefamily", "country")
    )
    if not _ISO.fullmatch(day):
        return f"has no date ({day[:40]!r})" if day else "has no date"
    if not country:
        return "has no country"
    return MissileTest(country, day, "", missile, known(family), "", "")
