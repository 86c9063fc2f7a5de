"""A store on disk: a folder of generations, of which one is current and never written to.

A write copies the current generation (hard links, some milliseconds), changes the copy and then
makes it current by replacing one small file. So a load that fails or is killed leaves the store
as it was, readers beside a writer see one state and the same until they end, and the generation
before stays until the next write.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from time import time
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from filelock import FileLock, Timeout

from kb.errors import StoreBusyError, StoreError
from kb.store.quads import QuadStore, disk_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 1
"""The layout of the folder and of the RDF in it; grows when older software could misread it."""

_MARKER = "launch-kb.json"
_GENERATION = "generation-{:06d}"
_TRIAL = "trial-"

_STALE = 86400.0
"""Seconds after which a copy for trying things out was left behind by a process that died."""


class StoreFolder:
    """A store's folder; opening it reads nothing but the marker file.

    Raises:
        StoreError: If the path is no store and cannot become one, or is of a newer format.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._marker = path / _MARKER
        if path.exists() and not path.is_dir():
            raise StoreError(f"{path} is a file; a store is a folder: name another place")
        if path.is_dir() and not self.exists and any(path.iterdir()):
            raise StoreError(
                f"{path} is a folder but no store (it has no {_MARKER}): "
                "name a store, an empty folder, or one that does not exist yet"
            )
        self._check_format()

    @property
    def exists(self) -> bool:
        """Whether anything was ever written here."""
        return self._marker.is_file()

    @property
    def token(self) -> str:
        """A text that changes as soon as something is written; empty while nothing was."""
        try:
            marker = self._marker.stat()
        except OSError:
            return ""
        return f"{marker.st_ino}-{marker.st_mtime_ns}"

    def read(self) -> QuadStore:
        """Open the current generation for reading; an empty store where there is none yet.

        Raises:
            StoreError: If the files are damaged or cannot be read.
        """
        if not self.exists:
            return QuadStore()
        with disk_errors(f"read the store {self.path}"):
            return QuadStore(ox.Store.read_only(str(self._current())))

    @contextmanager
    def writing(self) -> Iterator[QuadStore]:
        """Give a copy to change; it becomes the store when the block ends without an error.

        Raises:
            StoreBusyError: If another process is writing.
            StoreError: If the disk refuses.
        """
        with disk_errors(f"write to the store {self.path}"):
            self.path.mkdir(parents=True, exist_ok=True)
        with self._lock():
            self._check_format()
            draft = self._draft()
            try:
                with self._open_draft(draft) as store:
                    yield store
                self._make_current(draft)
            except BaseException:
                shutil.rmtree(draft, ignore_errors=True)
                raise

    @contextmanager
    def trial(self) -> Iterator[QuadStore]:
        """Give a copy to try things out on; it is gone when the block ends.

        Raises:
            StoreError: If the files are damaged or cannot be read.
        """
        if not self.exists:
            yield QuadStore()
            return
        with self._room() as place, self._open_draft(place / "trial") as store:
            yield store

    @contextmanager
    def _room(self) -> Iterator[Path]:
        """Give a folder for a copy: beside the store, where a copy is made of links."""
        with disk_errors(f"copy the store {self.path}"):
            beside = os.access(self.path, os.W_OK)
            place = Path(mkdtemp(prefix=_TRIAL, dir=self.path if beside else None))
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        lock = FileLock(self.path / "lock", timeout=0)
        with disk_errors(f"lock the store {self.path}"):
            try:
                lock.acquire()
            except Timeout as error:
                raise StoreBusyError(
                    f"the store {self.path} is being written to by another process: "
                    "wait until it has finished (reading is possible meanwhile)"
                ) from error
        try:
            yield
        finally:
            lock.release()

    def _read_marker(self) -> dict[str, Any]:  # JSON: whatever the file holds
        try:
            marker = json.loads(self._marker.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise StoreError(f"cannot read {self._marker}: {error}") from error
        if not isinstance(marker, dict) or not isinstance(marker.get("format"), int):
            raise StoreError(f"{self._marker} is damaged: it should name a format and a generation")
        return marker

    def _check_format(self) -> None:
        if not self.exists:
            return
        found = self._read_marker()["format"]
        if found > FORMAT:
            raise StoreError(
                f"the store {self.path} has format {found}, this version of launch-kb knows "
                f"formats up to {FORMAT}: upgrade launch-kb, or name another store"
            )

    def _current(self) -> Path:
        current = self.path / str(self._read_marker().get("current"))
        if not current.is_dir():
            raise StoreError(f"the store {self.path} is damaged: it lacks {current.name}")
        return current

    def _draft(self) -> Path:
        """Name the next generation, and clear away what killed writers left behind."""
        number = 0
        keep: set[str] = set()
        if self.exists:
            current = self._current()
            number = int(current.name.rpartition("-")[2])
            keep = {current.name, str(self._read_marker().get("previous"))}
        stale = (p for p in self.path.glob(f"{_TRIAL}*") if time() - p.stat().st_mtime > _STALE)
        old = (p for p in self.path.glob("generation-*") if p.name not in keep)
        for path in [*old, *stale]:
            shutil.rmtree(path, ignore_errors=True)
        return self.path / _GENERATION.format(number + 1)

    @contextmanager
    def _open_draft(self, draft: Path) -> Iterator[QuadStore]:
        """Open the copy, and let go of it before anyone else may read its files."""
        with disk_errors(f"write to the store {self.path}"):
            if self.exists:
                ox.Store.read_only(str(self._current())).backup(str(draft))
            store = QuadStore(ox.Store(str(draft)))
        try:
            yield store
            with disk_errors(f"write to the store {self.path}"):
                store.inner.flush()
        finally:
            store.close()

    def _make_current(self, draft: Path) -> None:
        previous = self._current().name if self.exists else ""
        marker = {"format": FORMAT, "current": draft.name, "previous": previous}
        fresh = self._marker.with_suffix(".new")
        with disk_errors(f"write to the store {self.path}"):
            with fresh.open("w", encoding="utf-8") as file:
                json.dump(marker, file)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._marker)
