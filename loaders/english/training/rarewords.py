"""Rare words made strange: a word seen once or twice is often replaced by letters never seen.

News is full of names that no treebank has. A word that occurs n times keeps its own letters with
probability n / (n + ALPHA); otherwise its middle is drawn anew while what the model sees of unknown
words (first letter, last three letters, shape) stays. This is word dropout after Kiperwasser and
Goldberg (2016), "Simple and Accurate Dependency Parsing", section 5, without an unknown symbol.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from string import ascii_lowercase, ascii_uppercase, digits
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from loaders.english.training.conllu import Sentence, Word

ALPHA = 0.5
OPEN_CLASSES = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
KEPT_END = 3
SHORTEST = 5  # letters; shorter words are changed only when they are an acronym


def word_counts(paragraphs: Iterable[list[Sentence]]) -> Counter[str]:
    """Return how often each form occurs, whatever its case."""
    return Counter(
        word.form.lower()
        for paragraph in paragraphs
        for sentence in paragraph
        for word in sentence.words
    )


def estranged(group: list[Sentence], counts: Counter[str], rng: random.Random) -> list[Sentence]:
    """Return the sentences with some of their rare words made strange."""
    return [
        replace(sentence, words=tuple(_perhaps(word, counts, rng) for word in sentence.words))
        for sentence in group
    ]


def _perhaps(word: Word, counts: Counter[str], rng: random.Random) -> Word:
    """Return the word with its middle drawn anew, the likelier the rarer it is."""
    if word.upos not in OPEN_CLASSES or not _can_change(word.form):
        return word
    if rng.random() >= ALPHA / (ALPHA + counts[word.form.lower()]):
        return word
    form = strange(word.form, rng)
    return replace(word, form=form, lemma=form if word.lemma == word.form else "")


def _can_change(form: str) -> bool:
    """Return whether the form is one plain word, acronym or number."""
    if not form.isascii():
        return False
    return form.isdecimal() or (form.isalpha() and (len(form) >= SHORTEST or _is_acronym(form)))


def _is_acronym(form: str) -> bool:
    return form.isupper() and len(form) >= 2


def strange(form: str, rng: random.Random) -> str:
    """Return a form with the same first letter, ending and shape; acronyms and numbers anew."""
    whole = form.isdecimal() or _is_acronym(form)
    start, end = (0, len(form)) if whole else (1, len(form) - KEPT_END)
    middle = (_same_kind(letter, rng) for letter in form[start:end])
    return form[:start] + "".join(middle) + form[end:]


def _same_kind(letter: str, rng: random.Random) -> str:
    """Return another character of the same kind: digit, capital or small letter."""
    kind = next(kind for kind in (digits, ascii_uppercase, ascii_lowercase) if letter in kind)
    return rng.choice(kind)
