"""A verdict: words that tell how a launch ended, and of what they tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.terms import Certainty, Outcome

if TYPE_CHECKING:
    from kb.model import Span
    from loaders.english.names import Names, Word


@dataclass(frozen=True, slots=True)
class Verdict:
    """Words that say how a launch ended; `of` is what they say it of, `word` their chief word."""

    word: Word
    span: Span
    outcome: Outcome
    rule: str
    of: Word | None = None
    certainty: Certainty = Certainty.CERTAIN


# Rules whose verdicts do not stand by themselves.
DOUBT = "doubt of a success"
PLEASED = "pleased with it"
AFAR = "seen from afar"
FLEW = "how far it flew"


def make(names: Names, word: Word, outcome: Outcome, rule: str, of: Word | None) -> Verdict:
    """Return the verdict of one word."""
    span = names.span(word.start, word.end)
    return Verdict(word, span, outcome, rule, of, certainty(names, word))


def certainty(names: Names, word: Word) -> Certainty:
    """Return how sure a verdict is: "appears to have failed" is probable."""
    sentence = names.analysis.sentence(word)
    before = names.analysis.words[max(sentence.first, word.i - 5) : word.i]
    hedged = any(
        w.lemma.lower() in {"appear", "seem", "apparently", "likely", "believe", "probably"}
        for w in before
    )
    return Certainty.PROBABLE if hedged else Certainty.CERTAIN
