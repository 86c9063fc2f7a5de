"""What changes in a timeline when the documents behind it change, with a term for each change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.dates import UNKNOWN_TIME, Time, contains, display
from kb.terms import Outcome, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb.timeline.entries import TimelineEntry


class How(StrEnum):
    """How a launch changed.

    A plan's date slips (later), is pulled in (earlier), firmed (narrower, within what was said) or
    loosened (wider); the plan itself is fulfilled or cancelled. An outcome that is turned into
    another is reversed, any other value is added, revised or withdrawn.
    """

    NEW = "new"
    GONE = "gone"
    MERGED = "merged"
    SLIP = "slip"
    PULL_IN = "pull-in"
    FIRMED = "firmed"
    LOOSENED = "loosened"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"
    REVERSED = "reversed"
    ADDED = "added"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    SUPPORT = "support"


_TOLD = ("time", "actor", "vehicle", "payloads", "site", "kind", "outcome", "status")
_NAMES = {"time": "date", "payloads": "payload"}
_COUNTED = ("documents", "origins")
_ENDS = frozenset({Outcome.SUCCESS, Outcome.FAILURE, Outcome.PARTIAL})


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed of one launch: how, of which property, from what to what.

    `launch` is its IRI afterwards, or before where it is gone. `document` is the IRI of the
    document that changed it, where that is asked for.
    """

    launch: str
    label: str
    how: How
    property: str = ""
    before: str = ""
    after: str = ""
    document: str = ""

    def __str__(self) -> str:
        """Return the change as one line."""
        if self.how is How.GONE:
            return f"{self.label}: gone: nothing else supports it"
        if self.how is How.SUPPORT:
            return f"{self.label}: {self.before} {self.property} become {self.after}"
        if not self.property:
            return f"{self.label}: {self.how}" + (f" with {self.after}" if self.after else "")
        values = f"{self.before or 'unknown'} becomes {self.after or 'unknown'}"
        return f"{self.label}: {self.how}: {self.property} {values}"


def difference(
    before: Iterable[TimelineEntry],
    after: Iterable[TimelineEntry],
    same: Mapping[str, str] | None = None,
) -> list[Change]:
    """Return what is different between two timelines, in the order of the first, then the second.

    `same` tells which launch of the first is which of the second where their IRIs differ; what
    neither it nor the IRI tells is recognised by its date, its status and its vehicle.
    """
    old, new = {e.iri: e for e in before}, {e.iri: e for e in after}
    pairs = _pairs(old, new, same or {})
    out: list[Change] = []
    taken: dict[str, str] = {}
    for iri, entry in old.items():
        now = new.get(pairs.get(iri, ""))
        if now is None:
            out.append(Change(iri, entry.label, How.GONE))
        elif now.iri in taken:
            out.append(Change(now.iri, entry.label, How.MERGED, after=taken[now.iri]))
        else:
            taken[now.iri] = entry.label
            out += _changes(entry, now, new)
    out += [Change(iri, e.label, How.NEW) for iri, e in new.items() if iri not in pairs.values()]
    return out


def _pairs(
    old: Mapping[str, TimelineEntry], new: Mapping[str, TimelineEntry], same: Mapping[str, str]
) -> dict[str, str]:
    """Return for each launch of the first timeline what it is in the second, if anything."""
    pairs = {iri: same.get(iri, iri) for iri in old if same.get(iri, iri) in new}
    looks = {_look(e): iri for iri, e in new.items() if iri not in pairs.values()}
    left = {iri: _look(e) for iri, e in old.items() if iri not in pairs}
    return pairs | {iri: looks[look] for iri, look in left.items() if look in looks}


def _look(entry: TimelineEntry) -> tuple[object, ...]:
    return entry.time.earliest, entry.time.latest, entry.status, entry.vehicle


def _changes(
    before: TimelineEntry, after: TimelineEntry, new: Mapping[str, TimelineEntry]
) -> Iterator[Change]:
    for name in _TOLD:
        if getattr(before, name) == getattr(after, name):
            continue
        how = _how(name, before, after)
        values = _shown(before, name), _shown(after, name)
        yield Change(after.iri, before.label, how, _NAMES.get(name, name), *values)
    if after.followed_by and before.followed_by != after.followed_by:
        flown = new.get(after.followed_by)
        words = flown.label if flown else after.followed_by
        yield Change(after.iri, before.label, How.FULFILLED, after=words)
    for name in _COUNTED:
        counts = str(getattr(before, name)), str(getattr(after, name))
        if counts[0] != counts[1]:
            yield Change(after.iri, before.label, How.SUPPORT, name, *counts)


def _how(name: str, before: TimelineEntry, after: TimelineEntry) -> How:
    old, new = getattr(before, name), getattr(after, name)
    if name == "time" and before.status == Status.PLANNED and UNKNOWN_TIME not in {old, new}:
        return moved(old, new)
    if name == "status" and old == Status.PLANNED and new in {Status.OCCURRED, Status.CANCELLED}:
        return How.FULFILLED if new == Status.OCCURRED else How.CANCELLED
    if name == "outcome" and {old, new} <= _ENDS:
        return How.REVERSED
    empty = ("", (), "unknown", UNKNOWN_TIME)
    if old in empty:
        return How.ADDED
    return How.WITHDRAWN if new in empty else How.REVISED


def moved(before: Time, after: Time) -> How:
    """Return how the date of a plan moved.

    >>> from kb.dates import parse_edtf
    >>> print(moved(parse_edtf("2023-05"), parse_edtf("2023-05-31")))
    firmed
    >>> print(moved(parse_edtf("2023-05-31"), parse_edtf("2023-06-11")))
    slip
    """
    if contains(before, after):
        return How.REVISED if contains(after, before) else How.FIRMED
    if contains(after, before):
        return How.LOOSENED
    bounds = before.earliest, after.earliest, before.latest, after.latest
    if None in bounds:
        return How.REVISED
    first, second = (before.earliest, before.latest), (after.earliest, after.latest)
    return How.SLIP if second > first else How.PULL_IN


def _shown(entry: TimelineEntry, name: str) -> str:
    if name == "time":
        return "" if entry.time == UNKNOWN_TIME else display(entry.time)
    value = getattr(entry, name)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
