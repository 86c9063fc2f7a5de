"""Where a thing or a deed that is the content ends, before words that tell when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import Act
from loaders.english.statements.clauses import (
    STOPS,
    SUBORDINATE,
    TEMPORAL,
    clause_end,
    has_clause,
    without_joint,
)

if TYPE_CHECKING:
    from loaders.english.statements.cues import Sense
    from loaders.english.statements.page import Page

OCCASIONS = frozenset({"after", "following", "despite", "amid"})
# Acts on a deed to come: a time beside it is the deed's, not the speaker's.
AHEAD = frozenset({Act.PROMISE, Act.ANNOUNCE, Act.PREDICT, Act.DEMAND, Act.WARN})
WEEK = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
DAYS = frozenset(WEEK | {"yesterday", "today"})
OF_SAYING = frozenset({"in", "on", "at", "after", "during", "before", "with", "through"})
BEFORE_TIMES = frozenset({"on", "in", "at", "late", "early"})


def deed_end(page: Page, verb: int, start: int, last: int) -> int:
    """Return where a promised or demanded deed ends: before what had happened first.

    In "vowed to try again after the failure" the failure comes before the vow.
    """
    end = clause_end(page, verb, start, last)
    for k in range(start + 2, end):
        if page.lower(k) in OCCASIONS and not page.quote(k) and _has_happened(page, k + 1, end):
            return without_joint(page, start, k)
    return end


def _has_happened(page: Page, start: int, end: int) -> bool:
    """Tell an occasion that lies behind: a thing, or a clause in the past."""
    after = page.word(start)
    if after is None or after.pos in {"VERB", "AUX"}:
        return False
    verbs = (page.words[k] for k in range(start, end) if page.finite(k))
    first = next(verbs, None)
    return first is None or "Tense=Past" in first.feats


def thing_end(page: Page, verb: int, start: int, last: int, sense: Sense | None = None) -> int:
    """Return where a thing that is the content ends: before an adjunct or another clause."""
    end = clause_end(page, verb, start, last)
    for k in range(start + 1, end):
        if page.quote(k) and not page.opens(k):
            continue
        comma = page.lower(k) == "," and not _list_goes_on(page, start, k, end)
        if page.lower(k) in STOPS or comma:
            return k
        if sense is not None and page.lower(k) in sense.grounds:
            continue
        if _loose_time(page, verb, k, sense) or _own_clause(page, verb, start, k):
            return without_joint(page, start, k)
    return end


def _list_goes_on(page: Page, start: int, k: int, end: int) -> bool:
    """Tell a comma of a list of nouns or adjectives from one that ends the thing."""
    after = page.word(k + 1)
    if after is None or k + 1 >= end:
        return False
    if after.rel == "conj" and start <= after.head < k:
        return True
    return after.pos == "ADJ" and page.words[k - 1].pos == "ADJ"


def _loose_time(page: Page, verb: int, k: int, sense: Sense | None) -> bool:
    """Tell a time at word k, with or without its preposition, that tells when it was said."""
    led = page.words[k].pos == "ADP" and page.lower(k) in BEFORE_TIMES
    at = k + 1 if led else k
    end = page.time_end(at)
    if end <= at or page.time_end(k - 1) > k - 1:
        return False
    following = page.word(end)
    if following and following.pos in {"NOUN", "PROPN"} and page.same_paragraph(at, end):
        return False
    if sense is not None and sense.act in AHEAD:
        return any(page.lower(i) in DAYS for i in range(at, end))
    return led or verb in (page.words[end - 1].head, page.words[at].head)


def _own_clause(page: Page, verb: int, start: int, k: int) -> bool:
    """Tell a subordinate clause or prepositional phrase at word k that hangs on the cue."""
    word = page.words[k]
    if word.lower in SUBORDINATE and word.pos == "SCONJ":
        return word.lower != "as" or word.rel == "mark"
    deed = any(page.lower(i) == "to" for i in range(start, k))
    if not deed and word.lower in TEMPORAL and has_clause(page, k + 1, _to_comma(page, k)):
        return True
    noun = page.words[word.head]
    if page.time_end(k + 1) > k + 1:
        return False
    felt = (
        page.lower(k - 1) in page.cues.lists["content.bad"] or page.lower(k - 1) in page.cues.nouns
    )
    if felt and word.lower in {"at", "in", "with"}:
        return False  # "regret at the launch"
    return word.pos == "ADP" and word.lower in OF_SAYING and noun.head == verb and noun.rel == "obl"


def _to_comma(page: Page, k: int) -> int:
    last = page.unit(k)[1]
    return next((i for i in range(k, last) if page.lower(i) == ","), last)
