"""Finding by words, for the search page: things by their names, texts by what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.dates import display, parse_edtf
from kb.names import normal_form
from kb.search import marked_parts, search

if TYPE_CHECKING:
    from pathlib import Path

    from kb.web.shelf import Shelf

MOST_NAMES = 30
MOST_TEXTS = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A text that has the words; `parts` is a snippet of it, each with whether it was found."""

    iri: str
    title: str
    date: str
    parts: tuple[tuple[str, bool], ...]


def find_names(shelf: Shelf, words: str) -> list[str]:
    """Return the IRIs of things that have all these words in their name, the shortest first."""
    wanted = normal_form(words).split()
    if not wanted:
        return []
    # What one document only describes ("the officials") is no name; it is found in the texts.
    named = ((iri, name) for iri, name in shelf.names.items() if "#" not in iri)
    found = [iri for iri, name in named if _has(normal_form(name), wanted)]
    return sorted(found, key=lambda iri: (len(shelf.names[iri]), shelf.names[iri], iri))[
        :MOST_NAMES
    ]


def _has(name: str, wanted: list[str]) -> bool:
    return all(word in name for word in wanted)


def find_texts(shelf: Shelf, words: str, folder: Path | None) -> dict[str, list[Found]]:
    """Return the launches, articles and statements that have the words, the best first.

    `folder` is the store's, where the index is kept.
    """
    out: dict[str, list[Found]] = {}
    for sort in ("launch", "article", "statement"):
        hits = search(
            shelf.view, shelf.lexicon, words, folder=folder, sorts=[sort], limit=MOST_TEXTS
        )
        if hits:
            out[sort] = [
                Found(
                    hit.iri,
                    hit.title,
                    display(parse_edtf(hit.date)) if hit.date else "",
                    tuple(marked_parts(hit.snippet)),
                )
                for hit in hits
            ]
    return out
