"""Times as the figures need them: bounds as milliseconds, the middle, and the fate of a launch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.dates import display, to_xsd
from kb.terms import Outcome, Status

if TYPE_CHECKING:
    from datetime import datetime

    from kb.dates import Time
    from kb.timeline import TimelineEntry


def dated(time: Time) -> bool:
    """Tell whether a time has bounds on both sides, so that it can be drawn."""
    return time.earliest is not None and time.latest is not None


def middle(time: Time) -> datetime:
    """Return the middle of a time that is dated, in UTC."""
    assert time.earliest is not None  # noqa: S101 - callers have asked `dated`
    assert time.latest is not None  # noqa: S101 - same
    return time.earliest + (time.latest - time.earliest) / 2


def drawn(time: Time) -> dict[str, str]:
    """Return the bounds, the middle and the words of a time that is dated, as fields of a row."""
    assert time.earliest is not None  # noqa: S101 - callers have asked `dated`
    assert time.latest is not None  # noqa: S101 - same
    return {
        "earliest": to_xsd(time.earliest),
        "latest": to_xsd(time.latest),
        "middle": to_xsd(middle(time).replace(microsecond=0)),
        "when": display(time),
    }


def fate(entry: TimelineEntry) -> str:
    """Return how a launch ended, or that it is a plan, called off, or no launch."""
    if entry.sort != "launch":
        return "event"
    if entry.status in {Status.PLANNED, Status.CANCELLED}:
        return entry.status
    return entry.outcome or Outcome.UNKNOWN
