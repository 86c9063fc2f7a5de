"""Runs of capitalised words, joined over "of", "and" and hyphens where a name goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.english.names.words import Analysis, Sentence, Word

ORG_HEADS = listed("names", "organizations", "heads")
UNITS = listed("names", "organizations", "units")
JOINED_FIELDS = listed("names", "organizations", "joined_fields")
CONNECTORS = frozenset({"of", "for", "and", "&", "de"})
CALENDAR = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "gmt",
        "utc",
        "est",
        "edt",
        "pst",
        "pdt",
        "kst",
        "jst",
        "cst",
        "ist",
        "msk",
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "jun.",
        "jul.",
        "aug.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
    ]
)


def runs(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words, joined over "of" and "and" where a name goes on."""
    words, place = analysis.words, sentence.first
    while place < sentence.last:
        if not _capital(words[place], sentence):
            place += 1
            continue
        last = place + 1
        while last < sentence.last:
            step = _step(words, last, sentence, place)
            if not step:
                break
            last += step
        yield place, last
        place = last


def _capital(word: Word, sentence: Sentence) -> bool:
    """Tell a word of a name: a capital or a letter-digit mix, and no calendar word."""
    if word.lower in CALENDAR or not re.search(r"[A-Za-z]", word.text):
        return False
    if word.i == sentence.first or word.text.lower() == word.text:
        return word.pos == "PROPN" and word.text[0].isupper()
    if not word.text[0].isupper() or word.text in {"I", "The", "A", "An"}:
        return False
    return word.pos in {"PROPN", "NOUN", "ADJ", "X", "VERB", "NUM"}


def _step(words: tuple[Word, ...], last: int, sentence: Sentence, first: int) -> int:
    """Return how many words the run goes on by at word `last`; 0 at its end."""
    word = words[last]
    if _capital(word, sentence):
        return 1
    if re.fullmatch(r"\d{1,3}[A-Z]|I{1,3}|IV|VI{0,3}|I?X", word.text) and word.pos != "PRON":
        return 1
    if word.pos == "NUM" and re.fullmatch(r"\d{1,3}|[IVX]+", word.text):
        return 1 if not _counts(words, last, sentence) else 0
    following = words[last + 1] if last + 1 < sentence.last else None
    if following is None:
        return 0
    if word.text in {"-", "–", "&"} and (_capital(following, sentence) or following.pos == "NUM"):
        return 2
    return _over_connector(words, last, sentence, first)


def _counts(words: tuple[Word, ...], place: int, sentence: Sentence) -> bool:
    """Tell a number that counts what follows ("SpaceX 3 rockets") or is a day ("Feb. 24")."""
    before = words[place - 1].lower if place else ""
    following = words[place + 1] if place + 1 < sentence.last else None
    return before in CALENDAR or bool(
        following and following.pos == "NOUN" and following.text[-1] == "s"
    )


def _over_connector(words: tuple[Word, ...], last: int, sentence: Sentence, first: int) -> int:
    if words[last].lower not in CONNECTORS:
        return 0
    after = last + 1
    if words[after].lower == "the":
        after += 1
    if after >= sentence.last or not _capital(words[after], sentence):
        return 0
    before = words[last - 1].lower
    if words[last].lower in {"of", "for", "de"}:
        opens = before.rstrip("s") in OF_OPENERS or before in OF_OPENERS
        return after - last if opens else 0
    return after - last if _institution_ahead(words, after, sentence) and last > first else 0


# The word before "of" in a name: Department of Space, Press Trust of India.
OF_OPENERS = (ORG_HEADS - {"staff"}) | {
    "trust",
    "chief",
    "joint chief",
    "chiefs",
    "office",
    "board",
    "house",
    "sea",
    "gulf",
    "bay",
    "strait",
    "republic",
    "academy",
    "school",
    "college",
    "league",
    "state",
}


def _institution_ahead(words: tuple[Word, ...], place: int, sentence: Sentence) -> bool:
    """Tell "and" inside a name: "National Oceanic and Atmospheric Administration"."""
    before = words[place - 2]
    if before.lower in ORG_HEADS or before.pos not in {"ADJ", "PROPN", "NOUN"}:
        return False
    last = place
    while last < sentence.last and _capital(words[last], sentence):
        last += 1
    end = words[last - 1].lower
    goes_on = before.text.endswith(("ic", "al", "cs", "onautics")) or before.lower in JOINED_FIELDS
    return end in ORG_HEADS | UNITS and last - place >= 2 and goes_on
