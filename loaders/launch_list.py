"""Lists of launches as spreadsheets have them: CSV or Excel, one launch a row, columns by name."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from kb.dates import parse_edtf
from kb.errors import FaultyFileError
from kb.loading.protocol import About, Fault, Item
from kb.model import Document
from loaders.catalogues.list_columns import (
    FIELDS,
    Profile,
    fields_of,
    is_launch_list,
    is_satellite_list,
    listed,
    profile_of,
)
from loaders.catalogues.list_rows import Launches, Rows
from loaders.catalogues.list_table import decode, delimiter, read_list
from loaders.catalogues.workbook import is_workbook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from kb.dates import Time
    from loaders.catalogues.list_table import ListTable

ABOUT = About(
    "Lists of launches",
    "*.csv, *.tsv, *.xlsx with a header: date, vehicle, payload, site, actor, outcome",
)

MAPPED = FIELDS
"""What can be taken from a column with another name than the usual."""

_TEXTS = frozenset({".csv", ".tsv", ".tab"})
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
# What only a list of launches has, and no table of articles.
_OWN = frozenset(FIELDS) - {"date", "source", "notes", "status", "identifier"}

_ELEMENTS = re.compile(
    rb"(?:[^\n]{0,24}\r?\n)?1 [ 0-9A-Z]{5}[UCS ] [^\n]{50,62}\r?\n2 [ 0-9A-Z]{5} "
)
_EVENTS = re.compile(rb"[0-9]{6,12}\t[12][0-9]{7}\t[12][0-9]{5}\t[12][0-9]{3}\t")
"""The beginning of a table of GDELT events, which comes without a header."""


def recognises(path: Path, head: bytes) -> bool:
    """Tell a list of launches by the names of its columns.

    What is often taken for one is recognised too, to be refused with the reason.
    """
    suffix = path.suffix.lower()
    if suffix in _WORKBOOKS:
        return is_workbook(head)
    if _ELEMENTS.match(head):
        return suffix in {".txt", ".tle", *_TEXTS}
    if suffix not in _TEXTS:
        return False
    if _EVENTS.match(head):
        return True
    columns = _columns(head)
    return is_launch_list(columns) or is_satellite_list(columns)


def takes(path: Path, head: bytes, fields: Collection[str]) -> bool:
    """Tell whether it reads a file whose columns the user names: then names are no matter."""
    suits = path.suffix.lower() in _TEXTS or (
        path.suffix.lower() in _WORKBOOKS and is_workbook(head)
    )
    return suits and _OWN.intersection(fields) != set() and set(fields).issubset(FIELDS)


def _columns(head: bytes) -> list[str]:
    try:
        text, _ = decode(head)
    except FaultyFileError:
        return []
    line = next((line for line in text.splitlines() if line.strip()), "")
    try:
        found = next(csv.reader([line], delimiter=delimiter(line)), [])
    except csv.Error:
        return []
    return [" ".join(name.split()) for name in found]


def read(path: Path, *, columns: Mapping[str, str] | None = None) -> Iterator[Item | Fault]:
    """Return the list as one document, and a fault with its number for each row that is none.

    `columns` says which column holds a field: `{"vehicle": "Rakete"}`. What is odd in single rows
    (a date, an outcome that cannot be read) is a warning of the document with row and column.

    Raises:
        FaultyFileError: If it is no list of launches, or most of its dates cannot be read.
    """
    chosen = dict(columns or {})
    _check_format(path)
    table = read_list(path, lambda names: set(chosen.values()) <= set(names)
                      if chosen else is_launch_list(names) or is_satellite_list(names))  # fmt: skip
    if not chosen and is_satellite_list(table.columns):
        raise FaultyFileError(
            "is a list of satellites, in which several rows are of one launch, and many of what "
            "was launched are not in it: load a list of launches"
        )
    fields = fields_of(table.columns, chosen)
    profile = profile_of(table.columns) or Profile()
    launches = Rows(table, fields, profile).read()
    if profile.title == "" and (idle := [c for c in table.columns if c not in fields.values()]):
        launches.warnings.append(
            f"nothing is taken from these columns: {listed(idle)}; --map FIELD=COLUMN says what "
            "one holds"
        )
    _check_dates(launches, fields["date"])
    for number, reason in launches.faults:
        yield Fault(f"{path}:{number}", reason)
    yield Item(_document(path, table, profile, launches), launches.reading)


def _check_format(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(400)
    except OSError as error:
        raise FaultyFileError(f"cannot be read: {error.strerror}") from error
    if _ELEMENTS.match(head):
        raise FaultyFileError("holds orbits of satellites (two-line elements), no launches")
    if _EVENTS.match(head):
        raise FaultyFileError("is a table of GDELT events: it has no header, and no launches")


def _check_dates(launches: Launches, column: str) -> None:
    if not launches.reports:
        reason = launches.faults[0][1] if launches.faults else "it is empty"
        raise FaultyFileError(f"holds no row that can be read: the first {reason}")
    if launches.undated * 2 > len(launches.reports):
        raise FaultyFileError(
            f"has no dates in column {column!r} that can be read: {launches.warnings[0]}"
        )


def _document(path: Path, table: ListTable, profile: Profile, launches: Launches) -> Document:
    whole = 0 < profile.whole <= len(launches.reports)
    day = parse_edtf(profile.published) if profile.published else _day(launches.last)
    dated = "" if profile.published else "Dated by its last launch: it has no date of its own."
    warnings = [*table.warnings, *launches.warnings]
    if day is None:
        warnings.append("no date of publication")
    return Document(
        name=path.stem,
        text=launches.ledger.text,
        loader="launch_list",
        title=profile.title or path.stem,
        publisher=profile.publisher,
        published=day,
        url=profile.url if whole else "",
        licence=profile.licence,
        note=" ".join(filter(None, (profile.note, dated if day else ""))),
        warnings=tuple(warnings),
        catalogue=True,
        derived_from=profile.derived_from,
        citation=profile.citation,
    )


def _day(time: Time | None) -> Time | None:
    return parse_edtf(time.latest.date().isoformat()) if time and time.latest else None
