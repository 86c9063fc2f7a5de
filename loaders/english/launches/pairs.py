"""Lists of craft, each with its own date: "Omid in 2009 and Rasad in June 2011"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.terms import EntityType, Status
from loaders.english.launches.kinds import kind_of
from loaders.english.launches.things import describe
from loaders.english.launches.trigger import Trigger
from loaders.english.launches.trigger_things import unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.english.launches.dates import When
    from loaders.english.launches.sighting import Sighting
    from loaders.english.names import Names, Word

BEFORE_TIME = frozenset({"in", "on", "early", "late", "last"})


def paired(names: Names, found: Sighting, whens: Sequence[When]) -> list[Sighting]:
    """Return a sighting for each craft of a list that has a date of its own.

    "Iran has sent two satellites, Omid in 2009 and Rasad in June 2011, into space": two launches.
    What is no such list is returned as it is.
    """
    flown = found.status is Status.OCCURRED and not found.reality.generic
    pairs = list(_pairs(names, found.trigger.word, whens)) if flown else []
    if not any(_craft(names, word) for word, _ in pairs):
        return [found]
    told = [_of_pair(names, found, word, when) for word, when in pairs]
    made = [sighting for sighting in told if sighting is not None]
    return made if len(made) > 1 else [found]


def _pairs(names: Names, trigger: Word, whens: Sequence[When]) -> Iterator[tuple[Word, When]]:
    """Yield the name right before each time behind a launch word in its sentence."""
    sentence = names.analysis.sentence(trigger)
    first = bisect_left(whens, trigger.end, key=lambda w: w.start)
    for when in whens[first:]:
        if when.start >= sentence.end:
            return
        words = names.analysis.between(when.start, when.end)
        place = words[0].i - 1 if words else -1
        while place > trigger.i and names.analysis.words[place].lower in BEFORE_TIME:
            place -= 1
        craft = names.analysis.words[place]
        if place > trigger.i and (craft.pos == "PROPN" or _craft(names, craft)):
            yield craft, when


def _craft(names: Names, word: Word) -> bool:
    named = names.named(word) is not None or word.pos == "PROPN"
    return named and (kind_of(names, word) in {"vehicle", "payload"} or unknown(names, word))


def _of_pair(names: Names, found: Sighting, word: Word, when: When) -> Sighting | None:
    what = EntityType.VEHICLE if kind_of(names, word) == "vehicle" else EntityType.PAYLOAD
    own = describe(names, word, what)
    if own is None:
        return None
    vehicle = own if what is EntityType.VEHICLE else found.roles.vehicle
    payloads = (own,) if what is EntityType.PAYLOAD else ()
    roles = replace(found.roles, vehicle=vehicle, payloads=payloads, count=1, plural=False)
    trigger = Trigger(word, "verb", found.trigger.family, word)
    span = names.span(own.spans[0].start, when.end) if own.spans else found.span
    return replace(
        found, trigger=trigger, span=span, roles=roles, time=when.time, times=(when,),
        additive=True, inside=None,
    )  # fmt: skip
