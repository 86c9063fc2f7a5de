"""Why one value goes before another, in words; the order of the reasons is that of preference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.resolve.accounts import fineness
from kb.resolve.profiles import THINGS
from kb.terms import Property, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.names import Lexicon
    from kb.resolve.differences import Difference
    from kb.resolve.values import Group


def why(groups: Sequence[Group], *, planned: bool) -> tuple[str, str]:
    """Return the rule by which the first of some groups was chosen, and the reason in words."""
    if len(groups) > 1:
        rule, reason = _why_before(groups[0], groups[1], planned=planned)
    else:
        number = len(groups[0].sources)
        said = "the only origin says so" if number == 1 else f"all {number} origins agree"
        rule, reason = "agreement", said
    return rule, reason + _as_one(groups[0])


def _as_one(group: Group) -> str:
    """Say that several voices were counted as fewer origins."""
    voices = len({claim.origin for claim in group.claims})
    if voices <= len(group.sources):
        return ""
    own = ", the launching side's" if group.interested else ""
    return f"; {voices} voices have it from one another or are one side: {_count(group)}{own}"


def _count(group: Group) -> str:
    number = len(group.sources)
    return "1 origin" if number == 1 else f"{number} origins"


def _why_before(chosen: Group, next_: Group, *, planned: bool) -> tuple[str, str]:
    """Say why one group goes before the next."""
    best = chosen.best
    if best.property is Property.STATUS and best.value == Status.OCCURRED:
        return "later-plan", "it took place; the rest was said of the plan"
    if planned and best.property is Property.DATE:
        return "later-plan", "the latest word on a plan"
    first, second = len(chosen.standing), len(next_.standing)
    if first > second:
        return _more(chosen, next_)
    if first < second:
        return "known-name", "better known or more surely said than the other values"
    return _as_many(chosen, next_, planned=planned)


def _as_many(chosen: Group, next_: Group, *, planned: bool) -> tuple[str, str]:
    if chosen.interested != next_.interested:
        return "independent-word", "as many origins, and not the word of the side that launched"
    pair = [fineness(group.best.time) for group in (chosen, next_) if group.best.time]
    if len(pair) > 1 and pair[0] != pair[1]:
        return "more-precise", "as many origins as the next, and more precise"
    if planned:
        return "later-plan", "as many origins as the next, and the later word on a plan"
    return "earlier-fact", "as many origins as the next, and published first"


def _more(chosen: Group, next_: Group) -> tuple[str, str]:
    if not next_.standing:
        return "own-later-word", "the same source has said so since"
    return "most-origins", f"{len(chosen.standing)} origins against {len(next_.standing)}"


def why_not(group: Group, difference: Difference | None, lexicon: Lexicon) -> tuple[str, str]:
    """Return the rule by which a group was not chosen, and the reason in words."""
    if difference is None:
        if group.best.property in THINGS and lexicon.thing(group.best.value) is None:
            return "description", "may be another word for the chosen value"
        return "further-value", "does not exclude the chosen value"
    if not difference.contradicts:
        return "otherwise-said", difference.words
    taken_back = "" if group.standing else "; the same source has said otherwise since"
    return "rival", difference.words + taken_back
