"""Frames in the order of trust: what may follow a verb cue and be its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.clausal import (
    bare_clause,
    colon,
    gerund,
    infinitive,
    question_clause,
    quotation,
    that_clause,
)
from loaders.english.statements.objects import (
    governed,
    object_infinitive,
    predicative,
    taken_as,
    thing,
)
from loaders.english.statements.relatives import object_before, relative

if TYPE_CHECKING:
    from loaders.english.statements.found import Found
    from loaders.english.statements.spot import Spot

# Plain signs first, then the tree, then mere things.
FRAMES = (
    relative,
    that_clause,
    quotation,
    colon,
    question_clause,
    infinitive,
    object_infinitive,
    bare_clause,
    gerund,
    taken_as,
    predicative,
    governed,
    thing,
    object_before,
)


def framed(spot: Spot) -> Found | None:
    """Return the statement by the first frame that fits; None if none does."""
    for frame in FRAMES:
        found = frame(spot)
        if found:
            return found
    return None
