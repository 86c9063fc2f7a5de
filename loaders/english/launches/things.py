"""Vehicles, payloads and sites as the text describes them, as mentions of the model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.model import Mention
from kb.terms import EntityType
from loaders.english.launches import clauses
from loaders.english.names.entities import mention
from loaders.english.names.lists import words as listed
from loaders.english.names.runs import CALENDAR

if TYPE_CHECKING:
    from loaders.english.names import Names, Word
    from loaders.english.names.found import Named
    from loaders.english.names.phrases import Phrase

BARE = listed("launches", "things", "bare")
WORLDS = listed("launches", "things", "worlds")
PLAIN = listed("launches", "things", "plain_modifiers")
NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "dozen": 12,
    "twenty": 20,
    "pair": 2,
    "single": 1,
    "both": 2,
}
MOST_IN_A_SALVO = 500


def describe(names: Names, word: Word, type_: EntityType) -> Mention | None:
    """Return the vehicle or payload that a phrase names or describes; None if it tells nothing."""
    phrase = names.phrases.of(word)
    if phrase is None:
        pair = names.named(word)
        return mention(pair[1], (names.span(pair[0].start, pair[0].end),)) if pair else None
    known = _named_inside(names, phrase, type_)
    text = described_text(names, phrase)
    if names.analysis.words[phrase.head].lower.rstrip("s") in NO_NAMES:
        text = ""
    if known is not None:
        extra = tuple(dict.fromkeys([*known.names, *([text] if text else [])]))
        return Mention(type_, extra, known.spans, known.iri)
    if (
        not text
        or text.lower() in NUMBERS
        or (type_ is EntityType.VEHICLE and text.lower() in BARE)
    ):
        return None
    start = names.analysis.text.rfind(text, phrase.start, phrase.end)
    span = names.span(start, start + len(text))
    return Mention(type_, tuple(dict.fromkeys([" ".join(text.split()), *_variants(text)])), (span,))


def _named_inside(names: Names, phrase: Phrase, type_: EntityType) -> Mention | None:
    """Return the named thing of that type in a phrase, or a designation nobody knows."""
    start, end = phrase.start, _bracket_end(names, phrase)
    inside = names.inside(start, end)
    inside = [(n, e) for n, e in inside if n.text.lower() not in WORLDS]
    fitting = [(n, e) for n, e in inside if e.type is type_ and "station" not in n.text.lower()]
    if not fitting:
        loose = {EntityType.VEHICLE: None, EntityType.PAYLOAD: None}
        fitting = [
            (n, e)
            for n, e in inside
            if e.type is None and type_ in loose and _heads(names, n, phrase)
        ]
    if not fitting:
        return None
    name, entity = fitting[0]
    return mention(entity, (names.span(name.start, name.end),))


# Flights and crews are no payloads.
NO_NAMES = frozenset(
    ["mission", "flight", "crew", "member", "crewmate", "astronaut", "cosmonaut", "taikonaut"]
)


def _heads(names: Names, name: Named, phrase: Phrase) -> bool:
    """Tell a name that is the phrase's head, or stands right before it and is no adjective."""
    last = names.analysis.words[name.last - 1]
    if name.demonym or (
        name.last - name.first == 1 and last.lower.endswith(("an", "ese", "ish", "ic"))
    ):
        return False
    return name.last >= phrase.last or (
        name.last == phrase.last - 1 and last.pos in {"PROPN", "NUM"}
    )


def _bracket_end(names: Names, phrase: Phrase) -> int:
    """Return where a phrase ends, with an acronym in brackets after it."""
    after = re.match(
        r"\s*\(\s*[A-Z][\w.-]{1,9}\s*\)", names.analysis.text[phrase.end : phrase.end + 16]
    )
    return phrase.end + after.end() if after else phrase.end


def described_text(names: Names, phrase: Phrase) -> str:
    """Return a phrase without article, owner, number and words that describe nothing."""
    words = list(names.analysis.words[phrase.first : phrase.last])
    for n, word in enumerate(words[:-1]):
        if word.text in {"'s", "’s", "'", "’"}:
            words = words[n + 1 :]
            break
    verbs = [
        n for n, word in enumerate(words[:-1]) if clauses.lemma(word) in {"launch", "test-fire"}
    ]
    words = words[verbs[-1] + 1 :] if verbs and words[verbs[-1]].lower != "launch" else words
    plural = bool(words) and words[-1].lower.endswith("s")
    while len(words) > 1 and (
        words[0].lower in PLAIN
        or words[0].pos == "DET"
        or words[0].lower in NUMBERS
        or (words[0].pos == "NUM" and plural)
        or re.match(r"\d+-(?:foot|m|meter|metre|ton|kg|story)", words[0].text)
        or words[0].text in {"‘", "“", '"', "("}
    ):
        words = words[1:]
    while len(words) > 1 and words[-1].text[:1].isupper() and words[-1].lower in CALENDAR:
        words = words[:-1]
    return names.analysis.text[words[0].start : words[-1].end] if words else ""


NAMING = frozenset(
    {
        "called",
        "dubbed",
        "named",
        "including",
        "designated",
        "codenamed",
        "involve",
        "involved",
        "like",
    }
)


def named_after(names: Names, word: Word, type_: EntityType) -> Mention | None:
    """Return the name that follows a description: "seven missiles, including a Taepodong-2"."""
    phrase = names.phrases.of(word)
    if phrase is None or _named_inside(names, phrase, type_):
        return None
    words = names.analysis.words
    apposed = _apposed(names, phrase, type_)
    if apposed is not None:
        return apposed
    for place in range(phrase.last, min(phrase.last + 12, len(words))):
        if words[place].sentence != word.sentence:
            return None
        if words[place].lower in NAMING:
            following = names.phrases.after(place + 1, skip=1)
            found = _named_inside(names, following, type_) if following else None
            if found:
                return found
    return None


def _apposed(names: Names, phrase: Phrase, type_: EntityType) -> Mention | None:
    """Return the name between commas after a description: "its first satellite, Omid, in"."""
    words = names.analysis.words
    place = phrase.last + 1
    if place >= len(words) or words[place - 1].text != ",":
        return None
    pair = names.named(words[place + 1] if words[place].lower == "the" else words[place])
    if pair is None or pair[1].type not in {None, type_} or pair[0].last >= len(words):
        return None
    if words[pair[0].last].text not in {",", ".", "("}:
        return None
    found = mention(pair[1], (names.span(pair[0].start, pair[0].end),))
    return Mention(type_, found.names, found.spans, found.iri)


def _variants(text: str) -> list[str]:
    """Return the words in the singular, and without a leading "first"."""
    out = []
    single = re.sub(r"(?<=[a-z])s$", "", text)
    if single != text:
        out.append(single)
    out.extend(re.sub(r"^(?:first|second|third|direct)\s+", "", t) for t in (text, single))
    out.extend(
        re.sub(r"^[\d,.]+[ -](?:\w+ ){0,2}(?:kg|kilogram|pound|ton|tonne|dlr)s?\s+", "", t)
        for t in (text, single)
    )
    return [" ".join(t.split()) for t in out if t and t != text]


def count_of(names: Names, word: Word) -> int | None:
    """Return how many a phrase speaks of: one, a number, or None for an unnumbered plural.

    >>> NUMBERS["two"]
    2
    """
    phrase = names.phrases.of(word)
    held = names.analysis.words[phrase.first : phrase.last] if phrase else (word,)
    head = held[-1]
    plural = "Number=Plur" in head.feats or (head.lower.endswith("s") and head.pos == "NOUN")
    if not plural:
        return 1
    for w in held[:-1]:
        number = as_number(w)
        if number and w.rel in {"nummod", "dep", "compound"} and number > 1:
            return number
    return None


def as_number(word: Word) -> int | None:
    """Return the number that a word stands for, if it is a plain small one."""
    low = word.lower
    if low in NUMBERS and low not in {"a", "an"}:
        return NUMBERS[low]
    if low.isdecimal() and 0 < int(low) < MOST_IN_A_SALVO:
        return int(low)
    return None
