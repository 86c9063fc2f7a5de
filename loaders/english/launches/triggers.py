"""Words that may speak of a launch, by the lists and the things around them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.english.launches import clauses
from loaders.english.launches.ellipsis import elliptic
from loaders.english.launches.kinds import PAYLOADS, VEHICLES, kind_of, noun_lemma
from loaders.english.launches.trigger import Trigger
from loaders.english.launches.trigger_crafts import (
    DEBUTS,
    FOLLOWING,
    LOADED_VERBS,
    SCHEDULE_VERBS,
    carrying_verb,
    debut_verb,
    flown_people,
    following_verb,
    schedule_verb,
)
from loaders.english.launches.trigger_fates import FATE_VERBS, fate_verb
from loaders.english.launches.trigger_nouns import noun
from loaders.english.launches.trigger_things import (
    aboard,
    by_rocket,
    carrier,
    goes_up,
    inner,
    is_crew,
    is_missile_like,
    lift_place,
    missile_before,
    more,
    next_phrase,
    of_time,
    tests_other,
    unknown,
)
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.english.names import Names, Word

LAUNCH_VERBS = listed("launches", "verbs", "launch")
FIRE_VERBS = listed("launches", "verbs", "fire")
OFF_VERBS = listed("launches", "verbs", "off")
CARRY_VERBS = listed("launches", "verbs", "carry")
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
    found = [t for word in names.analysis.words if (t := _trigger(names, word))]
    return sorted([*found, *elliptic(names, found)], key=lambda t: t.word.i)


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
    if word.rel == "advcl" and word.lower.endswith("ing"):
        # "Tested its rocket by launching a car into space"
        return True
    # "Detected the missile launches from northern Syria"
    noun = word.lower == "launches" and word.rel in {"obj", "obl", "nmod"}
    return not noun and word.lower.endswith(("launched", "fired", "launches", "-fire"))


def _verb(names: Names, word: Word) -> Trigger | None:
    lemma = clauses.lemma(word)
    if lemma in OFF_VERBS and _off(names, word):
        return _off_verb(names, word)
    carrying = lemma == "carry" and word.lower.endswith("ing")
    for lemmas, rule in VERB_RULES:
        if lemma in lemmas and not (carrying and rule is _carry_verb):
            found = rule(names, word)
            if found is not None:
                return found
    return None


def _off_verb(names: Names, word: Word) -> Trigger | None:
    thing = clauses.subject(names.analysis, word)
    if clauses.lemma(word) == "take" and not (thing and kind_of(names, thing)):
        return None
    if clauses.mood(names.analysis, word).passive:
        return None
    return Trigger(word, "verb", "off", carrier(names, word, thing) or thing)


def _off(names: Names, word: Word) -> bool:
    """Tell "off" after the verb, with at most two words between ("lift safely off")."""
    following = names.analysis.words[word.i + 1 : word.i + 4]
    if "-" in word.text and word.lower.endswith("off"):
        return True
    return any(w.lower == "off" for w in following)


def _launch_verb(names: Names, word: Word) -> Trigger | None:
    if word.rel == "amod" and not clauses.auxiliaries(names.analysis, word):
        return None
    thing = _launched(names, word)
    what = kind_of(names, thing) if thing else ""
    if what == "other" and into_space(names, word):
        # "Launching company founder Elon Musk's convertible into space": the tree stops short.
        return Trigger(word, "verb", "launch", _last_before_into(names, word))
    if what == "other":
        return None
    if not what and not (thing is not None and unknown(names, thing)):
        doer = clauses.subject(names.analysis, word)
        what = kind_of(names, doer) if doer else ""
        if doer is not None and thing is None and (doer.lower == "it" or is_crew(names, doer)):
            what = "payload"
        if thing is not None and thing.lower == "it" and thing.i == word.i + 1:
            return Trigger(word, "verb", "launch")
        thing = doer if what in {"vehicle", "payload"} else thing
    placed = lift_place(names, word) or more(names, word) or into_space(names, word)
    if not (what or placed or (thing is not None and unknown(names, thing))):
        return None
    return Trigger(word, "verb", "launch", carrier(names, word, thing) or thing)


def _launched(names: Names, word: Word) -> Word | None:
    """Return what is launched: the object, else the craft that the participle stands behind."""
    words = names.analysis.words
    thing = inner(names, clauses.thing_moved(names.analysis, word) or next_phrase(names, word))
    if thing is not None and (of_time(names, thing) or aboard(names, thing)):
        thing = _craft_before(words[thing.i - 1]) if thing.i - 1 > word.i else None
    if thing is not None or not word.i:
        return thing
    # "Russia's Luna-25, launched on Aug. 11"
    before = (
        words[word.i - 2] if words[word.i - 1].text == "," and word.i > 1 else words[word.i - 1]
    )
    craft = kind_of(names, before) in {"vehicle", "payload"} or unknown(names, before)
    return before if craft else None


def _again(names: Names, word: Word) -> Trigger | None:
    """Return "vowed to try again in October", where launches are what is tried."""
    following = names.analysis.words[word.i + 1 : word.i + 2]
    if not following or following[0].lower != "again":
        return None
    return Trigger(word, "verb", "again")


def _craft_before(word: Word) -> Word | None:
    """Return the craft in "launched a satellite yesterday", taken for one phrase."""
    return word if noun_lemma(word) in VEHICLES | PAYLOADS and word.pos == "NOUN" else None


def _fire_verb(names: Names, word: Word) -> Trigger | None:
    analysis = names.analysis
    thing = inner(names, clauses.thing_moved(analysis, word) or next_phrase(names, word))
    ahead = set(clauses.auxiliaries(analysis, word)) & {"to", "will"}
    if (
        clauses.lemma(word) == "fly"
        and ahead
        and (thing is None or not is_missile_like(names, thing))
    ):
        thing = clauses.subject(analysis, word)
    if thing is not None and thing.lower in {"hours", "minutes", "days"}:
        # "fired a seventh missile hours later"
        thing = _craft_before(analysis.words[thing.i - 1])
    following = [w.lower for w in analysis.words[word.i + 1 : word.i + 6]]
    down = clauses.lemma(word) == "shoot" and "down" in following
    if thing is not None and thing.lower == "it":
        thing = missile_before(names, word)
    if thing is None or down:
        return None
    if clauses.lemma(word) == "fly" and flown_people(names, word, thing):
        return Trigger(word, "verb", "launch", thing)
    if not (is_missile_like(names, thing) or more(names, word)):
        return None
    if word.lemma.lower() == "test" and tests_other(names, thing):
        return None
    family = "fire" if word.lemma.lower() != "test" else "test"
    return Trigger(word, "verb", family, thing)


def _carry_verb(names: Names, word: Word) -> Trigger | None:
    analysis = names.analysis
    thing = inner(names, clauses.thing_moved(analysis, word))
    if thing is None:
        thing = next_phrase(names, word) if not clauses.auxiliaries(analysis, word) else None
    if thing is None or clauses.lemma(word) in SOARING:
        thing = clauses.subject(analysis, word)
    if thing is None or not (
        kind_of(names, thing) in {"vehicle", "payload"}
        or unknown(names, thing)
        or into_space(names, word)
        or (thing.pos == "PROPN" and analysis.words[word.i + 1].lower == "up")
    ):
        return None
    if not (goes_up(names, word, thing) or by_rocket(names, word)):
        return None
    return Trigger(word, "verb", "carry", thing)


def into_space(names: Names, word: Word) -> bool:
    """Tell "sent a rat, turtles and worms into space": whatever it is, it goes up."""
    if clauses.lemma(word) not in {"send", "put", "shoot", "blast", "launch"}:
        return False
    following = [w.lower for w in names.analysis.words[word.i + 1 : word.i + 12]]
    return any(a == "into" and b in {"space", "orbit"} for a, b in pairwise(following))


def _last_before_into(names: Names, word: Word) -> Word | None:
    """Return the noun right before "into space"."""
    following = names.analysis.words[word.i + 1 : word.i + 12]
    last = next((a for a, b in pairwise(following) if b.lower == "into"), None)
    return last if last is not None and last.pos in {"NOUN", "PROPN"} else None


# What these are said of goes up itself, whatever their object ("blazed its way to the moon").
SOARING = frozenset({"blaze", "streak", "soar", "roar", "hurtle", "rocket", "burst"})


VERB_RULES: tuple[tuple[frozenset[str], Callable[[Names, Word], Trigger | None]], ...] = (
    (LAUNCH_VERBS, _launch_verb),
    (FIRE_VERBS, _fire_verb),
    (CARRY_VERBS, _carry_verb),
    (FATE_VERBS, fate_verb),
    (SCHEDULE_VERBS, schedule_verb),
    (DEBUTS, debut_verb),
    (FOLLOWING, following_verb),
    (LOADED_VERBS, carrying_verb),
    (frozenset({"try", "attempt"}), _again),
)
