"""Times that say when something was said, not when a launch was: "said on Wednesday it had ..."."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from loaders.english.launches import clauses
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from loaders.english.launches.dates import When
    from loaders.english.launches.trigger import Trigger
    from loaders.english.names import Analysis, Word

# Past these a time is no longer of the verb before them: "said that on Friday it launched".
BARRIERS = frozenset(
    {
        "that", "whether", "when", "after", "before", "as", "who", "which", "because", "if",
        "where", ";", ":", ",", ".", '"', "“", "”", "(", ")", "--", "–", "—",
    }
)  # fmt: skip
# Words between a verb of saying and its time.
REACH = 9


def when_said(
    analysis: Analysis, when: When, launching: Collection[int], verbs: Collection[str]
) -> bool:
    """Tell whether a time stands right behind a verb of saying, whatever the tree makes of it.

    `verbs` are those that a time can belong to; `launching` are the indices of the words that
    speak of launches: in "reported a launch on Friday" the time is of the launch.
    """
    words = analysis.between(when.start, when.end)
    if not words or _before_noun(analysis, words[-1], launching):
        return False
    first = analysis.sentence(words[0]).first
    for place in range(words[0].i - 1, max(first, words[0].i - REACH) - 1, -1):
        word = analysis.words[place]
        if place in launching or word.lower in BARRIERS:
            return False
        if word.pos == "VERB" and word.rel != "amod":
            return clauses.lemma(word) in verbs
    return False


def _before_noun(analysis: Analysis, last: Word, launching: Collection[int]) -> bool:
    """Tell "said Tuesday's launch", "said the April 5 rocket launch"."""
    following = analysis.words[last.i + 1 : last.i + 4]
    if following and following[0].text in {"'s", "’s", "'", "’"}:
        return True
    for word in following:
        if word.i in launching:
            return True
        if word.pos not in {"NOUN", "ADJ", "PROPN"}:
            return False
    return False


# In a quotation this is counted from when it was said, which may be the day before.
ORDINALS = listed("launches", "reference", "ordinals")
NOW = frozenset({"tonight"})
FIRST_SINCE = 12


def not_of_it(analysis: Analysis, when: When) -> bool:
    """Tell "since 1999", but for "the first since 2017", and "tonight" in someone's mouth."""
    words = analysis.between(when.start, when.end)
    if not words:
        return True
    first = words[0]
    before = analysis.words[max(analysis.sentence(first).first, first.i - FIRST_SINCE) : first.i]
    if first.lower == "this" and any(w.lower in ORDINALS for w in before[-1:]):
        # "the eighth this year" counts launches.
        return True
    if before and before[-1].lower == "since":
        return not any(w.lower in {"first", "longest", "largest", "biggest"} for w in before)
    return words[-1].lower in NOW and _quoted(analysis, first)


def _quoted(analysis: Analysis, word: Word) -> bool:
    text = analysis.text[analysis.sentence(word).start : word.start]
    return text.count('"') % 2 == 1 or text.count("“") > text.count("”")


# Past these a time is no longer of the launch word before it.
CLAUSE_ENDS = BARRIERS - {"as", "("} | {"while", "since", "but", "than", "following", "until"}
# Words between a launch word and the time that ends its clause.
CLAUSE = 22
BEFORE_TIME = frozenset(
    {"on", "in", "at", "early", "late", "about", "around", "last", "this", "the", "for", "back"}
)


def right_before(analysis: Analysis, when: When, launching: Collection[int]) -> Word | None:
    """Return the launch word whose clause a time ends: "a rocket blew up on the pad in August".

    Behind a noun the time must stand at once: "a successful launch on July 13".
    """
    words = analysis.between(when.start, when.end)
    if not words:
        return None
    first = words[0]
    begin = analysis.sentence(first).first
    at_once = True
    for place in range(first.i - 1, max(begin, first.i - CLAUSE) - 1, -1):
        word = analysis.words[place]
        if place in launching:
            verb = word.pos == "VERB"
            return word if verb or at_once else None
        if _takes_place(analysis, word):
            continue
        if word.lower in CLAUSE_ENDS or (word.pos == "VERB" and word.rel not in {"amod", "case"}):
            return None
        at_once = at_once and word.lower in BEFORE_TIME
    return None


def _takes_place(analysis: Analysis, word: Word) -> bool:
    """Tell "which occurred" and "that took place" between a launch and its time."""
    here = word.lower if word.lower not in {"which", "that"} else ""
    here = here or analysis.words[min(word.i + 1, len(analysis.words) - 1)].lower
    return here in {"occurred", "happened", "took"}


def fronted_time(analysis: Analysis, trigger: Trigger, whens: Sequence[When]) -> list[When]:
    """Return the time that opens the sentence of a report: "On May 3 Iran said it had launched".

    It is when that was said, and for what has long been over also when it happened.
    """
    sentence = analysis.sentence(trigger.word)
    first = bisect_left(whens, sentence.start, key=lambda w: w.start)
    if first >= len(whens) or whens[first].start > sentence.start + OPENING:
        return []
    had = clauses.auxiliaries(analysis, trigger.word)[:1] == ["had"]
    return [whens[first]] if had and trigger.form == "verb" else []


# Characters before a time that opens a sentence: "On ", "In early ".
OPENING = 9
