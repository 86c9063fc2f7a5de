"""The choice among found statements: no cue twice, quotations whole, contents apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import Act
from loaders.english.statements.colons import colon_statements
from loaders.english.statements.cues import Kind
from loaders.english.statements.hearsay import hearsay_statements
from loaders.english.statements.joining import joined
from loaders.english.statements.nouns import noun_statements
from loaders.english.statements.phrases import phrase_statements
from loaders.english.statements.quoting import quoted_statements
from loaders.english.statements.utterances import with_further_quotations
from loaders.english.statements.verbs import verb_statements

if TYPE_CHECKING:
    from collections.abc import Collection

    from loaders.english.statements.found import Found
    from loaders.english.statements.page import Page


# Rules that find a clause, not a mere thing.
CLAUSES = frozenset(
    {"that-clause", "bare clause", "question clause", "behind its content", "relative clause"}
)


def find(page: Page, kinds: Collection[Kind]) -> list[Found]:
    """Return the statements of these kinds in text order, with quotations in full."""
    every = [
        *quoted_statements(page),
        *phrase_statements(page),
        *verb_statements(page),
        *noun_statements(page),
        *colon_statements(page),
    ]
    if Kind.HEARSAY in kinds:
        every += hearsay_statements(page)
    ordered = sorted(_one_each(every), key=lambda found: found.verb)
    wanted = [found for found in joined(page, ordered) if wants(page, found, kinds)]
    kept = [found for found in wanted if not _hedge(page, found, wanted, kinds)]
    return with_further_quotations(page, kept)


def wants(page: Page, found: Found, kinds: Collection[Kind]) -> bool:
    """Tell whether a statement is of a wanted kind; where only speech is, whether it was spoken."""
    if Kind.BELIEF in kinds or Kind.SPEECH not in kinds:
        return found.sense.kind in kinds
    if found.sense.kind is Kind.BELIEF:
        return found.sense.act is Act.PREDICT and found.rule in CLAUSES
    if found.sense.kind is Kind.EVIDENCE:
        head, lists = _head(page, found), page.cues.lists
        found_out = found.rule in CLAUSES and head in lists["words.inquiries"]
        return found_out or head in lists["words.footage"]
    return found.sense.kind in kinds and _spoken(page, found)


def _spoken(page: Page, found: Found) -> bool:
    """Tell an act of somebody from what a thing does ("the test confirmed the range")."""
    if found.rule == "noun with a preposition" and found.source and found.source.how == "possessor":
        return page.lower(found.cue[1] - 1) == "for"
    if found.rule != "thing" or found.source is None or found.source.how == "antecedent":
        return True
    word = page.words[found.source.head]
    return word.pos in {"PROPN", "PRON"} or word.lemma.lower() not in page.cues.lists["words.mute"]


def _head(page: Page, found: Found) -> str:
    return page.words[found.source.head].lower if found.source else ""


def _hedge(page: Page, found: Found, every: list[Found], kinds: Collection[Kind]) -> bool:
    """Tell what is no statement of its own inside another's content.

    "It said it believed ...", "said pictures showed ...", "rejected the claim that ...".
    """
    if Kind.BELIEF in kinds or found.source is None:
        return False
    spoken = found.sense.kind is Kind.SPEECH
    if spoken and not found.rule.startswith("noun with"):
        return False
    outer = [other for other in every if other is not found and other.holds(found)]
    if spoken:
        return any(one.rule == "thing" for one in outer)
    pronoun = page.words[found.source.head].pos == "PRON"
    return bool(outer) and (pronoun or found.sense.kind is Kind.EVIDENCE)


def _one_each(statements: list[Found]) -> list[Found]:
    """Keep one statement a cue."""
    taken: dict[int, Found] = {}
    for found in statements:
        taken.setdefault(found.verb, found)
    return list(taken.values())
