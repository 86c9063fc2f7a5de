from typing import TYPE_CHECKING

import pytest

from kb.errors import NotFoundError
from kb.graph import communities, journey, reactions, speaks_about

if TYPE_CHECKING:
    import networkx as nx

    from kb.graph.communities import Method

BASE = "https://w3id.org/launch-kb/"


def add(graph: "nx.MultiDiGraph[str]", name: str, speaker: str, act: str, day: str) -> None:
    """Add a statement about the launch of May 2023."""
    data = {"type": "statement", "label": name, "content": name, "act": act, "edtf": day}
    moment = {"earliest": f"{day}T00:00:00Z", "latest": f"{day}T23:59:59Z"}
    graph.add_node(name, **data, **moment)
    graph.add_edge(name, f"{BASE}launch/aaaaaaaaaaaaaaaa", key="about", type="about", **moment)
    graph.add_edge(name, f"{BASE}agent/{speaker}", key="speaker", type="speaker", **moment)


def test_the_chain_of_reaction_is_in_order(graph: "nx.MultiDiGraph[str]") -> None:
    """The launching side speaks, others answer it, and the same words stand once."""
    add(graph, "a success", "north-korea", "claim", "2023-06-02")
    add(graph, "an outrage", "japan", "condemn", "2023-06-03")
    graph.add_node("copy", **graph.nodes["an outrage"])
    graph.add_edge("copy", f"{BASE}launch/aaaaaaaaaaaaaaaa", key="about", type="about")
    graph.add_edge("copy", f"{BASE}agent/japan", key="speaker", type="speaker")
    rows = reactions(graph, "2023-05-31").to_dicts()
    late = [row for row in rows if row["date"] in {"2023-06-02", "2023-06-03"}]

    assert rows[0]["stage"] == "launch"
    assert [(row["stage"], row["who"], row["answers"], row["times"]) for row in late] == [
        ("statement", "North Korea", "", 1),
        ("counter-statement", "Japan", "North Korea", 2),
    ]


def test_only_a_launch_has_reactions(graph: "nx.MultiDiGraph[str]") -> None:
    """Asking for the reactions to an agent is an error that says so."""
    with pytest.raises(NotFoundError, match="'KCNA' is no launch"):
        reactions(graph, "KCNA")


def test_who_speaks_about_whom_is_counted(graph: "nx.MultiDiGraph[str]") -> None:
    """A statement about a launch is a tie from its speaker to who launched."""
    add(graph, "an outrage", "japan", "condemn", "2023-06-03")
    add(graph, "unacceptable", "japan", "condemn", "2023-06-04")
    ties = speaks_about(graph)

    assert ties.edges[f"{BASE}agent/japan", f"{BASE}agent/north-korea"] == {
        "weight": 2,
        "acts": "condemn 2",
    }


@pytest.mark.parametrize("method", ["louvain", "greedy-modularity", "label-propagation"])
def test_communities_share_out_the_nodes(graph: "nx.MultiDiGraph[str]", method: "Method") -> None:
    """Every method gives the same answer twice, in communities from large to small."""
    rows = communities(graph, method)
    sizes = [int(size or 0) for _, size, *_ in rows]

    assert rows == communities(graph, method)
    assert sizes == sorted(sizes, reverse=True)
    assert 0 < sum(sizes) <= len(graph)


def test_an_empty_graph_has_no_communities(graph: "nx.MultiDiGraph[str]") -> None:
    """Where nothing is tied there are none."""
    graph.clear()

    assert communities(graph).rows == ()


def test_a_journey_does_not_go_back_in_time(graph: "nx.MultiDiGraph[str]") -> None:
    """A way through a later statement cannot lead on to an earlier launch."""
    graph.clear()
    for node in "abcd":
        graph.add_node(node, type="state", label=node)
    for source, target, day in (("a", "b", 5), ("b", "d", 3), ("b", "c", 6), ("c", "d", 7)):
        moment = f"2023-05-{day:02}T00:00:00Z"
        graph.add_edge(source, target, key="tie", type="tie", earliest=moment, latest=moment)

    assert [step.target for step in journey(graph, "a", "d")] == ["b", "c", "d"]
    with pytest.raises(NotFoundError, match="without going back in time"):
        journey(graph, "c", "a")


def test_what_has_no_date_costs_no_time(graph: "nx.MultiDiGraph[str]") -> None:
    """A body's country can be passed at any time."""
    steps = [str(step) for step in journey(graph, "KCNA", "North Korea")]

    assert steps == ["KCNA -country-> North Korea"]
