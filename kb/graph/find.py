"""From what a person types (a name, a date, an IRI) to the node that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.dates import Time, from_xsd, overlaps, parse_edtf
from kb.dates.value import Precision
from kb.errors import DateError, NotFoundError
from kb.graph.build import NAMES
from kb.names import normal_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

MOST_SHOWN = 5
LEAST_LIKENESS = 60
"""Of rapidfuzz's WRatio, from 0 to 100: below it a suggestion has little to do with the name."""


def find(graph: nx.MultiDiGraph[str], name: str) -> str:
    """Return the node that a name, an alias, a launch's date or an IRI stands for.

    A preferred name goes before an alias, and a date as the store tells it before one that
    only may be the same day. Statements, whose labels are sentences, answer to their IRI alone.

    Raises:
        NotFoundError: If nothing answers to it, or several nodes do; the message names them.
    """
    name = name.strip()
    if name in graph:
        return name
    if not name:
        raise NotFoundError("no name given; right would be a name, a launch's date or an IRI")
    for candidates in (_labelled(graph, name), _aliased(graph, name), *_dated(graph, name)):
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise NotFoundError(f"{name!r} may be {_listed(graph, candidates)}: give more of it")
    raise NotFoundError(f"nothing in the graph is named {name!r}{_suggestion(graph, name)}")


def _labelled(graph: nx.MultiDiGraph[str], name: str) -> list[str]:
    wanted = normal_form(name)
    return [
        node
        for node, data in graph.nodes(data=True)
        if data["type"] != "statement"
        and wanted
        and wanted in (normal_form(data["label"]), normal_form(data.get("name", "")))
    ]


def _aliased(graph: nx.MultiDiGraph[str], name: str) -> list[str]:
    wanted = normal_form(name)
    return [
        node
        for node, data in graph.nodes(data=True)
        if wanted and wanted in map(normal_form, data.get("aliases", "").split(NAMES))
    ]


def _dated(graph: nx.MultiDiGraph[str], name: str) -> tuple[list[str], list[str]]:
    """The launches whose date is told as that day, and those that may have been on it."""
    launches = [(node, data) for node, data in graph.nodes(data=True) if data["type"] == "launch"]
    told = [node for node, data in launches if name == data["label"].split(",")[0]]
    try:
        wanted = parse_edtf(name)
    except DateError:
        return told, []
    dated = [(node, data) for node, data in launches if "edtf" in data]
    told += [node for node, data in dated if node not in told and data["edtf"].startswith(name)]
    possible = [node for node, data in dated if overlaps(_time(data), wanted)]
    return _flown(graph, told), _flown(graph, possible)


def _flown(graph: nx.MultiDiGraph[str], launches: list[str]) -> list[str]:
    """The launches of a day that took place; who names a day does not mean a plan for it."""
    flown = [node for node in launches if graph.nodes[node].get("status") == "occurred"]
    return flown or launches


def _time(data: dict[str, str]) -> Time:
    earliest, latest = (data.get(name) for name in ("earliest", "latest"))
    return Time(
        data["edtf"],
        from_xsd(earliest) if earliest else None,
        from_xsd(latest) if latest else None,
        Precision(data.get("precision", Precision.UNKNOWN)),
    )


def _listed(graph: nx.MultiDiGraph[str], nodes: Iterable[str]) -> str:
    nodes = list(nodes)
    shown = [f"{graph.nodes[node]['label']} <{node}>" for node in nodes[:MOST_SHOWN]]
    more = f" or {len(nodes) - MOST_SHOWN} others" if len(nodes) > MOST_SHOWN else ""
    return " or ".join(shown) + more


def _suggestion(graph: nx.MultiDiGraph[str], name: str) -> str:
    from rapidfuzz import process

    names = {
        word: None
        for _, data in graph.nodes(data=True)
        if data["type"] != "statement"
        for word in (data["label"], *data.get("aliases", "").split(NAMES))
        if word
    }
    close = process.extract(name, list(names), limit=3, score_cutoff=LEAST_LIKENESS)
    return f"; did you mean {' or '.join(word for word, *_ in close)}?" if close else ""
