"""Verbs that tell how a vehicle ended, and so of a launch: "the rocket blew up in 2006"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.english.launches import clauses
from loaders.english.launches.actors import actor_at
from loaders.english.launches.kinds import kind_of
from loaders.english.launches.trigger import Trigger
from loaders.english.launches.trigger_crafts import dated
from loaders.english.launches.trigger_things import aboard, carrier, soars
from loaders.english.names.lists import table
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from loaders.english.names import Names, Sentence, Word

FAIL_VERBS = listed("outcomes", "failure", "verbs")
# Verbs that tell of a failure only with one of these words behind them.
PHRASAL: dict[str, frozenset[str]] = {
    verb: frozenset(after) for verb, after in table("outcomes")["failure"]["phrasal"].items()
}
# And these in the passive: "the rocket was destroyed".
LOST = frozenset({"destroy", "lose"})
FATE_VERBS = FAIL_VERBS | LOST | frozenset(PHRASAL)
# "Older versions of the launcher failed": what failed stands after "of".
VERSIONS = frozenset({"version", "versions", "model", "models", "variant", "variants"})
UP = frozenset({"orbit", "space"})
# Where a spacecraft that fails there has not come up yet.
ASCENT = frozenset({"pad", "launchpad", "liftoff", "lift-off", "launch", "takeoff", "take-off"})


def fate_verb(names: Names, word: Word) -> Trigger | None:
    """Return a verb of failure as a trigger, if it is said of a vehicle, or of what it carried."""
    lemma, following = clauses.lemma(word), _lows(names, word, 5)
    if soars(names, word) or (lemma in LOST and not _lost_at_once(names, word)):
        return None
    if lemma in PHRASAL and not PHRASAL[lemma] & set(following[:3]):
        return None
    thing = _failed(names, word)
    if thing is None or aboard(names, thing) or _on_others(names, word):
        return None
    if thing.lower in STANDING_FOR:
        # "Another blew up minutes after lift-off", not "one of which exploded".
        single = lemma != "fail" and _lows(names, thing, 1) != ["of"]
        return Trigger(word, "verb", "fate", thing) if single else None
    what = kind_of(names, thing)
    short = "to" in following and bool(set(following) & UP)
    if what == "vehicle" or (what == "payload" and (short or set(_lows(names, word, 10)) & ASCENT)):
        return Trigger(word, "verb", "fate", thing)
    company = what == "" and lemma == "fail" and short and dated(names, word)
    # "Virgin Orbit failed to reach orbit in January"
    return Trigger(word, "verb", "fate") if company and actor_at(names, thing) else None


def _lost_at_once(names: Names, word: Word) -> bool:
    """Tell "the rocket was destroyed" where an article opens; later on it may be any rocket."""
    passive = clauses.mood(names.analysis, word).passive
    thing = clauses.thing_moved(names.analysis, word)
    whole = thing is not None and thing.lower not in {"booster", "stage", "boosters"}
    main = word.rel not in {"acl", "acl:relcl"}
    return passive and whole and main and word.sentence <= OPENING


OPENING = 2


def _lows(names: Names, word: Word, many: int) -> list[str]:
    """Return the next words in lower case."""
    return [w.lower for w in names.analysis.words[word.i + 1 : word.i + 1 + many]]


def _failed(names: Names, word: Word) -> Word | None:
    """Return what failed: "another" right before, the subject, what opens the sentence."""
    before = names.analysis.words[word.i - 1] if word.i else None
    if before is not None and before.lower in STANDING_FOR:
        return before
    thing = _subject(names, word)
    if thing is not None and (thing.lower in STANDING_FOR or kind_of(names, thing) == "vehicle"):
        return thing
    return (_opening(names, word) if _plain_past(names, word) else None) or thing


def _subject(names: Names, word: Word) -> Word | None:
    """Return the subject of a verb, or the noun that its participle describes."""
    thing = clauses.subject(names.analysis, word, climb=False)
    if thing is None and word.rel == "acl" and not word.lower.endswith("ing"):
        thing = names.analysis.head(word)
    thing = carrier(names, word, thing) or thing
    if thing is not None and thing.lower in VERSIONS:
        phrase = names.phrases.after(thing.i + 2, skip=0)
        thing = names.analysis.words[phrase.head] if phrase else thing
    return thing


STANDING_FOR = frozenset({"another", "one"})
OTHERS = frozenset({"earlier", "previous", "past", "other"})


def _on_others(names: Names, word: Word) -> bool:
    """Tell "had failed on several earlier flights": no single launch is meant."""
    following = names.analysis.words[word.i + 1 : word.i + 7]
    return any(a.lower in OTHERS and "Number=Plur" in b.feats for a, b in pairwise(following))


def _plain_past(names: Names, word: Word) -> bool:
    # "Failed minutes after launch": the tree may hang the verb on the minutes.
    minutes = names.analysis.head(word).lower in {"minutes", "seconds", "hours"}
    attribute = word.rel == "amod" and not minutes
    return clauses.mood(names.analysis, word).tense == "past" and not attribute


def _after_dateline(names: Names, sentence: Sentence) -> int:
    """Return the first word of a sentence behind "BAIKONUR, Kazakhstan (AP) —"."""
    words = names.analysis.words[sentence.first : min(sentence.last, sentence.first + DATELINE)]
    dashes = [w.i for w in words if w.text in {"-", "--", "–", "—"} and w.i > sentence.first]
    closed = [i for i in dashes if names.analysis.words[i - 1].text == ")"]
    return closed[0] + 1 if closed else sentence.first


DATELINE = 16


def _opening(names: Names, word: Word) -> Word | None:
    """Return the rocket that opens the sentence, in which no other comes before the verb."""
    sentence = names.analysis.sentence(word)
    phrase = names.phrases.after(_after_dateline(names, sentence), skip=0)
    if phrase is None or kind_of(names, names.analysis.words[phrase.head]) != "vehicle":
        return None
    between = names.analysis.words[phrase.last : word.i]
    marks = [w.text for w in between if w.text in {",", ";", ":"}]
    apposed = marks == [",", ","] and between[-1].text == ","
    return names.analysis.words[phrase.head] if not marks or apposed else None
