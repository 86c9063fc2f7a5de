"""Sentences rebuilt as news builds them: the quotation first, "that" left out, names in quotes.

Each change keeps the tree: words are moved, put in or taken out, and heads follow.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.english.training.conllu import ROOT, Sentence, Word

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

FRONTED = 0.35  # of the sentences where a verb of saying has its content behind it
INVERTED = 0.3  # of the fronted: "..., said the minister."
QUOTED = 0.7  # of the fronted
WITHOUT_THAT = 0.25  # of the sentences with "said that"
NAME_QUOTED = 0.04  # of the sentences with a name

# Verbs of saying that news puts behind what is said.
SAYING = frozenset(
    {
        *("add", "announce", "argue", "claim", "confirm", "declare", "explain", "insist", "note"),
        *("report", "say", "state", "suggest", "warn"),
    }
)
LONGEST_FRAME = 12  # words before the content; longer ones are not put behind it

QUOTE_MARKS = frozenset({'"', "'", "“", "”", "‘", "’", "``", "''"})


def as_news(sentence: Sentence, rng: random.Random) -> Sentence:
    """Return the sentence as it is or in a form that news prefers."""
    words = sentence.words
    chances = [rng.random() for _ in range(3)]
    if chances[0] < FRONTED:
        words = fronted(words, inverted=rng.random() < INVERTED, quoted=rng.random() < QUOTED)
    if chances[1] < WITHOUT_THAT:
        words = without_that(words)
    if chances[2] < NAME_QUOTED:
        words = quoted_name(words, rng)
    return replace(sentence, words=words)


def fronted(words: tuple[Word, ...], *, inverted: bool, quoted: bool) -> tuple[Word, ...]:
    """Return "S, X said." for "X said (that) S.", or the words themselves if they are not so."""
    found = _report(words)
    if found is None:
        return words
    verb, content = found
    frame = _frame(words, verb, content, inverted=inverted)
    inside = [place for place in range(content, len(words) - 1) if not _is_opener(words, place)]
    head = next(
        place for place in inside if words[place].relation == "ccomp" and words[place].head == verb
    )
    opening = [_mark('"', "``", head, space=False)] if quoted else []
    closing = [_mark('"', "''", head, space=True)] if quoted else []
    comma = _mark(",", ",", head, space=not quoted)
    changed = list(words)
    changed[inside[0]] = _capital(words[inside[0]])
    changed[inside[-1]] = replace(words[inside[-1]], space_after=False)
    for place in frame:
        changed[place] = replace(
            _small(words[place]), space_after=words[place].space_after or place == content - 1
        )
    changed[frame[-1]] = replace(changed[frame[-1]], space_after=False)
    return arranged(changed, [*opening, *inside, comma, *closing, *frame, len(words) - 1])


def _report(words: tuple[Word, ...]) -> tuple[int, int] | None:
    """Return the verb of saying at the root and where its content, all the rest, begins."""
    verb = next((i for i, word in enumerate(words) if word.head == ROOT), None)
    if verb is None or words[verb].lemma not in SAYING or words[-1].form != ".":
        return None
    clauses = [i for i, word in enumerate(words) if word.head == verb and word.relation == "ccomp"]
    spoken = any(word.head == verb and word.relation == "nsubj" for word in words[:verb])
    if len(clauses) != 1 or clauses[0] < verb or verb > LONGEST_FRAME or not spoken:
        return None
    inside = below(words, clauses[0])
    content = min(inside)
    whole = inside | {len(words) - 1} >= set(range(content, len(words)))
    plain = not any(word.form in QUOTE_MARKS | {":"} for word in words)
    return (verb, content) if whole and plain and content == verb + 1 else None


def _frame(words: tuple[Word, ...], verb: int, content: int, *, inverted: bool) -> list[int]:
    """Return the places before the content, the verb before its subject if that is all there is."""
    places = list(range(content))
    subjects = [i for i in places if words[i].head == verb and words[i].relation == "nsubj"]
    if not inverted or len(subjects) != 1 or words[subjects[0]].upos == "PRON":
        return places
    return [verb, *places[:verb]] if below(words, subjects[0]) == set(range(verb)) else places


def _is_opener(words: tuple[Word, ...], place: int) -> bool:
    """Return whether a word is the "that" of a content clause."""
    word = words[place]
    bare = word.form.lower() == "that" and word.relation == "mark" and word.head != ROOT
    return bare and words[word.head].relation == "ccomp" and not _has_dependents(words, place)


def without_that(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words without the "that" of clauses that a verb of saying reports."""
    kept = [
        place
        for place, word in enumerate(words)
        if not (
            _is_opener(words, place)
            and words[word.head].head != ROOT
            and words[words[word.head].head].lemma in SAYING
            and place == words[word.head].head + 1
        )
    ]
    return arranged(words, kept)


def quoted_name(words: tuple[Word, ...], rng: random.Random) -> tuple[Word, ...]:
    """Return the words with one of the names in single or double quotes."""
    runs = _names(words)
    if not runs or any(word.form in QUOTE_MARKS for word in words):
        return words
    start, end = rng.choice(runs)
    inside = range(start, end)
    head = next(place for place in inside if words[place].head not in inside)
    mark = rng.choice(["'", '"'])
    changed = list(words)
    changed[end - 1] = replace(words[end - 1], space_after=False)
    opening = _mark(mark, "``", head, space=False)
    closing = _mark(mark, "''", head, space=words[end - 1].space_after)
    order = [*range(start), opening, *inside, closing, *range(end, len(words))]
    return arranged(changed, order)


def _names(words: tuple[Word, ...]) -> list[tuple[int, int]]:
    """Return the runs of proper nouns and what hangs on them in between that have one head."""
    runs = []
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and _in_name(words, end, first=end == start):
            end += 1
        outside = [place for place in range(start, end) if not start <= words[place].head < end]
        if len(outside) == 1 and (end == len(words) or words[end].xpos not in {"POS", "HYPH"}):
            runs.append((start, end))
        start = max(end, start) + 1
    return runs


def _in_name(words: tuple[Word, ...], place: int, *, first: bool) -> bool:
    """Return whether a word is a proper noun, or a hyphen or number joined to one: "Soyuz-2"."""
    joined = not first and not words[place - 1].space_after
    return words[place].upos == "PROPN" or (
        joined and (words[place].xpos == "HYPH" or words[place].upos == "NUM")
    )


def arranged(words: Sequence[Word], order: Iterable[int | Word]) -> tuple[Word, ...]:
    """Return words in a new order of old places and new words, whose heads are old places."""
    parts = list(order)
    places = {part: new for new, part in enumerate(parts) if isinstance(part, int)}
    chosen = (words[part] if isinstance(part, int) else part for part in parts)
    return tuple(
        replace(word, head=ROOT if word.head == ROOT else places[word.head]) for word in chosen
    )


def below(words: Sequence[Word], top: int) -> set[int]:
    """Return a place and all that depend on it, near or far."""
    found = {top}
    while True:
        more = {i for i, word in enumerate(words) if word.head in found} - found
        if not more:
            return found
        found |= more


def _has_dependents(words: Sequence[Word], place: int) -> bool:
    return any(word.head == place for word in words)


def _mark(form: str, xpos: str, head: int, *, space: bool) -> Word:
    return Word(form, form, "PUNCT", xpos, "", head, "punct", space)


def _capital(word: Word) -> Word:
    return replace(word, form=word.form[:1].upper() + word.form[1:])


def _small(word: Word) -> Word:
    """Return the word without the capital that the start of a sentence gave it."""
    keeps = (
        word.upos == "PROPN"
        or word.xpos.startswith("NNP")
        or word.form[1:] != word.form[1:].lower()
    )
    if keeps or word.form in {"I", "I'm", "I've", "I'd", "I'll"} or word.lemma[:1].isupper():
        return word
    return replace(word, form=word.form[:1].lower() + word.form[1:])
