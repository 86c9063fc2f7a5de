"""Rows in formats for programs, read back by others' readers."""

import csv
import io
import json
import sys

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import ExportError
from kb.rows import Cell, Rows
from kb.tables import render
from kb.tables.formats import FORMATS

ROWS = Rows(
    ("launch", "documents", "certain", "height"),
    (("Unha-3", 3, True, 1.5), ('a "b", | c\nd', None, False, None)),
)
texts = st.text(st.characters(exclude_categories=["Cs"]))
whole = st.integers(-(2**62), 2**62)


def read_delimited(data: bytes, delimiter: str) -> list[list[str]]:
    """The lines that the csv module reads."""
    return list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter))


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_delimited_text_is_read_back(name: str, delimiter: str) -> None:
    """Quotes, delimiters and line ends survive; missing values are empty."""
    lines = read_delimited(render(ROWS, name), delimiter)

    assert lines == [
        ["launch", "documents", "certain", "height"],
        ["Unha-3", "3", "true", "1.5"],
        ['a "b", | c\nd', "", "false", ""],
    ]


@given(texts)
def test_text_survives_but_for_formulas(text: str) -> None:
    """Any text comes back as it was, or behind one apostrophe where a spreadsheet would run it."""
    found = read_delimited(render(Rows(("a", "b"), ((text, 1),)), "csv"), ",")[1][0]

    assert found == (f"'{text}" if text[:1] in tuple("=+-@\t\r") and text else text)


def test_json_is_a_list_of_objects() -> None:
    """JSON has one object a row with null for what is missing."""
    assert json.loads(render(ROWS, "json")) == ROWS.to_dicts()


def test_json_lines_are_one_object_each() -> None:
    """Each line of JSON lines is a row."""
    lines = render(ROWS, "jsonl").decode().splitlines()

    assert [json.loads(line) for line in lines] == ROWS.to_dicts()


def test_markdown_keeps_cells_in_their_columns() -> None:
    """Pipes and line ends do not break the table, and HTML from an article does not work."""
    rows = Rows(("a|b", "c"), (("1\n2", "<b>&"), (None, "\\|")))

    assert render(rows, "markdown").decode().splitlines() == [
        "| a\\|b | c |",
        "| --- | --- |",
        "| 1<br>2 | &lt;b>&amp; |",
        "|  | \\\\\\| |",
    ]


cells = st.none() | texts | whole | st.booleans() | st.floats(allow_nan=False)


@given(st.lists(st.tuples(st.none() | texts, st.none() | whole, st.none() | st.booleans())))
def test_parquet_is_read_back_by_pandas(rows: list[tuple[Cell, ...]]) -> None:
    """Parquet keeps types and gaps."""
    table = Rows(("text", "whole", "truth"), tuple(rows))
    frame = pd.read_parquet(io.BytesIO(render(table, "parquet")))
    found = frame.astype(object).where(frame.notna(), None)

    assert [tuple(row) for row in found.itertuples(index=False)] == list(table)


@given(st.lists(st.tuples(cells, cells)), st.sampled_from(sorted(FORMATS)))
def test_every_format_takes_any_rows(rows: list[tuple[Cell, ...]], name: str) -> None:
    """No mixture of values makes a format fail, and the same rows give the same bytes."""
    table = Rows(("a", "b"), tuple(rows))

    assert render(table, name) == render(table, name)


def test_infinite_numbers_stay_valid_json() -> None:
    """What JSON has no number for is text in it."""
    data = render(Rows(("a",), ((float("inf"),), (float("nan"),))), "jsonl")

    assert data == b'{"a": "inf"}\n{"a": "nan"}\n'


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pyarrow is not installed the error names it and the command that installs it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(ExportError, match=r"pyarrow: pip install 'launch-kb\[parquet\]'"):
        render(ROWS, "parquet")


def test_an_unknown_format_is_refused() -> None:
    """A format that is not there is refused with those that are."""
    with pytest.raises(ExportError, match="no format 'xls' for rows; there are: csv, tsv"):
        render(ROWS, "xls")
