"""iCalendar (RFC 5545) of planned and flown launches, for calendars of all makers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, BinaryIO

from kb.dates import display, to_xsd
from kb.exports.moments import days, is_instant
from kb.graph.questions import DOCUMENT, LAUNCH, REPORT
from kb.terms import Status
from kb.timeline import timeline, told_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.dates import Time
    from kb.exports.book import Book
    from kb.exports.source import Source
    from kb.timeline import TimelineEntry

PRODID = "-//launch-kb//launch-kb//EN"
_STATUS = {
    Status.PLANNED: "TENTATIVE",
    Status.OCCURRED: "CONFIRMED",
    Status.CANCELLED: "CANCELLED",
}
_WIDTH = 75
"""How many octets a line may have (RFC 5545, 3.1)."""
# RFC 5545 has no way to write them; ends of lines are written in words of two letters.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_AN_INSTANT = timedelta(minutes=1)


def write_icalendar(source: Source, stream: BinaryIO) -> None:
    """Write an event for each launch whose date is closed on both sides.

    A time of day whose zone is known is an instant in UTC; everything less certain takes whole
    days, all that it may be. Events do not block time. DTSTAMP is when the last of the documents
    that tell of a launch was published, SEQUENCE is their number.
    """
    for line in _calendar(source):
        stream.write(_folded(line))


def _calendar(source: Source) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", "CALSCALE:GREGORIAN")
    yield "X-WR-CALNAME:Launches"
    stamps, places = _stamps(source.book), _places(source.book)
    for entry in timeline(source, events=False):
        if when := _when(entry.time):
            yield "BEGIN:VEVENT"
            yield f"UID:{_escaped(entry.iri)}"
            yield f"DTSTAMP:{_compact(stamps.get(entry.iri) or _latest(entry.time))}"
            yield from when
            yield from _facts(entry)
            if entry.iri in places:
                yield f"GEO:{places[entry.iri]}"
            yield "END:VEVENT"
    yield "END:VCALENDAR"


def _facts(entry: TimelineEntry) -> Iterator[str]:
    yield f"SEQUENCE:{entry.documents}"
    yield f"SUMMARY:{_escaped(entry.label)}"
    yield f"DESCRIPTION:{_escaped(_description(entry))}"
    if entry.status in _STATUS:
        yield f"STATUS:{_STATUS[Status(entry.status)]}"
    yield "TRANSP:TRANSPARENT"
    if entry.site:
        yield f"LOCATION:{_escaped(entry.site)}"
    if words := [word for word in (entry.kind, entry.status, entry.outcome) if word]:
        yield f"CATEGORIES:{','.join(map(_escaped, words))}"
    yield f"URL:{entry.iri}"
    if entry.followed_by:
        yield f"RELATED-TO;RELTYPE=SIBLING:{_escaped(entry.followed_by)}"


def _description(entry: TimelineEntry) -> str:
    lines = [
        display(entry.time),
        f"outcome: {entry.outcome or 'not told'}",
        f"told by {told_by(entry)}",
    ]
    if entry.conflicts:
        lines.append(f"sources disagree on: {', '.join(entry.conflicts)}")
    return "\n".join(lines)


def _when(time: Time) -> list[str]:
    if is_instant(time) and time.earliest and time.latest:
        start = [f"DTSTART:{_compact(to_xsd(time.earliest))}"]
        end = time.latest + timedelta(seconds=1)
        if end - time.earliest > _AN_INSTANT:
            start.append(f"DTEND:{_compact(to_xsd(end))}")
        return start
    first, last = days(time)
    if not first or not last:
        return []
    # The end is the first day that is no longer part of it.
    after = [last + timedelta(days=1)] if last < date.max else []
    return [_date("DTSTART", first), *(_date("DTEND", day) for day in after)]


def _date(name: str, day: date) -> str:
    return f"{name};VALUE=DATE:{_compact(day.isoformat())}"


def _compact(moment: str) -> str:
    """An ISO 8601 text of a day or a moment as iCalendar writes it."""
    return moment.replace("-", "").replace(":", "")


def _latest(time: Time) -> str:
    return to_xsd(time.latest) if time.latest else ""


def _stamps(book: Book) -> dict[str, str]:
    """From launches to the last moment at which a document about them may have been published."""
    published, reports = book.facts(DOCUMENT), book.facts(REPORT)
    found: dict[str, str] = {}
    for launch, values in book.facts(LAUNCH).items():
        own = (reports.get(report, {}) for report in values.get("report", ()))
        homes = {home for report in own for home in report.get("inDocument", ())}
        known = (published.get(home, {}) for home in homes)
        moments = [moment for document in known for moment in document.get("latest", ())]
        found[launch] = max(moments, default="")
    return found


def _places(book: Book) -> dict[str, str]:
    found = {}
    for record in book.records(LAUNCH):
        latitude, longitude = (record.there("site", n) for n in ("latitude", "longitude"))
        if latitude is not None and longitude is not None:
            found[record.iri] = f"{latitude};{longitude}"
    return found


def _escaped(text: str) -> str:
    r"""A value of type TEXT.

    >>> _escaped("a, b; c\\d\ne")
    'a\\, b\\; c\\\\d\\ne'
    """
    text = _CONTROLS.sub("\ufffd", text)
    for found in ("\\", ";", ","):
        text = text.replace(found, f"\\{found}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets; no character is cut."""
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _WIDTH:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += width
    return ("\r\n".join(pieces) + "\r\n").encode()
