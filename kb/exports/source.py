"""What is exported: a view, and what several files of one format need of it, read only once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kb.exports.book import Book
from kb.graph import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx
    import pyoxigraph as ox

    from kb.rows import Rows
    from kb.store import View


class Source:
    """A view that also has its event graph and its tables at hand."""

    def __init__(self, view: View) -> None:
        self._view = view

    def select(self, query: str) -> Rows:
        """Return the answer of a SELECT query as plain values."""
        return self._view.select(query)

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Return the quads of one graph, or of all."""
        return self._view.quads(graph)

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The event graph."""
        return build(self.select)

    @cached_property
    def book(self) -> Book:
        """What the flat tables are made of."""
        return Book(self)
