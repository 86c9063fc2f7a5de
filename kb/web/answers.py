"""Answers to requests: pages, data in the form that was asked for, and errors as words."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.responses import HTMLResponse, PlainTextResponse, Response

from kb.web.addresses import address
from kb.web.negotiation import HTML, THING, choose, named
from kb.web.render import environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment
    from starlette.requests import Request

    from kb.web.current import Current
    from kb.web.negotiation import Form
    from kb.web.shelf import Shelf


def current_of(request: Request) -> Current:
    """Return the store behind a request."""
    current: Current = request.app.state.current
    return current


def shelf_of(request: Request) -> Shelf:
    """Return what the pages need of the store: its newest state, or what was known on a day.

    Raises:
        DateError: If the day is not EDTF.
    """
    day = request.query_params.get("as-of", "").strip()
    return current_of(request).as_of(day) if day else current_of(request).shelf


@lru_cache(maxsize=8)
def pages(as_of: str) -> Environment:
    """Return the templates whose links stay with what was known on a day."""
    return environment(partial(address, as_of=as_of))


def page(request: Request, template: str, status: int = 200, **context: Any) -> Response:
    """Return a page; the context is whatever its template takes."""
    shelf: Shelf = context.pop("shelf", None) or current_of(request).shelf
    html = (
        pages(shelf.as_of)
        .get_template(template)
        .render(
            path=request.url.path,
            keep=f"?{urlencode({'as-of': shelf.as_of})}" if shelf.as_of else "",
            shelf=shelf,
            called=shelf.called,
            **context,
        )
    )
    return HTMLResponse(html, status, headers={"vary": "Accept"})


def wanted(request: Request, forms: Sequence[Form] = THING, suffix: str = "") -> Form | None:
    """Return the form that a request asks for: by its suffix, by `?format=`, or by Accept."""
    name = suffix or request.query_params.get("format", "")
    if name:
        return named(name, forms)
    return choose(request.headers.get("accept", ""), forms)


def unacceptable(forms: Sequence[Form]) -> Response:
    """Return the answer to who wants a form that we do not have."""
    there = ", ".join(f"{form.name} ({form.media_type})" for form in forms)
    return PlainTextResponse(f"not in that form; there are: {there}\n", 406)


def failed(request: Request, status: int, reason: str) -> Response:
    """Return an error as a page for people and as a line for programs."""
    if choose(request.headers.get("accept", ""), (*THING[1:], HTML)) is HTML:
        return page(request, "error.html", status, reason=reason, status_code=status)
    return PlainTextResponse(f"{reason}\n", status, headers={"vary": "Accept"})


def number(request: Request, name: str, least: int = 1) -> int:
    """Return a number of the address, such as the page of a list; what is none is the least."""
    text = request.query_params.get(name, "")
    return max(int(text), least) if text.isdecimal() and len(text) < 9 else least


def data(body: bytes, form: Form, **headers: str) -> Response:
    """Return data in a form."""
    return Response(body, media_type=form.media_type, headers={"vary": "Accept", **headers})
