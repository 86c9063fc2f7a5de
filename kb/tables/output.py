"""Rows to where they are wanted: a table on a screen, or a format for programs in a file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Table

from kb.tables.files import standard_output, whole_file
from kb.tables.formats import FORMATS, render
from kb.tables.screen import console, shown
from kb.terms import BASE

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from rich.console import Console
    from rich.text import Text

    from kb.rows import Cell, Rows

TABLE = "table"
FORMAT_NAMES = (TABLE, *FORMATS)
FILE_WIDTH = 120
LEAST = 12
"""Narrower columns break words and dates into unreadable pieces."""


def write_rows(rows: Rows, name: str, target: Path | None = None) -> None:
    """Write rows as a table or in a format for programs, to a file or to standard output.

    Raises:
        ExportError: If there is no such format, or it cannot be written there.
    """
    if name == TABLE:
        _write_table(rows, target)
        return
    data = render(rows, name)
    if target is None:
        output = standard_output()
        output.write(data)
        output.flush()
        return
    with whole_file(target) as stream:
        stream.write(data)


def _write_table(rows: Rows, target: Path | None) -> None:
    if target is None:
        print_rows(rows)
        return

    text = io.StringIO()
    print_rows(rows, text, width=FILE_WIDTH)
    with whole_file(target) as stream:
        stream.write(text.getvalue().encode())


def print_rows(rows: Rows, stream: TextIO | None = None, *, width: int | None = None) -> None:
    """Print rows as a table as wide as the screen; IRIs of the store without their common start.

    Where a table would leave too little room for its columns, each row becomes a block of lines.
    """
    screen = console(stream, width=width)
    cells = [[shown(screen, _worded(cell)) for cell in row] for row in rows]
    if _needed(rows.columns, cells) > screen.width:
        _print_blocks(screen, rows.columns, cells)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for index, column in enumerate(rows.columns):
        table.add_column(shown(screen, column), justify=_side(rows, index), overflow="fold")
    for line in cells:
        table.add_row(*line)
    screen.print(table)


def _needed(columns: tuple[str, ...], cells: list[list[Text]]) -> int:
    """The width with which every column shows its heading and a dozen characters of its cells."""
    widths = [
        max((cell_len(line[i].plain) for line in cells), default=0) for i in range(len(columns))
    ]
    least = (max(len(name), min(width, LEAST)) for name, width in zip(columns, widths, strict=True))
    return sum(least) + 3 * len(columns)


def _print_blocks(screen: Console, columns: tuple[str, ...], cells: list[list[Text]]) -> None:
    for line in cells:
        block = Table.grid(padding=(0, 2))
        for name, cell in zip(columns, line, strict=True):
            if cell:
                block.add_row(shown(screen, name, "dim"), cell)
        screen.print(block)
        screen.print()


def _side(rows: Rows, index: int) -> Literal["left", "right"]:
    cells = [row[index] for row in rows if row[index] is not None]
    numbers = cells and all(isinstance(c, int | float) and not isinstance(c, bool) for c in cells)
    return "right" if numbers else "left"


def _worded(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.6g}"
    return str(cell).removeprefix(BASE)
