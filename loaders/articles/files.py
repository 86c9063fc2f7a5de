"""Files as loaders read them, up to a limit: whole, or line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from kb.errors import FaultyFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_LINE = 5_000_000
"""Bytes; one row holds one article, and the longest of those have some 100,000."""

_UTF8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file with its number, counted from 1; `problem` says why it is not all there."""

    number: int
    text: str
    problem: str = ""


def read_bytes(path: Path, largest: int) -> bytes:
    """Return the bytes of a file.

    Raises:
        FaultyFileError: If it cannot be read, is empty, or has more bytes than allowed.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(largest + 1)
    except OSError as error:
        raise FaultyFileError(f"cannot be read: {error.strerror}") from error
    if not raw:
        raise FaultyFileError("is empty")
    if len(raw) > largest:
        raise FaultyFileError(f"has more than {largest / 1e6:.0f} MB")
    return raw


def read_lines(path: Path) -> Iterator[Line]:
    """Return the lines of a UTF-8 file one by one, so that the file may be of any size.

    Raises:
        FaultyFileError: If it cannot be read or is no text.
    """
    try:
        with path.open("rb") as file:
            yield from _lines(file)
    except OSError as error:
        raise FaultyFileError(f"cannot be read: {error.strerror}") from error


def _lines(file: BinaryIO) -> Iterator[Line]:
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            raw = _checked(raw)
        if len(raw) > LONGEST_LINE:
            _skip_line(file, raw)
            yield Line(number, "", f"has more than {LONGEST_LINE // 1_000_000} MB")
        else:
            yield _line(number, raw)


def _checked(raw: bytes) -> bytes:
    if b"\x00" in raw or raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FaultyFileError("is a binary file (or UTF-16), not UTF-8 text")
    return raw.removeprefix(_UTF8_MARK)


def _skip_line(file: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(LONGEST_LINE)


def _line(number: int, raw: bytes) -> Line:
    try:
        return Line(number, raw.decode())
    except UnicodeDecodeError as error:
        problem = (
            f"is not UTF-8 (byte 0x{raw[error.start]:02x}): convert the file, "
            "for example with `iconv -f cp1252 -t utf-8`"
        )
        return Line(number, raw.decode(errors="replace"), problem)
