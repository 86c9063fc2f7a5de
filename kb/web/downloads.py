"""Downloads: the store in every export format, sent while it is being written."""

from __future__ import annotations

import io
from functools import lru_cache, partial
from itertools import chain
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, BinaryIO

from starlette.responses import Response, StreamingResponse

from kb.errors import NotFoundError
from kb.exports import FORMATS, find_format, formats
from kb.exports.articles import triple
from kb.exports.source import Source
from kb.exports.turtle import Turtle
from kb.exports.void import DATASET, VOID, write_void
from kb.web.answers import page, shelf_of
from kb.web.streams import streamed, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from kb.exports import Format
    from kb.web.shelf import Shelf

_AT_ONCE = 2
_turns = BoundedSemaphore(_AT_ONCE)


def listing(request: Request) -> Response:
    """The formats, and for which tools they are."""
    return page(request, "downloads.html", formats=formats())


def whole(request: Request) -> Response:
    """A format as one file; of several files, a ZIP archive."""
    name = request.path_params["name"]
    format_ = _format(name.removesuffix(".zip"))
    source = Source(shelf_of(request).view)
    files = {format_.file_name(file): partial(w, source) for file, w in format_.files.items()}
    if len(files) == 1 and not name.endswith(".zip"):
        file, write = next(iter(files.items()))
        return _sent(write, format_.media_type, f"launch-kb-{file}")
    return _sent(zipped(files), "application/zip", f"launch-kb-{format_.name}.zip")


def one_file(request: Request) -> Response:
    """One file of a format that has several."""
    format_ = _format(request.path_params["name"])
    wanted = request.path_params["file"]
    source = Source(shelf_of(request).view)
    for file, write in format_.files.items():
        if wanted in {file, format_.file_name(file)}:
            return _sent(partial(write, source), format_.media_type, format_.file_name(file))
    there = ", ".join(format_.file_name(file) for file in format_.files)
    raise NotFoundError(f"{format_.name} has no file {wanted!r}; there are: {there}")


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise NotFoundError(f"no export format {name!r}; there are: {', '.join(FORMATS)}")
    return find_format(name)


def _sent(write: Callable[[BinaryIO], None], media_type: str, name: str) -> Response:
    chunks = streamed(partial(_in_turn, write))
    # What cannot be written at all (a library is missing) must be said before the answer begins.
    first = next(chunks, b"")
    headers = {"content-disposition": f'attachment; filename="{name.replace("/", "-")}"'}
    return StreamingResponse(chain([first], chunks), media_type=media_type, headers=headers)


def _in_turn(write: Callable[[BinaryIO], None], stream: BinaryIO) -> None:
    with _turns:
        write(stream)


@lru_cache(maxsize=1)
def _counts(shelf: Shelf) -> bytes:
    stream = io.BytesIO()
    write_void(shelf.view, stream)
    return stream.getvalue()


def void(request: Request) -> Response:
    """How much there is of what, and where to ask for it."""
    stream = io.BytesIO()
    stream.write(_counts(shelf_of(request)))
    base = f"{request.url.scheme}://{request.url.netloc}"
    places = [triple(DATASET, f"{VOID}sparqlEndpoint", f"{base}/sparql")]
    places += [
        triple(DATASET, f"{VOID}dataDump", f"{base}/export/{name}") for name in ("nquads", "trig")
    ]
    stream.writelines(line.encode() for line in Turtle({"void": VOID}).blocks(places))
    return Response(stream.getvalue(), media_type="text/turtle")
