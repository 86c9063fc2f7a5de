"""Frames whose content is a thing: condemned, asked for, taken for something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.adjuncts import phrase_after
from loaders.english.statements.clauses import clause_end
from loaders.english.statements.spot import after_adverbs, bare_verb, far_quotation
from loaders.english.statements.things import deed_end, thing_end

if TYPE_CHECKING:
    from loaders.english.statements.found import Found
    from loaders.english.statements.page import Page
    from loaders.english.statements.spot import Spot


GROUNDED = tuple(f"object-{word}" for word in ("of", "for", "about", "against", "on"))


def object_infinitive(spot: Spot) -> Found | None:
    """Washington urged [the North to stop]."""
    sense = spot.entry.sense("object-to")
    page, at = spot.page, after_adverbs(spot)
    end = phrase_after(page, at, spot.last) if sense else 0
    if sense is None or not end or page.lower(spot.source.words[0] - 1) == "what":
        return None
    while page.time_end(end) > end:
        end = page.time_end(end)
    to = _infinitive_at(page, at, end)
    if to is None:
        return None
    stop = deed_end(page, spot.verb, at, spot.last)
    return spot.found(sense, ((at, stop),), "object with infinitive", hearer=page.trimmed((at, to)))


def _infinitive_at(page: Page, at: int, end: int) -> int | None:
    for k in range(at + 1, end + 1):
        if page.lower(k) == "to" and bare_verb(page, k + 1):
            return k
        if page.lower(k) == "not" and page.lower(k + 1) == "to":
            return k
    return None


def taken_as(spot: Spot) -> Found | None:
    """Tokyo described [it as a missile test]."""
    sense = spot.entry.sense("as", "object-as")
    page, at = spot.page, after_adverbs(spot)
    if sense and page.lower(spot.source.words[0] - 1) == "what" and page.lower(at) == "as":
        stop = thing_end(page, spot.verb, at + 1, spot.last)
        return spot.found(sense, ((at + 1, stop),), "taken as")
    end = phrase_after(page, at, spot.last) if sense else 0
    if sense is None or not end:
        return None
    stop = clause_end(page, spot.verb, at, spot.last)
    led = next((k for k in range(end, min(stop, end + 6)) if page.lower(k) == "as"), None)
    if led is None or (
        page.words[led].rel == "mark"
        and page.words[led].pos == "SCONJ"
        and page.finite(page.words[led].head)
    ):
        return None
    return spot.found(sense, ((at, stop),), "taken as")


def predicative(spot: Spot) -> Found | None:
    """Seoul called [the launch a grave threat]."""
    sense = spot.entry.sense("predicative")
    page, at = spot.page, after_adverbs(spot)
    end = phrase_after(page, at, spot.last) if sense else 0
    if sense is None or not end:
        return None
    stop = thing_end(page, spot.verb, at, spot.last)
    if page.lower(spot.source.words[0] - 1) == "what":
        return spot.found(sense, ((at, stop),), "predicative")
    if any(_names_it(page, k) for k in range(at + 1, stop)) or _predicate(
        page, spot.verb, at, stop
    ):
        return spot.found(sense, ((at, stop),), "predicative")
    return None


def _names_it(page: Page, k: int) -> bool:
    """Tell where what a thing is called begins, behind the thing: "a threat", a quotation."""
    if page.opens(k):
        return True
    before = page.words[k - 1]
    led = before.pos in {"ADP", "CCONJ", "DET", "SCONJ"} or before.lower.endswith("ing")
    return page.words[k].pos == "DET" and not led and page.time_end(k) <= k


def _predicate(page: Page, verb: int, at: int, stop: int) -> bool:
    """Tell whether the tree has a predicate for the thing ("called it unacceptable")."""
    below = page.analysis.children(page.words[verb], "xcomp", "ccomp", "advmod")
    pronoun = (
        page.words[at].pos == "PRON"
        and at + 1 < stop
        and page.words[at + 1].pos in {"ADJ", "NOUN", "ADV"}
    )
    return pronoun or any(at < word.i < stop and word.pos in {"ADJ", "NOUN"} for word in below)


def governed(spot: Spot) -> Found | None:
    """Beijing called on all sides. Officials warned of [further tests]."""
    page, at = spot.page, after_adverbs(spot)
    preposition = page.lower(at)
    sense = spot.entry.sense(preposition + "-")
    if (
        sense is None
        or at + 1 >= spot.last
        or page.words[at].pos not in {"ADP", "SCONJ", "ADV", "PART"}
    ):
        return None
    start = at + 1
    quoted = far_quotation(spot, start)
    if page.opens(quoted) and page.lower(quoted - 1) == ":":
        return spot.found(sense, ((quoted, spot.last),), "quotation on a subject", gap=(at, quoted))
    stop = thing_end(page, spot.verb, start, spot.last, sense)
    return spot.found(
        sense, ((start, stop),), "governed by " + preposition, cue=(spot.cue[0], start)
    )


def thing(spot: Spot) -> Found | None:
    """Both condemned [the launch]."""
    sense = spot.entry.sense("object", *GROUNDED)
    page, at = spot.page, after_adverbs(spot)
    word = page.word(at)
    if sense is None or word is None or at >= spot.last or page.time_end(at) > at:
        return None
    if word.lower in {"no", "nothing", "little"}:
        return None
    if page.phrases.of(word) is None and not page.opens(at) and word.pos not in {"DET", "VERB"}:
        return None
    if word.pos == "VERB" and not word.lower.endswith("ing"):
        return None
    stop = thing_end(page, spot.verb, at, spot.last, sense)
    led = next((k for k in range(at, stop) if page.lower(k) in sense.grounds), None)
    if sense.hearer and led is not None:
        return spot.found(sense, ((led + 1, stop),), "thing", hearer=(at, led))
    return spot.found(sense, ((at, stop),), "thing")
