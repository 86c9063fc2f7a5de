"""How fast loading is: `python tests/bench/load.py [CATALOGUE]`, beside goals.

The catalogue is the launch log of GCAT where it is at hand, else a list of as many launches is
made. Clock and processor are both read; on a busy machine the processor tells more.
"""

import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyoxigraph as ox

from kb.loading import Found, Loading, reader
from kb.model import Document, Reading
from kb.names import Lexicon, gazetteer
from kb.store import StoreFolder

LOG = Path(__file__).parents[3] / "shared" / "catalogues" / "gcat" / "launchlog.tsv"
LAUNCHES = 6_828
ARTICLE = (
    "date 2023-06-01\nsource Example News\n\n# Rocket falls into the sea\n\n"
    "North Korea said on Thursday that its Chollima-1 rocket had failed on Wednesday morning. "
    "South Korea's military said the rocket fell into the Yellow Sea.\n"
)
QUESTIONS = ("timeline", "graph stats", "conflicts", "review --list", "sources")

BULK = "import sys, pyoxigraph as ox; ox.Store(sys.argv[1]).bulk_load(path=sys.argv[2])"


class Ready:
    """A reader whose work is done: what is left is what the store costs."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def read(self, document: Document, lexicon: Lexicon) -> Reading:  # noqa: ARG002 - protocol
        """Return the reading."""
        return self._reading


def made(folder: Path) -> Path:
    """Write a list of launches of the size of the launch log."""
    dice = random.Random(1)  # noqa: S311 - no secret
    path = folder / "launches.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["date", "vehicle", "payload", "site", "actor", "outcome"])
        for number in range(LAUNCHES):
            when = datetime(1957, 10, 4, tzinfo=UTC) + timedelta(hours=90 * number)
            place = dice.randrange(40)
            rows.writerow(
                [f"{when:%Y-%m-%d %H:%M}", f"Rocket-{dice.randrange(400)}", f"Payload {number}",
                 f"Site {place}", f"Agency {place}", dice.choice(["success", "failure"])]
            )  # fmt: skip
    return path


def run(*command: str) -> tuple[float, float]:
    """Run Python as a process of its own; return the seconds by the clock and the processor."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, used


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Do some work; return the seconds by the clock and the processor."""
    start, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - used


def line(name: str, found: tuple[float, float], goal: str = "") -> None:
    """Print one figure."""
    print(f"{name:44} {found[0]:8.2f} s {found[1]:8.2f} s  {goal}")


def add_article(store: Path, folder: Path) -> None:
    """Print what an article costs beside its reading."""
    path = folder / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    english = reader()
    readings: list[Reading] = []

    class Noting(Ready):
        def read(self, document: Document, lexicon: Lexicon) -> Reading:
            readings.append(english.read(document, lexicon))
            return readings[-1]

    first = StoreFolder(folder / "first")
    Loading(first, gazetteer(), lambda: Noting(Reading())).run([Found(path)])
    ready = Ready(readings[0])
    loading = Loading(StoreFolder(store), gazetteer(), lambda: ready)
    found = timed(lambda: loading.run([Found(path)]))
    line("one article more, beside the reading", found, "goal: below 1 s")


def main(catalogue: Path | None, folder: Path) -> None:
    """Print the figures."""
    path = catalogue or (LOG if LOG.exists() else made(folder))
    store, plain, dump = folder / "store", folder / "plain", folder / "dump.nq"
    print(f"{path.name:44} {'clock':>10} {'processor':>10}")
    command = ("-m", "kb", "--store", str(store))
    loaded = run(*command, "load", str(path))
    quads = StoreFolder(store).read().inner
    quads.dump(str(dump), format=ox.RdfFormat.N_QUADS)
    number = len(quads)
    bulk = run("-c", BULK, str(plain), str(dump))
    dump.unlink()
    line("loading into an empty store", loaded)
    line(f"bulk loader, the same {number:,} quads", bulk)
    ratios = ", ".join(f"{a / b:.2f}" for a, b in zip(loaded, bulk, strict=True))
    print(f"{'ratio (clock, processor)':44} {ratios:>21}  goal: at most 3")
    line("loading again, unchanged", run(*command, "load", str(path)), "goal: below 3 s")
    add_article(store, folder)
    for question in QUESTIONS:
        line(f"kb {question}", run(*command, *question.split()), "about 1 s")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else None, Path(scratch))
