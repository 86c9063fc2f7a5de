"""GraphML of the event graph, for Gephi, Cytoscape, yEd, igraph and networkx."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from kb.graph import build

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

    from kb.store import View

    Attributes = Mapping[str, str | int | float | bool]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {bool: "boolean", float: "double", int: "long", str: "string"}
# XML 1.0 has no way at all to write these.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(view: View, stream: BinaryIO) -> None:
    """Write the event graph; parallel edges have ids of their own and their `type` as data."""
    write_graph(build(view.select), stream)


def write_graph(graph: nx.MultiDiGraph[str], stream: BinaryIO) -> None:
    """Write any graph whose attributes are text, numbers and truth values."""
    stream.writelines(line.encode() for line in _lines(graph))


def _lines(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    node_keys = _keys("node", (data for _, data in graph.nodes(data=True)))
    edge_keys = _keys("edge", (data for _, _, data in graph.edges(data=True)))
    yield _HEAD
    for scope, keys in (("node", node_keys), ("edge", edge_keys)):
        for name, (key, type_) in keys.items():
            yield (
                f'  <key id="{key}" for="{scope}" attr.name={_quoted(name)} attr.type="{type_}"/>\n'
            )
    yield '  <graph edgedefault="directed">\n'
    for node, data in graph.nodes(data=True):
        yield f"    <node id={_quoted(node)}>{_data(data, node_keys)}</node>\n"
    for number, (source, target, data) in enumerate(graph.edges(data=True)):
        ends = f'id="e{number}" source={_quoted(source)} target={_quoted(target)}'
        yield f"    <edge {ends}>{_data(data, edge_keys)}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def _keys(scope: str, every: Iterable[Attributes]) -> dict[str, tuple[str, str]]:
    """From the name of each attribute to its key and the type that holds all its values."""
    types: dict[str, set[type]] = {}
    for data in every:
        for name, value in data.items():
            types.setdefault(name, set()).add(type(value))
    return {
        name: (f"{scope}-{number}", _common(types[name]))
        for number, name in enumerate(sorted(types))
    }


def _common(types: set[type]) -> str:
    if types == {int, float}:
        return "double"
    return _TYPES[types.pop()] if len(types) == 1 else "string"


def _data(data: Attributes, keys: Mapping[str, tuple[str, str]]) -> str:
    return "".join(
        f'<data key="{keys[name][0]}">{_text(data[name])}</data>' for name in sorted(data)
    )


def _text(value: str | float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(_UNWRITABLE.sub("\ufffd", str(value)), {"\r": "&#13;"})


def _quoted(value: str) -> str:
    return quoteattr(_UNWRITABLE.sub("\ufffd", value))
