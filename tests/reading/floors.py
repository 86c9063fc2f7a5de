"""The floors under the reader's figures: what it has once reached on a corpus, it keeps.

`floors.json` holds for each corpus the digest of its files and a floor in percent for each figure.
The digest is that of the lines `sha256sum` prints for the files in the order of their names.
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE = Path(__file__).parent / "floors.json"
MARGIN = 0.5
"""Points below the measured figure, so that one thing more or less of hundreds is no alarm."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The figures on one corpus, measured or at least to reach, with the digest of its files."""

    sha256: str
    figures: Mapping[str, float]


class RegressionError(Exception):
    """An update would lower a floor."""


def digest(files: Iterable[Path]) -> str:
    """Return the digest of files, by their names and contents."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(files, key=lambda path: path.name)
    ]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def load(path: Path = FILE) -> dict[str, Corpus]:
    """Return the floors by corpus."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {name: Corpus(row["sha256"], row["floors"]) for name, row in rows.items()}


def save(floors: Mapping[str, Corpus], path: Path = FILE) -> None:
    """Write the floors, corpora and figures in the order given."""
    rows = {
        name: {"sha256": corpus.sha256, "floors": dict(corpus.figures)}
        for name, corpus in floors.items()
    }
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def faults(floors: Mapping[str, Corpus], measured: Mapping[str, Corpus]) -> list[str]:
    """Return in words each figure below its floor, and each corpus that is not what it was."""
    return [fault for name, corpus in measured.items() for fault in _faults(name, floors, corpus)]


def _faults(name: str, floors: Mapping[str, Corpus], measured: Corpus) -> list[str]:
    if name not in floors:
        return [f"{name}: no floors"]
    if floors[name].sha256 != measured.sha256:
        return [f"{name}: not the files that its floors were measured on"]
    return [
        f"{name}, {figure}: {measured.figures.get(figure, 0.0):.1f} is below {floor:.1f}"
        for figure, floor in floors[name].figures.items()
        if measured.figures.get(figure, 0.0) < floor
    ]


def raised(
    floors: Mapping[str, Corpus],
    measured: Mapping[str, Corpus],
    *,
    allow_regression: bool = False,
) -> dict[str, Corpus]:
    """Return the floors with those of the measured corpora raised to just below their figures.

    A floor under which a figure has fallen is lowered if regression is allowed, others never are.

    Raises:
        RegressionError: If a figure is below its floor and regression is not allowed.
    """
    old = {
        name: replace(floors[name], sha256=corpus.sha256)
        for name, corpus in measured.items()
        if name in floors
    }
    fallen = faults(old, {name: measured[name] for name in old})
    if fallen and not allow_regression:
        raise RegressionError("\n".join(fallen))
    new = {name: _raised(old.get(name), corpus) for name, corpus in measured.items()}
    return {**floors, **new}


def _raised(floors: Corpus | None, measured: Corpus) -> Corpus:
    figures = {}
    for name, value in measured.figures.items():
        below = max(0.0, math.floor(10 * (value - MARGIN)) / 10)
        known = floors.figures.get(name) if floors else None
        figures[name] = below if known is None or value < known else max(below, known)
    return Corpus(measured.sha256, figures)
