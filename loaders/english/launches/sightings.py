"""Sightings: each place where the text speaks of a launch, with all that is said there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import Status
from loaders.english.launches import clauses
from loaders.english.launches.belonging import best_time
from loaders.english.launches.bounds import bounded, windowed
from loaders.english.launches.meant import kind_meant
from loaders.english.launches.moods import GENERIC_REALITY
from loaders.english.launches.pairs import paired
from loaders.english.launches.realis import reality
from loaders.english.launches.roles import roles
from loaders.english.launches.saying import fronted_time
from loaders.english.launches.sighting import Sighting
from loaders.english.launches.spread import around, finest, spread
from loaders.english.launches.triggers import triggers
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.dates import Time
    from kb.model import Span
    from loaders.english.launches.dates import When
    from loaders.english.launches.moods import Reality
    from loaders.english.launches.transport import Roles
    from loaders.english.launches.trigger import Trigger
    from loaders.english.names import Analysis, Names, Sentence, Word

VEHICLES = listed("launches", "things", "vehicles")
ADDITIVE = listed("launches", "reference", "additive")
ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


def sightings(names: Names, whens: Sequence[When], published: Time | None) -> list[Sighting]:
    """Return what the text says of launches, place by place, in text order."""
    found = triggers(names)
    beside: dict[int, list[Trigger]] = {}
    for trigger in found:
        beside.setdefault(trigger.word.sentence, []).append(trigger)
    out: list[Sighting] = []
    for n, trigger in enumerate(found):
        following = found[n + 1] if n + 1 < len(found) else None
        made = _sighting(names, trigger, beside[trigger.word.sentence], whens, following)
        for one in paired(names, made, whens):
            out.extend(spread(names, one, published))
    return out


def _sighting(
    names: Names,
    trigger: Trigger,
    every: Sequence[Trigger],
    whens: Sequence[When],
    following: Trigger | None,
) -> Sighting:
    sentence = names.analysis.sentence(trigger.word)
    held = roles(names, trigger, _limit(sentence, following))
    held_reality = _reality(names, trigger, whens)
    times = _times(names, trigger, every, whens, held_reality)
    before = _before(names, trigger.word) if trigger.form == "noun" else _of_moved(names, trigger)
    predicate = trigger.form == "noun" and _predicate(names.analysis, trigger.word)
    return Sighting(
        trigger=trigger,
        span=_span(names, trigger, held, times),
        reality=held_reality,
        roles=held,
        time=finest(around(trigger.word, times) if _flown(held_reality) else times),
        times=tuple(times),
        kind=kind_meant(names, trigger, held, before),
        definite=_definite(before, trigger, named=bool(held.payloads or held.vehicle)) or predicate,
        additive=_additive(names.analysis, trigger, before) and not predicate,
        ordinal=0 if predicate else _ordinal(before),
        headline=sentence.headline,
        paragraph=sentence.paragraph,
        fresh=_fresh(names, trigger),
        inside=_inside(names.analysis, trigger, every),
    )


def _reality(names: Names, trigger: Trigger, whens: Sequence[When]) -> Reality:
    held = reality(names, trigger)
    many = held.status is Status.PLANNED and _of_many(names, trigger, whens)
    return GENERIC_REALITY if many else held


def _of_many(names: Names, trigger: Trigger, whens: Sequence[When]) -> bool:
    """Tell "has long planned to put satellites into orbit": no number, no date, no single one."""
    thing = trigger.thing
    phrase = names.phrases.of(thing) if thing is not None else None
    if thing is None or phrase is None or "Number=Plur" not in thing.feats:
        return False
    held = names.analysis.words[phrase.first : phrase.last]
    told = any(w.pos in {"DET", "PRON", "NUM", "PROPN"} or w.lower == "more" for w in held)
    sentence = names.analysis.sentence(trigger.word)
    dated = any(sentence.start <= w.start < sentence.end for w in whens)
    return trigger.form == "verb" and not (told or dated)


def _limit(sentence: Sentence, following: Trigger | None) -> int:
    """Return the word where the stretch of a trigger ends."""
    if following and following.word.i < sentence.last and following.form == "verb":
        return following.word.i
    return sentence.last


def _flown(held: Reality) -> bool:
    return held.status is Status.OCCURRED


def _times(
    names: Names,
    trigger: Trigger,
    every: Sequence[Trigger],
    whens: Sequence[When],
    held: Reality,
) -> list[When]:
    times = best_time(names.analysis, trigger, whens, every)
    if not _flown(held):
        return bounded(names.analysis.text, times)
    return windowed(times or fronted_time(names.analysis, trigger, whens))


def _predicate(analysis: Analysis, word: Word) -> bool:
    """Tell "This was the third launch (and the fourth ...)": another name for the one spoken of."""
    while word.rel == "conj":
        word = analysis.head(word)
    about = {c.lower for c in analysis.children(word, "nsubj")}
    return bool(analysis.children(word, "cop")) and bool(
        about & {"this", "it", "that", "launch", "mission", "flight", "test", "which"}
    )


def _inside(analysis: Analysis, trigger: Trigger, every: Sequence[Trigger]) -> Trigger | None:
    """Return the launch word that a trigger only tells more of.

    A noun: "lifted off in its second test flight"; a verb: "lifted off to deliver a satellite".
    """
    word = trigger.word
    own = (t for t in every if t.form == "verb" and t.thing is not None and t.thing.i == word.i)
    if trigger.form == "noun" and (told := next(own, None)) is not None:
        return told
    head = analysis.head(word)
    if trigger.form == "verb" and (doer := _failing(analysis, word, every)) is not None:
        return doer
    above = next((t for t in every if t.word.i == head.i and t is not trigger), None)
    if above is None or above.family == "fate":
        return None
    if trigger.form == "verb":
        return above if _purpose(analysis, word, above) else None
    cases = {c.lower for c in analysis.children(word, "case")}
    placed = word.rel in {"obl", "nmod", "obj", "xcomp"} and above.form == "verb"
    return above if placed and cases <= {"in", "during", "on", "for", "as"} else None


def _failing(analysis: Analysis, verb: Word, every: Sequence[Trigger]) -> Trigger | None:
    """Return the launch of "the first, in October, failed to put a satellite into orbit"."""
    if verb.rel != "xcomp":
        return None
    doers = {w.i for w in analysis.children(analysis.head(verb), "nsubj")}
    return next((t for t in every if t.word.i in doers and t.form == "noun"), None)


def _purpose(analysis: Analysis, verb: Word, above: Trigger) -> bool:
    """Tell "lifted off to deliver", "the second launch to put a satellite into orbit"."""
    helpers = set(clauses.auxiliaries(analysis, verb))
    if verb.i < above.word.i:
        return False
    if above.form == "noun":
        return verb.rel == "acl" and "to" in helpers
    aim = verb.rel in {"advcl", "xcomp"} and not analysis.children(verb, "nsubj")
    marks = {m.lower for m in analysis.children(verb, "mark", "case")}
    before = analysis.words[verb.i - 2].lower if "to" in helpers else ""
    return aim and marks <= {"to", "by"} and before not in {"is", "are", "was", "were"}


INDEFINITE = frozenset({"a", "an", "another"})


def _fresh(names: Names, trigger: Trigger) -> bool:
    if trigger.form == "noun":
        before = _before(names, trigger.word)
        return bool(before) and (before[0].lower in INDEFINITE or before[0].pos == "NUM")
    phrase = names.phrases.of(trigger.thing) if trigger.thing is not None else None
    if phrase is None or trigger.form != "verb" or trigger.thing is None:
        return False
    first = names.analysis.words[phrase.first]
    if trigger.thing.i < trigger.word.i:
        return first.lower in INDEFINITE
    counted = first.pos == "NUM" or first.lower in {"at", "several", "more"}
    return first.lower in INDEFINITE or counted


FURTHER = ADDITIVE | set(ORDINALS[1:])


def _of_moved(names: Names, trigger: Trigger) -> tuple[Word, ...]:
    """Return the words before the rocket or missile that moves ("a seventh missile")."""
    thing = trigger.thing
    if thing is None or thing.lower.rstrip("s") not in VEHICLES:
        return ()
    phrase = names.phrases.of(thing)
    return names.analysis.words[phrase.first : thing.i] if phrase else ()


def _before(names: Names, word: Word) -> tuple[Word, ...]:
    phrase = names.phrases.of(word)
    return names.analysis.words[phrase.first : word.i] if phrase else ()


def _span(names: Names, trigger: Trigger, held: Roles, times: Sequence[When]) -> Span:
    """Return the words that denote the launch: the trigger with its roles and times."""
    sentence = names.analysis.sentence(trigger.word)
    phrase = names.phrases.of(trigger.word) if trigger.form == "noun" else None
    start, end = (phrase.start, phrase.end) if phrase else (trigger.word.start, trigger.word.end)
    places = [
        m.spans[0] for m in (held.vehicle, held.actor, held.site, *held.payloads) if m and m.spans
    ]
    edges = [(s.start, s.end) for s in places] + [(w.start, w.end) for w in times]
    if trigger.thing is not None:
        thing = names.phrases.of(trigger.thing)
        edges.append(
            (thing.start, thing.end) if thing else (trigger.thing.start, trigger.thing.end)
        )
    for s, e in edges:
        if sentence.start <= s and e <= sentence.end and abs(s - start) < REACH:
            start, end = min(start, s), max(end, e)
    return names.span(start, end)


# A role further off than this many characters is left out of a mention.
REACH = 110


def _definite(before: Sequence[Word], trigger: Trigger, *, named: bool) -> bool:
    if trigger.form == "verb":
        return False
    if not before:
        return False
    return before[0].lower in DEFINITE or (_owned(before) and not named)


def _owned(before: Sequence[Word]) -> bool:
    return any(w.text in {"'s", "’s", "'", "’"} for w in before)


def _additive(analysis: Analysis, trigger: Trigger, before: Sequence[Word]) -> bool:
    if trigger.form == "noun":
        own = trigger.family == "elliptic" and trigger.word.lower in {"more", "another", "others"}
        return own or any(w.lower in ADDITIVE for w in before)
    if trigger.word.lemma.lower() == "follow":
        return True
    sentence = analysis.sentence(trigger.word)
    near = analysis.words[max(sentence.first, trigger.word.i - 4) : trigger.word.i]
    if any(w.lower == "more" for w in analysis.words[trigger.word.i + 1 : trigger.word.i + 4]):
        return True
    if any(w.lower in {"also", "previously", "separately"} for w in near):
        return True
    if before and before[0].lower in INDEFINITE and any(w.lower in FURTHER for w in before):
        return True
    phrase_words = analysis.words[trigger.word.i + 1 : trigger.word.i + 4]
    return any(w.lower in {"another"} for w in phrase_words)


def _ordinal(before: Sequence[Word]) -> int:
    plain = [w for n, w in enumerate(before) if n + 1 == len(before) or before[n + 1].text != "-"]
    return next((ORDINALS.index(w.lower) + 1 for w in plain if w.lower in ORDINALS), 0)
