"""Searching: words in, the best articles, statements and launches out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.search.index import opened
from kb.search.marks import MARKS
from kb.search.phrasing import phrasing

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from kb.names import Lexicon
    from kb.store import View

SORTS = ("article", "statement", "launch")
"""What can be found."""

# A word in a title or in the label of a launch says more than one in a text.
_QUERY = """
SELECT sort, iri, document, date, title,
  snippet(texts, 5, ?, ?, '…', 24), bm25(texts, 0, 0, 0, 0, 4, 1) AS rank
FROM texts WHERE texts MATCH ? AND sort IN (SELECT value FROM json_each(?))
ORDER BY rank, date DESC, iri LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found, with the place where the words stand.

    `sort` is "article", "statement" or "launch"; `date` is EDTF text, empty where there is none;
    `document` is the IRI of the document it is from, empty for launches. In `snippet` the found
    words stand between the two characters of `MARKS`.
    """

    sort: str
    iri: str
    document: str
    date: str
    title: str
    snippet: str


def search(
    view: View,
    lexicon: Lexicon,
    words: str,
    *,
    folder: Path | None = None,
    sorts: Collection[str] = SORTS,
    limit: int = 20,
) -> list[Hit]:
    """Return what has all of the words, the best first (BM25, titles count four times).

    Words in quotation marks are found as they stand, `satell*` by the beginning, and a known thing
    ("DPRK") by all its names. `folder` is the store's: the index is kept there; without it one is
    made for this search alone.
    """
    query = phrasing(words, lexicon)
    wanted = [sort for sort in SORTS if sort in sorts]
    if not query or not wanted:
        return []
    given = (*MARKS, query, json.dumps(wanted), limit)
    with opened(view, folder) as connection:
        found = connection.execute(_QUERY, given).fetchall()
    return [Hit(*row[:6]) for row in found]
