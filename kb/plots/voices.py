"""Who said what around a launch, by the time since it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kb.dates import display
from kb.errors import NotFoundError
from kb.plots.moments import dated, middle
from kb.plots.theme import ACTS, act_colours, act_shapes, data, ground, legend
from kb.plots.wanted import entries
from kb.timeline import statements

if TYPE_CHECKING:
    from datetime import datetime

    import altair as alt

    from kb.dates import Time
    from kb.plots.wanted import Wanted
    from kb.store import View
    from kb.timeline import StatementEntry, TimelineEntry

MOST_SPEAKERS = 30
_DAY = 86_400
_SHOWN = 160  # characters of a statement that a tooltip shows


def voices_figure(view: View, wanted: Wanted) -> alt.LayerChart | None:
    """Return the statements about one launch, or the one most spoken of, by days since it.

    A statement without a date of its own stands where its document was published. The band around
    the launch, and the line through a statement, are as wide as their dates are uncertain.

    Raises:
        NotFoundError: If the launch has no date to count from.
    """
    chosen = _launch(view, wanted)
    if chosen is None:
        return None
    if not dated(chosen.time):
        raise NotFoundError(f"{chosen.label} has no date to count from: name another launch")
    said = [s for s in statements(view, launch=chosen.iri) if dated(_when(s))]
    if not said:
        return None
    zero = middle(chosen.time)
    counts = Counter(statement.speaker for statement in said)
    most = [n for n, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:MOST_SPEAKERS]]
    kept = [statement for statement in said if statement.speaker in most]
    left = len(said) - len(kept)
    values = _rows(kept, zero)
    told = f"{len(said)} statements, in days from the launch" + (
        f"; {left} not shown" if left else ""
    )
    return _layers(values, _band(chosen.time, zero), wanted, [chosen.label, told])


def _launch(view: View, wanted: Wanted) -> TimelineEntry | None:
    """Return the launch that is wanted, or else the dated one with most documents."""
    found = entries(view, wanted)
    if wanted.launch:
        return next((entry for entry in found if entry.iri == wanted.launch), None)
    flown = [entry for entry in found if dated(entry.time) and entry.status == "occurred"]
    return max(flown, key=lambda e: (e.documents, e.origins, e.iri), default=None)


def _when(statement: StatementEntry) -> Time:
    return statement.date if dated(statement.date) else statement.published


def _rows(said: list[StatementEntry], zero: datetime) -> list[dict[str, Any]]:
    """One row for all that a speaker does on one day in the same way, with the first words."""
    rows: dict[tuple[str, str, str], dict[str, Any]] = {}
    for statement in said:
        key = statement.speaker, statement.act, display(_when(statement))
        row = rows.setdefault(key, {**_row(statement, zero), "number": 0})
        row["number"] += 1
    return list(rows.values())


def _row(statement: StatementEntry, zero: datetime) -> dict[str, Any]:
    time = _when(statement)
    begin, end = _band(time, zero)
    words = " ".join(statement.content.split())
    return {
        "speaker": statement.speaker,
        "act": statement.act,
        "day": (begin + end) / 2,
        "begin": begin,
        "end": end,
        "when": display(time),
        "words": words[:_SHOWN] + ("…" if len(words) > _SHOWN else ""),
        "document": statement.title,
    }


def _band(time: Time, zero: datetime) -> tuple[float, float]:
    assert time.earliest is not None  # noqa: S101 - callers have asked `dated`
    assert time.latest is not None  # noqa: S101 - same
    begin, end = (round((t - zero).total_seconds() / _DAY, 4) for t in (time.earliest, time.latest))
    return begin, end


def _layers(
    values: list[dict[str, Any]], band: tuple[float, float], wanted: Wanted, title: list[str]
) -> alt.LayerChart:
    import altair as alt

    ink = ground(dark=wanted.dark).ink
    order = sorted({v["speaker"] for v in values}, key=lambda s: _first(values, s))
    y = alt.Y("speaker:N", sort=order, title=None, axis=alt.Axis(grid=True, domain=False))
    there = [act for act in ACTS if any(value["act"] == act for value in values)]
    colour = alt.Color("act:N", scale=act_colours(), legend=legend(there))
    shape = alt.Shape("act:N", scale=act_shapes(), legend=legend(there))
    size = alt.Size("number:Q", legend=None, scale=alt.Scale(domain=[1, 12], range=[80, 420]))
    # A day is a day near the launch, and months are near each other a year later.
    days = alt.Scale(type="symlog", constant=1, padding=14)
    axis = alt.Axis(values=[-365, -90, -30, -7, -1, 0, 1, 7, 30, 90, 365, 3650])
    tips = [
        alt.Tooltip(f"{name}:N")
        for name in ("speaker", "act", "when", "number", "words", "document")
    ]
    launch = alt.Chart(data([{"begin": band[0], "end": band[1]}]))
    around = launch.mark_rect(opacity=0.18, color=ink).encode(x="begin:Q", x2="end:Q")
    zero = alt.Chart(data([{"day": 0}])).mark_rule(color=ink, strokeDash=[4, 3]).encode(x="day:Q")
    base = alt.Chart(data(values)).encode(y=y, tooltip=tips)
    spans = base.mark_rule(opacity=0.3, strokeWidth=3).encode(
        x=alt.X("begin:Q", title="days since the launch", scale=days, axis=axis),
        x2="end:Q",
        color=colour,
    )
    points = base.mark_point(filled=True, opacity=0.9).encode(
        x="day:Q", color=colour, shape=shape, size=size
    )
    return alt.LayerChart(layer=[around, zero, spans, points]).properties(
        width=wanted.width,
        height=alt.Step(22),
        title=alt.TitleParams("Who said what when", subtitle=title),
    )


def _first(values: list[dict[str, Any]], speaker: str) -> tuple[float, str]:
    return min(v["day"] for v in values if v["speaker"] == speaker), speaker
