"""The article that a page describes in JSON-LD with the words of schema.org."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from loaders.articles.text import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.articles.markup import Element

# What json.loads returns.
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Node: TypeAlias = "dict[str, Json]"

# The types of schema.org below CreativeWork that are articles.
_ARTICLES = frozenset({
    "Article", "NewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle",
    "BackgroundNewsArticle", "OpinionNewsArticle", "ReportageNewsArticle", "ReviewNewsArticle",
    "AdvertiserContentArticle", "SatiricalArticle", "ScholarlyArticle", "TechArticle", "Report",
    "SocialMediaPosting", "BlogPosting", "LiveBlogPosting",
})  # fmt: skip
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


@dataclass(frozen=True, slots=True)
class Article:
    """What the description says; empty where it says nothing."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    licence: str = ""
    language: str = ""
    body: str = ""
    free: bool = True


def find_article(tree: Element, url: str, title: str) -> tuple[Article, tuple[str, ...]]:
    """Return the description of a page's article, and what is odd about it.

    Where a page describes several articles, the one with the page's address is meant, or else the
    one with its title; a list of others says nothing of this page.
    """
    nodes, warnings = _nodes(tree)
    known = {str(node["@id"]): node for node in nodes if "@id" in node}
    articles = [node for node in nodes if _types(node) & _ARTICLES]
    own = [node for node in articles if url and url in _addresses(node)]
    own = own or [node for node in articles if title and title == _text(node, "headline")]
    own = own or (articles if len(articles) == 1 else [])
    return (_article(own[0], known) if own else Article()), warnings


def _nodes(tree: Element) -> tuple[list[Node], tuple[str, ...]]:
    nodes: list[Node] = []
    faulty = 0
    for script in tree.xpath("//script[starts-with(@type, 'application/ld+json')]"):
        try:
            # Line ends within strings are wrong, and common.
            content = json.loads(_WRAPPING.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            faulty += 1
            continue
        nodes += _unfolded(content)
    return nodes, ("the page's JSON-LD cannot be parsed",) if faulty else ()


def _unfolded(content: Json) -> Iterator[Node]:
    """Give the nodes of lists, of @graph and of what a page is about, at any depth."""
    waiting = [content]
    while waiting:
        here = waiting.pop(0)
        if isinstance(here, list):
            waiting = here + waiting
        elif isinstance(here, dict):
            yield here
            waiting += [here.get("@graph"), here.get("mainEntity")]


def _types(node: Node) -> set[str]:
    return {kind.rpartition("/")[2].removeprefix("schema:") for kind in _texts(node.get("@type"))}


def _addresses(node: Node) -> set[str]:
    said = (node.get(key) for key in ("url", "@id", "mainEntityOfPage"))
    return {address(text) for value in said for text in _texts(value, "@id", "url")}


def _article(node: Node, known: dict[str, Node]) -> Article:
    def names(key: str) -> list[str]:
        return [text for value in _resolved(node.get(key), known) for text in _texts(value, "name")]

    return Article(
        title=_text(node, "headline") or _text(node, "name"),
        publisher=next(iter(names("publisher")), ""),
        author=", ".join(names("author")),
        published=_text(node, "datePublished") or _text(node, "dateCreated"),
        url=_text(node, "url") or next(iter(sorted(_addresses(node) - {""})), ""),
        licence=next(iter(_texts(node.get("license"), "url", "@id")), ""),
        language=_text(node, "inLanguage"),
        body=_text(node, "articleBody"),
        free=str(node.get("isAccessibleForFree", "true")).lower() != "false",
    )


def _resolved(value: Json, known: dict[str, Node]) -> list[Json]:
    """Return the values, each reference replaced by the node it points at."""
    values = value if isinstance(value, list) else [value]
    return [
        known.get(str(one["@id"]), one) if isinstance(one, dict) and "@id" in one else one
        for one in values
    ]


def _text(node: Node, key: str) -> str:
    return next(iter(_texts(node.get(key), "name", "alternateName")), "")


def _texts(value: Json, *keys: str) -> list[str]:
    """Return the texts of a value: itself, those of a list, or those under keys of a node."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, list):
        return [text for one in value for text in _texts(one, *keys)]
    if isinstance(value, dict):
        keys = ("@value", *keys)
        return [text for key in keys for text in _texts(value.get(key), *keys)][:1]
    return []
