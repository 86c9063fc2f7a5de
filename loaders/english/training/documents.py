"""Training documents: groups of treebank sentences as spaCy Docs, with the treebank's spacing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.english.training.conllu import ROOT, Sentence, Word

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.vocab import Vocab

GROUP_LIMIT = 6
FINAL_MARKS = frozenset(".!?:;…\"'”’)")
# Features about spelling and etymology are left out: news rules ask for inflection only.
FEATURES = frozenset(
    {
        *("Case", "Definite", "Degree", "Foreign", "Gender", "Mood", "Number", "NumType", "Person"),
        *("Polarity", "Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice"),
    }
)
# One treebank reads the "United" of names as a verb, the others as an adjective: the latter rules.
RETAGGED = {("united", "VERB", "NNP"): ("ADJ", "Degree=Pos", "United")}


def paragraphs(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Return the sentences by paragraph."""
    found: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.starts_paragraph or not found:
            found.append([])
        found[-1].append(harmonised(sentence))
    return found


def harmonised(sentence: Sentence) -> Sentence:
    """Return the sentence with the tags on which the treebanks disagree made the same."""
    return replace(sentence, words=tuple(_retagged(word) for word in sentence.words))


def _retagged(word: Word) -> Word:
    other = RETAGGED.get((word.form.lower(), word.upos, word.xpos))
    return word if other is None else replace(word, upos=other[0], feats=other[1], lemma=other[2])


def groups(paragraph: list[Sentence], rng: random.Random) -> list[list[Sentence]]:
    """Cut a paragraph into groups of at most GROUP_LIMIT sentences.

    A sentence without a final mark is most often a heading or a line of an address: half of the
    time the group ends there, so that the parser sees such sentences both alone and run on.
    """
    found: list[list[Sentence]] = [[]]
    for sentence in paragraph:
        last = found[-1]
        unfinished = bool(last) and last[-1].words[-1].form[-1] not in FINAL_MARKS
        if len(last) == GROUP_LIMIT or (unfinished and rng.random() < 0.5):
            found.append([])
        found[-1].append(sentence)
    return [group for group in found if group]


def to_doc(vocab: Vocab, group: list[Sentence]) -> Doc:
    """Return a Doc with the words, spacing and annotation of the sentences."""
    from spacy.tokens import Doc

    words = [word for sentence in group for word in sentence.words]
    heads: list[int] = []
    for sentence in group:
        first = len(heads)
        heads += [
            first + (position if word.head == ROOT else word.head)
            for position, word in enumerate(sentence.words)
        ]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=spaces(group),
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[_features(word) for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=["ROOT" if word.relation == "root" else word.relation for word in words],
    )


def spaces(group: list[Sentence]) -> list[bool]:
    """Return for each word whether a space follows; sentences are always apart."""
    flags = []
    for sentence in group:
        flags += [word.space_after for word in sentence.words]
        flags[-1] = True
    flags[-1] = False
    return flags


def _features(word: Word) -> str:
    pairs = (pair for pair in word.feats.split("|") if pair.partition("=")[0] in FEATURES)
    return "|".join(pairs)


def to_example(nlp: Language, group: list[Sentence]) -> Example:
    """Return the sentences as a training example: raw text, cut by the pipeline's own tokeniser."""
    from spacy.training import Example

    reference = to_doc(nlp.vocab, group)
    return Example(nlp.make_doc(reference.text), reference)
