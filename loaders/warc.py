"""Web archives: the pages in WARC files, as crawlers and `wget --warc-file` write them."""

from __future__ import annotations

import zlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kb.errors import FaultyFileError
from kb.loading.protocol import HEAD, About, Fault, Item
from kb.terms import slug
from loaders import html
from loaders.articles.text import address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastwarc.warc import WarcRecord

    from kb.model import Document

ABOUT = About("Web archives (WARC)", "*.warc, *.warc.gz")

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
# Records that hold what a server gave; a revisit only points at one that was given before.
_KINDS = frozenset({"response", "resource"})
_ENDINGS = (".gz", ".warc")
_ARC = b"filedesc://"


def recognises(path: Path, head: bytes) -> bool:
    """Tell by how the file begins, unpacked if need be; ARC is known too, to be refused."""
    del path
    return _plain(head).startswith((b"WARC/", _ARC))


def _plain(head: bytes) -> bytes:
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64)
    except zlib.error:
        return b""


def read(path: Path) -> Iterator[Item | Fault]:
    """Return a document for each page of an archive, and a fault for each without an article.

    Requests, repeated visits, pictures and the like are no articles and pass without a word; where
    the archive breaks off, what came before is read.

    Raises:
        FaultyFileError: If it is no WARC file, or holds no pages.
    """
    others: Counter[str] = Counter()
    pages = 0
    try:
        for one in _records(path, others):
            pages += 1
            yield one
    except OSError as error:
        if not pages:
            raise FaultyFileError(f"cannot be read as WARC: {error}") from error
        yield Fault(f"{path}: after page {pages}", f"the archive breaks off ({error})")
    if not pages:
        listed = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        raise FaultyFileError(f"holds no web pages ({listed or 'no records'})")


def _records(path: Path, others: Counter[str]) -> Iterator[Item | Fault]:
    from fastwarc.warc import ArchiveIterator

    with path.open("rb") as file:
        if _plain(file.read(HEAD)).startswith(_ARC):
            raise FaultyFileError(
                "is an ARC file, the forerunner of WARC: convert it, for example with "
                "`warcio recompress OLD.arc.gz NEW.warc.gz`"
            )
        file.seek(0)
        for record in ArchiveIterator(file, parse_http=False):
            kind = (record.headers.get("WARC-Type") or "unknown").lower()
            found = _page(record, path) if kind in _KINDS else None
            if found:
                yield found
            else:
                others[kind] += 1


def _page(record: WarcRecord, path: Path) -> Item | Fault | None:
    """Return the page of a record; None for what is no page, a redirection, an error, too large."""
    size = record.content_length
    if size > html.LARGEST:
        return None
    url = address(record.headers.get("WARC-Target-URI") or "")
    place = f"{path}: {url or 'a page without address'}"
    record.freeze()
    if record.content_length < size:
        return Fault(place, f"is cut off ({record.content_length} of {size} bytes)")
    try:
        record.parse_http(auto_decode="all")
        if not _is_page(record):
            return None
        return Item(_document(record, path, url))
    except (FaultyFileError, OSError) as error:
        return Fault(place, str(error))


def _is_page(record: WarcRecord) -> bool:
    """Tell whether a server gave a page, or a program that works without one."""
    if not record.is_http_parsed:
        said = record.headers.get("Content-Type") or ""
        return said.partition(";")[0].strip().lower() in _PAGES
    return record.http_headers.status_code == 200 and record.http_content_type in _PAGES


def _document(record: WarcRecord, path: Path, url: str) -> Document:
    raw = record.reader.read(html.LARGEST + 1)
    if len(raw) > html.LARGEST:
        raise FaultyFileError(f"has more than {html.LARGEST // 1_000_000} MB")
    document = html.document(
        raw,
        f"{_stem(path)}/{_name(url)}",
        url=url,
        charset=(record.http_charset if record.is_http_parsed else None) or "",
        note=f"archived {record.headers.get('WARC-Date') or 'at an unknown time'}",
    )
    cut = record.headers.get("WARC-Truncated")
    said = (f"the crawler cut the page off ({cut}): its end is missing",) if cut else ()
    return replace(document, loader="warc", warnings=(*document.warnings, *said))


def _stem(path: Path) -> str:
    name = path.name
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name


def _name(url: str) -> str:
    parts = urlsplit(url)
    return slug(f"{parts.netloc}{parts.path} {parts.query}")
