"""The structure of a news text: paragraphs with their place in it, and what kind each is.

Nothing is lost: every character that is not white space lies in exactly one paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.english.boilerplate import Phrases, cuts, lists, plain, reason_alone

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(StrEnum):
    """What a paragraph is for."""

    HEADLINE = "headline"
    HEADING = "heading"  # a later line without a final mark: a heading, an item of a list
    BYLINE = "byline"
    DATELINE = (
        "dateline"  # "SEOUL (AP) -" before the first sentence, or a date on a line of its own
    )
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text; `reason` says why a boilerplate paragraph is set aside."""

    start: int
    end: int
    kind: Kind = Kind.BODY
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the white space around it, which counts as indent before it."""

    start: int
    end: int
    indent: int
    text: str


WIDEST_WRAP = 100  # characters; longer lines were not broken by hand or typewriter
NARROWEST_WRAP = 40
HEADLINE_WORDS = 25
HEADING_WORDS = 12
CONTACT_WORDS = 15  # below the end of a story, a line of fewer words is an address
INDENT = 2  # blanks more than the margin that begin a paragraph
ONE_PER_LINE = 0.7  # of the lines of a block end a sentence: then each line is a paragraph

_TERMINAL = re.compile(r"[.!?…:;][\"”’')\]]*$")
_BULLET = re.compile(r"(?:[-*•·▪–]|\d{1,2}[.)])\s+\S")
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH})(?:,?\s+\d{{4}})?"
_DATE_LINE = re.compile(
    rf"(?:\w+day,?\s+)?(?:{_DATE}|\d{{4}}-\d\d-\d\d)(?:[,\s]+\d\d?:\d\d.{{0,12}})?\s*$"
)
_CREDIT_END = re.compile(r"(?:^|[.!?]\s+)[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,6}(?<![.!?])$")


def paragraphs(text: str) -> list[Paragraph]:
    r"""Return the paragraphs of a text in order, hard-wrapped lines rejoined.

    >>> [part.kind.value for part in paragraphs("ROCKET FAILS\n\nSEOUL (AP) - It fell.")]
    ['headline', 'dateline', 'body']
    """
    found: list[Paragraph] = []
    ended = False
    for start, end in _pieces(text):
        piece = text[start:end]
        if _is_end_line(piece):
            ended = True
        if ended and len(piece.split()) < CONTACT_WORDS:
            found.append(Paragraph(start, end, Kind.BOILERPLATE, "contact"))
        else:
            found += _read(text, start, end, found)
    return _only_text_is_body(found)


def _only_text_is_body(found: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs; a headline above nothing is a text of one line."""
    kinds = {part.kind for part in found}
    if kinds <= {Kind.HEADLINE, Kind.BOILERPLATE}:
        return [
            Paragraph(part.start, part.end) if part.kind is Kind.HEADLINE else part
            for part in found
        ]
    return found


def _read(text: str, start: int, end: int, before: list[Paragraph]) -> list[Paragraph]:
    """Return one piece of the page as a paragraph, or as several when it mixes kinds."""
    piece = text[start:end]
    alone = reason_alone(piece)
    if alone:
        return [Paragraph(start, end, Kind.BOILERPLATE, alone)]
    kind = _kind(piece, before)
    if kind is not Kind.BODY:
        return [Paragraph(start, end, kind)]
    found = []
    for first, last, reason in cuts(piece):
        inner = _trimmed(text, start + first, start + last)
        if reason:
            found.append(Paragraph(*inner, Kind.BOILERPLATE, reason))
        else:
            found += _with_dateline(text, *inner)
    return found


def _kind(piece: str, before: list[Paragraph]) -> Kind:
    """Return the kind of a piece that is not boilerplate as a whole."""
    flat = " ".join(piece.split())
    first = not any(part.kind is not Kind.BOILERPLATE for part in before)
    if _DATE_LINE.match(flat) or _dateline().fullmatch(f"{flat} "):
        return Kind.DATELINE
    if _is_byline(flat):
        return Kind.BYLINE
    if _is_caption(flat, near_top=len(before) < 4 and not first):
        return Kind.CAPTION
    return _line_kind(flat, first=first)


def _line_kind(flat: str, *, first: bool) -> Kind:
    """Return whether a piece is a headline, a heading or running text."""
    words = len(flat.split())
    if _MARKDOWN.match(flat):
        return Kind.HEADLINE if first else Kind.HEADING
    open_ended = not _TERMINAL.search(flat) or flat.endswith("?") or flat.isupper()
    short = words <= (HEADLINE_WORDS if first else HEADING_WORDS)
    if not short or not open_ended or (not first and flat.endswith("?")) or cuts(flat)[0][2]:
        return Kind.BODY
    return Kind.HEADLINE if first else Kind.HEADING


def _is_byline(flat: str) -> bool:
    """Return whether a line names the writer."""
    rules = lists()["byline"]
    words = flat.split()
    if len(words) > rules["words"] or _TERMINAL.search(flat):
        return False
    lower = flat.lower()
    named = [word for word in words[1:] if word[:1].isupper()]
    opens = any(lower.startswith(f"{opening} ") for opening in rules["openings"])
    ends = any(lower.endswith(f", {ending}") for ending in rules["endings"])
    return bool(named) and (ends or (opens and words[1][:1].isupper() and not words[1].isdigit()))


@cache
def _caption_phrases() -> tuple[Phrases, Phrases]:
    rules = lists()["caption"]
    return Phrases(rules["openings"]), Phrases(rules["credits"])


def _is_caption(flat: str, *, near_top: bool) -> bool:
    """Return whether a piece describes a picture: an opening, a credit, or a credit at its end."""
    if len(flat.split()) > 80:
        return False
    openings, credit = _caption_phrases()
    text = plain(flat)
    if openings.opens(text) or credit.count(text):
        return True
    end = _CREDIT_END.search(flat)
    return end is not None and ("/" in end.group() or (near_top and end.start() > 0))


@cache
def _dateline() -> re.Pattern[str]:
    """Return the pattern of "CITY, Country, date (AGENCY) -" at the start of a paragraph."""
    agencies = "|".join(re.escape(name) for name in lists()["dateline"]["agencies"])
    agency = rf"\((?:{agencies})(?:/[\w. ]+)?\)"
    capitals = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*)*"
    place = r"(?:,\s+[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)*){0,2}"
    named = r"[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}"
    dash = r"(?:--|[-–—_])"
    date = rf"(?:,?\s+{_DATE})?"
    return re.compile(
        rf"(?:{capitals}{place}{date}(?:\s*{agency})?\s+{dash}\s+"
        rf"|(?:{capitals}|{named}){place}{date},?\s*{agency}\s*{dash}\s*|{agency}\s*{dash}\s*)"
    )


def _with_dateline(text: str, start: int, end: int) -> list[Paragraph]:
    """Return a body paragraph, its dateline apart."""
    match = _dateline().match(text, start, end)
    if match is None or match.end() >= end:
        return [Paragraph(start, end)]
    return [
        Paragraph(*_trimmed(text, start, match.end()), Kind.DATELINE),
        Paragraph(*_trimmed(text, match.end(), end)),
    ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without white space at the ends."""
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _is_end_line(piece: str) -> bool:
    return piece.strip().lower() in lists()["ends"]["lines"]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of paragraphs: blocks between empty lines, rejoined or cut by lines."""
    for block in _blocks(text):
        start = block[0].start
        wrap = _wrap_of(block)
        for line, following in pairwise(block):
            if _parts(line, following, wrap):
                yield start, line.end
                start = following.start
        yield start, block[-1].end


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the lines between empty ones."""
    block: list[_Line] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        indent = len(line) - len(line.lstrip())
        if line.strip():
            block.append(_Line(offset + indent, offset + len(line.rstrip()), indent, line.strip()))
        elif block:
            yield block
            block = []
        offset += len(line)
    if block:
        yield block


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How the lines of a block were broken: never rejoined, or at a width, from a margin."""

    joined: bool
    width: int
    margin: int


def _wrap_of(block: list[_Line]) -> _Wrap:
    """Return whether a block is running text that was broken into lines."""
    width = max(len(line.text) for line in block)
    finished = sum(bool(_TERMINAL.search(line.text)) for line in block)
    joined = NARROWEST_WRAP <= width <= WIDEST_WRAP and finished < ONE_PER_LINE * len(block)
    return _Wrap(joined, width, min(line.indent for line in block))


def _parts(line: _Line, following: _Line, wrap: _Wrap) -> bool:
    """Return whether a paragraph ends between two lines of a block.

    It does before an indent, a bullet or a sign-off, and after a finished sentence where the next
    word would have had room.
    """
    indented = following.indent >= wrap.margin + INDENT
    if not wrap.joined or indented or _BULLET.match(following.text):
        return True
    if reason_alone(following.text) == "sign-off":
        return True
    room = wrap.width - len(line.text) - 1 - len(following.text.split(maxsplit=1)[0])
    return room >= 0 and bool(_TERMINAL.search(line.text))
