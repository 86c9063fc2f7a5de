"""What may stand between a cue and its content: times, places, hearers, the manner of saying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.english.statements.clauses import has_clause

if TYPE_CHECKING:
    from loaders.english.names.words import Word
    from loaders.english.statements.page import Page, Range

LONGEST_PARENTHESIS = 14  # words
TO_HEARER = frozenset({"to", "with"})


@dataclass(frozen=True, slots=True)
class Adjuncts:
    """Words behind a cue that belong to it: where they end, and whom it was said to."""

    end: int
    hearer: Range | None = None


def after_cue(page: Page, cue: Range, last: int, *, hearer: bool) -> Adjuncts:
    """Return the adjuncts that follow a cue, up to where its content may begin."""
    i, told = cue[1], None
    wants_hearer = hearer
    while i < last:
        step = _adverb(page, i) or _time(page, i) or _parenthesis(page, i, last)
        if not step and wants_hearer and (step := _person(page, i, last)):
            told, wants_hearer = page.trimmed((i, step)), False
        elif not step and (step := _prepositional(page, i, last, cue)):
            spoken_to = page.lower(i) in TO_HEARER and told is None
            told = page.trimmed((i + 1, step)) if spoken_to else told
        if not step:
            break
        i = step
    return Adjuncts(i, told)


def _adverb(page: Page, i: int) -> int:
    listed = page.lower(i) in page.cues.lists["words.adverbs"]
    early = page.lower(i) in {"late", "early"} and page.lower(i + 1) in {"on", "in", "at"}
    return i + 1 if (listed or early) and not page.opens(i) else 0


def _time(page: Page, i: int) -> int:
    """Return the end of a time expression that hangs loose, as in "said Monday"."""
    end = page.time_end(i)
    if end <= i or page.lower(end) in {"'s", "’s"}:
        return 0
    following = page.word(end)
    if following and following.pos in {"NOUN", "ADJ"} and page.words[end - 1].pos != "NOUN":
        return 0
    return end


def _parenthesis(page: Page, i: int, last: int) -> int:
    """Step over ", however," and ", formerly Twitter," before "that"."""
    mark = page.lower(i)
    if mark not in {",", "—", "–", "-"}:
        return 0
    step = _adverb(page, i + 1)
    if step and page.lower(step) == mark and step < last:
        return step + 1
    reach = min(i + LONGEST_PARENTHESIS, last)
    closing = next((k for k in range(i + 1, reach) if page.lower(k) == mark), last)
    if page.lower(closing + 1) == "that":
        return closing + 1
    led = i + 1 < last and page.words[i + 1].pos in {"ADP", "SCONJ"} and page.lower(i + 1) != "that"
    return closing + 1 if led and closing < last and has_clause(page, closing + 1, last) else 0


def _person(page: Page, i: int, last: int) -> int:
    """Return the end of the one who is told; 0 when a clause begins here instead."""
    phrase = page.phrases.of(page.words[i])
    if phrase is None or phrase.first != i or page.opens(i):
        return 0
    end = phrase.last
    while end < last:
        if (
            page.lower(end) in {"of", "and", "in", "at", "from", "for"}
            and not page.time_end(end) > end
        ):
            following = page.phrases.of(page.words[end + 1]) if end + 1 < last else None
            if following is None or (page.lower(end) == "and" and _verb_at(page, following.last)):
                break
            end = following.last
        else:
            break
    return min(end, last)


def _verb_at(page: Page, i: int) -> bool:
    word = page.word(i)
    return word is not None and word.pos in {"VERB", "AUX"}


def _prepositional(page: Page, i: int, last: int, cue: Range) -> int:
    """Return the end of a prepositional phrase that belongs to the cue."""
    if page.lower(i) not in page.cues.lists["words.prepositions"] or page.words[i].pos not in {
        "ADP",
        "SCONJ",
        "ADV",
    }:
        return 0
    end = phrase_after(page, i + 1, last)
    if not end:
        return 0
    if page.lower(end) in {"'s", "’s"}:
        return 0
    return end if _ends_adjunct(page, i, end, last, cue) else 0


def phrase_after(page: Page, i: int, last: int) -> int:
    """Return the end of the noun phrase at word i with its "of", "in", "with" phrases; 0: none."""
    if i >= last:
        return 0
    end = page.time_end(i)
    if end <= i:
        phrase = page.phrases.of(page.words[i])
        if phrase is None or phrase.first > i:
            return 0
        end = phrase.last
    while end < last and page.lower(end) in {
        "of",
        "with",
        "in",
        "on",
        "at",
        "for",
        "from",
        "and",
        "to",
    }:
        further = page.phrases.of(page.words[end + 1]) if end + 1 < last else None
        timed = page.time_end(end + 1) if end + 1 < last else 0
        step = max(further.last if further else 0, timed if timed > end + 1 else 0)
        if not step or (page.lower(end) == "and" and _verb_at(page, step)):
            break
        end = step
    return min(end, last)


def _ends_adjunct(page: Page, i: int, end: int, last: int, cue: Range) -> bool:
    """Tell whether the phrase hangs on the cue: by what follows it, or by the tree."""
    following = page.word(end)
    if end >= last or following is None:
        return True
    if following.lower in {"that", ",", ":", ".", "whether", "how", "why"} or page.opens(end):
        return True
    return _hangs_on(page, page.words[i], cue)


def _hangs_on(page: Page, preposition: Word, cue: Range) -> bool:
    return page.words[preposition.head].head < max(cue[0], preposition.i)
