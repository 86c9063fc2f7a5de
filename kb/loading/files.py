"""Which files a user means: files, folders, glob patterns, and standard input."""

from __future__ import annotations

import glob
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Written beside articles, but no articles.
_NOT_CONTENT = {"SOURCES.md", "README.md", "LICENSE", "NOTICE"}


def expand(names: Iterable[str]) -> list[Path]:
    """Return the files behind names of files, folders and patterns: each once, in a stable order.

    Raises:
        DataError: If a name stands for nothing.
    """
    out: dict[Path, None] = {}
    for name in names:
        for path in _expand_one(name):
            out[path] = None
    return list(out)


def _expand_one(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        return _content(path)
    if path.exists():
        return [path]
    matches = [Path(found) for found in sorted(glob.glob(name, recursive=True))]  # noqa: PTH207
    if not matches:
        raise DataError(f"no such file, folder or pattern: {name}")
    return [file for found in matches for file in (_content(found) if found.is_dir() else [found])]


def _content(folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file() and _is_content(path, folder))
    found = sorted(files)
    if not found:
        raise DataError(f"{folder} holds no files to load")
    return found


def _is_content(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.name not in _NOT_CONTENT


@contextmanager
def standard_input() -> Iterator[Path]:
    """Give what comes in on standard input as a file for a while."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "standard-input.txt"
        path.write_bytes(sys.stdin.buffer.read())
        yield path
