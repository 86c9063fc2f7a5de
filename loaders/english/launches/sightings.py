"""Sightings: each place where the text speaks of a launch, with all that is said there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import Kind, Status
from loaders.english.launches.bounds import bounded, windowed
from loaders.english.launches.dates import best_time
from loaders.english.launches.realis import reality
from loaders.english.launches.roles import roles
from loaders.english.launches.sighting import Sighting
from loaders.english.launches.spread import finest, spread
from loaders.english.launches.triggers import triggers
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.dates import Time
    from kb.model import Span
    from loaders.english.launches.dates import When
    from loaders.english.launches.transport import Roles
    from loaders.english.launches.trigger import Trigger
    from loaders.english.names import Analysis, Names, Word

MISSILES = listed("launches", "things", "missiles")
ORBITAL = listed("launches", "things", "orbital")
VEHICLES = listed("launches", "things", "vehicles")
HOPPERS = listed("launches", "things", "hoppers")
SUBORBITAL = listed("launches", "things", "suborbital")
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
        out.extend(spread(names, made, published))
    return out


def _sighting(
    names: Names,
    trigger: Trigger,
    every: Sequence[Trigger],
    whens: Sequence[When],
    following: Trigger | None,
) -> Sighting:
    analysis = names.analysis
    sentence = analysis.sentence(trigger.word)
    limit = sentence.last
    if following and following.word.i < limit and following.form == "verb":
        limit = following.word.i
    held = roles(names, trigger, limit)
    held_reality = reality(names, trigger)
    times = best_time(analysis, trigger, whens, every)
    flown = held_reality.status is Status.OCCURRED
    times = windowed(times) if flown else bounded(analysis.text, times)
    before = _before(names, trigger.word) if trigger.form == "noun" else _of_moved(names, trigger)
    predicate = trigger.form == "noun" and _predicate(analysis, trigger.word)
    return Sighting(
        trigger=trigger,
        span=_span(names, trigger, held, times),
        reality=held_reality,
        roles=held,
        time=finest(times),
        times=tuple(times),
        kind=_kind(names, trigger, held),
        definite=_definite(before, trigger, named=bool(held.payloads or held.vehicle)) or predicate,
        additive=_additive(analysis, trigger, before) and not predicate,
        ordinal=0 if predicate else _ordinal(before),
        headline=sentence.headline,
        inside=_inside(analysis, trigger, every),
    )


def _predicate(analysis: Analysis, word: Word) -> bool:
    """Tell "This was the third launch (and the fourth ...)": another name for the one spoken of."""
    while word.rel == "conj":
        word = analysis.head(word)
    about = {c.lower for c in analysis.children(word, "nsubj")}
    return bool(analysis.children(word, "cop")) and bool(
        about & {"this", "it", "that", "launch", "mission", "flight", "test", "which"}
    )


def _inside(analysis: Analysis, trigger: Trigger, every: Sequence[Trigger]) -> Trigger | None:
    """Return the launch verb that a trigger only tells more of.

    A noun: "lifted off in its second test flight"; a verb: "lifted off to deliver a satellite".
    """
    word = trigger.word
    own = (t for t in every if t.form == "verb" and t.thing is not None and t.thing.i == word.i)
    if trigger.form == "noun" and (told := next(own, None)) is not None:
        return told
    head = analysis.head(word)
    above = next(
        (t for t in every if t.form == "verb" and t.word.i == head.i and t is not trigger), None
    )
    if above is None or above.family == "fate":
        return None
    if trigger.form == "verb":
        aim = word.rel in {"advcl", "xcomp"} and not analysis.children(word, "nsubj")
        marks = {m.lower for m in analysis.children(word, "mark", "case")}
        return above if aim and word.i > head.i and marks <= {"to", "by"} else None
    cases = {c.lower for c in analysis.children(word, "case")}
    placed = word.rel in {"obl", "nmod", "obj", "xcomp"}
    return above if placed and cases <= {"in", "during", "on", "for", "as"} else None


INDEFINITE = frozenset({"a", "an", "another"})
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
        return any(w.lower in ADDITIVE for w in before)
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


def _kind(names: Names, trigger: Trigger, held: Roles) -> Kind:
    """Return what was meant to go up, by the vehicle, the payload and the words of the clause."""
    texts = [m.name.lower() for m in (held.vehicle, *held.payloads) if m]
    if trigger.thing is not None:
        phrase = names.phrases.of(trigger.thing)
        texts.append(names.analysis.text[phrase.start : phrase.end].lower() if phrase else "")
    if trigger.form == "noun":
        texts.extend(w.lower for w in _before(names, trigger.word))
    held_words = {part for text in texts for part in text.replace("-", " ").split()}
    held_words |= {word.rstrip("s") for word in held_words}
    detail = _details(names, held)
    hops = any(
        name.lower() in HOPPERS for m in (held.vehicle, *held.payloads) if m for name in m.names
    )
    if hops or held_words & SUBORBITAL or "sounding-rocket" in detail:
        return Kind.SUBORBITAL
    if trigger.family == "carry" or held.payloads or held_words & ORBITAL:
        return Kind.ORBITAL
    if held_words & MISSILES or any("missile" in d for d in detail):
        return Kind.MISSILE
    if detail & {"launch-vehicle", "spaceplane"}:
        return Kind.ORBITAL
    return Kind.UNKNOWN


def _details(names: Names, held: Roles) -> set[str]:
    found = [held.vehicle, *held.payloads]
    iris = {m.iri for m in found if m and m.iri}
    return {e.thing.detail for e in names.entities if e.thing and e.thing.iri in iris}
