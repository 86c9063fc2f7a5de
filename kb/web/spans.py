"""Where in a document's text a span stands, which its IRI says: `<document#char=120,134>`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.errors import DataError
from kb.terms import NIF
from kb.web.marking import cut
from kb.web.nodes import read_node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.web.marking import Mark, Piece
    from kb.web.shelf import Shelf

_PLACE = re.compile(r"#char=([0-9]+),([0-9]+)$")


def place(span: str) -> tuple[int, int]:
    """Return the offsets of a span, in code points, the end excluded.

    Raises:
        DataError: If the IRI is not that of a span.

    >>> place("https://w3id.org/launch-kb/document/1f#char=120,134")
    (120, 134)
    """
    match = _PLACE.search(span)
    if match is None:
        raise DataError(f"not the IRI of a span: {span}; right is <document#char=start,end>")
    return int(match[1]), int(match[2])


def around(shelf: Shelf, document: str, marks: Sequence[Mark]) -> list[Piece]:
    """Return the sentences that some marks stand in, in pieces."""
    if not marks:
        return []
    spans = [f"{document}#char={mark.start},{mark.end}" for mark in marks]
    sentences = (read_node(shelf.view, span, document).one(NIF + "sentence") for span in spans)
    places = [place(span) for span in (*spans, *filter(None, sentences))]
    start, end = min(start for start, _ in places), max(end for _, end in places)
    return cut(shelf.text(document), marks, start=start, end=end)
