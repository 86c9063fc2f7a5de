"""Verbs that speak of a launch because a named or described craft does them at a told time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import EntityType
from loaders.english.launches import clauses
from loaders.english.launches.kinds import kind_of, named_type
from loaders.english.launches.trigger import Trigger
from loaders.english.launches.trigger_things import next_phrase, unknown
from loaders.english.names.lists import words as listed
from loaders.english.names.runs import CALENDAR

if TYPE_CHECKING:
    from loaders.english.names import Names, Word

DEBUTS = listed("launches", "verbs", "debut")
FOLLOWING = listed("launches", "verbs", "follow")
LOADED_VERBS = frozenset({"carry", "loft", "deliver", "lift"})
ALOFT = frozenset({"suborbital", "space", "orbit", "orbital", "hop"})
SCHEDULE_VERBS = frozenset({"schedule", "slate", "set", "target", "plan"})
# Words in which a time must begin for the verb to be of one launch.
NEAR = 12
CRAFTS = frozenset({"vehicle", "payload"})


def debut_verb(names: Names, word: Word) -> Trigger | None:
    """Return "Vulcan debuted in January 2024", "the H3 flew in March" as a trigger."""
    thing = clauses.subject(names.analysis, word, climb=False)
    if thing is None or kind_of(names, thing) != "vehicle" or not dated(names, word):
        return None
    return Trigger(word, "verb", "launch", thing)


def following_verb(names: Names, word: Word) -> Trigger | None:
    """Return "Chandrayaan-2 will follow in March", "is to follow later this month" as a trigger."""
    thing = clauses.subject(names.analysis, word, climb=False)
    tense = clauses.mood(names.analysis, word).tense
    if thing is None or kind_of(names, thing) not in CRAFTS or not dated(names, word):
        return None
    followed = clauses.lemma(word) == "follow" and tense in {"past", "perfect"}
    if not (followed or tense in {"future", "infinitive"}):
        return None
    return Trigger(word, "verb", "launch", thing)


def carrying_verb(names: Names, word: Word) -> Trigger | None:
    """Return "a PSLV will carry an Italian satellite in September" as a trigger."""
    doer = clauses.subject(names.analysis, word, climb=False)
    thing = clauses.thing_moved(names.analysis, word) or next_phrase(names, word)
    if doer is None or thing is None:
        return None
    if clauses.lemma(word) == "loft" and dated(names, word):
        return Trigger(word, "verb", "carry", thing)
    if kind_of(names, doer) != "vehicle":
        return None
    tense = clauses.mood(names.analysis, word).tense
    if kind_of(names, thing) != "payload" and not unknown(names, thing):
        return None
    ahead = tense in {"future", "infinitive"} and named_type(names, doer) is EntityType.VEHICLE
    told = tense in {"future", "past", "perfect"} and dated(names, word)
    return Trigger(word, "verb", "launch", doer) if ahead or told else None


def flown_people(names: Names, word: Word, thing: Word) -> bool:
    """Tell "flew six people on a suborbital hop" from people flown elsewhere."""
    following = {w.lower for w in names.analysis.words[word.i + 1 : word.i + NEAR]}
    return kind_of(names, thing) == "payload" and bool(following & ALOFT)


def schedule_verb(names: Names, word: Word) -> Trigger | None:
    """Return "a cargo ship is scheduled for August", of which no verb says that it goes up."""
    thing = clauses.subject(names.analysis, word, climb=False)
    held = names.analysis.words[word.i + 1 : word.i + 6]
    following = [w.lower for w in held]
    timed = following[:1] == ["for"] and any(low in CALENDAR for low in following)
    if held[1:] and held[1].pos == "NOUN" and held[1].lower not in CALENDAR:
        # Told of its capture: "Cygnus is scheduled for capture at 4:20 a.m."
        return None
    if thing is None or not timed or kind_of(names, thing) not in CRAFTS:
        return None
    return Trigger(word, "verb", "launch", thing)


def dated(names: Names, word: Word) -> bool:
    """Tell whether a word of the calendar or a year stands near a verb in its clause."""
    sentence = names.analysis.sentence(word)
    first, last = max(sentence.first, word.i - NEAR), min(sentence.last, word.i + NEAR)
    return any(_calendar(w) for w in names.analysis.words[first:last])


def _calendar(word: Word) -> bool:
    year = word.text.isdigit() and len(word.text) == len("2024")
    if word.lower in {"month", "week", "year"}:
        return True
    return year or word.text in CALENDAR or (word.text[:1].isupper() and word.lower in CALENDAR)
