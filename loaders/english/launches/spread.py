"""One place that speaks of several launches: joined dates, joined things that flew."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.terms import EntityType, Status
from loaders.english.launches.dates import LISTING, foreign, is_after, is_before, width
from loaders.english.launches.kinds import kind_of
from loaders.english.launches.moods import GENERIC_REALITY, Reality
from loaders.english.launches.things import count_of, describe
from loaders.english.launches.trigger import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.dates import Time
    from loaders.english.launches.dates import When
    from loaders.english.launches.sighting import Sighting
    from loaders.english.names import Analysis, Names


def spread(names: Names, found: Sighting, published: Time | None) -> Iterator[Sighting]:
    """Yield a sighting as one for each launch that its words speak of, with their statuses."""
    for one in (found, *_conjoined(names, found)):
        yield from _split(_dated(one, published), names.analysis)


def finest(times: Sequence[When]) -> Time | None:
    """Return the time that says most: of a clock time and a day the clock time."""
    if not times:
        return None
    return min(
        times, key=lambda w: (width(w.time), "T" not in w.time.edtf, foreign(w.time), w.start)
    ).time


def _conjoined(names: Names, found: Sighting) -> Iterator[Sighting]:
    """Yield what flew beside the first: "a long-range missile and five shorter-range rockets"."""
    trigger = found.trigger
    if trigger.form != "verb" or trigger.thing is None or found.reality.generic:
        return
    for word in names.analysis.children(trigger.thing, "conj"):
        if kind_of(names, word) != "vehicle" or word.sentence != trigger.word.sentence:
            continue
        own = describe(names, word, EntityType.VEHICLE)
        count = count_of(names, word)
        if own is None or own == found.roles.vehicle or count == found.roles.count:
            continue
        roles = replace(found.roles, vehicle=own, count=count, plural=count != 1)
        times = tuple(w for w in found.times if w.start > word.start) or found.times
        span = names.span(word.start, word.end)
        phrase = names.phrases.of(word)
        span = names.span(phrase.start, phrase.end) if phrase else span
        beside = Trigger(word, "verb", trigger.family, word)
        yield replace(
            found, trigger=beside, span=span, roles=roles, times=times, time=finest(times),
            additive=True, inside=None,
        )  # fmt: skip


def _dated(found: Sighting, published: Time | None) -> Sighting:
    """Return the sighting with its status told by its date where the words leave it open."""
    held = found.reality
    if found.time is None:
        return found
    if held.generic:
        soon = (
            held is GENERIC_REALITY
            and found.trigger.form == "verb"
            and is_after(found.time, published)
        )
        return replace(found, reality=Reality(Status.PLANNED, "future date")) if soon else found
    if held.status is Status.OCCURRED and is_after(found.time, published) and not found.headline:
        return replace(
            found, reality=replace(held, status=Status.PLANNED, rule=f"{held.rule}, future date")
        )
    if held.status is None:
        if is_after(found.time, published):
            return replace(found, reality=replace(held, status=Status.PLANNED, rule="future date"))
        if is_before(found.time, published):
            return replace(found, reality=replace(held, status=Status.OCCURRED, rule="past date"))
    return found


def _split(found: Sighting, analysis: Analysis) -> list[Sighting]:
    """Return one sighting for each of the joined dates of a plural ("tests in May and June").

    A plural thing that flew is taken so too ("Older versions failed in July and November").
    """
    days = [w for w in found.times if "T" not in w.time.edtf and "/" not in w.time.edtf]
    if not (found.roles.plural and len(days) >= 2):
        return [found]
    gaps = [analysis.text[a.end : b.start].replace(",", " , ").split() for a, b in pairwise(days)]
    if not all(set(gap) <= LISTING for gap in gaps):
        return [found]
    count = 1 if found.trigger.form == "noun" and found.roles.count in {None, len(days)} else None
    roles = replace(found.roles, count=count, plural=count is None)
    return [replace(found, time=w.time, times=(w,), roles=roles) for w in days]
