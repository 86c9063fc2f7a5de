"""A statement as it is found among the words, before anyone asks who the speaker is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.english.statements.cues import Sense
    from loaders.english.statements.page import Page, Range
    from loaders.english.statements.sources import Source


@dataclass(frozen=True, slots=True)
class Found:
    """A source, a cue and a content by their words.

    `verb` is the cue's chief word; `rule` names what found the content; `adjuncts` are the words
    around the cue that may tell when and to whom (`hearer`) it was said. `reported_by` is the cue
    of the statement that this one is known from, where its place in the text does not show it.
    """

    verb: int
    cue: Range
    source: Source | None
    content: tuple[Range, ...]
    sense: Sense
    rule: str
    hearer: Range | None = None
    adjuncts: tuple[Range, ...] = ()
    negated: bool = False
    reported_by: int = -1

    @property
    def first(self) -> int:
        """The first word of the content."""
        return self.content[0][0]

    @property
    def last(self) -> int:
        """Past the last word of the content."""
        return self.content[-1][1]

    def holds(self, other: Found) -> bool:
        """Tell whether another's cue stands in this one's content."""
        if other.reported_by >= 0:
            return other.reported_by == self.verb
        return any(a <= other.verb < b for a, b in self.content)

    def size(self) -> int:
        """Return how many words the content has."""
        return sum(b - a for a, b in self.content)


def cleaned(page: Page, found: Found) -> Found | None:
    """Return it with content parts trimmed of punctuation; None if nothing is left of it."""
    parts = [_with_marks(page, page.trimmed(part)) for part in found.content]
    kept = tuple(part for part in parts if part[0] < part[1])
    sourced = found.source is None or found.source.words[0] < found.source.words[1]
    return replace(found, content=kept) if kept and sourced else None


def _with_marks(page: Page, part: Range) -> Range:
    """Put back the mark of a quotation that the part holds only together with other words."""
    first, last = part
    if first >= last:
        return part
    opening = page.opens(first - 1)
    if opening and opening.end < page.words[last - 1].end:
        first -= 1
    for k in range(last, min(last + 3, len(page.words))):
        closing = page.closes(k)
        if closing and page.words[first].start < closing.start:
            return first, k + 1
        if any(map(str.isalnum, page.words[k].text)):
            break
    return first, last
