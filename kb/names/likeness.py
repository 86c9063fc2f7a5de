"""How alike two names are: a number from 0 to 1 on their normal forms."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from kb.names.forms import normal_form

THRESHOLD = 0.9
"""From here on two names are taken for one; docs/ontology.md gives the error rate."""

_SERIAL = re.compile(r" (?:f|fm|flight) \d+$")
_NUMBER = re.compile(r"\d")

_DISAGREE = 0.5
_REORDERED = 0.95
_RESPACED = 0.97


@lru_cache(maxsize=65536)
def similarity(a: str, b: str) -> float:
    """Return how alike two names are: 1 for the same normal form, below 0.9 for another name.

    Numbers must agree, and so must every single word: one short word that differs ("North",
    "South") weighs more than its few letters. A flight's serial number ("F1") may be missing.

    >>> similarity("Kim Jong-un", "KIM Jong Un"), similarity("Hwasong-14", "Hwasong-15")
    (1.0, 0.5)
    >>> similarity("Manligyeong-1 F1", "Malligyong-1") >= 0.9
    True
    """
    one, two = sorted((normal_form(a), normal_form(b)))
    if not one or not two:
        return 0.0
    if bool(_SERIAL.search(one)) != bool(_SERIAL.search(two)):
        one, two = _SERIAL.sub("", one), _SERIAL.sub("", two)
    if one == two:
        return 1.0
    return round(_likeness(one.split(), two.split()), 4)


def _likeness(one: list[str], two: list[str]) -> float:
    """Return the likeness of two different lists of words."""
    joined = _likeness_of_texts("".join(one), "".join(two))
    if _numbers(one) != _numbers(two):
        return min(joined, _DISAGREE)
    if joined == 1.0:
        return _RESPACED
    if sorted(one) == sorted(two):
        return _REORDERED
    if len(one) == len(two):
        return min(joined, _least_pair(one, two))
    return joined * joined


def _numbers(words: list[str]) -> list[str]:
    """Return the words that hold a digit, in order."""
    return [word for word in words if _NUMBER.search(word)]


def _least_pair(one: list[str], two: list[str]) -> float:
    """Return the likeness of the two words, pair by pair, that are least alike.

    One letter in a long word is a misspelling, in a short one another word: the root brings one
    letter of eight to 0.94 and one of four to 0.87.
    """
    return math.sqrt(min(_likeness_of_texts(x, y) for x, y in zip(one, two, strict=True)))


def _likeness_of_texts(one: str, two: str) -> float:
    """Return 1 less the share of letters to add, drop or change."""
    return float(Levenshtein.normalized_similarity(one, two))
