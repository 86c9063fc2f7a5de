"""What nobody in particular holds: "is expected to fly", "seems to have failed", "when asked".

A reader of launches takes these for shades of certainty, not for statements; whoever wants every
attribution asks for them by their kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import Act
from loaders.english.statements.clauses import clause_end
from loaders.english.statements.cues import Kind, Sense
from loaders.english.statements.found import Found, cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.english.names.words import Word
    from loaders.english.statements.page import Page, Range

SEEMING = frozenset({"seem", "seems", "seemed", "appear", "appears", "appeared"})
EXPECTED = frozenset({"expected", "believed", "thought", "considered", "reported", "rumored"})
NAMED = frozenset({"known", "seen", "regarded", "described", "viewed"})
SENSE = Sense("seem", Kind.HEARSAY, Act.REPORT, "clause")
QUESTIONS = frozenset({"if", "whether", "about", "how", "why", "what", "who", "which", "when"})
BE = frozenset({"be", "is", "are", "was", "were", "been", "being"})


def hearsay_statements(page: Page) -> Iterator[Found]:
    """Yield what has no source in the text, in text order."""
    for word in page.words:
        if page.quote(word.i) is None:
            found = _seeming(page, word) or _held(page, word) or _asked(page, word)
            kept = cleaned(page, found) if found else None
            if kept:
                yield kept


def _seeming(page: Page, word: Word) -> Found | None:
    """[The rocket] seems [to have failed]."""
    if word.lower not in SEEMING or word.pos not in {"VERB", "AUX"}:
        return None
    return _about_its_subject(page, word, word.i + 1)


def _held(page: Page, word: Word) -> Found | None:
    """[The rocket] is expected [to fly]; [the site] is known as [Sohae]."""
    after = page.lower(word.i + 1)
    wanted = (word.lower in EXPECTED and after == "to") or (word.lower in NAMED and after == "as")
    passive = any(page.lower(k) in BE for k in range(max(0, word.i - 3), word.i))
    return _about_its_subject(page, word, word.i + 1) if wanted and passive else None


def _about_its_subject(page: Page, word: Word, start: int) -> Found | None:
    """Return what a subject and the words behind its verb say together."""
    below = page.analysis.children(word, "nsubj", "nsubj:pass")
    subject = below[0] if below and below[0].i < word.i else None
    if subject is None or start >= page.unit(word.i)[1]:
        return None
    first, last = page.analysis.edges(subject)
    end = clause_end(page, word.i, start, page.unit(word.i)[1])
    parts: tuple[Range, ...] = ((first, min(last, word.i)), (start, end))
    if subject.lower in {"it", "there"} and page.lower(start) == "that":
        parts = ((start + 1, end),)
    return Found(word.i, (word.i, word.i + 1), None, parts, SENSE, "hearsay")


def _asked(page: Page, word: Word) -> Found | None:
    """Asked [whether it flew], the minister said ...; he said so when asked [about it]."""
    after = word.i + 1
    reduced = page.lower(word.i - 1) in {"when", ",", "."} or word.i == page.unit(word.i)[0]
    if word.lower != "asked" or not reduced or page.lower(after) not in QUESTIONS:
        return None
    start = after + 1 if page.lower(after) == "about" else after
    last = page.unit(word.i)[1]
    end = next((k for k in range(start, last) if page.lower(k) in {",", "."}), last)
    return Found(word.i, (word.i, after), None, ((start, end),), SENSE, "hearsay")
