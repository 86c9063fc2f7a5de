"""What "the rocket", "the spacecraft" or "it" means: the vehicle or payload named last before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import EntityType
from loaders.english.names.entities import mention
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from kb.model import Mention
    from loaders.english.names import Names, Word

VEHICLES = listed("launches", "things", "vehicles")
CRAFTS = frozenset(
    {"spacecraft", "craft", "capsule", "ship", "spaceship", "vehicle", "probe", "it"}
)
# How many sentences back the name may stand.
REACH = 4


def craft_meant(names: Names, word: Word) -> Mention | None:
    """Return the named vehicle or payload that a bare definite phrase or "it" stands for."""
    low = word.lower
    phrase = names.phrases.of(word)
    if phrase is not None and low != "it":
        words = names.analysis.words[phrase.first : phrase.last]
        if words[0].lower not in {"the", "this", "that"} or len(words) > 2:
            return None
    wanted = _types(low)
    if not wanted:
        return None
    limit = phrase.start if phrase is not None else word.start
    near = [
        (name, entity)
        for name, entity in names.inside(0, limit)
        if word.sentence - names.analysis.words[name.first].sentence <= REACH
        and entity.type in wanted
        and not name.demonym
        and not _destination(names, name.first)
    ]
    if not near:
        return None
    often = [sum(e is entity for _, e in near) for _, entity in near]
    name, entity = near[max(range(len(near)), key=lambda n: (often[n], n))]
    why = f"{word.text} = {entity.forms[0]}, spoken of before"
    return mention(entity, (names.span(name.start, name.end),), reason=why)


def _types(low: str) -> frozenset[EntityType]:
    if low in CRAFTS:
        return frozenset({EntityType.VEHICLE, EntityType.PAYLOAD})
    if low.rstrip("s") in VEHICLES:
        return frozenset({EntityType.VEHICLE})
    return (
        frozenset({EntityType.PAYLOAD})
        if low in {"satellite", "orbiter", "lander", "rover"}
        else frozenset()
    )


def _destination(names: Names, first: int) -> bool:
    """Tell the station or moon that something flies to."""
    words = names.analysis.words
    held = {w.lower for w in words[max(0, first - 2) : first + 3]}
    return bool(held & {"station", "telescope", "module"})
