"""Scanning: cuts text into words and finds the longest name that begins at one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.names.forms import fold_word, numeral, plain

if TYPE_CHECKING:
    from kb.names.entries import Entry, Index

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W\d_]+(?:['’‘ʼ`][^\W\d_]+)*['’]?"  # Korea's, Workers’
    r"|\d+[^\W\d_]*"  # 39A
    r"|&"
)
_GAP = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*|[-\u2010-\u2013/]|\. ?")
_POSSESSIVE = re.compile(r"['’]s?$")
_NUMBER_AFTER = re.compile(r"[-\u2010\u2011]\d")
_CAPITAL_AFTER = re.compile(r"\s[A-Z]")

NEVER = "!"
"""The shape that no text has: such an entry is found when asked for, never by scanning."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, with the keys it may have: as it is, and without a possessive ending."""

    start: int
    end: int
    text: str
    keys: tuple[str, ...]

    @property
    def bare_end(self) -> int:
        """Where the word ends without its possessive ending."""
        ending = _POSSESSIVE.search(self.text)
        return self.end - len(ending[0]) if ending else self.end


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a text: the number of the word after it, where it ends, what it may mean."""

    after: int
    end: int
    entries: list[Entry]


def words_of(text: str) -> list[Word]:
    """Return the words of a text with their places."""
    return [
        Word(match.start(), match.end(), match[0], _keys(match[0]))
        for match in _WORD.finditer(text)
    ]


@lru_cache(maxsize=65536)
def _keys(word: str) -> tuple[str, ...]:
    """Return the keys of a word: whole, and without its possessive ending."""
    if word == "&":
        return ("and",)
    bare = _POSSESSIVE.sub("", word)
    if bare == word:
        return (fold_word(plain(word)),)
    whole = fold_word(plain(re.sub("['’]", "", word)))
    return tuple(dict.fromkeys((whole, fold_word(plain(bare)))))


def longest(text: str, words: list[Word], i: int, index: Index) -> Found | None:
    """Return the longest name that begins at word i of the text."""
    best = None
    paths = list(words[i].keys)
    for j in range(i, len(words)):
        for path in paths:
            entries = _fitting(text, words[i : j + 1], index.entries.get(path, ()))
            if entries:
                best = Found(j + 1, _end(words[j], path), entries)
        paths = [path for path in paths if path in index.beginnings]
        if not paths or j + 1 == len(words) or not _adjacent(text, words[j], words[j + 1]):
            break
        paths = [f"{path} {numeral(key)}" for path in paths for key in words[j + 1].keys]
    return best


def _adjacent(text: str, word: Word, following: Word) -> bool:
    """Return whether two words may belong to one name, by what stands between them."""
    return _GAP.fullmatch(text, word.end, following.start) is not None


def _end(word: Word, path: str) -> int:
    """Return where a match on this path ends: before a possessive ending that is no part of it."""
    whole = len(word.keys) > 1 and path.endswith(word.keys[0])
    return word.end if whole else word.bare_end


def _fitting(text: str, words: list[Word], entries: tuple[Entry, ...]) -> list[Entry]:
    """Return those entries whose shape the words have, unless the name goes on after them.

    Any name may go on with a number ("Hwasong-99"), a short one with a capital ("the North Sea").
    """
    if not entries or _NUMBER_AFTER.match(text, words[-1].end):
        return []
    longer = _CAPITAL_AFTER.match(text, words[-1].end) is not None
    return [
        entry
        for entry in entries
        if _has_shape(words, entry.shape) and not (longer and entry.how == "short")
    ]


def _has_shape(words: list[Word], shape: str) -> bool:
    """Return whether each word is written as its shape demands."""
    return shape != NEVER and all(
        wanted == "-" or (_is_capitals(word) if wanted == "A" else not word.text[0].islower())
        for word, wanted in zip(words, shape, strict=False)
    )


def _is_capitals(word: Word) -> bool:
    """Return whether all letters of a word, but for a possessive ending, are capitals."""
    return _POSSESSIVE.sub("", word.text).isupper()
