"""GraphML of the event graph, for Gephi, Cytoscape, yEd, igraph and networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kb.exports.markup import attribute_types, in_xml, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

    from kb.exports.markup import Attributes
    from kb.exports.source import Source

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(source: Source, stream: BinaryIO) -> None:
    """Write the event graph; parallel edges have ids of their own and their `type` as data."""
    write_graph(source.graph, stream)


def write_graph(graph: nx.MultiDiGraph[str], stream: BinaryIO) -> None:
    """Write any graph whose attributes are text, numbers and truth values."""
    stream.writelines(line.encode() for line in _lines(graph))


def _lines(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    node_keys = _keys("node", (data for _, data in graph.nodes(data=True)))
    edge_keys = _keys("edge", (data for _, _, data in graph.edges(data=True)))
    yield _HEAD
    for scope, keys in (("node", node_keys), ("edge", edge_keys)):
        for name, (key, type_) in keys.items():
            own = f'attr.name={quoted(name)} attr.type="{type_}"'
            yield f'  <key id="{key}" for="{scope}" {own}/>\n'
    yield '  <graph edgedefault="directed">\n'
    for node, data in graph.nodes(data=True):
        yield f"    <node id={quoted(node)}>{_data(data, node_keys)}</node>\n"
    for number, (source, target, data) in enumerate(graph.edges(data=True)):
        ends = f'id="e{number}" source={quoted(source)} target={quoted(target)}'
        yield f"    <edge {ends}>{_data(data, edge_keys)}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def _keys(scope: str, every: Iterable[Attributes]) -> dict[str, tuple[str, str]]:
    """From the name of each attribute to its key and the type that holds all its values."""
    return {
        name: (f"{scope}-{number}", type_)
        for number, (name, type_) in enumerate(attribute_types(every).items())
    }


def _data(data: Attributes, keys: Mapping[str, tuple[str, str]]) -> str:
    return "".join(
        f'<data key="{keys[name][0]}">{in_xml(data[name])}</data>' for name in sorted(data)
    )
