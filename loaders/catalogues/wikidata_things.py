"""What Wikidata's entities say about things and launches, on a line of text for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.dates import certainly_before
from kb.names import Thing
from kb.terms import EntityType, Property, Status
from loaders.catalogues import wikidata_entities as wikidata
from loaders.catalogues.draft import Draft, Source
from loaders.catalogues.periods import moment
from loaders.catalogues.things import identity, mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.dates import Time
    from kb.model import Report
    from loaders.catalogues.ledger import Ledger, Row
    from loaders.catalogues.wikidata_entities import Entity

# States that launch or are spoken of where others do: their numbers do not change.
_STATES = {
    "Q16": "Canada", "Q17": "Japan", "Q29": "Spain", "Q30": "United States", "Q38": "Italy",
    "Q43": "Turkey", "Q142": "France", "Q145": "United Kingdom", "Q148": "China",
    "Q155": "Brazil", "Q159": "Russia", "Q183": "Germany", "Q212": "Ukraine",
    "Q232": "Kazakhstan", "Q408": "Australia", "Q423": "North Korea", "Q664": "New Zealand",
    "Q668": "India", "Q794": "Iran", "Q796": "Iraq", "Q801": "Israel", "Q843": "Pakistan",
    "Q865": "Taiwan", "Q884": "South Korea", "Q15180": "Soviet Union",
}  # fmt: skip
_COSPAR = re.compile(r"([0-9]{4}-[0-9]{3})[A-Z]{0,3}")


def add_entity(ledger: Ledger, entity: Entity, names: Mapping[str, str]) -> Row:
    """Append an entity to the text; `names` are the labels of entities by their numbers."""
    return ledger.add(_fields(entity, names))


def _fields(entity: Entity, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "Id", entity.id
    yield from zip(("Label", *["Alias"] * len(entity.names)), entity.names, strict=False)
    yield "Description", entity.description
    for column, property_ in _ITEMS.items():
        for item in entity.items(property_):
            yield column, names.get(item) or _STATES.get(item, "")
            yield f"{column}_Id", item
    for column, property_ in _TIMES:
        yield from ((column, said) for said, _ in wikidata.times(entity, property_))
    yield from zip(("Latitude", "Longitude"), map(str, entity.place() or ()), strict=False)
    for column, property_ in (("COSPAR", wikidata.COSPAR), ("NORAD", wikidata.NORAD)):
        yield from ((column, text) for text in entity.texts(property_))
    yield "Modified", entity.modified


_ITEMS = {
    "Instance_Of": wikidata.INSTANCE_OF,
    "Country": wikidata.COUNTRY,
    "Origin": wikidata.ORIGIN,
    "Vehicle": wikidata.VEHICLE,
    "Site": wikidata.SITE,
    "Contractor": wikidata.CONTRACTOR,
}
_PARTS = (
    (Property.ACTOR, EntityType.ORGANIZATION, "Contractor"),
    (Property.VEHICLE, EntityType.VEHICLE, "Vehicle"),
    (Property.SITE, EntityType.SITE, "Site"),
)
_TIMES = (
    ("Inception", wikidata.FOUNDED),
    ("Dissolved", wikidata.DISSOLVED),
    ("Launched", wikidata.LAUNCHED),
    ("Point_In_Time", wikidata.POINT_IN_TIME),
)


def thing(entity: Entity, type_: EntityType, names: Mapping[str, str]) -> Thing:
    """Return an entity as a thing with its names, its country, its place and its life."""
    place = entity.place() or (None, None)
    return Thing(
        iri=identity(type_, entity.names[0], f"wikidata:{entity.id}"),
        type=type_,
        names=entity.names,
        country=_country(entity, type_, names),
        lat=place[0],
        lon=place[1],
        codes=(f"wikidata:{entity.id}",),
        founded=_first(entity, wikidata.FOUNDED),
        dissolved=_first(entity, wikidata.DISSOLVED),
    )


def _country(entity: Entity, type_: EntityType, names: Mapping[str, str]) -> str:
    if type_ is EntityType.STATE:
        return ""
    items = (*entity.items(wikidata.COUNTRY), *entity.items(wikidata.ORIGIN))
    name = next((found for item in items if (found := _STATES.get(item) or names.get(item))), "")
    return mention(EntityType.STATE, name, None).iri if name else ""


def _first(entity: Entity, property_: str) -> Time | None:
    return next((time for _, time in wikidata.times(entity, property_)), None)


def launch(
    entity: Entity, row: Row, type_: EntityType | None, names: Mapping[str, str]
) -> Report | None:
    """Return the launch of a satellite, or the launch that an entity is; None without a date."""
    is_launch = bool(wikidata.LAUNCHES & set(entity.items(wikidata.INSTANCE_OF)))
    column = "Launched" if row.has("Launched") else "Point_In_Time" if is_launch else ""
    if not column or not row.has(column) or not row.has("Label"):
        return None
    property_ = wikidata.LAUNCHED if column == "Launched" else wikidata.POINT_IN_TIME
    date = next(time for _, time in wikidata.times(entity, property_, "Z"))
    modified = moment(entity.modified)
    planned = modified is not None and certainly_before(modified, date)
    status = Status.PLANNED if planned else Status.OCCURRED
    draft = Draft(row)
    draft.say(Property.STATUS, status, Source(column))
    for _, time in wikidata.times(entity, property_, "Z"):
        draft.say(Property.DATE, time, Source(column))
    for of, sort, column in _PARTS:
        # What has no label in the file has no name to show: the first that has one is meant.
        named = (item for item in entity.items(_ITEMS[column]) if names.get(item))
        draft.name(of, sort, column, code=f"wikidata:{next(named, '')}")
    if type_ is EntityType.PAYLOAD:
        code = f"wikidata:{entity.id}"
        draft.name(Property.PAYLOAD, type_, "Label", names=entity.names[1:], code=code)
    return draft.report("L1", "Id", status=status, identifiers=_identifiers(entity))


def _identifiers(entity: Entity) -> tuple[str, ...]:
    cospar = (_COSPAR.fullmatch(text) for text in entity.texts(wikidata.COSPAR))
    return (
        f"wikidata:{entity.id}",
        *(f"cospar:{match[1]}" for match in cospar if match),
        *(f"norad:{text}" for text in entity.texts(wikidata.NORAD) if text.isdigit()),
    )
