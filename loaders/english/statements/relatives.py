"""Frames whose content is said before: in a relative clause or an apposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.clauses import clause_end

if TYPE_CHECKING:
    from loaders.english.statements.cues import Sense
    from loaders.english.statements.found import Found
    from loaders.english.statements.page import Page, Range
    from loaders.english.statements.spot import Spot


def relative(spot: Spot) -> Found | None:
    """[The test], which Seoul said [could come in March]; which Tokyo called [a threat]."""
    page, first = spot.page, spot.source.words[0]
    zero = spot.source.how == "zero relative" or _without_pronoun(spot)
    led = page.lower(first - 1) in {"which", "that", "who", "whom"}
    if spot.inverted or not (zero or led) or (led and page.words[first - 1].rel == "mark"):
        return None
    taken = page.lower(spot.cue[1]) == "as"
    at = spot.cue[1] if taken else spot.adjuncts().end
    sense = _relative_sense(spot, at)
    edge = first if zero else first - 1
    thing = thing_before(page, edge) or _antecedent(page, spot.verb, edge)
    if sense is None or thing is None:
        return None
    stop = clause_end(page, spot.verb, at, spot.last)
    if page.lower(edge - 1) == ",":
        stop = next((k for k in range(at, stop) if page.lower(k) == ","), stop)
    return spot.found(sense, (thing, (at, stop)), "relative clause")


def _without_pronoun(spot: Spot) -> bool:
    """Tell "a cylinder it described as a part": a relative clause without a relative word."""
    page, first = spot.page, spot.source.words[0]
    hangs = page.words[spot.verb].rel == "acl:relcl"
    return hangs and first > 0 and page.words[first - 1].pos == "NOUN"


def _relative_sense(spot: Spot, at: int) -> Sense | None:
    """Return the sense of a cue whose object is the relative pronoun before its source."""
    word = spot.page.word(at)
    if word is None or at >= spot.last:
        return None
    if word.lower == "as":
        return spot.entry.sense("as", "object-as")
    if spot.page.opens(at) or word.pos in {"DET", "ADJ"}:
        return spot.entry.sense("predicative")
    return spot.entry.sense("clause") if word.pos in {"VERB", "AUX", "ADV"} else None


def _antecedent(page: Page, verb: int, at: int) -> Range | None:
    """Return the noun phrase that the tree hangs the relative clause of a verb on."""
    word = page.words[verb]
    while word.rel not in {"acl:relcl", "root"} and word.head != word.i:
        word = page.words[word.head]
    head = page.words[word.head]
    if word.rel != "acl:relcl" or head.i >= at:
        return (at - 1, at) if page.words[at - 1].pos in {"NOUN", "PROPN", "VERB"} else None
    phrase = page.phrases.of(head)
    return (phrase.first, phrase.last) if phrase else (head.i, head.i + 1)


def thing_before(page: Page, at: int) -> Range | None:
    """Return the noun phrase that a relative clause at this word hangs on."""
    end = at - 1 if page.lower(at - 1) == "," else at
    phrase = page.phrases.of(page.words[end - 1]) if end > 0 else None
    return (phrase.first, end) if phrase and phrase.last == end else None


def object_before(spot: Spot) -> Found | None:
    """They made [a charge] Tehran denies; [the launch] that Seoul condemned."""
    sense = spot.entry.sense("object")
    page, first = spot.page, spot.source.words[0]
    at = spot.adjuncts().end
    if sense is None or spot.inverted or not _left_open(spot, at):
        return None
    relative = page.lower(first - 1) in {"which", "that"}
    before = page.word(first - 2 if relative else first - 1)
    if before is None or before.pos not in {"NOUN", "PROPN", "PRON", "PUNCT"}:
        return None
    if not relative and before.lower not in {*page.cues.nouns, "something"}:
        return None
    thing = thing_before(page, first - 1 if relative else first)
    return spot.found(sense, (thing,), "thing before") if thing else None


def _left_open(spot: Spot, at: int) -> bool:
    """Tell a cue without an object behind it: a mark or another verb follows."""
    page = spot.page
    if at >= spot.last or page.lower(at) in {",", ".", ";", "and", "but"}:
        return True
    return page.words[at].pos in {"VERB", "AUX"}
