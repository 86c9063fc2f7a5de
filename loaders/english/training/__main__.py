"""The command `python -m loaders.english.training TREEBANKS OUT`."""

from __future__ import annotations

import argparse
from pathlib import Path

from loaders.english.training.averaging import average
from loaders.english.training.corpus import read_corpus
from loaders.english.training.loop import LAST_BATCH, Plan, train


def main() -> None:
    """Train the pipeline on TREEBANKS/train, choose by TREEBANKS/dev, write it to OUT."""
    from thinc.api import use_ops

    default = Plan()
    parser = argparse.ArgumentParser(
        prog="python -m loaders.english.training", description=main.__doc__
    )
    parser.add_argument("treebanks", type=Path, help="folder with train/*.conllu and dev/*.conllu")
    parser.add_argument("out", type=Path, help="folder for the trained pipeline")
    parser.add_argument("--seed", type=int, default=default.seed)
    parser.add_argument("--start", type=Path, help="go on from this trained pipeline")
    parser.add_argument("--rate", type=float, default=default.rate, help="peak of the learning")
    parser.add_argument(
        "--average", type=Path, nargs="*", default=[], help="write the mean of OUT and these"
    )
    parser.add_argument("--updates", type=int, default=default.updates, help="length of the run")
    parser.add_argument(
        "--minutes", type=float, default=default.minutes, help="end earlier, by the clock"
    )
    given = parser.parse_args()
    plan = Plan(
        updates=given.updates,
        minutes=given.minutes,
        seed=given.seed,
        rate=given.rate,
        first_batch=LAST_BATCH if given.start else default.first_batch,
    )
    # numpy's matrix product takes half the time of spaCy's own.
    with use_ops("numpy", use_blis=False):
        corpus = read_corpus(given.treebanks)
        best = train(corpus, given.out, plan, report=_print, start=given.start)
        _print(f"best: {best}")
        if given.average:
            average([given.out, *given.average], given.out)


def _print(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
