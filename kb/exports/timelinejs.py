"""TimelineJS JSON: launches and other dated events as slides, uncertain dates as stretches."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, BinaryIO

from kb.dates import Precision, display
from kb.exports.jsontext import one_line, write_items
from kb.exports.moments import days, is_instant
from kb.terms import BASE, slug
from kb.timeline import timeline, told_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from kb.dates import Time
    from kb.store import View
    from kb.timeline import TimelineEntry

_CLOCK_PARTS = {
    Precision.HOUR: ("hour",),
    Precision.MINUTE: ("hour", "minute"),
    Precision.SECOND: ("hour", "minute", "second"),
}
_YEARS = frozenset([Precision.YEAR, Precision.DECADE, Precision.CENTURY])
_MONTHS = frozenset([Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.HALF])


def write_timelinejs(view: View, stream: BinaryIO) -> None:
    """Write slides for all that is dated, the earliest first.

    A date is drawn as far as it is known: without month or day where these were not told, as a
    stretch where it may be anywhere in one, and always with the words for it. Times of day are in
    UTC where their zone is known, else left out.
    """
    title = {
        "headline": "Launches",
        "text": "What happened when, who said so, and who says otherwise.",
    }
    stream.write(f'{{"title": {{"text": {one_line(title)}}},\n"events": '.encode())
    write_items(stream, _slides(timeline(view)))
    stream.write(b"}\n")


def _slides(entries: list[TimelineEntry]) -> Iterator[dict[str, object]]:
    for entry in entries:
        dates = _dates(entry.time)
        if not dates:
            continue
        yield {
            **dates,
            "display_date": display(entry.time),
            "text": {"headline": escape(entry.label), "text": _text(entry)},
            "group": entry.sort if entry.sort != "launch" else entry.status or "launch",
            "unique_id": slug(entry.iri.removeprefix(BASE)),
        }


def _text(entry: TimelineEntry) -> str:
    """What is known of it, as HTML in which no text of a source works as markup."""
    facts = {
        "by": entry.actor,
        "vehicle": entry.vehicle,
        "payload": ", ".join(entry.payloads),
        "site": entry.site,
        "status": entry.status,
        "outcome": entry.outcome,
        "sources disagree on": ", ".join(entry.conflicts),
        "told by": told_by(entry),
    }
    lines = (f"{name}: {escape(value)}" for name, value in facts.items() if value)
    return "<br>".join(lines)


def _dates(time: Time) -> dict[str, dict[str, int]]:
    if is_instant(time) and time.earliest and time.latest:
        return {"start_date": _instant(time.earliest, time.precision)}
    first, last = days(time)
    known = first or last
    if not known:
        return {}
    found = {"start_date": _day(known, time)}
    if first and last and first != last:
        found["end_date"] = {"year": last.year, "month": last.month, "day": last.day}
    return found


def _instant(moment: datetime, precision: Precision) -> dict[str, int]:
    whole = {"year": moment.year, "month": moment.month, "day": moment.day}
    return whole | {name: getattr(moment, name) for name in _CLOCK_PARTS[precision]}


def _day(day: date, time: Time) -> dict[str, int]:
    if time.precision in _YEARS:
        return {"year": day.year}
    if time.precision in _MONTHS:
        return {"year": day.year, "month": day.month}
    return {"year": day.year, "month": day.month, "day": day.day}
