"""Dated events beside launches and statements: meetings, detections, alerts, impacts, sanctions."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from kb.dates import parse_edtf
from kb.model import Event
from kb.terms import EntityType, EventKind, Status
from loaders.english.launches import clauses, dates
from loaders.english.launches.belonging import best_time
from loaders.english.launches.bounds import bounded
from loaders.english.launches.realis import reality
from loaders.english.launches.trigger import Trigger
from loaders.english.names.entities import mention
from loaders.english.names.lists import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.dates import Time
    from kb.model import Mention, Report, Span, Statement
    from loaders.english.launches.dates import When
    from loaders.english.names import Names, Sentence, Word

AGENTS = (EntityType.STATE, EntityType.ORGANIZATION, EntityType.PERSON)
# These happen with the launch they belong to, so that they may take its day.
WITH_LAUNCH = frozenset(
    {EventKind.DETECTION, EventKind.ALERT, EventKind.ALERT_LIFTED, EventKind.IMPACT}
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A word that names an event, with its kind and the words for it."""

    kind: EventKind
    word: Word
    span: Span
    rule: str


def find_events(
    names: Names, whens: Sequence[When], reports: Sequence[Report], said: Sequence[Statement]
) -> list[Event]:
    """Return the dated events of a document, in text order."""
    signs = [s for sentence in names.analysis.sentences for s in _signs(names, sentence)]
    beside: dict[int, list[Sign]] = {}
    for sign in signs:
        beside.setdefault(sign.word.sentence, []).append(sign)
    near = _reports_near(names, reports)
    made = [_event(names, sign, beside[sign.word.sentence], whens, near) for sign in signs]
    told = _merged([event for event in made if event is not None])
    dated = [event for event in told if event.date is not None]
    return [replace(_voiced(e, said), id=f"E{n}") for n, e in enumerate(dated, start=1)]


@cache
def _kinds(part: str) -> dict[str, tuple[EventKind, ...]]:
    """Return which kinds each noun or verb of the lists may tell of."""
    out: dict[str, tuple[EventKind, ...]] = {}
    for kind in EventKind:
        for word in table("events")[kind.value][part]:
            out[word] = (*out.get(word, ()), kind)
    return out


def _signs(names: Names, sentence: Sentence) -> Iterator[Sign]:
    for word in names.analysis.of(sentence):
        if word.pos == "NOUN":
            kinds, rule = _kinds("nouns").get(_singular(word), ()), _noun
        elif word.pos == "VERB":
            kinds, rule = _kinds("verbs").get(clauses.lemma(word), ()), _verb
        else:
            continue
        found = (rule(names, word, kind, table("events")[kind.value]) for kind in kinds)
        yield from (sign for sign in found if sign is not None)


def _singular(word: Word) -> str:
    low = word.lower
    return low if low == "talks" else low.removesuffix("s")


def _noun(names: Names, word: Word, kind: EventKind, entry: dict[str, Any]) -> Sign | None:
    following = names.analysis.words[word.i + 1 : word.i + 2]
    if following and following[0].lower in entry["not_before"]:
        return None
    phrase = names.phrases.of(word)
    start, end = (phrase.start, phrase.end) if phrase else (word.start, word.end)
    pair = names.named(names.analysis.words[phrase.first]) if phrase else None
    start = min(start, pair[0].start) if pair else start
    return Sign(kind, word, names.span(start, end), f"noun of a {kind.value}")


def _verb(names: Names, word: Word, kind: EventKind, entry: dict[str, Any]) -> Sign | None:
    analysis = names.analysis
    thing = clauses.thing_moved(analysis, word) or clauses.subject(analysis, word)
    if thing is None or not _among(names, thing, entry["of"]):
        return None
    end = word.end
    if entry["places"]:
        place = _place(names, word, entry["places"])
        if place is None:
            return None
        end = place
    if _unreal(names, word):
        return None
    phrase = names.phrases.of(thing)
    start = min(word.start, phrase.start if phrase else thing.start)
    end = max(end, phrase.end if phrase else thing.end)
    return Sign(kind, word, names.span(start, end), f"verb of a {kind.value}")


def _unreal(names: Names, word: Word) -> bool:
    held = reality(names, Trigger(word, "verb", "event"))
    return held.generic or held.supposed or held.status is Status.PLANNED


def _among(names: Names, thing: Word, of: Sequence[str]) -> bool:
    phrase = names.phrases.of(thing)
    words = names.analysis.words[phrase.first : phrase.last] if phrase else (thing,)
    relative = thing.lower in {"which", "that"} and bool(of)
    return relative or any(w.lower in of or _singular(w) in of for w in words)


def _place(names: Names, word: Word, places: Sequence[str]) -> int | None:
    """Return where a phrase like "into the Yellow Sea" after the verb ends."""
    for following in names.analysis.words[word.i + 1 : word.i + 12]:
        if following.sentence != word.sentence or following.text == ";":
            return None
        if following.lower in places:
            return following.end
    return None


def _event(
    names: Names,
    sign: Sign,
    every: Sequence[Sign],
    whens: Sequence[When],
    reports: dict[int, list[Report]],
) -> Event | None:
    rivals = [_as_trigger(s) for s in every if s.kind is not sign.kind]
    mine = _as_trigger(sign)
    times = bounded(names.analysis.text, best_time(names.analysis, mine, whens, [mine, *rivals]))
    near = reports.get(sign.word.sentence, [])
    about = tuple(r.id for r in near)
    time = min((w.time for w in times), key=dates.coarseness, default=None)
    if time is None and sign.kind in WITH_LAUNCH:
        time = _day_of_launch(near)
    return Event(
        id="",
        kind=sign.kind,
        spans=(sign.span,),
        date=time,
        agents=tuple(_agents(names, sign)),
        about=about if sign.kind is not EventKind.MEETING else (),
        rule=sign.rule,
    )


def _as_trigger(sign: Sign) -> Trigger:
    return Trigger(sign.word, "noun" if sign.word.pos == "NOUN" else "verb", "event")


def _reports_near(names: Names, reports: Sequence[Report]) -> dict[int, list[Report]]:
    """Return for each sentence the launches that it mentions."""
    sentences = names.analysis.sentences
    out: dict[int, list[Report]] = {}
    for report in reports:
        for span in report.mentions:
            n = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
            held = out.setdefault(n, [])
            if report not in held:
                held.append(report)
    return out


def _day_of_launch(reports: Sequence[Report]) -> Time | None:
    """Return the day of the one launch that the sentence speaks of."""
    days = [r.date for r in reports if r.date and r.status is Status.OCCURRED]
    return (
        parse_edtf(days[0].edtf.partition("T")[0], words=days[0].words) if len(days) == 1 else None
    )


def _agents(names: Names, sign: Sign) -> Iterator[Mention]:
    """Yield who acts in it: the subject of its verb, or who owns the noun."""
    if sign.word.pos == "VERB":
        doer = clauses.subject(names.analysis, sign.word)
        phrase = names.phrases.of(doer) if doer is not None else None
        edges = (phrase.start, phrase.end) if phrase else None
    else:
        edges = (sign.span.start, sign.span.end)
    for name, entity in names.inside(*edges) if edges else ():
        if entity.type in AGENTS:
            yield mention(entity, (names.span(name.start, name.end),))


# Events that a new one is compared with, the last ones.
COMPARED = 40


def _merged(found: Sequence[Event]) -> list[Event]:
    """Return the events, those of one kind that can be one day as one."""
    out: list[Event] = []
    for event in found:
        first = max(0, len(out) - COMPARED)
        n = next((n for n in range(first, len(out)) if _same(out[n], event)), None)
        if n is None:
            out.append(event)
        else:
            out[n] = _joined(out[n], event)
    return out


def _same(a: Event, b: Event) -> bool:
    if a.kind is not b.kind:
        return False
    if a.date is None or b.date is None:
        return a.kind is EventKind.MEETING
    return dates.same(a.date, b.date) or (dates.meet(a.date, b.date) and a.kind in WITH_LAUNCH)


def _joined(a: Event, b: Event) -> Event:
    agents = {m.identity: m for m in (*a.agents, *b.agents)}
    return replace(
        a,
        spans=(*a.spans, *b.spans),
        date=a.date or b.date,
        agents=tuple(agents.values()),
        about=tuple(dict.fromkeys((*a.about, *b.about))),
    )


def _voiced(event: Event, said: Sequence[Statement]) -> Event:
    """Return an event with the innermost statement that holds its words as its voice."""
    span = event.spans[0]
    around = [
        s for s in said if any(p.start <= span.start and span.end <= p.end for p in s.content)
    ]
    inner = min(around, key=lambda s: sum(p.end - p.start for p in s.content), default=None)
    return replace(event, voice=inner.id) if inner else event
