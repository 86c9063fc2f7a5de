"""GraphML, read back by networkx."""

import io

import networkx as nx

from kb.exports import export
from kb.exports.graphml import write_graph
from kb.graph import build
from kb.store import QuadStore


def read(data: bytes) -> "nx.MultiDiGraph[str]":
    """The graph that networkx finds in the bytes."""
    return nx.MultiDiGraph(nx.read_graphml(io.BytesIO(data), force_multigraph=True))


def nodes(graph: "nx.MultiDiGraph[str]") -> dict[str, dict[str, object]]:
    """The nodes of a graph with their attributes."""
    return {node: dict(data) for node, data in graph.nodes(data=True)}


def written(graph: "nx.MultiDiGraph[str]") -> bytes:
    """A graph as GraphML."""
    stream = io.BytesIO()
    write_graph(graph, stream)
    return stream.getvalue()


def test_networkx_reads_the_same_graph(store: QuadStore) -> None:
    """Nodes, edges, parallel ones too, and all attributes with their types come back."""
    stream = io.BytesIO()
    export(store, "graphml", stream)
    found, expected = read(stream.getvalue()), build(store.select)

    assert nodes(expected) == nodes(found)
    assert list(expected.edges(data=True)) == list(found.edges(data=True))


def test_edges_have_ids_of_their_own(store: QuadStore) -> None:
    """No two edges share an id, which Gephi would take for one edge."""
    ids = [key for _, _, key in read(written(build(store.select))).edges(keys=True)]

    assert len(ids) == len(set(ids))


def test_characters_that_xml_lacks_are_replaced() -> None:
    """A control character in a title does not make the file unreadable; line ends stay."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node('a"<&>\n', label="\x00 <b> & \r\n ]]> \ufffe")

    found = nodes(read(written(graph)))

    assert found == {'a"<&>\n': {"label": "\ufffd <b> & \r\n ]]> \ufffd"}}


def test_mixed_numbers_are_decimal_and_mixed_kinds_text() -> None:
    """An attribute gets the one type that holds all its values, so that readers accept it."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", number=1, mixed=True)
    graph.add_node("b", number=1.5, mixed="b")

    found = nodes(read(written(graph)))

    assert found == {"a": {"number": 1.0, "mixed": "true"}, "b": {"number": 1.5, "mixed": "b"}}
