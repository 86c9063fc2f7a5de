"""The knowledge base in one object: what the command line does, from Python."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kb.errors import StoreError
from kb.names import gazetteer
from kb.store import StoreFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    import networkx as nx
    import pandas as pd
    import rdflib

    from kb.dates import Time
    from kb.loading import Counts
    from kb.names import Lexicon
    from kb.rows import Rows
    from kb.shapes import Problem
    from kb.store import QuadStore
    from kb.timeline import Change, Explanation, StatementEntry, TimelineEntry


class KnowledgeBase:
    """A store with the questions that can be asked of it.

    It sees the store as it was when it was opened, plus what it loads or retracts itself.

    >>> import tempfile
    >>> with KnowledgeBase(Path(tempfile.mkdtemp())) as base:
    ...     base.timeline()
    []
    """

    def __init__(self, path: Path) -> None:
        self.folder = StoreFolder(path)
        self._quads: QuadStore | None = self.folder.read()

    @property
    def store(self) -> QuadStore:
        """The quads, for whoever wants to ask in SPARQL.

        Raises:
            StoreError: If the knowledge base is closed.
        """
        if self._quads is None:
            raise StoreError(f"the knowledge base {self.folder.path} is closed: open it again")
        return self._quads

    @property
    def lexicon(self) -> Lexicon:
        """What is known by name."""
        return gazetteer()

    def close(self) -> None:
        """Let go of the store's files; whatever is asked afterwards is an error."""
        if self._quads is not None:
            self._quads.close()
        self._quads = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def load(
        self,
        *names: str | Path,
        model: str | None = None,
        advance: Callable[[Path], None] = lambda _: None,
        columns: Mapping[str, str] | None = None,
    ) -> Counts:
        """Load files, folders and patterns; return counts with all warnings and faults.

        Args:
            names: Files, folders, or glob patterns.
            model: Another spaCy pipeline than the one that ships.
            advance: Called with the path of each file that is done.
            columns: For tables of articles: which column holds the text, the date ...

        Raises:
            DataError: If a name stands for nothing.
            StoreError: If the store cannot be written; nothing has changed then.
        """
        from kb.loading import Loading, expand, reader

        paths = expand(str(name) for name in names)
        counts = Loading(
            self.folder,
            self.lexicon,
            lambda: reader(model=model),
            advance,
            columns=columns,
            edition=f"{version('launch-kb')} {model or ''}",
        ).run(paths)
        self._quads = self.folder.read()
        return counts

    def without(self, document: str) -> list[Change]:
        """Return what would change if a document were taken out; nothing is written.

        Raises:
            NotFoundError: If there is no such document, or the name means several.
        """
        from kb.resolve import rebuild
        from kb.timeline import difference, timeline

        rest = self.store.copy(leaving_out=self.find_document(document))
        rebuild(rest, self.lexicon)
        return difference(timeline(self.store, events=False), timeline(rest, events=False))

    def retract(self, document: str) -> str:
        """Take a document out, by its name or IRI, with what only it supported; return its IRI.

        Raises:
            NotFoundError: If there is no such document, or the name means several.
            StoreError: If the store cannot be written; nothing has changed then.
        """
        from kb.resolve import rebuild

        iri = self.find_document(document)
        with self.folder.writing() as draft:
            draft.remove(iri)
            rebuild(draft, self.lexicon)
        self._quads = self.folder.read()
        return iri

    def select(self, query: str) -> Rows:
        """Answer a SPARQL query that only reads.

        Raises:
            QueryError: If it is faulty, or would write or reach outside the store.
        """
        from kb.queries import check_read_only

        check_read_only(query)
        return self.store.select(query)

    def ask(self, name: str, /, **values: object) -> pd.DataFrame:
        """Answer a canned question with its parameters, as a pandas DataFrame.

        A parameter whose name is a word of Python is written with a line below: `from_="2012"`.

        Raises:
            QueryError: If there is no such question, or a parameter is wrong.
        """
        given = {key.rstrip("_"): str(value) for key, value in values.items()}
        return self.ask_rows(name, given).frame()

    def ask_rows(self, name: str, values: Mapping[str, str]) -> Rows:
        """Answer a canned question as plain rows; raises as `ask`."""
        return self.store.select(self.query_text(name, values))

    def query_text(self, name: str, values: Mapping[str, str]) -> str:
        """Return the SPARQL text of a canned question with these values; raises as `ask`."""
        from kb.lookup import names_of
        from kb.queries import bind, find_query, load_queries

        query = find_query(load_queries(), name)
        return bind(query, values, lambda type_: names_of(self.store, self.lexicon, type_))

    def sources(self) -> Rows:
        """Return the documents in the store with what was taken from each, the oldest first."""
        from kb.timeline.documents import sources

        return sources(self.store)

    def timeline(
        self,
        *,
        actor: str = "",
        since: str | Time = "",
        until: str | Time = "",
        certain: bool = False,
        events: bool = True,
    ) -> list[TimelineEntry]:
        """Return launches and other dated events in order.

        Args:
            actor: A name of an agent: only launches by it, or by a body of that state.
            since: EDTF; leave out what is certainly before it.
            until: EDTF; leave out what is certainly after it.
            certain: Keep only what certainly lies between the two.
            events: Also give meetings, alerts and the like.

        Raises:
            DateError: If a date is not EDTF, or the period ends before it begins.
            NotFoundError: If no agent has that name.
        """
        from kb.lookup import find_period
        from kb.timeline import timeline

        first, last = find_period(since, until)
        return timeline(
            self.store,
            since=first,
            until=last,
            actor=self.find_agent(actor) if actor else "",
            certain=certain,
            events=events,
        )

    def statements(self, *, launch: str = "", speaker: str = "") -> list[StatementEntry]:
        """Return statements about a launch, or by an agent, or all.

        Raises:
            NotFoundError: If the launch or the agent is not known.
        """
        from kb.timeline import statements

        return statements(
            self.store,
            launch=self.find_launch(launch) if launch else "",
            speaker=self.find_agent(speaker) if speaker else "",
        )

    def explain(self, launch: str, *properties: str) -> Explanation:
        """Return why a launch is said to be what it is, down to the sentences.

        Args:
            launch: Its IRI, the end of it, its date (`2023-05-31`), or words of its label.
            properties: Restrict to these ("outcome", "date" ...).

        Raises:
            NotFoundError: If no launch, or more than one, answers to it, or a property is unknown.
        """
        from kb.lookup import find_properties
        from kb.timeline import explain

        return explain(self.store, self.find_launch(launch), only=find_properties(properties))

    def graph(self) -> nx.MultiDiGraph[str]:
        """Return launches, agents, statements and documents as a networkx graph."""
        from kb.graph import build

        return build(self.store.select)

    def dataset(self) -> rdflib.Dataset:
        """Return an rdflib Dataset over the same quads, for reading."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.store.inner), default_union=True)

    def export(self, format_: str, target: Path) -> None:
        """Write the store in another tool's format to a file or folder.

        Raises:
            ExportError: If there is no such format, or it cannot be written there.
        """
        from kb.exports import export

        export(self.store, format_, target)

    def check(self) -> list[Problem]:
        """Return what breaks the rules of the shapes; an empty list is good news."""
        from kb.shapes import check

        return list(check(self.store.inner))

    def find_launch(self, words: str) -> str:
        """Return the IRI of the launch that a user means; NotFoundError if not exactly one."""
        from kb.lookup import find_launch

        return find_launch(self.store, words)

    def find_document(self, words: str) -> str:
        """Return the IRI of the document that a user means; NotFoundError if not exactly one."""
        from kb.lookup import find_document

        return find_document(self.store, words)

    def find_agent(self, name: str) -> str:
        """Return the IRI of the agent that a user means; NotFoundError if not exactly one."""
        from kb.lookup import find_agent

        return find_agent(self.store, self.lexicon, name)


def open_base(path: str | Path = ".kb") -> KnowledgeBase:
    """Open the knowledge base in a folder; it need not exist yet.

    Raises:
        StoreError: If the path is no store and cannot become one, or is of a newer format.
    """
    return KnowledgeBase(Path(path))
