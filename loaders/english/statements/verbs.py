"""Verb cues: which verbs say that someone says something, and the choice among their frames."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.terms import Act
from loaders.english.statements.cues import Entry, Kind, Sense
from loaders.english.statements.found import Found, cleaned
from loaders.english.statements.frames import framed
from loaders.english.statements.passives import passive, passive_statement
from loaders.english.statements.places import behind_quotation
from loaders.english.statements.sources import noun_phrase
from loaders.english.statements.speakers import caused, source_of
from loaders.english.statements.spot import Spot
from loaders.english.statements.trailing import as_reported, trailing
from loaders.english.statements.verbhood import PERFECT, ends_speaker_clause, is_verb, utters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.english.names.words import Word
    from loaders.english.statements.page import Page, Range
    from loaders.english.statements.sources import Source

OWN_VOICE = frozenset({"i", "we", "you", "who", "what", "nobody", "there", "anyone", "one"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
# What any verb means beside a quotation: "..., he grinned".
UTTERING = Entry(
    "utter",
    (),
    {frame: Sense("utter", Kind.SPEECH, Act.REPORT, frame) for frame in ("trail", "quote")},
    frozenset(),
    frozenset(),
)


def verb_statements(page: Page) -> Iterator[Found]:
    """Yield what verb cues say, in text order."""
    for word in page.words:
        entry = _entry(page, word.i)
        if entry is None:
            continue
        found = _statement(page, word.i, entry)
        kept = cleaned(page, found) if found else None
        if kept:
            yield kept


def _entry(page: Page, i: int) -> Entry | None:
    """Return the cue that begins at word i, if it is a verb here."""
    word = page.words[i]
    listed = page.lower(i) in page.cues.verbs
    entry = page.cues.verb(_following(page, i)) if listed else None
    if entry is None:
        return UTTERING if utters(page, i) else None
    if ends_speaker_clause(page, i):
        return entry
    return entry if is_verb(page, word, entry) else None


def _following(page: Page, i: int) -> list[str]:
    """Return the word and those that follow it, without adverbs in between."""
    forms, j = [page.lower(i)], i + 1
    while len(forms) < 5 and j < min(len(page.words), i + 8):
        if (
            page.words[j].pos != "ADV"
            or page.words[j].rel in {"compound:prt", "fixed"}
            or page.lower(j) in {"out", "back", "up", "off", "in"}
        ):
            forms.append(page.lower(j))
        j += 1
    return forms


def _statement(page: Page, i: int, entry: Entry) -> Found | None:
    cue = cue_words(page, i, entry)
    if _unreal(page, i, cue, entry) or _quoted_alone(page, i):
        return None
    negated = _negated(page, i, cue)
    if negated and not any(sense.kind is Kind.BELIEF for sense in entry.senses.values()):
        return None
    if not entry.copular and behind_quotation(page, cue) is None and passive(page, i, entry):
        return passive_statement(page, i, cue, entry)
    made = caused(page, i)
    source = noun_phrase(page, made.i, cue, "made to say it") if made else source_of(page, cue, i)
    if source is None or _no_source(page, source, i):
        return None
    spot = Spot(page, i, cue, entry, source, page.unit(i))
    found = as_reported(spot) or trailing(spot) or framed(spot)
    return replace(found, negated=True) if found and negated else found


def cue_words(page: Page, i: int, entry: Entry) -> Range:
    """Return the words of a cue: auxiliaries and adverbs before it, the particle after it."""
    first = i
    while first > 0 and page.same_paragraph(first - 1, i) and _helps(page, first - 1, i):
        first -= 1
    last, tail = i + 1, list(entry.tail)
    while tail and last < len(page.words):
        if page.lower(last) == tail[0]:
            tail.pop(0)
        last += 1
    return first, last


def _helps(page: Page, j: int, i: int) -> bool:
    word = page.words[j]
    if word.pos in {"AUX", "PART"} or word.lower in NEGATIONS | PERFECT:
        return word.lower not in {"'s", "’s", "'", "’"} or word.pos == "AUX"
    return (
        word.pos == "ADV" and word.head == i and word.lower not in {"when", "where", "how", "why"}
    )


def _unreal(page: Page, i: int, cue: Range, entry: Entry) -> bool:
    """Tell a statement that is only possible, wanted, asked for or still to come."""
    if entry.lemma.startswith(("would", "go on")):
        return False
    if page.lower(i - 1) == "without":
        return True
    before = {page.lower(j) for j in range(cue[0], i)}
    before |= {child.lower for child in page.analysis.children(page.words[i], "aux") if child.i < i}
    if before & page.cues.lists["words.unreal"]:
        return True
    if "to" in before or page.lower(i - 1) == "to":
        return not (_under_way(page, i) or caused(page, i) is not None)
    return _condition(page, i)


def _under_way(page: Page, i: int) -> bool:
    """Tell "went on to praise", "was quick to condemn", "continues to warn": it is said."""
    above = page.words[page.words[i].head]
    begun = above.lower in page.cues.lists["words.aspect"] or above.lemma == "go"
    first = page.analysis.sentence(page.words[i]).first
    helpers = {page.lower(k) for k in range(max(first, above.i - 3), above.i)}
    return begun and above.i < i and not helpers & page.cues.lists["words.unreal"]


def _condition(page: Page, i: int) -> bool:
    marks = page.analysis.children(page.words[i], "mark")
    return any(mark.lower in {"if", "unless", "whether"} for mark in marks)


def _negated(page: Page, i: int, cue: Range) -> bool:
    if any(page.lower(j) in NEGATIONS for j in range(cue[0], i)):
        return True
    word = page.words[i]
    if word.rel != "conj" or "VerbForm=Fin" in word.feats or cue[0] != i:
        return False
    above = page.analysis.children(page.words[word.head], "aux", "advmod")
    bare = {child.lower for child in above} & {"did", "does", "do", "would", "could"}
    return bool(bare) and any(child.lower in NEGATIONS for child in above)


def _quoted_alone(page: Page, i: int) -> bool:
    """Tell a cue inside a quotation that also holds its subject: the quoted one's own words."""
    quote = page.quote(i)
    if quote is None:
        return False
    first, _ = page.quote_words(quote)
    subject = page.analysis.children(page.words[i], "nsubj")
    if subject:
        return subject[0].i >= first
    before = page.word(first - 1)
    starts = all(page.words[j].pos in {"ADV", "AUX", "PUNCT", "VERB"} for j in range(first, i))
    return not (starts and before is not None and before.pos in {"NOUN", "PROPN", "PRON"})


def _noun_after_all(page: Page, word: Word) -> bool:
    """Tell a plural noun that the tagger takes for a verb: "the minister's aides said"."""
    owned = page.analysis.children(word, "nmod:poss", "det", "amod", "compound")
    return word.rel == "nsubj" and word.lower.endswith("s") and bool(owned)


def _no_source(page: Page, source: Source, i: int) -> bool:
    head = page.words[source.head]
    some = head.lower == "one" and page.lower(source.head + 1) == "of"
    if head.lower in OWN_VOICE and source.how != "antecedent" and not some:
        return True
    named = head.pos == "VERB" and (head.text[:1].isupper() or _noun_after_all(page, head))
    return (head.pos in {"VERB", "PUNCT", "ADP"} and not named) or source.words[
        0
    ] <= i < source.words[1]
