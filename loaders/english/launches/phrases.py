"""Phrases of several words that tell how a launch ended."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kb.terms import Outcome, Status
from loaders.english.launches import clauses
from loaders.english.launches.kinds import kind_of
from loaders.english.launches.moods import of_verb as verb_reality
from loaders.english.launches.trigger_nouns import FLIGHT_NOUNS, LAUNCH_NOUNS, TEST_NOUNS
from loaders.english.launches.verdict import Verdict, certainty
from loaders.english.names.lists import table
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from loaders.english.names import Names, Word

GROUPS = {"failure": Outcome.FAILURE, "success": Outcome.SUCCESS, "partial": Outcome.PARTIAL}
PLACING = listed("outcomes", "success", "placing")
SIGNS = listed("outcomes", "failure", "signs")
LAUNCH_WORDS = LAUNCH_NOUNS | TEST_NOUNS | FLIGHT_NOUNS


@cache
def phrases() -> tuple[tuple[re.Pattern[str], Outcome], ...]:
    """Return the patterns of the phrases with the outcome each tells."""
    out = []
    for group in ("partial", "failure", "success"):
        longest = sorted(table("outcomes")[group]["phrases"], key=len, reverse=True)
        pattern = r"\b(?:" + "|".join(re.escape(p) for p in longest) + r")\b"
        out.append((re.compile(pattern, re.IGNORECASE), GROUPS[group]))
    return tuple(out)


def launchlike(names: Names, noun: Word) -> bool:
    """Tell a launch, a vehicle or a payload."""
    lemma = noun.lower.rstrip("s")
    stem = noun.lower[:-2] if noun.lower.endswith("ches") else lemma
    return (
        bool({lemma, stem, noun.lower} & LAUNCH_WORDS)
        or kind_of(names, noun) in {"vehicle", "payload"}
        or noun.lower in {"attempt", "orbit", "deployment", "separation"}
    )


def could_fail(names: Names, of: Word) -> bool:
    """Tell what an outcome can be told of: a launch, its craft, or a pronoun for one."""
    return (of.lower in {"it", "they", "which", "that", "he"} and of.pos == "PRON") or launchlike(
        names, of
    )


def of_phrase(names: Names, start: int, end: int, outcome: Outcome) -> Verdict | None:
    """Return the verdict of the words between two offsets, if they tell what has happened."""
    analysis = names.analysis
    words = analysis.between(start, end)
    if not words:
        return None
    verb = next((w for w in words if w.pos in {"VERB", "AUX"}), None)
    anchor = verb or _verb_before(names, words[0])
    if anchor is None:
        return None
    if anchor.pos in {"VERB", "AUX"}:
        held = verb_reality(analysis, anchor, headline=analysis.sentence(anchor).headline)
        if held.status is not Status.OCCURRED or held.supposed:
            return None
    of = clauses.subject(analysis, anchor)
    if of is None or not could_fail(names, of):
        return None
    if (
        outcome is Outcome.SUCCESS
        and words[-1].lower in {"orbit", "space"}
        and anchor.lemma.lower() not in PLACING | {"be", "go"}
    ):
        return None
    return Verdict(
        anchor,
        names.span(start, end),
        outcome,
        "phrase of the outcome",
        of,
        certainty(names, anchor),
        sign=" ".join(w.lower for w in words) in SIGNS,
    )


def _verb_before(names: Names, word: Word) -> Word | None:
    sentence = names.analysis.sentence(word)
    for i in range(word.i - 1, max(sentence.first, word.i - 12) - 1, -1):
        if names.analysis.words[i].pos in {"VERB", "AUX"}:
            return names.analysis.words[i]
    return None
