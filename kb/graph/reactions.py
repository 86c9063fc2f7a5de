"""Who speaks about whom, and how the world answers a launch: the chain of reaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kb.errors import NotFoundError
from kb.graph.find import find
from kb.graph.moments import bounds
from kb.rows import Rows
from kb.terms import Act, EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from kb.rows import Cell

ANSWERS = frozenset({Act.CONDEMN, Act.PRAISE, Act.WARN, Act.DEMAND, Act.DENY})
"""What answers a launch, or what was said of it."""

MEASURES = frozenset({EventKind.RESOLUTION, EventKind.SANCTION, EventKind.MEETING})
"""Events that follow from a launch."""

_OPEN = datetime.max.replace(tzinfo=UTC)
_STAGES = ("launch", "statement", "counter-statement", "measure")


def reactions(graph: nx.MultiDiGraph[str], launch: str) -> Rows:
    """Return the chain of reaction to a launch: launch, statement, counter-statement, measure.

    A statement about the launch by those who launched it, or that only tells of it, is a statement;
    one by others that condemns, praises, warns, demands or denies is a counter-statement, and
    `answers` tells whose last statement before it that may be an answer to; resolutions, sanctions
    and meetings that documents tie to the launch are measures. In the order of time; the same words
    by the same speaker stand once, with the number of `times` they are told.

    Raises:
        NotFoundError: If nothing, or no launch, has that name.
    """
    node = find(graph, launch)
    if graph.nodes[node]["type"] != "launch":
        raise NotFoundError(f"{graph.nodes[node]['label']!r} is no launch")
    own = _side(graph, *_targets(graph, node, "actor"))
    links = list(_links(graph, node, own))
    links.sort(key=lambda link: (_when(graph, link[1]), _STAGES.index(link[0]), link[1]))
    sided, said = _names(graph, own), ""
    rows: dict[tuple[str, ...], list[Cell]] = {}
    for stage, other, who in links:
        data = graph.nodes[other]
        words = str(data.get("content", data["label"]))
        same = rows.get((stage, who, words))
        if same is not None:
            same[-2] = int(same[-2] or 0) + 1
            continue
        answers = said if stage == "counter-statement" else ""
        said = who if stage == "statement" and who in sided else said
        start = [stage, data.get("edtf", ""), who, data.get("act", ""), words, answers]
        rows[stage, who, words] = [*start, 1, other]
    columns = ("stage", "date", "who", "act", "words", "answers", "times", "iri")
    return Rows(columns, tuple(tuple(row) for row in rows.values()))


def _links(
    graph: nx.MultiDiGraph[str], launch: str, own: set[str]
) -> Iterator[tuple[str, str, str]]:
    yield "launch", launch, ", ".join(_labels(graph, _targets(graph, launch, "actor")))
    for other, _, type_ in sorted(graph.in_edges(launch, keys=True)):
        data = graph.nodes[other]
        if type_ == "about" and data["type"] == "statement":
            speakers = _targets(graph, other, "speaker")
            answer = data.get("act") in ANSWERS and not own & _side(graph, *speakers)
            stage = "counter-statement" if answer else "statement"
            yield stage, other, ", ".join(_labels(graph, speakers))
        elif type_ == "about" and data.get("kind") in MEASURES:
            yield "measure", other, ", ".join(_labels(graph, _targets(graph, other, "agent")))


def _targets(graph: nx.MultiDiGraph[str], node: str, type_: str) -> list[str]:
    return sorted(b for _, b, key in graph.out_edges(node, keys=True) if key == type_)


def _side(graph: nx.MultiDiGraph[str], *agents: str) -> set[str]:
    """Return agents with the states they belong to: a state and its bodies are one side."""
    states = (state for agent in agents for state in _targets(graph, agent, "country"))
    return {*agents, *states}


def _labels(graph: nx.MultiDiGraph[str], nodes: list[str]) -> list[str]:
    return [str(graph.nodes[node]["label"]) for node in nodes]


def _names(graph: nx.MultiDiGraph[str], side: set[str]) -> set[str]:
    bodies = {
        a for state in side for a, _, key in graph.in_edges(state, keys=True) if key == "country"
    }
    return set(_labels(graph, sorted(side | bodies)))


def _when(graph: nx.MultiDiGraph[str], node: str) -> datetime:
    """Return the middle of when something was; without a date, of when it was printed."""
    for dated in (node, *_targets(graph, node, "inDocument")):
        earliest, latest = bounds(graph.nodes[dated])
        if earliest and latest:
            return earliest + (latest - earliest) / 2
    return _OPEN


def speaks_about(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """Return who speaks about whom: an edge from each speaker to those whose launches it speaks of.

    `weight` counts the statements, and `acts` says what they do ("condemn 2, report 1").
    """
    import networkx as nx

    acts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for node, data in graph.nodes(data=True):
        if data["type"] == "statement":
            about = _targets(graph, node, "about")
            actors = {actor for launch in about for actor in _targets(graph, launch, "actor")}
            for speaker in _targets(graph, node, "speaker"):
                for actor in sorted(actors):
                    acts[speaker, actor][str(data.get("act", ""))] += 1
    out: nx.DiGraph[str] = nx.DiGraph()
    for (speaker, actor), counts in sorted(acts.items()):
        for agent in (speaker, actor):
            out.add_node(agent, **graph.nodes[agent])
        told = ", ".join(f"{act} {n}" for act, n in sorted(counts.items(), key=_by_number))
        out.add_edge(speaker, actor, weight=counts.total(), acts=told)
    return out


def _by_number(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]
