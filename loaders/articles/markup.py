"""Markup as text: the paragraphs of an HTML fragment, or of a tree that was parsed before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kb.errors import FaultyFileError
from loaders.articles.text import clean

if TYPE_CHECKING:
    # lxml ships no types: a tree and its elements are Any here and in the modules that use it.
    Element = Any

# Elements that stand in a line of text; all others begin a paragraph of their own.
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "hi", "i", "ins", "kbd", "label", "mark", "q", "ref", "ruby", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_BREAKS = frozenset({"br", "lb"})
# Their content is no text for readers.
_UNREAD = frozenset({
    "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "select",
    "button", "textarea",
})  # fmt: skip


def parse(html: str) -> Element:
    """Return the tree of a page or fragment; nothing is fetched and no entity is defined.

    Raises:
        FaultyFileError: If there is nothing to be parsed.
    """
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        # Bytes, because lxml refuses a text whose XML declaration names an encoding.
        return lxml_html.document_fromstring(clean(html).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise FaultyFileError("holds no HTML that can be parsed") from error


def fragment_text(html: str) -> str:
    """Return the paragraphs of an HTML fragment, an empty line between them.

    >>> fragment_text("<p>It <b>flew</b>.</p><p>Then it fell.").splitlines()
    ['It flew.', '', 'Then it fell.']
    """
    if not html.strip():
        return ""
    return tree_text(parse(f"<div>{html}</div>"))


def tree_text(tree: Element) -> str:
    """Return the paragraphs of a tree, an empty line between them; a line break stays one."""
    from lxml import etree

    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        edge = "" if element.tag in _INLINE or element.tag in _UNREAD else "\n\n"
        if event == "end":
            pieces += ("\n" if element.tag in _BREAKS else edge, _flat(element.tail))
        elif element.tag in _UNREAD:
            walk.skip_subtree()
        elif element.tag not in _BREAKS:
            pieces += (edge, _flat(element.text))
    return _paragraphs("".join(pieces))


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def _paragraphs(text: str) -> str:
    """Return text in which every run of empty lines is one, and no line has outer space."""
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return clean(re.sub(r"\n{2,}", "\n\n", lines))
