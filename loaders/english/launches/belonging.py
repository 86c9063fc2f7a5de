"""Which of a sentence's dates belongs to which launch."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.english.launches import clauses
from loaders.english.launches.saying import not_of_it, right_before, when_said
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.english.launches.dates import When
    from loaders.english.launches.trigger import Trigger
    from loaders.english.names import Analysis, Word


def best_time(
    analysis: Analysis, trigger: Trigger, whens: Sequence[When], others: Sequence[Trigger]
) -> list[When]:
    """Return the times of a sentence that say when this launch was or will be, finest last."""
    sentence = analysis.sentence(trigger.word)
    first = bisect_left(whens, sentence.start, key=lambda w: w.start)
    last = bisect_left(whens, sentence.end, key=lambda w: w.start)
    here = whens[first:last]
    rivals = [t for t in others if t is not trigger and t.word.sentence == trigger.word.sentence]
    launching = {t.word.i for t in (trigger, *rivals)}
    verbs = GATHERING if trigger.family == "event" else SPEAKING | {"extend"}
    out: list[When] = []
    before: When | None = None
    owner: Word | None = None
    for when in here:
        if when_said(analysis, when, launching, verbs) or not_of_it(analysis, when):
            before = owner = None
            continue
        listed_with = before is not None and _in_list(analysis.text, before, when)
        owner = right_before(analysis, when, launching) or (owner if listed_with else None)
        if _belongs(analysis, when, trigger, rivals, owner, listed_with and before in out):
            out.append(when)
        before = when
    out = out or [w for w in here if _exemplified(analysis.text, w, trigger)]
    return _both_ends(analysis.text, here, out)


# "Failures in 1986, including the loss of the shuttle" are told of one time.
EXAMPLE = re.compile(r"\s*,?\s*(?:including|among them|such as)\s+(?:\w+\s+){0,2}")


def _exemplified(text: str, when: When, trigger: Trigger) -> bool:
    """Tell a launch given as an example of what the time before it is of."""
    noun = trigger.form == "noun" and when.end <= trigger.word.start
    return noun and EXAMPLE.fullmatch(text, when.end, trigger.word.start) is not None


# What stands between the ends of a window.
RANGE = frozenset({"to", "through", "until", "till", "-", "–"})


def _both_ends(text: str, here: Sequence[When], held: list[When]) -> list[When]:
    """Return times with the other end of "from 31 May to 11 June", if one end is held."""
    out = set(map(id, held))
    for first, second in pairwise(here):
        joined = set(text[first.end : second.start].split()) <= RANGE
        if joined and first.end < second.start and {id(first), id(second)} & out:
            out |= {id(first), id(second)}
    return [w for w in here if id(w) in out]


def _in_list(text: str, first: When, second: When) -> bool:
    gap = text[first.end : second.start].replace(",", " , ").split()
    return bool(gap) and set(gap) <= LISTING


def _belongs(
    analysis: Analysis,
    when: When,
    trigger: Trigger,
    rivals: Sequence[Trigger],
    owner: Word | None,
    goes_on: bool,
) -> bool:
    """Tell whether a time is a trigger's: by the word it ends the clause of, a list, the tree."""
    if owner is not None:
        ahead = trigger.word.start > when.end
        if trigger.form == "noun" or owner.pos == "VERB" or ahead:
            return owner.i == trigger.word.i or _one_deed(trigger, owner)
    return goes_on or _owned(analysis, when, trigger, rivals)


def _one_deed(trigger: Trigger, verb: Word) -> bool:
    """Tell a launch noun and its verb: "attempt to launch", "conducted a test", not a conjunct."""
    if "VERB" not in {verb.pos, trigger.word.pos} or verb.rel == "conj":
        return False
    return (verb.head == trigger.word.i and verb.rel in {"acl", "xcomp"}) or (
        trigger.word.head == verb.i and trigger.word.rel in {"obj", "nsubj", "nsubj:pass", "xcomp"}
    )


# What stands between the dates of a list.
LISTING = frozenset({",", "and", "in", "on", "again", "then", "later"})


def _owned(analysis: Analysis, when: When, trigger: Trigger, rivals: Sequence[Trigger]) -> bool:
    """Tell whether a time belongs to a trigger: no other is nearer, by the tree and the words."""
    word = _head_of(analysis, when)
    if word is None:
        return False
    mine = _distance(analysis, word, trigger)
    best = min((_distance(analysis, word, t) for t in rivals), default=float(TOO_FAR))
    return mine < TOO_FAR and (mine <= best or mine <= AT_HAND)


# So near, a time may be of two: "the last launch was in March, when it sent a satellite".
AT_HAND = 2.0
TOO_FAR = 100


def _head_of(analysis: Analysis, when: When) -> Word | None:
    """Return the word of a time that the others hang from."""
    words = analysis.between(when.start, when.end)
    places = {w.i for w in words}
    tops = [w for w in words if w.head not in places or w.head == w.i]
    return tops[0] if tops else (words[0] if words else None)


def _distance(analysis: Analysis, word: Word, trigger: Trigger) -> float:
    """Return how far a time is from a trigger: steps through the tree, clauses counted double."""
    near = abs(word.i - trigger.word.i) / 20
    path = [word, *analysis.ancestors(word)]
    told = _told_distance(path, trigger)
    if told is not None:
        return told
    places = [w.i for w in path]
    if trigger.word.i in places:
        steps = places.index(trigger.word.i)
        if any(_another_deed(analysis, w, trigger) for w in path[1:steps]):
            return TOO_FAR
        crossed = sum(2.0 for w in path[:steps] if w.rel in CLAUSAL and w.i != word.i)
        return steps + crossed + near
    if _when_clause(analysis, word, trigger):
        return 1.5 + near
    beside = _adjacent(analysis, word, trigger)
    return (2.5 if beside else _over_verb(analysis, path, trigger)) + near


def _told_distance(path: Sequence[Word], trigger: Trigger) -> float | None:
    """Return the distance that the place alone tells; None if the ways through the tree must."""
    word = path[0]
    if trigger.family == "elliptic" and word.i < trigger.word.i:
        return TOO_FAR
    if trigger.word.head == word.i and trigger.word.rel == "nsubj":
        return 1.0
    return AT_HAND if len(path) > 1 and _comes_to(path[1], trigger) else None


def _comes_to(verb: Word, trigger: Trigger) -> bool:
    """Tell "the first attempt failed on 31 May, when ...": the time is of its subject as well."""
    subject = trigger.form == "noun" and trigger.word.rel.startswith("nsubj")
    return subject and trigger.word.head == verb.i and clauses.lemma(verb) in HAPPENING


HAPPENING = listed("launches", "verbs", "happen")
CLAUSAL = frozenset({"advcl", "acl", "acl:relcl", "ccomp", "parataxis"})


def _another_deed(analysis: Analysis, word: Word, trigger: Trigger) -> bool:
    """Tell a verb between a time and a trigger that the time belongs to."""
    if word.rel == "acl:relcl" and word.pos != "VERB":
        return True
    if word.rel == "advcl" and word.pos == "VERB" and analysis.children(word, "nsubj"):
        return True
    joined = word.rel == "conj" and word.head == trigger.word.i
    return word.pos == "VERB" and not joined and clauses.lemma(word) not in HOLDING - TELLING


def _when_clause(analysis: Analysis, word: Word, trigger: Trigger) -> bool:
    """Tell "in March 2022, when it sent": the time stands before the clause about the launch."""
    if not 0 < trigger.word.i - word.i <= 14:
        return False
    between = analysis.words[word.i + 1 : trigger.word.i]
    whens = [n for n, w in enumerate(between) if w.lower == "when"]
    deeds = (w for w in between if w.pos == "VERB" and clauses.lemma(w) not in HOLDING)
    return bool(whens) and whens[0] <= 3 and not any(deeds)


def _adjacent(analysis: Analysis, word: Word, trigger: Trigger) -> bool:
    """Tell "launch Saturday", "yesterday's launch": at most two words, no comma between."""
    low, high = sorted((word.i, trigger.word.i))
    between = analysis.words[low + 1 : high]
    return len(between) <= 2 and not any(
        w.pos in {"PUNCT", "VERB"} and w.text != "-" for w in between
    )


def _over_verb(analysis: Analysis, path: list[Word], trigger: Trigger) -> float:
    """Return how far a time is that hangs from a verb above the trigger."""
    cases = {c.lower for c in analysis.children(trigger.word, "case")}
    if trigger.form == "noun" and cases & {"before", "until", "ahead", "toward", "towards"}:
        return TOO_FAR
    above = {w.i: n for n, w in enumerate(analysis.ancestors(trigger.word), start=1)}
    for n, word in enumerate(path):
        if word.pos not in {"VERB", "AUX"} and word.i not in above:
            continue
        if word.i not in above:
            return TOO_FAR
        if clauses.lemma(word) in (GATHERING if trigger.family == "event" else SPEAKING):
            return TOO_FAR
        crossed = sum(
            1.5 for w in analysis.ancestors(trigger.word) if w.rel in CLAUSAL and w.i != word.i
        )
        held = trigger.form == "verb" or clauses.lemma(word) in HOLDING or word.pos == "AUX"
        return 4.0 + n + above[word.i] + crossed + (0 if held else 8)
    return TOO_FAR


HOLDING = (
    listed("launches", "verbs", "light")
    | listed("launches", "verbs", "seen")
    | listed("launches", "verbs", "happen")
    | listed("launches", "status", "planned_verbs")
    | listed("launches", "status", "cancel")
)


TELLING = frozenset({"say", "tell", "report", "state"})
SPEAKING = listed("launches", "status", "other_deeds")
# A meeting that is held on a day is of that day.
GATHERING = SPEAKING - {"hold", "host", "meet"}
