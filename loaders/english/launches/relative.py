"""Dates told by their distance from another launch: "two days after it fired", "hours later"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kb.dates import parse_edtf
from kb.terms import Status
from loaders.english.launches import dates
from loaders.english.launches.dates import When
from loaders.english.launches.things import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.dates import Time
    from loaders.english.launches.sighting import Sighting
    from loaders.english.names import Names

# "came two days after" before the other launch; the other launch is the earlier one.
AFTER = re.compile(
    r"\b(an?|[a-z]+|\d+) (day|month|year)s? (after|before)\b"
    r"(?!.*\b(?:day|month|year)s? (?:after|before)\b)",
    re.IGNORECASE,
)
# "hours later": the same day as what was told before; "minutes after launch" is of itself.
SAME_DAY = re.compile(
    r"\b(?:hours?|minutes?) (?:later|earlier)\b"
    r"|\bminutes after (?!(?:the |its )?(?:launch|lift|take|blast|soar|being))"
    r"|\b(?:later|earlier) (?:that|the same) day\b",
    re.IGNORECASE,
)
# Characters before or behind a launch in which such words speak of it.
REACH = 120
# Sentences back in which the launch stands that the distance is counted from.
NEARBY = 3
MOST = 60


# "the year before": counted from the last year told.
YEAR = re.compile(
    r"\bthe (?:year (before|after)|(previous|following|next) year)\b(?!\s+(?:the|a|it|its)\b)",
    re.IGNORECASE,
)


def with_distances(
    names: Names, found: Sequence[Sighting], published: Time | None
) -> list[Sighting]:
    """Return sightings in text order, those without a date dated by others if words tell how far.

    "North Korea fired a missile on Friday, two days after it tested another": on Wednesday.
    """
    out: list[Sighting] = []
    for sighting in found:
        made = None
        if _open(sighting):
            made = _dated(names, sighting, out) or _by_year(names, sighting, out)
        out.append(_with_status(made, published) if made is not None else sighting)
    return out


def _open(sighting: Sighting) -> bool:
    flown = sighting.status in {Status.OCCURRED, None} and not sighting.reality.generic
    return flown and sighting.time is None and not sighting.definite


def _dated(names: Names, sighting: Sighting, before: Sequence[Sighting]) -> Sighting | None:
    sentence = names.analysis.sentence(sighting.trigger.word)
    start = max(sentence.start, sighting.trigger.word.start - REACH)
    ahead = names.analysis.text[start : sighting.trigger.word.start].replace("\n", " ")
    anchor = _anchor(sighting, before)
    if anchor is None:
        return None
    told = AFTER.search(ahead)
    many = _number(told[1]) if told else 0
    if told and many and start + told.start() > anchor[0].trigger.word.start - 1:
        steps = -many if told[3].lower() == "after" else many
        edtf = _moved(anchor[1], steps, told[2].lower())
        return _on(sighting, edtf, start + told.start(), told[0])
    after = sighting.trigger.word.end
    behind = names.analysis.text[after : sentence.end][:REACH].replace("\n", " ")
    first, second = SAME_DAY.search(ahead), SAME_DAY.search(behind)
    near, place = (first, start) if first else (second, after)
    return _on(sighting, anchor[1].isoformat(), place + near.start(), near[0]) if near else None


def _by_year(names: Names, sighting: Sighting, before: Sequence[Sighting]) -> Sighting | None:
    """Return what was launched "the year before" what was told last."""
    word = sighting.trigger.word
    behind = names.analysis.text[word.end : names.analysis.sentence(word).end][:REACH]
    told = YEAR.search(behind.replace("\n", " "))
    years = [s.time.edtf[:4] for s in before[-3:] if s.time and s.time.edtf[:4].isdigit()]
    if told is None or not years:
        return None
    step = -1 if (told[1] or told[2]).lower() in {"before", "previous"} else 1
    start = word.end + told.start()
    return _on(sighting, f"{int(years[-1]) + step:04d}", start, told[0])


def _with_status(sighting: Sighting, published: Time | None) -> Sighting:
    """Return the sighting as flown or planned by its date, where the words leave it open."""
    if sighting.status is not None:
        return sighting
    ahead = dates.is_after(sighting.time, published)
    status = Status.PLANNED if ahead else Status.OCCURRED
    told = replace(sighting.reality, status=status, rule="told by its distance")
    return replace(sighting, reality=told)


def _moved(day: date, steps: int, unit: str) -> str:
    """Return a day moved by days, or the month or year it falls in when moved by those.

    >>> _moved(date(2012, 12, 12), -8, "month"), _moved(date(2012, 1, 1), -1, "day")
    ('2012-04', '2011-12-31')
    """
    if unit == "day":
        return (day + timedelta(steps)).isoformat()
    if unit == "year":
        return f"{day.year + steps:04d}"
    months = day.year * 12 + day.month - 1 + steps
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _anchor(sighting: Sighting, before: Sequence[Sighting]) -> tuple[Sighting, date] | None:
    """Return the flown launch of one day told last before, within reach."""
    here = sighting.trigger.word.sentence
    for s in reversed(before[-8:]):
        if here - s.trigger.word.sentence > NEARBY:
            return None
        day = dates.days(s.time.edtf) if s.time and s.status is Status.OCCURRED else None
        if day is not None and day[0] == day[1] and not s.reality.supposed:
            return s, day[0]
    return None


def _number(text: str) -> int:
    low = text.lower()
    number = int(low) if low.isdecimal() else NUMBERS.get(low, 0)
    return number if number <= MOST else 0


def _on(sighting: Sighting, edtf: str, start: int, words: str) -> Sighting:
    time = parse_edtf(edtf, words=" ".join(words.split()))
    when = When(start, start + len(words), time)
    return replace(sighting, time=time, times=(when,))
