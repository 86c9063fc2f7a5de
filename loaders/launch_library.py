"""Launch Library 2 of The Space Devs: lists of launches and single launches as its interface gives.

Versions 2.0, 2.2 and 2.3 are read into one model, and also copies that others have flattened or
cut down, where a launch still has its identifier, its date and its status.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.dates import order
from kb.errors import DataError, DateError, FaultyFileError
from kb.loading.protocol import About, Fault, Item
from kb.model import Document, Reading
from loaders.catalogues.json_values import at, is_json, read_json, words
from loaders.catalogues.launch_library_records import launch_id, read_flight
from loaders.catalogues.launch_library_reports import add_flight
from loaders.catalogues.launch_library_things import things
from loaders.catalogues.ledger import Ledger
from loaders.catalogues.periods import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kb.dates import Time
    from kb.model import Report
    from loaders.catalogues.json_values import Json
    from loaders.catalogues.launch_library_records import Flight

ABOUT = About(
    "Launch Library 2 (launches, plans and their slips)",
    "*.json, a list of launches or one, of versions 2.0 to 2.3",
    licence="not stated; the data are The Space Devs'",
    url="https://thespacedevs.com/llapi",
)

PUBLISHER = "The Space Devs"

OLD = 2016
"""Launches of earlier years are called historic: The library's authors say that historic data come
from GCAT and other public lists, and not from which year on; the library was begun in these years.
"""

_ADDRESS = re.compile(rb"thespacedevs\.com/(?:api/)?2\.[0-9]+\.[0-9]+/launch(?:es)?/")
_KEYS = (
    (b'"net"', b'"window_start"'),
    (b'"net"', b'"status_history"'),
    (b'"net"', b'"launch_service_provider"'),
    (b'"net"', b'"statusAbbrev"', b'"padName"'),
)
_UNIQUE = re.compile(rb'"id"\s*:\s*"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-')


def recognises(path: Path, head: bytes) -> bool:
    """Tell by the address of the interface, or by the names that only its launches have."""
    del path
    if not is_json(head):
        return False
    if _ADDRESS.search(head):
        return True
    return _UNIQUE.search(head) is not None and any(
        all(key in head for key in keys) for keys in _KEYS
    )


def read(path: Path) -> Iterator[Item | Fault]:
    """Return a document of the launches, another of those of old, and a fault for each other.

    Raises:
        FaultyFileError: If it is no JSON, is truncated, or holds no launches.
    """
    content = read_json(path)
    flights: dict[str, Flight] = {}
    faults = []
    for place, record in _records(content):
        fault = _check(record, flights)
        if fault:
            faults.append(Fault(f"{path}: {place}", fault))
        elif isinstance(record, dict):
            flights[launch_id(words(record, "id"))] = read_flight(record)
    if not flights:
        raise FaultyFileError(_nothing(faults))
    yield from faults
    for old in (True, False):
        chosen = [one for one in flights.values() if _is_old(one) is old]
        if chosen:
            yield from _items(path, content, chosen, _note(content, len(flights)))


def _records(content: Json) -> Iterator[tuple[str, Json]]:
    """Give each record with its place, counted from 1."""
    found: Json = content
    for key in ("results", "launches"):
        if isinstance(at(content, key), list):
            found = at(content, key)
    if isinstance(found, list):
        yield from ((f"launch {number}", one) for number, one in enumerate(found, 1))
    else:
        yield "the launch", found


def _check(record: Json, known: dict[str, Flight]) -> str:
    """Return why a record cannot be read; empty if it can."""
    if not isinstance(record, dict):
        return "is no JSON object"
    id_ = launch_id(words(record, "id"))
    name = words(record, "name")[:80] or "without a name"
    if not id_:
        return f"has no identifier of Launch Library, which is a UUID ({name})"
    if id_ in known:
        return f"is there twice, the first counts ({name})"
    return ""


def _nothing(faults: list[Fault]) -> str:
    why = f": {faults[0].place.rpartition(': ')[2]} {faults[0].reason}" if faults else ""
    return f"holds no launches of Launch Library{why}"


def _is_old(flight: Flight) -> bool:
    return flight.net[:4].isdigit() and int(flight.net[:4]) < OLD


def _items(
    path: Path, content: Json, flights: Sequence[Flight], note: str
) -> Iterator[Item | Fault]:
    """Give the document of some launches, and a fault for each that has no date or status."""
    ledger = Ledger()
    loaded: list[tuple[Flight, Report]] = []
    warnings = []
    for flight in flights:
        try:
            report, odd = add_flight(ledger, flight, f"L{len(loaded) + 1}")
        except (DataError, DateError) as error:
            yield Fault(f"{path}: launch {flight.id}", str(error))
            continue
        loaded.append((flight, report))
        warnings += [f"launch {flight.id}: {odd}"] if odd else []
    if loaded:
        document = _document(path, content, [flight for flight, _ in loaded])
        document = replace(document, text=ledger.text, note=note)
        reports = tuple(report for _, report in loaded)
        reading = Reading(reports, sentences=ledger.sentences, things=things(loaded))
        yield Item(replace(document, warnings=(*document.warnings, *warnings)), reading)


def _document(path: Path, content: Json, flights: Sequence[Flight]) -> Document:
    old = _is_old(flights[0])
    published = _published(content, flights)
    undated = "neither the list nor its launches say of when they are"
    return Document(
        name=f"{path.stem}/historic" if old else path.stem,
        text="",
        loader="launch_library",
        title=f"Launch Library 2: {path.stem}" + (f", launches before {OLD}" if old else ""),
        publisher=PUBLISHER,
        published=published,
        warnings=() if published else (undated,),
        catalogue=True,
        derived_from=("GCAT",) if old else (),
        citation="The Space Devs, Launch Library 2, https://thespacedevs.com/llapi",
    )


def _published(content: Json, flights: Iterable[Flight]) -> Time | None:
    """Return when a copy was made, or else the last change of a launch in it: not before then."""
    made = words(content, "generatedAt")
    changes = [one.updated for one in flights]
    changes += [entry.said for one in flights for entry in one.history]
    return max(filter(None, map(moment, [made] if made else changes)), key=order, default=None)


def _note(content: Json, count: int) -> str:
    total = words(content, "count")
    of_all = f"; an excerpt of {total} launches" if total.isdigit() and int(total) > count else ""
    copied = "; in a form that others than the publisher made" if at(content, "launches") else ""
    return f"licence not stated by the publisher{of_all}{copied}"
