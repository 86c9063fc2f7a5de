"""The answer to a question as plain rows: what queries return and tables and exports take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

Cell: TypeAlias = "str | int | float | bool | None"

# pandas' types that tell a missing value from 0, "" and False.
_DTYPES = {
    frozenset([int]): "Int64",
    frozenset([float]): "Float64",
    frozenset([int, float]): "Float64",
    frozenset([bool]): "boolean",
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Named columns and rows of plain values; None where a row has no value.

    >>> rows = Rows(("launch", "documents"), (("Chollima-1", 2), ("Unha-3", None)))
    >>> len(rows), [launch for launch, _ in rows]
    (2, ['Chollima-1', 'Unha-3'])
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[dict[str, Cell]]:
        """Return each row as a dictionary from column to value.

        >>> Rows(("launch", "documents"), (("Unha-3", None),)).to_dicts()
        [{'launch': 'Unha-3', 'documents': None}]
        """
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def frame(self) -> pd.DataFrame:
        """Return the rows as a pandas DataFrame with types that hold gaps; mixed columns are text.

        >>> Rows(("launch", "documents"), (("Unha-3", None), ("Simorgh", 2))).frame()["documents"]
        0    <NA>
        1       2
        Name: documents, dtype: Int64
        """
        import pandas as pd

        columns = zip(*self.rows, strict=True) if self.rows else [()] * len(self.columns)
        named = zip(self.columns, columns, strict=True)
        return pd.DataFrame({name: _series(cells) for name, cells in named})


def _series(cells: tuple[Cell, ...]) -> pd.Series[Any]:
    import pandas as pd

    types = frozenset(type(cell) for cell in cells if cell is not None)
    if name := _DTYPES.get(types):
        return pd.Series(cells, dtype=name)
    return pd.Series([cell if cell is None else str(cell) for cell in cells], dtype="string")
