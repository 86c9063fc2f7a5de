"""Files that appear under their name only when they are whole."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kb.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a stream to write; the file takes its place when the block ends without an error.

    Raises:
        ExportError: If the path cannot be written.
    """
    draft = path.with_name(f"{path.name}.part")
    try:
        with draft.open("wb") as stream:
            yield stream
        draft.replace(path)
    except OSError as error:
        raise ExportError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)


def standard_output() -> BinaryIO:
    """Return standard output as a stream of bytes.

    Raises:
        ExportError: If it takes text alone, as in a notebook.
    """
    sys.stdout.flush()
    try:
        return sys.stdout.buffer
    except AttributeError as error:
        raise ExportError("this standard output takes no bytes: name a file to write") from error
