"""Base noun phrases from part-of-speech runs: sturdier than the tree where news piles up nouns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.english.names.words import Analysis, Sentence, Word

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
INNER = NOMINAL | {"ADJ", "PART"}
OPENERS = frozenset({"DET", "PRON"})
POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your", "whose"})
MARKS = frozenset({"'s", "’s", "'", "’", "-", "–", "/", "&", "‘", "“", '"', "”", "(", ")"})
# After a noun these say when: "launched a satellite yesterday".
DAYS = frozenset({"yesterday", "today", "tonight", "tomorrow"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A base noun phrase: words first to last (excluded), its head, where it lies in the text."""

    first: int
    last: int
    head: int
    start: int
    end: int


class Phrases:
    """The base noun phrases of a document, in text order, by word."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.all = tuple(p for s in analysis.sentences for p in _phrases(analysis, s))
        self._at = {i: phrase for phrase in self.all for i in range(phrase.first, phrase.last)}

    def of(self, word: Word) -> Phrase | None:
        """Return the base noun phrase that holds the word."""
        return self._at.get(word.i)

    def after(self, i: int, *, skip: int = 3) -> Phrase | None:
        """Return the phrase that starts at word i or within the next few words."""
        for place in range(i, min(i + skip + 1, len(self.analysis.words))):
            phrase = self._at.get(place)
            if phrase and phrase.first >= i:
                return phrase
        return None


def _phrases(analysis: Analysis, sentence: Sentence) -> Iterator[Phrase]:
    words = analysis.of(sentence)
    place = 0
    while place < len(words):
        last = _end(words, place)
        if last == place:
            place += 1
            continue
        yield from _trimmed(words[place:last])
        place = last


def _end(words: tuple[Word, ...], place: int) -> int:
    """Return where the phrase that starts here ends; the same place when none starts."""
    after_have = place > 0 and words[place - 1].lower in {"has", "have", "had", "been"}
    if not _opens(words[place]) or (after_have and words[place].pos == "VERB"):
        return place
    last = place + 1
    while last < len(words) and _goes_on(words, last):
        last += 1
    return last


def _opens(word: Word) -> bool:
    return word.pos in INNER - {"PART"} or word.pos in OPENERS or _attributive(word)


def _attributive(word: Word) -> bool:
    """Tell a participle or adverb before a noun ("newly acquired missile")."""
    return word.rel in {"amod", "compound", "nummod"} and word.head > word.i


def _goes_on(words: tuple[Word, ...], place: int) -> bool:
    word, before = words[place], words[place - 1]
    if word.text in {"'s", "’s"} or (word.pos == "PART" and word.text in {"'", "’"}):
        return before.pos in NOMINAL or before.pos == "ADJ"
    if before.pos == "PRON" and before.lower not in POSSESSIVES:
        return False
    if word.pos in OPENERS:
        return word.lower in POSSESSIVES and before.pos == "DET"
    if (word.pos == "VERB" or _says_when(word)) and before.pos in NOMINAL:
        # "the launch prompted alerts": a verb after a noun begins something else.
        return False
    joined = before.lower == "and" and word.lower.endswith("ed")
    if joined or word.pos in NOMINAL | {"ADJ"} or _attributive(word):
        return True
    return _bridges(words, place)


def _says_when(word: Word) -> bool:
    return word.lower in DAYS and word.rel != "compound"


def _bridges(words: tuple[Word, ...], place: int) -> bool:
    """Tell an adverb, mark or "and" with more of the phrase after it."""
    word = words[place]
    if word.pos == "ADV":
        return place + 1 < len(words) and _attributive(words[place + 1])
    if word.text in MARKS:
        return _bridge(words, place)
    return (
        word.lower == "and" and words[place - 1].pos == "ADJ" and _adjective_follows(words, place)
    )


def _bridge(words: tuple[Word, ...], place: int) -> bool:
    """Tell a hyphen, ampersand or quotation mark inside a phrase."""
    if place + 1 >= len(words):
        return False
    following = words[place + 1]
    if words[place].text in {"(", ")"}:
        return False
    return following.pos in NOMINAL | {"ADJ"} or _attributive(following)


def _adjective_follows(words: tuple[Word, ...], place: int) -> bool:
    if place + 2 >= len(words):
        return False
    following = words[place + 1]
    describing = following.pos == "ADJ" or _attributive(following) or following.lower.endswith("ed")
    return describing and words[place + 2].pos in NOMINAL | {"ADJ"}


def _trimmed(words: tuple[Word, ...]) -> Iterator[Phrase]:
    """Yield the run as a phrase that ends in a nominal word or a pronoun."""
    while words and words[-1].pos not in NOMINAL | {"PRON", "DET"}:
        if words[-1].pos == "ADJ" and words[0].lower == "the":
            break
        words = words[:-1]
    if words:
        head = words[-1]
        yield Phrase(words[0].i, head.i + 1, head.i, words[0].start, head.end)
