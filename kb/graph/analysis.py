"""What can be asked of the event graph: sizes, paths, neighbourhoods, time slices, centres."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from kb.errors import NotFoundError
from kb.graph.find import find
from kb.graph.moments import bounds
from kb.graph.steps import Step
from kb.rows import Rows
from kb.terms import AGENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    import networkx as nx

Measure: TypeAlias = Literal["degree", "betweenness"]

DATED = frozenset(["launch", "statement", "event", "document"])
PIVOTS = 300
"""From how many nodes betweenness is estimated in larger graphs (Brandes and Pich 2007)."""


def stats(graph: nx.MultiDiGraph[str]) -> Rows:
    """Return how many nodes and edges there are of each type, and how many separate parts."""
    import networkx as nx

    nodes = Counter(data["type"] for _, data in graph.nodes(data=True))
    edges = Counter(type_ for _, _, type_ in graph.edges(keys=True))
    counts = [
        *(("node", type_, nodes[type_]) for type_ in sorted(nodes)),
        *(("edge", type_, edges[type_]) for type_ in sorted(edges)),
        ("part", "connected", nx.number_weakly_connected_components(graph)),
    ]
    return Rows(("what", "type", "count"), tuple(counts))


def path(
    graph: nx.MultiDiGraph[str], start: str, end: str, *, without: Collection[str] = ()
) -> tuple[Step, ...]:
    """Return a shortest way between two nodes, along or against edges, as names or IRIs give them.

    Args:
        graph: The event graph.
        start: Name, date or IRI of the first node.
        end: Name, date or IRI of the last node.
        without: Types of edges that must not be used.

    Raises:
        NotFoundError: If a name is not in the graph, or nothing connects the two.
    """
    import networkx as nx

    first, last = find(graph, start), find(graph, end)
    usable = _undirected(graph, without)
    try:
        nodes = nx.shortest_path(usable, first, last)
    except nx.NetworkXNoPath as error:
        raise NotFoundError(f"nothing connects {start!r} and {end!r}") from error
    return tuple(_step(graph, source, target, without) for source, target in pairwise(nodes))


def _undirected(graph: nx.MultiDiGraph[str], without: Collection[str]) -> nx.Graph[str]:
    import networkx as nx

    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(graph)
    simple.add_edges_from(
        (source, target) for source, target, type_ in graph.edges(keys=True) if type_ not in without
    )
    return simple


def _step(graph: nx.MultiDiGraph[str], source: str, target: str, without: Collection[str]) -> Step:
    labels = graph.nodes[source]["label"], graph.nodes[target]["label"]
    if forward := _types(graph, source, target, without):
        return Step(source, target, *labels, forward[0], forward=True)
    backward = _types(graph, target, source, without)
    return Step(source, target, *labels, backward[0], forward=False)


def _types(
    graph: nx.MultiDiGraph[str], source: str, target: str, without: Collection[str]
) -> list[str]:
    """The types of the edges from one node to another."""
    if not graph.has_edge(source, target):
        return []
    return sorted(str(type_) for type_ in graph[source][target] if type_ not in without)


def neighbours(graph: nx.MultiDiGraph[str], name: str, depth: int = 1) -> nx.MultiDiGraph[str]:
    """Return the part of the graph within so many steps of a node, along or against edges.

    Raises:
        NotFoundError: If nothing or more than one thing in the graph has that name.
    """
    import networkx as nx

    centre = find(graph, name)
    near = nx.single_source_shortest_path_length(_undirected(graph, ()), centre, cutoff=depth)
    return _part(graph, near)


def slice_of(
    graph: nx.MultiDiGraph[str],
    earliest: datetime | None = None,
    latest: datetime | None = None,
    *,
    certain: bool = False,
) -> nx.MultiDiGraph[str]:
    """Return what falls between two moments in UTC, with the agents and things it involves.

    Args:
        graph: The event graph.
        earliest: First moment; None for no limit.
        latest: Last moment; None for no limit.
        certain: Keep only what lies inside for sure, not what merely may.
    """
    inside = {
        node
        for node, data in graph.nodes(data=True)
        if data["type"] in DATED and _falls(data, (earliest, latest), certain=certain)
    }
    involved = {
        other
        for node in inside
        for other in (*graph.successors(node), *graph.predecessors(node))
        if graph.nodes[other]["type"] not in DATED
    }
    return _part(graph, inside | involved)


def _falls(
    data: Mapping[str, str], window: tuple[datetime | None, datetime | None], *, certain: bool
) -> bool:
    earliest, latest = bounds(data)
    begin, end = window
    if earliest is None and latest is None:
        return False
    if certain:
        return (begin is None or (earliest is not None and begin <= earliest)) and (
            end is None or (latest is not None and latest <= end)
        )
    return (begin is None or latest is None or begin <= latest) and (
        end is None or earliest is None or earliest <= end
    )


def _part(graph: nx.MultiDiGraph[str], nodes: Iterable[str]) -> nx.MultiDiGraph[str]:
    """A copy of these nodes and the edges between them, in the order of the whole."""
    import networkx as nx

    wanted = set(nodes)
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    part.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in wanted)
    for source, target, type_, data in graph.edges(keys=True, data=True):
        if source in wanted and target in wanted:
            part.add_edge(source, target, key=type_, **data)
    return part


def centrality(
    graph: nx.MultiDiGraph[str], measure: Measure = "degree", *, type_: str = ""
) -> Rows:
    """Return the nodes from the most to the least central, all or those of one type.

    Degree is the share of the other nodes that one is linked to, betweenness the share of
    shortest ways that lead through it (estimated from 300 nodes in larger graphs). The order of
    launches does not count: it would make the middle of time a centre.

    Raises:
        NotFoundError: If the graph has no nodes of that type.
    """
    import networkx as nx

    types = _types_of_nodes(graph, type_)
    usable = _undirected(graph, ["precedes"])
    if measure == "degree":
        scores: Mapping[str, float] = nx.degree_centrality(usable)
    else:
        sample = PIVOTS if len(usable) > PIVOTS else None
        scores = nx.betweenness_centrality(usable, k=sample, seed=0)
    ranked = sorted(scores, key=lambda node: (-scores[node], node))
    wanted = [node for node in ranked if graph.nodes[node]["type"] in types]
    rows = ((graph.nodes[n]["label"], graph.nodes[n]["type"], scores[n], n) for n in wanted)
    return Rows(("name", "type", measure, "iri"), tuple(rows))


def _types_of_nodes(graph: nx.MultiDiGraph[str], name: str) -> set[str]:
    """The types that a name stands for: itself, all where it is empty, every kind of agent."""
    there = {data["type"] for _, data in graph.nodes(data=True)}
    agents = {"agent", *(type_.value for type_ in AGENT_TYPES)}
    wanted = agents if name == "agent" else {name} if name else there
    if there and not there & wanted:
        known = ", ".join(sorted({*there, "agent"}))
        raise NotFoundError(f"no nodes of type {name!r} in the graph; there are: {known}")
    return wanted
