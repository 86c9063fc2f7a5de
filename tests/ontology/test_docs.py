"""The page on the ontology is what the Turtle files make of it."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_page_is_current() -> None:
    """docs/ontology.md is what docs/build_ontology.py writes now."""
    program = runpy.run_path(str(DOCS / "build_ontology.py"))

    assert (DOCS / "ontology.md").read_text(encoding="utf-8") == program["page"]()
