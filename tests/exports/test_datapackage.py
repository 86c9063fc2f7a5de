"""The Data Package, read back by frictionless, pyarrow and pandas."""

import io
import json
from pathlib import Path

import frictionless
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from exports.stores import written

from kb.exports import export
from kb.exports.meanings import MEANINGS, TITLES, meaning
from kb.exports.tables import TABLES
from kb.store import QuadStore

ARROW = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "datetime": pa.timestamp("ms", tz="UTC"),
}


def test_frictionless_finds_nothing_wrong(store: QuadStore, tmp_path: Path) -> None:
    """Every cell is of its column's type, IRIs are unique, and document IRIs lead to documents."""
    export(store, "csv", tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))

    assert report.flatten(["title", "message"]) == []
    assert report.stats["tasks"] == len(TABLES)


def test_frictionless_reads_typed_rows(store: QuadStore, tmp_path: Path) -> None:
    """Numbers and dates come out typed, empty cells as nothing."""
    export(store, "csv", tmp_path)
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    rows = package.get_resource("launches").read_rows()

    assert [row["documents"] for row in rows] == [1, 2, 1]
    assert rows[1]["earliest"].isoformat() == "2023-05-30T21:29:00+00:00"
    assert rows[2]["earliest"] is None


def test_a_package_of_nothing_is_valid(tmp_path: Path) -> None:
    """Nothing loaded gives tables without rows that frictionless accepts."""
    export(QuadStore(), "csv", tmp_path)

    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_frictionless_notices_a_fault(store: QuadStore, tmp_path: Path) -> None:
    """The description is strict enough that a broken number is found."""
    export(store, "csv", tmp_path)
    path = tmp_path / "entities.csv"
    path.write_bytes(path.read_bytes().replace(b"39.66", b"north"))

    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


@pytest.mark.parametrize("name", TABLES)
def test_parquet_has_the_types_that_are_described(store: QuadStore, name: str) -> None:
    """Types come from the description, not from what the cells happen to hold."""
    package = json.loads(written(store, "parquet", "datapackage.json"))
    fields = next(each for each in package["resources"] if each["name"] == name)["schema"]["fields"]
    expected = [(field["name"], ARROW[field["type"]]) for field in fields]

    for each in (store, QuadStore()):
        schema = pq.read_schema(io.BytesIO(written(each, "parquet", name)))
        assert expected == [(field.name, field.type) for field in schema]


@pytest.mark.parametrize("name", TABLES)
def test_parquet_has_the_rows_of_csv(store: QuadStore, name: str) -> None:
    """Both forms of a table hold the same, but that Parquet needs no apostrophes."""
    parquet = pd.read_parquet(io.BytesIO(written(store, "parquet", name)))
    plain = pd.read_csv(io.BytesIO(written(store, "csv", name)))

    assert parquet["iri"].tolist() == plain["iri"].tolist()
    assert list(parquet.columns) == list(plain.columns)


def test_pandas_reads_moments_and_gaps(store: QuadStore) -> None:
    """Times come as times in UTC, a text that looks like a formula comes as it is."""
    launches = pd.read_parquet(io.BytesIO(written(store, "parquet", "launches")))
    documents = pd.read_parquet(io.BytesIO(written(store, "parquet", "documents")))

    assert str(launches["earliest"].dt.tz) == "UTC"
    assert launches["earliest"].isna().tolist() == [False, False, True]
    assert documents["title"][0] == '=Launch fails, "quickly"\nsay both'


def test_every_column_has_a_meaning() -> None:
    """No column is without words for it, and no words are without a column."""
    columns = {column for table in TABLES.values() for column in table.columns}
    bare = {column.removesuffix("_iri") for column in columns}

    assert all(meaning(column) for column in columns)
    assert set(MEANINGS) <= columns | bare
    assert set(TABLES) == set(TITLES)
