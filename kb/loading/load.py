"""Loading: read each file, check what was read, write it whole, and count.

A faulty file is reported with its reason and the others load. The documents of a load are written
together with the layer that is derived from them, as one new generation of the store; a load that
is stopped leaves the store as it was.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kb.errors import KbError
from kb.history.documents import facts_of, read_facts
from kb.history.versions import read_versions
from kb.loading.batch import Written, write_batch
from kb.loading.counts import Counts, Progress, Settings
from kb.loading.files_read import FileRead, files_read, mark_of
from kb.loading.protocol import Fault, Item, Loader, TableLoader
from kb.loading.registry import loader_for
from kb.model import Reading
from kb.rdf import document_quads
from kb.rdf.border import iri, own, text
from kb.resolve.sketches import Sketch
from kb.terms import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from kb.loading.files import Found
    from kb.model import Document, Reader
    from kb.names import Lexicon
    from kb.store import QuadStore, StoreFolder

BATCH = 200
"""So many documents are written at a time; a longer load that is stopped keeps whole batches."""

LARGEST = 400_000
"""So many quads are held before they are written, unless one document alone has more."""

# A reader is a plug-in: what it does wrong with one article must not cost the others.
_FAILURES = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


class Loading:
    """One run over some files into one store.

    `reader` makes the language reader when the first prose needs it, so that a load in which
    nothing is new starts fast. `advance` is called as the load goes on.
    """

    def __init__(
        self,
        folder: StoreFolder,
        lexicon: Lexicon,
        reader: Callable[[], Reader],
        advance: Callable[[Progress], None] = lambda _: None,
        settings: Settings = Settings(),  # noqa: B008 - frozen
    ) -> None:
        self._folder = folder
        self._lexicon = lexicon
        self._reader = reader
        self._advance = advance
        self._settings = settings
        self._known: dict[tuple[str, str], str] = {}
        self._files: dict[int, list[FileRead]] = {}
        self._retracted: set[str] = set()
        self.counts = Counts()

    def run(self, files: Iterable[Found]) -> Counts:
        """Load files and return what came of it.

        Raises:
            StoreError: If the store cannot be written; nothing has changed then.
            ReaderError: If there is no reader for prose.
        """
        self._look(self._folder.read())
        return self._load(self._items(list(files)))

    def take(self, items: Iterable[tuple[Item, bool]]) -> Counts:
        """Load what was read already, each with whether the user named it; raises as `run`."""
        self._look(self._folder.read())
        return self._load((item, named, None) for item, named in items)

    def _load(self, items: Iterable[tuple[Item, bool, Found | None]]) -> Counts:
        batch: list[Written] = []
        for item, named, file in items:
            written = self._wanted(item, named=named)
            if written:
                note = self._note(file.path, written) if file else None
                batch.append(replace(written, file=note))
            if len(batch) == BATCH or sum(len(w.quads) for w in batch) > LARGEST:
                self._write(batch)
                batch = []
        if batch:
            self._write(batch)
        return self.counts

    def _look(self, store: QuadStore) -> None:
        """Learn what the store holds already, and what was taken out of it."""
        live = read_facts(store)
        self._files = files_read(store)
        self._known = {(f.document, f.fingerprint): f.name for f in live.values()}
        for version in read_versions(store):
            if not version.retraction:
                self._known.setdefault((version.facts.document, version.facts.fingerprint), "")
            elif version.facts.document not in live:
                self._retracted.add(version.facts.document)

    def _items(self, files: list[Found]) -> Iterator[tuple[Item, bool, Found | None]]:
        """Return each item with whether the user named its file, and the file of a lone one."""
        total, done = sum(file.size for file in files), 0
        for file in files:
            self._advance(Progress("reading", done, total, file.path.name))
            done += file.size
            if self._was_read(file):
                self.counts.unchanged += 1
                continue
            before = len(self.counts.faults)
            items = self._read(file.path)
            first, second = next(items, None), next(items, None)
            lone = second is None and len(self.counts.faults) == before
            for item in chain(filter(None, (first, second)), items):
                yield item, file.named, file if lone and item.document.catalogue else None
        self._advance(Progress("reading", done, total))

    def _was_read(self, file: Found) -> bool:
        """Whether a file gave what the store still holds, under a name that stays."""
        notes = self._files.get(file.size, ())
        mark = mark_of(file.path, self._settings) if notes else ""
        return any(
            note.mark == mark and self._holds(note.document, note.fingerprint, file.path.stem)
            for note in notes
        )

    def _note(self, path: Path, written: Written) -> FileRead:
        facts = written.facts
        mark = mark_of(path, self._settings)
        return FileRead(facts.document, path.stat().st_size, mark, facts.fingerprint)

    def _read(self, path: Path) -> Iterator[Item]:
        try:
            _, loader = loader_for(path, (self._settings.columns or {}).keys())
            for found in read_with(loader, path, self._settings.columns):
                if isinstance(found, Fault):
                    self.counts.faults.append(found)
                else:
                    yield found
        except KbError as error:
            self.counts.faults.append(Fault(str(path), str(error)))

    def _wanted(self, item: Item, *, named: bool) -> Written | None:
        """Read an item unless the store holds it, or it was retracted and is not asked for."""
        document, mark = item.document, fingerprint(item, self._settings.edition)
        if self._holds(document.iri, mark, document.name):
            self.counts.unchanged += 1
            return None
        if document.iri in self._retracted and not named:
            self.counts.kept_out.append(document.name)
            return None
        written = self._written(item, mark)
        if written:
            self._known[document.iri, mark] = document.name
        return written

    def _holds(self, document: str, mark: str, name: str) -> bool:
        """Whether the store holds a document as it would be stored, under a name that stays.

        Of several names of one text the first by alphabet counts: the order must not show.
        """
        known = self._known.get((document, mark))
        return known is not None and known <= name

    def _written(self, item: Item, mark: str) -> Written | None:
        document = item.document
        reader = None if item.reading is not None else self._reader()
        try:
            reading = item.reading if reader is None else reader.read(document, self._lexicon)
            reading = reading or Reading()
            quads = document_quads(document, reading, self._lexicon)
        except KbError as error:
            self.counts.faults.append(Fault(document.name, str(error)))
            return None
        except _FAILURES as error:
            reason = f"the reader failed ({type(error).__name__}: {error}): please report it"
            self.counts.faults.append(Fault(document.name, reason))
            return None
        facts = facts_of(document, self._lexicon, mark, signature(document, reading))
        node = iri(document.iri)
        for name, words in (("fingerprint", mark), ("signature", facts.signature)):
            if words:
                quads.append(ox.Quad(node, own(name), text(words), node))
        return Written(document, reading, facts, quads)

    def _write(self, batch: list[Written]) -> None:
        write_batch(self._folder, batch, self._lexicon, self._settings, self.counts, self._advance)


def read_with(
    loader: Loader, path: Path, columns: Mapping[str, str] | None
) -> Iterator[Item | Fault]:
    """Return what a loader reads; one that reads tables is told which column is which field."""
    if columns and isinstance(loader, TableLoader):
        return loader.read(path, columns=columns)
    return loader.read(path)


def fingerprint(item: Item, edition: str) -> str:
    """Return what tells whether a document would be stored as it already is."""
    unnamed = replace(item.document, name="")
    return digest(repr(unnamed), repr(item.reading), "" if item.reading else edition)


def signature(document: Document, reading: Reading) -> str:
    """Return the sketch of what a document says, without what is no content of its own.

    A catalogue with an address needs none: it copies no article, and the address tells what it is
    a version of. Without one, its records are what versions of it have in common.
    """
    if document.catalogue:
        return "" if document.url else str(Sketch.of_runs(document.text.splitlines()))
    parts, start = [], 0
    for aside in sorted(reading.set_aside, key=lambda aside: aside.span.start):
        parts.append(document.text[start : aside.span.start])
        start = max(start, aside.span.end)
    return str(Sketch.of(" ".join([*parts, document.text[start:]])))
