"""What a user means by names: files, folders, glob patterns, web addresses and standard input."""

from __future__ import annotations

import glob
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import FaultyFileError
from kb.loading.fetch import download, is_address
from kb.loading.protocol import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Written beside articles, but no articles.
_NOT_CONTENT = {"SOURCES.md", "README.md", "LICENSE", "NOTICE"}


@dataclass(frozen=True, slots=True)
class Found:
    """A file to load: its path, and whether the user named it rather than a folder it is in."""

    path: Path
    named: bool = True

    @property
    def size(self) -> int:
        """Its bytes; none when it cannot be looked at."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def find(
    names: Iterable[str], fetched: Path, *, allow_local: bool = False
) -> tuple[list[Found], list[Fault]]:
    """Return the files behind names, each once in a stable order, and what is not there.

    What web addresses give is written into the folder `fetched`; `allow_local` also fetches from
    addresses of this machine and network.
    """
    found: dict[Path, Found] = {}
    faults = []
    for name in names:
        try:
            behind = _behind(name, fetched, allow_local=allow_local)
        except FaultyFileError as error:
            faults.append(Fault(name, str(error)))
            continue
        for file in behind:
            if file.named or file.path not in found:
                found[file.path] = file
    return list(found.values()), faults


def _behind(name: str, fetched: Path, *, allow_local: bool) -> list[Found]:
    if is_address(name):
        return [Found(download(name, fetched, allow_local=allow_local).path)]
    path = Path(name)
    if path.is_dir():
        return _content(path)
    if path.exists():
        return [Found(path)]
    matches = [Path(match) for match in sorted(glob.glob(name, recursive=True))]  # noqa: PTH207
    if not matches:
        raise FaultyFileError("no such file, folder or pattern")
    return [
        file
        for match in matches
        for file in (_content(match) if match.is_dir() else [Found(match, named=False)])
    ]


def _content(folder: Path) -> list[Found]:
    files = (path for path in folder.rglob("*") if path.is_file() and _is_content(path, folder))
    found = [Found(path, named=False) for path in sorted(files)]
    if not found:
        raise FaultyFileError("is a folder that holds no files to load")
    return found


def _is_content(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.name not in _NOT_CONTENT


STANDARD_INPUT = "standard-input.txt"
"""What standard input is called while it is a file."""


@contextmanager
def standard_input() -> Iterator[Path]:
    """Give what comes in on standard input as a file for a while."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / STANDARD_INPUT
        path.write_bytes(sys.stdin.buffer.read())
        yield path
