"""GCAT: Jonathan McDowell's General Catalog of Artificial Space Objects, in its tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import FaultyFileError
from kb.loading.protocol import About, Fault, Item
from kb.model import Document
from loaders.catalogues.gcat_launches import Launches, read_launches
from loaders.catalogues.gcat_table import read_table
from loaders.catalogues.gcat_things import READERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from loaders.catalogues.gcat_table import Table
    from loaders.catalogues.gcat_things import Things

_HOME = "https://planet4589.org/space/gcat/"
_CITATION = (
    "McDowell, Jonathan C., 2020. General Catalog of Artificial Space Objects, "
    "https://planet4589.org/space/gcat"
)

# Whose licence it is, and how a release without a stamp is dated.
_NOTE = "Licence as commonly stated; not found in the tables themselves."
_UNDATED = "Dated by its last launch: the copy has no stamp."

ABOUT = About(
    "GCAT, the General Catalog of Artificial Space Objects",
    "*.tsv, *.txt: launchlog, launch, orgs, lv, sites",
    "CC-BY-4.0",
    _HOME,
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A table: its title, its address, and how many rows the shortest whole release has."""

    title: str
    address: str
    whole: int


_KINDS = {
    # The table of 2020 had another form and another address; it is the same list.
    "launchlog": _Kind("launch log", "tsv/derived/launchlog.tsv", 12_000),
    "launch": _Kind("all launches", "tsv/launch/launch.tsv", 60_000),
    "orgs": _Kind("organizations", "tsv/tables/orgs.tsv", 3_000),
    "lv": _Kind("launch vehicles", "tsv/tables/lv.tsv", 1_500),
    "sites": _Kind("launch sites", "tsv/tables/sites.tsv", 600),
}

# Columns that together no other table has; those of platforms hold all of organizations.
_PLATFORMS = frozenset({"VClass", "VID"})
_MARKS = {
    "launch": frozenset({"Launch_Tag", "Launch_JD", "Launch_Code"}),
    "launchlog": frozenset({"Launch_Tag", "Launch_Date", "Launch_Code"}),
    "lv": frozenset({"LV_Name", "LV_Family"}),
    "sites": frozenset({"Site", "UCode", "Group"}),
    "orgs": frozenset({"Code", "UCode", "Class", "StateCode"}),
}

_BEGINNINGS = (
    b"#Launch_Tag\t",
    b"# Launch     Launch Date (UTC)",
    b"#Code\tUCode\t",
    b"#LV_Name\t",
    b"#Site\tCode\t",
    b"#JCAT\t",
)


def recognises(path: Path, head: bytes) -> bool:
    """Tell by the header, with which each table of GCAT begins."""
    return (
        path.suffix.lower() in {".tsv", ".txt", ".tab"}
        and head.removeprefix(b"\xef\xbb\xbf").startswith(_BEGINNINGS)
        and b"\x00" not in head
    )


def read(path: Path) -> Iterator[Item | Fault]:
    """Return one document for a table, and a fault with its line for each row that is none.

    Raises:
        FaultyFileError: If it is no table of launches, organizations, vehicles or sites, or ends
            in the middle of a row: a copy that was cut off must not replace a whole one.
    """
    table = read_table(path)
    kind = _kind(table.columns)
    _check_end(path, table)
    content = READERS[kind](table) if kind in READERS else read_launches(table)
    for number, reason in content.faults:
        yield Fault(f"{path}:{number}", reason)
    if not content.ledger.text:
        raise FaultyFileError("holds no rows that can be read")
    yield Item(_document(path, table, _KINDS[kind], content), content.reading)


def _kind(columns: tuple[str, ...]) -> str:
    """Return which table has these columns."""
    for kind, marks in _MARKS.items():
        if marks.issubset(columns) and not _PLATFORMS.issubset(columns):
            return kind
    raise FaultyFileError(
        "is a table of GCAT that tells of objects, platforms or launch pads: load launchlog.tsv, "
        "launch.tsv, orgs.tsv, lv.tsv or sites.tsv"
    )


def _check_end(path: Path, table: Table) -> None:
    """See that the last row is whole, where the file ends without a line end."""
    last = table.records[-1] if table.records else None
    if last and last.problem and not _ends_line(path):
        raise FaultyFileError(f"ends in the middle of line {last.number}: the copy was cut off")


def _ends_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read(1) == b"\n"


def _document(path: Path, table: Table, kind: _Kind, content: Launches | Things) -> Document:
    whole = len(table.records) >= kind.whole
    last = content.last if isinstance(content, Launches) else None
    warnings = [*table.warnings, *content.warnings]
    if not whole:
        # A copy with less must not take the place of the whole table: it has no address.
        warnings.append(f"{len(table.records)} rows are an extract, not the whole table")
    if not (table.updated or last):
        warnings.append("no date of publication")
    return Document(
        name=path.stem,
        text=content.ledger.text,
        loader="gcat",
        title=f"GCAT: {kind.title}",
        publisher="GCAT",
        published=table.updated or last,
        url=_HOME + kind.address if whole else "",
        licence=ABOUT.licence,
        note=_NOTE if table.updated else f"{_NOTE} {_UNDATED}",
        warnings=tuple(warnings),
        catalogue=True,
        citation=_CITATION,
    )
