"""Launches by year and outcome."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kb.plots.moments import fate
from kb.plots.theme import FATES, data, fate_colours, legend
from kb.plots.wanted import entries
from kb.terms import Status

if TYPE_CHECKING:
    import altair as alt

    from kb.plots.wanted import Wanted
    from kb.store import View

_FLOWN = FATES[:4]


def years_figure(view: View, wanted: Wanted) -> alt.Chart | None:
    """Return bars of the launches that took place, by year and outcome.

    A launch counts in the year that its own date names; one whose date names none is left out, and
    the subtitle says how many.
    """
    import altair as alt

    flown = [e for e in entries(view, wanted) if e.status == Status.OCCURRED]
    counts = Counter((entry.time.edtf[:4], fate(entry)) for entry in flown)
    placed = {key: n for key, n in counts.items() if key[0].isdigit() and len(key[0]) == 4}
    if not placed:
        return None
    values: list[dict[str, Any]] = [
        {"year": int(year), "outcome": outcome, "launches": n, "rank": FATES.index(outcome)}
        for (year, outcome), n in sorted(placed.items())
    ]
    left = len(flown) - sum(placed.values())
    told = f"{sum(placed.values()):,} launches that took place"
    years = range(min(v["year"] for v in values), max(v["year"] for v in values) + 1)
    chart: alt.Chart = (
        alt.Chart(data(values))
        .mark_bar()
        .encode(
            x=alt.X(
                "year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True),
                scale=alt.Scale(domain=list(years)),
            ),
            y=alt.Y("launches:Q", title="launches", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "outcome:N", scale=fate_colours(dark=wanted.dark), legend=legend(_FLOWN)
            ),
            order=alt.Order("rank:Q"),
            tooltip=["year:O", "outcome:N", "launches:Q"],
        )
        .properties(
            width=min(wanted.width, max(240, 42 * len(years))),
            height=300,
            title=alt.TitleParams(
                "Launches by year and outcome",
                subtitle=told + (f"; {left:,} more of unknown year" if left else ""),
            ),
        )
    )  # fmt: skip
    return chart
