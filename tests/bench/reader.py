"""How well the English reader reads, on every corpus that is on the machine.

    python tests/bench/reader.py [--corpora FOLDER] [--only NAME ...]
    python tests/bench/reader.py --floors
    python tests/bench/reader.py --update [--allow-regression]

FOLDER holds `gold/`, `bench/` and `treebanks/` with their scorers; by default it is the folder
`shared` beside the project. Figures stand beside goals and beside what others publish. A corpus
that is not there is skipped with a line. No figure fails the run, unless --floors is given: then
one below its floor in `tests/reading/floors.json` does. --update raises these floors to the figures
of this run; it lowers one only with --allow-regression.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from reading import floors
from reading.briefs import ANNOTATIONS, BRIEFS, GOLD, figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

BENCH = Path(__file__).parent
CORPORA = BENCH.parents[2] / "shared"
SPEED = "tokens a second"


@dataclass(frozen=True)
class Figure:
    """One figure with its goal and what others reach; None where there is none."""

    corpus: str
    name: str
    value: float
    goal: float | None = None
    peer: str = ""


def program(*arguments: str | Path) -> str:
    """Run a program of this folder or a scorer, and return what it prints."""
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()[-500:]}")
    return done.stdout


PIPELINE = {
    "pud": {"upos": 96.0, "uas": 89.0, "las": 85.5, "sentence": 97.0},
    "gum_open": {"las": 84.0},
    "ewt": {},
}


def pipeline(corpora: Path) -> Iterator[Figure]:
    """Score tagger and parser from raw text on the test treebanks."""
    for name, goals in PIPELINE.items():
        words = program(BENCH / "pipeline.py", corpora / f"treebanks/test/{name}.conllu").split()
        scores = dict(zip(words[::2], words[1::2], strict=False))
        for kind in ("upos", "uas", "las", "sentence"):
            yield Figure(f"treebank {name}", f"{kind} F1", float(scores[kind]), goals.get(kind))
        speed = float(words[-2].replace(",", ""))
        yield Figure(f"treebank {name}", SPEED, speed, 8000)


TIMEX = {
    "timebank": ((86, 93, 83), ("85.3", "91.9", "79.5")),
    "aquaint": ((83, 93, 77), ("81.3", "92.5", "72.9")),
    "wikiwars": ((86, 93, 85), ("85.5", "91.9", "82.9")),
}


def times(corpora: Path) -> Iterator[Figure]:
    """Score the temporal tagger; the peer is HeidelTime 2.2.1 by the same scorer."""
    for name, (goals, peers) in TIMEX.items():
        gold = corpora / "bench/timex" / name
        with tempfile.TemporaryDirectory() as folder:
            rows = Path(folder) / "rows.jsonl"
            program(BENCH / "timex.py", gold, rows)
            found = json.loads(program(gold.parent / "score_timex.py", gold, rows, "--json"))
        for kind, goal, peer in zip(("strict", "relaxed", "value"), goals, peers, strict=True):
            yield Figure(name, f"{kind} F1", found[kind][-1], goal, f"HeidelTime {peer}")


ARTICLES = {
    "launch": 0.90,
    "launch, date+status+outcome+actor right": 0.78,
    "statement content+speaker": 0.82,
    "organization": 0.88,
    "time found": 0.95,
    "time value": 0.92,
    "slot act": 0.85,
    "slot mode": 0.95,
    "slot about": 0.80,
    "slot within (nested)": 0.70,
}


def gold(corpora: Path) -> Iterator[Figure]:
    """Score launches, statements, organizations and times on the annotated articles."""
    source = corpora / "gold/dev"
    with tempfile.TemporaryDirectory() as folder:
        program(BENCH / "gold.py", source, folder)
        scores = json.loads(program(corpora / "gold/score.py", source, folder, "--json"))
    for name, goal in ARTICLES.items():
        row = scores[name]
        value = row["f1"] if "f1" in row else row["accuracy"]
        yield Figure("articles", name, 100 * value, 100 * goal)


ATTRIBUTION = {
    "relation": (66.0, "regex 47.2, textacy 23.5, people 82.2"),
    "triple": (50.0, "regex 29.0, textacy 14.5, people 72.0"),
}
BY_KIND = {
    "direct": (92.0, "regex 70.1, people 99.1"),
    "indirect": (55.0, "regex 24.1, people 76.2"),
    "mixed": (75.0, "regex 50.5, people 94.6"),
}


def attribution(corpora: Path) -> Iterator[Figure]:
    """Score statements on PolNeAR dev: all attributions, then with speech cues alone."""
    dev = corpora / "bench/attribution/dev"
    for label, options in (("PolNeAR", ()), ("PolNeAR, speech cues", ("--speech",))):
        with tempfile.TemporaryDirectory() as folder:
            rows = Path(folder) / "rows.jsonl"
            program(BENCH / "attribution.py", dev, rows, *options)
            lines = program(dev.parent / "score_attribution.py", dev.name, rows).splitlines()
        whole = json.loads(lines[0].partition(" ")[2])
        for name, (goal, peer) in ATTRIBUTION.items():
            yield Figure(label, f"{name} F1", whole[name][-1], goal if not options else None, peer)
        for line in lines[1:]:
            kind, _, row = line.strip().partition(" ")
            goal, peer = BY_KIND[kind]
            recall = json.loads(row.replace("'", '"'))["R"]
            yield Figure(label, f"recall {kind}", recall, goal if not options else None, peer)


def briefs(_: Path) -> Iterator[Figure]:
    """Score everything on the demonstration briefs, by the project's own measures."""
    for name, value in figures().items():
        yield Figure("briefs", name, value)


class Part(NamedTuple):
    """One part of the table: the folder that it needs, and what measures it."""

    folder: str
    measure: Callable[[Path], Iterator[Figure]]


PARTS = {
    "briefs": Part(str(GOLD), briefs),
    "pipeline": Part("treebanks/test", pipeline),
    "times": Part("bench/timex", times),
    "gold": Part("gold/dev", gold),
    "attribution": Part("bench/attribution", attribution),
}


def files(corpora: Path, corpus: str) -> list[Path]:
    """Return the files of a corpus of the table: texts and annotations."""
    if corpus == "briefs":
        return [*BRIEFS, *ANNOTATIONS]
    if corpus.startswith("treebank "):
        return [corpora / f"treebanks/test/{corpus.split()[1]}.conllu"]
    if corpus in TIMEX:
        return list((corpora / "bench/timex" / corpus).glob("*.tml"))
    if corpus == "articles":
        return [p for p in (corpora / "gold/dev").iterdir() if p.suffix in {".txt", ".json"}]
    dev = corpora / "bench/attribution/dev"
    return [*dev.glob("text/*.txt"), *dev.glob("attributions/*.ann")]


def measured(corpora: Path, table: Sequence[Figure]) -> dict[str, floors.Corpus]:
    """Return what the table says, by corpus; how fast a machine is has no floor."""
    found: dict[str, dict[str, float]] = {}
    for figure in table:
        if figure.name != SPEED:
            found.setdefault(figure.corpus, {})[figure.name] = figure.value
    return {
        corpus: floors.Corpus(floors.digest(files(corpora, corpus)), values)
        for corpus, values in found.items()
    }


def line(figure: Figure) -> str:
    """Return a figure as one line of the table."""
    goal = "" if figure.goal is None else f"{figure.goal:8.1f}"
    mark = "" if figure.goal is None else ("reached" if figure.value >= figure.goal else "below")
    words = f"{figure.corpus:22} {figure.name:40} {figure.value:9.1f} {goal:>8} {mark:8}"
    return f"{words} {figure.peer}".rstrip()


def tabulated(corpora: Path, only: Sequence[str]) -> Iterator[Figure]:
    """Measure part after part, and print each figure as soon as it is there."""
    print(f"{'corpus':22} {'figure':40} {'value':>9} {'goal':>8} {'':8} peers")
    for name in only:
        folder = corpora / PARTS[name].folder
        if not folder.is_dir():
            print(f"{name}: skipped, no {folder}")
            continue
        for figure in PARTS[name].measure(corpora):
            print(line(figure), flush=True)
            yield figure


def arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--only", nargs="+", choices=sorted(PARTS), default=list(PARTS))
    parser.add_argument("--floors", action="store_true", help="fail when a figure is too low")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--allow-regression", action="store_true", help="and lower them")
    return parser.parse_args()


def main() -> int:
    """Print the table; hold it against the floors, or raise them, if asked to."""
    given = arguments()
    found = measured(given.corpora, list(tabulated(given.corpora, given.only)))
    known = floors.load()
    if given.update:
        try:
            new = floors.raised(known, found, allow_regression=given.allow_regression)
        except floors.RegressionError as error:
            print(f"floors kept as they are:\n{error}", file=sys.stderr)
            return 1
        floors.save(new)
        return 0
    low = floors.faults(known, found) if given.floors else []
    print(*low, sep="\n", end="\n" * bool(low), file=sys.stderr)
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main())
