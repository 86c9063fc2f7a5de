"""GEXF 1.3 of the event graph over time, for Gephi (0.9.3 and later) and networkx.

A dated node or edge exists within the bounds of its date; a side that is open ends with the graph.
Inclusive ends carry .999 of their second, so that no interval is empty and none overlaps the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, BinaryIO

from kb.dates import from_xsd, to_xsd
from kb.exports.markup import attribute_types, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

    from kb.exports.markup import Attributes
    from kb.exports.source import Source

    Graph = nx.MultiDiGraph[str]
    Growth = Mapping[str, Mapping[str, list[str]]]

# `kind` in the format itself is what keeps parallel edges apart.
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <meta><creator>launch-kb</creator><description>Launches, who took part, who said what of them, \
and when; moments in UTC</description></meta>
"""
# Titles that Gephi keeps for itself, and what is written as an attribute of XML instead.
_RESERVED = frozenset(["type"])
_OWN = frozenset(["label"])
_DOCUMENTS, _STATEMENTS = "documents_by_then", "statements_by_then"
_GROWING = {_DOCUMENTS: "node-documents", _STATEMENTS: "node-statements"}


def write_gexf(source: Source, stream: BinaryIO) -> None:
    """Write the event graph with its dates.

    Two attributes of nodes grow with the publication of documents: how many had told of a launch
    by then, and how many statements an agent had made, or had been made about a launch.
    """
    write_graph(source.graph, stream)


def write_graph(graph: Graph, stream: BinaryIO) -> None:
    """Write any event graph."""
    stream.writelines(line.encode() for line in _lines(graph))


def _lines(graph: Graph) -> Iterator[str]:
    window = _window(graph)
    node_keys = _keys("node", (data for _, data in graph.nodes(data=True)))
    edge_keys = _keys("edge", (data for _, _, data in graph.edges(data=True)))
    yield _HEAD
    yield (
        '  <graph mode="dynamic" defaultedgetype="directed" idtype="string" timeformat="dateTime"'
        f' timerepresentation="interval" timezone="UTC"{_interval(*window)}>\n'
    )
    yield from _declared("node", node_keys)
    yield from _declared_growing()
    yield from _declared("edge", edge_keys)
    yield from _nodes(graph, node_keys, window)
    yield from _edges(graph, edge_keys, window)
    yield "  </graph>\n</gexf>\n"


def _window(graph: Graph) -> tuple[str, str]:
    """The first and the last second of all dates; empty where nothing is dated."""
    every = [data for _, data in graph.nodes(data=True)]
    moments = [str(data[name]) for data in every for name in ("earliest", "latest") if name in data]
    return min(moments, default=""), max(moments, default="")


def _keys(scope: str, every: Iterable[Attributes]) -> dict[str, tuple[str, str]]:
    """From the name of each static attribute to its id and its type."""
    names = attribute_types(every)
    return {
        name: (f"{scope}-{number}", type_)
        for number, (name, type_) in enumerate(names.items())
        if name not in _OWN
    }


def _declared(scope: str, keys: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    yield f'    <attributes class="{scope}" mode="static">\n'
    for name, (key, type_) in keys.items():
        title = quoted(f"{scope}_{name}" if name in _RESERVED else name)
        yield f'      <attribute id="{key}" title={title} type="{type_}"/>\n'
    yield "    </attributes>\n"


def _declared_growing() -> Iterator[str]:
    yield '    <attributes class="node" mode="dynamic">\n'
    for title, key in _GROWING.items():
        yield f'      <attribute id="{key}" title="{title}" type="integer"/>\n'
    yield "    </attributes>\n"


def _nodes(
    graph: Graph, keys: Mapping[str, tuple[str, str]], window: tuple[str, str]
) -> Iterator[str]:
    growth = _growth(graph)
    yield f'    <nodes count="{len(graph)}">\n'
    for node, data in graph.nodes(data=True):
        own = f"id={quoted(node)} label={quoted(data['label'])}{_bounds(data, window)}"
        values = [*_values(data, keys), *_grown(growth.get(node, {}), window[1])]
        yield f"      <node {own}>{_in_attvalues(values)}</node>\n"
    yield "    </nodes>\n"


def _edges(
    graph: Graph, keys: Mapping[str, tuple[str, str]], window: tuple[str, str]
) -> Iterator[str]:
    yield f'    <edges count="{graph.number_of_edges()}">\n'
    for number, (source, target, type_, data) in enumerate(graph.edges(keys=True, data=True)):
        ends = f'id="e{number}" source={quoted(source)} target={quoted(target)}'
        named = f"kind={quoted(type_)} label={quoted(type_)}{_bounds(data, window)}"
        yield f"      <edge {ends} {named}>{_in_attvalues(_values(data, keys))}</edge>\n"
    yield "    </edges>\n"


def _values(data: Attributes, keys: Mapping[str, tuple[str, str]]) -> list[str]:
    return [
        f'<attvalue for="{keys[name][0]}" value={quoted(data[name])}/>'
        for name in sorted(data)
        if name in keys
    ]


def _in_attvalues(values: list[str]) -> str:
    return f"<attvalues>{''.join(values)}</attvalues>" if values else ""


def _bounds(data: Attributes, window: tuple[str, str]) -> str:
    """When something exists; what has no date at all, such as a state, always does."""
    if "earliest" not in data and "latest" not in data:
        return ""
    return _interval(str(data.get("earliest", window[0])), str(data.get("latest", window[1])))


def _interval(start: str, end: str) -> str:
    return f' start="{start}" end="{_last_instant(end)}"' if start else ""


def _last_instant(second: str) -> str:
    return f"{second.removesuffix('Z')}.999Z"


def _growth(graph: Graph) -> Growth:
    """From nodes to the counts that grow to the moments at which they do, one each."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    home = {source: to for source, to, type_ in graph.edges(keys=True) if type_ == "inDocument"}
    for source, target, type_ in graph.edges(keys=True):
        if type_ == "coveredBy":
            node, count, document = source, _DOCUMENTS, target
        elif type_ in {"speaker", "about"} and graph.nodes[source]["type"] == "statement":
            node, count, document = target, _STATEMENTS, home.get(source, source)
        else:
            continue
        # Only from the last moment of an uncertain date on is it certain to have been there.
        if moment := graph.nodes[document].get("latest"):
            found[node][count].append(str(moment))
    return found


def _grown(growth: Mapping[str, list[str]], end: str) -> Iterator[str]:
    for title, key in _GROWING.items():
        moments = Counter(growth.get(title, ()))
        steps = sorted(moments)
        numbers = accumulate(moments[moment] for moment in steps)
        for (moment, following), number in zip(pairwise([*steps, ""]), numbers, strict=True):
            until = _second_before(following) if following else end
            yield f'<attvalue for="{key}" value="{number}"{_interval(moment, until)}/>'


def _second_before(moment: str) -> str:
    return to_xsd(from_xsd(moment) - timedelta(seconds=1))
