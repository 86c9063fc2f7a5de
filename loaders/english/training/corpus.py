"""The treebanks as the training program uses them: what is opened, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import FaultyFileError
from loaders.english.training.conllu import read_sentences
from loaders.english.training.documents import groups, paragraphs, to_example
from loaders.english.training.newsforms import as_news
from loaders.english.training.rarewords import estranged, word_counts
from loaders.english.training.variants import vary

if TYPE_CHECKING:
    import random
    from collections import Counter
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language
    from spacy.training import Example

    from loaders.english.training.conllu import Sentence


# Genres of GUM whose texts may not be used commercially, or have terms of their own.
CLOSED_GENRES = ("whow", "fiction", "essay", "letter", "podcast", "conversation", "reddit")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Paragraphs to train on, paragraphs to choose the checkpoint by, and the words' frequency."""

    train: list[list[Sentence]]
    dev: list[list[Sentence]]
    counts: Counter[str]

    def epoch(self, rng: random.Random) -> list[list[Sentence]]:
        """Return the training groups of one pass in a new order, each in a variant drawn anew."""
        drawn = [
            vary(estranged([as_news(each, rng) for each in group], self.counts, rng), rng)
            for part in self.train
            for group in groups(part, rng)
        ]
        rng.shuffle(drawn)
        return drawn

    def dev_examples(self, nlp: Language) -> list[Example]:
        """Return the checkpoint paragraphs as they stand: whole, in their own typography."""
        return [to_example(nlp, part) for part in self.dev]


def read_corpus(treebanks: Path) -> Corpus:
    """Read `train/*.conllu` and `dev/*.conllu` of a folder, and nothing else in it.

    Documents of a closed genre are left out.

    Raises:
        FaultyFileError: If one of the two folders holds no treebank.
    """
    train = _paragraphs(treebanks / "train")
    return Corpus(train, _paragraphs(treebanks / "dev"), word_counts(train))


def _paragraphs(folder: Path) -> list[list[Sentence]]:
    """Return the paragraphs of all treebanks in a folder, in the order of the file names."""
    files = sorted(folder.glob("*.conllu"))
    if not files:
        raise FaultyFileError(f"{folder}: no .conllu file; expected at least one treebank")
    sentences = [each for file in files for each in read_sentences(file)]
    return paragraphs(each for each in sentences if is_open(each.document))


def is_open(document: str) -> bool:
    """Return whether the licence of a document lets weights be trained on it.

    >>> is_open("GUM_news_homeopathic"), is_open("GUM_fiction_beast"), is_open("weblog-1")
    (True, False, True)
    """
    return not document.startswith(tuple(f"GUM_{genre}_" for genre in CLOSED_GENRES))


def batches(
    nlp: Language, corpus: Corpus, rng: random.Random, sizes: Iterator[int]
) -> Iterator[list[Example]]:
    """Yield batches for ever, each of at least as many words as the next size says."""
    batch: list[Example] = []
    words = 0
    size = next(sizes)
    while True:
        for group in corpus.epoch(rng):
            batch.append(to_example(nlp, group))
            words += len(batch[-1].reference)
            if words >= size:
                yield batch
                batch, words, size = [], 0, next(sizes)
