"""A launch of the SpaceX API as a line of text and the report that stands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.errors import DateError
from kb.terms import EntityType, Outcome, Property, Status
from loaders.catalogues.draft import Draft, Source
from loaders.catalogues.json_values import at, nodes, words
from loaders.catalogues.launch_library_records import launch_id
from loaders.catalogues.periods import interval, precision_name, read_stated, unstated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.dates import Time
    from kb.model import Report
    from loaders.catalogues.json_values import Node
    from loaders.catalogues.ledger import Ledger

# The interface names rockets and pads by number alone. Which is which shows in the list itself, by
# launches that are widely known: FalconSat was the first of Falcon 1, from Kwajalein; CRS-1 one of
# Falcon 9; the Falcon Heavy test flight; CASSIOPE the first from Vandenberg, CRS-10 from 39A.
_ROCKETS = {
    "5e9d0d95eda69955f709d1eb": "Falcon 1",
    "5e9d0d95eda69973a809d1ec": "Falcon 9",
    "5e9d0d95eda69974db09d1ed": "Falcon Heavy",
}
_PADS = {
    "5e9e4502f5090995de566f86": "Kwajalein Atoll",
    "5e9e4501f509094ba4566f84": "Cape Canaveral",
    "5e9e4502f509092b78566f87": "Vandenberg",
    "5e9e4502f509094188566f88": "Kennedy Space Center",
}


def add_launch(ledger: Ledger, launch: Node, id_: str) -> Report:
    """Append a launch to the text and return its report.

    Raises:
        DateError: If it has no date that can be read; nothing is appended then.
    """
    date = _date(launch)
    planned = at(launch, "upcoming") is True
    draft = Draft(ledger.add(_fields(launch)))
    status = Status.PLANNED if planned else Status.OCCURRED
    draft.say(Property.STATUS, status, Source("Upcoming", words_of(launch, "upcoming")))
    success = at(launch, "success")
    if isinstance(success, bool) and not planned:
        outcome = Outcome.SUCCESS if success else Outcome.FAILURE
        draft.say(Property.OUTCOME, outcome, Source("Success", words_of(launch, "success")))
    draft.say(Property.DATE, date, Source("Date_UTC", words(launch, "date_precision")))
    draft.name(Property.ACTOR, EntityType.ORGANIZATION, "Company")
    draft.name(Property.VEHICLE, EntityType.VEHICLE, "Rocket")
    draft.name(Property.SITE, EntityType.SITE, "Site")
    draft.payloads("Name", tuple(_ROCKETS.values()))
    library = launch_id(words(launch, "launch_library_id"))
    return draft.report(
        id_,
        "Id",
        status=status,
        identifiers=(f"spacex:{words(launch, 'id')}", f"ll2:{library}" if library else ""),
    )


def _fields(launch: Node) -> Iterator[tuple[str, str]]:
    rocket, pad = words(launch, "rocket"), words(launch, "launchpad")
    yield "Id", words(launch, "id")
    yield "Flight_Number", words(launch, "flight_number")
    yield "Name", words(launch, "name")
    yield "Date_UTC", words(launch, "date_utc")
    yield "Precision", words(launch, "date_precision")
    yield "Date_Local", words(launch, "date_local")
    yield "Upcoming", words_of(launch, "upcoming")
    yield "Success", words_of(launch, "success")
    yield "Company", "SpaceX"
    yield "Rocket", _ROCKETS.get(rocket, "")
    yield "Rocket_Id", rocket
    yield "Site", _PADS.get(pad, "")
    yield "Pad_Id", pad
    for payload in _ids(launch, "payloads"):
        yield "Payload_Id", payload
    for failure in nodes(launch, "failures"):
        yield "Failure", words(failure, "reason")
        yield "Failure_Time", words(failure, "time")
    yield "Details", words(launch, "details")
    yield "Launch_Library_Id", words(launch, "launch_library_id")


def words_of(launch: Node, key: str) -> str:
    """Return a truth value as JSON writes it; empty if there is none.

    >>> words_of({"success": False}, "success"), words_of({}, "success")
    ('false', '')
    """
    value = at(launch, key)
    return str(value).lower() if isinstance(value, bool) else ""


def _ids(launch: Node, key: str) -> list[str]:
    found = at(launch, key)
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _date(launch: Node) -> Time:
    said = words(launch, "date_utc")
    if not said:
        raise DateError("has no date_utc")
    stated = read_stated(said)
    precision = words(launch, "date_precision")
    if not precision:
        return unstated(stated, tentative=at(launch, "tbd") is True)
    name = precision_name(precision)
    if not name:
        raise DateError(f"has a date_precision that is not known, {precision[:40]!r}")
    return interval(stated, name)
