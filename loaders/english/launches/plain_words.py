"""Phrases that tell of an outcome whatever their subject is, and words that only lean to one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kb.terms import Certainty, Outcome, Status
from loaders.english.launches import clauses
from loaders.english.launches.kinds import kind_of
from loaders.english.launches.moods import of_verb as verb_reality
from loaders.english.launches.phrases import Wording, launchlike, wording
from loaders.english.launches.verdict import DOUBT, FLEW, PLEASED, Verdict, certainty, make
from loaders.english.names.lists import table
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.english.names import Names, Sentence, Word

RELEASED = listed("outcomes", "success", "released")
LAUNCHING = (
    listed("launches", "verbs", "launch")
    | listed("launches", "verbs", "carry")
    | listed("launches", "verbs", "fire")
)
# "The missile flew 1,001 kilometres": said by who fired it, it flew as it should.
FLIGHT = re.compile(
    r"\b(?:flew|travel(?:l)?ed)\s+(?:\w+\s+){0,2}[\d,.]+\s*(?:km|kilomet|mile)", re.IGNORECASE
)


@cache
def _sure() -> tuple[Wording, ...]:
    failure, success = table("outcomes")["failure"], table("outcomes")["success"]
    flight = Wording(frozenset({"flew", "traveled", "travelled"}), FLIGHT, Outcome.SUCCESS, FLEW)
    return (
        wording(failure["sure"], Outcome.FAILURE, "plain words of failure"),
        wording(failure["doubts"], Outcome.FAILURE, DOUBT),
        wording(success["sure"], Outcome.SUCCESS, "plain words of success"),
        wording(success["pleased"], Outcome.SUCCESS, PLEASED),
        flight,
    )


def plain_words(names: Names, sentence: Sentence, lows: frozenset[str]) -> Iterator[Verdict]:
    """Yield what phrases of a sentence tell by themselves: "which ended in failure".

    `lows` are the words of the sentence in lower case.
    """
    flat = names.analysis.text[sentence.start : sentence.end].replace("\n", " ")
    for wanted in _sure():
        for match in wanted.found.finditer(flat) if wanted.opens & lows else ():
            start, end = sentence.start + match.start(), sentence.start + match.end()
            found = _verdict(names, start, end, wanted.outcome, wanted.rule)
            if found is not None:
                yield found


def _verdict(names: Names, start: int, end: int, outcome: Outcome, rule: str) -> Verdict | None:
    words = names.analysis.between(start, end)
    verb = next((w for w in words if w.pos in {"VERB", "AUX"}), words[0])
    if rule not in {DOUBT, PLEASED} and _unreal(names, verb):
        return None
    sure = Certainty.POSSIBLE if rule == DOUBT else certainty(names, verb)
    span = names.span(start, end)
    return Verdict(verb, span, outcome, rule, _of(names, words, verb), sure)


def _unreal(names: Names, verb: Word) -> bool:
    """Tell "would not reach orbit", "if it failed to launch"."""
    mood = clauses.mood(names.analysis, verb)
    return mood.tense in {"future", "modal"} or verb_reality(names.analysis, verb).supposed


def _of(names: Names, words: tuple[Word, ...], verb: Word) -> Word | None:
    """Return what a phrase is said of: the launching in it, its subject, or nothing to be seen."""
    subject = clauses.subject(names.analysis, verb)
    if subject is not None and launchlike(names, subject):
        return subject
    inside = [w for w in words if w is not verb and clauses.lemma(w) in LAUNCHING]
    return inside[-1] if inside else None


def released(names: Names, word: Word) -> Verdict | None:
    """Return the success that "the satellites were deployed" tells."""
    thing = clauses.thing_moved(names.analysis, word) or clauses.subject(names.analysis, word)
    if thing is None or kind_of(names, thing) != "payload":
        return None
    held = verb_reality(names.analysis, word)
    if held.status is not Status.OCCURRED or held.supposed:
        return None
    return make(names, word, Outcome.SUCCESS, "the payload is on its way", thing)
