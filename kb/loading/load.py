"""Loading: read each file, check what was read, write it whole, and count.

A faulty file is reported with its reason and the others load. The documents of a load are written
together with the layer that is derived from them, as one new generation of the store; a load that
is stopped leaves the store as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.errors import KbError
from kb.loading.furnish import furnish
from kb.loading.protocol import Fault, Item, Loader, TableLoader
from kb.loading.registry import loader_for
from kb.model import Reading
from kb.rdf import document_quads
from kb.rdf.border import iri, own, text
from kb.resolve import rebuild
from kb.terms import DCTERMS, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    import pyoxigraph as ox

    from kb.model import Document, Reader
    from kb.names import Lexicon
    from kb.store import QuadStore, StoreFolder

BATCH = 200
"""So many documents are written at a time; a longer load that is stopped keeps whole batches."""


# A reader is a plug-in: what it does wrong with one article must not cost the others.
_FAILURES = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


@dataclass(slots=True)
class Counts:
    """What came of a load. `warnings` and `faults` say where and why."""

    loaded: int = 0
    unchanged: int = 0
    reports: int = 0
    statements: int = 0
    launches: int = 0
    warnings: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


class Loading:
    """One run over some files into one store.

    `reader` makes the language reader when the first prose needs it, so that a load in which
    nothing is new starts fast. `advance` is called after each file with its path. `columns` maps
    fields of a document to columns, for loaders of tables. `edition` names the reader and its
    version: prose that another edition has read is read again.
    """

    def __init__(
        self,
        folder: StoreFolder,
        lexicon: Lexicon,
        reader: Callable[[], Reader],
        advance: Callable[[Path], None] = lambda _: None,
        *,
        columns: Mapping[str, str] | None = None,
        edition: str = "",
    ) -> None:
        self._folder = folder
        self._lexicon = lexicon
        self._reader = reader
        self._advance = advance
        self._columns = columns
        self._edition = edition
        self.counts = Counts()

    def run(self, paths: Iterable[Path]) -> Counts:
        """Load files and return what came of it.

        Raises:
            StoreError: If the store cannot be written; nothing has changed then.
            ReaderError: If there is no reader for prose.
        """
        known = _fingerprints(self._folder.read())
        batch: list[tuple[Document, list[ox.Quad]]] = []
        for item in self._items(paths):
            document, mark = item.document, fingerprint(item, self._edition)
            if _is_known(known.get(document.iri), mark, document.name):
                self.counts.unchanged += 1
                continue
            quads = self._quads(item, mark)
            if quads:
                known[document.iri] = mark, document.name
                batch.append((document, quads))
            if len(batch) == BATCH:
                self._write(batch)
                batch = []
        if batch:
            self._write(batch)
        return self.counts

    def _items(self, paths: Iterable[Path]) -> Iterator[Item]:
        for path in paths:
            yield from self._read(path)
            self._advance(path)

    def _read(self, path: Path) -> Iterator[Item]:
        try:
            _, loader = loader_for(path)
            for found in read_with(loader, path, self._columns):
                if isinstance(found, Fault):
                    self.counts.faults.append(found)
                else:
                    yield found
        except KbError as error:
            self.counts.faults.append(Fault(str(path), str(error)))

    def _quads(self, item: Item, mark: str) -> list[ox.Quad]:
        document = item.document
        reader = None if item.reading is not None else self._reader()
        try:
            reading = item.reading if reader is None else reader.read(document, self._lexicon)
            quads = document_quads(document, reading or Reading(), self._lexicon)
        except KbError as error:
            self.counts.faults.append(Fault(document.name, str(error)))
            return []
        except _FAILURES as error:
            reason = f"the reader failed ({type(error).__name__}: {error}): please report it"
            self.counts.faults.append(Fault(document.name, reason))
            return []
        quads.append(_mark_quad(document.iri, mark))
        self._count(document, reading or Reading())
        return quads

    def _count(self, document: Document, reading: Reading) -> None:
        self.counts.loaded += 1
        self.counts.reports += len(reading.reports)
        self.counts.statements += len(reading.statements)
        warnings = (*document.warnings, *reading.warnings)
        self.counts.warnings += [Fault(document.name, warning) for warning in warnings]

    def _write(self, batch: Iterable[tuple[Document, list[ox.Quad]]]) -> None:
        with self._folder.writing() as draft:
            furnish(draft)
            for document, quads in batch:
                draft.replace(document.iri, quads)
            self.counts.launches = len(rebuild(draft, self._lexicon))


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


def _is_known(stored: tuple[str, str] | None, mark: str, name: str) -> bool:
    """Whether a document is stored as it is; of several names of one text the first counts.

    The first by alphabet, so that the order of loading does not show.
    """
    return stored is not None and stored[0] == mark and stored[1] <= name


def _mark_quad(document: str, mark: str) -> ox.Quad:
    import pyoxigraph as ox

    return ox.Quad(iri(document), own("fingerprint"), text(mark), iri(document))


def _fingerprints(store: QuadStore) -> dict[str, tuple[str, str]]:
    """Return for each stored document its fingerprint and its name."""
    name = iri(DCTERMS + "identifier")
    rows = store.select(
        f"SELECT ?d ?mark ?name WHERE {{ GRAPH ?d {{ "
        f"?d {own('fingerprint')} ?mark ; {name} ?name }} }}"
    )
    return {str(document): (str(mark), str(called)) for document, mark, called in rows}
