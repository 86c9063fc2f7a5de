"""Links between launches and statements: what a statement is about, whose voice a claim has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.terms import Act, Property
from loaders.english.launches import clauses
from loaders.english.launches.outcomes import settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kb.model import Claim, Report, Span, Statement
    from loaders.english.names import Names


# Claims whose words make a statement that holds them one about the launch.
TELLING = frozenset({Property.OUTCOME, Property.VEHICLE, Property.PAYLOAD})
POINTING = frozenset({"the", "this", "these", "those", "its"})
POINTED = frozenset(
    [
        "rocket",
        "missile",
        "projectile",
        "satellite",
        "spacecraft",
        "launch",
        "launches",
        "test",
        "tests",
        "failure",
        "failures",
        "crash",
        "explosion",
        "mission",
        "shuttle",
        "move",
        "action",
        "provocation",
        "launching",
        "vehicle",
        "flight",
        "firing",
        "disaster",
        "success",
        "launchings",
        "firings",
    ]
)
# These speak of a launch however they are introduced, in news of launches.
SPOKEN_OF = frozenset(
    [
        "cancellation",
        "provocation",
        "provocations",
        "provocative",
        "trajectory",
        "debris",
        "stage",
        "stages",
        "payload",
        "orbit",
        "failure",
        "failed",
        "anomaly",
        "launch",
        "liftoff",
        "lift-off",
        "test",
        "tests",
        "rocket",
        "missile",
        "satellite",
        "satellites",
        "projectile",
        "engine",
        "flight",
    ]
)
# What is done with "it" or with a feeling is done about the launch of the story.
REACTIONS = frozenset({Act.CONDEMN, Act.PRAISE, Act.REPORT, Act.CLAIM})
FEELINGS = frozenset({"alarm", "concern", "concerns", "regret", "outrage", "anger", "dismay"})
TERSE = 4
CLAUSAL = frozenset({"VERB", "AUX"})
# Words of a content so short that a pronoun in it must mean what is spoken of.
SHORT = 14
POINTERS = frozenset({"it", "this", "that"})
# What "it was", "it violated" say of a launch, not of who speaks.
OF_IT = frozenset(
    [
        "be",
        "violate",
        "fail",
        "crash",
        "fly",
        "land",
        "pose",
        "constitute",
        "represent",
        "demonstrate",
        "defy",
        "breach",
        "show",
    ]
)
# Characters between a launch and a phrase that points back to it.
REACH = 700


def linked(
    names: Names, reports: Sequence[Report], statements: Sequence[Statement]
) -> tuple[list[Report], list[Statement]]:
    """Return the reports with their claims' voices, and the statements with their launches."""
    told_of = Placed.of((s, r) for r in reports for s in _places(r))
    mentions = sorted(((s.end, r) for r in reports for s in r.mentions), key=lambda p: p[0])
    said = [replace(s, about=_about(names, s, told_of, mentions)) for s in statements]
    voices = Voices.of(said)
    text = names.analysis.text
    told = [
        replace(r, claims=tuple(_voiced(c, voices) for c in r.claims if _stands(c, text)))
        for r in reports
    ]
    by_id = {s.id: s for s in said}
    return [settled(names, r, by_id) for r in told], said


@dataclass(frozen=True, slots=True)
class Placed:
    """Words for launches in text order, so that those inside a stretch are found at once."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    reports: tuple[Report, ...]

    @staticmethod
    def of(pairs: Iterable[tuple[Span, Report]]) -> Placed:
        """Return words with their launches in order."""
        held = sorted(pairs, key=lambda pair: pair[0].start)
        starts, ends = (tuple(s.start for s, _ in held), tuple(s.end for s, _ in held))
        return Placed(starts, ends, tuple(r for _, r in held))

    def within(self, part: Span) -> Iterator[str]:
        """Yield the ids of the launches with words inside a stretch of text."""
        first = bisect_left(self.starts, part.start)
        last = bisect_right(self.starts, part.end)
        yield from (self.reports[n].id for n in range(first, last) if self.ends[n] <= part.end)


# Characters of the stretches by which statements are looked up.
STRETCH = 400


@dataclass(frozen=True, slots=True)
class Voices:
    """Statements by the stretches of text that their contents cover."""

    stretches: dict[int, list[Statement]]

    @staticmethod
    def of(statements: Iterable[Statement]) -> Voices:
        """Return statements by their stretches."""
        out: dict[int, list[Statement]] = {}
        for s in statements:
            covered = {
                n for p in s.content for n in range(p.start // STRETCH, p.end // STRETCH + 1)
            }
            for n in covered:
                out.setdefault(n, []).append(s)
        return Voices(out)

    def near(self, span: Span) -> Sequence[Statement]:
        """Return the statements that may hold a span."""
        return self.stretches.get(span.start // STRETCH, ())


def _about(
    names: Names,
    statement: Statement,
    places: Placed,
    mentions: Sequence[tuple[int, Report]],
) -> tuple[str, ...]:
    """Return the launches that a statement's content is about.

    Those whose mentions, outcome or craft stand in it; else the one that "the rocket", "such
    tests" or an opening "it" points back to.
    """
    found = {r for part in statement.content for r in places.within(part)}
    told = tuple(sorted(found, key=lambda name: int(name[1:])))
    if told or not mentions:
        return told
    first = (mentions[0][1].id,)
    if _reacts(names, statement):
        return first
    if not _points_back(names, statement):
        return ()
    nearest = _nearest_before(statement, mentions)
    return first if nearest is None or _long_before(nearest, mentions[0][1]) else (nearest.id,)


def _long_before(report: Report, first: Report) -> bool:
    """Tell a launch of the background, weeks before the one that the article opens with."""
    ago, main = (r.date.latest if r.date else None for r in (report, first))
    return ago is not None and main is not None and (main - ago).days > MOST_DAYS


# Days from a launch of the background to the one that reactions are on.
MOST_DAYS = 30


def _reacts(names: Names, statement: Statement) -> bool:
    """Tell "described it as violent", "voiced alarm": they are on what the article opens with."""
    words = [w for part in statement.content for w in names.analysis.between(part.start, part.end)]
    if words and words[0].lower == "it" and (len(words) == 1 or words[1].pos not in CLAUSAL):
        return statement.act in REACTIONS
    return statement.act in REACTIONS and len(words) <= TERSE and words[-1].lower in FEELINGS


def _places(report: Report) -> list[Span]:
    told = [c for c in report.claims if c.property in TELLING]
    return [*report.mentions, *(span for claim in told for span in claim.spans)]


def _points_back(names: Names, statement: Statement) -> bool:
    """Tell a content with "the failure" or "such tests", or one that opens with "it"."""
    words = [w for part in statement.content for w in names.analysis.between(part.start, part.end)]
    if words and words[0].lower == "it":
        return any(clauses.lemma(w) in OF_IT for w in words[1:4])
    lows = {w.lower for w in words}
    if lows & SPOKEN_OF or (len(words) <= SHORT and lows & POINTERS):
        return True
    return any(a.lower in POINTING and b.lower in POINTED for a, b in pairwise(words))


def _nearest_before(statement: Statement, mentions: Sequence[tuple[int, Report]]) -> Report | None:
    """Return the launch spoken of last before a statement's content, within reach."""
    start = min(part.start for part in statement.content)
    n = bisect_right(mentions, start, key=lambda pair: pair[0]) - 1
    return mentions[n][1] if n >= 0 and start - mentions[n][0] <= REACH else None


def _holds(statement: Statement, span: Span) -> bool:
    return any(part.start <= span.start and span.end <= part.end for part in statement.content)


def _stands(claim: Claim, text: str) -> bool:
    """Tell whether each span of a claim holds its words: a claim that fails this is refused."""
    return bool(claim.spans) and all(text[s.start : s.end] == s.text for s in claim.spans)


def _voiced(claim: Claim, voices: Voices) -> Claim:
    """Return a claim with the innermost statement that holds all its words as its voice."""
    near = voices.near(claim.spans[0])
    around = [s for s in near if all(_holds(s, span) for span in claim.spans)]
    if not around:
        return claim
    inner = min(around, key=lambda s: sum(p.end - p.start for p in s.content))
    return replace(claim, voice=inner.id)
