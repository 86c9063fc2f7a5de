"""Where exports go, and what happens when they cannot."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb.errors import ExportError, QueryError
from kb.exports import FORMATS, export, find_format
from kb.exports.tables import TABLES
from kb.rows import Rows
from kb.store import QuadStore


class Failing:
    """A view that fails while it is read, as a service does that goes away."""

    def select(self, query: str) -> Rows:
        """Fail."""
        raise QueryError(f"gone: {query}")

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Fail after one quad."""
        node = ox.NamedNode("http://example.org/a")
        yield ox.Quad(node, node, node, node)
        raise QueryError(f"gone: {graph}")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_it_is_for(name: str) -> None:
    """Each format is registered under its name, with a line for the help and a file suffix."""
    form = FORMATS[name]

    assert form.name == name
    assert form.summary
    assert form.suffix.startswith(".")
    assert "/" in form.media_type


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.is_folder])
def test_a_file_has_the_bytes_of_the_stream(store: QuadStore, name: str, tmp_path: Path) -> None:
    """A path and a stream get the same bytes, and the path is told."""
    stream, path = io.BytesIO(), tmp_path / "out"
    export(store, name, stream)

    assert export(store, name, path) == [path]
    assert path.read_bytes() == stream.getvalue() != b""


def test_a_folder_is_made(store: QuadStore, tmp_path: Path) -> None:
    """A format of several files makes its folder and names each file after its table."""
    paths = export(store, "csv", tmp_path / "new" / "tables")

    assert sorted(paths) == sorted((tmp_path / "new" / "tables").iterdir())
    assert [path.name for path in paths] == [
        *(f"{name}.csv" for name in TABLES),
        "datapackage.json",
    ]


def test_a_folder_may_hold_folders(store: QuadStore, tmp_path: Path) -> None:
    """A file of a format that stands in a folder of its own gets it."""
    export(store, "rocrate", tmp_path / "crate")

    assert (tmp_path / "crate" / "tables" / "launches.csv").is_file()


@pytest.mark.parametrize("name", ["excel", "parquet"])
def test_bytes_stay_off_the_screen(
    store: QuadStore, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no terminal can show is refused there."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    with pytest.raises(ExportError, match="is not for a screen: name a file to write"):
        export(store, name, file="launches")


@pytest.mark.parametrize(("name", "package"), [("excel", "openpyxl"), ("parquet", "pyarrow")])
def test_a_missing_package_is_named(
    store: QuadStore, name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the package that a format needs, the error says how to get it."""
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(ExportError, match=rf"{package}: pip install 'launch-kb\[{name}\]'"):
        export(store, name, io.BytesIO(), file="launches")


def test_one_table_goes_into_one_file(store: QuadStore, tmp_path: Path) -> None:
    """One table of a folder format can be written alone."""
    paths = export(store, "csv", tmp_path / "mine.csv", file="launches")

    assert [tmp_path / "mine.csv"] == paths
    assert paths[0].is_file()


def test_a_folder_does_not_go_into_a_stream(store: QuadStore) -> None:
    """Several files into one stream is refused, with what would be right."""
    with pytest.raises(ExportError, match="name a folder to write, or one file of launches, "):
        export(store, "csv", io.BytesIO())


def test_an_unknown_format_is_refused() -> None:
    """A format that is not there is refused with those that are."""
    with pytest.raises(ExportError, match="no export format 'xls'; there are: annotations, csv"):
        find_format("xls")


def test_an_unknown_file_is_refused(store: QuadStore) -> None:
    """A table that is not there is refused with those that are."""
    with pytest.raises(ExportError, match="csv has no file 'rockets'; there are: launches"):
        export(store, "csv", io.BytesIO(), file="rockets")


@pytest.mark.parametrize("name", ["nquads", "graphml"])
def test_a_failure_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    """When reading fails half-way the file that was there stays, and nothing else is left."""
    path = tmp_path / "out"
    path.write_text("before")

    with pytest.raises(QueryError, match="gone"):
        export(Failing(), name, path)

    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_refuses_is_named(store: QuadStore, tmp_path: Path) -> None:
    """A target that cannot be written is an error of one line with the path."""
    (tmp_path / "file").write_text("")

    with pytest.raises(ExportError, match=r"cannot make the folder .*file"):
        export(store, "csv", tmp_path / "file")
    with pytest.raises(ExportError, match=r"cannot write .*nowhere"):
        export(store, "nquads", tmp_path / "nowhere" / "out.nq")
