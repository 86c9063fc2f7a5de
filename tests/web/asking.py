"""Asking a server as any client would, with the standard library alone."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def type(self) -> str:
        """The media type alone."""
        return self.headers.get("content-type", "").partition(";")[0]

    def json(self) -> Any:
        """The body as what its JSON holds."""
        return json.loads(self.body)

    def links(self, start: str) -> list[str]:
        """The addresses of the links that begin so, each once."""
        found = re.findall(f'href="({re.escape(start)}[^"]*)"', self.text)
        return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Site:
    """A server on this machine."""

    port: int

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, accept: str = "*/*", /, **query: str) -> Answer:
        """Ask for a path."""
        if query:
            path += f"?{urlencode(query)}"
        return self.ask("GET", path, {"accept": accept})

    def page(self, path: str, /, **query: str) -> Answer:
        """Ask for a path as a browser does."""
        return self.get(path, BROWSER, **query)

    def post(self, path: str, body: bytes | str, type_: str, accept: str = "*/*") -> Answer:
        """Send a body."""
        data = body.encode() if isinstance(body, str) else body
        return self.ask("POST", path, {"accept": accept, "content-type": type_}, data)

    def ask(
        self, method: str, path: str, headers: dict[str, str], body: bytes | None = None
    ) -> Answer:
        """Send a request and return the answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()
