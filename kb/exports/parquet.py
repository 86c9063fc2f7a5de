"""The flat tables as Parquet, with the same types whatever the cells hold."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from kb.errors import ExportError
from kb.exports import datapackage
from kb.exports.tables import TABLES

if TYPE_CHECKING:
    from kb.exports.formats import Writer
    from kb.exports.source import Source
    from kb.exports.tables import Column, Table
    from kb.rows import Cell


def write_parquet(table: Table, source: Source, stream: BinaryIO) -> None:
    """Write one table; times are timestamps in UTC.

    Raises:
        ExportError: If pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # type: ignore[import-untyped] # it ships no types
        import pyarrow.parquet as pq  # type: ignore[import-untyped]
    except ImportError as error:
        raise ExportError(
            "Parquet needs the package pyarrow: pip install 'launch-kb[parquet]'"
        ) from error
    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "datetime": pa.timestamp("ms", tz="UTC"),
    }
    rows = table.rows(source.book)
    schema = pa.schema([(name, types[column.type]) for name, column in table.columns.items()])
    cells: Any = zip(*rows, strict=True) if len(rows) else [()] * len(rows.columns)
    arrays = [
        pa.array([_cell(cell, column) for cell in each], types[column.type])
        for each, column in zip(cells, table.columns.values(), strict=True)
    ]
    pq.write_table(pa.table(arrays, schema=schema), stream)


def _cell(cell: Cell, column: Column) -> Cell | datetime:
    if column.type == "datetime" and isinstance(cell, str):
        return datetime.fromisoformat(cell)
    return cell


FILES: dict[str, Writer] = {
    **{name: partial(write_parquet, table) for name, table in TABLES.items()},
    datapackage.FILE: partial(datapackage.write_datapackage, "parquet"),
}
"""Who writes each file of the folder."""
