"""Who says it: the source of a verb by the tree, or else by its place beside the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.places import (
    CONJUNCTIONS,
    apart,
    behind_comma,
    behind_quotation,
    beside,
    ending_at,
    first_phrase,
    is_nominal,
    may_invert,
    over_relative,
)
from loaders.english.statements.sources import Source, noun_phrase

if TYPE_CHECKING:
    from loaders.english.names.phrases import Phrase
    from loaders.english.names.words import Word
    from loaders.english.statements.page import Page, Range

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
RELATIVE = frozenset({"who", "which", "that", "whom"})
# Their subject is the subject of what governs them ("said ..., adding ...").
CONTROLLED = frozenset({"conj", "xcomp", "advcl", "parataxis", "ccomp", "dep", "acl"})
PERFECT = frozenset({"has", "have", "had"})
CLAUSES_OF_NOUNS = frozenset({"acl", "acl:relcl"})


def source_of(page: Page, cue: Range, i: int, *, depth: int = 0) -> Source | None:
    """Return the source of the verb at word i, whose cue fills the given words."""
    word = page.words[i]
    subject = _own_subject(page, word)
    if subject is not None and subject >= cue[1] and not may_invert(page, cue):
        subject = None
    beyond = behind_quotation(page, cue) if depth == 0 else None
    if beyond and (subject is None or not beyond.words[0] <= subject < beyond.words[1]):
        return beyond
    if depth == 0 and subject is not None and _over_a_clause(page, subject, cue):
        return behind_comma(page, cue, word) or _subject_phrase(page, subject, cue, i)
    if subject is not None:
        return _subject_phrase(page, subject, cue, i)
    found = _without_subject(page, cue, word) if depth <= 1 else None
    if found:
        return found
    if word.rel in CLAUSES_OF_NOUNS and page.words[word.head].pos in {"NOUN", "PROPN", "PRON"}:
        return _nearer(page, noun_phrase(page, word.head, cue, "modified noun"), cue)
    return _of_governor(page, word, depth)


def caused(page: Page, i: int) -> Word | None:
    """Return "the bank" of "forced the bank to admit": who is made to say it."""
    word = page.words[i]
    above = page.words[word.head]
    made = above.lower in page.cues.lists["words.causes"] and above.i < i
    objects = page.analysis.children(above, "obj", "iobj") if made else []
    return next((each for each in objects if above.i < each.i < i), None)


def _over_a_clause(page: Page, subject: int, cue: Range) -> bool:
    """Tell a subject that a whole clause and a comma part from its verb."""
    between = range(subject + 1, cue[0])
    verbs = [k for k in between if page.finite(k) and page.words[k].rel not in CLAUSES_OF_NOUNS]
    return bool(verbs) and page.lower(cue[0] - 1) == ","


def _without_subject(page: Page, cue: Range, word: Word) -> Source | None:
    """Return the source that stands beside a cue whose subject the tree has lost."""
    if _may_have_lost(page, cue, word) and (found := beside(page, cue)):
        return found
    if found := behind_comma(page, cue, word):
        return found
    if word.rel == "conj":
        found = beside(page, cue)
        lead = page.words[found.words[0] - 1] if found and found.words[0] else word
        return found if lead.pos in {"CCONJ", "SCONJ"} or lead.lower in CONJUNCTIONS else None
    if word.lower.endswith("ing") and page.lower(cue[0] - 1) == ",":
        return _of_clause_before(page, cue)
    if not _may_have_lost(page, cue, word):
        return None
    return over_relative(page, cue) or apart(page, cue)


def _of_governor(page: Page, word: Word, depth: int) -> Source | None:
    """Return the source of the verb that this one hangs on and shares its subject with."""
    head = page.words[word.head]
    if is_nominal(head) and head.rel == "root" and word.rel in {"conj", "acl"} and head.i < word.i:
        phrase = page.phrases.of(head)
        return _of_root(page, phrase, word)
    if depth >= 5 or head.i == word.i or not (word.rel in CONTROLLED or depth):
        return None
    return source_of(page, (head.i, head.i + 1), head.i, depth=depth + 1)


def _of_root(page: Page, phrase: Phrase | None, word: Word) -> Source | None:
    """Return the noun phrase at the root of a tree that has lost its chief verb."""
    words = range(phrase.first, phrase.last) if phrase else range(0)
    verb = next((k for k in words if page.words[k].pos == "VERB"), None)
    before = ending_at(page, verb) if verb is not None else None
    if before:
        return Source(before, before[1] - 1, "before a lost verb")
    if phrase and verb is None and not any(map(page.is_mark, words)):
        return Source((phrase.first, phrase.last), phrase.head, "root noun")
    return first_phrase(page, (word.i, word.i + 1))


def _of_clause_before(page: Page, cue: Range) -> Source | None:
    """Return the subject of the clause that a participle behind a comma goes on with.

    A verb of saying comes first: in "said it flew, adding ..." the one who said it adds.
    """
    first = page.unit(cue[0])[0]
    verbs = [
        k
        for k in range(cue[0] - 1, first - 1, -1)
        if page.finite(k)
        and page.words[k].rel not in {"acl:relcl", "acl", "aux", "cop"}
        and not page.quote(k)
    ]
    verbs.sort(key=lambda k: (not page.is_cue(k), -k))
    for k in verbs:
        found = source_of(page, (k, k + 1), k, depth=1)
        if found:
            return found
    return None


def _may_have_lost(page: Page, cue: Range, word: Word) -> bool:
    """Tell a finite verb that should have a subject of its own."""
    if any(page.lower(k) == "to" for k in range(*cue)):
        return False
    if word.rel in {"amod", "root"} or any(page.lower(k) in PERFECT for k in range(*cue)):
        return True
    finite = "VerbForm=Part" not in word.feats and "VerbForm=Ger" not in word.feats
    return finite and word.rel not in {"conj", "xcomp"}


def _own_subject(page: Page, word: Word) -> int | None:
    """Return the subject nearest to the verb."""
    below = page.analysis.children(word, *SUBJECTS)
    nominal = [
        child.i
        for child in below
        if (child.pos not in {"VERB", "AUX", "PUNCT"} or _plural(page, child))
        and page.time_end(child.i) <= child.i
    ]
    return min(nominal, key=lambda i: (i > word.i, abs(i - word.i)), default=None)


def _plural(page: Page, word: Word) -> bool:
    """Tell a plural noun that the tagger takes for a verb: "their aides said"."""
    return word.lower.endswith("s") and bool(page.analysis.children(word, "nmod:poss", "det"))


def _subject_phrase(page: Page, subject: int, cue: Range, i: int) -> Source | None:
    if page.lower(subject) in RELATIVE:
        above = page.words[i]
        steps = 0
        while above.rel not in {"acl:relcl", "acl"} and above.head != above.i and steps < 4:
            above, steps = page.words[above.head], steps + 1
        if above.rel in {"acl:relcl", "acl"}:
            head = _person(page, above.head) if page.lower(subject) == "who" else above.head
            return noun_phrase(page, head, (subject, cue[1]), "antecedent")
        before = ending_at(page, subject)
        return Source(before, before[1] - 1, "antecedent") if before else None
    return _whole_subject(page, subject, cue, i)


def _person(page: Page, head: int) -> int:
    """Return whom "who" means in "a lawyer for the centre, who ...": the one it belongs to."""
    word = page.words[head]
    case = [child.lower for child in page.analysis.children(word, "case")]
    if word.rel == "nmod" and case and case[0] in {"for", "in", "at", "from"} and word.head < head:
        return _person(page, word.head)
    return _person(page, word.head) if word.rel == "appos" and word.head < head else head


def _whole_subject(page: Page, subject: int, cue: Range, i: int) -> Source:
    """Join pieces of one subject that the tree holds apart ("the Trust (PTI) news agency")."""
    found = noun_phrase(page, subject, cue, "subject")
    inner = _zero_relative(page, found, cue)
    if inner:
        return inner
    if _nearer(page, found, cue) is not found:
        return _nearer(page, found, cue)
    for other in page.analysis.children(page.words[i], *SUBJECTS):
        if other.i < subject < cue[0] and _one_piece(page, other.i, subject):
            first = noun_phrase(page, other.i, cue, "subject").words[0]
            return Source((first, found.words[1]), found.head, "subject")
    return found


def _one_piece(page: Page, first: int, last: int) -> bool:
    """Tell whether nothing between two nouns ends a noun phrase."""
    between = range(first, last)
    ends = any(page.lower(k) in {",", "that"} or page.is_mark(k) for k in between)
    return not ends and not any(page.finite(k) for k in between)


def _zero_relative(page: Page, found: Source, cue: Range) -> Source | None:
    """Return "the minister" of "a programme the minister says helps"."""
    before = ending_at(page, cue[0])
    if before is None or not found.words[0] < before[0] or before[1] != found.words[1]:
        return None
    opens = page.words[before[0]].pos in {"DET", "PRON"}
    noun = page.words[before[0] - 1].pos == "NOUN"
    return Source(before, before[1] - 1, "zero relative") if opens and noun else None


def _nearer(page: Page, found: Source, cue: Range) -> Source:
    """Return the phrase beside the cue instead of one that runs over another clause to it."""
    close = beside(page, cue)
    if close is None or found.words[1] < close.words[1] or found.head >= close.words[0]:
        return found
    between = range(found.head + 1, close.words[0])
    over = any(page.lower(k) == "that" and page.lower(k - 1) in {"and", "but"} for k in between)
    return close if over else found
