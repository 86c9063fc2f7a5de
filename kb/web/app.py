"""The application: which address leads to what."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from threading import Thread
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from kb.errors import DataError, DateError, ExportError, KbError, NotFoundError, QueryError
from kb.web import downloads, endpoint, overviews, questions, subjects
from kb.web.answers import failed
from kb.web.current import Current
from kb.web.guard import BodyTooLargeError, Guard
from kb.web.render import SCRIPT, STYLE, static
from kb.web.workers import Workers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.requests import Request
    from starlette.types import ASGIApp

_STATUS = (
    (NotFoundError, 404),
    (QueryError, 400),
    (DateError, 400),
    (DataError, 400),
    (ExportError, 501),
    (KbError, 500),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """How long a query may take, how many at once, for which hosts, readable by whose pages."""

    seconds: float = 20.0
    workers: int = 2
    hosts: tuple[str, ...] = ()
    origins: str = ""


def make_app(store: Path, settings: Settings | None = None) -> ASGIApp:
    """Return the pages of a store as an ASGI application.

    Raises:
        StoreError: If the store cannot be read.
    """
    settings = settings or Settings()
    app = Starlette(
        routes=[*_pages(), *_data(), *_files(), *_things()],
        exception_handlers={
            KbError: _fault,
            404: _unknown,
            405: _unknown,
            BodyTooLargeError: _too_large,
        },
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.current = Current(store)
    app.state.workers = Workers(store, number=settings.workers, seconds=settings.seconds)
    return Guard(app, settings.hosts, settings.origins)


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    # The first page need not wait for what is read of the whole store.
    for warm in (app.state.current.shelf.warm, app.state.workers.warm):
        Thread(target=warm, daemon=True).start()
    yield
    app.state.workers.end()


def _pages() -> list[Route]:
    return [
        Route("/", overviews.home),
        Route("/timeline", overviews.timeline),
        Route("/conflicts", overviews.conflicts),
        Route("/sources", overviews.sources),
        Route("/search", overviews.search),
        Route("/ontology", subjects.ontology),
        Route("/ontology.{suffix}", subjects.ontology),
        Route("/queries", questions.listing),
        Route("/queries/{name}", questions.question),
        Route("/downloads", downloads.listing),
    ]


def _data() -> list[Route]:
    return [
        Route("/sparql", endpoint.sparql, methods=["GET", "POST"]),
        Route("/openapi.json", questions.openapi),
        Route("/.well-known/void", downloads.void),
        Route("/export/{name}", downloads.whole),
        Route("/export/{name}/{file:path}", downloads.one_file),
    ]


def _files() -> list[Route]:
    types = {STYLE: "text/css", SCRIPT: "text/javascript"}
    return [
        Route(f"/static/{name}", partial(_static, static(name), media_type))
        for name, media_type in types.items()
    ]


def _things() -> list[Route]:
    return [
        Route("/launch/{name}", subjects.launch),
        Route("/document/{name}", subjects.document),
        Route("/{path:path}", subjects.thing),
    ]


def _static(content: bytes, media_type: str, request: Request) -> Response:
    tag = f'"{sha256(content).hexdigest()[:16]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=media_type, headers=headers)


def _fault(request: Request, error: Exception) -> Response:
    status = next(status for class_, status in _STATUS if isinstance(error, class_))
    return failed(request, status, str(error))


def _unknown(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    return failed(request, status, f"there is no {request.method} {request.url.path} here")


def _too_large(request: Request, _error: Exception) -> Response:
    return failed(request, 413, "the request is too large")
