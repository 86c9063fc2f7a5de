"""Saved web pages: the article of a page, and what the page says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.errors import DateError, FaultyFileError
from kb.loading.protocol import About, Item
from kb.model import Document
from loaders.articles.dates import Dating, read_date
from loaders.articles.encoding import decode
from loaders.articles.files import read_bytes
from loaders.articles.markup import parse, tree_text
from loaders.articles.metadata import Metadata, day_in_address, read_metadata
from loaders.articles.text import clean, has_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from loaders.articles.markup import Element

ABOUT = About("Saved web pages", "*.html, *.htm, *.xhtml")

LARGEST = 10_000_000
"""Bytes; a page is an article and its decoration, without pictures."""

LARGEST_TREE = 100_000
"""Elements; the longest encyclopedia pages have some 30,000."""

_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    rb"<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(rb"\xff\xfe|\xfe\xff|[^\x00]*<[^\x00]*$")
# Into the pages that they save, browsers and SingleFile write where they had them from.
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\([0-9]+\)|Page saved with SingleFile\s+url:\s*)(\S+)"
)
_SAVED_WITHIN = 4096
_NO_DATE = "the page names no publication date: relative dates stay open"


def recognises(path: Path, head: bytes) -> bool:
    """Tell by how the file begins, or by its suffix and that there is some markup."""
    if _PAGE.match(head):
        return True
    return path.suffix.lower() in _SUFFIXES and _MARK.match(head) is not None


def read(path: Path) -> Iterator[Item]:
    """Return the one article of a page.

    Raises:
        FaultyFileError: If it is too large, no text, or holds no article.
    """
    yield Item(document(read_bytes(path, LARGEST), path.stem))


def document(
    raw: bytes, name: str, *, url: str = "", charset: str = "", note: str = ""
) -> Document:
    """Return the article of a page, given its bytes and how they were come by.

    `url` is the address it was fetched from and `charset` the encoding that the server named; the
    page's own address goes before the one, a byte order mark before the other.

    Raises:
        FaultyFileError: If the bytes are no text, hold no article, or have too many elements.
    """
    page = decode(raw, charset)
    saved = _SAVED_FROM.search(page.text[:_SAVED_WITHIN])
    tree = parse(page.text)
    said = read_metadata(tree, url or (saved[1] if saved else ""))
    dating, warnings = _published(said)
    return Document(
        name=name,
        text=_article_text(tree) or _body(said),
        loader="html",
        title=said.title,
        publisher=said.publisher,
        published=dating.time if dating else None,
        url=said.url,
        licence=said.licence,
        note="; ".join(filter(None, (said.author and f"by {said.author}", note))),
        language=said.language,
        warnings=(*page.warnings, *said.warnings, *warnings, *_paywall(said)),
    )


def _article_text(tree: Element) -> str:
    """Return the paragraphs of a page's article, without menus, comments, tables and captions."""
    import trafilatura

    if sum(1 for _ in tree.iter()) > LARGEST_TREE:
        raise FaultyFileError(f"has more than {LARGEST_TREE} elements, too many for an article")
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False)
    body = getattr(found, "body", None)
    text = tree_text(body) if body is not None else ""
    return text if has_words(text) else ""


def _body(said: Metadata) -> str:
    """Return the text from the page's description, where a script would have drawn the page."""
    text = clean(said.body)
    if not has_words(text):
        raise FaultyFileError("holds no article text (perhaps a script loads it, or it is a menu)")
    return text


def _published(said: Metadata) -> tuple[Dating | None, tuple[str, ...]]:
    """Return the first date that can be read; the address of the page is the last to be asked."""
    problems: list[str] = []
    for text in said.dates:
        try:
            dating = read_date(text)
        except DateError as error:
            problems.append(str(error))
            continue
        return dating, dating.warnings
    if day := day_in_address(said.url):
        note = "the publication date was taken from the page's address"
        try:
            return read_date(day), (*problems[:1], note)
        except DateError as error:
            problems.append(str(error))
    return None, (*problems[:1], _NO_DATE)


def _paywall(said: Metadata) -> tuple[str, ...]:
    return () if said.free else ("the page is not free: the text may be only its beginning",)
