"""Which lines of the timeline a reader wants to see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.dates import certainly_before
from kb.lookup import find_period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.dates import Time
    from kb.timeline import TimelineEntry
    from kb.web.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader has typed and chosen above the timeline."""

    actor: str = ""
    since: str = ""
    until: str = ""
    kind: str = ""
    outcome: str = ""
    certain: bool = False
    events: bool = False
    newest: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Filter:
        """Return the filter that the parameters of an address hold."""
        return cls(
            given.get("actor", "").strip(),
            given.get("from", "").strip(),
            given.get("to", "").strip(),
            given.get("kind", ""),
            given.get("outcome", ""),
            given.get("certain") == "yes",
            given.get("events") == "yes",
            given.get("order") == "newest",
        )

    @property
    def is_open(self) -> bool:
        """Whether it lets everything pass."""
        return replace(self, events=False, newest=False) == Filter()


@dataclass(frozen=True, slots=True)
class Picked:
    """The lines that pass a filter, in order, and the period that it names."""

    entries: Sequence[TimelineEntry]
    period: tuple[Time | None, Time | None] | None


def pick(shelf: Shelf, filter_: Filter, actor: str) -> Picked:
    """Return the lines that pass; `actor` is the IRI of the agent that the filter names.

    Raises:
        DateError: If a date is not EDTF, or the period ends before it begins.
    """
    period = find_period(filter_.since, filter_.until)
    entries: Sequence[TimelineEntry] = shelf.by(actor) if actor else shelf.entries
    found = [
        entry
        for entry in entries
        if (filter_.events or entry.sort == "launch")
        and _is_wanted(entry, filter_)
        and _is_within(entry.time, *period, certain=filter_.certain)
    ]
    return Picked(_newest_first(found) if filter_.newest else found, period)


def _newest_first(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """Return entries in the other order; those of which no date is known stay last."""
    known = [bool(entry.time.earliest or entry.time.latest) for entry in entries]
    dated = [entry for entry, is_known in zip(entries, known, strict=True) if is_known]
    undated = [entry for entry, is_known in zip(entries, known, strict=True) if not is_known]
    return dated[::-1] + undated


def _is_wanted(entry: TimelineEntry, filter_: Filter) -> bool:
    if filter_.kind and entry.kind != filter_.kind:
        return False
    if not filter_.outcome:
        return True
    if filter_.outcome in {"planned", "cancelled"}:
        return entry.status == filter_.outcome
    return entry.status == "occurred" and (entry.outcome or "unknown") == filter_.outcome


def _is_within(time: Time, since: Time | None, until: Time | None, *, certain: bool) -> bool:
    if not since and not until:
        return True
    if time.earliest is None and time.latest is None:
        return False
    if certain:
        return _is_inside(time, since, until)
    out = (since and certainly_before(time, since)) or (until and certainly_before(until, time))
    return not out


def _is_inside(time: Time, since: Time | None, until: Time | None) -> bool:
    if since and since.earliest and (time.earliest is None or time.earliest < since.earliest):
        return False
    return not (until and until.latest and (time.latest is None or time.latest > until.latest))
