"""From the store to the event graph: nodes, typed and dated edges, and the certain order."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from kb.dates import from_xsd
from kb.graph.order import Interval, precedence
from kb.graph.questions import (
    CONFLICT,
    DOCUMENT,
    ENTITY,
    EVENT,
    LAUNCH,
    REPORT,
    STATEMENT,
    TIME,
    Facts,
    Select,
    facts,
)
from kb.terms import BASE, KB, EntityType, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    import networkx as nx

Attribute: TypeAlias = "str | int | float | bool"
Nodes: TypeAlias = dict[str, dict[str, Attribute]]
Edge: TypeAlias = tuple[str, str, str, dict[str, Attribute]]
"""Source, type, target, attributes."""

KINDS = (LAUNCH, DOCUMENT, STATEMENT, EVENT)
ATTRIBUTES = {
    kind.type: [name for name in (*kind.attributes, *(TIME if kind.date else ())) if name != "type"]
    for kind in (*KINDS, ENTITY)
}
WHOLE = frozenset(["count", "documents", "origins"])
DECIMAL = frozenset(["latitude", "longitude"])
ENTITY_TYPES = {KB + type_.value.title(): type_.value for type_ in EntityType}
NAMES = " | "
"""What stands between two names of one thing in the attribute `aliases`."""

DATES = ("edtf", "earliest", "latest")
AFTER = frozenset(["coveredBy", "followedBy", "inDocument", "precedes"])
"""Edges that hold from their target's date on; the others have the date of their source."""


def build(select: Select) -> nx.MultiDiGraph[str]:
    """Return the event graph of a store.

    Nodes are named by their IRI and say their `type` and `label`; dated ones have `edtf` and,
    where known, `earliest` and `latest` in UTC. The key of an edge is its type. Nodes and edges
    come in a fixed order, and all attributes are text, numbers or truth values.
    """
    with _no_collector():
        return _built(select)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Keep the collector of cycles away: none are made, and it would walk all of it many times."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _built(select: Select) -> nx.MultiDiGraph[str]:
    import networkx as nx

    found = {kind.type: facts(select, kind) for kind in KINDS}
    entities = facts(select, ENTITY)
    nodes = _nodes(found, entities)
    _count_conflicts(nodes, facts(select, CONFLICT))
    edges = list(_edges(found, entities, facts(select, REPORT)))
    _add_unlisted(nodes, edges)
    edges += _order(nodes)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(
        (iri, nodes[iri]) for iri in sorted(nodes, key=lambda iri: (str(nodes[iri]["type"]), iri))
    )
    dates = {iri: _dates(attributes) for iri, attributes in nodes.items()}
    for source, type_, target, own in sorted(edges, key=itemgetter(0, 1, 2)):
        on = dates[_dating(source, type_, target)]
        graph.add_edge(source, target, key=type_, type=type_, **on, **own)
    return graph


def _dating(source: str, type_: str, target: str) -> str:
    """The end of an edge from whose date on the edge holds."""
    return target if type_ in AFTER else source


def _nodes(found: Mapping[str, Facts], entities: Facts) -> Nodes:
    nodes = {
        iri: _attributes(iri, kind.type, values, ATTRIBUTES[kind.type])
        for kind in KINDS
        for iri, values in found[kind.type].items()
    }
    for iri, values in entities.items():
        types = [ENTITY_TYPES[type_] for type_ in values["type"] if type_ in ENTITY_TYPES]
        if types:
            nodes[iri] = _attributes(iri, types[0], values, ATTRIBUTES[ENTITY.type])
    return nodes


def _attributes(
    iri: str, type_: str, values: Mapping[str, list[str]], names: Iterable[str]
) -> dict[str, Attribute]:
    own: dict[str, Attribute] = {"type": type_, "label": _last_step(iri), "iri": iri}
    for name in names:
        if texts := values.get(name):
            own[name] = _attribute(name, texts)
    return own


def _attribute(name: str, texts: list[str]) -> Attribute:
    if name in WHOLE:
        return int(texts[0])
    if name in DECIMAL:
        return float(texts[0])
    return NAMES.join(texts) if name == "aliases" else texts[0]


def _last_step(iri: str) -> str:
    return iri.rstrip("/").rsplit("/", 1)[-1]


def _count_conflicts(nodes: Nodes, conflicts: Facts) -> None:
    for attributes in nodes.values():
        if attributes["type"] == LAUNCH.type:
            attributes["conflicts"] = 0
    for values in conflicts.values():
        for launch in nodes.keys() & values["launch"]:
            nodes[launch]["conflicts"] = int(nodes[launch]["conflicts"]) + 1


def _edges(found: Mapping[str, Facts], entities: Facts, reports: Facts) -> Iterator[Edge]:
    launch_of = {
        report: launch
        for launch, values in found[LAUNCH.type].items()
        for report in values.get("report", ())
    }
    for kind in KINDS:
        for iri, values in found[kind.type].items():
            for type_ in kind.links:
                targets = values.get(type_, ())
                if type_ == "report":
                    yield from _covered(iri, targets, reports)
                elif type_ == "about":
                    yield from _plain_edges(iri, type_, _launches(targets, launch_of))
                else:
                    yield from _plain_edges(iri, type_, targets)
    for iri, values in entities.items():
        for type_ in ENTITY.links:
            yield from _plain_edges(iri, type_, values.get(type_, ()))


def _plain_edges(source: str, type_: str, targets: Iterable[str]) -> Iterator[Edge]:
    return ((source, type_, target, {}) for target in targets)


def _launches(reports: Iterable[str], launch_of: Mapping[str, str]) -> list[str]:
    return sorted({launch_of[report] for report in reports if report in launch_of})


def _covered(launch: str, reports: Iterable[str], document_of: Facts) -> Iterator[Edge]:
    """The documents that cover a launch, each with how many reports it has of it."""
    counts: dict[str, int] = {}
    for report in reports:
        for document in document_of.get(report, {}).get("inDocument", ()):
            counts[document] = counts.get(document, 0) + 1
    for document, number in counts.items():
        yield launch, "coveredBy", document, {"reports": number}


def _add_unlisted(nodes: Nodes, edges: Iterable[Edge]) -> None:
    """Give a node to things that are linked but not described, such as an agent's state."""
    for edge in edges:
        for iri in (edge[0], edge[2]):
            if iri not in nodes:
                step = iri.removeprefix(BASE).split("/", 1)[0]
                nodes[iri] = {"type": step, "label": _last_step(iri), "iri": iri}


def _order(nodes: Nodes) -> Iterator[Edge]:
    # What is planned may slip or never be: only what took place has a certain order.
    intervals = (
        Interval(iri, _bound(node, "earliest"), _bound(node, "latest"))
        for iri, node in nodes.items()
        if node["type"] == LAUNCH.type and node.get("status") == Status.OCCURRED
    )
    return ((first, "precedes", second, {}) for first, second in precedence(intervals))


def _bound(node: Mapping[str, Attribute], name: str) -> datetime | None:
    return from_xsd(str(node[name])) if name in node else None


def _dates(node: Mapping[str, Attribute]) -> dict[str, Attribute]:
    return {name: node[name] for name in DATES if name in node}
