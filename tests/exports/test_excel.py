"""The workbook, read back by openpyxl and pandas."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pandas as pd
import pytest
from exports.stores import launches_on, written

from kb.exports import excel
from kb.exports.tables import TABLES
from kb.store import QuadStore


def sheets(data: bytes) -> dict[str, pd.DataFrame]:
    """The sheets as pandas reads them."""
    return pd.read_excel(io.BytesIO(data), sheet_name=None)


def test_each_table_has_a_sheet(store: QuadStore) -> None:
    """After a sheet that explains the columns there is one for each table, with its columns."""
    found = sheets(written(store, "excel"))

    assert ["about", *TABLES] == list(found)
    assert all(list(table.columns) == list(found[name].columns) for name, table in TABLES.items())
    assert len(found["about"]) == sum(len(table.columns) + 1 for table in TABLES.values())


def test_values_keep_their_types(store: QuadStore) -> None:
    """Numbers are numbers, times dates in UTC, gaps gaps."""
    launches = sheets(written(store, "excel"))["launches"]

    assert launches["documents"].tolist() == [1, 2, 1]
    assert launches["earliest"][1] == datetime.fromisoformat("2023-05-30T21:29:00")
    assert launches["earliest"].isna().tolist() == [False, False, True]
    assert launches["latitude"][1] == 39.66


def test_no_cell_is_a_formula(store: QuadStore) -> None:
    """What looks like a formula is a text, marked so that editing does not make it run."""
    book = openpyxl.load_workbook(io.BytesIO(written(store, "excel")))
    title = book["documents"]["B2"]
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}

    assert title.value == '=Launch fails, "quickly"\nsay both'
    assert (title.data_type, title.quotePrefix) == ("s", True)
    assert "f" not in types


@pytest.mark.parametrize("text", ["#N/A", "-5 to 5", "@beacon", "\x07bell", " spaces "])
def test_odd_texts_are_texts(text: str) -> None:
    """Names of errors, signs and control characters neither break a sheet nor change meaning."""
    store = launches_on("2023-05-31", label=text)
    book = openpyxl.load_workbook(io.BytesIO(written(store, "excel")))
    cell = book["launches"]["A2"]

    assert (cell.data_type, cell.value) == ("s", text.replace("\x07", "\ufffd"))


def test_a_text_too_long_for_a_cell_is_cut_visibly() -> None:
    """A cell ends at Excel's limit, and says that it was cut."""
    store = launches_on("2023-05-31", label="x" * 40_000)
    value = openpyxl.load_workbook(io.BytesIO(written(store, "excel")))["launches"]["A2"].value

    assert len(value) == excel.MOST_LETTERS
    assert value.endswith("x [cut]")


def test_a_year_that_excel_lacks_is_a_text() -> None:
    """Excel's calendar begins in 1900: what was before stays readable."""
    store = launches_on("1806-05-31")
    sheet = openpyxl.load_workbook(io.BytesIO(written(store, "excel")))["launches"]

    assert sheet["C2"].value == "1806-05-30T10:00:00Z"


def test_nothing_in_it_knows_when_it_was_made(store: QuadStore) -> None:
    """Neither the parts of the file nor its properties hold a time."""
    with zipfile.ZipFile(io.BytesIO(written(store, "excel"))) as parts:
        times = {part.date_time for part in parts.infolist()}
        properties = parts.read("docProps/core.xml").decode()

    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert "created" not in properties
    assert "modified" not in properties
