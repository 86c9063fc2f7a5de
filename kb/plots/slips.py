"""How the dates of planned launches moved."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kb.dates import order
from kb.plots.moments import dated, drawn
from kb.plots.theme import data, ground, legend
from kb.plots.wanted import entries
from kb.store.answers import rows, time_columns, time_of, time_pattern
from kb.terms import LAUNCHES

if TYPE_CHECKING:
    import altair as alt

    from kb.dates import Time
    from kb.plots.wanted import Wanted
    from kb.store import View

MOST_PLANS = 12
_PLANS = f"""
SELECT ?launch {time_columns()} {time_columns("known_")} {time_columns("printed_")} WHERE {{
  GRAPH <{LAUNCHES}> {{ ?launch a kb:Launch ; kb:report ?report }}
  GRAPH ?document {{
    ?report kb:status <https://w3id.org/launch-kb/vocabulary/status/planned> .
    ?claim rdf:subject ?report ; rdf:predicate kb:date ; rdf:object ?planned .
    {time_pattern("?planned")}
    OPTIONAL {{ ?claim kb:known ?known . {time_pattern("?known", "known_")} }}
    OPTIONAL {{ ?document kb:published ?printed . {time_pattern("?printed", "printed_")} }}
  }}
}} ORDER BY ?launch ?claim"""


def slips_figure(view: View, wanted: Wanted) -> alt.LayerChart | None:
    """Return for each plan whose date moved the date that was named, by when it was named.

    A line that rises slips; the grey diagonal is where the day of the launch has come.
    """
    labels = {entry.iri: entry.label for entry in entries(view, wanted)}
    told: dict[str, list[tuple[Time, Time]]] = defaultdict(list)
    for row in rows(view, _PLANS):
        known = time_of(row, "known_") if row["known_precision"] else time_of(row, "printed_")
        planned = time_of(row)
        if row["launch"] in labels and dated(known) and dated(planned):
            told[row["launch"]].append((known, planned))
    moved = {iri: dates for iri, dates in told.items() if len({p.edtf for _, p in dates}) > 1}
    if wanted.launch:
        moved = {iri: dates for iri, dates in moved.items() if iri == wanted.launch}
    if not moved:
        return None
    most = sorted(moved, key=lambda iri: (-len(moved[iri]), iri))[:MOST_PLANS]
    values = [
        _row(labels[iri], known, planned) for iri in most for known, planned in _sorted(moved[iri])
    ]
    return _drawing(values, len(moved), wanted)


def _sorted(dates: list[tuple[Time, Time]]) -> list[tuple[Time, Time]]:
    return sorted(dates, key=lambda pair: (order(pair[0]), order(pair[1])))


def _row(label: str, known: Time, planned: Time) -> dict[str, Any]:
    since, plan = drawn(known), drawn(planned)
    return {
        "plan": label,
        "known": since["middle"],
        "said": since["when"],
        "date": plan["middle"],
        "from": plan["earliest"],
        "to": plan["latest"],
        "planned": plan["when"],
    }


def _drawing(values: list[dict[str, Any]], number: int, wanted: Wanted) -> alt.LayerChart:
    import altair as alt

    on = ground(dark=wanted.dark)
    ends = [min(v["known"] for v in values), max(v["known"] for v in values)]
    today = (
        alt.Chart(data([{"known": end, "date": end} for end in ends]))
        .mark_line(color=on.ink, strokeDash=[4, 3], opacity=0.5)
        .encode(x="known:T", y="date:T")
    )
    signs = legend(orient="bottom", columns=1, labelLimit=600)
    base = alt.Chart(data(values)).encode(
        x=alt.X("known:T", title="said on"),
        color=alt.Color("plan:N", legend=signs),
        tooltip=["plan:N", "said:N", "planned:N"],
    )
    lines = base.mark_line(interpolate="step-after").encode(y=alt.Y("date:T", title="planned for"))
    bands = base.mark_rule(strokeWidth=4, opacity=0.35).encode(y="from:T", y2="to:T")
    points = base.mark_point(filled=True, size=70).encode(
        y="date:T", shape=alt.Shape("plan:N", legend=None)
    )
    told = f"{number} plans whose date moved; above the dashed line the day is still to come"
    return alt.LayerChart(layer=[today, bands, lines, points]).properties(
        width=wanted.width, height=340, title=alt.TitleParams("How plans slipped", subtitle=told)
    )
