"""A store as one file and back: every quad as text, with what tells whether all of it arrived.

The text outlives the files of the database, whose layout may change with its version.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tarfile
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kb.errors import StoreError
from kb.store.folder import FORMAT
from kb.store.quads import disk_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.store.folder import StoreFolder
    from kb.store.quads import QuadStore

_QUADS, _MANIFEST = "store.nq", "launch-kb.json"


def write_backup(store: QuadStore, path: Path) -> int:
    """Write a store to a .tar.gz file, which appears when it is whole; return how many quads.

    Raises:
        StoreError: If the file exists already, or the disk refuses.
    """
    if path.exists():
        raise StoreError(f"{path} exists already: name another file")
    draft = path.with_name(f"{path.name}.part")
    with disk_errors(f"write the backup {path}"), TemporaryDirectory() as folder:
        quads = Path(folder) / _QUADS
        store.inner.dump(str(quads), format=ox.RdfFormat.N_QUADS)
        number = len(store)
        manifest = {"format": FORMAT, "quads": number, "sha256": _sha256(quads)}
        try:
            _pack(draft, json.dumps(manifest).encode(), quads)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    return number


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack(path: Path, manifest: bytes, quads: Path) -> None:
    """Write the archive without the times of its making: the same store gives the same bytes."""
    with (
        path.open("wb") as raw,
        gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for name, size, stream in (
            (_MANIFEST, len(manifest), BytesIO(manifest)),
            (_QUADS, quads.stat().st_size, quads.open("rb")),
        ):
            entry = tarfile.TarInfo(name)
            entry.size = size
            with stream:
                archive.addfile(entry, stream)


def read_backup(path: Path, folder: StoreFolder) -> int:
    """Make a store of a backup in a folder that holds none yet; return how many quads it has.

    Raises:
        StoreError: If the folder holds a store, or the file is no whole backup.
    """
    if folder.exists:
        raise StoreError(f"{folder.path} holds a store already: restore to another place")
    with _unpacked(path) as (manifest, quads):
        if manifest.get("format", 0) > FORMAT:
            raise StoreError(f"{path} was written by a newer launch-kb: upgrade launch-kb")
        if manifest.get("sha256") != _sha256(quads):
            raise StoreError(f"the backup {path} is damaged: its content is not what was written")
        with folder.writing() as draft:
            draft.inner.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
            return len(draft)


@contextmanager
def _unpacked(path: Path) -> Iterator[tuple[dict[str, Any], Path]]:  # JSON: whatever it holds
    with TemporaryDirectory() as room:
        try:
            with tarfile.open(path) as archive:
                for name in (_MANIFEST, _QUADS):
                    archive.extract(name, room, filter="data")
            manifest = json.loads((Path(room) / _MANIFEST).read_text(encoding="utf-8"))
        except OSError as error:
            raise StoreError(f"cannot read the backup {path}: {error.strerror or error}") from error
        except (tarfile.TarError, KeyError, EOFError, ValueError) as error:
            raise StoreError(f"{path} is no backup that `kb backup` wrote: {error}") from error
        if not isinstance(manifest, dict):
            raise StoreError(f"{path} is no backup that `kb backup` wrote: it lacks a manifest")
        yield manifest, Path(room) / _QUADS
