"""What every request passes: only hosts that are ours, only so much of it, headers on every answer.

A page from elsewhere whose name is made to lead to this machine (DNS rebinding) comes with its own
name as the host, and is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

MOST_BODY = 1_000_000
MOST_QUERY_STRING = 60_000

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
# What a page elsewhere may send, once it may read at all.
_FROM_ELSEWHERE = (
    (b"access-control-allow-methods", b"GET, HEAD, POST"),
    (b"access-control-allow-headers", b"accept, content-type"),
)


class Guard:
    """Refuses what is not for us or too large, and puts the headers on all answers.

    Args:
        app: What answers.
        hosts: The names under which the server may be asked; none means any.
        origins: The web pages that may read the answers: `*` for all.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = (), origins: str = "") -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        fault = self._fault(scope, headers)
        outer = _with_headers(send, self._cors(scope))
        if fault is None and self._origins and scope["method"] == "OPTIONS":
            fault = PlainTextResponse("", 204)
        if fault is not None:
            await fault(scope, receive, outer)
            return
        await self._app(scope, _Bounded(receive).receive, outer)

    def _fault(self, scope: Scope, headers: dict[bytes, str]) -> PlainTextResponse | None:
        host = headers.get(b"host", "")
        if self._hosts and _without_port(host) not in self._hosts:
            known = ", ".join(sorted(self._hosts))
            return PlainTextResponse(f"no host {host!r} here; this server is {known}\n", 421)
        if len(scope.get("query_string", b"")) > MOST_QUERY_STRING:
            return PlainTextResponse("the address is too long: POST the query instead\n", 414)
        length = headers.get(b"content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BODY:
            return PlainTextResponse(f"a request has at most {MOST_BODY} bytes\n", 413)
        return None

    def _cors(self, scope: Scope) -> tuple[tuple[bytes, bytes], ...]:
        if not self._origins or scope["method"] not in {"GET", "HEAD", "POST", "OPTIONS"}:
            return ()
        return ((b"access-control-allow-origin", self._origins.encode()), *_FROM_ELSEWHERE)


def _without_port(host: str) -> str:
    """Return a host's name without the port.

    >>> _without_port("[::1]:8000"), _without_port("LOCALHOST")
    ('[::1]', 'localhost')
    """
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower()


def _with_headers(send: Send, more: tuple[tuple[bytes, bytes], ...]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *_HEADERS, *more]}
        await send(message)

    return sending


class BodyTooLargeError(Exception):
    """A request's body goes on beyond what is allowed."""


class _Bounded:
    """Receives a request's body up to the limit, whatever length it claims to have."""

    def __init__(self, inner: Receive) -> None:
        self._inner = inner
        self._left = MOST_BODY

    async def receive(self) -> Message:
        message = await self._inner()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise BodyTooLargeError
        return message
