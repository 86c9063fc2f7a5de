"""Web addresses as files: one guarded download, so that loaders need no network."""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import time
import zlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from kb.errors import FaultyFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from urllib.parse import SplitResult

LONGEST = 20.0
"""Seconds that a download may take, redirections included."""

LARGEST = 10_000_000
"""Bytes that a download may have, unpacked."""

REDIRECTIONS = 5
"""So many times an address may point at another one."""

# What loaders can read, and the suffix by which they recognise it.
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
}
# Servers send these as plain text or plain JSON; there the address tells more.
_NAMED = frozenset({".csv", ".jsonl", ".md", ".ndjson", ".tsv"})
_PLAIN = frozenset({"text/plain", "application/json"})
_CHUNK = 65536
_REDIRECTED = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "User-Agent": "launch-kb",
    "Accept": ", ".join(_SUFFIXES),
    "Accept-Encoding": "identity",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file with what an address gave, and the address that it came from in the end."""

    path: Path
    url: str


def is_address(name: str) -> bool:
    """Tell whether a name that a user gives is a web address.

    >>> is_address("https://example.org/a.html"), is_address("articles/a.html")
    (True, False)
    """
    return bool(re.match(r"https?://", name, re.IGNORECASE))


def download(url: str, folder: Path, *, allow_local: bool = False) -> Fetched:
    """Download what an address gives into a new file of a folder.

    Addresses within the own computer and network are refused unless `allow_local`: an address in
    a list from elsewhere must not reach what only this computer may. No proxy is used, because
    behind one it could not be known whom an address reaches.

    Raises:
        FaultyFileError: If the address cannot be had, or gives what no loader reads.
    """
    deadline = time.monotonic() + LONGEST
    here = url
    for _ in range(REDIRECTIONS + 1):
        parts = _checked(here)
        with _response(parts, deadline, allow_local) as response:
            if response.status in _REDIRECTED:
                here = urljoin(here, response.getheader("Location", ""))
                continue
            suffix, charset = _content(response, parts)
            raw = _body(response, deadline)
        path = _free(folder, parts, suffix)
        path.write_bytes(_saved(raw, charset, here, suffix))
        return Fetched(path, here)
    raise FaultyFileError(f"redirects more than {REDIRECTIONS} times")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FaultyFileError(f"is no web address ({error})") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise FaultyFileError(f"is no http or https address: {url[:200]}")
    if parts.username is not None:
        raise FaultyFileError("has a user name in its address: fetch it with another program")
    return parts


@contextmanager
def _response(
    parts: SplitResult, deadline: float, allow_local: bool
) -> Iterator[http.client.HTTPResponse]:
    """Ask for an address; whatever goes wrong from here to the end of the body has one reason."""
    connection = _connection(parts, deadline)
    try:
        connection.connect()
        _check_peer(connection.sock, parts, allow_local)
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        with _ending(connection.sock, deadline):
            connection.request("GET", f"{target}?{query}" if query else target, headers=_HEADERS)
            with connection.getresponse() as response:
                yield response
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise FaultyFileError(_reason(error, deadline)) from error
    finally:
        connection.close()


def _connection(parts: SplitResult, deadline: float) -> http.client.HTTPConnection:
    host, wait = parts.hostname or "", max(0.01, deadline - time.monotonic())
    if parts.scheme == "http":
        return http.client.HTTPConnection(host, parts.port, timeout=wait)
    context = ssl.create_default_context()
    return http.client.HTTPSConnection(host, parts.port, timeout=wait, context=context)


@contextmanager
def _ending(sock: socket.socket, deadline: float) -> Iterator[None]:
    """End a connection at the deadline, also where each single byte comes in time."""
    timer = Timer(max(0.0, deadline - time.monotonic()), _shut, (sock,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _shut(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _check_peer(sock: socket.socket, parts: SplitResult, allow_local: bool) -> None:
    """Check whom the connection reached, rather than the name, which may change its meaning."""
    peer = ipaddress.ip_address(sock.getpeername()[0].partition("%")[0])
    mapped = getattr(peer, "ipv4_mapped", None)
    if not allow_local and not (mapped or peer).is_global:
        raise FaultyFileError(
            f"{parts.hostname} is an address of the own network ({peer}), which is not asked "
            "unless local addresses are allowed"
        )


def _reason(error: Exception, deadline: float) -> str:
    if time.monotonic() >= deadline or isinstance(error, TimeoutError):
        return f"did not answer within {LONGEST:.0f} seconds"
    if isinstance(error, socket.gaierror):
        return "has a host that is not known (or there is no network)"
    if isinstance(error, ssl.SSLError):
        return f"has no valid certificate ({error.reason or error})"
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"cannot be fetched: {said}"


def _content(response: http.client.HTTPResponse, parts: SplitResult) -> tuple[str, str]:
    """Return the suffix that fits the kind of content, and the encoding that the server names."""
    if response.status != 200:
        raise FaultyFileError(f"answers {response.status} {response.reason}")
    said = response.headers.get_content_type() if "Content-Type" in response.headers else ""
    if said not in _SUFFIXES:
        raise FaultyFileError(
            f"gives {said or 'something without a content type'}, not a page, feed, JSON or text"
        )
    named = re.search(r"\.\w+$", parts.path)
    suffix = named[0].lower() if named and said in _PLAIN else ""
    charset = response.headers.get_content_charset() or ""
    return (suffix if suffix in _NAMED else _SUFFIXES[said]), charset


def _body(response: http.client.HTTPResponse, deadline: float) -> bytes:
    """Return the body, unpacked where the server packed it although it was not asked to."""
    packing = (response.getheader("Content-Encoding") or "identity").lower()
    if packing not in {"identity", "gzip", "x-gzip"}:
        raise FaultyFileError(f"is packed as {packing[:20]}, which was not asked for")
    unpack = None if packing == "identity" else zlib.decompressobj(wbits=31)
    raw = b""
    try:
        while len(raw) <= LARGEST and (chunk := response.read(_CHUNK)):
            raw += unpack.decompress(chunk, LARGEST + 1) if unpack else chunk
    except zlib.error as error:
        raise FaultyFileError("is packed, and cannot be unpacked") from error
    if len(raw) > LARGEST:
        raise FaultyFileError(f"has more than {LARGEST // 1_000_000} MB")
    # A body without a length ends where the connection does, be it the timer that ended it.
    if time.monotonic() >= deadline:
        raise TimeoutError
    if response.length or (unpack and not unpack.eof):
        raise FaultyFileError("broke off before its end")
    return raw


def _saved(raw: bytes, charset: str, url: str, suffix: str) -> bytes:
    """Return what is written: a page and a text in UTF-8 with its mark, a page with its address.

    So what the server said is not lost. The comment with the address is the one that browsers
    write into the pages that they save.
    """
    if suffix not in {".html", ".txt"}:
        return raw
    mark, text = b"", raw
    with suppress(LookupError, ValueError):
        text = raw.decode(charset or "utf-8").removeprefix("\ufeff").encode()
        mark = b"\xef\xbb\xbf"
    if suffix == ".html":
        plain = quote(url, safe="/%:@!$&'()*+,;=~-._?#")
        return mark + f"<!-- saved from url=({len(plain):04d}){plain} -->\n".encode() + text
    return mark + text


def _free(folder: Path, parts: SplitResult, suffix: str) -> Path:
    """Return a path in the folder that is not taken, named after the address."""
    last = parts.path.rstrip("/").rpartition("/")[2]
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", re.sub(r"\.\w{1,5}$", "", last)).strip("-")[:80]
    stem = plain or re.sub(r"[^A-Za-z0-9.-]+", "-", parts.hostname or "page")
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path
