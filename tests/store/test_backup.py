import tarfile
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb.errors import StoreError
from kb.store import QuadStore, StoreFolder
from kb.store.backup import read_backup, write_backup

G = "https://example.org/graph"


@pytest.fixture
def store() -> QuadStore:
    """A small store with texts that need care."""
    store, node = QuadStore(), ox.NamedNode(G)
    for words in ("one", 'a "quote"', "two\nlines", "발사"):
        store.inner.add(ox.Quad(node, node, ox.Literal(words, language="ko"), node))
    return store


def test_what_was_backed_up_is_restored(store: QuadStore, tmp_path: Path) -> None:
    """Every quad."""
    folder = StoreFolder(tmp_path / "store")
    written = write_backup(store, tmp_path / "backup.tar.gz")
    read = read_backup(tmp_path / "backup.tar.gz", folder)

    assert 4 == written == read
    assert set(store.quads()) == set(folder.read().quads())


def test_the_same_store_gives_the_same_bytes(store: QuadStore, tmp_path: Path) -> None:
    """A backup can be compared with the one before."""
    for name in ("a.tar.gz", "b.tar.gz"):
        write_backup(store, tmp_path / name)

    assert (tmp_path / "a.tar.gz").read_bytes() == (tmp_path / "b.tar.gz").read_bytes()


def test_nothing_is_overwritten(store: QuadStore, tmp_path: Path) -> None:
    """Neither a file by a backup nor a store by a restore."""
    path = tmp_path / "backup.tar.gz"
    write_backup(store, path)
    folder = StoreFolder(tmp_path / "store")
    read_backup(path, folder)

    with pytest.raises(StoreError, match="exists already"):
        write_backup(store, path)
    with pytest.raises(StoreError, match="holds a store already"):
        read_backup(path, folder)


def test_a_damaged_backup_is_refused_and_makes_no_store(store: QuadStore, tmp_path: Path) -> None:
    """Cut short, changed, or something else altogether."""
    write_backup(store, tmp_path / "whole.tar.gz")
    (tmp_path / "cut.tar.gz").write_bytes((tmp_path / "whole.tar.gz").read_bytes()[:-80])
    (tmp_path / "text.tar.gz").write_text("no archive")
    with tarfile.open(tmp_path / "whole.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    (tmp_path / "store.nq").write_text("")
    with tarfile.open(tmp_path / "changed.tar.gz", "w:gz") as archive:
        for name in ("launch-kb.json", "store.nq"):
            archive.add(tmp_path / name, name)

    for name in ("cut", "text", "changed", "missing"):
        with pytest.raises(StoreError, match="backup"):
            read_backup(tmp_path / f"{name}.tar.gz", StoreFolder(tmp_path / "store"))
    assert not (tmp_path / "store").exists()
