"""Whether two reports are of the same launch: a score with its reasons in words.

The score is a sum of weights, one a feature, cut to lie between 0 (nothing in common) and 1. The
weights say how rarely two different launches agree in that feature by chance: a minute shared is
worth more than a vehicle shared, and a contradiction takes away more than silence. How often the
verdicts are right is measured by tests/bench/identity.py; the figures are in docs/identity.md.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from kb.resolve.kinship import THING_WEIGHTS, kinship
from kb.resolve.profiles import NEWS, THINGS, Profiler
from kb.resolve.scales import far_apart
from kb.terms import Kind

if TYPE_CHECKING:
    from kb.names import Lexicon
    from kb.resolve.accounts import Account
    from kb.resolve.profiles import Named, Profile

SAME_FROM = 0.6
"""From this score on the program judges two reports to be of the same launch."""

DIFFERENT_BELOW = 0.35
"""Below this score it judges them to be of different launches; between, it is unsure."""

MOST = 2.2
"""No two reports agree in more than this."""

MINUTE = 60.0
HOUR = 3_600.0
DAY = 86_400.0

SPREAD = 30 * MINUTE
"""Observers of one launch give clock times that differ: by when a radar saw it, by rounding."""

SALVO = 10 * MINUTE
"""The same for missiles, which follow one another within minutes."""

_SAME_CLOCK = 3 * MINUTE
_SLOW_CLOCK = 65 * MINUTE
_WRONG_ZONE = 14 * HOUR
_CLOCK = 2 * HOUR
_EXCLUDED = -1.0

_ONE_LAUNCH = frozenset({"cospar", "gcat", "ll2", "spacex"})
_COSPAR = re.compile(r"cospar:\d{4}-\d{3}")

Feature: TypeAlias = tuple[float, str]


class Verdict(StrEnum):
    """What is thought of two reports: of the same launch, of different ones, or undecided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are, and why; `against` is what speaks against it alone."""

    score: float
    reasons: tuple[str, ...]
    against: float = 0.0

    @property
    def verdict(self) -> Verdict:
        """What the score means."""
        if self.score >= SAME_FROM:
            return Verdict.SAME
        return Verdict.DIFFERENT if self.score < DIFFERENT_BELOW else Verdict.UNSURE


def compare(a: Account, b: Account, lexicon: Lexicon) -> Likeness:
    """Return how alike two reports are; the order of the two does not matter."""
    comparer = Comparer(lexicon)
    return comparer.likeness(comparer.profile(a), comparer.profile(b))


@dataclass
class Comparer:
    """Compares many reports with one lexicon, and remembers which things go together."""

    lexicon: Lexicon
    _profiler: Profiler = field(init=False)
    _kin: dict[tuple[int, tuple[str, ...], tuple[str, ...]], Feature] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._profiler = Profiler(self.lexicon)

    def profile(self, account: Account) -> Profile:
        """Return an account ready to be compared."""
        return self._profiler.profile(account)

    def likeness(self, a: Profile, b: Profile) -> Likeness:
        """Return how alike two reports are, and why."""
        excluded = exclusion(a, b)
        if excluded:
            return Likeness(0.0, (excluded,), _EXCLUDED)
        features = [
            dates(a, b),
            identifiers(a, b),
            linked(a, b),
            *(self._things(place, a, b) for place in range(len(THINGS))),
            _kinds(a.kind, b.kind),
            _outcomes(a.outcome, b.outcome),
        ]
        return Likeness(
            _scaled(sum(weight for weight, _ in features)),
            tuple(words for _, words in features if words),
            sum(weight for weight, _ in features if weight < 0),
        )

    def _things(self, place: int, a: Profile, b: Profile) -> Feature:
        mine, yours = a.things[place], b.things[place]
        if mine is None or yours is None:
            return 0.0, ""
        key = place, mine.iris, yours.iris
        if key not in self._kin:
            self._kin[key] = self._kin[place, yours.iris, mine.iris] = _thing(place, mine, yours)
        return self._kin[key]


def _scaled(total: float) -> float:
    """Return the sum of all weights as a score: what goes beyond enough counts for less."""
    beyond = max(0.0, total - SAME_FROM) * (1 - SAME_FROM) / (MOST - SAME_FROM)
    return max(0.0, min(1.0, round(min(total, SAME_FROM) + beyond, 3)))


def exclusion(a: Profile, b: Profile) -> str:
    """Return why two reports cannot be of the same launch, whatever else they say; often nothing.

    A document that tells of two launches has already told them apart. A plan and the flight that
    fulfils it are two things, linked but not one.
    """
    if a.document == b.document:
        return "the document itself tells them apart"
    if a.occurred != b.occurred:
        return "one is a plan, the other took place"
    if _apart(a, b) and not _slip(a, b):
        return "dates apart"
    if a.identifiers and b.identifiers:
        return _other_identifier(a, b)
    return ""


def _apart(a: Profile, b: Profile) -> bool:
    """Whether no slip of a clock explains how far two dates lie from each other."""
    away = gap(a, b)
    if not away:
        return False
    if a.end - a.start <= _CLOCK and b.end - b.start <= _CLOCK:
        return away > _WRONG_ZONE and not _shifted(a, b, DAY)
    return away > _spread(a, b)


def _shifted(a: Profile, b: Profile, seconds: float) -> bool:
    """Whether two clock times agree once the earlier is moved by so many seconds."""
    first, second = (a, b) if a.start <= b.start else (b, a)
    start, end = first.start + seconds - _SAME_CLOCK, first.end + seconds + _SAME_CLOCK
    return start <= second.end and second.start <= end


def gap(a: Profile, b: Profile) -> float:
    """Return how many seconds lie between two dates; 0 where they may be the same moment."""
    return max(0.0, a.start - b.end, b.start - a.end)


def _spread(a: Profile, b: Profile) -> float:
    return SALVO if Kind.MISSILE in {a.kind, b.kind} else SPREAD


def _slip(a: Profile, b: Profile) -> bool:
    """Whether both are plans for what one catalogue knows as one launch: its date has moved."""
    return not a.occurred and not b.occurred and not a.identifiers.isdisjoint(b.identifiers)


def _other_identifier(a: Profile, b: Profile) -> str:
    mine, yours = _own(a), _own(b)
    for scheme in sorted(mine.keys() & yours.keys()):
        if mine[scheme].isdisjoint(yours[scheme]):
            return " is not ".join(sorted((min(mine[scheme]), min(yours[scheme]))))
    return ""


def _own(profile: Profile) -> dict[str, set[str]]:
    """Return the identifiers that belong to one launch alone, by scheme.

    Numbers of failures are no shared identifiers: "2022-F05" is one launch for GCAT and another for
    DISCOS. They count only as whose they are ("gcat:2022-F05").
    """
    own: dict[str, set[str]] = {}
    for identifier in profile.identifiers:
        scheme = identifier.partition(":")[0]
        shared = scheme != "cospar" or _COSPAR.fullmatch(identifier)
        if scheme in _ONE_LAUNCH and shared:
            own.setdefault(scheme, set()).add(identifier)
    return own


def dates(a: Profile, b: Profile) -> Feature:
    """Return what the dates say: the finer both are, the more it means that they agree."""
    away = gap(a, b)
    if min(a.told, b.told) < math.inf:
        return _news(a, b)
    clocks = a.end - a.start <= _CLOCK and b.end - b.start <= _CLOCK
    if clocks:
        return _clock_times(a, b, away)
    if away > _spread(a, b):
        return 0.0, "dates apart, but of one plan"
    weight = _width_weight(max(a.end - a.start, b.end - b.start))
    return weight, "dates overlap" if weight else "a date is vague"


def _news(a: Profile, b: Profile) -> Feature:
    """Return what it says that an undated flight was told of in the days of the other."""
    undated, other = (a, b) if a.told <= b.told else (b, a)
    last = min(other.end, other.told)
    if last <= undated.told and undated.told - last <= NEWS:
        return 0.25, "told in the days after"
    return 0.0, "a date is open"


def _clock_times(a: Profile, b: Profile, away: float) -> Feature:
    if away <= _spread(a, b):
        # Of two launches on one day the nearer one is meant.
        weight = _clock_weight(a, b, away) - 0.05 * away / SPREAD
        return weight, f"times {away / MINUTE:.0f} min apart" if away else "times overlap"
    if away <= _SLOW_CLOCK:
        return 0.3, f"times {away / MINUTE:.0f} min apart"
    if away > _WRONG_ZONE:
        return 0.0, "the same clock time a day apart"
    late, hours = 0.02 * away / _WRONG_ZONE, f"times {away / HOUR:.1f} h apart"
    exact = max(a.end - a.start, b.end - b.start) <= 2 * _SAME_CLOCK
    if exact and _shifted(a, b, round(away / HOUR) * HOUR):
        return 0.25 - late, f"{hours}, as when a zone is mistaken"
    return (0.1 if a.start // DAY == b.start // DAY else 0.0) - late, hours


def _clock_weight(a: Profile, b: Profile, away: float) -> float:
    """Return what it is worth that clocks agree: missiles of one salvo fly within minutes."""
    if away > _SAME_CLOCK:
        return 0.5
    return 0.55 if Kind.MISSILE in {a.kind, b.kind} else 0.65


def _width_weight(width: float) -> float:
    steps = ((3 * DAY, 0.45), (10 * DAY, 0.3), (35 * DAY, 0.25), (100 * DAY, 0.1))
    return next((weight for widest, weight in steps if width <= widest), 0.0)


def identifiers(a: Profile, b: Profile) -> Feature:
    """Return what the identifiers say: one shared is strong, where the dates allow it."""
    shared = a.identifiers & b.identifiers
    return (0.5, f"both {min(shared)}") if shared else (0.0, "")


def linked(a: Profile, b: Profile) -> Feature:
    """Return whether the publisher of one ties its document to what the other is called."""
    for mine, yours in ((a, b), (b, a)):
        if len(mine.links) == 1 and mine.links[0] in yours.identifiers:
            return 0.3, f"the publisher links to {mine.links[0]}"
    return 0.0, ""


def _thing(place: int, mine: Named, yours: Named) -> Feature:
    property_ = THINGS[place]
    found = kinship(property_, mine, yours)
    return THING_WEIGHTS[property_][found.kin], found.words


def _kinds(x: str, y: str) -> Feature:
    if "" in {x, y} or "unknown" in {x, y}:
        return 0.0, ""
    return (0.03, f"both {x}") if x == y else (-0.15, f"kind {_against(x, y)}")


def _outcomes(x: str, y: str) -> Feature:
    if "" in {x, y} or "unknown" in {x, y}:
        return 0.0, ""
    if x == y:
        return 0.02, f"both outcome {x}"
    return (-0.05 if far_apart(x, y) else 0.0), f"outcome {_against(x, y)}"


def _against(x: str, y: str) -> str:
    return " against ".join(sorted((x, y)))
