"""Sorting more lines than memory holds: in stretches on disk that are merged."""

from __future__ import annotations

import heapq
from contextlib import ExitStack
from itertools import groupby, islice
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STRETCH = 500_000
"""How many lines are sorted in memory at once: some 150 MB of quads."""


def sorted_lines(lines: Iterable[bytes], *, stretch: int = STRETCH) -> Iterator[bytes]:
    r"""Yield lines in the order of their bytes, each once; a line ends in LF and has no other.

    >>> list(sorted_lines([b"b\n", b"a\n", b"b\n", b"c\n"], stretch=2))
    [b'a\n', b'b\n', b'c\n']
    """
    source = iter(lines)
    current = sorted(islice(source, stretch))
    with ExitStack() as files:
        parts: list[Iterable[bytes]] = []
        while following := sorted(islice(source, stretch)):
            parts.append(_on_disk(current, files))
            current = following
        for line, _ in groupby(heapq.merge(*parts, current)):
            yield line


def _on_disk(lines: list[bytes], files: ExitStack) -> IO[bytes]:
    file = files.enter_context(TemporaryFile())  # noqa: SIM115 - the stack closes it
    file.writelines(lines)
    file.seek(0)
    return file
