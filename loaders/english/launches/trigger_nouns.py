"""Nouns that speak of a launch, and those that only look so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import EntityType
from loaders.english.launches.kinds import VEHICLES, kind_of, named_type, noun_lemma
from loaders.english.launches.things import NUMBERS
from loaders.english.launches.trigger import Trigger
from loaders.english.names.lists import words as listed
from loaders.english.names.runs import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.english.names import Names, Word
LAUNCH_NOUNS = listed("launches", "nouns", "launch")
TEST_NOUNS = listed("launches", "nouns", "test")
FLIGHT_NOUNS = listed("launches", "nouns", "flight")
FATE_NOUNS = listed("launches", "nouns", "fate")
SCHEDULE = listed("launches", "nouns", "schedule")
FLIGHT_WORDS = listed("launches", "nouns", "flight_words")
NOT_AFTER = listed("launches", "nouns", "not_after_launch")
NOT_TESTED = listed("launches", "nouns", "not_tested")
MISSILES = listed("launches", "things", "missiles")


def noun(names: Names, word: Word) -> Trigger | None:
    """Return a noun as a trigger, if it speaks of a launch."""
    lemma = noun_lemma(word)
    if _in_longer_name(names, word):
        return None
    if lemma in LAUNCH_NOUNS:
        return _launch_noun(names, word)
    if lemma in FATE_NOUNS:
        thing = _fated(names, word)
        told = thing is not None or (lemma == "failure" and _dated_failure(names, word))
        return Trigger(word, "noun", "fate", thing) if told else None
    for nouns, family, rule in NOUN_RULES:
        if lemma in nouns:
            return Trigger(word, "noun", family) if rule(names, word) else None
    return None


def _launch_window(names: Names, word: Word) -> bool:
    """Tell "the window runs from 31 May to 11 June" where no launch word stands before it."""
    before = _before_in_phrase(names, word)
    bare = bool(before) and before[0].lower in {"the", "its", "a"}
    following = names.analysis.words[word.i + 1 : word.i + 12]
    return (
        bare
        and not any(w.lower == "launch" for w in before)
        and any(_calendar(w) and not w.text.isdigit() for w in following)
    )


def _in_longer_name(names: Names, word: Word) -> bool:
    """Tell "Launch" in "United Launch Alliance", "Test" in the title of a thing."""
    pair = names.named(word)
    return (
        pair is not None
        and (pair[0].last - pair[0].first > 1 or word.pos == "PROPN")
        and not (pair[1].type is None and word.i == pair[0].last - 1)
    )


def _launch_noun(names: Names, word: Word) -> Trigger | None:
    analysis = names.analysis
    following = analysis.words[word.i + 1] if word.i + 1 < len(analysis.words) else None
    if following and following.sentence == word.sentence:
        if following.lower in SCHEDULE:
            return Trigger(word, "noun", "schedule")
        if (
            _modifies(names, word)
            or following.lower in NOT_AFTER
            or (following.text == "-" and following.end == following.start + 1)
        ):
            return None
        if following.text == "-off":
            return Trigger(word, "noun", "launch")
    if word.lower == "countdown":
        return None
    return Trigger(word, "noun", "launch")


def _modifies(names: Names, word: Word) -> bool:
    """Tell "launch" before the noun that the phrase is about ("launch community")."""
    phrase = names.phrases.of(word)
    head = names.analysis.words[phrase.head] if phrase else word
    if head.i <= word.i or head.pos != "NOUN" or head.lower in TIME_NOUNS:
        return False
    return noun_lemma(head) not in LAUNCH_NOUNS | FLIGHT_NOUNS | FATE_NOUNS | TEST_NOUNS


TIME_NOUNS = frozenset(
    [
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
        "morning",
        "afternoon",
        "evening",
        "night",
        "week",
        "month",
        "year",
        "weekend",
    ]
)


def _before_in_phrase(names: Names, word: Word) -> tuple[Word, ...]:
    phrase = names.phrases.of(word)
    first = phrase.first if phrase else max(0, word.i - 3)
    return names.analysis.words[first : word.i]


# A test before these is no event.
NOT_BEFORE = frozenset({"site", "range", "stand", "pilot", "facility", "center", "-"})


def _missile_test(names: Names, word: Word) -> bool:
    """Tell "missile test" or "test of a missile" from other tests and from "test site"."""
    analysis = names.analysis
    if _on_ground(names, word) or _modifies(names, word):
        return False
    before = {w.lemma.lower() for w in _before_in_phrase(names, word)}
    after = analysis.words[word.i + 1] if word.i + 1 < len(analysis.words) else None
    if after and after.lower in LAUNCH_NOUNS | FLIGHT_NOUNS | NOT_BEFORE:
        return False
    if before & (VEHICLES | MISSILES | {"launch", "flight"}):
        return not before & (NOT_TESTED - {"nuclear"})
    if before & NOT_TESTED:
        return False
    of_what = (
        names.phrases.after(word.i + 2, skip=0) if after and after.lower in {"of", "with"} else None
    )
    if of_what:
        return (
            any(
                w.lemma.lower() in VEHICLES | MISSILES
                for w in analysis.words[of_what.first : of_what.last]
            )
            or kind_of(names, analysis.words[of_what.head]) == "vehicle"
        )
    return "test" in word.lower and word.pos in {"NOUN", "PROPN"}


def _on_ground(names: Names, word: Word) -> bool:
    """Tell a test of engines on the ground by the words around it."""
    sentence = names.analysis.sentence(word)
    near = names.analysis.words[max(sentence.first, word.i - 6) : min(sentence.last, word.i + 10)]
    return any(
        w.lower.rstrip("s") in {"engine", "static", "motor", "hot-fire", "readiness"} for w in near
    )


def _flight(names: Names, word: Word) -> bool:
    before = _before_in_phrase(names, word)
    lows = {w.lower for w in before}
    if "stage" in lows or any(low.endswith("-stage") for low in lows):
        return False
    after = names.analysis.words[word.i + 1] if word.i + 1 < len(names.analysis.words) else None
    if after and after.pos in {"NOUN", "PROPN"} and after.lower not in CALENDAR:
        return False
    if word.lower.startswith("attempt"):
        if before and before[-1].lower in {"launch", "test"} and before[-1].lower == "launch":
            return False
        return _came_out(names, word) or bool(lows & TRIED)
    if lows & FLIGHT_WORDS:
        return True
    return any(kind_of(names, w) in {"vehicle", "payload"} for w in before)


def _dated_failure(names: Names, word: Word) -> bool:
    """Tell "a May 2021 failure", "a failure in December 2022": of nothing but a launch."""
    before = _before_in_phrase(names, word)
    counted = bool(before) and before[0].lower in NUMBERS
    if not before or not (counted or before[0].lower in {"a", "an", "the", "its"}):
        return False
    dated = [_calendar(w) or w.lower in {"previous", "earlier"} for w in before[1:]]
    following = names.analysis.words[word.i + 1 : word.i + 3]
    after = len(following) == 2 and following[0].lower in {"in", "on"} and _calendar(following[1])
    return all(dated) and bool(dated or after)


def _calendar(word: Word) -> bool:
    return word.lower in CALENDAR or word.text in CALENDAR or word.text.isdigit()


def _came_out(names: Names, word: Word) -> bool:
    """Tell "the previous attempt failed on 13 April"."""
    end = min(word.i + 9, names.analysis.sentence(word).last)
    following = names.analysis.words[word.i + 1 : end]
    return any(
        w.lower in {"failed", "succeeded", "ended", "scrubbed", "aborted"} for w in following
    )


# Before "attempt" these make one of launching it.
TRIED = frozenset({"launch", "failed", "test", "unsuccessful", "successful", "previous", "earlier"})


def _fated(names: Names, word: Word) -> Word | None:
    """Return the named vehicle whose disaster or loss the noun speaks of."""
    before = [
        w for w in _before_in_phrase(names, word) if named_type(names, w) is EntityType.VEHICLE
    ]
    if before:
        return before[-1]
    following = names.analysis.words[word.i + 1 : word.i + 2]
    if following and following[0].lower == "of":
        phrase = names.phrases.after(word.i + 2, skip=0)
        if phrase:
            held = names.analysis.words[phrase.first : phrase.last]
            return next((w for w in held if named_type(names, w) is EntityType.VEHICLE), None)
    return None


NOUN_RULES: tuple[tuple[frozenset[str], str, Callable[[Names, Word], bool]], ...] = (
    (TEST_NOUNS, "test", _missile_test),
    (FLIGHT_NOUNS, "flight", _flight),
    (frozenset({"window"}), "schedule", _launch_window),
)
