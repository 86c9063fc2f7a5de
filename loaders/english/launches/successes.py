"""Success that no word names: a satellite in orbit, a spacecraft at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import Outcome, Status
from loaders.english.launches import clauses
from loaders.english.launches.moods import of_verb as verb_reality
from loaders.english.launches.verdict import Verdict, make
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.model import Mention
    from loaders.english.launches.sighting import Sighting
    from loaders.english.names import Names, Word
    from loaders.english.names.found import Named


# Who became, managed or was able to do it has done it.
MANAGED = frozenset({"become", "manage", "succeed", "be"})


def of_sighting(names: Names, sighting: Sighting) -> Verdict | None:
    """Return what the words for a launch tell of its end.

    "Put a satellite into orbit", "became the third to launch": success; "a May failure": failure.
    """
    word, held = sighting.trigger.word, sighting.reality
    if held.status is not Status.OCCURRED or held.supposed:
        return None
    if sighting.trigger.family == "fate":
        return make(names, word, Outcome.FAILURE, "its end", word)
    if sighting.trigger.form != "verb":
        return None
    if held.rule == "achieved":
        above = {w.lemma.lower() for w in names.analysis.ancestors(word)}
        return (
            make(names, word, Outcome.SUCCESS, "managed to", word)
            if above & MANAGED and not above & {"attempt", "try", "fail"}
            else None
        )
    if not held.rule.endswith("past tense") or not _into_space(names, word, sighting):
        return None
    return make(names, word, Outcome.SUCCESS, "put into space", word)


GOING_ON = listed("outcomes", "success", "going_on")


def going_on(names: Names, crafts: Iterable[Mention]) -> Verdict | None:
    """Return the success that a spacecraft at work tells of ("LRO has mapped the Moon")."""
    wanted = [(m.iri, set(m.names)) for m in crafts]
    for entity in names.entities:
        iri = entity.thing.iri if entity.thing else ""
        if not any((iri and iri == known) or set(entity.forms) & forms for known, forms in wanted):
            continue
        for name in entity.named:
            found = _at_work(names, name)
            if found is not None:
                return found
    return None


# "The spacecraft arrived" tells of a launch whichever name the craft has.
COMMON = listed("outcomes", "success", "crafts")


def craft_at_work(names: Names, after: int) -> Verdict | None:
    """Return the success that "the spacecraft docked" tells of the launch at word `after`."""
    first = names.analysis.words[after].sentence
    for word in names.analysis.words[after:]:
        if word.sentence - first > NEARBY:
            return None
        phrase = names.phrases.of(word) if word.rel == "nsubj" and word.lower in COMMON else None
        if phrase and names.analysis.words[phrase.first].lower in {"the", "its"}:
            found = _works(names, word)
            if found is not None:
                return found
    return None


# How many sentences after its launch a craft without a name is still the same one.
NEARBY = 4


def _at_work(names: Names, name: Named) -> Verdict | None:
    words = names.analysis.words[name.first : name.last + 2]
    top = next((w for w in words if w.rel == "nsubj"), None)
    return _works(names, top) if top is not None else None


def _works(names: Names, top: Word) -> Verdict | None:
    verb = names.analysis.head(top)
    if verb.pos != "VERB" or clauses.lemma(verb) not in GOING_ON:
        return None
    held = verb_reality(names.analysis, verb)
    present = clauses.mood(names.analysis, verb).tense == "present"
    if held.supposed or not (held.status is Status.OCCURRED or (present and held.generic)):
        return None
    return make(names, verb, Outcome.SUCCESS, "the flight goes on", top)


def _into_space(names: Names, word: Word, sighting: Sighting) -> bool:
    if sighting.trigger.family == "carry":
        return "up" not in [w.lower for w in names.analysis.words[word.i + 1 : word.i + 7]]
    if sighting.trigger.family != "launch":
        return False
    following = [w.lower for w in names.analysis.words[word.i + 1 : word.i + 14]]
    into = [n for n, low in enumerate(following) if low == "into"]
    return any({"space", "orbit"} & set(following[n + 1 : n + 4]) for n in into)
