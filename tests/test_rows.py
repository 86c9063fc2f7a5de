"""Rows as dictionaries and as a pandas DataFrame."""

from kb.rows import Rows

MIXED = Rows(
    ("text", "whole", "real", "truth", "mixed", "none"),
    (("a", 1, 1.5, True, 1, None), (None, None, 2, None, "b", None)),
)


def test_rows_are_iterated_in_order() -> None:
    """Rows behave as the sequence of their tuples."""
    rows = Rows(("n",), ((1,), (2,)))

    assert list(rows) == [(1,), (2,)]
    assert len(rows) == 2


def test_dictionaries_keep_missing_values() -> None:
    """A missing value is None in the dictionary, not left out."""
    assert Rows(("a", "b"), ((None, 0),)).to_dicts() == [{"a": None, "b": 0}]


def test_a_frame_keeps_types() -> None:
    """Whole numbers and truth values survive gaps; a mixed column becomes text."""
    kinds = [str(kind) for kind in MIXED.frame().dtypes]

    assert kinds == ["string", "Int64", "Float64", "boolean", "string", "string"]


def test_a_frame_marks_what_is_missing() -> None:
    """None is missing in the frame, whatever the column's type."""
    assert MIXED.frame().isna().sum().tolist() == [1, 1, 0, 1, 0, 2]


def test_no_rows_give_a_frame_with_columns() -> None:
    """An empty answer still names its columns."""
    frame = Rows(("a", "b"), ()).frame()

    assert list(frame.columns) == ["a", "b"]
    assert len(frame) == 0
