"""Which nodes of the event graph hang together more than with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from kb.rows import Rows

if TYPE_CHECKING:
    import networkx as nx

Method: TypeAlias = Literal["louvain", "greedy-modularity", "label-propagation"]

_SEED = 0
_SHOWN = 5  # members that name a community


def communities(graph: nx.MultiDiGraph[str], method: Method = "louvain") -> Rows:
    """Return the communities of the graph, the largest first, with the members tied most.

    Documents and the order of launches do not count: they would tie everything that one article
    tells, and neighbours in time. Two nodes are tied as strongly as they have edges.

    Args:
        graph: The event graph.
        method: "louvain" (Blondel et al. 2008), "greedy-modularity" (Clauset, Newman and Moore
            2004) or "label-propagation" (Cordasco and Gargano 2010). What is random in them starts
            from one seed: the same graph gives the same answer.
    """
    usable = _weighted(graph)
    found = sorted(_found(usable, method), key=lambda members: (-len(members), min(members)))
    rows = (
        (number, len(members), *_described(graph, usable, members))
        for number, members in enumerate(found, 1)
    )
    return Rows(("community", "members", "agents", "about"), tuple(rows))


def _weighted(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    import networkx as nx

    out: nx.Graph[str] = nx.Graph()
    for source, target, type_ in graph.edges(keys=True):
        if type_ != "precedes" and "document" not in {
            graph.nodes[source]["type"],
            graph.nodes[target]["type"],
        }:
            weight = out.get_edge_data(source, target, {"weight": 0})["weight"]
            out.add_edge(source, target, weight=weight + 1)
    return out


def _found(usable: nx.Graph[str], method: Method) -> list[set[str]]:
    import networkx as nx

    if not usable:
        return []
    if method == "greedy-modularity":
        return [*map(set, nx.community.greedy_modularity_communities(usable, weight="weight"))]
    if method == "label-propagation":
        return [*map(set, nx.community.label_propagation_communities(usable))]
    return [*map(set, nx.community.louvain_communities(usable, weight="weight", seed=_SEED))]


def _described(
    graph: nx.MultiDiGraph[str], usable: nx.Graph[str], members: set[str]
) -> tuple[str, str]:
    """Name the agents of a community, and its other things, those with the most ties first."""
    ranked = sorted(members, key=lambda node: (-usable.degree(node), node))
    agents = [n for n in ranked if graph.nodes[n]["type"] in {"state", "organization", "person"}]
    others = [n for n in ranked if graph.nodes[n]["type"] in {"launch", "vehicle", "site"}]
    agent_names, other_names = (
        "; ".join(str(graph.nodes[node]["label"]) for node in nodes[:_SHOWN])
        for nodes in (agents, others)
    )
    return agent_names, other_names
