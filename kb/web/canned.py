"""The canned questions, read once: they come with the program and do not change."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kb.queries import load_queries

if TYPE_CHECKING:
    from kb.queries import CannedQuery


@lru_cache(maxsize=1)
def canned() -> dict[str, CannedQuery]:
    """Return all canned questions by name."""
    return load_queries()
