"""Which of a sentence's dates belongs to which launch; days as the calendar has them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from kb.dates import parse_edtf
from kb.errors import DateError
from loaders.english.launches import clauses
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.dates import Time
    from loaders.english.launches.trigger import Trigger
    from loaders.english.names import Analysis, Word


@dataclass(frozen=True, slots=True)
class When:
    """A time of the text with the place where it stands; `limits` if words set bounds to it."""

    start: int
    end: int
    time: Time
    limits: Time | None = None


@lru_cache(maxsize=4096)
def days(edtf: str) -> tuple[date, date] | None:
    """Return the first and last calendar day of an EDTF text; open ends become date.min and max.

    >>> days("2023-05")
    (datetime.date(2023, 5, 1), datetime.date(2023, 5, 31))
    """
    parts = [part.split("T")[0].rstrip("~?%") for part in edtf.split("/")]
    bounds = []
    for n, part in enumerate(parts):
        if part in {"", ".."}:
            bounds.append((date.min, date.min) if n == 0 else (date.max, date.max))
            continue
        try:
            time = parse_edtf(part, zone="Z")
        except DateError:
            return None
        if time.earliest is None or time.latest is None:
            return None
        bounds.append((time.earliest.date(), time.latest.date()))
    return (bounds[0][0], bounds[-1][1]) if bounds else None


# Minutes between two clock times that are still told of one launch.
CLOCK_SLACK = 45
# An evening in the west is the next day where the day begins first.
EASTMOST = timedelta(hours=14)
WESTERN = re.compile(r"T.*(?:Z|-\d\d:\d\d)$")


def meet(a: Time | None, b: Time | None) -> bool:
    """Tell whether two times can be the same day; an unknown one can be any.

    Two clock times with their zones must be within minutes of each other. A clock time of GMT or
    of the west also meets the day that it is further east.
    """
    if a is None or b is None:
        return True
    guessed = hour_alone(a) or hour_alone(b)
    if _on_clock(a) and _on_clock(b) and a.earliest and b.earliest and not guessed:
        return abs((a.earliest - b.earliest).total_seconds()) <= CLOCK_SLACK * 60
    x, y = _days_about(a), _days_about(b)
    if x is None or y is None:
        return True
    slack = GUESSED if guessed else 0
    apart = max(x[0].toordinal() - y[1].toordinal(), y[0].toordinal() - x[1].toordinal())
    return apart <= slack


# The day of an hour told without one is guessed, and may be wrong by so many days.
GUESSED = 2
DAY_WORDS = re.compile(
    r"day|night|morning|noon|evening|earlier|later|hours|minutes|\b(?:jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec|next|last|mon|tue|wed|thu|fri|sat|sun)|\d(?:st|nd|rd|th)\b|\d[-/]\d",
    re.IGNORECASE,
)


def hour_alone(time: Time) -> bool:
    """Tell "at 6.29am", which names no day."""
    return "T" in time.edtf and bool(time.words) and DAY_WORDS.search(time.words) is None


def _on_clock(time: Time) -> bool:
    """Tell a clock time whose zone is known."""
    return "T" in time.edtf and bool(time.zone) and "/" not in time.edtf


def foreign(time: Time) -> bool:
    """Tell a clock time of GMT or of a zone west of it."""
    return WESTERN.search(time.edtf) is not None


def _days_about(time: Time) -> tuple[date, date] | None:
    held = days(time.edtf)
    if held is None or time.earliest is None or not foreign(time):
        return held
    return held[0], max(held[1], (time.earliest + EASTMOST).date())


def same(a: Time | None, b: Time | None) -> bool:
    """Tell whether two times are known and cover the same days."""
    x, y = (days(t.edtf) if t else None for t in (a, b))
    return x is not None and x == y


def width(time: Time | None) -> int:
    """Return how many days a time spans; very many when it is unknown or open."""
    held = days(time.edtf) if time else None
    return (held[1] - held[0]).days if held else 10**7


def coarseness(time: Time | None) -> float:
    """Return how coarse a time is, in days; an open one counts as its known end, and a little."""
    if time is None:
        return 10.0**7
    left, _, right = time.edtf.partition("/")
    known = [part for part in (left, right) if part and part != ".."]
    held = days(known[0]) if known and ".." in (left, right) else days(time.edtf)
    extra = 0.5 if ".." in (left, right) else 0.0
    return (held[1] - held[0]).days + extra if held else 10.0**7


def is_after(time: Time | None, published: Time | None) -> bool:
    """Tell whether a time lies wholly after the day of publication."""
    x, y = (days(t.edtf) if t else None for t in (time, published))
    if x is None or y is None:
        return False
    return x[0] > y[1] or (x[0] == date.min and x[1] > y[1])


def is_before(time: Time | None, published: Time | None) -> bool:
    """Tell whether a time lies wholly before the end of the day of publication."""
    x, y = (days(t.edtf) if t else None for t in (time, published))
    return x is not None and y is not None and x[1] <= y[1]


def best_time(
    analysis: Analysis, trigger: Trigger, whens: Sequence[When], others: Sequence[Trigger]
) -> list[When]:
    """Return the times of a sentence that say when this launch was or will be, finest last."""
    sentence = analysis.sentence(trigger.word)
    first = bisect_left(whens, sentence.start, key=lambda w: w.start)
    last = bisect_left(whens, sentence.end, key=lambda w: w.start)
    here = whens[first:last]
    rivals = [t for t in others if t is not trigger and t.word.sentence == trigger.word.sentence]
    out: list[When] = []
    for when in here:
        gap = analysis.text[out[-1].end : when.start].replace(",", " , ").split() if out else []
        listed_with = bool(gap) and set(gap) <= LISTING
        if listed_with or _owned(analysis, when, trigger, rivals):
            out.append(when)
    return out


# What stands between the dates of a list.
LISTING = frozenset({",", "and", "in", "on", "again", "then", "later"})


def _owned(analysis: Analysis, when: When, trigger: Trigger, rivals: Sequence[Trigger]) -> bool:
    """Tell whether a time belongs to a trigger: no other is nearer, by the tree and the words."""
    word = _head_of(analysis, when)
    if word is None:
        return False
    mine = _distance(analysis, word, trigger)
    best = min((_distance(analysis, word, t) for t in rivals), default=float(TOO_FAR))
    return mine < TOO_FAR and (mine <= best or mine <= AT_HAND)


# So near, a time may be of two: "the last launch was in March, when it sent a satellite".
AT_HAND = 2.0
TOO_FAR = 100


def _head_of(analysis: Analysis, when: When) -> Word | None:
    """Return the word of a time that the others hang from."""
    words = analysis.between(when.start, when.end)
    places = {w.i for w in words}
    tops = [w for w in words if w.head not in places or w.head == w.i]
    return tops[0] if tops else (words[0] if words else None)


def _distance(analysis: Analysis, word: Word, trigger: Trigger) -> float:
    """Return how far a time is from a trigger: steps through the tree, clauses counted double."""
    near = abs(word.i - trigger.word.i) / 20
    path = [word, *analysis.ancestors(word)]
    if trigger.word.head == word.i and trigger.word.rel == "nsubj":
        return 1.0
    places = [w.i for w in path]
    if trigger.word.i in places:
        steps = places.index(trigger.word.i)
        if any(_another_deed(analysis, w, trigger) for w in path[1:steps]):
            return TOO_FAR
        crossed = sum(2.0 for w in path[:steps] if w.rel in CLAUSAL and w.i != word.i)
        return steps + crossed + near
    if _when_clause(analysis, word, trigger):
        return 1.5 + near
    if _adjacent(analysis, word, trigger):
        return 2.5 + near
    return _over_verb(analysis, path, trigger) + near


CLAUSAL = frozenset({"advcl", "acl", "acl:relcl", "ccomp", "parataxis"})


def _another_deed(analysis: Analysis, word: Word, trigger: Trigger) -> bool:
    """Tell a verb between a time and a trigger that the time belongs to."""
    if word.rel == "acl:relcl" and word.pos != "VERB":
        return True
    if word.rel == "advcl" and word.pos == "VERB" and analysis.children(word, "nsubj"):
        return True
    joined = word.rel == "conj" and word.head == trigger.word.i
    return word.pos == "VERB" and not joined and clauses.lemma(word) not in HOLDING - TELLING


def _when_clause(analysis: Analysis, word: Word, trigger: Trigger) -> bool:
    """Tell "in March 2022, when it sent": the time stands before the clause about the launch."""
    if not 0 < trigger.word.i - word.i <= 14:
        return False
    between = analysis.words[word.i + 1 : trigger.word.i]
    whens = [n for n, w in enumerate(between) if w.lower == "when"]
    return bool(whens) and whens[0] <= 3 and not any(w.pos == "VERB" for w in between)


def _adjacent(analysis: Analysis, word: Word, trigger: Trigger) -> bool:
    """Tell "launch Saturday", "yesterday's launch": at most two words, no comma between."""
    low, high = sorted((word.i, trigger.word.i))
    between = analysis.words[low + 1 : high]
    return len(between) <= 2 and not any(
        w.pos in {"PUNCT", "VERB"} and w.text != "-" for w in between
    )


def _over_verb(analysis: Analysis, path: list[Word], trigger: Trigger) -> float:
    """Return how far a time is that hangs from a verb above the trigger."""
    cases = {c.lower for c in analysis.children(trigger.word, "case")}
    if trigger.form == "noun" and cases & {"before", "until", "ahead", "toward", "towards"}:
        return TOO_FAR
    above = {w.i: n for n, w in enumerate(analysis.ancestors(trigger.word), start=1)}
    for n, word in enumerate(path):
        if word.pos not in {"VERB", "AUX"} and word.i not in above:
            continue
        if word.i not in above:
            return TOO_FAR
        if clauses.lemma(word) in (GATHERING if trigger.family == "event" else SPEAKING):
            return TOO_FAR
        crossed = sum(
            1.5 for w in analysis.ancestors(trigger.word) if w.rel in CLAUSAL and w.i != word.i
        )
        held = trigger.form == "verb" or clauses.lemma(word) in HOLDING or word.pos == "AUX"
        return 4.0 + n + above[word.i] + crossed + (0 if held else 8)
    return TOO_FAR


HOLDING = (
    listed("launches", "verbs", "light")
    | listed("launches", "verbs", "seen")
    | listed("launches", "verbs", "happen")
    | listed("launches", "status", "planned_verbs")
    | listed("launches", "status", "cancel")
)


TELLING = frozenset({"say", "tell", "report", "state"})
SPEAKING = listed("launches", "status", "other_deeds")
# A meeting that is held on a day is of that day.
GATHERING = SPEAKING - {"hold", "host", "meet"}
