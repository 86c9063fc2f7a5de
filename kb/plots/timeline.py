"""The timeline as a figure: what happened when, with bands for what is not known more exactly."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kb.plots.moments import dated, drawn, fate
from kb.plots.rivals import rival_dates
from kb.plots.theme import FATES, data, fate_colours, fate_shapes, ground, legend
from kb.plots.wanted import entries

if TYPE_CHECKING:
    import altair as alt

    from kb.plots.wanted import Wanted
    from kb.store import View
    from kb.timeline import TimelineEntry

MOST_ROWS = 60
"""More launches than these get no row of their own but lie in lanes, one an agent."""

MOST_LANES = 18


def timeline_figure(view: View, wanted: Wanted) -> alt.LayerChart | None:
    """Return the timeline: a band from the earliest to the latest moment, a mark in its middle.

    Dates that contradict the chosen one are hollow marks. Of many launches each agent has a lane.
    """
    found = entries(view, wanted, events=True)
    shown = [entry for entry in found if dated(entry.time)]
    if not shown:
        return None
    undated = len(found) - len(shown)
    if len(shown) > MOST_ROWS:
        launches = [entry for entry in shown if entry.sort == "launch"]
        return _lanes(launches, undated, wanted)
    return _rows(view, shown, undated, wanted)


def _rows(view: View, shown: list[TimelineEntry], undated: int, wanted: Wanted) -> alt.LayerChart:
    names = _names(shown)
    values = [{"name": names[entry.iri], **_row(entry)} for entry in shown]
    rivals = [
        {"name": names[iri], **drawn(time)}
        for iri, time in rival_dates(view)
        if iri in names and dated(time)
    ]
    title = f"{len(shown)} events" + (f"; {undated} without a date" if undated else "")
    return _layers(values, rivals, wanted, ["Timeline", title], row_height=18)


def _lanes(launches: list[TimelineEntry], undated: int, wanted: Wanted) -> alt.LayerChart:
    """Many launches: those who launch most have a lane each, the others one together."""
    counts = Counter(entry.actor or "unknown" for entry in launches)
    most = [name for name, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:MOST_LANES]]
    values = []
    for entry in launches:
        actor = entry.actor or "unknown"
        lane = actor if actor in most else "all others"
        values.append({"name": lane, **_row(entry)})
    order = [f for f in (*most, "all others") if any(v["name"] == f for v in values)]
    title = f"{len(launches):,} launches, a lane for each who launched most"
    if undated:
        title += f"; {undated:,} without a date"
    return _layers(values, [], wanted, ["Timeline", title], row_height=30, order=order)


def _row(entry: TimelineEntry) -> dict[str, Any]:
    return {
        "label": entry.label,
        "fate": fate(entry),
        "disputed": ", ".join(entry.conflicts),
        "documents": entry.documents,
        **drawn(entry.time),
    }


def _names(shown: list[TimelineEntry]) -> dict[str, str]:
    """Name each row; two of one label are told apart by a number."""
    taken: Counter[str] = Counter()
    names = {}
    for entry in shown:
        things = [entry.actor, entry.vehicle] if entry.sort == "launch" else [entry.label]
        name = ", ".join(filter(None, things)) or entry.label
        name = f"{entry.time.edtf[:10]}  {name[:58]}{'…' if len(name) > 58 else ''}"
        taken[name] += 1
        names[entry.iri] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return names


def _layers(
    values: list[dict[str, Any]],
    rivals: list[dict[str, Any]],
    wanted: Wanted,
    title: list[str],
    *,
    row_height: int,
    order: list[str] | None = None,
) -> alt.LayerChart:
    import altair as alt

    many = order is not None
    lanes = list(dict.fromkeys(value["name"] for value in values)) if order is None else order
    y = alt.Y("name:N", sort=lanes, title=None, axis=alt.Axis(grid=True, ticks=False, domain=False))
    there = [fate for fate in FATES if any(value["fate"] == fate for value in values)]
    colour = alt.Color("fate:N", scale=fate_colours(dark=wanted.dark), legend=legend(there))
    shape = alt.Shape("fate:N", scale=fate_shapes(), legend=legend(there))
    time = alt.Scale(type="utc", padding=14)
    tips = [alt.Tooltip(f"{field}:N") for field in ("label", "when", "fate", "disputed")]
    base = alt.Chart(data(values)).encode(y=y, tooltip=tips)
    bands = base.mark_bar(height=row_height * 0.55, opacity=0.12 if many else 0.35).encode(
        x=alt.X("earliest:T", title="UTC", scale=time), x2="latest:T", color=colour
    )
    marks = base.mark_point(
        size=34 if many else 80, filled=True, opacity=0.45 if many else 1
    ).encode(x="middle:T", color=colour, shape=shape)
    hollow = (
        alt.Chart(data(rivals or [{"name": lanes[0], "middle": None, "when": ""}]))
        .mark_point(size=110, filled=False, shape="diamond", color=ground(dark=wanted.dark).ink)
        .encode(y=y, x="middle:T", tooltip=[alt.Tooltip("when:N", title="others say")])
    )
    return alt.LayerChart(layer=[bands, marks, hollow]).properties(
        width=wanted.width,
        height=alt.Step(row_height),
        title=alt.TitleParams(title[0], subtitle=title[1:]),
    )
