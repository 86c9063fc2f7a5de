"""Sources: the noun phrase that says it, as far as it reaches on its side of the cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.english.statements.page import Page, Range

# What stands close before the head of a phrase and belongs to it.
CLOSE = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "case", "flat", "punct"})
LATER = frozenset({"earlier", "later", "meanwhile", "then", "however"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it: the words of the noun phrase, its head, and how it was found."""

    words: Range
    head: int
    how: str


def noun_phrase(page: Page, head: int, cue: Range, how: str) -> Source:
    """Return the phrase of a head word, on its side of the cue and without what leads to it."""
    first, last = page.analysis.edges(page.words[head])
    if head < cue[0]:
        last = min(last, cue[0])
        first = min(first, _run_start(page, head))
        first = max(
            (k for k in range(first + 1, head + 1) if page.ends_quotation(k)), default=first
        )
    else:
        first = max(first, cue[1])
        last = _inverted_end(page, head, last)
    kin = _kin(page, head, last) if head < cue[0] else None
    if kin is not None:
        return Source(page.trimmed((kin, last)), kin + 1, how)
    first = _phrase_start(page, first, head)
    first, last = page.trimmed((first, last))
    return Source((min(first, head), max(last, head + 1)), head, how)


def _kin(page: Page, head: int, last: int) -> int | None:
    """Return where "his spokesman" begins in "condemns the launch, his spokesman, Lee, said"."""
    if page.words[head].pos != "NOUN":
        return None
    for k in range(head + 1, last - 1):
        if page.lower(k - 1) == "," and page.lower(k) in {"his", "her", "its", "their"}:
            return k if page.words[k + 1].pos == "NOUN" else None
    return None


def _run_start(page: Page, head: int) -> int:
    """Return where the run of nominal words begins that the head ends, without a time before it."""
    phrase = page.phrases.of(page.words[head])
    if phrase is None:
        return head
    first = phrase.first
    while page.time_end(first) > first and page.time_end(first) <= head:
        first = page.time_end(first)
    return first


def _phrase_start(page: Page, first: int, head: int) -> int:
    """Step over what stands before the phrase proper: adverbs, times, conjunctions and commas."""
    while first < head:
        word = page.words[first]
        end = page.time_end(first)
        timed = end > first and end <= head and page.lower(end) in {",", ""}
        if timed:
            first = end
        elif word.pos in {"PUNCT", "CCONJ", "SCONJ"} or _loose_adverb(page, first):
            first += 1
        else:
            break
    if first < head and page.words[first].pos in {"ADP", "SCONJ"}:
        return _own_words(page, head)
    return first


def _own_words(page: Page, head: int) -> int:
    """Return where the words begin that hang on the head and stand together with it."""
    first = head
    while (
        first > 0
        and page.words[first - 1].rel in CLOSE
        and page.words[first - 1].pos != "ADP"
        and head in (page.words[first - 1].head, page.words[page.words[first - 1].head].head)
    ):
        first -= 1
    return first


def _loose_adverb(page: Page, i: int) -> bool:
    return page.words[i].pos == "ADV" and (page.lower(i + 1) == "," or page.lower(i) in LATER)


def _inverted_end(page: Page, head: int, last: int) -> int:
    """Return where a source behind its cue ends: before a clause of its own or a quotation."""
    for k in range(head + 1, last):
        if page.opens(k) or page.lower(k) in {".", ";", ":", "—", "–"}:
            return k
        if page.finite(k) and page.words[k].rel not in {"acl:relcl", "acl"}:
            return _before_clause(page, head, k)
    return last


def _before_clause(page: Page, head: int, verb: int) -> int:
    comma = next((k for k in range(verb, head, -1) if page.lower(k) == ","), None)
    return comma if comma is not None else head + 1
