"""The vehicle after "aboard" and the payload after "carrying" around a trigger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.terms import EntityType
from loaders.english.launches import clauses
from loaders.english.launches.actors import owner_in
from loaders.english.launches.kinds import kind_of
from loaders.english.launches.things import describe
from loaders.english.launches.trigger_things import next_phrase
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.model import Mention
    from loaders.english.launches.trigger import Trigger
    from loaders.english.names import Names, Word
    from loaders.english.names.phrases import Phrase

CARRYING = listed("launches", "things", "carrying")
ABOARD = listed("launches", "things", "aboard")
CREW = listed("launches", "things", "crew")


@dataclass(frozen=True, slots=True)
class Roles:
    """What stands around a trigger; `strength` says how surely the actor is who launches."""

    actor: Mention | None = None
    strength: int = 0
    vehicle: Mention | None = None
    payloads: tuple[Mention, ...] = ()
    site: Mention | None = None
    count: int | None = 1
    plural: bool = False


def with_transport(names: Names, trigger: Trigger, out: Roles, limit: int) -> Roles:
    """Return the roles with the vehicle after "aboard" and the payload after "carrying"."""
    out = _carried(names, trigger, out)
    for word, phrase in _prepositions(names, trigger, limit):
        head = names.analysis.words[phrase.head]
        what = kind_of(names, head)
        rides = (
            word.lower in {"aboard", "on", "atop"} and out.vehicle is not None and not out.payloads
        )
        if rides and what == "vehicle" and trigger.family in {"launch", "off"}:
            # "the X-37B spaceplane launched on a Falcon Heavy": what rides is the payload.
            out = replace(out, payloads=tuple(v for v in (out.vehicle,) if v), vehicle=None)
        if word.lower in ABOARD and what == "vehicle" and out.vehicle is None:
            out = replace(out, vehicle=describe(names, head, EntityType.VEHICLE))
            owner = owner_in(names, phrase)
            if owner and out.strength < 3:
                out = replace(out, actor=owner, strength=3)
        elif (
            word.lower in ABOARD | {"in"}
            and what == "payload"
            and word.lower != "by"
            and not _destination(head)
        ) or (word.lemma.lower() in CARRYING and what in {"payload", ""}):
            out = _with_payload(names, head, out)
    return out


def _carried(names: Names, trigger: Trigger, out: Roles) -> Roles:
    """Return the roles with what the rocket "will carry" as payload."""
    if trigger.form != "verb" or clauses.lemma(trigger.word) not in CARRYING or out.payloads:
        return out
    thing = clauses.thing_moved(names.analysis, trigger.word) or next_phrase(names, trigger.word)
    if thing is None or (trigger.thing is not None and thing.i == trigger.thing.i):
        return out
    found = describe(names, thing, EntityType.PAYLOAD)
    return replace(out, payloads=(found,)) if found else out


def _destination(head: Word) -> bool:
    return head.lower in {
        "station",
        "laboratory",
        "lab",
        "outpost",
        "module",
        "iss",
        "moon",
        "orbit",
    }


def _with_payload(names: Names, head: Word, out: Roles) -> Roles:
    crewed = bool(out.payloads) and _people(out.payloads[0])
    if out.payloads and not crewed:
        return out
    if kind_of(names, head) != "payload":
        return out
    found = describe(names, head, EntityType.PAYLOAD)
    more = _joined_payloads(names, head)
    return replace(out, payloads=(found, *more)) if found else out


def _people(found: Mention) -> bool:
    return any(word in CREW for word in found.name.lower().rstrip("s").split()[-1:])


def _joined_payloads(names: Names, head: Word) -> list[Mention]:
    """Return the further payloads of "carrying CARTOSAT-1 and HAMSAT"."""
    out = []
    for child in names.analysis.children(head, "conj"):
        found = describe(names, child, EntityType.PAYLOAD)
        if found and kind_of(names, child) == "payload":
            out.append(found)
    return out


def _prepositions(names: Names, trigger: Trigger, limit: int) -> Iterator[tuple[Word, Phrase]]:
    """Yield prepositions and carrying verbs with the phrase after them, within the stretch."""
    analysis = names.analysis
    first = trigger.word.i
    if trigger.thing is not None:
        first = min(first, trigger.thing.i)
    for i in range(first + 1, min(limit, trigger.word.i + 40)):
        word = analysis.words[i]
        if i == trigger.word.i:
            continue
        if i > trigger.word.i and (
            word.lower in STOPS or (trigger.form == "noun" and _another_clause(word))
        ):
            return
        if word.lower in ABOARD | {"in"} or word.lemma.lower() in CARRYING:
            phrase = names.phrases.after(i + 1, skip=0)
            if phrase:
                yield word, phrase


def _another_clause(word: Word) -> bool:
    """Tell a main verb that says more than "launch occurred on a Falcon 9"."""
    return word.rel == "root" and clauses.lemma(word) not in {"occur", "happen", "take"}


# Where a clause about something else begins.
STOPS = frozenset(
    {
        "due",
        "because",
        "after",
        "when",
        "while",
        "since",
        "but",
        "although",
        "though",
        ";",
        "before",
    }
)
