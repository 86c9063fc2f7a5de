"""What a figure shall show: of whom, from when to when, how wide, on light or dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from kb.timeline import timeline

if TYPE_CHECKING:
    from kb.dates import Time
    from kb.store import View
    from kb.timeline import TimelineEntry


class Look(TypedDict, total=False):
    """How a figure shall look: the width of the drawing area in pixels, light on dark."""

    width: int
    dark: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """A restriction of a figure; what is empty or None restricts nothing.

    `actor` and `launch` are IRIs, `width` is in pixels of the drawing area.
    """

    actor: str = ""
    launch: str = ""
    since: Time | None = None
    until: Time | None = None
    width: int = 640
    dark: bool = False


def entries(view: View, wanted: Wanted, *, events: bool = False) -> list[TimelineEntry]:
    """Return the launches, and other events if asked for, that a figure is of."""
    return timeline(view, since=wanted.since, until=wanted.until, actor=wanted.actor, events=events)
