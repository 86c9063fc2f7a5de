"""Quads in one Oxigraph instance: what can be read from it, and what can be written to it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kb.errors import QueryError, StoreError
from kb.rdf.border import iri, plain
from kb.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


# From so many quads on, files of their own are faster than single entries.
_MANY = 20_000


class View(Protocol):
    """What readers of a store ask of it."""

    def select(self, query: str) -> Rows:
        """Return the answer of a SELECT query as plain values."""

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Return the quads of one graph, or of all."""


class QuadStore:
    """An Oxigraph instance behind the few verbs that the rest of the house needs.

    >>> store = QuadStore()
    >>> a = ox.NamedNode("https://example.org/a")
    >>> store.replace("https://example.org/g", [ox.Quad(a, a, ox.Literal("1"), a)])
    >>> store.select("SELECT ?o WHERE { GRAPH ?g { ?s ?p ?o } }").rows
    (('1',),)
    """

    def __init__(self, inner: ox.Store | None = None) -> None:
        self.inner = inner if inner is not None else ox.Store()

    def close(self) -> None:
        """Let go of the files, whoever still holds this object; it is empty afterwards."""
        self.inner = ox.Store()

    def __len__(self) -> int:
        """Return how many quads there are."""
        return len(self.inner)

    def select(self, query: str) -> Rows:
        """Return the answer of a SELECT or ASK query as plain values.

        Raises:
            QueryError: If the query is faulty, or is of another form.
        """
        with _query_errors():
            answer = self.inner.query(query)
        match answer:
            case ox.QuerySolutions():
                columns = tuple(variable.value for variable in answer.variables)
                with _query_errors():
                    rows = tuple(tuple(plain(term) for term in solution) for solution in answer)
                return Rows(columns, rows)
            case ox.QueryBoolean():
                return Rows(("answer",), ((bool(answer),),))
        raise QueryError("the query builds triples; ask for rows (SELECT or ASK)")

    def construct(self, query: str) -> Iterator[ox.Triple]:
        """Return the triples that a CONSTRUCT or DESCRIBE query builds.

        Raises:
            QueryError: If the query is faulty, or is of another form.
        """
        with _query_errors():
            answer = self.inner.query(query)
        if not isinstance(answer, ox.QueryTriples):
            raise QueryError("the query answers with rows; ask for triples (CONSTRUCT or DESCRIBE)")
        return answer

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Return the quads of one graph, or of all."""
        return self.inner.quads_for_pattern(None, None, None, iri(graph) if graph else None)

    def match(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        graph: ox.NamedNode | None = None,
        *,
        value: ox.NamedNode | ox.Literal | None = None,
    ) -> Iterator[ox.Quad]:
        """Return the quads that have what is given: for single look-ups faster than a query."""
        return self.inner.quads_for_pattern(subject, predicate, value, graph)

    def graphs(self) -> list[str]:
        """Return the names of the graphs, sorted."""
        return sorted(node.value for node in self.inner.named_graphs())

    def replace(self, graph: str, quads: Iterable[ox.Quad]) -> None:
        """Put these quads in the place of whatever the graph held; what stays is not touched.

        Raises:
            StoreError: If the disk refuses.
        """
        old = set(self.quads(graph))
        if old:
            self.exchange(old, quads)
        else:
            self.add(quads)

    def exchange(self, old: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> None:
        """Put quads in the place of others; what stands in both is not touched.

        Raises:
            StoreError: If the disk refuses.
        """
        before, after = set(old), set(new)
        self.change(before - after, after - before)

    def change(self, gone: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> None:
        """Take quads out and put others in.

        Raises:
            StoreError: If the disk refuses.
        """
        with disk_errors("write to the store"):
            for quad in gone:
                self.inner.remove(quad)
        self.add(new)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Put these quads beside what there is.

        Raises:
            StoreError: If the disk refuses.
        """
        given = list(quads)
        with disk_errors("write to the store"):
            if len(given) < _MANY:
                self.inner.extend(given)
            else:
                self.inner.bulk_extend(given)

    def remove(self, graph: str) -> None:
        """Take a graph out.

        Raises:
            StoreError: If the disk refuses.
        """
        with disk_errors("write to the store"):
            self.inner.remove_graph(iri(graph))

    def copy(self, *, leaving_out: str) -> QuadStore:
        """Return a copy in memory without one graph, to try out what would follow."""
        out = QuadStore()
        away = iri(leaving_out)
        out.inner.bulk_extend(quad for quad in self.quads() if quad.graph_name != away)
        return out


@contextmanager
def _query_errors() -> Iterator[None]:
    try:
        yield
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {_one_line(error)}") from error


@contextmanager
def disk_errors(doing: str) -> Iterator[None]:
    """Turn an operating system's refusal into one line that says what was being done.

    Raises:
        StoreError: In the place of any OSError.
    """
    try:
        yield
    except OSError as error:
        raise StoreError(f"cannot {doing}: {_one_line(error)}") from error


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())
