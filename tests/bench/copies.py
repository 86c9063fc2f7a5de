"""How surely copies of articles are recognised: `make bench-copies` prints a table.

Real articles are edited by machine, as papers edit wire stories, and each edited text is compared
with its original; and every pair of different articles is compared. python tests/bench/copies.py
[FOLDER] takes the corpora from another folder.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from kb.resolve.copies import CONTAINED, RESEMBLING, SHORT, is_copy
from kb.resolve.sketches import Sketch, containment, resemblance

CORPORA = Path(__file__).parents[3] / "shared"
SEED = 5
# Printed twice, or written on for the next edition: their own archives hold both.
LISTED = 12

Edit = Callable[[str, random.Random, list[str]], str]


def corpora(folder: Path) -> dict[str, str]:
    """Return the articles of the corpora by name, those of a few words left out."""
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("gold/dev/*.txt")):
        texts[f"gold/{path.stem}"] = path.read_text(encoding="utf-8")
    for path in sorted(folder.glob("bench/attribution/**/*.txt")):
        texts[f"attribution/{path.stem}"] = path.read_text(encoding="utf-8", errors="replace")
    for path in sorted(folder.glob("bench/timex/*/*.tml")):
        raw = path.read_text(encoding="utf-8", errors="replace")
        body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
        texts[f"timex/{path.stem}"] = re.sub(r"<[^>]+>", "", body[1] if body else raw)
    return {name: text for name, text in texts.items() if Sketch.of(text).runs >= SHORT}


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def cut(share: float) -> Edit:
    """Keep the first sentences."""

    def edit(text: str, _: random.Random, __: list[str]) -> str:
        sentences = _sentences(text)
        return " ".join(sentences[: max(1, round(len(sentences) * share))])

    return edit


def reworded(share: float) -> Edit:
    """Put another word in the place of some."""

    def edit(text: str, chance: random.Random, words: list[str]) -> str:
        return " ".join(
            chance.choice(words) if chance.random() < share else word for word in text.split()
        )

    return edit


def headed(text: str, _: random.Random, __: list[str]) -> str:
    """Put a headline and a place over it."""
    return f"Leaders react as rocket lifts off\n\nLONDON (Agency) - {text}"


def reordered(text: str, chance: random.Random, _: list[str]) -> str:
    """Put the sentences in another order."""
    sentences = _sentences(text)
    chance.shuffle(sentences)
    return " ".join(sentences)


def extended(share: float) -> Edit:
    """Add words of another hand."""

    def edit(text: str, chance: random.Random, words: list[str]) -> str:
        first = chance.randrange(len(words) // 2)
        return f"{text} {' '.join(words[first : first + int(len(text.split()) * share)])}"

    return edit


EDITS: dict[str, Edit] = {
    "headline and dateline": headed,
    "cut to 70 %": cut(0.7),
    "cut to 50 %": cut(0.5),
    "cut to 30 %": cut(0.3),
    "1 word in 20 replaced": reworded(0.05),
    "1 word in 10 replaced": reworded(0.1),
    "1 word in 7 replaced": reworded(0.15),
    "sentences reordered": reordered,
    "half as much text added": extended(0.5),
    "as much text added": extended(1.0),
}


def found(texts: dict[str, str]) -> Iterator[tuple[str, float]]:
    """Return for each edit the share of edited texts that are recognised."""
    words = " ".join(texts.values()).split()
    originals = {name: Sketch.of(text) for name, text in texts.items()}
    for label, edit in EDITS.items():
        chance = random.Random(SEED)  # noqa: S311 - a benchmark, no secret
        edited = {name: Sketch.of(edit(text, chance, words)) for name, text in texts.items()}
        hits = sum(is_copy(originals[name], edited[name]) for name in texts)
        yield label, hits / len(texts)


def nearest(texts: dict[str, str]) -> list[tuple[float, float, str, str]]:
    """Return the pairs of different articles, those with most in common first."""
    sketches = {name: Sketch.of(text) for name, text in texts.items()}
    holders: dict[int, list[str]] = {}
    for name, sketch in sketches.items():
        for value in sketch.hashes:
            holders.setdefault(value, []).append(name)
    pairs = {pair for names in holders.values() for pair in combinations(names, 2)}
    scored = (
        (containment(sketches[a], sketches[b]), resemblance(sketches[a], sketches[b]), a, b)
        for a, b in pairs
    )
    return sorted((row for row in scored if row[1] > 0), reverse=True)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=CORPORA)
    folder = parser.parse_args().folder
    texts = corpora(folder)
    if not texts:
        print(f"no articles in {folder}: nothing to measure")
        return
    print(f"{len(texts)} articles; a copy shares {CONTAINED} of the shorter text,")
    print(f"and {RESEMBLING} of both texts\n")
    for label, share in found(texts):
        print(f"{label:26} {share:7.1%} found")
    rows = nearest(texts)
    total = len(texts) * (len(texts) - 1) // 2
    taken = [row for row in rows if row[0] >= CONTAINED and row[1] >= RESEMBLING]
    print(f"\n{len(taken)} of {total} pairs of articles are taken for copies; by what")
    print("the shorter one has in common, and what both have:")
    for contained, alike, a, b in rows[: len(taken) + LISTED]:
        print(f"{contained:5.2f} {alike:5.2f}  {a}  {b}")


if __name__ == "__main__":
    main()
