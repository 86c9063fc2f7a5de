"""The event graph as a picture: who and what is tied to what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.graph import build
from kb.plots.theme import data, ground, legend
from kb.plots.wanted import entries

if TYPE_CHECKING:
    import altair as alt
    import networkx as nx

    from kb.plots.wanted import Wanted
    from kb.store import View

MOST_NODES = 90
MOST_NAMES = 24
_SEED = 4
_LONGEST = 34  # characters of a name
_SORTS = {
    "launch": "launch", "state": "agent", "organization": "agent", "person": "agent",
    "vehicle": "vehicle", "payload": "payload", "site": "place", "place": "place",
}  # fmt: skip
_COLOURS = {
    "launch": "#D55E00", "agent": "#0072B2", "vehicle": "#009E73",
    "payload": "#CC79A7", "place": "#E69F00",
}  # fmt: skip
_SHAPES = {"launch": "diamond", "agent": "circle", "vehicle": "triangle-up", "payload": "square",
           "place": "cross"}  # fmt: skip


def network_figure(view: View, wanted: Wanted) -> alt.LayerChart | None:
    """Return agents, launches and things with their ties, those with the most ties named.

    Statements tie their speaker to the launch they are about. Of a large graph the nodes with the
    most ties are shown. The places are those of Fruchterman and Reingold (1991), from one seed.
    """
    import networkx as nx

    ties = _ties(build(view.select))
    if wanted.actor or wanted.since or wanted.until:
        launches = {entry.iri for entry in entries(view, wanted)}
        kept = {n for launch in launches & set(ties) for n in (launch, *ties[launch])}
        ties = nx.Graph(ties.subgraph(kept))
    total = len(ties)
    ranked = sorted(ties, key=lambda node: (-ties.degree(node), node))
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from((n, ties.nodes[n]) for n in ranked[:MOST_NODES] if ties.degree(n))
    part.add_edges_from((a, b, d) for a, b, d in ties.edges(data=True) if a in part and b in part)
    part.remove_nodes_from([node for node in list(part) if not part.degree(node)])
    return _drawing(part, total, wanted) if part else None


def _ties(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    import networkx as nx

    out: nx.Graph[str] = nx.Graph()
    for node, info in graph.nodes(data=True):
        if info["type"] in _SORTS:
            # A launch is told apart by its day; its whole label would cover its neighbours.
            sort = _SORTS[info["type"]]
            name = str(info.get("edtf", ""))[:10] if sort == "launch" else ""
            out.add_node(node, sort=sort, label=info["label"], name=name or _short(info["label"]))
    for source, target, type_ in graph.edges(keys=True):
        if type_ != "precedes" and source in out and target in out:
            _tie(out, source, target)
    for node, info in graph.nodes(data=True):
        if info["type"] == "statement":
            ends = {
                t: b for _, b, t in graph.out_edges(node, keys=True) if t in {"speaker", "about"}
            }
            if len(ends) == 2 and all(end in out for end in ends.values()):
                _tie(out, ends["speaker"], ends["about"])
    return out


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _tie(out: nx.Graph[str], source: str, target: str) -> None:
    if source != target:
        weight = out.get_edge_data(source, target, {"weight": 0})["weight"]
        out.add_edge(source, target, weight=weight + 1)


def _drawing(part: nx.Graph[str], total: int, wanted: Wanted) -> alt.LayerChart:
    import altair as alt
    import networkx as nx

    at = nx.spring_layout(part, seed=_SEED, k=3.2 / len(part) ** 0.5, iterations=200)
    points: dict[str, dict[str, Any]] = {
        node: {"x": round(float(x), 4), "y": round(float(y), 4), **part.nodes[node],
               "ties": part.degree(node)}
        for node, (x, y) in at.items()
    }  # fmt: skip
    lines = [
        {"x": points[a]["x"], "y": points[a]["y"], "x2": points[b]["x"], "y2": points[b]["y"],
         "weight": info["weight"]}
        for a, b, info in part.edges(data=True)
    ]  # fmt: skip
    on = ground(dark=wanted.dark)
    axis = alt.Axis(labels=False, ticks=False, grid=False, domain=False, title=None)
    x, y = alt.X("x:Q", axis=axis), alt.Y("y:Q", axis=axis)
    edges = alt.Chart(data(lines)).mark_rule(color=on.ink, opacity=0.22).encode(
        x=x, y=y, x2="x2:Q", y2="y2:Q",
        strokeWidth=alt.StrokeWidth("weight:Q", legend=None, scale=alt.Scale(range=[0.6, 3.5])),
    )  # fmt: skip
    sorts = list(_COLOURS)
    colours = alt.Scale(domain=sorts, range=list(_COLOURS.values()))
    shapes = alt.Scale(domain=sorts, range=[_SHAPES[sort] for sort in sorts])
    nodes = alt.Chart(data(list(points.values()))).mark_point(filled=True, opacity=0.95).encode(
        x=x, y=y, tooltip=["label:N", "sort:N", "ties:Q"],
        size=alt.Size("ties:Q", legend=None, scale=alt.Scale(range=[50, 420])),
        color=alt.Color("sort:N", scale=colours, legend=legend()),
        shape=alt.Shape("sort:N", scale=shapes, legend=legend()),
    )  # fmt: skip
    named = sorted(points.values(), key=lambda p: (-p["ties"], p["label"]))[:MOST_NAMES]
    text = alt.Chart(data(named)).encode(x=x, y=y, text="name:N")
    halo = text.mark_text(dy=-12, fontSize=11, stroke=on.paper, strokeWidth=3, opacity=0.85)
    names = text.mark_text(dy=-12, fontSize=11, color=on.ink)
    told = f"{len(part)} of {total:,} agents, launches and things, those with the most ties"
    return alt.LayerChart(layer=[edges, nodes, halo, names]).properties(
        width=wanted.width, height=round(wanted.width * 0.8),
        title=alt.TitleParams("Who and what is tied together", subtitle=told),
    )  # fmt: skip
