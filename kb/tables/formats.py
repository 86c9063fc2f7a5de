"""Rows in the forms that programs read: each format is a function from rows to bytes."""

from __future__ import annotations

import io
import json
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING

from kb.errors import ExportError
from kb.tables.delimited import delimited

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.rows import Cell, Rows


def render(rows: Rows, name: str) -> bytes:
    r"""Return rows in one of `FORMATS`; text is UTF-8.

    Raises:
        ExportError: If there is no such format, or what it needs is not installed.

    >>> from kb.rows import Rows
    >>> render(Rows(("launch", "documents"), (("Unha-3", None),)), "jsonl")
    b'{"launch": "Unha-3", "documents": null}\n'
    """
    try:
        write = FORMATS[name]
    except KeyError:
        raise ExportError(f"no format {name!r} for rows; there are: {', '.join(FORMATS)}") from None
    return write(rows)


def _json(rows: Rows) -> bytes:
    return (json.dumps(_objects(rows), ensure_ascii=False, indent=1) + "\n").encode()


def _json_lines(rows: Rows) -> bytes:
    lines = (json.dumps(row, ensure_ascii=False) for row in _objects(rows))
    return "".join(f"{line}\n" for line in lines).encode()


def _objects(rows: Rows) -> list[dict[str, Cell]]:
    """The rows with infinite numbers as text, which JSON has no other way to write."""
    return [
        {
            name: str(cell) if isinstance(cell, float) and not isfinite(cell) else cell
            for name, cell in row.items()
        }
        for row in rows.to_dicts()
    ]


def _markdown(rows: Rows) -> bytes:
    lines = (rows.columns, ("---",) * len(rows.columns), *rows)
    return "".join(f"| {' | '.join(map(_in_markdown, line))} |\n" for line in lines).encode()


def _in_markdown(cell: Cell) -> str:
    """A cell that stays in its cell, and in which no HTML works."""
    text = "" if cell is None else str(cell)
    for found, put in (("\\", "\\\\"), ("|", "\\|"), ("&", "&amp;"), ("<", "&lt;")):
        text = text.replace(found, put)
    return "<br>".join(text.splitlines())


def _parquet(rows: Rows) -> bytes:
    stream = io.BytesIO()
    try:
        rows.frame().to_parquet(stream, engine="pyarrow", index=False)
    except ImportError as error:
        raise ExportError(
            "Parquet needs the package pyarrow: pip install 'launch-kb[parquet]'"
        ) from error
    return stream.getvalue()


FORMATS: dict[str, Callable[[Rows], bytes]] = {
    "csv": delimited,
    "tsv": partial(delimited, delimiter="\t"),
    "json": _json,
    "jsonl": _json_lines,
    "markdown": _markdown,
    "parquet": _parquet,
}
"""The machine formats by name; `table`, for people, is in `kb.tables.output`."""
