"""Verb cues in the passive: "condemned by Seoul", "it was reported by KCNA that ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.clauses import clause_end
from loaders.english.statements.found import Found
from loaders.english.statements.sources import noun_phrase
from loaders.english.statements.things import thing_end

if TYPE_CHECKING:
    from loaders.english.names.words import Word
    from loaders.english.statements.cues import Entry, Sense
    from loaders.english.statements.page import Page, Range
    from loaders.english.statements.sources import Source

BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "got", "get"})
# What may follow a participle behind a comma: "the minister, asked about it, said".
REDUCED = frozenset({"about", "by", "whether", "if", "on", "as", "in"})
OBJECT_FRAMES = ("object", "predicative", "as", "clause", "object-for", "object-of")


def passive(page: Page, i: int, entry: Entry) -> bool:
    """Tell a passive participle from a verb in the active."""
    word = page.words[i]
    if word.lower not in entry.participles:
        return False
    if _asked(page, i, entry):
        return True
    if _active(page, word, entry):
        return False
    below = page.analysis.children(word, "aux:pass", "nsubj:pass")
    own = page.analysis.children(word, "nsubj")
    reduced = "Voice=Pass" in word.feats and word.rel in {"acl", "amod", "advcl", "xcomp"}
    if below or reduced or own:
        return not own
    before = i - 1
    while before > 0 and page.words[before].pos == "ADV":
        before -= 1
    return page.lower(before) in BE or _reduced(page, i, entry)


def _active(page: Page, word: Word, entry: Entry) -> bool:
    """Tell a past tense that looks like a participle: with an object, or a sentence's only verb."""
    if page.lower(word.i - 1) == "," and entry.tail:
        return page.lower(word.i + 1 + len(entry.tail)) != "by"
    if _lone_root(page, word) and page.lower(word.i + 1) != "by":
        return True
    children = page.analysis.children
    return bool(children(word, "obj")) and not children(word, "aux:pass")


def _lone_root(page: Page, word: Word) -> bool:
    """Tell a verb that the tree hangs on the noun at its root, for want of another verb."""
    head = page.words[word.head]
    alone = head.rel in {"root", "parataxis"} and head.pos in {"NOUN", "PROPN", "PRON"}
    if word.rel != "acl" or not alone:
        return False
    return not any("aux" in child.rel for child in page.analysis.children(word)) and head.i < word.i


def _asked(page: Page, i: int, entry: Entry) -> bool:
    """Tell "the minister, asked about it, said": a participle between two commas."""
    if page.lower(i - 1) != "," or page.lower(i + 1) not in REDUCED or page.ends_quotation(i):
        return False
    return entry.sense("object", "object-to") is not None


def _reduced(page: Page, i: int, entry: Entry) -> bool:
    """Tell a participle that stands alone behind a noun: "the rocket, called Unha"."""
    word = page.words[i]
    if page.lower(i - 1) == "," and not page.ends_quotation(i) and "predicative" in entry.senses:
        return True
    opening = page.analysis.sentence(word).first == i
    if opening or (page.lower(i + 1) == "by" and word.rel != "root"):
        return True
    return word.rel == "acl" and "Mood=Ind" not in word.feats


def passive_statement(page: Page, i: int, cue: Range, entry: Entry) -> Found | None:
    """[The launch] was condemned by Seoul. It was reported by KCNA that [it flew]."""
    sense = entry.sense(*OBJECT_FRAMES)
    agent = _agent(page, i, cue)
    if agent is None or sense is None:
        return None
    content = _content(page, i, cue, agent=agent, sense=sense)
    return Found(i, cue, agent, content, sense, "passive with an agent") if content else None


def _agent(page: Page, i: int, cue: Range) -> Source | None:
    """Return the noun phrase behind "by"."""
    last = page.unit(i)[1]
    by = next((k for k in range(cue[1], min(last, cue[1] + 4)) if page.lower(k) == "by"), None)
    phrase = page.phrases.of(page.words[by + 1]) if by is not None and by + 1 < last else None
    if by is None or phrase is None:
        return None
    tree = [k for k in range(phrase.first, phrase.last) if page.words[k].head <= by]
    return noun_phrase(page, tree[0] if tree else phrase.head, (cue[0], by + 1), "agent")


def _content(page: Page, i: int, cue: Range, *, agent: Source, sense: Sense) -> tuple[Range, ...]:
    last = page.unit(i)[1]
    rest = agent.words[1]
    if page.lower(rest) == "that":
        return ((rest + 1, clause_end(page, i, rest + 1, last)),)
    if sense.hearer:
        told = page.lower(rest) in {"of", "about"}
        return ((rest + 1, thing_end(page, i, rest + 1, last)),) if told else ()
    thing = _thing(page, page.words[i], cue)
    if thing is None:
        return ()
    led = next((k for k in (rest, cue[1]) if page.lower(k) == "as"), None)
    return (thing,) if led is None else (thing, (led, clause_end(page, i, led, last)))


def _thing(page: Page, word: Word, cue: Range) -> Range | None:
    """Return what the passive is about: its subject, or the noun it stands behind."""
    subject = _subject(page, word)
    if subject is None or subject >= cue[0] or page.lower(subject) in {"it", "there"}:
        return None
    first, last = page.analysis.edges(page.words[subject])
    return first, min(last, cue[0])


def _subject(page: Page, word: Word) -> int | None:
    below = page.analysis.children(word, "nsubj:pass", "nsubj")
    if below:
        relative = below[0].lower in {"which", "that", "who"}
        return word.head if relative and word.rel == "acl:relcl" else below[0].i
    if word.rel in {"acl", "acl:relcl"}:
        return word.head
    return _subject(page, page.words[word.head]) if word.rel == "conj" else None
