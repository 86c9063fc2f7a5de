"""Cues behind or within their content: "..., said the agency", "The rocket, he said, failed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.clausal import bare_clause, that_clause
from loaders.english.statements.clauses import SUBORDINATE, has_clause, remark

if TYPE_CHECKING:
    from loaders.english.statements.found import Found
    from loaders.english.statements.page import Page, Range
    from loaders.english.statements.spot import Spot

ENDS = frozenset({",", ".", ";", ":", "—", "–", "-", ")", "!", "?", "..."})
BREAKS = frozenset({",", "—", "–", "-"})
# Words before a speaker clause that are neither source nor content.
LEADS = frozenset({"as", "later", "earlier", "then", "and", "but", "also"})
JOINTS = frozenset(
    {"and", "but", "as", "while", "who", "which", "according", "when", "after", "whose", "where"}
)


def trailing(spot: Spot) -> Found | None:
    """[The rocket failed], Seoul said. "[It failed]," said the minister, "[we think]."."""
    sense = spot.entry.sense("trail", "quote")
    page = spot.page
    if sense is None:
        return None
    clause = _speaker_clause(spot)
    if clause is None:
        return None
    first, last = clause
    before = _content_before(spot, first)
    if page.lower(first - 1) == "as" and last < spot.last and page.lower(last) not in ENDS:
        return None
    if before is None or not (page.ends_quotation(before[1]) or _ends(page, spot, last)):
        return None
    after = _content_after(spot, before, last)
    parts = (before, after) if after else (before,)
    quoted = page.ends_quotation(before[1]) is not None
    rule = "behind a quotation" if quoted else "behind its content"
    told = spot.adjuncts()
    gap = (min(first, spot.cue[1]), last)
    return spot.found(sense, parts, rule, hearer=told.hearer, gap=gap)


def as_reported(spot: Spot) -> Found | None:
    """As the agency said, [the rocket failed]."""
    sense, page = spot.entry.sense("trail", "quote"), spot.page
    first, last = spot.source.words[0], spot.adjuncts().end
    if sense is None or spot.inverted or page.lower(first - 1) != "as" or page.lower(last) != ",":
        return None
    opens = first - 1 == spot.unit[0] or page.lower(first - 2) in {"and", "but"}
    if not opens or not has_clause(page, last + 1, spot.last):
        return None
    gap = (spot.cue[1], last)
    return spot.found(sense, ((last + 1, spot.last),), "as reported", gap=gap)


def _speaker_clause(spot: Spot) -> Range | None:
    """Return the words of source, cue and adjuncts when they stand side by side."""
    page, source, cue = spot.page, spot.source.words, spot.cue
    if source[0] >= cue[1]:
        if source[0] > cue[1] + 3:
            return None
        return cue[0], spot.adjuncts().end
    if any(
        page.finite(k) and page.words[k].rel not in {"acl:relcl", "acl"}
        for k in range(source[1], cue[0])
        if k not in range(*cue)
    ):
        return None
    return source[0], spot.adjuncts().end


def _content_before(spot: Spot, first: int) -> Range | None:
    """Return the words before the speaker clause if they are its content."""
    page = spot.page
    while page.lower(first - 1) in LEADS and first > spot.unit[0]:
        first -= 1
    first = _before_title(page, first)
    if page.ends_quotation(first):
        return None if _in_subordinate(spot, first) else _quotation_before(spot, first)
    if not _broken(page, first) or first - 1 <= spot.unit[0]:
        return None
    start = spot.unit[0]
    if page.words[start].pos in {"VERB", "ADP", "SCONJ", "ADV"} and _leads_quotation(spot):
        return None
    if that_clause(spot) or (bare_clause(spot) and not _incomplete(page, start, first)):
        return None
    if _incomplete(page, start, first) or has_clause(page, start, first):
        return start, first
    last = spot.adjuncts().end
    goes_on = page.lower(last) == "," and has_clause(page, last + 1, spot.last)
    ends = last >= spot.last or page.lower(last) == "."
    return (start, first) if goes_on or (ends and _loose_clause(page, start, first)) else None


def _loose_clause(page: Page, start: int, end: int) -> bool:
    """Tell words with a noun first and a verb later, whatever the tagger makes of its form."""
    led = page.words[start].pos in {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"}
    return led and any(page.words[k].pos == "VERB" for k in range(start + 1, end))


def _before_title(page: Page, first: int) -> int:
    """Step back over a title that the tree holds apart from the name of the source."""
    at = first
    if page.words[first].pos == "PRON":
        return first
    while at > max(0, first - 10) and not _set_off(page, at):
        word = page.words[at - 1]
        if word.lower in page.cues.nouns or (
            word.pos not in {"PROPN", "NOUN", "ADJ", "DET"} and word.text not in {"(", ")"}
        ):
            return first
        at -= 1
    return at if _set_off(page, at) else first


def _set_off(page: Page, at: int) -> bool:
    """Tell whether a comma or a quotation ends right before a word."""
    return _broken(page, at) or page.ends_quotation(at) is not None


def _broken(page: Page, at: int) -> bool:
    """Tell a comma or a dash before a word; a hyphen within a name is none."""
    if page.lower(at - 1) not in BREAKS:
        return False
    glued = at > 1 and page.words[at - 2].end == page.words[at - 1].start
    return page.lower(at - 1) == "," or not glued


def _leads_quotation(spot: Spot) -> bool:
    """Tell whether a quotation stands behind the speaker clause: "..., he said, "We go."."""
    page, at = spot.page, spot.adjuncts().end
    led = page.lower(at) in {",", ":"} and page.opens(at + 1) is not None
    return page.opens(at) is not None or led


def _incomplete(page: Page, start: int, first: int) -> bool:
    """Tell a content that the speaker clause interrupts: a subject alone stands before it."""
    if page.words[start].pos in {"ADP", "ADV", "SCONJ", "CCONJ"}:
        return False
    verbs = [k for k in range(start, first) if page.finite(k) and not _in_relative(page, k, start)]
    return not verbs and page.words[first - 2].pos in {"NOUN", "PROPN", "PRON"}


def _in_relative(page: Page, k: int, start: int) -> bool:
    """Tell a verb of a relative clause behind the first noun: "those who have no vote"."""
    word = page.words[k]
    while word.rel in {"aux", "aux:pass", "cop", "conj", "xcomp"} and word.head != word.i:
        word = page.words[word.head]
    return word.rel == "acl:relcl" and start <= word.head < k


def _in_subordinate(spot: Spot, first: int) -> bool:
    """Tell "Asked whether it was “a threat,” he said yes": what is quoted is not what he said."""
    page = spot.page
    quote = page.ends_quotation(first)
    start = page.quote_words(quote)[0] if quote else first
    lead = page.analysis.sentence(page.words[start]).first
    goes_on = page.lower(spot.adjuncts().end) not in ENDS
    return lead < start and page.lower(lead) in SUBORDINATE | {"asked"} and goes_on


def _quotation_before(spot: Spot, first: int) -> Range:
    """Return the quotation before the speaker clause, with the other words of its sentence."""
    page = spot.page
    quote = page.ends_quotation(first)
    start = page.quote_words(quote)[0] if quote else first
    lead = page.analysis.sentence(page.words[start]).first
    if (
        lead < start
        and page.same_paragraph(lead, start)
        and page.lower(start - 1) not in {".", "!", "?", ":"}
    ):
        opening = page.quote(lead)
        return (page.quote_words(opening)[0] if opening else lead), first
    return start, first


def _ends(page: Page, spot: Spot, last: int) -> bool:
    if last >= spot.last or page.lower(last) in ENDS | JOINTS or page.opens(last):
        return True
    word = page.words[last]
    return (
        word.pos in {"ADP", "SCONJ", "CCONJ"}
        or page.is_mark(last)
        or page.time_end(last) > last
        or (word.pos == "VERB" and word.lower.endswith("ing"))
    )


def _another_verb(page: Page, i: int) -> bool:
    """Tell a verb of the reporter's own between two parts of a quotation."""
    word = page.words[i]
    if word.pos != "VERB" or word.rel in {"acl:relcl", "acl", "amod"}:
        return False
    return page.finite(i) or page.is_cue(i)


def _content_after(spot: Spot, before: Range, last: int) -> Range | None:
    """Return what goes on of the content behind the speaker clause."""
    page = spot.page
    if page.ends_quotation(before[1]):
        return _quotation_after(spot, last)
    if page.lower(last) not in BREAKS or last + 1 >= spot.last:
        return None
    if _goes_on_in_quotes(spot, last + 1):
        return last + 1, spot.last
    whole = has_clause(page, *before) and not page.opens(last + 1)
    if whole or page.lower(last + 1) in JOINTS or remark(page, last + 1):
        return None
    return last + 1, spot.last


def _goes_on_in_quotes(spot: Spot, at: int) -> bool:
    """Tell "..., he said, but the cause “is no issue”.": a contrast in the speaker's own words."""
    page = spot.page
    rest = range(at + 1, spot.last)
    quoted = any(page.opens(k) for k in rest) and not page.opens(at)
    others = any(page.is_cue(k) and not page.quote(k) for k in rest)
    return page.lower(at) == "but" and quoted and not others


def _quotation_after(spot: Spot, last: int) -> Range | None:
    """Return the quotation that goes on behind "..., he said,"."""
    page = spot.page
    for at in range(last, min(spot.last, last + 25)):
        quote = page.opens(at)
        if quote:
            leads = page.lower(at - 1) in {*BREAKS, ":", "."}
            return (at, page.quote_words(quote)[1]) if leads else None
        if (page.lower(at) in {".", ";"} and at > last) or _another_verb(page, at):
            return None
    return None
