"""Writers that write to a file, made into answers that are sent while they are being written."""

from __future__ import annotations

import io
import zipfile
from queue import Full, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

CHUNK = 64 * 1024
_WAITING = 16
"""How many chunks are written ahead of a slow reader."""


class _GoneError(Exception):
    """Nobody reads any more."""


class _Pipe(io.RawIOBase):
    """A file to write to, whose other end is read in another thread."""

    def __init__(self) -> None:
        super().__init__()
        self.chunks: Queue[bytes | Exception | None] = Queue(_WAITING)
        self.gone = Event()
        self._waiting = bytearray()

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def write(self, data: object) -> int:
        """Take some bytes; they go on in chunks."""
        chunk = bytes(data)  # type: ignore[call-overload]  # any buffer, as for every raw stream
        self._waiting += chunk
        if len(self._waiting) >= CHUNK:
            self.put(bytes(self._waiting))
            self._waiting.clear()
        return len(chunk)

    def finish(self) -> None:
        """Hand over what is left, and the end."""
        if self._waiting:
            self.put(bytes(self._waiting))
        self.put(None)

    def put(self, chunk: bytes | Exception | None) -> None:
        """Hand a chunk over; wait while the reader is behind."""
        while not self.gone.is_set():
            try:
                self.chunks.put(chunk, timeout=0.2)
            except Full:
                continue
            return
        raise _GoneError


def streamed(write: Callable[[BinaryIO], None]) -> Iterator[bytes]:
    """Yield what a function writes, while it writes it; its error comes out here.

    >>> b"".join(streamed(lambda stream: stream.writelines([b"a", b"b"])))
    b'ab'
    """
    pipe = _Pipe()
    Thread(target=_written, args=(write, pipe), daemon=True).start()
    try:
        while (chunk := pipe.chunks.get()) is not None:
            if isinstance(chunk, Exception):
                raise chunk
            yield chunk
    finally:
        pipe.gone.set()


def _written(write: Callable[[BinaryIO], None], pipe: _Pipe) -> None:
    try:
        try:
            write(pipe)  # type: ignore[arg-type]  # it is a binary stream
            pipe.finish()
        except _GoneError:
            return
        except Exception as error:  # noqa: BLE001 - it is raised again where the answer is read
            pipe.put(error)
    except _GoneError:
        return


def zipped(files: Mapping[str, Callable[[BinaryIO], None]]) -> Callable[[BinaryIO], None]:
    """Return a function that writes several files as one ZIP archive, the same each time."""

    def write(stream: BinaryIO) -> None:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, write_file in files.items():
                # Without a date of its own the entry would carry the clock's.
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(entry, "w", force_zip64=True) as file:
                    write_file(file)  # type: ignore[arg-type]  # it is a binary stream

    return write
