"""Which statement is reported within which: a strict order, never a circle."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.english.statements.found import Found
    from loaders.english.statements.page import Page


def outer_cues(page: Page, statements: Sequence[Found]) -> dict[int, int]:
    """Return for the cue of each reported statement the cue of the one that reports it.

    That is the smallest statement in whose content the cue stands. Where two hold each other's
    cues, the later one reports. "What it called ..." is the reporter's way of keeping apart from
    a speaker's words, whoever's content it stands in.
    """
    outer: dict[int, int] = {}
    by_sentence = _by_sentence(page, statements)
    by_verb = {one.verb: one for one in statements}
    for one in sorted(statements, key=lambda found: (-found.size(), found.verb)):
        if one.source and page.lower(one.source.words[0] - 1) == "what":
            continue
        near = by_sentence[page.words[one.verb].sentence]
        if one.reported_by in by_verb:
            near = [by_verb[one.reported_by]]
        around = [found for found in near if found is not one and found.source and found.holds(one)]
        for found in sorted(around, key=lambda other: (other.size(), -other.verb)):
            if not _leads_to(outer, found.verb, one.verb) and not _mutual(one, found):
                outer[one.verb] = found.verb
                break
    return outer


def _mutual(one: Found, found: Found) -> bool:
    """Tell whether two hold each other and the first one is the outer of them."""
    return one.holds(found) and one.reported_by < 0 and one.verb > found.verb


def _leads_to(outer: dict[int, int], start: int, goal: int) -> bool:
    """Tell whether the way outwards from one cue comes to another."""
    at: int | None = start
    while at is not None and at != goal:
        at = outer.get(at)
    return at == goal


def _by_sentence(page: Page, statements: Sequence[Found]) -> dict[int, list[Found]]:
    found: dict[int, list[Found]] = defaultdict(list)
    for one in statements:
        places = {
            number
            for first, last in one.content
            for number in range(page.words[first].sentence, page.words[last - 1].sentence + 1)
        }
        for number in places:
            found[number].append(one)
    return found
