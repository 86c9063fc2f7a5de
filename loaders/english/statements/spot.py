"""A verb cue with its source, where its content is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.english.statements.adjuncts import after_cue
from loaders.english.statements.found import Found

if TYPE_CHECKING:
    from loaders.english.statements.adjuncts import Adjuncts
    from loaders.english.statements.cues import Entry, Sense
    from loaders.english.statements.page import Page, Range
    from loaders.english.statements.sources import Source


@dataclass(frozen=True, slots=True)
class Spot:
    """A verb cue with its source, and the unit of words in which its content is looked for."""

    page: Page
    verb: int
    cue: Range
    entry: Entry
    source: Source
    unit: Range

    @property
    def last(self) -> int:
        """Where the unit ends."""
        return self.unit[1]

    def adjuncts(self) -> Adjuncts:
        """Return what stands between the cue, or the source behind it, and the content."""
        hearer = any(sense.hearer for sense in self.entry.senses.values())
        at = (self.cue[0], max(self.cue[1], self.source.words[1]))
        return after_cue(self.page, at if self.inverted else self.cue, self.last, hearer=hearer)

    @property
    def inverted(self) -> bool:
        """Tell "said X" from "X said"."""
        return self.source.words[0] >= self.cue[1]

    def found(
        self, sense: Sense, content: tuple[Range, ...], rule: str, **more: Range | None
    ) -> Found:
        """Return the statement with this content."""
        hearer, gap = more.get("hearer"), more.get("gap")
        gaps = (gap,) if gap else ()
        return Found(
            self.verb, more.get("cue") or self.cue, self.source, content, sense, rule, hearer, gaps
        )


def after_adverbs(spot: Spot) -> int:
    """Return the word behind a cue and the adverbs that follow it."""
    page, at = spot.page, spot.cue[1]
    if page.closes(at) and page.quote(at) is page.quote(spot.verb):
        at += 1  # they "strongly condemned" the launch
    while at < spot.last and page.lower(at) in page.cues.lists["words.adverbs"]:
        at += 1
    return at


def far_quotation(spot: Spot, at: int) -> int:
    """Return where a quotation opens behind a colon or comma, with no other clause in between."""
    page = spot.page
    for k in range(at, min(spot.last, at + 40)):
        if page.opens(k):
            return k if page.lower(k - 1) in {",", ":"} else at
        if page.finite(k) or page.lower(k) in {".", ";"}:
            break
    return at


def bare_verb(page: Page, i: int) -> bool:
    """Tell an infinitive at word i, or behind an adverb there."""
    following = [page.word(j) for j in range(i, i + 3)]
    for word in following:
        if word is None or word.pos not in {"ADV", "PART", "PUNCT"}:
            return word is not None and word.pos in {"VERB", "AUX"}
    return False
