"""The SpaceX API: its list of launches in version 4, which ended in October 2022."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.dates import order
from kb.errors import DateError, FaultyFileError
from kb.loading.protocol import About, Fault, Item
from kb.model import Document, Reading
from kb.terms import Status
from loaders.catalogues.json_values import at, is_json, read_json, words
from loaders.catalogues.ledger import Ledger
from loaders.catalogues.spacex_launches import add_launch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.model import Report
    from loaders.catalogues.json_values import Json

ABOUT = About(
    "SpaceX API (launches of SpaceX to 2022)",
    "*.json, a list of launches or one, of version 4",
    licence="Apache-2.0 for its code, not stated for the data",
    url="https://github.com/r-spacex/SpaceX-API",
)

WHOLE = 187
"""Past launches in the list as it was left; a list with fewer is an excerpt, and stands for itself.
"""

_ADDRESS = "https://api.spacexdata.com/v4/launches"
_KEYS = ((b'"static_fire_date_utc"',), (b'"date_utc"', b'"flight_number"'))


def recognises(path: Path, head: bytes) -> bool:
    """Tell by the names that only its launches have."""
    del path
    return is_json(head) and any(all(key in head for key in keys) for keys in _KEYS)


def read(path: Path) -> Iterator[Item | Fault]:
    """Return one document with a report for each launch, and a fault for each that is none.

    Raises:
        FaultyFileError: If it is no JSON, is truncated, or holds no launches.
    """
    ledger = Ledger()
    reports: list[Report] = []
    faults = []
    for number, launch in enumerate(_launches(read_json(path)), 1):
        place = f"{path}: launch {number}"
        reason = _check(launch)
        if isinstance(launch, dict) and not reason:
            try:
                reports.append(add_launch(ledger, launch, f"L{len(reports) + 1}"))
            except DateError as error:
                reason = str(error)
        if reason:
            name = words(launch, "name")[:80]
            faults.append(Fault(place, f"{reason} ({name})" if name else reason))
    if not reports:
        first = f": {faults[0].place.rpartition(': ')[2]} {faults[0].reason}" if faults else ""
        raise FaultyFileError(f"holds no launches of the SpaceX API{first}")
    yield from faults
    yield Item(
        _document(path, ledger, reports), Reading(tuple(reports), sentences=ledger.sentences)
    )


def _launches(content: Json) -> list[Json]:
    """Return the records of a list, of an answer to a query, or the only one."""
    found = at(content, "docs") if isinstance(at(content, "docs"), list) else content
    return found if isinstance(found, list) else [found]


def _check(launch: Json) -> str:
    if not isinstance(launch, dict):
        return "is no JSON object"
    return "" if words(launch, "id") else "has no id"


def _document(path: Path, ledger: Ledger, reports: list[Report]) -> Document:
    past = [one for one in reports if one.status is Status.OCCURRED]
    dates = [one.date for one in past if one.date]
    return Document(
        name=path.stem,
        text=ledger.text,
        loader="spacex",
        title="SpaceX API: launches",
        publisher="SpaceX API",
        # The list has no date of its own: it was written after the last launch that it knows of.
        published=max(dates, key=order, default=None),
        url=_ADDRESS if len(past) >= WHOLE else "",
        note="licence Apache-2.0 for the code of the interface, not stated for the data",
        warnings=() if dates else ("the list does not say of when it is",),
        catalogue=True,
        citation="r/SpaceX, SpaceX API, https://github.com/r-spacex/SpaceX-API",
    )
