"""Scores of the English pipeline on CoNLL-U files, from raw text.

python tests/bench/pipeline.py FILE... [--model NAME] [--only PREFIX] [--relations] [--field NAME]
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.english.pipeline import load
from loaders.english.training.conllu import ROOT, read_sentences
from loaders.english.training.documents import spaces

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from loaders.english.training.conllu import Sentence

Facts = dict[str, set[tuple[object, ...]]]
BATCH = 128


@dataclass
class Tally:
    """Counts of facts in the gold, in the prediction and in both, by kind of fact."""

    gold: Counter[str] = field(default_factory=Counter)
    guessed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Facts, guessed: Facts) -> None:
        """Count the facts of one text."""
        for kind in gold.keys() | guessed.keys():
            true, found = gold.get(kind, set()), guessed.get(kind, set())
            self.gold[kind] += len(true)
            self.guessed[kind] += len(found)
            self.right[kind] += len(true & found)

    def f1(self, kind: str) -> float:
        """Return the F1 of a kind of fact in percent."""
        total = self.gold[kind] + self.guessed[kind]
        return 200 * self.right[kind] / total if total else 0.0


def texts(path: Path, prefix: str) -> list[list[Sentence]]:
    """Return the paragraphs of a file; with a prefix, only of documents whose name begins so."""
    found: list[list[Sentence]] = []
    for sentence in read_sentences(path):
        if not sentence.document.startswith(prefix):
            continue
        if sentence.starts_paragraph or not found:
            found.append([])
        found[-1].append(sentence)
    return found


def gold_facts(paragraph: list[Sentence]) -> tuple[str, Facts]:
    """Return the raw text of a paragraph and what the treebank says of it."""
    facts = Facts()
    text = ""
    gaps = iter(spaces(paragraph))
    for sentence in paragraph:
        places = []
        for word in sentence.words:
            places.append((len(text), len(text) + len(word.form)))
            text += word.form + " " * next(gaps)
        _put(facts, "sentence", places[0][0], places[-1][1])
        for word, place in zip(sentence.words, places, strict=True):
            head = place if word.head == ROOT else places[word.head]
            label = word.relation
            _word(facts, place, word.upos, word.lemma, (head, "root" if label == "ROOT" else label))
    return text, facts


def guessed_facts(doc: Doc) -> Facts:
    """Return what a pipeline says of a text."""
    facts = Facts()
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            _put(facts, "sentence", words[0].idx, words[-1].idx + len(words[-1]))
    for token in doc:
        if not token.is_space:
            head = (token.head.idx, token.head.idx + len(token.head))
            label = "root" if token.dep_ == "ROOT" else token.dep_
            place = (token.idx, token.idx + len(token))
            _word(facts, place, token.pos_, token.lemma_, (head, label))
    return facts


def _word(
    facts: Facts, place: tuple[int, int], upos: str, lemma: str, arc: tuple[tuple[int, int], str]
) -> None:
    """Add the facts of one word; relations of punctuation do not count."""
    head, label = arc
    _put(facts, "token", *place)
    _put(facts, "upos", *place, upos)
    _put(facts, "lemma", *place, lemma)
    if label != "punct":
        _put(facts, "uas", *place, *head)
        _put(facts, "las", *place, *head, label)
        _put(facts, f"={label}", *place, *head)


def _put(facts: Facts, kind: str, *fact: object) -> None:
    facts.setdefault(kind, set()).add(fact)


def score(nlp: Language, paragraphs: list[list[Sentence]]) -> tuple[Tally, float]:
    """Return the tally over paragraphs, and the speed in tokens per second of processor time."""
    gold = [gold_facts(paragraph) for paragraph in paragraphs]
    list(nlp.pipe([text for text, _ in gold[:20]]))
    start = time.process_time()
    docs = list(nlp.pipe([text for text, _ in gold], batch_size=BATCH))
    seconds = time.process_time() - start
    tally = Tally()
    for (_, facts), doc in zip(gold, docs, strict=True):
        tally.add(facts, guessed_facts(doc))
    return tally, sum(len(doc) for doc in docs) / seconds


def main() -> None:
    """Print one line of scores, or one score alone with --field, over all files together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument(
        "--model", help="name or folder of a spaCy pipeline; default: the shipped one"
    )
    parser.add_argument("--only", default="", help="only documents whose name begins so")
    parser.add_argument("--relations", action="store_true", help="also F1 by relation")
    parser.add_argument("--field", help="print this score alone: token upos lemma uas las sentence")
    given = parser.parse_args()
    paragraphs = [each for file in given.files for each in texts(file, given.only)]
    tally, speed = score(load(given.model), paragraphs)
    if given.field:
        print(f"{tally.f1(given.field):.2f}")
        return
    kinds = ("token", "upos", "lemma", "uas", "las", "sentence")
    print("  ".join(f"{kind} {tally.f1(kind):.1f}" for kind in kinds), f" {speed:,.0f} tokens/s")
    if given.relations:
        for kind, count in sorted(tally.gold.items(), key=lambda item: -item[1]):
            if kind.startswith("="):
                print(f"{kind[1:]:16s} {tally.f1(kind):5.1f}  ({count})")


if __name__ == "__main__":
    main()
