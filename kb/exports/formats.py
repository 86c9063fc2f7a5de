"""What an export format is: its name, which tools it is for, and who writes each of its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from kb.exports.source import Source

Writer: TypeAlias = Callable[[Source, BinaryIO], None]
"""Writes one file; the same store gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Format:
    """A form that other tools read.

    `files` leads from the name of each file to its writer. A format with more than one file is
    written into a folder; one of its files alone can be written anywhere.
    """

    name: str
    summary: str
    suffix: str
    media_type: str
    files: Mapping[str, Writer]
    binary: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether the format is several files."""
        return len(self.files) > 1

    def file_name(self, file: str) -> str:
        """Return how a file is called on disk: names without a suffix get that of the format."""
        return file if "." in file else f"{file}{self.suffix}"
