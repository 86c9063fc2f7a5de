"""Spaceflight News API: articles with title, summary and links to launches, versions 3 and 4.

The interface has no bodies of articles: the text of a document is the title with the summary, which
may be empty or cut. The publisher is the news site, whose the words are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.errors import FaultyFileError
from kb.loading.protocol import About, Fault, Item
from kb.model import Document
from kb.terms import slug
from loaders.articles.text import address, clean, has_words
from loaders.catalogues.json_values import at, is_json, nodes, read_json, words
from loaders.catalogues.launch_library_records import launch_id
from loaders.catalogues.periods import moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.dates import Time
    from loaders.catalogues.json_values import Json, Node

ABOUT = About(
    "Spaceflight News API (articles that are linked to launches)",
    "*.json, a list of articles or one, of versions 3 and 4",
    licence="the texts are their publishers'",
    url="https://spaceflightnewsapi.net",
)

_KEYS = ((b'"news_site"', b'"published_at"'), (b'"newsSite"', b'"publishedAt"'))
_START = re.compile(
    rb'\s*(?:\[\s*)?\{\s*"(?:count|next|previous|results|id|title|url|news_?[sS]ite)"'
)


def recognises(path: Path, head: bytes) -> bool:
    """Tell by the names that only its articles have."""
    del path
    start = head.removeprefix(b"\xef\xbb\xbf")
    known = any(all(key in head for key in keys) for keys in _KEYS)
    return is_json(head) and known and _START.match(start) is not None


def read(path: Path) -> Iterator[Item | Fault]:
    """Return a document for each article, and a fault for each that has no words.

    Raises:
        FaultyFileError: If it is no JSON, is truncated, or holds no articles.
    """
    articles = _articles(read_json(path))
    if not articles:
        raise FaultyFileError("holds no articles of the Spaceflight News API")
    for number, article in enumerate(articles, 1):
        place = f"{path}: article {number}"
        if isinstance(article, dict):
            yield _item(path.stem, article, place)
        else:
            yield Fault(place, "is no JSON object")


def _articles(content: Json) -> list[Json]:
    found = at(content, "results") if isinstance(content, dict) else content
    if isinstance(found, list):
        return found
    return [content] if words(content, "title") else []


def _item(stem: str, article: Node, place: str) -> Item | Fault:
    title = words(article, "title")
    summary = clean(_said(article, "summary"))
    text = "\n\n".join(filter(None, (title, summary)))
    if not has_words(text):
        return Fault(place, "has neither a title nor a summary")
    url = address(words(article, "url"))
    published, warnings = _published(article)
    launches, odd = _launches(article)
    missing = ((not summary, "the article has no summary: its title is all there is"),
               (not url, "the article has no address"))  # fmt: skip
    document = Document(
        name=f"{stem}/{slug(title or url or text)}",
        text=text,
        loader="spaceflight_news",
        title=title,
        publisher=words(article, "news_site") or words(article, "newsSite"),
        published=published,
        url=url,
        note=_note(article),
        warnings=(*warnings, *odd, *(reason for lacks, reason in missing if lacks)),
        launches=launches,
    )
    return Item(document)


def _said(article: Node, key: str) -> str:
    value = article.get(key)
    return value if isinstance(value, str) else ""


def _published(article: Node) -> tuple[Time | None, tuple[str, ...]]:
    """Return when it was published, in UTC: the offset is that of the interface, not the site's."""
    said = words(article, "published_at") or words(article, "publishedAt")
    time = moment(said)
    odd = f"its date {said[:40]!r} cannot be read" if said else "the article has no date"
    if time is None:
        return None, (f"{odd}: relative dates stay open",)
    return replace(time, words=time.edtf), ()


def _launches(article: Node) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the launches that an article is linked to, and what is odd about other links."""
    found: dict[str, None] = {}
    odd = []
    for link in nodes(article, "launches"):
        said = words(link, "launch_id") or words(link, "id")
        if launch_id(said):
            found[f"ll2:{launch_id(said)}"] = None
        else:
            odd.append(f"linked to a launch {said[:40]!r}, which is none of Launch Library")
    return tuple(found), tuple(odd)


def _note(article: Node) -> str:
    # Not when it was last updated: a new picture would make a new version of the words.
    number = words(article, "id")
    of = f", article {number}" if number else ""
    return (
        f"title and summary by way of the Spaceflight News API{of}; the words are the publisher's"
    )
