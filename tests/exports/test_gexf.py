"""GEXF 1.3, read back by networkx and held against the rules of the format."""

import io
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from kb.exports.gexf import write_graph
from kb.graph import build
from kb.store import QuadStore

NS = "{http://gexf.net/1.3}"
# Element: the attributes it must have, those it may have, its children in their order.
RULES = {
    "gexf": ({"version"}, set(), ["meta", "graph"]),
    "meta": (set(), set(), ["creator", "description"]),
    "creator": (set(), set(), []),
    "description": (set(), set(), []),
    "graph": (
        {"mode", "defaultedgetype", "idtype", "timeformat", "timerepresentation", "timezone"},
        {"start", "end"},
        ["attributes", "nodes", "edges"],
    ),
    "attributes": ({"class", "mode"}, set(), ["attribute"]),
    "attribute": ({"id", "title", "type"}, set(), []),
    "nodes": ({"count"}, set(), ["node"]),
    "node": ({"id", "label"}, {"start", "end"}, ["attvalues"]),
    "edges": ({"count"}, set(), ["edge"]),
    "edge": ({"id", "source", "target", "kind", "label"}, {"start", "end"}, ["attvalues"]),
    "attvalues": (set(), set(), ["attvalue"]),
    "attvalue": ({"for", "value"}, {"start", "end"}, []),
}
TYPES = {"integer", "long", "double", "boolean", "string"}


def read(data: bytes) -> "nx.MultiDiGraph[str]":
    """The graph that networkx finds; it knows no dateTime, and takes these as it takes days."""
    known = data.replace(b'timeformat="dateTime"', b'timeformat="date"')
    return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(known), version="1.3"))


def faults(element: ET.Element) -> Iterator[str]:
    """What breaks the rules of the format, here and below."""
    tag = element.tag.removeprefix(NS)
    must, may, children = RULES[tag]
    order = [children.index(child.tag.removeprefix(NS)) for child in element]
    if not must <= set(element.attrib) <= must | may:
        yield f"{tag} has {sorted(element.attrib)}"
    if order != sorted(order):
        yield f"the children of {tag} are not in order"
    for child in element:
        yield from faults(child)


def written_graph(graph: "nx.MultiDiGraph[str]") -> bytes:
    """A graph as GEXF."""
    stream = io.BytesIO()
    write_graph(graph, stream)
    return stream.getvalue()


@pytest.fixture
def data(store: QuadStore) -> bytes:
    """The sample as GEXF."""
    return written_graph(build(store.select))


def test_networkx_reads_nodes_and_edges(store: QuadStore, data: bytes) -> None:
    """All nodes and edges, parallel ones too, come back with their attributes."""
    found, expected = read(data), build(store.select)
    launch = "https://w3id.org/launch-kb/launch/aaaaaaaaaaaaaaaa"

    assert set(expected) == set(found)
    assert sorted((s, t, k) for s, t, k in expected.edges(keys=True)) == sorted(
        (s, t, edge["label"]) for s, t, edge in found.edges(data=True)
    )
    assert found.nodes[launch]["outcome"] == "failure"
    assert found.nodes[launch]["count"] == 1
    assert found.nodes[launch]["node_type"] == "launch"


def test_the_file_keeps_the_rules_of_the_format(data: bytes) -> None:
    """Elements, their attributes and their order are those of GEXF 1.3."""
    root = ET.fromstring(data)  # noqa: S314 - our own file
    types = {element.get("type") for element in root.iter(f"{NS}attribute")}

    assert list(faults(root)) == []
    assert types <= TYPES
    assert root.find(f"{NS}graph").get("timeformat") == "dateTime"


def test_ids_are_unique_and_lead_somewhere(data: bytes) -> None:
    """Each id names one thing, and what points at an id points at something."""
    root = ET.fromstring(data)  # noqa: S314 - our own file
    nodes, edges, keys = (
        [element.get("id") for element in root.iter(NS + tag)]
        for tag in ("node", "edge", "attribute")
    )
    ends = {edge.get(end) for edge in root.iter(f"{NS}edge") for end in ("source", "target")}

    assert all(len(ids) == len(set(ids)) for ids in (nodes, edges, keys))
    assert ends <= set(nodes)
    assert {value.get("for") for value in root.iter(f"{NS}attvalue")} <= set(keys)


def test_a_launch_exists_within_its_bounds(data: bytes) -> None:
    """Start and end are the first and the last moment that the date may mean."""
    launch = read(data).nodes["https://w3id.org/launch-kb/launch/aaaaaaaaaaaaaaaa"]

    assert launch["start"] == "2023-05-30T21:29:00Z"
    assert launch["end"] == "2023-05-30T21:29:59.999Z"


def test_coverage_grows_with_publication(data: bytes) -> None:
    """How many documents told of a launch changes when one is certain to have been published."""
    launch = read(data).nodes["https://w3id.org/launch-kb/launch/aaaaaaaaaaaaaaaa"]

    assert launch["documents_by_then"] == [(1, "2023-06-01T11:59:59Z", "2023-06-01T11:59:59.999Z")]


def test_growing_values_follow_each_other() -> None:
    """Two documents make two stretches, of which one ends before the other begins."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("l", type="launch", label="l")
    for name, day in (("a", "02"), ("b", "01"), ("c", "02")):
        moments = {"earliest": f"2023-05-{day}T00:00:00Z", "latest": f"2023-05-{day}T23:59:59Z"}
        graph.add_node(name, type="document", label=name, **moments)
        graph.add_edge("l", name, key="coveredBy", type="coveredBy", **moments)

    assert read(written_graph(graph)).nodes["l"]["documents_by_then"] == [
        (1, "2023-05-01T23:59:59Z", "2023-05-02T23:59:58.999Z"),
        (3, "2023-05-02T23:59:59Z", "2023-05-02T23:59:59.999Z"),
    ]


def test_an_open_side_ends_with_the_graph() -> None:
    """No interval is left without an end, which Gephi would stretch without limit."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", type="launch", label="after", earliest="2023-05-02T00:00:00Z")
    graph.add_node("b", type="launch", label="before", latest="2023-05-01T00:00:00Z")
    graph.add_node("c", type="launch", label="unknown")
    graph.add_node(
        "d", type="event", label="d", earliest="2023-01-01T00:00:00Z", latest="2023-12-31T00:00:00Z"
    )
    nodes = read(written_graph(graph)).nodes

    assert ("2023-05-02T00:00:00Z", "2023-12-31T00:00:00.999Z") == (
        nodes["a"]["start"],
        nodes["a"]["end"],
    )
    assert ("2023-01-01T00:00:00Z", "2023-05-01T00:00:00.999Z") == (
        nodes["b"]["start"],
        nodes["b"]["end"],
    )
    assert "start" not in nodes["c"]


def test_characters_that_xml_lacks_are_replaced() -> None:
    """Markup and control characters in a title do not make the file unreadable."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node('a"<&>', type="launch", label="\x00 <b> & 'x' \"y\"")

    assert read(written_graph(graph)).nodes['a"<&>']["label"] == "\ufffd <b> & 'x' \"y\""


def test_an_empty_store_is_valid() -> None:
    """Nothing loaded gives a graph without nodes, and without a window of time."""
    data = written_graph(build(QuadStore().select))

    assert list(faults(ET.fromstring(data))) == []  # noqa: S314 - our own file
    assert len(read(data)) == 0
