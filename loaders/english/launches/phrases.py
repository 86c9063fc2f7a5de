"""Phrases of several words that tell how a launch ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kb.terms import Certainty, Outcome, Status
from loaders.english.launches import clauses
from loaders.english.launches.kinds import kind_of
from loaders.english.launches.moods import of_verb as verb_reality
from loaders.english.launches.trigger_nouns import FLIGHT_NOUNS, LAUNCH_NOUNS, TEST_NOUNS
from loaders.english.launches.verdict import AFAR, Verdict, certainty
from loaders.english.names.lists import table
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loaders.english.names import Names, Word

GROUPS = {"failure": Outcome.FAILURE, "success": Outcome.SUCCESS, "partial": Outcome.PARTIAL}
PLACING = listed("outcomes", "success", "placing")
SIGNS = listed("outcomes", "failure", "signs")
LAUNCH_WORDS = LAUNCH_NOUNS | TEST_NOUNS | FLIGHT_NOUNS


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases with what they tell: `opens` are their first words, `found` finds any of them."""

    opens: frozenset[str]
    found: re.Pattern[str]
    outcome: Outcome
    rule: str


def wording(held: Sequence[str], outcome: Outcome, rule: str) -> Wording:
    """Return phrases so that a sentence without their first words need not be searched."""
    opens = frozenset(re.split(r"[^a-z']", phrase.lower(), maxsplit=1)[0] for phrase in held)
    return Wording(opens, pattern(held), outcome, rule)


@cache
def phrases() -> tuple[Wording, ...]:
    """Return the phrases that tell of an outcome by their subject."""
    groups = ("partial", "failure", "success")
    told = ((g, table("outcomes")[g]["phrases"]) for g in groups)
    return tuple(wording(held, GROUPS[group], "phrase of the outcome") for group, held in told)


# A "*" in a phrase stands for up to so many words.
GAP = r"[\s\"“”‘]+"
ANY = r"(?:[^\s.;:]+\s+){0,5}?"


def pattern(held: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that finds any of several phrases, the longest first.

    >>> bool(pattern(["hit * target"]).search("It hit its distant target."))
    True
    """
    longest = sorted(held, key=len, reverse=True)
    escaped = (re.escape(p).replace(r"\* ", "*").replace(r"\*\ ", "*") for p in longest)
    escaped = (p.replace(r"\ ", GAP).replace("*", ANY) for p in escaped)
    return re.compile(r"\b(?:" + "|".join(escaped) + r")\b", re.IGNORECASE)


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
    pronoun = of.lower in {"it", "they", "which", "that", "he"} and of.pos == "PRON"
    return pronoun or of.lower in STANDING_FOR or launchlike(names, of)


# These stand for a launch or its rocket: "a second failed", "both crashed".
STANDING_FOR = listed("launches", "reference", "ordinals") | {
    "one", "another", "others", "both", "latter", "previous", "last", "ones", "most",
}  # fmt: skip


def of_phrase(names: Names, start: int, end: int, outcome: Outcome) -> Verdict | None:
    """Return the verdict of the words between two offsets, if they tell what has happened."""
    words = names.analysis.between(start, end)
    verb = next((w for w in words if w.pos in {"VERB", "AUX"}), None)
    anchor = verb or (_verb_before(names, words[0]) if words else None)
    if anchor is None or not _has_happened(names, anchor, outcome):
        return None
    of = clauses.subject(names.analysis, anchor)
    if of is None or not could_fail(names, of):
        return None
    place = outcome is Outcome.SUCCESS and words[-1].lower in {"orbit", "space"}
    if place and anchor.lemma.lower() not in PLACING | {"be", "go"}:
        return None
    if one_of_several(names, of):
        return Verdict(anchor, names.span(start, end), Outcome.PARTIAL, "one of several")
    sign = " ".join(w.lower for w in words) in SIGNS
    rule = AFAR if sign else "phrase of the outcome"
    # "Vanished from radar" alone may be all that could be seen of a flight that went well.
    sure = Certainty.PROBABLE if sign else certainty(names, anchor)
    return Verdict(anchor, names.span(start, end), outcome, rule, of, sure)


def one_of_several(names: Names, of: Word) -> bool:
    """Tell "fired two missiles, one of which exploded", "one missile broke up"."""
    following = names.analysis.words[of.i + 1 : of.i + 2]
    phrase = names.phrases.of(of)
    if phrase is not None and kind_of(names, of) == "vehicle":
        return names.analysis.words[phrase.first].lower == "one"
    return of.lower == "one" and bool(following) and following[0].lower == "of"


def _has_happened(names: Names, verb: Word, outcome: Outcome) -> bool:
    """Tell what is past and sure; "did not reach orbit" and "never reached" are so too."""
    if verb.pos not in {"VERB", "AUX"}:
        return True
    headline = names.analysis.sentence(verb).headline
    held = verb_reality(names.analysis, verb, headline=headline)
    denied = held.rule == "negated" and outcome is Outcome.FAILURE
    return not held.supposed and (held.status is Status.OCCURRED or denied)


def _verb_before(names: Names, word: Word) -> Word | None:
    sentence = names.analysis.sentence(word)
    for i in range(word.i - 1, max(sentence.first, word.i - 12) - 1, -1):
        if names.analysis.words[i].pos in {"VERB", "AUX"}:
            return names.analysis.words[i]
    return None
