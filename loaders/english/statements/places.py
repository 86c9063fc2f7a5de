"""Sources by their place: beside the cue, where the tree has lost the subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.sources import Source, noun_phrase

if TYPE_CHECKING:
    from loaders.english.names.words import Word
    from loaders.english.statements.page import Page, Range

# Prepositions that are conjunctions before a clause.
CONJUNCTIONS = frozenset({"since", "after", "before", "until", "as", "than", "like"})
# Behind a comma only these have their source behind them.
INVERTED = frozenset({"said", "says", "added", "wrote", "reported", "announced"})
# Marks behind a parenthesis, and those before it.
PARTING = {",": ",", "—": "—", "–": "–", "-": "-", ")": "("}
PLACE = frozenset({"in", "on", "at", "after", "before", "during"})


def behind_quotation(page: Page, cue: Range) -> Source | None:
    """Return the words between a quotation and its cue, or those behind a cue that follows it."""
    for k in range(cue[0], max(-1, cue[0] - 30), -1):
        if page.ends_quotation(k):
            if k < cue[0]:
                return _between(page, k, cue)
            return _inverted(page, cue)
        if k < cue[0] and (
            (page.finite(k) and page.words[k].rel not in {"acl:relcl", "acl"})
            or page.lower(k) in {";", ":", "."}
        ):
            return None
    return None


def _between(page: Page, first: int, cue: Range) -> Source | None:
    words = page.trimmed((first, cue[0]))
    while words[0] < words[1] and page.words[words[0]].pos in {"CCONJ", "SCONJ", "ADV"}:
        words = (words[0] + 1, words[1])
    for k in range(*words):
        phrase = page.phrases.of(page.words[k])
        if phrase and page.lower(k - 1) not in PLACE:
            return Source((phrase.first, words[1]), phrase.head, "behind a quotation")
    named = words[0] < words[1] and page.words[words[0]].text[:1].isupper()
    return Source(words, words[1] - 1, "behind a quotation") if named else None


def _inverted(page: Page, cue: Range) -> Source | None:
    """Return the noun phrase right behind a cue that follows a quotation: "said the minister"."""
    at = cue[1]
    while page.words[at].pos == "ADV" if at < len(page.words) else False:
        at += 1
    phrase = page.phrases.of(page.words[at]) if at < len(page.words) else None
    if phrase is None or phrase.first != at or not page.same_paragraph(at, cue[0]):
        return None
    tops = [
        i
        for i in range(phrase.first, phrase.last)
        if not phrase.first <= page.words[i].head < phrase.last
    ]
    found = noun_phrase(page, tops[0] if tops else phrase.head, cue, "behind its cue")
    last = max(found.words[1], phrase.last)
    return Source((phrase.first, last), phrase.head, "behind its cue")


def behind_comma(page: Page, cue: Range, word: Word) -> Source | None:
    """Return the phrase behind a verb of saying that follows a comma: "..., said a source"."""
    if page.lower(cue[0] - 1) != "," or word.lower not in INVERTED:
        return None
    found = _inverted(page, cue)
    following = page.word(found.words[1]) if found else None
    starts_clause = following is not None and following.pos in {"VERB", "AUX"}
    return None if starts_clause else found


def may_invert(page: Page, cue: Range) -> bool:
    """Tell whether a source may stand behind its cue: behind a quotation, a comma, a break."""
    before = page.word(cue[0] - 1)
    if before is None or not page.same_paragraph(before.i, cue[0]):
        return True
    return not any(map(str.isalnum, before.text)) or before.lower in {
        "so",
        "as",
        "than",
        "thus",
        "also",
    }


def beside(page: Page, cue: Range) -> Source | None:
    """Return the noun phrase right before a cue that has lost its subject in the tree."""
    at = (
        cue[0] - 1
        if page.opens(cue[0] - 1) or (page.opens(cue[0]) and page.is_mark(cue[0]))
        else cue[0]
    )
    while page.time_end(at - 1) > at - 1 and page.same_paragraph(at - 1, cue[0]):
        at -= 1
    before = ending_at(page, at)
    if before is None or not page.same_paragraph(before[0], cue[0]):
        return None
    lead = page.words[before[0] - 1]
    if before[0] > 0 and lead.pos == "ADP" and lead.lower not in CONJUNCTIONS:
        return _with_phrase(page, before, lead.i)
    phrase = page.phrases.of(page.words[before[1] - 1])
    return Source(before, phrase.head if phrase else before[1] - 1, "phrase before the cue")


def _with_phrase(page: Page, before: Range, preposition: int) -> Source | None:
    """Return "people close to the minister": a phrase at the start of a clause, with another."""
    at = preposition - 1 if page.words[preposition - 1].pos == "ADJ" else preposition
    whole = ending_at(page, at)
    if whole is None or not page.same_paragraph(whole[0], before[0]):
        return None
    opens = page.lower(whole[0] - 1) in {",", "and", "but"} or not page.same_paragraph(
        whole[0] - 1, whole[0]
    )
    opens = opens or page.analysis.sentence(page.words[whole[0]]).first == whole[0]
    phrase = page.phrases.of(page.words[whole[1] - 1])
    head = phrase.head if phrase else whole[1] - 1
    person = page.words[head].pos in {"NOUN", "PROPN"} and page.time_end(head) <= head
    words = (whole[0], before[1])
    return Source(words, head, "phrase before the cue") if opens and person else None


def over_relative(page: Page, cue: Range) -> Source | None:
    """Return the phrase that a relative clause without commas parts from its cue."""
    first = page.analysis.sentence(page.words[cue[0]]).first
    for k in range(cue[0] - 2, max(first, cue[0] - 20), -1):
        if page.lower(k) in {",", ";", ":"} or page.is_mark(k):
            return None
        if page.lower(k) in {"who", "which", "that"}:
            before = ending_at(page, k)
            if before is None:
                return None
            phrase = page.phrases.of(page.words[before[1] - 1])
            return Source(
                (before[0], cue[0]),
                phrase.head if phrase else before[1] - 1,
                "parted by a relative clause",
            )
    return None


def apart(page: Page, cue: Range) -> Source | None:
    """Return the phrase that a clause or an apposition between two marks parts from its verb."""
    mark = page.lower(cue[0] - 1)
    if mark not in PARTING:
        return None
    first = page.analysis.sentence(page.words[cue[0]]).first
    for k in range(cue[0] - 2, first, -1):
        if page.lower(k) == PARTING[mark]:
            before = ending_at(page, k)
            if before is None or (page.words[before[0] - 1].pos == "ADP" and before[0] > first):
                return None
            phrase = page.phrases.of(page.words[before[1] - 1])
            head = phrase.head if phrase else before[1] - 1
            return Source((before[0], cue[0] - 1), head, "parted from its cue")
    return None


def ending_at(page: Page, end: int) -> Range | None:
    """Return the base noun phrase that ends right before a word, with an "of" phrase joined."""
    if end <= 0 or not is_nominal(page.words[end - 1]):
        return None
    phrase = page.phrases.of(page.words[end - 1])
    if phrase is None:
        return (end - 1, end)
    first = phrase.first
    if page.lower(first - 1) == "of":
        before = page.phrases.of(page.words[first - 2])
        first = before.first if before else first
    return _without_lead(page, first, end), end


def _without_lead(page: Page, first: int, end: int) -> int:
    """Step over a time, a charge that is denied, and a conjunction at the start of a phrase."""
    timed = page.time_end(first)
    while first < timed < end and page.lower(timed) not in {"'s", "’s"}:
        first, timed = timed, page.time_end(timed)
    first = next((k + 1 for k in range(first, end - 1) if _charge(page, k)), first)
    joined = page.lower(first) == "that" and page.words[first - 1].pos in {"CCONJ", "VERB"}
    return first + 1 if joined and first + 1 < end else first


def _charge(page: Page, k: int) -> bool:
    """Tell the noun of "a charge Tehran denies": a clause follows it without a relative word."""
    return page.lower(k) in page.cues.nouns and page.words[k + 1].pos == "PROPN"


def first_phrase(page: Page, cue: Range) -> Source | None:
    """Return the noun phrase that the sentence of a verb begins with."""
    at, last = page.unit(cue[0])
    while at < min(last, cue[0]) and page.words[at].pos in {"ADV", "PUNCT", "CCONJ"}:
        at += 1
    phrase = page.phrases.of(page.words[at])
    if phrase is None or phrase.first != at or phrase.last > cue[0] or page.time_end(at) > at:
        return None
    return Source((phrase.first, phrase.last), phrase.head, "first phrase of the sentence")


def is_nominal(word: Word) -> bool:
    """Tell a word that can head a noun phrase."""
    return word.pos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}
