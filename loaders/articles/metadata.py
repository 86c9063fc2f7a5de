"""What a page says of itself: schema.org in JSON-LD first, then meta elements, times, headings."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from loaders.articles.linked import Article, find_article
from loaders.articles.text import address, language, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.articles.markup import Element

# The names and properties of meta elements, best first.
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dcterms.issued",
    "dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
    "citation_publication_date", "article_date_original", "originalpublicationdate",
    "publication_date", "publish_date", "publish-date", "publishdate", "pubdate", "date",
)  # fmt: skip
_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHERS = ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher",
               "publisher", "application-name")  # fmt: skip
_AUTHORS = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "article:author")
_LICENCES = ("dcterms.license", "dc.rights.license")

# Addresses of news sites hold the day of publication: /2023/05/31/ or /2023-05-31/.
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)[0-9]{2})([/-])([01]?[0-9])\2([0-3]?[0-9])(?=[/-])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; empty where it says nothing. `dates` come best first."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    licence: str = ""
    language: str = "en"
    body: str = ""
    free: bool = True
    dates: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())


def read_metadata(tree: Element, known: str = "") -> Metadata:
    """Return what a page says of itself; `known` is the address it was fetched from."""
    meta = _meta(tree)
    canonical = _canonical(tree, meta, known)
    shown = _first(meta, _TITLES) or _heading(tree)
    article, warnings = find_article(tree, canonical or address(known), shown)
    url = canonical or address(known) or address(article.url)
    title = article.title or shown
    host = urlsplit(url).netloc.removeprefix("www.")
    if not title:
        warnings = (*warnings, "the page has no title")
    return Metadata(
        title=_plain(title),
        publisher=_plain(article.publisher or _first(meta, _PUBLISHERS)) or host,
        author=_plain(article.author or _person(meta)),
        url=url,
        licence=article.licence or _first(meta, _LICENCES) or _attribute(tree, _LICENCE),
        language=language(_attribute(tree, "/html/@lang") or article.language),
        body=article.body,
        free=article.free,
        dates=tuple(dict.fromkeys(filter(None, _dates(tree, meta, article)))),
        warnings=warnings,
    )


def day_in_address(url: str) -> str:
    """Return the day that stands in the path of a news site's address, or nothing.

    >>> day_in_address("https://example.org/world/2023/05/31/launch.html")
    '2023-05-31'
    """
    match = _DAY_IN_ADDRESS.search(urlsplit(url).path)
    return f"{match[1]}-{match[3].zfill(2)}-{match[4].zfill(2)}" if match else ""


_LICENCE = "//link[@rel='license']/@href | //a[@rel='license']/@href"
_NAMED = "(//meta/@name | //meta/@property | //meta/@itemprop)/.."


def _meta(tree: Element) -> dict[str, str]:
    """Return the meta elements by lower-case name; the first of each name counts."""
    found: dict[str, str] = {}
    for element in tree.xpath(_NAMED):
        names = (element.get(key) for key in ("property", "name", "itemprop"))
        for name in filter(None, names):
            found.setdefault(name.strip().lower(), (element.get("content") or "").strip())
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _person(meta: dict[str, str]) -> str:
    """Return the author; some sites give the address of a profile instead."""
    found = (meta.get(name, "") for name in _AUTHORS)
    return next((name for name in found if name and "://" not in name), "")


def _attribute(tree: Element, path: str) -> str:
    found = tree.xpath(path)
    return str(found[0]).strip() if found else ""


def _canonical(tree: Element, meta: dict[str, str], known: str) -> str:
    """Return the page's own address; one that names only the site is a mistake of its template."""
    base = known or _attribute(tree, "//base/@href")
    for said in (_attribute(tree, "//link[@rel='canonical']/@href"), meta.get("og:url", "")):
        url = address(said, base) if said else ""
        if url and not (urlsplit(url).path in {"", "/"} and urlsplit(known).path not in {"", "/"}):
            return url
    return ""


def _heading(tree: Element) -> str:
    headings = tree.xpath("//h1")
    if len(headings) == 1 and headings[0].text_content().strip():
        return str(headings[0].text_content())
    titles = tree.xpath("//title")
    return str(titles[0].text_content()) if titles else ""


def _dates(tree: Element, meta: dict[str, str], article: Article) -> Iterator[str]:
    yield article.published
    yield from (meta.get(name, "") for name in _DATES)
    for path in (
        "//time[@itemprop='datePublished' or @pubdate]/@datetime",
        "//*[@itemprop='datePublished']/@content",
        "(//article//time/@datetime)[1]",
    ):
        yield _attribute(tree, path)
    times = {str(time) for time in tree.xpath("//time/@datetime")}
    # Several times on a page may be those of other articles.
    yield times.pop() if len(times) == 1 else ""


def _plain(text: str) -> str:
    """Return text as one line; what stands in attributes and JSON is often escaped twice."""
    return one_line(html.unescape(text))
