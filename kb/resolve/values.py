"""Which value of a property is chosen, why, and which claims cannot be true beside it.

Claims that can all be true together form a group; the group with the most independent origins is
chosen, then the more precise one, then the later published for plans and the earlier for facts.
The others are kept: as rivals where they exclude the chosen value, else as further values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.dates import contains, overlaps
from kb.resolve.accounts import Account, Assertion, fineness, origins
from kb.resolve.likeness import related
from kb.terms import Certainty, Property, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.names import Lexicon

# More than one of these can be true of one launch at the same time.
_MANY = frozenset({Property.PAYLOAD})
_THINGS = frozenset({Property.ACTOR, Property.VEHICLE, Property.PAYLOAD, Property.SITE})


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a launch's property may have, with the claims behind it.

    `rule` names why it was chosen or not, `reason` says so in words; `rival` means that it cannot
    be true beside the chosen one. `origins` counts the independent origins behind it.
    """

    property: Property
    best: Assertion
    assertions: tuple[Assertion, ...]
    chosen: bool
    rival: bool
    rule: str
    reason: str
    origins: int


def choose(accounts: Iterable[Account], lexicon: Lexicon) -> list[Choice]:
    """Return the choices for every property that the reports of one launch claim."""
    members = list(accounts)
    planned = not any(account.occurred for account in members)
    everything = [assertion for account in members for assertion in account.assertions]
    out: list[Choice] = []
    for property_ in Property:
        claims = [a for a in everything if a.property is property_ and _says_something(a)]
        groups = _groups(claims, lexicon)
        out.extend(_ranked(property_, groups, lexicon, planned=planned))
    return out


def _says_something(assertion: Assertion) -> bool:
    """An outcome or kind that is unknown, and a date of which nothing is known, claim nothing."""
    if assertion.time is not None:
        return assertion.time.earliest is not None or assertion.time.latest is not None
    return assertion.value not in {"", "unknown"}


def _groups(claims: Iterable[Assertion], lexicon: Lexicon) -> list[list[Assertion]]:
    """Group claims that can be true together; the finest of a group comes first."""
    groups: list[list[Assertion]] = []
    for claim in sorted(claims, key=lambda c: _rank(c, lexicon)):
        home = next((g for g in groups if _compatible(g[0], claim, lexicon)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return groups


def _rank(claim: Assertion, lexicon: Lexicon) -> tuple[object, ...]:
    if claim.time is not None:
        return (*fineness(claim.time), claim.published, claim.claim)
    thing = lexicon.thing(claim.value)
    # A body is more precise than the state it belongs to, a known name than an unknown one.
    known = claim.property in _THINGS and thing is None
    broad = not (thing and (thing.country or thing.part_of))
    return known, broad, 0, claim.published, claim.claim


def _compatible(a: Assertion, b: Assertion, lexicon: Lexicon) -> bool:
    if a.time is not None and b.time is not None:
        return overlaps(a.time, b.time)
    if a.property in _THINGS:
        return related(a.value, b.value, lexicon)
    return a.value == b.value


def _ranked(
    property_: Property, groups: Sequence[list[Assertion]], lexicon: Lexicon, *, planned: bool
) -> list[Choice]:
    ordered = sorted(groups, key=lambda g: _preference(g, lexicon, planned=planned))
    out = []
    for place, group in enumerate(ordered):
        winner = place == 0
        rival = not winner and _excludes(ordered[0][0], group[0], lexicon)
        if winner:
            rule, reason = _why(ordered, planned=planned)
        else:
            rule, reason = _why_not(group[0], lexicon, rival=rival)
        number = len(origins(group))
        out.append(Choice(property_, group[0], tuple(group), winner, rival, rule, reason, number))
    return out


def _preference(
    group: Sequence[Assertion], lexicon: Lexicon, *, planned: bool
) -> tuple[object, ...]:
    published = sorted(a.published for a in group)
    recency = tuple(-ord(c) for c in published[-1]) if planned else published[0]
    unknown = group[0].property in _THINGS and lexicon.thing(group[0].value) is None
    doubtful = all(claim.certainty != Certainty.CERTAIN for claim in group)
    # What has flown is no plan any more, however many had told of the plan.
    unflown = group[0].property is Property.STATUS and group[0].value != Status.OCCURRED
    precise = fineness(group[0].time) if group[0].time else ()
    return unflown, unknown, doubtful, -len(origins(group)), precise, recency, group[0].value


def _excludes(chosen: Assertion, other: Assertion, lexicon: Lexicon) -> bool:
    """Whether two values that do not go together contradict each other.

    A thing that only a document names ("the projectile") may be another word for the chosen one,
    and a plan contradicts neither the flight nor its cancellation.
    """
    if chosen.property in _MANY:
        return False
    if chosen.property is Property.STATUS:
        return Status.PLANNED not in {chosen.value, other.value}
    if chosen.property in _THINGS:
        return all(lexicon.thing(a.value) is not None for a in (chosen, other))
    return True


def _why(ordered: Sequence[list[Assertion]], *, planned: bool) -> tuple[str, str]:
    if len(ordered) > 1:
        return _why_before(ordered[0], ordered[1], planned=planned)
    number = len(origins(ordered[0]))
    said = "the only origin says so" if number == 1 else f"all {number} origins agree"
    return "agreement", said + _narrowest(ordered[0])


def _why_before(
    chosen: Sequence[Assertion], next_: Sequence[Assertion], *, planned: bool
) -> tuple[str, str]:
    """Say why one group goes before the next; the order of the reasons is that of preference."""
    if chosen[0].property is Property.STATUS and chosen[0].value == Status.OCCURRED:
        return "later-plan", "it took place; the rest was said of the plan"
    first, second = len(origins(chosen)), len(origins(next_))
    if first > second:
        return "most-origins", f"{first} origins against {second}"
    if first < second:
        return "known-name", "better known or more surely said than the other values"
    pair = [fineness(group[0].time) for group in (chosen, next_) if group[0].time]
    if len(pair) > 1 and pair[0] != pair[1]:
        return "more-precise", "as many origins as the next, and more precise"
    if planned:
        return "later-plan", "as many origins as the next, and the later word on a plan"
    return "earlier-fact", "as many origins as the next, and published first"


def _narrowest(group: Sequence[Assertion]) -> str:
    wider = [a for a in group if a.time and group[0].time and not _as_fine(a, group[0])]
    return "; the most precise is shown" if wider else ""


def _as_fine(a: Assertion, b: Assertion) -> bool:
    return bool(a.time and b.time and contains(a.time, b.time) and contains(b.time, a.time))


def _why_not(other: Assertion, lexicon: Lexicon, *, rival: bool) -> tuple[str, str]:
    if rival:
        return "rival", "cannot be true beside the chosen value"
    if other.property in _THINGS and lexicon.thing(other.value) is None:
        return "description", "may be another word for the chosen value"
    return "further-value", "does not exclude the chosen value"
