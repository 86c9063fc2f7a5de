"""Rows as CSV and TSV text that spreadsheets open without running anything in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.rows import Cell, Rows

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def delimited(rows: Rows, *, delimiter: str = ",") -> bytes:
    r"""Return rows under a header as UTF-8; lines end in LF, formulas are disarmed.

    >>> from kb.rows import Rows
    >>> delimited(Rows(("name", "count"), (("=1+1", 2), ("a, b", None))))
    b'name,count\n\'=1+1,2\n"a, b",\n'
    """
    # Python's csv writer leaves a lone CR unquoted, which readers then take for a line end.
    special = re.compile(f'[{delimiter}"\r\n]')
    lines = ((disarmed(cell) for cell in line) for line in (rows.columns, *rows))
    return "".join(
        delimiter.join(_quoted(text) if special.search(text) else text for text in line) + "\n"
        for line in lines
    ).encode()


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def disarmed(cell: Cell) -> str:
    """Return a cell as text that no spreadsheet runs: an apostrophe goes before a formula.

    Numbers stay as they are: no formula hides in one.

    >>> disarmed("=HYPERLINK(1)"), disarmed("-5 to 5"), disarmed(-5), disarmed(None), disarmed(True)
    ("'=HYPERLINK(1)", "'-5 to 5", '-5', '', 'true')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return str(cell)
