"""The normal form of a name: what remains when differences of spelling alone are taken away."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias

_ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8",
    "ix": "9", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16",
    "xvii": "17", "xviii": "18", "xix": "19", "xx": "20",
}  # fmt: skip
_INITIALS = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.)+[^\W\d_]?(?![^\W\d_])")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
_APOSTROPHES = re.compile("['’‘ʼ`´ʻʿʾ]")
_BETWEEN = re.compile(r"[\W_]+|(?<=[^\W\d_])(?=\d)")
_RULES_FROM = 4

Rewrites: TypeAlias = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class Folds:
    """The tables of folds.toml, made ready for use."""

    articles: frozenset[str]
    corporate: frozenset[str]
    corporate_words: frozenset[str]
    little: frozenset[str]
    sorts: frozenset[str]
    letters: dict[int, str]
    words: dict[str, str]
    phrases: tuple[tuple[str, ...], ...]
    canonical: dict[str, list[tuple[str, str]]]
    spellings: Rewrites
    korean: re.Pattern[str]
    korean_spellings: Rewrites


@lru_cache(maxsize=1)
def folds() -> Folds:
    """Return the fold tables that come with the package."""
    data = tomllib.loads((files("kb.names") / "folds.toml").read_text(encoding="utf-8"))
    canonical: dict[str, list[tuple[str, str]]] = {}
    for first, *others in (phrase["forms"] for phrase in data["phrases"]):
        for other in others:
            canonical.setdefault(other.split()[0], []).append((other, first))
    return Folds(
        frozenset(data["articles"]),
        frozenset(data["corporate"]),
        frozenset(data["corporate_words"]),
        frozenset(data["little"]),
        frozenset(data["sorts"]),
        str.maketrans(data["letters"]),
        data["words"],
        tuple(tuple(phrase["forms"]) for phrase in data["phrases"]),
        canonical,
        _rewrites(data["spellings"]),
        re.compile(f"(?:{data['korean']['syllable']})+"),
        _rewrites(data["korean"]["spellings"]),
    )


def _rewrites(rules: list[dict[str, str]]) -> Rewrites:
    """Return rules of a table as compiled expressions with what to put in their place."""
    return tuple((re.compile(rule["find"]), rule["put"]) for rule in rules)


@lru_cache(maxsize=65536)
def normal_form(name: str) -> str:
    """Return what two spellings of one name have in common; it is its own normal form.

    Case, diacritics, hyphens, apostrophes, a leading article, legal forms of companies, Roman
    numerals, British spellings and the common romanizations of Korean, Persian and Russian do not
    count; numbers do.

    >>> normal_form("the Workers’ Party of Korea") == normal_form("Worker's Party of Korea")
    True
    >>> normal_form("Cheonlima-1") == normal_form("Chollima 1") != normal_form("Chollima-2")
    True
    >>> normal_form("Saturn V"), normal_form("U.S. Space Force")
    ('saturn 5', 'us space force')
    """
    words = _normal_words(_BETWEEN.sub(" ", plain(name.replace("&", " and "))).split())
    normal = " ".join(words)
    # What one pass makes can be a shorter name ("The The Co") or, seldom, one to cut anew.
    if normal.isascii():
        again = " ".join(_normal_words(words))
    else:
        again = " ".join(_normal_words(_BETWEEN.sub(" ", plain(normal)).split()))
    return normal if normal == again else normal_form(again)


def plain(name: str) -> str:
    """Return a name in lower case, without marks on letters and without apostrophes.

    >>> plain("Mühlhaus’ N.A.D.A.")
    'muhlhaus nada'
    """
    if not name.isascii():
        apostrophes = _APOSTROPHES.sub("'", name.casefold().translate(folds().letters))
        decomposed = unicodedata.normalize("NFKD", apostrophes)
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
        name = unicodedata.normalize("NFC", bare)
    unowned = _POSSESSIVE.sub("", name.casefold().strip())
    return _INITIALS.sub(lambda match: match[0].replace(".", ""), _APOSTROPHES.sub("", unowned))


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Return one plain word in the spelling that its variants share.

    >>> fold_word("defence"), fold_word("baykonur"), fold_word("manligyeong")
    ('defense', 'paikonur', 'malikyong')
    """
    before = ""
    while before != word:
        before, word = word, _fold_once(word)
    return word


def _fold_once(word: str) -> str:
    """Return the word after one pass over the tables."""
    table = folds()
    if word in table.words:
        return table.words[word]
    if len(word) < _RULES_FROM or not word.isalpha():
        return word
    for pattern, put in table.spellings:
        word = pattern.sub(put, word)
    if table.korean.fullmatch(word):
        for pattern, put in table.korean_spellings:
            word = pattern.sub(put, word)
    return word


def numeral(word: str) -> str:
    """Return a Roman numeral from I to XX (but X, a letter more often) in Arabic digits.

    >>> numeral("iv"), numeral("x")
    ('4', 'x')
    """
    return _ROMAN.get(word, word)


def _normal_words(words: list[str]) -> list[str]:
    """Return the words of a name's normal form after one pass over all tables."""
    if len(words) > 1 and words[0] in folds().articles:
        words = words[1:]
    return _canonical_phrases([fold_word(w) for w in _arabic(_without_legal_form(words))])


def _without_legal_form(words: list[str]) -> list[str]:
    """Return the words without those at the end that tell a company's legal form."""
    end = len(words)
    while end > 1 and words[end - 1] in folds().corporate:
        end -= 1
    if end > 2 and words[end - 1] in folds().corporate_words:
        end -= 1
    return words[:end]


def _arabic(words: list[str]) -> list[str]:
    """Return the words with Roman numerals written in digits; a lone letter counts at the end."""
    return [
        numeral(word) if i and (len(word) > 1 or _ends_number(words, i)) else word
        for i, word in enumerate(words)
    ]


def _ends_number(words: list[str], i: int) -> bool:
    """Return whether the word at i is the last one or stands before a number."""
    return i + 1 == len(words) or words[i + 1][0].isdigit()


def _canonical_phrases(words: list[str]) -> list[str]:
    """Return the words with each way of writing a phrase replaced by its first way."""
    table = folds().canonical
    if table.keys().isdisjoint(words):
        return words
    text = f" {' '.join(words)} "
    for first_word in words:
        for other, first in table.get(first_word, ()):
            text = text.replace(f" {other} ", f" {first} ")
    return text.split()
