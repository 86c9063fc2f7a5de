"""The event graph as made from a store."""

from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from kb.graph import build
from kb.rows import Rows
from kb.store import QuadStore

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://w3id.org/launch-kb/"
CHOLLIMA = BASE + "launch/aaaaaaaaaaaaaaaa"
IRAN = BASE + "launch/bbbbbbbbbbbbbbbb"
PLANNED = BASE + "launch/cccccccccccccccc"
BRIEF = BASE + "document/1111111111111111"
OTHER = BASE + "document/2222222222222222"
EDGES = [
    (CHOLLIMA, "actor", BASE + "agent/north-korea"),
    (CHOLLIMA, "vehicle", BASE + "vehicle/chollima-1"),
    (CHOLLIMA, "payload", BASE + "payload/malligyong-1"),
    (CHOLLIMA, "payload", BASE + "payload/beacon"),
    (CHOLLIMA, "site", BASE + "site/sohae"),
    (CHOLLIMA, "coveredBy", BRIEF),
    (CHOLLIMA, "coveredBy", OTHER),
    (PLANNED, "followedBy", CHOLLIMA),
    (IRAN, "precedes", CHOLLIMA),
    (BRIEF, "publishedBy", BASE + "agent/desk-a"),
    (BRIEF + "#statement-1", "speaker", BASE + "agent/kcna"),
    (BRIEF + "#statement-1", "about", CHOLLIMA),
    (BRIEF + "#statement-2", "speaksFor", BASE + "agent/north-korea"),
    (BRIEF + "#statement-2", "within", BRIEF + "#statement-1"),
    (BRIEF + "#statement-2", "inDocument", BRIEF),
    (OTHER + "#event-1", "agent", BASE + "agent/japan"),
    (OTHER + "#event-1", "voice", OTHER + "#statement-1"),
    (BASE + "agent/kcna", "country", BASE + "agent/north-korea"),
]


def test_a_launch_says_what_is_known_of_it(graph: "nx.MultiDiGraph[str]") -> None:
    """A launch's node holds its consolidated values, its date's bounds, its supports."""
    expected = {
        "type": "launch",
        "label": "31 May 2023, North Korea, Chollima-1",
        "iri": CHOLLIMA,
        "kind": "orbital",
        "status": "occurred",
        "outcome": "failure",
        "count": 1,
        "documents": 2,
        "origins": 2,
        "edtf": "2023-05-31T06:29+09:00",
        "earliest": "2023-05-30T21:29:00Z",
        "latest": "2023-05-30T21:29:59Z",
        "precision": "minute",
        "conflicts": 1,
    }

    assert expected == graph.nodes[CHOLLIMA]


def test_what_is_unknown_is_absent(graph: "nx.MultiDiGraph[str]") -> None:
    """A launch without a date has no bounds, rather than empty or invented ones."""
    known = set(graph.nodes[PLANNED])

    assert set() == known & {"edtf", "earliest", "latest", "outcome"}


@pytest.mark.parametrize(("source", "type_", "target"), EDGES)
def test_edges_are_keyed_by_their_type(
    graph: "nx.MultiDiGraph[str]", source: str, type_: str, target: str
) -> None:
    """Each link of the store is one edge whose key and type are the link's name."""
    data = graph.get_edge_data(source, target, key=type_)

    assert data is not None
    assert type_ == data["type"]


def test_edges_carry_dates(graph: "nx.MultiDiGraph[str]") -> None:
    """An edge has the date of its source; a coverage that of the document's publication."""
    actor = graph.edges[CHOLLIMA, BASE + "agent/north-korea", "actor"]
    covered = graph.edges[CHOLLIMA, BRIEF, "coveredBy"]

    assert actor["earliest"] == "2023-05-30T21:29:00Z"
    assert (covered["edtf"], covered["reports"]) == ("2023-05-31", 1)


def test_a_planned_launch_precedes_nothing(graph: "nx.MultiDiGraph[str]") -> None:
    """Only launches that took place have a certain order."""
    preceding = [(a, b) for a, b, type_ in graph.edges(keys=True) if type_ == "precedes"]

    assert preceding == [(IRAN, CHOLLIMA)]


def test_nodes_and_edges_come_in_order(graph: "nx.MultiDiGraph[str]") -> None:
    """Nodes are sorted by type and IRI, so that every run gives the same graph."""
    nodes = [(data["type"], node) for node, data in graph.nodes(data=True)]

    assert all(first < second for first, second in pairwise(nodes))


def test_the_order_of_answers_does_not_count(
    store: QuadStore, graph: "nx.MultiDiGraph[str]"
) -> None:
    """A service that answers in another order leads to the same graph in the same order."""

    def reversed_select(query: str) -> Rows:
        rows = store.select(query)
        return Rows(rows.columns, rows.rows[::-1])

    other = build(reversed_select)

    assert list(graph.nodes(data=True)) == list(other.nodes(data=True))
    assert list(graph.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_networkx_writes_it_as_graphml(graph: "nx.MultiDiGraph[str]", tmp_path: "Path") -> None:
    """No attribute stands in the way of networkx's own GraphML writer."""
    file = tmp_path / "events.graphml"
    nx.write_graphml(graph, file)

    assert set(graph) == set(nx.read_graphml(file, force_multigraph=True))


def test_an_empty_store_has_an_empty_graph() -> None:
    """Nothing loaded means no nodes, and no error."""
    graph = build(QuadStore().select)

    assert len(graph) == 0
