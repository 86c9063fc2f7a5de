"""Colours, shapes and type of the figures: told apart by colour-blind readers and in grey.

The colours are those of Okabe and Ito (2008); every colour has a shape of its own beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

FATES = ("success", "partial", "failure", "unknown", "planned", "cancelled", "event")
"""How a launch ended, or what else stands in a timeline."""

_COLOURS = ("#009E73", "#E69F00", "#D55E00", "#7F7F7F", "#0072B2", "#CC79A7", "#9A8A00")
_DARK = ("#1FBF91", "#F0B23A", "#F07A3A", "#A8A8A8", "#56B4E9", "#E29BC6", "#D8CB4A")
_SHAPES = ("circle", "diamond", "cross", "square", "triangle-up", "triangle-down", "triangle-right")

ACTS = (
    "report", "announce", "claim", "promise", "predict",
    "praise", "deny", "demand", "warn", "condemn",
)  # fmt: skip
"""What speakers do, from telling to reproaching."""

_ACT_COLOURS = (
    "#7F7F7F", "#0072B2", "#56B4E9", "#009E73", "#66C2A5",
    "#F0E442", "#CC79A7", "#E69F00", "#D55E00", "#A23B00",
)  # fmt: skip
# Paths, as Vega takes them beside its own shapes.
_HEXAGON = "M.87,.5L0,1L-.87,.5L-.87,-.5L0,-1L.87,-.5Z"
_STAR = "M0,-1.1L.25,-.34L1.05,-.34L.4,.13L.65,.89L0,.42L-.65,.89L-.4,.13L-1.05,-.34L-.25,-.34Z"
_ACT_SHAPES = (
    "circle", "square", "diamond", "triangle-up", "triangle-right",
    "triangle-left", "triangle-down", "cross", _HEXAGON, _STAR,
)  # fmt: skip
_FONT = "system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours of paper and ink."""

    paper: str
    ink: str
    faint: str
    land: str


LIGHT = Ground("#ffffff", "#1b1f24", "#d0d4da", "#e6e3da")
DARK = Ground("#14171b", "#e8eaed", "#3a4048", "#2c313a")


def ground(*, dark: bool) -> Ground:
    """Return the colours of paper and ink."""
    return DARK if dark else LIGHT


def fate_colours(*, dark: bool) -> alt.Scale:
    """Return the colours of outcomes and plans."""
    import altair as alt

    return alt.Scale(domain=list(FATES), range=list(_DARK if dark else _COLOURS))


def fate_shapes() -> alt.Scale:
    """Return the shapes of outcomes and plans."""
    import altair as alt

    return alt.Scale(domain=list(FATES), range=list(_SHAPES))


def act_colours() -> alt.Scale:
    """Return the colours of acts."""
    import altair as alt

    return alt.Scale(domain=list(ACTS), range=list(_ACT_COLOURS))


def act_shapes() -> alt.Scale:
    """Return the shapes of acts."""
    import altair as alt

    return alt.Scale(domain=list(ACTS), range=list(_ACT_SHAPES))


def legend(values: Sequence[str] = (), **more: Any) -> alt.Legend:  # Any: as in Altair
    """Return a legend that shows its signs in full strength; only those of some values if given."""
    import altair as alt

    if values:
        more["values"] = list(values)
    return alt.Legend(title=None, symbolOpacity=1, **more)


def data(values: list[dict[str, Any]]) -> alt.InlineData:
    """Return rows as the data of a chart, inline, so that a figure is one file."""
    import altair as alt

    return alt.InlineData(values=values)


def themed(chart: alt.LayerChart | alt.Chart, *, dark: bool) -> alt.LayerChart | alt.Chart:
    """Return a chart in our type and colours."""
    on = ground(dark=dark)
    themed_chart: alt.LayerChart | alt.Chart = (
        chart.configure(background=on.paper, font=_FONT, padding=16)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=on.ink, titleColor=on.ink, gridColor=on.faint, domainColor=on.faint,
            tickColor=on.faint, labelFontSize=12, titleFontSize=12, titleFontWeight="normal",
            labelLimit=340, labelOverlap=True, gridOpacity=0.6,
        )
        .configure_legend(
            labelColor=on.ink, titleColor=on.ink, labelFontSize=12, titleFontSize=12,
            titleFontWeight="normal", orient="top", symbolSize=90,
        )
        .configure_title(
            color=on.ink, subtitleColor=on.ink, fontSize=16, subtitleFontSize=12, anchor="start",
            offset=12,
        )
    )  # fmt: skip
    return themed_chart
