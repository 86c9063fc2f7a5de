"""An Excel workbook of the flat tables, one sheet each; the same store gives the same bytes."""

from __future__ import annotations

import re
from datetime import datetime
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kb.errors import ExportError
from kb.exports.meanings import TITLES, meaning
from kb.exports.tables import TABLES
from kb.tables.delimited import FORMULA_STARTS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from kb.exports.source import Source
    from kb.exports.tables import Type
    from kb.rows import Cell, Rows

MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767
"""What a sheet and a cell can hold (Excel specifications and limits)."""

FIRST_YEAR = 1900
"""Excel knows no earlier dates."""

_CUT = " [cut]"
_MOMENT = "yyyy-mm-dd hh:mm:ss"
# A zip file keeps a time for each part, and cannot say that there is none: this is its zero.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
_UNDATED = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<cp:coreProperties xmlns:cp='
    '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>launch-kb</dc:creator>'
    "</cp:coreProperties>"
)
_UNIX = 3  # zip files name the system that they were made on; one for all
_IN_MEMORY = 16 * 1024 * 1024
_WIDE = frozenset(["content", "difference", "label", "sentence", "title", "value", "words"])
# What openpyxl takes for a formula or an error, and Excel for a formula.
_GUESSED = (*FORMULA_STARTS, "#")
# What XML, and so a workbook, cannot hold; openpyxl refuses it.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_excel(source: Source, stream: BinaryIO) -> None:
    """Write a sheet for each table after one that explains the columns.

    Text stays text: what looks like a formula is marked as quoted. Times are dates in UTC.

    Raises:
        ExportError: If openpyxl is not installed, or a table has more rows than a sheet can.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise ExportError(
            "an Excel workbook needs the package openpyxl: pip install 'launch-kb[excel]'"
        ) from error
    workbook = Workbook(write_only=True)
    _add_key(workbook)
    for name, table in TABLES.items():
        _add_sheet(workbook, name, table.rows(source.book))
    _save(workbook, stream)


def _add_key(workbook: Workbook) -> None:
    sheet = workbook.create_sheet("about")
    for column, width in zip("ABC", (12, 18, 100), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.append(_heads(sheet, ["sheet", "column", "meaning"]))
    for name, table in TABLES.items():
        sheet.append([name, None, TITLES[name]])
        for column in table.columns:
            sheet.append([name, column, meaning(column)])


def _add_sheet(workbook: Workbook, name: str, rows: Rows) -> None:
    from openpyxl.utils import get_column_letter

    if len(rows) >= MOST_ROWS:
        raise ExportError(
            f"{len(rows)} {name} are more than a sheet holds ({MOST_ROWS - 1}): export csv"
        )
    sheet = workbook.create_sheet(name)
    sheet.freeze_panes = "A2"
    for index, column in enumerate(rows.columns, 1):
        width = 60 if column in _WIDE else 20
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(rows.columns))}{len(rows) + 1}"
    sheet.append(_heads(sheet, list(rows.columns)))
    types = [column.type for column in TABLES[name].columns.values()]
    for row in rows:
        cells = zip(row, types, strict=True)
        sheet.append([_cell(sheet, cell, type_) for cell, type_ in cells])


def _heads(sheet: WriteOnlyWorksheet, names: list[str]) -> list[SheetCell]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    heads = [WriteOnlyCell(sheet, name) for name in names]
    for head in heads:
        head.font = Font(bold=True)
    return heads


def _cell(sheet: WriteOnlyWorksheet, cell: Cell, type_: Type) -> Cell | SheetCell:
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(cell, str):
        return cell
    if type_ == "datetime" and int(cell[:4]) > FIRST_YEAR:
        moment = WriteOnlyCell(sheet, datetime.fromisoformat(cell).replace(tzinfo=None))
        moment.number_format = _MOMENT
        return moment
    text = _fitting(cell)
    if not text.startswith(_GUESSED):
        return text
    quoted = WriteOnlyCell(sheet, text)
    quoted.data_type = "s"
    # Else Excel would run it as soon as somebody edits the cell.
    quoted.quotePrefix = True
    return quoted


def _fitting(text: str) -> str:
    plain = _UNWRITABLE.sub("\ufffd", text)
    if len(plain) <= MOST_LETTERS:
        return plain
    return plain[: MOST_LETTERS - len(_CUT)] + _CUT


def _save(workbook: Workbook, stream: BinaryIO) -> None:
    """Save without the moment of saving, which openpyxl and zip files otherwise record."""
    from openpyxl.writer.excel import ExcelWriter

    with SpooledTemporaryFile(_IN_MEMORY) as draft:
        ExcelWriter(workbook, ZipFile(draft, "w")).save()
        with ZipFile(draft) as parts, ZipFile(stream, "w") as whole:
            for part in parts.infolist():
                _copy(parts, part.filename, whole)


def _copy(parts: ZipFile, name: str, whole: ZipFile) -> None:
    timeless = ZipInfo(name, _NO_TIME)
    timeless.compress_type = ZIP_DEFLATED
    timeless.create_system = _UNIX
    if name == _PROPERTIES:
        whole.writestr(timeless, _UNDATED)
        return
    with parts.open(name) as source, whole.open(timeless, "w", force_zip64=True) as target:
        copyfileobj(source, target)
