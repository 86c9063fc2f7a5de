"""What was meant to go up: a missile, something for orbit, a hop above the atmosphere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import Kind
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.english.launches.transport import Roles
    from loaders.english.launches.trigger import Trigger
    from loaders.english.names import Names, Word

MISSILES = listed("launches", "things", "missiles")
ORBITAL = listed("launches", "things", "orbital")
HOPPERS = listed("launches", "things", "hoppers")
SUBORBITAL = listed("launches", "things", "suborbital")


def kind_meant(names: Names, trigger: Trigger, held: Roles, before: Sequence[Word]) -> Kind:
    """Return what was meant to go up, by the vehicle, the payload and the words of the clause."""
    texts = [m.name.lower() for m in (held.vehicle, *held.payloads) if m]
    if trigger.thing is not None:
        phrase = names.phrases.of(trigger.thing)
        texts.append(names.analysis.text[phrase.start : phrase.end].lower() if phrase else "")
    if trigger.form == "noun":
        texts.extend(w.lower for w in before)
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
