"""Writing one format of a view to a file, a folder or a stream."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kb.errors import ExportError
from kb.exports.register import FORMATS
from kb.exports.source import Source
from kb.tables.files import standard_output, whole_file

if TYPE_CHECKING:
    from kb.exports.formats import Format, Writer
    from kb.store import View


def export(
    view: View, name: str, target: Path | BinaryIO | None = None, *, file: str = ""
) -> list[Path]:
    """Write a view in a format and return the paths of the files made.

    A format of several files needs a folder, which is made when it is missing; `file` picks one of
    them for a file or stream. A file appears under its name only when it is whole.

    Args:
        view: What to write.
        name: The format, one of `FORMATS`.
        target: A path, a binary stream, or None for standard output.
        file: Of a format of several files, the one to write.

    Raises:
        ExportError: If there is no such format or file, or it cannot be written there.
    """
    format_ = find_format(name)
    files = _chosen(format_, file)
    source = Source(view)
    if not isinstance(target, Path):
        write = _only(format_, files)
        write(source, _screen(format_) if target is None else target)
        return []
    if len(files) == 1:
        return [_write(_only(format_, files), source, target)]
    paths = {target / format_.file_name(part): write for part, write in files.items()}
    for folder in {path.parent for path in paths}:
        _make(folder)
    return [_write(write, source, path) for path, write in paths.items()]


def formats() -> list[Format]:
    """Return all formats, by name."""
    return sorted(FORMATS.values(), key=lambda format_: format_.name)


def find_format(name: str) -> Format:
    """Return the format of that name.

    Raises:
        ExportError: If there is none; the message names those that there are.
    """
    try:
        return FORMATS[name]
    except KeyError:
        raise ExportError(f"no export format {name!r}; there are: {', '.join(FORMATS)}") from None


def _chosen(format_: Format, file: str) -> dict[str, Writer]:
    if not file:
        return dict(format_.files)
    if file not in format_.files:
        there = ", ".join(format_.files)
        raise ExportError(f"{format_.name} has no file {file!r}; there are: {there}")
    return {file: format_.files[file]}


def _only(format_: Format, files: dict[str, Writer]) -> Writer:
    if len(files) > 1:
        there = ", ".join(files)
        raise ExportError(
            f"{format_.name} is a folder of files: name a folder to write, or one file of {there}"
        )
    return next(iter(files.values()))


def _screen(format_: Format) -> BinaryIO:
    if format_.binary and sys.stdout.isatty():
        raise ExportError(f"{format_.name} is not for a screen: name a file to write")
    return standard_output()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"cannot make the folder {folder}: {error.strerror}") from error


def _write(write: Writer, source: Source, path: Path) -> Path:
    with whole_file(path) as stream:
        write(source, stream)
    return path
