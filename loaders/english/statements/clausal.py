"""Frames whose content is a clause, a quotation or a deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.adjuncts import phrase_after
from loaders.english.statements.clauses import clause_end, has_clause
from loaders.english.statements.spot import bare_verb, far_quotation
from loaders.english.statements.things import deed_end

if TYPE_CHECKING:
    from loaders.english.statements.found import Found
    from loaders.english.statements.page import Page
    from loaders.english.statements.quotes import Quote
    from loaders.english.statements.spot import Spot


def that_clause(spot: Spot) -> Found | None:
    """Officials told reporters on Monday that [the rocket had failed]."""
    sense = spot.entry.sense("clause")
    if sense is None:
        return None
    page, told = spot.page, spot.adjuncts()
    at = _that(spot, told.end)
    if at is None:
        return None
    determiner = page.words[at].pos == "DET" or page.lower(at + 1) in {"'s", "’s"}
    start = at if determiner else at + 1
    if determiner and not has_clause(page, at, spot.last):
        return None
    content = ((start, clause_end(page, spot.verb, start, spot.last)),)
    return spot.found(sense, content, "that-clause", hearer=told.hearer, gap=(spot.cue[1], at))


def _that(spot: Spot, at: int) -> int | None:
    """Return the "that" that leads the content: right here, or behind words without a verb."""
    page = spot.page
    if page.lower(at) == "that":
        return at
    for k in range(at, min(spot.last, at + 25)):
        word = page.words[k]
        if word.lower == "that" and word.rel == "mark" and word.pos == "SCONJ":
            verb = page.words[word.head]
            return (
                k
                if verb.head in (spot.verb, *range(*spot.cue))
                and verb.rel in {"ccomp", "advcl", "acl", "obj"}
                else None
            )
        if (word.pos in {"VERB", "AUX"} and page.finite(k)) or word.lower in {";", ":"}:
            return None
    return None


def quotation(spot: Spot) -> Found | None:
    """The minister said: "[It was a failure.]"."""
    sense = spot.entry.sense("quote")
    if sense is None:
        return None
    page, told = spot.page, spot.adjuncts()
    at = told.end
    while page.lower(at) in {",", ":", "—", "–", "-"} and at + 1 < spot.last:
        at += 1
    if not page.opens(at) and not _has_object(spot, at):
        at = far_quotation(spot, at)
    quote = page.opens(at) or _next_paragraph(page, at)
    at = page.quote_words(quote)[0] if quote else at
    if quote is None:
        return None
    end = page.quote_words(quote)[1]
    if end < spot.last and page.ends_quotation(end):
        return spot.found(
            sense, ((at, end),), "quotation", hearer=told.hearer, gap=(spot.cue[1], at)
        )
    if "clause" in spot.entry.senses and page.lower(at - 1) not in {",", ":"}:
        end = max(end, clause_end(page, spot.verb, at, spot.last))
    elif end < spot.last and page.lower(end) not in {",", ".", ";", "and", "but"}:
        end = clause_end(page, spot.verb, at, spot.last)
    return spot.found(sense, ((at, end),), "quotation", hearer=told.hearer, gap=(spot.cue[1], at))


def _has_object(spot: Spot, at: int) -> bool:
    """Tell "denied the claim: ...", where the thing before the colon is the content."""
    page = spot.page
    things = page.analysis.children(page.words[spot.verb], "obj")
    return "object" in spot.entry.senses and any(at <= thing.i for thing in things)


def _next_paragraph(page: Page, at: int) -> Quote | None:
    """Return the quotation that a colon at the end of its paragraph leads to."""
    end = page.paragraph_end(min(at, len(page.words) - 1))
    return page.opens(end) if page.lower(end - 1) == ":" and at >= end - 1 else None


def colon(spot: Spot) -> Found | None:
    """The ministry said: [the rocket has failed]."""
    sense = spot.entry.sense("quote", "clause")
    page, told = spot.page, spot.adjuncts()
    if sense is None or page.lower(told.end) != ":" or told.end + 1 >= spot.last:
        return None
    return spot.found(sense, ((told.end + 1, spot.last),), "colon", hearer=told.hearer)


def question_clause(spot: Spot) -> Found | None:
    """Reporters asked [whether the rocket had failed]."""
    sense = spot.entry.sense("clause")
    page, told = spot.page, spot.adjuncts()
    if sense is None or page.lower(told.end) not in page.cues.lists["words.question"]:
        return None
    end = clause_end(page, spot.verb, told.end, spot.last)
    return spot.found(
        sense,
        ((told.end, end),),
        "question clause",
        hearer=told.hearer,
        gap=(spot.cue[1], told.end),
    )


def bare_clause(spot: Spot) -> Found | None:
    """Seoul said [the rocket had failed]."""
    sense = spot.entry.sense("clause")
    if sense is None:
        return None
    page, told = spot.page, spot.adjuncts()
    start = _clause_start(spot, told.end)
    if start is None:
        return None
    end = clause_end(page, spot.verb, start, spot.last)
    if page.lower(spot.source.words[0] - 1) == "what" and page.words[start].lemma == "be":
        phrase = phrase_after(page, start + 1, spot.last)  # "what it says is a satellite"
        start, end = (start + 1, phrase) if phrase else (start, end)
    elif not has_clause(page, start, end) and not _clausal_child(spot, start):
        return None
    return spot.found(
        sense, ((start, end),), "bare clause", hearer=told.hearer, gap=(spot.cue[1], start)
    )


def _clause_start(spot: Spot, at: int) -> int | None:
    """Return where a clause without "that" begins: where adjuncts end, or where the tree says."""
    page = spot.page
    if at >= spot.last or page.lower(at) in {",", ".", ";", ")", "to", "and", "or"}:
        return None
    if "trail" not in spot.entry.senses:
        heads = page.analysis.children(page.words[spot.verb], "ccomp")
        edges = [page.analysis.edges(head)[0] for head in heads if head.i >= at]
        return at if edges and min(edges) <= at + 3 else None
    return at


def _clausal_child(spot: Spot, start: int) -> bool:
    """Tell whether the tree makes the words a clause, for a verb that takes no mere thing."""
    heads = spot.page.analysis.children(spot.page.words[spot.verb], "ccomp")
    if spot.entry.lemma == "say":
        return spot.page.words[start].pos not in {"ADP", "PUNCT", "SCONJ"}
    takes_things = "object" in spot.entry.senses
    return not takes_things and any(head.i >= start for head in heads)


def infinitive(spot: Spot) -> Found | None:
    """The North vowed [to try again]."""
    sense = spot.entry.sense("to")
    page, told = spot.page, spot.adjuncts()
    at = told.end
    if sense is None or page.lower(at) != "to" or not bare_verb(page, at + 1):
        return None
    end = deed_end(page, spot.verb, at, spot.last)
    return spot.found(sense, ((at, end),), "infinitive", hearer=told.hearer, gap=(spot.cue[1], at))


def gerund(spot: Spot) -> Found | None:
    """Tehran denied [having fired a missile]."""
    sense = spot.entry.sense("gerund")
    page, at = spot.page, spot.cue[1]
    word = page.word(at)
    if (
        sense is None
        or word is None
        or word.pos not in {"VERB", "AUX"}
        or not word.lower.endswith("ing")
    ):
        return None
    return spot.found(sense, ((at, clause_end(page, spot.verb, at, spot.last)),), "gerund")
