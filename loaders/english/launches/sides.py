"""Who in a document launches at all; an actor that was only guessed must be one of these."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.model import Mention
    from loaders.english.launches.sighting import Sighting
    from loaders.english.names import Names

# So strong is an actor that is the subject or agent of a launch verb, or owns a launch.
DIRECT = 3
# "Pakistan says it has test-fired a missile": who claims to have launched is meant by "it".
OWN_WORD = re.compile(r"^(?:it|they) = .*, subject of the clause around it$", re.IGNORECASE)
# Sentences back in which the side spoken of is still the one meant.
NEARBY = 2


def checked(names: Names, found: Sequence[Sighting]) -> list[Sighting]:
    """Return sightings without the actors that a pronoun seems to mean but that launch nowhere.

    "South Korea's military said it had tracked the flight from its launch": it is the North's.
    """
    told = sides(names, found)
    if not told:
        return list(found)
    return [s if _stands(s, told) else _without_actor(s) for s in found]


def sides(names: Names, found: Sequence[Sighting]) -> frozenset[str]:
    """Return the keys of those whose launches the words tell of directly, by their own name."""
    return frozenset(
        _key(actor)
        for s in found
        if (actor := s.roles.actor)
        and s.roles.strength >= DIRECT
        and (not actor.reason or _claimed(names, s, actor))
    )


def _claimed(names: Names, sighting: Sighting, actor: Mention) -> bool:
    """Tell "Pakistan says it has test-fired", not "Seoul said, a day after it launched"."""
    word = sighting.trigger.word
    if sighting.trigger.form != "verb" or not OWN_WORD.search(actor.reason):
        return False
    first = names.analysis.sentence(word).first
    before = names.analysis.words[first : word.i]
    parted = any(a.pos == "VERB" and b.text == "," for a, b in pairwise(before))
    inside = names.inside(before[0].start, word.start) if before else []
    named = any(set(e.forms) & set(actor.names) for _, e in inside)
    return named and not parted


def _stands(sighting: Sighting, told: frozenset[str]) -> bool:
    actor = sighting.roles.actor
    if actor is None or _key(actor) in told:
        return True
    return not actor.reason and (bool(actor.iri) or sighting.roles.strength < DIRECT)


def _without_actor(sighting: Sighting) -> Sighting:
    return replace(sighting, roles=replace(sighting.roles, actor=None, strength=0))


def _key(actor: Mention) -> str:
    return actor.iri or actor.name.lower()


def nearby(
    names: Names, given: Sequence[tuple[Sighting, Mention]], first: Sighting
) -> Mention | None:
    """Return who launched what was spoken of right before, in the same paragraph."""
    here = names.analysis.sentence(first.trigger.word)
    near = [
        (s.trigger.word.i, n)
        for n, (s, _) in enumerate(given)
        if s.trigger.word.i < first.trigger.word.i
        and here.index - s.trigger.word.sentence <= NEARBY
        and s.paragraph == here.paragraph
    ]
    return given[max(near)[1]][1] if near else None
