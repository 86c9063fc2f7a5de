"""Variants of training sentences: the looks that news has and the treebanks lack.

Probabilities are per group. Lemmas that the new letters no longer show are withdrawn, so that the
lemmatizer does not learn from them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from loaders.english.training.conllu import Sentence, Word

TYPOGRAPHIC = 0.5
SINGLE_QUOTES = 0.15  # of the typographic groups: the British way
LONG_DASHES = 0.5  # of the typographic groups
UPPER = 0.02
TITLE = 0.03
UNFINISHED = 0.04
NO_LEMMA = ""

# Words that stay small in a headline set in title case.
SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to"}
)


def vary(group: list[Sentence], rng: random.Random) -> list[Sentence]:
    """Return the group as it is or in another typography, case or without its final mark.

    Names have their capital in each of them.
    """
    words = [[named(word) for word in sentence.words] for sentence in group]
    if rng.random() < TYPOGRAPHIC:
        single = rng.random() < SINGLE_QUOTES
        dashes = rng.random() < LONG_DASHES
        words = [typographic(sentence, single=single, dashes=dashes) for sentence in words]
    if len(group) == 1 and len(words[0]) > 3 and rng.random() < UNFINISHED:
        words[0] = without_final_mark(words[0])
    recase = _case_of(rng.random())
    if recase is not None:
        words = [[recase(word) for word in sentence] for sentence in words]
    return [
        replace(sentence, words=tuple(changed))
        for sentence, changed in zip(group, words, strict=True)
    ]


def typographic(words: list[Word], *, single: bool, dashes: bool) -> list[Word]:
    """Return the words with curly quotes and apostrophes, and long dashes if so wanted."""
    opening, closing = ("‘", "’") if single else ("“", "”")
    changed = []
    is_open = False
    for word in words:
        form = word.form
        if form in {'"', "``", "''"}:
            is_open = not is_open if form == '"' else form == "``"
            form = opening if is_open else closing
        elif form == "'" and word.xpos == "``":
            form = "‘"
        elif form in {"-", "--"} and word.xpos in {",", ":"} and dashes:
            form = "–"
        else:
            form = form.replace("'", "’")
        changed.append(replace(word, form=form))
    return changed


def without_final_mark(words: list[Word]) -> list[Word]:
    """Return the words without a full stop at the end, if nothing hangs on it."""
    last = len(words) - 1
    if words[last].form != "." or any(word.head == last for word in words):
        return words
    return words[:last]


def named(word: Word) -> Word:
    """Return a name with the capital that news gives it and the web often leaves out."""
    if word.upos != "PROPN" or not (word.form.isalpha() and word.form.islower()):
        return word
    return _recased(word, word.form[:1].upper() + word.form[1:])


def upper(word: Word) -> Word:
    """Return the word in capitals."""
    return _recased(word, word.form.upper())


def title(word: Word) -> Word:
    """Return the word as title case has it: capital first, unless it is a small word."""
    form = word.form
    return word if form.lower() in SMALL_WORDS else _recased(word, form[:1].upper() + form[1:])


def _recased(word: Word, form: str) -> Word:
    return word if form == word.form else replace(word, form=form, lemma=NO_LEMMA)


def _case_of(chance: float) -> Callable[[Word], Word] | None:
    """Return the change of case for a number in [0, 1), or None for most of them."""
    if chance < UPPER:
        return upper
    if chance < UPPER + TITLE:
        return title
    return None
