"""Words that may speak of a launch, by the lists and the things around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.english.launches import clauses
from loaders.english.launches.kinds import PAYLOADS, VEHICLES, kind_of, noun_lemma
from loaders.english.launches.trigger import Trigger
from loaders.english.launches.trigger_nouns import noun
from loaders.english.launches.trigger_things import (
    aboard,
    by_rocket,
    carrier,
    goes_up,
    is_crew,
    is_missile_like,
    lift_place,
    more,
    next_phrase,
    of_time,
    tests_other,
    unknown,
)
from loaders.english.names.lists import words as listed
from loaders.english.names.runs import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.english.names import Names, Word

LAUNCH_VERBS = listed("launches", "verbs", "launch")
FIRE_VERBS = listed("launches", "verbs", "fire")
OFF_VERBS = listed("launches", "verbs", "off")
CARRY_VERBS = listed("launches", "verbs", "carry")
FAIL_VERBS = listed("outcomes", "failure", "verbs")
SIGNS = re.compile(
    r"launch|lift(?:ed|s|ing)?[ -]?off|blast(?:ed|s|ing)?[ -]?off|take-?off|took off|\borbit|"
    r"rocket|missile|into space|spacecraft|satellite|\bshuttle\b|spaceflight|projectile",
    re.IGNORECASE,
)


def speaks_of_launches(text: str) -> bool:
    """Tell, without parsing, whether a text can hold a launch at all.

    >>> speaks_of_launches("The rocket lifted off."), speaks_of_launches("Rain fell on Seoul.")
    (True, False)
    """
    return SIGNS.search(text) is not None


def triggers(names: Names) -> list[Trigger]:
    """Return the words of a document that speak of launches, in text order."""
    return [t for word in names.analysis.words if (t := _trigger(names, word))]


def _trigger(names: Names, word: Word) -> Trigger | None:
    if word.pos in {"VERB", "AUX"} or _verb_like(names, word):
        found = _verb(names, word)
        if found:
            return found
    if word.pos in {"NOUN", "PROPN", "VERB", "X", "ADJ"}:
        return noun(names, word)
    return None


def _verb_like(names: Names, word: Word) -> bool:
    """Tell a verb that the tagger takes for a noun: "would launch three more", "has test-fired"."""
    if word.lower in {"launch", "test-fire"} and word.i:
        before = names.analysis.words[word.i - 1].lower
        return before in clauses.MODALS | {"would", "will", "to"}
    if word.pos not in {"ADJ", "NOUN"}:
        return False
    return word.lower.endswith(("launched", "fired", "launches", "-fire"))


def _verb(names: Names, word: Word) -> Trigger | None:
    lemma = clauses.lemma(word)
    if lemma in OFF_VERBS and _off(names, word):
        return _off_verb(names, word)
    carrying = lemma == "carry" and word.lower.endswith("ing")
    for lemmas, rule in VERB_RULES:
        if lemma in lemmas and not (carrying and rule is _carry_verb):
            return rule(names, word)
    return None


def _off_verb(names: Names, word: Word) -> Trigger | None:
    thing = clauses.subject(names.analysis, word)
    if clauses.lemma(word) == "take" and not (thing and kind_of(names, thing)):
        return None
    return Trigger(word, "verb", "off", carrier(names, word, thing) or thing)


def _off(names: Names, word: Word) -> bool:
    """Tell "off" after the verb, with at most two words between ("lift safely off")."""
    following = names.analysis.words[word.i + 1 : word.i + 4]
    if "-" in word.text and word.lower.endswith("off"):
        return True
    return any(w.lower == "off" for w in following)


def _launch_verb(names: Names, word: Word) -> Trigger | None:
    analysis = names.analysis
    if word.rel == "amod" and not clauses.auxiliaries(analysis, word):
        return None
    thing = clauses.thing_moved(analysis, word) or next_phrase(names, word)
    if thing is not None and (of_time(names, thing) or aboard(names, thing)):
        thing = _craft_before(analysis.words[thing.i - 1]) if thing.i - 1 > word.i else None
    before = analysis.words[word.i - 1] if word.i else None
    if thing is None and before is not None and kind_of(names, before) in {"vehicle", "payload"}:
        thing = before
    what = kind_of(names, thing) if thing else ""
    if what == "other":
        return None
    if not what:
        doer = clauses.subject(analysis, word)
        what = kind_of(names, doer) if doer else ""
        if doer is not None and thing is None and (doer.lower == "it" or is_crew(names, doer)):
            what = "payload"
        thing = doer if what in {"vehicle", "payload"} else thing
    if not what and not (lift_place(names, word) or more(names, word)):
        return None
    return Trigger(word, "verb", "launch", carrier(names, word, thing) or thing)


def _craft_before(word: Word) -> Word | None:
    """Return the craft in "launched a satellite yesterday", taken for one phrase."""
    return word if noun_lemma(word) in VEHICLES | PAYLOADS and word.pos == "NOUN" else None


def _fire_verb(names: Names, word: Word) -> Trigger | None:
    analysis = names.analysis
    thing = clauses.thing_moved(analysis, word) or next_phrase(names, word)
    if clauses.lemma(word) == "fly" and set(clauses.auxiliaries(analysis, word)) & {"to", "will"}:
        thing = clauses.subject(analysis, word)
    following = [w.lower for w in analysis.words[word.i + 1 : word.i + 6]]
    down = clauses.lemma(word) == "shoot" and "down" in following
    if thing is None or down or not is_missile_like(names, thing):
        return None
    if word.lemma.lower() == "test" and tests_other(names, thing):
        return None
    family = "fire" if word.lemma.lower() != "test" else "test"
    return Trigger(word, "verb", family, thing)


def _carry_verb(names: Names, word: Word) -> Trigger | None:
    analysis = names.analysis
    thing = clauses.thing_moved(analysis, word)
    if thing is None:
        thing = next_phrase(names, word) if not clauses.auxiliaries(analysis, word) else None
    if thing is None or clauses.lemma(word) in SOARING:
        thing = clauses.subject(analysis, word)
    if thing is None or not (
        kind_of(names, thing) in {"vehicle", "payload"} or unknown(names, thing)
    ):
        return None
    if not (goes_up(names, word, thing) or by_rocket(names, word)):
        return None
    return Trigger(word, "verb", "carry", thing)


# What these are said of goes up itself, whatever their object ("blazed its way to the moon").
SOARING = frozenset({"blaze", "streak", "soar", "roar", "hurtle", "rocket", "burst"})


def _fate_verb(names: Names, word: Word) -> Trigger | None:
    thing = clauses.subject(names.analysis, word, climb=False)
    if thing is None and word.rel == "acl" and not word.lower.endswith("ing"):
        thing = names.analysis.head(word)
    thing = carrier(names, word, thing) or thing
    if thing is not None and thing.lower in VERSIONS:
        phrase = names.phrases.after(thing.i + 2, skip=0)
        thing = names.analysis.words[phrase.head] if phrase else thing
    if thing is None or kind_of(names, thing) != "vehicle":
        return None
    return Trigger(word, "verb", "fate", thing)


def _schedule_verb(names: Names, word: Word) -> Trigger | None:
    """Return "a cargo ship is scheduled for August", of which no verb says that it goes up."""
    thing = clauses.subject(names.analysis, word, climb=False)
    following = [w.lower for w in names.analysis.words[word.i + 1 : word.i + 6]]
    dated = following[:1] == ["for"] and any(low in CALENDAR for low in following)
    if thing is None or not dated or kind_of(names, thing) not in {"vehicle", "payload"}:
        return None
    return Trigger(word, "verb", "launch", thing)


SCHEDULE_VERBS = frozenset({"schedule", "slate", "set", "target", "plan"})
# "Older versions of the launcher failed": what failed stands after "of".
VERSIONS = frozenset({"version", "versions", "model", "models", "variant", "variants"})


VERB_RULES: tuple[tuple[frozenset[str], Callable[[Names, Word], Trigger | None]], ...] = (
    (LAUNCH_VERBS, _launch_verb),
    (FIRE_VERBS, _fire_verb),
    (CARRY_VERBS, _carry_verb),
    (FAIL_VERBS, _fate_verb),
    (SCHEDULE_VERBS, _schedule_verb),
)
