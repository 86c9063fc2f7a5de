"""Sizes, paths, neighbourhoods, time slices, centres."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from kb.errors import NotFoundError
from kb.graph import centrality, neighbours, path, slice_of, stats

if TYPE_CHECKING:
    import networkx as nx

BASE = "https://w3id.org/launch-kb/"
CHOLLIMA = BASE + "launch/aaaaaaaaaaaaaaaa"
IRAN = BASE + "launch/bbbbbbbbbbbbbbbb"


def test_stats_count_nodes_edges_and_parts(graph: "nx.MultiDiGraph[str]") -> None:
    """Every node and edge is counted once, under its type."""
    rows = stats(graph).rows
    totals = {what: sum(int(n or 0) for w, _, n in rows if w == what) for what in ("node", "edge")}

    assert {"node": len(graph), "edge": graph.number_of_edges()} == totals
    assert ("node", "launch", 3) in rows
    assert ("part", "connected", 1) in rows


def test_a_path_tells_each_step(graph: "nx.MultiDiGraph[str]") -> None:
    """The way between two names is told edge by edge, with its direction."""
    steps = [str(step) for step in path(graph, "Japan", "Tongchang-ri")]

    assert steps == [
        "Japan <-agent- alert lifted",
        "alert lifted -about-> 31 May 2023, North Korea, Chollima-1",
        "31 May 2023, North Korea, Chollima-1 -site-> Sohae",
    ]


def test_a_path_can_avoid_edges(graph: "nx.MultiDiGraph[str]") -> None:
    """Edge types that are left out are not walked."""
    steps = path(graph, "Iran", "DPRK", without=["precedes"])

    assert "precedes" not in [step.type for step in steps]
    assert "precedes" in [step.type for step in path(graph, "Iran", "DPRK")]


def test_no_path_is_an_error(graph: "nx.MultiDiGraph[str]") -> None:
    """Two nodes that nothing connects are said to be so."""
    every = sorted({type_ for _, _, type_ in graph.edges(keys=True)})

    with pytest.raises(NotFoundError, match="nothing connects 'Iran' and 'Japan'"):
        path(graph, "Iran", "Japan", without=every)


def test_neighbours_stop_at_their_depth(graph: "nx.MultiDiGraph[str]") -> None:
    """One step from KCNA are its state and its statements; two steps reach the launch."""
    near, far = neighbours(graph, "KCNA"), neighbours(graph, "KCNA", 2)

    assert {"KCNA", "North Korea", "KCNA said: the launch failed", "It vowed: a second launch"} == {
        data["label"] for _, data in near.nodes(data=True)
    }
    assert CHOLLIMA in far


def test_a_part_keeps_the_order_of_the_whole(graph: "nx.MultiDiGraph[str]") -> None:
    """Nodes and edges of a neighbourhood come as they do in the graph."""
    part = neighbours(graph, "KCNA", 2)

    assert [node for node in graph if node in part] == list(part)
    assert [edge for edge in graph.edges(keys=True) if edge in part.edges] == list(
        part.edges(keys=True)
    )


def test_a_slice_holds_what_may_fall_into_it(graph: "nx.MultiDiGraph[str]") -> None:
    """A window in May has the Korean launch with those involved, not the Iranian."""
    part = slice_of(graph, datetime(2023, 5, 1, tzinfo=UTC), datetime(2023, 5, 31, tzinfo=UTC))

    assert CHOLLIMA in part
    assert BASE + "agent/north-korea" in part
    assert IRAN not in part


def test_a_certain_slice_leaves_out_what_only_may(graph: "nx.MultiDiGraph[str]") -> None:
    """A launch on 7 March somewhere on earth may be on 7 March UTC, but need not."""
    window = datetime(2023, 3, 7, tzinfo=UTC), datetime(2023, 3, 7, 23, 59, 59, tzinfo=UTC)

    assert IRAN in slice_of(graph, *window)
    assert IRAN not in slice_of(graph, *window, certain=True)


def test_an_open_window_leaves_out_only_the_undated(graph: "nx.MultiDiGraph[str]") -> None:
    """Without limits every dated thing is in the slice, certain or not."""
    dated = {
        node
        for node, data in graph.nodes(data=True)
        if "earliest" in data and data["type"] != "state"
    }

    assert dated <= set(slice_of(graph)) & set(slice_of(graph, certain=True))
    assert BASE + "launch/cccccccccccccccc" not in slice_of(graph)


@pytest.mark.parametrize("measure", ["degree", "betweenness"])
def test_the_centre_is_the_launch_that_all_speak_of(
    graph: "nx.MultiDiGraph[str]", measure: str
) -> None:
    """By either measure the launch that documents, statements and events share is central."""
    rows = centrality(graph, "degree" if measure == "degree" else "betweenness")

    assert rows.rows[0][3] == CHOLLIMA
    assert len(graph) == len(rows)


def test_centrality_of_one_type(graph: "nx.MultiDiGraph[str]") -> None:
    """Asked for states, the ranking holds states alone."""
    rows = centrality(graph, type_="state")

    assert [row[0] for row in rows] == ["North Korea", "Iran", "Japan"]


def test_centrality_of_agents(graph: "nx.MultiDiGraph[str]") -> None:
    """Agents are states, organizations and persons."""
    types = {row[1] for row in centrality(graph, type_="agent")}

    assert types == {"state", "organization"}


def test_centrality_of_an_unknown_type(graph: "nx.MultiDiGraph[str]") -> None:
    """A type that no node has is refused with those that there are."""
    with pytest.raises(NotFoundError, match="no nodes of type 'rocket' in the graph; there are: a"):
        centrality(graph, type_="rocket")
