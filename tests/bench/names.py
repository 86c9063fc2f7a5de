"""Measures how often `kb.names.similarity` is wrong: `python tests/bench/names.py GCAT_FOLDER`.

Two rates on each list of names (the gazetteer; GCAT's organizations, launch vehicles and sites):

* misses: of pairs of different spellings that the list gives to one thing, the share below the
  threshold. Acronyms, and names with more or other words, are no spellings of each other: the words
  of two spellings pair up, and difflib (which knows nothing of our rules) finds the words of each
  pair alike to 0.75. What remains still holds translations (Slovenia, Slovenija);
* false matches: of a sample of names, the share that has a name of another thing at or above the
  threshold. A name that two things share to the letter is not counted: no likeness could tell them
  apart. GCAT's names of predecessors and branches ("Glenn Research Center", "Lewis Research
  Center") belong to other things as soon as their UCode differs.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from kb.names import Lexicon, Thing, gazetteer, normal_form, similarity
from kb.names.likeness import THRESHOLD
from kb.terms import AGENT_TYPES, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ALIKE = 0.75
ACRONYM = 5
NOTHING = {"", "-", "?"}
TABLES = (
    ("orgs.tsv", "UCode", ("ShortName", "Name", "ShortEName", "EName"), EntityType.ORGANIZATION),
    ("lv.tsv", "LV_Name", ("LV_Name", "LV_Alias"), EntityType.VEHICLE),
    ("sites.tsv", "UCode", ("ShortName", "Name", "ShortEName", "EName"), EntityType.SITE),
)


@dataclass(frozen=True)
class Result:
    """Counts and examples for one list."""

    name: str
    names: int
    spellings: int
    missed: list[tuple[str, str]]
    sampled: int
    false: list[tuple[str, str]]

    def __str__(self) -> str:
        """Return the result in one line."""
        return (
            f"{self.name}: {self.names} names; misses {len(self.missed)} of {self.spellings} = "
            f"{len(self.missed) / max(self.spellings, 1):.1%}; false matches {len(self.false)} of "
            f"{self.sampled} = {len(self.false) / max(self.sampled, 1):.1%}"
        )


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a GCAT table by the names of its columns."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    columns = header.removeprefix("#").split("\t")
    for line in lines:
        if not line.startswith("#"):
            cells = (cell.strip() for cell in line.split("\t"))
            yield dict(zip(columns, cells, strict=False))


def things_of(path: Path, key: str, columns: Iterable[str], type_: EntityType) -> list[Thing]:
    """Return the things of a GCAT table: all names that stand under one key."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows(path):
        if row[key] not in NOTHING:
            names[row[key]].update({row[c]: None for c in columns if row[c] not in NOTHING})
    return [Thing(f"urn:{k}", type_, tuple(v)) for k, v in names.items() if v]


def spellings(things: Iterable[Thing]) -> list[tuple[str, str]]:
    """Return pairs of names of one thing that differ, in spelling only."""
    return [
        (one, other)
        for thing in things
        for one, other in combinations(thing.names, 2)
        if one.lower() != other.lower() and _only_spelt(_words(one), _words(other))
    ]


def _words(name: str) -> list[str]:
    """Return the words of a name, by white space and hyphens."""
    return name.lower().replace("-", " ").split()


def _only_spelt(one: list[str], other: list[str]) -> bool:
    """Return whether words pair up, each alike letter by letter, or only the spaces differ."""
    if "".join(one) == "".join(other):
        return True
    if max(len(word) for word in (*one, *other)) <= ACRONYM:
        return False
    return len(one) == len(other) and all(
        SequenceMatcher(None, x, y).ratio() >= ALIKE for x, y in zip(one, other, strict=True)
    )


def false_matches(things: list[Thing], sample: int, seed: int) -> tuple[int, list[tuple[str, str]]]:
    """Return how many names were tried, and those with the name of another thing they match."""
    lexicon = Lexicon(things)
    names = [(thing, name) for thing in things for name in thing.names]
    chosen = random.Random(seed).sample(names, min(sample, len(names)))  # noqa: S311 - a sample
    return len(chosen), [pair for thing, name in chosen for pair in _false(lexicon, thing, name)]


def _false(lexicon: Lexicon, thing: Thing, name: str) -> list[tuple[str, str]]:
    """Return a name with the first name of another thing that counts as the same, if any."""
    for other, _ in lexicon.similar(
        name, AGENT_TYPES if thing.type in AGENT_TYPES else (thing.type,)
    ):
        for theirs in other.names if other.iri != thing.iri else ():
            if normal_form(theirs) != normal_form(name) and similarity(theirs, name) >= THRESHOLD:
                return [(name, theirs)]
    return []


def measure(name: str, things: list[Thing], sample: int, seed: int) -> Result:
    """Return both rates on one list of things."""
    pairs = spellings(things)
    missed = [pair for pair in pairs if similarity(*pair) < THRESHOLD]
    sampled, false = false_matches(things, sample, seed)
    return Result(name, sum(len(t.names) for t in things), len(pairs), missed, sampled, false)


def main() -> None:
    """Print the rates, and examples of errors when asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the folder with orgs.tsv, lv.tsv, sites.tsv")
    parser.add_argument("--sample", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", type=int, default=0)
    options = parser.parse_args()
    lists = [("gazetteer", list(gazetteer()))]
    for file, key, columns, type_ in TABLES:
        lists.append((file, things_of(options.folder / file, key, columns, type_)))
    for name, things in lists:
        result = measure(name, things, options.sample, options.seed)
        print(result)
        for title, pairs in (("missed", result.missed), ("false", result.false)):
            for one, other in pairs[: options.examples]:
                print(f"  {title}: {one} | {other} ({similarity(one, other)})")


if __name__ == "__main__":
    main()
