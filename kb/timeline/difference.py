"""What changes in a timeline when the documents behind it change."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kb.dates import display

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.timeline.entries import TimelineEntry

_TOLD = ("time", "actor", "vehicle", "payloads", "site", "kind", "status", "outcome")
_COUNTED = ("documents", "origins")


@dataclass(frozen=True, slots=True)
class Change:
    """One launch that is gone, new or told differently, and how in words."""

    label: str
    how: str

    def __str__(self) -> str:
        """Return the two as one line."""
        return f"{self.label}: {self.how}"


def difference(before: Iterable[TimelineEntry], after: Iterable[TimelineEntry]) -> list[Change]:
    """Return what is different between two timelines, in the order of the first.

    Launches are recognised by their IRI; one that is named after a document that went away is
    recognised by what it says.
    """
    old, new = {e.iri: e for e in before}, {e.iri: e for e in after}
    renamed = _renamed(old, new)
    out = []
    for iri, entry in old.items():
        now = new.get(renamed.get(iri, iri))
        if now is None:
            out.append(Change(entry.label, "gone: nothing else supports it"))
        elif how := _how(entry, now):
            out.append(Change(entry.label, how))
    known = set(old) | set(renamed.values())
    out += [Change(entry.label, "new") for iri, entry in new.items() if iri not in known]
    return out


def _renamed(old: dict[str, TimelineEntry], new: dict[str, TimelineEntry]) -> dict[str, str]:
    """Match launches whose IRI changed by their date and who made them."""
    left = {(e.time.earliest, e.status, e.vehicle): iri for iri, e in new.items() if iri not in old}
    pairs = {
        iri: left.get((e.time.earliest, e.status, e.vehicle), "")
        for iri, e in old.items()
        if iri not in new
    }
    return {iri: now for iri, now in pairs.items() if now}


def _how(before: TimelineEntry, after: TimelineEntry) -> str:
    names = [field.name for field in fields(before)]
    told = [
        f"{name} {_shown(before, name)} becomes {_shown(after, name)}"
        for name in names
        if name in _TOLD and getattr(before, name) != getattr(after, name)
    ]
    counted = [
        f"{getattr(before, name)} {name} become {getattr(after, name)}"
        for name in names
        if name in _COUNTED and getattr(before, name) != getattr(after, name)
    ]
    return "; ".join(told + counted)


def _shown(entry: TimelineEntry, name: str) -> str:
    if name == "time":
        return display(entry.time)
    value = getattr(entry, name)
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return text or "unknown"
