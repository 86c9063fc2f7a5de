"""A map of the sites from which was launched."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kb.plots.theme import data, ground
from kb.plots.wanted import entries
from kb.store.answers import rows
from kb.terms import ENTITIES, LAUNCHES, Status

if TYPE_CHECKING:
    import altair as alt

    from kb.plots.wanted import Wanted
    from kb.store import View

MOST_NAMES = 14
_HIGH, _WIDE = 5.0, 32.0  # degrees that a name takes on a map of the usual width
_SITES = f"""
SELECT ?launch ?site ?name ?lat ?long WHERE {{
  GRAPH <{LAUNCHES}> {{ ?launch kb:site ?site }}
  GRAPH <{ENTITIES}> {{ ?site skos:prefLabel ?name ; geo:lat ?lat ; geo:long ?long }}
}} ORDER BY ?launch"""


@cache
def _land() -> Any:  # a TopoJSON document
    text = (files("kb.plots") / "data" / "land-110m.json").read_text(encoding="utf-8")
    return json.loads(text)


def sites_figure(view: View, wanted: Wanted) -> alt.LayerChart | None:
    """Return the sites on a map, as large as launches took place there.

    The outlines are Natural Earth's at 1:110 million, in the projection Equal Earth.
    """
    flown = {e.iri: e for e in entries(view, wanted) if e.status == Status.OCCURRED}
    placed = [row for row in rows(view, _SITES) if row["launch"] in flown]
    if not placed:
        return None
    counts = Counter(row["site"] for row in placed)
    ends: dict[str, list[str]] = defaultdict(list)
    for row in placed:
        ends[row["site"]].append(flown[row["launch"]].time.edtf[:4])
    where = {row["site"]: row for row in placed}
    values: list[dict[str, Any]] = [
        {"site": row["name"], "lat": float(row["lat"]), "long": float(row["long"]),
         "launches": counts[iri], "years": f"{min(ends[iri])} to {max(ends[iri])}"}
        for iri, row in where.items()
    ]  # fmt: skip
    values.sort(key=lambda v: (-v["launches"], v["site"]))
    left = len(flown) - len({row["launch"] for row in placed})
    return _drawing(values, left, wanted)


def _named(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sites that get a name, the largest first; none whose name would cover another."""
    out: list[dict[str, Any]] = []
    for value in values:
        free = all(
            abs(value["lat"] - other["lat"]) > _HIGH or abs(value["long"] - other["long"]) > _WIDE
            for other in out
        )
        if free and len(out) < MOST_NAMES:
            out.append(value)
    return out


def _drawing(values: list[dict[str, Any]], left: int, wanted: Wanted) -> alt.LayerChart:
    import altair as alt

    on = ground(dark=wanted.dark)
    land = alt.Chart(
        alt.InlineData(values=_land(), format=alt.TopoDataFormat(feature="land", type="topojson"))
    ).mark_geoshape(fill=on.land, stroke=on.faint, strokeWidth=0.6)
    base = alt.Chart(data(values)).encode(longitude="long:Q", latitude="lat:Q")
    points = base.mark_circle(color="#D55E00", opacity=0.75, stroke=on.paper).encode(
        size=alt.Size(
            "launches:Q",
            title="launches",
            legend=alt.Legend(format="d", tickCount=3),
            scale=alt.Scale(range=[40, 900], zero=False),
        ),
        tooltip=["site:N", "launches:Q", "years:N"],
    )
    names = (
        alt.Chart(data(_named(values)))
        .mark_text(dx=14, align="left", fontSize=11, color=on.ink)
        .encode(longitude="long:Q", latitude="lat:Q", text="site:N")
    )
    told = (f"{len(values)} sites" if len(values) > 1 else "1 site") + (
        f"; {left:,} launches from places unknown" if left else ""
    )
    return (
        alt.LayerChart(layer=[land, points, names])
        .project(type="equalEarth")
        .properties(
            width=wanted.width,
            height=round(wanted.width * 0.52),
            title=alt.TitleParams("Where from", subtitle=told),
        )
    )
