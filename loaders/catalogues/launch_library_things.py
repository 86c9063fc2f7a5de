"""What Launch Library's launches say of sites and vehicles beside naming them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.dates.zones import read_zone
from kb.errors import DateError
from kb.names import Thing
from kb.terms import EntityType
from loaders.catalogues.things import known_thing
from loaders.catalogues.vehicles import variants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.model import Report
    from loaders.catalogues.launch_library_records import Flight


def things(pairs: Sequence[tuple[Flight, Report]]) -> tuple[Thing, ...]:
    """Return the sites with their time zones and countries, and variants of known vehicles."""
    sites = {one.iri: one for flight, report in pairs for one in _site(flight, report)}
    vehicles = variants(flight.vehicle for flight, report in pairs if report.vehicle)
    return (*sites.values(), *vehicles)


def _site(flight: Flight, report: Report) -> Iterator[Thing]:
    site, zone = report.site, _zone(flight.zone)
    # What starts from an aircraft is under its pad: the place is no place.
    if site and site.name == flight.place:
        state = known_thing(EntityType.STATE, flight.place.rpartition(",")[2].strip())
        country = state.iri if state else ""
        if zone or country:
            yield Thing(site.identity, EntityType.SITE, site.names, country=country, zone=zone)


def _zone(zone: str) -> str:
    try:
        read_zone(zone)
    except DateError:
        return ""
    return zone
