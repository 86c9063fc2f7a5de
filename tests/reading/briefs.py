"""The demonstration briefs with their annotations, and what the shipped reader takes from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from reading.scoring import Json, score, total

from kb.names import gazetteer
from kb.readings import as_json
from loaders import text
from loaders.english import reader

if TYPE_CHECKING:
    from kb.model import Document

GOLD = Path(__file__).parent / "gold"
SEEDS = Path(__file__).parents[2] / "seeds"
ANNOTATIONS = sorted(GOLD.glob("*.json"))
BRIEFS = sorted(SEEDS.glob("brief-*.txt"))


def annotation(path: Path) -> Json:
    """Return the annotation of a file."""
    loaded: Json = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def document(name: str) -> Document:
    """Return a brief as the loader makes a document of it."""
    (item,) = text.read(SEEDS / f"{name}.txt")
    return item.document


def figures() -> dict[str, float]:
    """Read every brief and return each measure in percent."""
    english, lexicon = reader(), gazetteer()
    scores = []
    for path in ANNOTATIONS:
        brief = document(path.stem)
        scores.append(score(annotation(path), as_json(brief, english.read(brief, lexicon))))
    return total(scores)
