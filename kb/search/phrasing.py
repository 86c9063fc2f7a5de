"""What a user types into a search, as a query of SQLite's FTS5 that cannot be faulty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.names import Lexicon

MOST_WORDS = 32
"""Further words are left out: a search is no essay, and each word costs."""

MOST_NAMES = 12
"""So many other names of a thing are looked for beside the one that was typed."""

_PARTS = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


def phrasing(typed: str, lexicon: Lexicon) -> str:
    """Return the FTS5 query for what was typed; empty when there is no word in it.

    All words must be found, in any order. Words in quotation marks are found as they stand, a word
    that ends in `*` by its beginning, and the name of a known thing by its other names too.

    >>> from kb.names import Lexicon
    >>> phrasing('spy "in orbit" satell*', Lexicon())
    '"spy" AND "in orbit" AND "satell"*'
    >>> phrasing('NEAR( " * OR', Lexicon())
    '"NEAR" AND "OR"'
    """
    return " AND ".join(list(_parts(typed, lexicon))[:MOST_WORDS])


def _parts(typed: str, lexicon: Lexicon) -> Iterator[str]:
    free: list[str] = []
    for quoted, word in _PARTS.findall(typed):
        if quoted:
            yield from _free(" ".join(free), lexicon)
            free = []
            yield from _phrase(quoted)
        elif word.endswith("*"):
            yield from _free(" ".join(free), lexicon)
            free = []
            yield from (f"{phrase}*" for phrase in _phrase(word))
        else:
            free.append(word)
    yield from _free(" ".join(free), lexicon)


def _free(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Words outside quotation marks: each by itself, but names with their other names."""
    place = 0
    for match in lexicon.scan(text):
        yield from (f'"{word}"' for word in _WORD.findall(text[place : match.start]))
        written = text[match.start : match.end]
        names = dict.fromkeys([written, *match.thing.names[:MOST_NAMES]])
        phrases = dict.fromkeys(phrase for name in names for phrase in _phrase(name))
        yield f"({' OR '.join(phrases)})"
        place = match.end
    yield from (f'"{word}"' for word in _WORD.findall(text[place:]))


def _phrase(text: str) -> Iterator[str]:
    words = _WORD.findall(text)
    if words:
        yield f'"{" ".join(words)}"'
