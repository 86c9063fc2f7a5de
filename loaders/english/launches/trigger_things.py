"""What stands beside a launch verb: what goes up, where to, and what only looks so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import EntityType
from loaders.english.launches import clauses
from loaders.english.launches.kinds import VEHICLES, kind_of, named_type, noun_lemma
from loaders.english.launches.things import NUMBERS
from loaders.english.launches.trigger_nouns import NOT_TESTED
from loaders.english.names.lists import words as listed
from loaders.english.names.runs import CALENDAR

if TYPE_CHECKING:
    from loaders.english.names import Names, Word
CREW = listed("launches", "things", "crew")
PLACES_UP = listed("launches", "things", "places_up")


CARRYING = listed("launches", "things", "carrying")


def carrier(names: Names, word: Word, thing: Word | None) -> Word | None:
    """Return the rocket of "a rocket carrying a satellite" where the tree lost it."""
    phrase = names.phrases.of(thing) if thing is not None else None
    if phrase is None or phrase.first < 2:
        return None
    at = _before_amount(names, phrase.first - 1)
    verb, before = names.analysis.words[at], names.analysis.words[at - 1]
    if verb.i == word.i or not at:
        return None
    if (
        verb.lower.endswith("ing")
        and clauses.lemma(verb) in CARRYING
        and kind_of(names, before) == "vehicle"
    ):
        return before
    return None


def _before_amount(names: Names, at: int) -> int:
    """Return the place of the word before "a 57 mln" where the phrase was cut behind it."""
    words = names.analysis.words
    for _ in range(AMOUNT):
        if at < 1 or not (words[at].pos in {"NUM", "DET", "SYM"} or words[at - 1].pos == "NUM"):
            return at
        at -= 1
    return at


# Words of "a 57 mln dlr" before its noun.
AMOUNT = 4


def aboard(names: Names, thing: Word) -> bool:
    """Tell "aboard an Electron rocket", which the tree may take for what is launched."""
    phrase = names.phrases.of(thing)
    if phrase is None or not phrase.first:
        return False
    first, before = names.analysis.words[phrase.first], names.analysis.words[phrase.first - 1]
    numbered = first.lower in {"least", "most"}
    return not numbered and before.lower in {"aboard", "on", "atop", "via", "from", "at", "to"}


def is_crew(names: Names, doer: Word) -> bool:
    """Tell people who go up themselves ("Three crew members launched at dawn")."""
    lemma = doer.lemma.lower()
    return lemma in CREW or named_type(names, doer) is EntityType.PERSON


def of_time(names: Names, thing: Word) -> bool:
    """Tell a day that the tree takes for what is launched ("launched March 21")."""
    phrase = names.phrases.of(thing)
    held = names.analysis.words[phrase.first : phrase.last] if phrase else (thing,)
    if any(named_type(names, w) for w in held):
        return False
    return any(w.text[0].isupper() and w.lower in CALENDAR for w in held) or held[-1].pos == "NUM"


def soars(names: Names, word: Word) -> bool:
    """Tell "burst into space", which is no failure."""
    following = [w.lower for w in names.analysis.words[word.i + 1 : word.i + 5]]
    return following[:1] in (["into"], ["through"]) and bool(set(following) & PLACES_UP)


def next_phrase(names: Names, word: Word) -> Word | None:
    """Return the head of the phrase right after a word, no preposition between."""
    phrase = names.phrases.after(word.i + 1, skip=1)
    if phrase is None or any(
        w.pos in {"ADP", "PUNCT"} for w in names.analysis.words[word.i + 1 : phrase.first]
    ):
        return None
    return names.analysis.words[phrase.head]


def more(names: Names, word: Word) -> bool:
    """Tell "launch three more", "fired two others": what goes up has been named before."""
    following = [w.lower for w in names.analysis.words[word.i + 1 : word.i + 4]]
    for n, low in enumerate(following[:3]):
        if low in {"more", "others", "another", "one"}:
            behind = names.analysis.words[word.i + 2 + n : word.i + 3 + n]
            return not behind or behind[0].pos not in {"NOUN", "PROPN", "ADJ"} or _day(behind[0])
        if low not in NUMBERS and low not in {"at", "least", "several", "an", "many"}:
            return False
    return False


def _day(word: Word) -> bool:
    return word.text[:1].isupper() and word.lower in CALENDAR


def lift_place(names: Names, word: Word) -> bool:
    """Tell "launched from" or "launched at 5 a.m." where the tree shows no thing."""
    following = names.analysis.words[word.i + 1 : word.i + 3]
    return any(w.lower in {"from", "aboard", "atop"} for w in following)


def tests_other(names: Names, thing: Word) -> bool:
    """Tell a test of something that does not fly."""
    phrase = names.phrases.of(thing)
    held = names.analysis.words[phrase.first : phrase.last] if phrase else (thing,)
    return any(w.lower in NOT_TESTED - {"nuclear"} for w in held)


def is_missile_like(names: Names, thing: Word) -> bool:
    """Tell a missile, rocket or projectile by its noun or its name."""
    if kind_of(names, thing) == "vehicle":
        return True
    phrase = names.phrases.of(thing)
    held = names.analysis.words[phrase.first : phrase.last] if phrase else (thing,)
    return any(w.lemma.lower() in VEHICLES for w in held)


GROUPS = frozenset(
    {
        "group",
        "set",
        "batch",
        "pair",
        "trio",
        "series",
        "number",
        "cluster",
        "total",
        "salvo",
        "barrage",
    }
)


def inner(names: Names, thing: Word | None) -> Word | None:
    """Return the satellites of "a group of satellites"; anything else as it is."""
    if thing is None or thing.lower not in GROUPS:
        return thing
    following = names.analysis.words[thing.i + 1 : thing.i + 2]
    if not following or following[0].lower != "of":
        return thing
    phrase = names.phrases.after(thing.i + 2, skip=3)
    return names.analysis.words[phrase.head] if phrase else thing


# Only with these does "in orbit" say where something is brought.
SETTING = frozenset({"put", "place", "insert", "inject", "position"})


def by_rocket(names: Names, word: Word) -> bool:
    """Tell "was carried by a Qased rocket"."""
    following = names.analysis.words[word.i + 1 : word.i + 2]
    phrase = names.phrases.after(word.i + 2, skip=0)
    if not following or following[0].lower not in {"by", "aboard", "atop"} or phrase is None:
        return False
    return kind_of(names, names.analysis.words[phrase.head]) == "vehicle"


def missile_before(names: Names, word: Word) -> Word | None:
    """Return the missile of "intercepted a missile after it was fired from Yemen"."""
    first = names.analysis.sentence(word).first
    for place in range(word.i - 1, first - 1, -1):
        before = names.analysis.words[place]
        if before.pos in {"NOUN", "PROPN"} and (
            noun_lemma(before) in VEHICLES or kind_of(names, before) == "vehicle"
        ):
            return before
    return None


def unknown(names: Names, thing: Word) -> bool:
    """Tell a designation that nobody knows ("Insat 1D")."""
    pair = names.named(thing)
    return pair is not None and pair[1].type is None and any(c.isdigit() for c in pair[0].text)


def goes_up(names: Names, word: Word, thing: Word) -> bool:
    """Tell "into orbit", "to the moon" after the verb within the same clause."""
    following = names.analysis.words[word.i + 1 : max(word.i, thing.i) + 12]
    if word.lemma.lower() in {"send", "put", "shoot"} and "up" in [w.lower for w in following[:6]]:
        return True
    for n, w in enumerate(following):
        if w.text in {";", ":", "."} or w.sentence != word.sentence:
            return False
        if w.lower == "on" and [x.lower for x in following[n + 2 : n + 3]] == ["way"]:
            return True
        if w.lower in {"into", "in", "to", "toward"}:
            after = [x.lower for x in following[n + 1 : n + 6]]
            up = [x for x in after if x in PLACES_UP]
            if up and (w.lower == "into" or up[0] not in {"station", "sky"} or w.lower == "to"):
                return w.lower != "in" or (
                    up[0] in {"orbit", "space"} and clauses.lemma(word) in SETTING
                )
    return False
