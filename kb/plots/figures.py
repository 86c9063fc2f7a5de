"""The register of figures: one entry a kind, with what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeAlias

from kb.errors import NotFoundError
from kb.plots.network import network_figure
from kb.plots.sites import sites_figure
from kb.plots.slips import slips_figure
from kb.plots.theme import themed
from kb.plots.timeline import timeline_figure
from kb.plots.voices import voices_figure
from kb.plots.years import years_figure

if TYPE_CHECKING:
    from collections.abc import Callable

    import altair as alt

    from kb.plots.wanted import Wanted
    from kb.store import View

    Chart: TypeAlias = alt.Chart | alt.LayerChart
    Draw: TypeAlias = Callable[[View, Wanted], Chart | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of figure: its name, what it shows in words, and what draws it."""

    name: str
    summary: str
    draw: Draw


FIGURES = (
    Figure(
        "timeline", "What happened when, with bands of uncertainty and rival dates", timeline_figure
    ),
    Figure("years", "Launches by year and outcome", years_figure),
    Figure("statements", "Who said what around a launch, by days since it", voices_figure),
    Figure("network", "Agents, launches and things, and what ties them", network_figure),
    Figure("sites", "A map of the sites from which was launched", sites_figure),
    Figure("slips", "How the dates of planned launches moved", slips_figure),
)
"""All figures, in the order in which they are listed."""


def find_figure(name: str) -> Figure:
    """Return the figure of a name.

    Raises:
        NotFoundError: If there is none; the message names those that there are.
    """
    found = next((figure for figure in FIGURES if figure.name == name), None)
    if found is None:
        names = [figure.name for figure in FIGURES]
        close = get_close_matches(name, names, n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(names)}"
        raise NotFoundError(f"no figure is called {name!r}; {hint}")
    return found


def draw(view: View, name: str, wanted: Wanted) -> Chart:
    """Return a figure of a store, ready to be shown in a notebook or saved.

    Raises:
        NotFoundError: If there is no such figure, or the store has nothing to draw in it.
    """
    chart = find_figure(name).draw(view, wanted)
    if chart is None:
        raise NotFoundError(
            f"there is nothing to draw in the figure {name!r}: load more, or restrict less"
        )
    return themed(chart, dark=wanted.dark)
