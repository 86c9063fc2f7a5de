"""Which files a store was made from, so that a catalogue that has not changed is not read again.

The notes stand in the history: what a document says must not depend on which of two equal files
it was read from.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.rdf import Sheet
from kb.rdf.border import iri, text
from kb.store.answers import rows
from kb.terms import HISTORY, digest

if TYPE_CHECKING:
    from pathlib import Path

    from kb.loading.counts import Settings
    from kb.store import QuadStore, View

_NOTES = f"""
SELECT ?document ?note WHERE {{ GRAPH <{HISTORY}> {{ ?document kb:readFrom ?note }} }}"""


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that gave one document and no fault: its size, what tells its bytes, and the result.

    `mark` also tells how it was read; `fingerprint` is that of the document it gave.
    """

    document: str
    size: int
    mark: str
    fingerprint: str


def files_read(view: View) -> dict[int, list[FileRead]]:
    """Return the notes on files in a store, by size: most files need not be looked into."""
    out: dict[int, list[FileRead]] = {}
    for row in rows(view, _NOTES):
        size, mark, fingerprint = row["note"].split()
        note = FileRead(row["document"], int(size), mark, fingerprint)
        out.setdefault(note.size, []).append(note)
    return out


def write_file_read(store: QuadStore, note: FileRead) -> None:
    """Write a note beside those that there are."""
    sheet = Sheet(HISTORY)
    words = f"{note.size} {note.mark} {note.fingerprint}"
    sheet.own(iri(note.document), "readFrom", text(words))
    store.add(sheet.quads())


def mark_of(path: Path, settings: Settings) -> str:
    """Return what tells whether reading a file would give the same as before."""
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    return digest(content, settings.edition, repr(sorted((settings.columns or {}).items())))
