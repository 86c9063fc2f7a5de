"""Which value of a property is chosen, why, and how the others differ from it.

Claims that can all be true together form a group; the group with the most independent origins is
chosen, then the more precise one, then the later published for plans and the earlier for facts.
The others are kept: as rivals where they contradict the chosen value, else as further values.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from kb.dates import contains, overlaps
from kb.resolve.accounts import Account, Assertion, fineness
from kb.resolve.differences import Difference, Differing
from kb.resolve.kinship import related
from kb.resolve.lineage import Lineage
from kb.resolve.profiles import THINGS
from kb.resolve.reasons import why, why_not
from kb.resolve.revisions import current, last_words
from kb.terms import Certainty, Property, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kb.names import Lexicon


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a launch's property may have, with the claims behind it.

    `rule` names why it was chosen or not, `reason` says so in words. `sources` are the independent
    origins behind it; `difference` is how it differs from the chosen value, where it does, and
    `rival` means that it cannot be true beside it.
    """

    property: Property
    best: Assertion
    assertions: tuple[Assertion, ...]
    chosen: bool
    rival: bool
    rule: str
    reason: str
    sources: tuple[str, ...]
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that can all be true together, the finest first, and who is behind them.

    `standing` are the sources that have not taken it back since.
    """

    claims: tuple[Assertion, ...]
    sources: tuple[str, ...]
    standing: frozenset[str]
    interested: bool

    @property
    def best(self) -> Assertion:
        """The finest of the claims."""
        return self.claims[0]


def choose(
    accounts: Iterable[Account],
    lexicon: Lexicon,
    copies: Mapping[str, str] = MappingProxyType({}),
) -> list[Choice]:
    """Return the choices for every property that the reports of one launch claim.

    `copies` names for a document that copies another the first one with its text.
    """
    members = list(accounts)
    chooser = _Chooser(
        lexicon,
        Lineage.of(members, lexicon, copies),
        Differing.of(members, lexicon),
        planned=not any(account.occurred for account in members),
    )
    everything = [assertion for account in members for assertion in account.assertions]
    out: list[Choice] = []
    for property_ in Property:
        claims = [a for a in everything if a.property is property_ and _says_something(a)]
        out.extend(chooser.choices(claims))
    return out


def _says_something(assertion: Assertion) -> bool:
    """An outcome or kind that is unknown, and a date of which nothing is known, claim nothing."""
    if assertion.time is not None:
        return assertion.time.earliest is not None or assertion.time.latest is not None
    return assertion.value not in {"", "unknown"}


@dataclass(frozen=True, slots=True)
class _Chooser:
    """Chooses among the claims on one launch."""

    lexicon: Lexicon
    lineage: Lineage
    differing: Differing
    planned: bool

    def choices(self, claims: Iterable[Assertion]) -> list[Choice]:
        """Return the values that claims on one property give, the chosen one first."""
        live, past = current(claims)
        groups = sorted(self._groups(live), key=self._preference)
        chosen = [self._first(groups)] if groups else []
        others = [self._other(groups, place) for place in range(1, len(groups))]
        return [*chosen, *others, *(self._past(group) for group in self._groups(past))]

    def _groups(self, claims: Iterable[Assertion]) -> list[Group]:
        """Group claims that can be true together; the finest of a group comes first."""
        found: list[list[Assertion]] = []
        for claim in sorted(claims, key=self._rank):
            homes = [group for group in found if self._compatible(group[0], claim)]
            if homes:
                # "31 May" fits every time of that day: it goes with what most say.
                max(homes, key=lambda group: len(self.lineage.sources(group))).append(claim)
            else:
                found.append([claim])
        return [
            Group(
                tuple(claims),
                sources := self.lineage.sources(claims),
                standing,
                all(map(self.lineage.interested, sources)),
            )
            for claims, standing in zip(found, last_words(found, self.lineage.source), strict=True)
        ]

    def _rank(self, claim: Assertion) -> tuple[object, ...]:
        if claim.time is not None:
            return (*fineness(claim.time), claim.published, claim.claim)
        thing = self.lexicon.thing(claim.value)
        # A body is more precise than the state it belongs to, a known name than an unknown one.
        known = claim.property in THINGS and thing is None
        broad = not (thing and (thing.country or thing.part_of))
        return known, broad, 0, claim.published, claim.claim

    def _compatible(self, a: Assertion, b: Assertion) -> bool:
        if a.time is not None and b.time is not None:
            return overlaps(a.time, b.time)
        if a.property in THINGS:
            return related(a.value, b.value, self.lexicon)
        return a.value == b.value

    def _preference(self, group: Group) -> tuple[object, ...]:
        best, published = group.best, sorted(a.published for a in group.claims)
        recency = tuple(-ord(c) for c in published[-1]) if self.planned else published[0]
        unknown = best.property in THINGS and self.lexicon.thing(best.value) is None
        doubtful = all(claim.certainty != Certainty.CERTAIN for claim in group.claims)
        # What has flown is no plan any more, however many had told of the plan.
        unflown = best.property is Property.STATUS and best.value != Status.OCCURRED
        moved = recency if self.planned and best.property is Property.DATE else ()
        precise = fineness(best.time) if best.time else ()
        standing = -len(group.standing)
        return (
            unflown, moved, unknown, doubtful, standing, group.interested, precise, recency,
            best.value,
        )  # fmt: skip

    def _first(self, groups: Sequence[Group]) -> Choice:
        rule, reason = why(groups, planned=self.planned)
        reason += _narrowest(groups[0].claims)
        return _choice(groups[0], rule, reason, chosen=True)

    def _other(self, groups: Sequence[Group], place: int) -> Choice:
        first, group = groups[0], groups[place]
        difference = None
        if not _named_beside(first, group):
            difference = self.differing.between(first.best, group.best)
        moved = self.planned and group.best.property is Property.DATE
        if moved and group.claims[-1].published <= first.best.published:
            return _choice(group, "superseded", "the plan has moved since")
        rule, reason = why_not(group, difference, self.lexicon)
        return _choice(group, rule, reason, difference=difference)

    def _past(self, group: Group) -> Choice:
        return _choice(group, "superseded", "its source has said otherwise since")


def _named_beside(first: Group, other: Group) -> bool:
    """Whether one source names both things in one breath: two agencies that launched together."""
    beside = {(claim.report, claim.origin) for claim in first.claims}
    said = {(claim.report, claim.origin) for claim in other.claims}
    return first.best.property in THINGS and not beside.isdisjoint(said)


def _choice(
    group: Group,
    rule: str,
    reason: str,
    *,
    chosen: bool = False,
    difference: Difference | None = None,
) -> Choice:
    return Choice(
        property=group.best.property,
        best=group.best,
        assertions=group.claims,
        chosen=chosen,
        rival=difference is not None and difference.contradicts,
        rule=rule,
        reason=reason,
        sources=group.sources,
        difference=difference,
    )


def _narrowest(group: Sequence[Assertion]) -> str:
    wider = [a for a in group if a.time and group[0].time and not _as_fine(a, group[0])]
    return "; the most precise is shown" if wider else ""


def _as_fine(a: Assertion, b: Assertion) -> bool:
    return bool(a.time and b.time and contains(a.time, b.time) and contains(b.time, a.time))
