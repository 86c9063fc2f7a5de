"""Cytoscape.js JSON of the event graph, for web pages with Cytoscape.js and for Cytoscape."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kb.exports.jsontext import write_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from kb.exports.source import Source


def write_cytoscape(source: Source, stream: BinaryIO) -> None:
    """Write the elements; classes are the types of nodes and edges, for selectors of styles."""
    graph = source.graph
    stream.write(b'{"elements": {"nodes": ')
    write_items(stream, _nodes(graph))
    stream.write(b',\n"edges": ')
    write_items(stream, _edges(graph))
    stream.write(b"}}\n")


def _nodes(graph: nx.MultiDiGraph[str]) -> Iterator[dict[str, object]]:
    for node, data in graph.nodes(data=True):
        yield {"data": {"id": node, **data}, "classes": data["type"]}


def _edges(graph: nx.MultiDiGraph[str]) -> Iterator[dict[str, object]]:
    for number, (source, target, data) in enumerate(graph.edges(data=True)):
        # IRIs name the nodes: no edge can have the same id.
        ends = {"id": f"e{number}", "source": source, "target": target}
        yield {"data": {**ends, **data}, "classes": data["type"]}
