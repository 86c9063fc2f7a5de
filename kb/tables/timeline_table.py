"""The timeline as people read it: when, what, who, with what, and how well it is known."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kb.dates import display, to_xsd
from kb.rows import Rows
from kb.tables.screen import console, marked, shown
from kb.terms import Outcome, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from typing import TextIO

    from rich.console import Console

    from kb.timeline import TimelineEntry

LAUNCH = "launch"
NARROW = 100
"""Below so many columns an entry takes two lines instead of a row of narrow cells."""

WIDE = 150
"""From so many columns on a date with its time of day stands on one line."""

_CLOCK = re.compile(r" [0-9]{2}(:[0-9]{2}|h).*")
_HEADINGS = ("date", "what", "actor", "vehicle", "payload", "sources", "notes")


def print_timeline(
    entries: Sequence[TimelineEntry], stream: TextIO | None = None, *, width: int | None = None
) -> None:
    """Print launches and other events in the order given, as wide as the screen.

    Launches of a salvo that nothing tells apart stand once, with their number.
    """
    screen = console(stream, width=width)
    plans = {entry.iri: entry for entry in entries}
    groups = [list(group) for _, group in groupby(entries, _told)]
    if screen.width < NARROW:
        for group in groups:
            _print_lines(screen, group, plans)
    else:
        screen.print(_table(screen, groups, plans))
    legend = [shown(screen, "sources: documents (independent origins)", "dim")]
    if any(entry.conflicts for entry in entries):
        legend.append(marked(screen, "conflict", "sources contradict each other"))
    screen.print(Text("; ").join(legend))


def _table(
    screen: Console, groups: Iterable[list[TimelineEntry]], plans: dict[str, TimelineEntry]
) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    whole = screen.width >= WIDE
    for heading in _HEADINGS:
        table.add_column(heading, overflow="fold", no_wrap=whole and heading == "date")
    for group in groups:
        entry = group[0]
        table.add_row(
            shown(screen, display(entry.time)),
            _times(_what(screen, entry), group),
            *(shown(screen, text) for text in _things(entry)),
            _sources(entry),
            _notes(screen, entry, plans),
        )
    return table


def _print_lines(
    screen: Console, group: list[TimelineEntry], plans: dict[str, TimelineEntry]
) -> None:
    entry = group[0]
    what = _times(_what(screen, entry), group)
    screen.print(Text("  ").join([shown(screen, display(entry.time), "bold"), what]))
    things = ", ".join(text for text in _things(entry) if text)
    parts = [
        shown(screen, things),
        Text(f"sources {_sources(entry)}", "dim"),
        _notes(screen, entry, plans),
    ]
    screen.print(Padding(Text("; ").join(part for part in parts if part), (0, 0, 0, 3)))


def _told(entry: TimelineEntry) -> TimelineEntry | str:
    """Return what a line would tell of a launch; other events stand for themselves."""
    return replace(entry, iri="") if entry.sort == LAUNCH else entry.iri


def _times(what: Text, group: list[TimelineEntry]) -> Text:
    return what if len(group) == 1 else Text(" × ").join([what, Text(str(len(group)))])


def _things(entry: TimelineEntry) -> tuple[str, str, str]:
    return entry.actor, entry.vehicle, ", ".join(entry.payloads)


def _what(screen: Console, entry: TimelineEntry) -> Text:
    if entry.sort != LAUNCH:
        return marked(screen, "event", entry.sort.replace("-", " "))
    if entry.status in {Status.PLANNED, Status.CANCELLED}:
        flown = ", then flown" if entry.followed_by else ""
        return marked(screen, entry.status, entry.status + flown)
    outcome = entry.outcome or Outcome.UNKNOWN
    return marked(screen, outcome, "outcome unknown" if outcome == Outcome.UNKNOWN else outcome)


def _sources(entry: TimelineEntry) -> str:
    return f"{entry.documents} ({entry.origins})"


def _notes(screen: Console, entry: TimelineEntry, plans: dict[str, TimelineEntry]) -> Text:
    notes = []
    if entry.conflicts:
        notes.append(marked(screen, "conflict", ", ".join(entry.conflicts)))
    if follow := plans.get(entry.followed_by):
        notes.append(shown(screen, f"flown {_CLOCK.sub('', display(follow.time))}"))
    if entry.sort != LAUNCH:
        notes.append(shown(screen, entry.label))
    return Text("; ").join(notes)


def timeline_rows(entries: Iterable[TimelineEntry]) -> Rows:
    """Return a timeline as rows for programs: dates as words, EDTF and bounds, then the rest."""
    columns = (
        "date", "edtf", "earliest", "latest", "sort", "kind", "status", "outcome", "actor",
        "vehicle", "payloads", "site", "documents", "origins", "conflicts", "label", "iri",
        "followed_by",
    )  # fmt: skip
    return Rows(columns, tuple(_row(entry) for entry in entries))


def _row(entry: TimelineEntry) -> tuple[str | int | None, ...]:
    time = entry.time
    texts = (entry.kind, entry.status, entry.outcome, entry.actor, entry.vehicle)
    return (
        display(time),
        time.edtf or None,
        _stamp(time.earliest),
        _stamp(time.latest),
        entry.sort,
        *(text or None for text in texts),
        " | ".join(entry.payloads) or None,
        entry.site or None,
        entry.documents,
        entry.origins,
        " | ".join(entry.conflicts) or None,
        entry.label,
        entry.iri,
        entry.followed_by or None,
    )


def _stamp(moment: datetime | None) -> str | None:
    return to_xsd(moment) if moment else None
