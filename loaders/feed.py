"""News feeds: RSS 0.9 to 2.0 and Atom, one document an entry."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from kb.errors import DateError, FaultyFileError
from kb.loading.protocol import About, Fault, Item
from kb.model import Document
from kb.terms import slug
from loaders.articles.dates import read_date
from loaders.articles.encoding import decode
from loaders.articles.files import read_bytes
from loaders.articles.markup import fragment_text
from loaders.articles.text import address, clean, has_words, language, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.dates import Time

    # feedparser ships no types: an entry and a feed are mappings of many kinds of values.
    Node = dict[str, Any]

ABOUT = About("News feeds (RSS, Atom)", "*.xml, *.rss, *.atom, *.rdf")

LARGEST = 20_000_000
"""Bytes; feeds that carry whole articles for a year have some ten million."""

_ROOT = re.compile(
    rb"<(?:rss[\s>]|(?:\w+:)?feed\s[^>]*http://(?:www\.w3\.org/2005/Atom|purl\.org/atom)"
    rb"|(?:\w+:)?RDF\s[^>]*http://(?:purl\.org/rss/|my\.netscape\.com/rdf))"
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>")
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_NO_DATE = "the entry has no publication date: relative dates stay open"


def recognises(path: Path, head: bytes) -> bool:
    """Tell by the root element, whatever the file is called; a saved page holds feeds as words."""
    del path
    plain = head.replace(b"\x00", b"") if head.startswith(_UTF16) else head
    start = plain.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    return start.startswith(b"<") and _first_element(start)


def _first_element(start: bytes) -> bool:
    """Tell whether the first element, behind declarations and comments, is the root of a feed."""
    bare = re.sub(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>", b"",
                  start, flags=re.DOTALL)  # fmt: skip
    return _ROOT.match(bare.lstrip()) is not None


def read(path: Path) -> Iterator[Item | Fault]:
    """Return a document for each entry with a text, and a fault for each other.

    Raises:
        FaultyFileError: If it is too large, no feed, or has no entries.
    """
    import feedparser

    page = decode(read_bytes(path, LARGEST))
    # The declaration goes, because feedparser trusts it more than what the bytes turned out to be.
    content = _DECLARATION.sub("", page.text, count=1).encode("utf-8", "replace")
    found = feedparser.parse(io.BytesIO(content), response_headers=_HEADERS)
    problem = one_line(str(found.get("bozo_exception") or "")) or "; ".join(page.warnings)
    if not found.entries:
        raise FaultyFileError(f"cannot be read as a feed: {problem or 'it has no entries'}")
    for number, entry in enumerate(found.entries, 1):
        text = _text(entry)
        if has_words(text):
            yield Item(_document(path.stem, found, entry, text))
        else:
            title = one_line(entry.get("title", "")) or "without a title"
            yield Fault(f"{path}: entry {number}", f"has no text ({title[:80]})")
    if problem:
        yield Fault(str(path), f"is broken, words or entries may be missing: {problem}")


def _text(entry: Node) -> str:
    """Return the longest of an entry's contents, else its summary."""
    contents = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    texts = (_plain(content) for content in contents)
    return max(texts, key=len, default="")


def _plain(content: Node) -> str:
    value = content.get("value") or ""
    return clean(value) if content.get("type") == "text/plain" else fragment_text(value)


def _document(stem: str, found: Node, entry: Node, text: str) -> Document:
    feed = found["feed"]
    title = one_line(fragment_text(entry.get("title", "")))
    url = address(entry.get("link", ""), feed.get("link", ""))
    published, warnings = _published(entry, str(found.get("version", "")))
    if not url:
        warnings = (*warnings, "the entry has no address")
    source = entry.get("source") or {}
    author = one_line((entry.get("author_detail") or {}).get("name") or entry.get("author", ""))
    return Document(
        name=f"{stem}/{_name(title, url or text)}",
        text=text,
        loader="feed",
        title=title,
        publisher=one_line(source.get("title", "")) or one_line(feed.get("title", "")),
        published=published,
        url=url,
        licence=address(str(entry.get("license") or feed.get("license") or "")),
        note=f"by {author}" if author else "",
        language=language(_language(entry, feed)),
        warnings=warnings,
    )


def _name(title: str, other: str) -> str:
    """Return the title as a name; something else where little of it is left in Latin letters."""
    plain = slug(title) if title else ""
    return plain if 2 * len(plain) > min(len(title), 80) else slug(other)


def _language(entry: Node, feed: Node) -> str:
    """Return the language of an entry's content, which may be another than the feed's."""
    detail = entry.get("summary_detail") or {}
    return detail.get("language") or feed.get("language") or ""


def _published(entry: Node, version: str) -> tuple[Time | None, tuple[str, ...]]:
    """Return when an entry was published; Atom's last update stands for it with a word.

    In RSS, the date that feedparser gives as the update is dc:date, which means publication.
    """
    # The plain look-up, because feedparser's own takes one date for the other without a word.
    said, updated = (str(dict.get(entry, key) or "") for key in ("published", "updated"))
    late = not said and version.startswith("atom")
    note = ("the date is that of the last update",) if late else ()
    if not said and not updated:
        return None, (_NO_DATE,)
    try:
        dating = read_date(said or updated)
    except DateError as error:
        return None, (f"{error}; {_NO_DATE}",)
    return dating.time, (*note, *dating.warnings)
