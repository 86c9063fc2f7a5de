"""The training loop: seeded updates with a falling learning rate, and the best checkpoint kept."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from loaders.english.training.corpus import Corpus, batches
from loaders.english.training.documents import to_example
from loaders.english.training.save import save
from loaders.english.training.tokens import adapt_tokenizer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from spacy.language import Language
    from spacy.training import Example
    from thinc.api import Optimizer

WARM_UP = 0.04  # of the run, during which the learning rate rises
LAST_BATCH, GROWTH = 1000.0, 1.002  # words; growth per update


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how hard to train.

    The learning rate falls to zero at `updates` or at `minutes`, whichever is near first. A run
    that is not cut short by the clock is reproducible bit for bit on the same machine.
    """

    updates: int = 9000
    minutes: float = 600.0
    check_every: int = 500
    rate: float = 0.002
    dropout: float = 0.2
    seed: int = 1
    first_batch: float = 300.0  # words


@dataclass(frozen=True, slots=True)
class Check:
    """The scores of one checkpoint on the dev part, in percent."""

    update: int
    tag: float
    uas: float
    las: float
    lemma: float
    sentences: float

    def __str__(self) -> str:
        """Return one line of a log."""
        return (
            f"{self.update:6d} updates  tags {self.tag:.2f}  lemmas {self.lemma:.2f}  "
            f"UAS {self.uas:.2f}  LAS {self.las:.2f}  sentences {self.sentences:.2f}"
        )


def fresh_pipeline(corpus: Corpus, seed: int) -> Language:
    """Return an untrained pipeline as `config.cfg` has it, with the labels of the corpus."""
    from spacy.util import load_model_from_config
    from thinc.api import Config, fix_random_seed

    fix_random_seed(seed)
    shape = files("loaders.english.training").joinpath("config.cfg").read_text(encoding="utf-8")
    nlp = load_model_from_config(Config().from_str(shape), auto_fill=True)
    adapt_tokenizer(nlp)
    groups = corpus.epoch(random.Random(seed))  # noqa: S311 - reproducible, not secret
    sample = [to_example(nlp, group) for group in groups]
    nlp.initialize(lambda: sample)
    return nlp


def trained_pipeline(folder: Path, seed: int) -> Language:
    """Return a trained pipeline to go on with, cut into words by the rules of today."""
    from spacy.util import load_model_from_path
    from thinc.api import fix_random_seed

    fix_random_seed(seed)
    nlp = load_model_from_path(folder)
    adapt_tokenizer(nlp)
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    # spaCy forgets which tree has which label; without it every lemma would be unlearned.
    lemmatizer.tree2label.update({tree: n for n, tree in enumerate(lemmatizer.labels)})
    return nlp


def train(
    corpus: Corpus,
    out: Path,
    plan: Plan,
    *,
    report: Callable[[str], None],
    start: Path | None = None,
) -> Check:
    """Train a pipeline, write the best checkpoint to `out` and return its scores.

    With a `start` the run goes on from these weights instead of from nothing.
    """
    from thinc.api import Adam

    nlp = trained_pipeline(start, plan.seed) if start else fresh_pipeline(corpus, plan.seed)
    rng = random.Random(plan.seed)  # noqa: S311 - reproducible, not secret
    dev = corpus.dev_examples(nlp)
    optimizer = Adam(plan.rate, grad_clip=1.0)
    best: Check | None = None
    source = batches(nlp, corpus, rng, _sizes(plan.first_batch))
    for update, progress in _schedule(plan):
        optimizer.learn_rate = plan.rate * _factor(progress)
        nlp.update(next(source), drop=plan.dropout, sgd=optimizer)
        if update % plan.check_every == 0 or progress >= 1.0:
            check = _check(nlp, dev, optimizer, update)
            report(f"{check}  ({progress:.0%})")
            if best is None or check.las > best.las:
                best = check
                with nlp.use_params(optimizer.averages):
                    save(nlp, out)
    assert best is not None  # noqa: S101 - the schedule ends with a check
    return best


def _schedule(plan: Plan) -> Iterator[tuple[int, float]]:
    """Yield (update, share of the run that is done), the last one with a share of 1."""
    start = time.monotonic()
    for update in range(1, plan.updates + 1):
        elapsed = (time.monotonic() - start) / 60 / plan.minutes
        progress = min(1.0, max(update / plan.updates, elapsed))
        yield update, progress
        if progress >= 1.0:
            return


def _factor(progress: float) -> float:
    """Return the share of the peak learning rate: a linear rise, then a linear fall."""
    if progress < WARM_UP:
        return progress / WARM_UP
    return max(0.002, (1.0 - progress) / (1.0 - WARM_UP))


def _sizes(size: float) -> Iterator[int]:
    """Yield the growing number of words of each batch."""
    while True:
        yield int(size)
        size = min(LAST_BATCH, size * GROWTH)


def _check(nlp: Language, dev: list[Example], optimizer: Optimizer, update: int) -> Check:
    """Score the averaged weights on the dev part."""
    from spacy.training import Example

    fresh = (Example(nlp.make_doc(example.text), example.reference) for example in dev)
    with nlp.use_params(optimizer.averages):
        scores = nlp.evaluate(list(fresh))
    names = ("pos_acc", "dep_uas", "dep_las", "lemma_acc", "sents_f")
    return Check(update, *(100 * float(scores[name]) for name in names))
