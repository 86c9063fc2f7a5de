"""Launch Library's records in all their shapes as one: versions 2.0 to 2.3, whole or flattened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from loaders.catalogues.json_values import at, nodes, words

if TYPE_CHECKING:
    from loaders.catalogues.json_values import Json, Node

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
# Words that stand in a field of which nothing is known.
_NOTHING = frozenset({"unknown", "unknown location", "unknown pad", "n/a", "none"})


@dataclass(frozen=True, slots=True)
class Revision:
    """What the library said of a launch at some time: its date and its status."""

    said: str
    net: str
    status: str


@dataclass(frozen=True, slots=True)
class Flight:
    """One launch as the library has it; empty where it says nothing.

    `tentative` is set where version 2.0 calls the day, or the time of day, not determined.
    """

    id: str
    name: str
    net: str
    precision: str
    status: str
    status_id: str
    updated: str
    designator: str
    provider: str
    vehicle: str
    vehicle_names: tuple[str, ...]
    mission: str
    mission_type: str
    orbit: str
    orbit_code: str
    pad: str
    place: str
    zone: str
    window: tuple[str, str]
    reason: str
    hold: str
    spacex: str
    tentative: str
    history: tuple[Revision, ...]


def launch_id(text: str) -> str:
    """Return the identifier of a launch in its usual spelling; empty if the text is none."""
    return text.lower() if _ID.fullmatch(text) else ""


# Where a value stands: in the versions from 2.0 on, in the short form of a list, when flattened.
_PATHS = {
    "name": ("name",),
    "net": ("net",),
    "precision": ("net_precision.name", "net_precision.abbrev", "net_precision", "netPrecision"),
    "status": ("status.abbrev", "status.name", "statusAbbrev", "statusName"),
    "status_id": ("status.id", "statusId"),
    "updated": ("last_updated", "lastUpdated"),
    "designator": ("launch_designator", "mission.launch_designator"),
    "provider": ("launch_service_provider.name", "lsp_name", "provider"),
    "vehicle": ("rocket.configuration.full_name", "rocket.configuration.name", "rocket"),
    "mission": ("mission.name", "mission", "missionName"),
    "mission_type": ("mission.type.name", "mission.type", "mission_type", "missionType"),
    "orbit": ("mission.orbit.name", "orbit", "orbitName"),
    "orbit_code": ("mission.orbit.abbrev", "orbit_abbrev", "orbitAbbrev"),
    "pad": ("pad.name", "pad", "padName"),
    "place": ("pad.location.name", "location.name", "location"),
    "zone": ("pad.location.timezone_name", "tzId"),
    "hold": ("holdreason",),
    "spacex": ("r_spacex_api_id",),
}


def read_flight(record: Node) -> Flight:
    """Return what a record says."""
    texts = {name: _first(record, *paths) for name, paths in _PATHS.items()}
    # In its shortest form, the library names rocket and mission in the launch's name alone.
    vehicle, bar, mission = texts["name"].partition(" | ")
    texts["vehicle"] = texts["vehicle"] or (vehicle if bar else "")
    texts["mission"] = texts["mission"] or mission
    short = words(record, "rocket", "configuration", "name")
    return Flight(
        id=words(record, "id"),
        vehicle_names=tuple(dict.fromkeys(filter(None, (short, short.partition("/")[0])))),
        window=(words(record, "window_start"), words(record, "window_end")),
        reason=_reason(record),
        tentative=_tentative(record),
        history=_history(record),
        **texts,
    )


def _first(record: Json, *paths: str) -> str:
    """Return the first value at these dotted paths that says something."""
    found = (words(record, *_steps(path)) for path in paths)
    return next((one for one in found if one and one.lower() not in _NOTHING), "")


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.split("."))


def _reason(record: Node) -> str:
    # In the flattened form, `failReason` holds the description of the status.
    return "" if "statusName" in record else _first(record, "failreason", "fail_reason")


def _tentative(record: Node) -> str:
    if at(record, "tbddate") is True:
        return "date"
    return "time" if at(record, "tbdtime") is True else ""


def _history(record: Node) -> tuple[Revision, ...]:
    entries = (
        Revision(words(entry, "at"), words(entry, "net"), _first(entry, "abbrev", "status_id"))
        for entry in nodes(record, "status_history")
    )
    return tuple(one for one in entries if one.said and one.net)
