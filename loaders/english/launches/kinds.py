"""What sort of thing a phrase is: a vehicle, a payload, or surely neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import EntityType
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.english.names import Names, Word
    from loaders.english.names.phrases import Phrase
VEHICLES = listed("launches", "things", "vehicles")
PAYLOADS = listed("launches", "things", "payloads")
NOT_THINGS = listed("launches", "things", "not_things")


def noun_lemma(word: Word) -> str:
    """Return a noun in the singular, in lower case."""
    low = word.lower
    if low.endswith("ches"):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def named_type(names: Names, word: Word) -> EntityType | None:
    """Return the type of the name that a word belongs to."""
    pair = names.named(word)
    return pair[1].type if pair and not pair[0].demonym else None


def kind_of(names: Names, word: Word) -> str:
    """Return "vehicle", "payload", "other" (surely neither) or "" for the phrase at a word."""
    phrase = names.phrases.of(word)
    head = names.analysis.words[phrase.head] if phrase else word
    lemma = head.lemma.lower()
    plain = noun_lemma(head)
    for candidate in (head, word):
        type_ = named_type(names, candidate)
        if type_ in {EntityType.VEHICLE, EntityType.PAYLOAD}:
            return type_.value
    if lemma in VEHICLES or plain in VEHICLES:
        return "vehicle"
    if lemma in PAYLOADS or plain in PAYLOADS:
        return "payload"
    if plain == "ship" and phrase is not None and _cargo(names, phrase):
        return "payload"
    if lemma in NOT_THINGS or plain in NOT_THINGS:
        return "other"
    return _by_parts(names, head)


def _cargo(names: Names, phrase: Phrase) -> bool:
    """Tell a cargo ship, supply ship or space ship."""
    held = names.analysis.words[phrase.first : phrase.last]
    return any(w.lower in {"cargo", "supply", "resupply", "space"} for w in held)


def _by_parts(names: Names, head: Word) -> str:
    """Return what a phrase is by any name inside it ("the heavier CARTOSAT-1")."""
    phrase = names.phrases.of(head)
    held: Iterator[Word] = iter(names.analysis.words[phrase.first : phrase.last] if phrase else ())
    for word in held:
        type_ = named_type(names, word)
        if type_ in {EntityType.VEHICLE, EntityType.PAYLOAD}:
            return type_.value
    return ""
