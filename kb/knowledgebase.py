"""The knowledge base in one object: what the command line does, from Python."""

from __future__ import annotations

from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kb.errors import DataError
from kb.names import gazetteer
from kb.snapshot import Snapshot
from kb.store import StoreFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from kb.dates import Time
    from kb.loading import Counts, Progress
    from kb.resolve import Desk
    from kb.timeline import Change


class KnowledgeBase(Snapshot):
    """A store that can be asked, loaded into and taken out of.

    It sees the store as it was when it was opened, plus what it loads or retracts itself.

    >>> import tempfile
    >>> with KnowledgeBase(Path(tempfile.mkdtemp())) as base:
    ...     base.timeline()
    []
    """

    def __init__(self, path: Path) -> None:
        self.folder = StoreFolder(path)
        super().__init__(self.folder.read(), name=str(path))
        self._index = path if self.folder.exists else None

    def load(
        self,
        *names: str | Path,
        model: str | None = None,
        reader: str = "english",
        advance: Callable[[Progress], None] = lambda _: None,
        columns: Mapping[str, str] | None = None,
        allow_local: bool = False,
        allow_shrink: bool = False,
    ) -> Counts:
        """Load files, folders, patterns and web addresses; return counts with what went wrong.

        What was retracted stays out unless a name means it alone; then it is back.

        Args:
            names: Files, folders, glob patterns, http(s) addresses.
            model: Another spaCy pipeline than the one that ships.
            reader: Who reads prose: the name of an installed reader.
            advance: Called as the load goes on.
            columns: For tables of articles: which column holds the text, the date ...
            allow_local: Also fetch from addresses of this machine and network.
            allow_shrink: Let a version of a catalogue replace one with more than twice as much.

        Raises:
            DataError: If nothing that is named is there.
            ReaderError: If the reader or its model is missing; nothing has changed then.
            StoreError: If the store cannot be written; nothing has changed then.
        """
        from kb.loading import Loading, Settings, find
        from kb.loading import reader as reader_of

        edition = f"{version('launch-kb')} {model or ''}" + (reader if reader != "english" else "")
        settings = Settings(columns, edition, shrink=allow_shrink)
        with TemporaryDirectory() as fetched:
            files, faults = find(map(str, names), Path(fetched), allow_local=allow_local)
            if faults and not files:
                raise DataError("; ".join(map(str, faults)))
            loading = Loading(
                self.folder, gazetteer(), lambda: reader_of(reader, model), advance, settings
            )
            counts = loading.run(files)
        counts.faults[:0] = faults
        self.refresh()
        return counts

    def without(self, document: str) -> list[Change]:
        """Return what would change if a document were taken out; nothing is written.

        Raises:
            NotFoundError: If there is no such document, or the name means several.
        """
        from kb.resolve import rebuild
        from kb.timeline import difference, timeline

        iri = self.find_document(document)
        with self.folder.trial() as rest:
            rest.remove(iri)
            rebuild(rest, gazetteer(), [iri])
            return difference(timeline(self.store, events=False), timeline(rest, events=False))

    def retract(self, document: str, *, when: datetime | None = None) -> str:
        """Take a document out, by its name or IRI, with what only it supported; return its IRI.

        It goes into the history, from where `undo` brings it back; `when` is noted there.

        Raises:
            NotFoundError: If there is no such document, or the name means several.
            StoreError: If the store cannot be written; nothing has changed then.
        """
        from kb.history.retractions import retract
        from kb.resolve import rebuild

        iri = self.find_document(document)
        with self.folder.writing() as draft:
            rebuild(draft, gazetteer(), retract(draft, iri, when))
        self.refresh()
        return iri

    def undo(self) -> list[str]:
        """Bring back what the last retraction took out; return the IRIs of the documents.

        Raises:
            NotFoundError: If nothing is retracted.
            StoreError: If the store cannot be written; nothing has changed then.
        """
        from kb.history.retractions import undo
        from kb.resolve import rebuild

        with self.folder.writing() as draft:
            changed = undo(draft)
            rebuild(draft, gazetteer(), changed)
        self.refresh()
        return sorted(changed)

    def as_of(self, day: str | Time) -> Snapshot:
        """Return what was known by the end of a day, to be asked like the whole; EDTF.

        Versions published later, and claims that became known later, are not in it; documents
        without a date are not, and `undated` names them.

        Raises:
            DateError: If the day is not EDTF, or has no end.
        """
        from kb.history.as_of import copy_of_rest, day_of, is_mostly_gone, restrict, restriction
        from kb.resolve import rebuild

        wanted = day_of(day)
        with ExitStack() as stack:
            rest = stack.enter_context(self.folder.trial())
            known = restriction(rest, wanted)
            if is_mostly_gone(rest, known):
                source, rest = rest, copy_of_rest(rest, known)
                restrict(rest, known, source)
                stack.close()
                rebuild(rest, gazetteer())
            elif known.changed:
                restrict(rest, known, rest)
                rebuild(rest, gazetteer(), known.changed)
            name = f"{self.folder.path} as of {wanted.edtf}"
            return Snapshot(rest, name, undated=known.undated, closing=stack.pop_all().close)

    def diff(self, first: str | Time, second: str | Time) -> list[Change]:
        """Return what changed from one day of knowledge to another, with who changed it; EDTF.

        Raises:
            DateError: If a day is not EDTF, has no end, or the second does not come later.
        """
        from kb.lookup import find_period
        from kb.timeline.revisions import revisions

        find_period(first, second)
        with self.as_of(first) as before, self.as_of(second) as after:
            return revisions(before.store, after.store)

    def review(self, who: str, clock: Callable[[], datetime]) -> Desk:
        """Return a person's desk with the pairs of reports to judge; `refresh` shows the result."""
        from kb.resolve import Desk

        return Desk(self.folder, gazetteer(), who, clock)

    def refresh(self) -> None:
        """See what was written since, by whomever."""
        self.reopen(self.folder.read())
        self._index = self.folder.path


def open_base(path: str | Path = ".kb") -> KnowledgeBase:
    """Open the knowledge base in a folder; it need not exist yet.

    Raises:
        StoreError: If the path is no store and cannot become one, or is of a newer format.
    """
    return KnowledgeBase(Path(path))
