"""What a loader is: a module that recognises one source's files and reads them, and nothing else.

A loader knows no store and no network. It is registered under the entry points `kb.loaders`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from kb.model import Document, Reading

HEAD = 4096
"""How many bytes of a file a loader is shown when it is asked whether it knows the format."""


@dataclass(frozen=True, slots=True)
class About:
    """What a loader reads, in words: the title, the file names it takes, whose the data are."""

    title: str
    files: str
    licence: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One document of a file; a source that is no prose brings its reading along."""

    document: Document
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that was not loaded: where, and why."""

    place: str
    reason: str

    def __str__(self) -> str:
        """Return the two as one line."""
        return f"{self.place}: {self.reason}"


class Loader(Protocol):
    """The face of a loader's module."""

    ABOUT: About

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell whether this loader reads such a file, by its name and its first bytes."""

    def read(self, path: Path) -> Iterator[Item | Fault]:
        """Return the documents of a file, and a fault for each part that cannot be read.

        Raises:
            FaultyFileError: If nothing of the file can be read.
        """


@runtime_checkable
class TableLoader(Protocol):
    """A loader whose columns the user can name: `MAPPED` holds the fields that a column can be."""

    MAPPED: tuple[str, ...]

    def read(
        self, path: Path, *, columns: Mapping[str, str] | None = None
    ) -> Iterator[Item | Fault]:
        """Return the documents of a file, with each field from the column that is named for it.

        Raises:
            FaultyFileError: If nothing of the file can be read, or a field is unknown.
        """


@runtime_checkable
class MappedLoader(Protocol):
    """A loader of tables that tells by the fields that are mapped whether a table is its own."""

    def takes(self, path: Path, head: bytes, fields: Collection[str]) -> bool:
        """Tell whether this loader reads such a file when columns are named for these fields."""
