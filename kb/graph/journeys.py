"""Ways through the event graph on which time never runs backwards."""

from __future__ import annotations

from datetime import UTC, datetime
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.errors import NotFoundError
from kb.graph.find import find
from kb.graph.moments import bounds
from kb.graph.steps import Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import networkx as nx

_ALWAYS = datetime.min.replace(tzinfo=UTC)


def journey(
    graph: nx.MultiDiGraph[str], start: str, end: str, *, without: Collection[str] = ("precedes",)
) -> tuple[Step, ...]:
    """Return a way between two nodes on which no step is certainly earlier than the one before.

    Of all such ways it is one that arrives earliest, and of these one with the fewest steps. Edges
    are walked along or against their direction; edges without a date (a body's country) cost no
    time. This is the earliest-arrival path of temporal graphs (Wu et al. 2014) with intervals for
    dates: a step is possible unless it certainly lies before the steps so far.

    Args:
        graph: The event graph.
        start: Name, date or IRI of the first node.
        end: Name, date or IRI of the last node.
        without: Types of edges that must not be used.

    Raises:
        NotFoundError: If a name is not in the graph, or no such way connects the two.
    """
    first, last = find(graph, start), find(graph, end)
    way = _earliest(graph, first, last, without)
    if way is None:
        raise NotFoundError(f"nothing connects {start!r} and {end!r} without going back in time")
    return tuple(
        Step(a, b, graph.nodes[a]["label"], graph.nodes[b]["label"], type_, forward=forward)
        for (a, _, _), (b, type_, forward) in pairwise(way)
    )


def _earliest(
    graph: nx.MultiDiGraph[str], first: str, last: str, without: Collection[str]
) -> list[tuple[str, str, bool]] | None:
    """Label nodes in the order of arrival; return the nodes with the edges that led to them."""
    queue: list[tuple[datetime, int, str]] = [(_ALWAYS, 0, first)]
    came: dict[str, tuple[str, str, bool]] = {first: ("", "", True)}
    best = {first: (_ALWAYS, 0)}
    while queue:
        moment, steps, node = heappop(queue)
        if node == last:
            return _way(came, last)
        if best[node] < (moment, steps):
            continue
        for other, type_, forward, arrival in _possible(graph, node, moment, without):
            if (arrival, steps + 1) < best.get(other, (datetime.max.replace(tzinfo=UTC), 0)):
                best[other] = (arrival, steps + 1)
                came[other] = (node, type_, forward)
                heappush(queue, (arrival, steps + 1, other))
    return None


def _possible(
    graph: nx.MultiDiGraph[str], node: str, moment: datetime, without: Collection[str]
) -> Iterator[tuple[str, str, bool, datetime]]:
    """The steps from a node that are not certainly before a moment, with when they arrive."""
    out = ((b, key, True, data) for _, b, key, data in graph.out_edges(node, keys=True, data=True))
    in_ = ((a, key, False, data) for a, _, key, data in graph.in_edges(node, keys=True, data=True))
    for other, type_, forward, data in (*out, *in_):
        earliest, latest = bounds(data)
        if type_ not in without and (latest is None or latest >= moment):
            yield other, str(type_), forward, max(moment, earliest or moment)


def _way(came: dict[str, tuple[str, str, bool]], last: str) -> list[tuple[str, str, bool]]:
    way = []
    node = last
    while node:
        before, type_, forward = came[node]
        way.append((node, type_, forward))
        node = before
    return way[::-1]
