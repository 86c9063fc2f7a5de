"""How alike two names are: a number from 0 to 1 on their normal forms.

Measured by tests/bench/names.py; the figures are in docs/ontology.md.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from kb.names.forms import folds, normal_form, plain

THRESHOLD = 0.9
"""From here on two names are taken for one."""

_SERIAL = re.compile(r" (?:f|fm|flight) \d+$")
_NUMBER = re.compile(r"\d")
_BETWEEN_LETTERS = re.compile(r"(?<!\d)[\W_]+|[\W_]+(?!\d)")
_OWNED = re.compile(r"['’]s\b")

_DISAGREE = 0.5
_WITHOUT_SORT = 0.93
_REORDERED = 0.95
_RESPACED = 0.97
_WITHOUT_SMALL = 0.98


@lru_cache(maxsize=65536)
def similarity(a: str, b: str) -> float:
    """Return how alike two names are: 1 for the same normal form, below 0.9 for another name.

    Numbers must agree, and so must every single word: one short word that differs ("North",
    "South") weighs more than its few letters. A flight's serial number ("F1"), a possessive ending,
    little words ("of") and a word for the sort of thing ("rocket") may be missing.

    >>> similarity("Kim Jong-un", "KIM Jong Un"), similarity("Hwasong-14", "Hwasong-15")
    (1.0, 0.5)
    >>> similarity("Manligyeong-1 F1", "Malligyong-1"), similarity("Electron rocket", "Electron")
    (0.98, 0.93)
    """
    forms = normal_form(a), normal_form(b)
    if not all(forms):
        return 0.0
    if forms[0] == forms[1]:
        return 1.0
    if _letters_of(a) == _letters_of(b):
        return _RESPACED
    one, two = sorted(normal_form(_OWNED.sub("", name)) for name in (a, b))
    if bool(_SERIAL.search(one)) != bool(_SERIAL.search(two)):
        one, two = _SERIAL.sub("", one), _SERIAL.sub("", two)
    return round(_likeness(_content(one), _content(two)), 4)


def _likeness(one: list[str], two: list[str]) -> float:
    """Return the likeness of two lists of words."""
    if sorted(one) == sorted(two):
        return _WITHOUT_SMALL if one == two else _REORDERED
    joined = _alike("".join(one), "".join(two))
    if [w for w in one if _NUMBER.search(w)] != [w for w in two if _NUMBER.search(w)]:
        return min(joined, _DISAGREE)
    if _without_sort(one, two) or _without_sort(two, one):
        return _WITHOUT_SORT
    if len(one) != len(two):
        return joined * joined if joined < 1 else _RESPACED
    return min(joined, _least_pair(one, two))


def _letters_of(name: str) -> str:
    """Return a name's letters and digits; only numbers stay apart from one another."""
    return _BETWEEN_LETTERS.sub("", plain(name))


def _content(name: str) -> list[str]:
    """Return the words of a normal form without the little ones."""
    words = name.split()
    return [word for word in words if word not in folds().little] or words


def _without_sort(longer: list[str], shorter: list[str]) -> bool:
    """Return whether two lists differ only by words that tell the sort of thing."""
    sorts = _sorts()
    return sorts.isdisjoint(shorter) and [w for w in longer if w not in sorts] == shorter


@lru_cache(maxsize=1)
def _sorts() -> frozenset[str]:
    """Return the words for sorts of things in normal form."""
    return frozenset(normal_form(word) for word in folds().sorts)


def _least_pair(one: list[str], two: list[str]) -> float:
    """Return the likeness of the two words, pair by pair, that are least alike.

    One letter in a long word is a misspelling, in a short one another word: the root brings one
    letter of eight to 0.94 and one of four to 0.87.
    """
    return math.sqrt(min(_alike(x, y) for x, y in zip(one, two, strict=True)))


def _alike(one: str, two: str) -> float:
    """Return 1 less the share of letters to add, drop or change."""
    return float(Levenshtein.normalized_similarity(one, two))
