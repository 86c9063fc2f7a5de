"""Groups of reports that grow into launches: what may be joined, and what fits too well twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from kb.resolve.blocks import NARROW
from kb.resolve.likeness import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.resolve.likeness import Comparer
    from kb.resolve.profiles import Profile

NO_BETTER = 0.005
"""Scores that lie no further apart do not tell which of two launches is meant."""

NO_BETTER_VAGUE = 0.03
"""The same for a report that names only a month or a year."""

Edge: TypeAlias = tuple[float, str, str]


@dataclass(slots=True, eq=False)
class _Group:
    """Reports taken for one launch.

    A bundle is what a person has joined, else one report; reports that say the same are compared
    once. `documents` are those of single reports: no document tells of one launch twice.
    """

    reports: list[str]
    bundles: dict[object, tuple[Profile, ...]]
    documents: set[str]
    apart: set[str] = field(default_factory=set)


class Groups:
    """The groups while they grow."""

    def __init__(self, comparer: Comparer, profiles: Iterable[Profile]) -> None:
        self._comparer = comparer
        self._profiles = {profile.report: profile for profile in profiles}
        self._of = {
            report: _Group([report], {profile.likes: (profile,)}, {profile.document})
            for report, profile in self._profiles.items()
        }
        self._fits: dict[str, list[tuple[float, str]]] = defaultdict(list)
        self._equals: Counter[tuple[str, str, float]] = Counter()

    def members(self) -> Iterator[list[str]]:
        """Yield the reports of each group in order."""
        yield from {id(group): sorted(group.reports) for group in self._of.values()}.values()

    def keep_apart(self, a: str, b: str) -> None:
        """Never join two reports, nor what they are joined with."""
        for mine, yours in ((a, b), (b, a)):
            if mine in self._of:
                self._of[mine].apart.add(yours)

    def bind(self, a: str, b: str) -> None:
        """Join the groups of two reports because a person says so: from now on they are one."""
        one, two = self._of[a], self._of[b]
        if one is two or _kept_apart(one, two):
            return
        bundle = tuple(p for group in (one, two) for many in group.bundles.values() for p in many)
        whole = self._merge(one, two)
        whole.bundles = {tuple(p.report for p in bundle): bundle}
        whole.documents = set()

    def join_all(self, edges: Iterable[Edge]) -> None:
        """Join the groups of fitting reports, the best fit first, where nothing speaks against."""
        ordered = sorted(edges, key=lambda edge: (-edge[0], edge[1], edge[2]))
        for score, a, b in ordered:
            self._fits[a].append((score, b))
            self._fits[b].append((score, a))
            self._equals[a, self._profiles[b].document, score] += 1
            self._equals[b, self._profiles[a].document, score] += 1
        for score, a, b in ordered:
            one, two = self._of[a], self._of[b]
            if one is not two and self._agree(one, two) and not self._torn(a, b, score):
                self._merge(one, two)

    def _merge(self, one: _Group, two: _Group) -> _Group:
        large, small = (one, two) if len(one.reports) >= len(two.reports) else (two, one)
        large.reports += small.reports
        large.bundles |= small.bundles
        large.documents |= small.documents
        large.apart |= small.apart
        self._of.update(dict.fromkeys(small.reports, large))
        return large

    def _agree(self, one: _Group, two: _Group) -> bool:
        """Whether no two bundles across the groups contradict each other."""
        if _kept_apart(one, two) or not one.documents.isdisjoint(two.documents):
            return False
        pairs = product(one.bundles.values(), two.bundles.values())
        return all(any(self._fit(a, b) for a, b in product(mine, yours)) for mine, yours in pairs)

    def _fit(self, a: Profile, b: Profile) -> bool:
        """To have little in common is no contradiction: one report may just be short."""
        likeness = self._comparer.likeness(a, b)
        return not likeness.against or likeness.verdict is not Verdict.DIFFERENT

    def _torn(self, a: str, b: str, score: float) -> bool:
        """Whether one of two reports fits a launch that cannot be the other's just as well."""
        return self._fits_elsewhere(a, b, score) or self._fits_elsewhere(b, a, score)

    def _fits_elsewhere(self, report: str, other: str, score: float) -> bool:
        vague = self._profiles[report].width > NARROW
        margin = NO_BETTER_VAGUE if vague else NO_BETTER
        home = self._of[other]
        for fit, third in self._fits[report]:
            if fit < score - margin:
                return False
            group = self._of[third]
            if fit > score + margin or group is home or group is self._of[report]:
                continue
            if not self._exchangeable(report, other, third, fit) and not self._agree(group, home):
                return True
        return False

    def _exchangeable(self, report: str, other: str, third: str, fit: float) -> bool:
        """Whether two documents have several rows each that nothing tells apart.

        The missiles of a salvo in two catalogues are matched one to one, whichever to which.
        """
        documents = [self._profiles[r].document for r in (report, other, third)]
        return (
            documents[1] == documents[2]
            and self._equals[other, documents[0], fit] > 1
            and self._equals[third, documents[0], fit] > 1
        )


def _kept_apart(one: _Group, two: _Group) -> bool:
    return not one.apart.isdisjoint(two.reports) or not two.apart.isdisjoint(one.reports)
