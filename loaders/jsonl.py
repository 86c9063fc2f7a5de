"""JSON lines: one article a line, each an object with named values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kb.loading.protocol import About, Fault, Item
from loaders.articles.columns import FIELDS, Row, article, check_columns, patient
from loaders.articles.files import Line, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ABOUT = About("Articles as JSON lines", "*.jsonl, *.ndjson with text, title, date, publisher, url")

MAPPED = FIELDS
"""What can be taken from a value under another name than the usual."""

_SUFFIXES = frozenset({".jsonl", ".ndjson", ".jsonlines"})


def recognises(path: Path, head: bytes) -> bool:
    """Tell by the suffix and that the first line begins as an object does."""
    return path.suffix.lower() in _SUFFIXES and _begins(head).startswith(b"{")


def _begins(head: bytes) -> bytes:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def read(path: Path, *, columns: Mapping[str, str] | None = None) -> Iterator[Item | Fault]:
    """Return a document for each line, and a fault with its number for each that is none.

    `columns` says under which name a field stands, with dots for names within names:
    `{"text": "article.body"}`.

    Raises:
        FaultyFileError: If it is no text, has no rows or only faulty ones at its start.
    """
    chosen = dict(columns or {})
    check_columns(chosen)
    lines = (line for line in read_lines(path) if line.problem or line.text.strip())
    yield from patient(_article(line, path, chosen) for line in lines)


def _article(line: Line, path: Path, columns: Mapping[str, str]) -> Item | Fault:
    place = f"{path}:{line.number}"
    if line.problem:
        return Fault(place, line.problem)
    try:
        values = json.loads(line.text)
    except (ValueError, RecursionError) as error:
        return Fault(place, f"is no JSON ({error})")
    if not isinstance(values, dict):
        return Fault(place, "is no JSON object; right would be {'text': ..., 'date': ...}")
    return article(Row(place, f"{path.stem}/{line.number}", values), "jsonl", columns)
