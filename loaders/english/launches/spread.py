"""One place that speaks of several launches: joined dates, joined things that flew."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.dates import parse_edtf
from kb.terms import EntityType, Status
from loaders.english.launches.belonging import LISTING
from loaders.english.launches.dates import foreign, is_after, is_before, meet, width
from loaders.english.launches.kinds import kind_of
from loaders.english.launches.moods import GENERIC_REALITY, Reality
from loaders.english.launches.things import count_of, describe
from loaders.english.launches.trigger import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.dates import Time
    from loaders.english.launches.dates import When
    from loaders.english.launches.sighting import Sighting
    from loaders.english.names import Analysis, Names, Word


def spread(names: Names, found: Sighting, published: Time | None) -> Iterator[Sighting]:
    """Yield a sighting as one for each launch that its words speak of, with their statuses."""
    for one in (found, *_conjoined(names, found)):
        yield from _split(_dated(_in_right_year(one, published), published), names.analysis)


def finest(times: Sequence[When]) -> Time | None:
    """Return the time that says most: of a clock time and a day the clock time."""
    if not times:
        return None
    return min(
        times, key=lambda w: (width(w.time), "T" not in w.time.edtf, foreign(w.time), w.start)
    ).time


def around(word: Word, times: Sequence[When]) -> list[When]:
    """Return the time that stands nearest to a word, with those that can be the same day.

    "The last one in June was the best until Sunday's" was in June.
    """
    if not times:
        return []
    nearest = min(times, key=lambda w: min(abs(w.start - word.end), abs(word.start - w.end)))
    return [w for w in times if meet(w.time, nearest.time)]


def _conjoined(names: Names, found: Sighting) -> Iterator[Sighting]:
    """Yield what flew beside the first: "a long-range missile and five shorter-range rockets"."""
    trigger = found.trigger
    if trigger.form != "verb" or trigger.thing is None or found.reality.generic:
        return
    phrase = names.phrases.of(trigger.thing)
    head = names.analysis.words[phrase.head] if phrase else trigger.thing
    for word in names.analysis.children(head, "conj"):
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


def _in_right_year(found: Sighting, published: Time | None) -> Sighting:
    """Return what flew in months gone by, or will fly in months to come, in the right year.

    "After two failures in May and August" they were last year's; a vow "to try again in October"
    means the next one.
    """
    held = found.times
    plain = held and all(MONTH.fullmatch(w.time.edtf) for w in held)
    if not plain or any(w.time.edtf[:4] in w.time.words or "year" in w.time.words for w in held):
        return found
    ahead = any(is_after(w.time, published) for w in held)
    gone = all(is_before(w.time, published) for w in held)
    planned = found.status is Status.PLANNED and found.reality.rule != "postponed"
    step = -1 if found.status is Status.OCCURRED and ahead else int(planned and gone)
    if not step or found.headline:
        return found
    moved = tuple(replace(w, time=_shifted(w.time, step)) for w in held)
    return replace(found, times=moved, time=finest(moved))


def _shifted(month: Time, years: int) -> Time:
    """Return a month some years later."""
    return parse_edtf(f"{int(month.edtf[:4]) + years}{month.edtf[4:]}", words=month.words)


MONTH = re.compile(r"\d{4}-\d\d")


def _dated(found: Sighting, published: Time | None) -> Sighting:
    """Return the sighting with its status told by its date where the words leave it open."""
    held, ahead = found.reality, is_after(found.time, published)
    if found.time is None:
        return found
    if held.rule == "happened" and ahead:
        return replace(found, time=None, times=())
    told: Reality | None = None
    if held.generic:
        soon = held is GENERIC_REALITY and found.trigger.form == "verb" and ahead
        told = Reality(Status.PLANNED, "future date") if soon else None
    elif held.status is Status.OCCURRED and ahead and not found.headline:
        told = replace(held, status=Status.PLANNED, rule=f"{held.rule}, future date")
    elif held.status is None and ahead:
        told = replace(held, status=Status.PLANNED, rule="future date")
    elif held.status is None and is_before(found.time, published):
        told = replace(held, status=Status.OCCURRED, rule="past date")
    return replace(found, reality=told) if told else found


def _split(found: Sighting, analysis: Analysis) -> list[Sighting]:
    """Return one sighting for each of the joined dates of what flew ("tests in May and June").

    "Launched satellites in 2009 and 2015", "older versions failed in July and November".
    """
    days = [w for w in found.times if "T" not in w.time.edtf and "/" not in w.time.edtf]
    run = _one_year(_within_year(_longest_list(days, analysis.text)))
    if len(run) < 2 or found.reality.status is Status.PLANNED:
        return [found]
    single = found.trigger.form == "noun" and found.roles.count in {None, 1, len(run)}
    count = 1 if single or not found.roles.plural else None
    roles = replace(found.roles, count=count, plural=count is None)
    return [replace(found, time=w.time, times=(w,), roles=roles) for w in run]


def _within_year(run: list[When]) -> list[When]:
    """Return the months of "last year, in January and February" in that year."""
    if len(run) < 2 or len(run[0].time.edtf) != len("2019"):
        return run
    year, months = run[0].time.edtf, run[1:]
    if any(len(w.time.edtf) < len("2019-01") or w.time.edtf[:4] in w.time.words for w in months):
        return run
    return [replace(w, time=parse_edtf(year + w.time.edtf[4:], words=w.time.words)) for w in months]


def _one_year(run: list[When]) -> list[When]:
    """Return the months of "in May and August" in one year: that of the last."""
    edtfs = [w.time.edtf for w in run]
    plain = all(
        MONTH.fullmatch(e) and e[:4] not in w.time.words for e, w in zip(edtfs, run, strict=True)
    )
    months = [e[5:] for e in edtfs]
    if len(run) < 2 or not plain or months != sorted(months) or len({e[:4] for e in edtfs}) == 1:
        return run
    year = edtfs[-1][:4]
    return [
        replace(w, time=parse_edtf(f"{year}-{month}", words=w.time.words))
        for w, month in zip(run, months, strict=True)
    ]


def _longest_list(whens: Sequence[When], text: str) -> list[When]:
    """Return the most dates in a row that nothing but commas and "and" stands between.

    Of dates that hold each other, as "Friday, March 5", no list is made.
    """
    runs: list[list[When]] = []
    for when in whens:
        last = runs[-1][-1] if runs else None
        gap = text[last.end : when.start].replace(",", " , ").split() if last else ["."]
        if last is not None and set(gap) <= LISTING and not meet(last.time, when.time):
            runs[-1].append(when)
        else:
            runs.append([when])
    return max(runs, key=len, default=[])
