"""Floors for the tagger on annotated corpora, where these are present."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TIMEX = ROOT.parent / "shared" / "bench" / "timex"

pytestmark = pytest.mark.skipif(not TIMEX.exists(), reason="the annotated corpora are not here")

# Corpus, strict, relaxed and value F1. Lowering one is a visible act.
FLOORS = [
    ("timebank", 89.0, 94.3, 83.0),
    ("aquaint", 83.1, 93.7, 77.0),
    ("wikiwars", 87.5, 93.7, 85.4),
]


def run(*command: str | Path) -> str:
    """What a program prints."""
    words = [sys.executable, *map(str, command)]
    return subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT).stdout  # noqa: S603


@pytest.mark.parametrize(("corpus", "strict", "relaxed", "value"), FLOORS)
def test_the_corpora_are_tagged_as_well_as_before(corpus, strict, relaxed, value, tmp_path):
    """F1 of extents, overlaps and values stays at its floor or above."""
    rows = tmp_path / f"{corpus}.jsonl"
    run(ROOT / "tests" / "bench" / "timex.py", TIMEX / corpus, rows)
    found = json.loads(run(TIMEX / "score_timex.py", TIMEX / corpus, rows, "--json"))

    assert found["strict"][2] >= strict
    assert found["relaxed"][2] >= relaxed
    assert found["value"][2] >= value
