"""Rows as a table for people: what a row names becomes a link to the page of the thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.terms import BASE

if TYPE_CHECKING:
    from kb.rows import Cell, Rows
    from kb.web.shelf import Shelf

_ENDING = "Iri"


@dataclass(frozen=True, slots=True)
class CellView:
    """What stands in a cell, and the thing that it names, if it names one."""

    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table: headings, whether a column holds numbers, and the rows."""

    headings: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[CellView, ...], ...]


def table_of(shelf: Shelf, rows: Rows) -> TableView:
    """Return rows as a table; a column `xIri` turns the column `x` into links, if there is one."""
    at = {name: i for i, name in enumerate(rows.columns)}
    linked = {_bare(name): i for name, i in at.items() if name.endswith(_ENDING)}
    shown = [i for name, i in at.items() if i not in linked.values() or _bare(name) not in at]
    links = {at[name]: i for name, i in linked.items() if name in at}
    return TableView(
        tuple(_heading(rows.columns[i]) for i in shown),
        tuple(_numeric(rows, i) for i in shown),
        tuple(tuple(_cell(shelf, row, i, links) for i in shown) for row in rows),
    )


def _bare(column: str) -> str:
    return column.removesuffix(_ENDING)


def _heading(column: str) -> str:
    """Return a column's name as words.

    >>> _heading("inPeriod"), _heading("launchIri")
    ('in period', 'launch')
    """
    name = _bare(column)
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).replace("_", " ").strip()


def _numeric(rows: Rows, i: int) -> bool:
    cells = [row[i] for row in rows if row[i] is not None]
    return bool(cells) and all(
        isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells
    )


def _cell(shelf: Shelf, row: tuple[Cell, ...], i: int, links: dict[int, int]) -> CellView:
    cell = row[i]
    if i in links and isinstance(iri := row[links[i]], str):
        return CellView(_text(cell) or shelf.called(iri), iri)
    if isinstance(cell, str) and cell.startswith(BASE):
        return CellView(_name(shelf, cell), cell)
    if isinstance(cell, str) and cell.startswith(("http://", "https://")):
        return CellView(cell, cell)
    return CellView(_text(cell))


def _name(shelf: Shelf, iri: str) -> str:
    if iri in shelf.launches:
        return shelf.launches[iri].label
    if iri in shelf.sources:
        return shelf.sources[iri].label
    return shelf.names.get(iri) or shelf.terms.get(iri) or iri.removeprefix(BASE)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:.6g}" if isinstance(cell, float) else str(cell)
