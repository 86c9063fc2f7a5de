"""A thing that is known by name: state, organization, person, vehicle, payload, site or place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.dates import Time
    from kb.terms import EntityType


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with all the names it goes by; `names` starts with the preferred one.

    `short` holds names that mean it only where the text has made that clear ("the North"),
    `ambiguous` names that mean other things as well ("Orion"). `country`, `part_of`, `member_of`
    and `operator` are IRIs, `zone` is a name of the time zone database, `lat` and `lon` are degrees
    north and east (WGS 84), `code` is an ISO 3166 code, and `detail` is the last step of the
    concept that says what sort of agent or vehicle it is ("news-agency", "launch-vehicle").
    `codes` are what catalogues call it ("gcat:KCST"); `founded` and `dissolved` bound its life, and
    `successor` is the IRI of what took its place.
    """

    iri: str
    type: EntityType
    names: tuple[str, ...]
    metonyms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    country: str = ""
    zone: str = ""
    lat: float | None = None
    lon: float | None = None
    part_of: str = ""
    detail: str = ""
    code: str = ""
    member_of: str = ""
    role: str = ""
    operator: str = ""
    codes: tuple[str, ...] = ()
    founded: Time | None = None
    dissolved: Time | None = None
    successor: str = ""

    @property
    def name(self) -> str:
        """The preferred name."""
        return self.names[0]
