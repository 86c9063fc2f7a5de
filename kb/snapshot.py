"""A state of the store with the questions that can be asked of it; nothing here writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, Unpack

from kb.errors import StoreError
from kb.names import gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path
    from types import TracebackType

    import altair as alt
    import networkx as nx
    import pandas as pd
    import rdflib

    from kb.dates import Time
    from kb.names import Lexicon
    from kb.plots import Look
    from kb.rows import Rows
    from kb.search import Hit
    from kb.shapes import Problem
    from kb.store import QuadStore
    from kb.timeline import Explanation, StatementEntry, TimelineEntry


class Snapshot:
    """One state of the store, or what was known on a day, as an object to ask.

    `undated` names documents that were left out because nobody knows when they were published.
    """

    def __init__(
        self,
        quads: QuadStore,
        name: str,
        *,
        undated: tuple[str, ...] = (),
        closing: Callable[[], None] = lambda: None,
    ) -> None:
        self._quads: QuadStore | None = quads
        self._name = name
        self._lexicon: Lexicon | None = None
        self._closing = closing
        # Where an index of the words may be kept: a state that is gone tomorrow keeps none.
        self._index: Path | None = None
        self.undated = undated

    @property
    def store(self) -> QuadStore:
        """The quads, for whoever wants to ask in SPARQL.

        Raises:
            StoreError: If the knowledge base is closed.
        """
        if self._quads is None:
            raise StoreError(f"the knowledge base {self._name} is closed: open it again")
        return self._quads

    @property
    def lexicon(self) -> Lexicon:
        """What is known by name: from the gazetteer, and from the catalogues in the store."""
        if self._lexicon is None:
            from kb.resolve.known import store_lexicon

            self._lexicon = store_lexicon(self.store, gazetteer())
        return self._lexicon

    def reopen(self, quads: QuadStore) -> None:
        """Look at another state from now on."""
        self._quads, self._lexicon = quads, None

    def close(self) -> None:
        """Let go of the store's files; whatever is asked afterwards is an error."""
        if self._quads is not None:
            self._quads.close()
            self._closing()
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
        from kb.lookup import question
        from kb.queries import find_query, load_queries

        return question(self.store, self.lexicon, find_query(load_queries(), name), values)

    def search(self, words: str, *, sorts: Collection[str] = (), limit: int = 20) -> list[Hit]:
        """Return the articles, statements and launches that have all of the words, best first."""
        from kb.search import SORTS, search

        wanted = sorts or SORTS
        return search(
            self.store, self.lexicon, words, folder=self._index, sorts=wanted, limit=limit
        )

    def sources(self) -> Rows:
        """Return the documents in the store with what was taken from each, the oldest first."""
        from kb.timeline.documents import sources

        return sources(self.store)

    def versions(self) -> Rows:
        """Return the earlier versions of documents, with what replaced each."""
        from kb.timeline.documents import versions

        return versions(self.store)

    def retractions(self) -> Rows:
        """Return what was taken out, the last retraction first."""
        from kb.timeline.documents import retractions

        return retractions(self.store)

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

    def plot(
        self,
        name: str,
        *,
        actor: str = "",
        launch: str = "",
        since: str | Time = "",
        until: str | Time = "",
        **look: Unpack[Look],
    ) -> alt.Chart | alt.LayerChart:
        """Return a figure as an Altair chart, which notebooks show by themselves.

        Args:
            name: One of `kb.plots.FIGURES`: "timeline", "years", "statements" ...
            actor: A name of an agent: only launches by it, or by a body of that state.
            launch: The launch that the figure is about, by its date, label or IRI.
            since: EDTF; leave out what is certainly before it.
            until: EDTF; leave out what is certainly after it.
            look: `width` of the drawing area in pixels, and `dark` for light on dark.

        Raises:
            NotFoundError: If there is no such figure, agent or launch, or nothing to draw.
        """
        from kb.lookup import find_period
        from kb.plots import Wanted, draw

        first, last = find_period(since, until)
        agent = self.find_agent(actor) if actor else ""
        event = self.find_launch(launch) if launch else ""
        return draw(self.store, name, Wanted(agent, event, first, last, **look))

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
