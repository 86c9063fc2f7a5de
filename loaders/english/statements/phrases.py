"""Fixed phrases that name a source: "according to", "citing", "quoted ... as saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.adjuncts import phrase_after
from loaders.english.statements.found import Found, cleaned
from loaders.english.statements.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.english.statements.cues import Phrase
    from loaders.english.statements.page import Page, Range


def phrase_statements(page: Page) -> Iterator[Found]:
    """Yield what fixed phrases attribute, in text order."""
    starts = {phrase.words[0] for phrase in page.cues.phrases}
    for word in page.words:
        if word.lower not in starts:
            continue
        for phrase in page.cues.phrases:
            end = word.i + len(phrase.words)
            if tuple(page.lower(j) for j in range(word.i, end)) == phrase.words:
                yield from _found(page, phrase, (word.i, end))
                break


def _found(page: Page, phrase: Phrase, cue: Range) -> Iterator[Found]:
    first, last = page.unit(cue[0])
    if page.quote(cue[0]):
        return
    end = _source_end(page, cue[1], last)
    if not end:
        return
    named = page.phrases.of(page.words[cue[1]])
    head = named.head if named else cue[1]
    if page.words[head].lemma in page.cues.lists["words.measures"] or (
        len(phrase.words) == 1 and not _proper(page, cue[1], end)
    ):
        return
    words = page.trimmed((cue[1], end))
    source = Source(words, min(head, words[1] - 1), "phrase")
    content = _around(page, cue[0], end, first, last)
    made = Found(cue[0], cue, source, content, phrase.sense, " ".join(phrase.words))
    kept = cleaned(page, made) if content else None
    if kept:
        yield kept


def _proper(page: Page, first: int, end: int) -> bool:
    """Tell a phrase that can be a source from a measure ("per cent")."""
    if page.lower(first - 1) == "per":
        return page.words[first].pos == "PROPN" and page.words[first].text[0].isupper()
    witnesses = page.cues.lists["words.witnesses"]
    words = range(first, end)
    return any(page.words[k].pos == "PROPN" or page.lower(k) in witnesses for k in words)


def _source_end(page: Page, at: int, last: int) -> int:
    """Return the end of the source: its phrase, what hangs on it, and an apposition."""
    word = page.word(at)
    if word is None or at >= last:
        return 0
    end = phrase_after(page, at, last)
    phrase = page.phrases.of(word)
    head = page.words[phrase.head] if phrase else word
    tree = page.analysis.edges(head)[1]
    for k in range(at, min(last, max(tree, end))):
        if k >= end and (page.finite(k) and page.words[k].rel not in {"acl:relcl", "acl"}):
            return max(end, _comma_before(page, at, k))
        if page.opens(k) or page.lower(k) in {".", ";", ":"}:
            return k
    return _apposition_end(page, min(last, max(tree, end)), last)


def _apposition_end(page: Page, end: int, last: int) -> int:
    """Return the end of an apposition that closes the sentence: "Yoo, one of the lawmakers"."""
    verbs = [k for k in range(end, last) if page.finite(k)]
    if page.lower(end) != "," or (verbs and page.lower(verbs[0] - 1) not in {"who", "which"}):
        return end
    lead = page.word(end + 1)
    names = lead is not None and lead.pos in {"DET", "NUM", "NOUN", "PROPN", "ADJ"}
    return last - 1 if names and page.lower(last - 1) == "." else last if names else end


def _comma_before(page: Page, first: int, k: int) -> int:
    return next((j for j in range(k, first, -1) if page.lower(j) == ","), 0)


def _around(page: Page, start: int, end: int, first: int, last: int) -> tuple[Range, ...]:
    """Return the words of the sentence before and behind the phrase, as far as they are content."""
    before = page.trimmed((first, start))
    after = page.trimmed((end, last))
    parts = [part for part in (before, after) if part[0] < part[1]]
    if len(parts) == 2 and _separate(page, end):
        parts = parts[:1]
    return tuple(parts)


def _separate(page: Page, end: int) -> bool:
    """Tell what follows and belongs to the source or is a clause of the reporter's own."""
    return page.lower(end) == "," and page.lower(end + 1) in {
        "who",
        "which",
        "whose",
        "adding",
        "saying",
    }
