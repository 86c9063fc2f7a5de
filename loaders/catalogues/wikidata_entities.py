"""Entities of Wikidata: their labels and statements, and the times in them with their precision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.dates import parse_edtf
from kb.errors import DateError
from kb.terms import EntityType
from loaders.catalogues.json_values import at, nodes, number, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.dates import Time
    from loaders.catalogues.json_values import Json, Node

# The properties that are read (Wikidata's own numbers).
INSTANCE_OF, COUNTRY, ORIGIN = "P31", "P17", "P495"
FOUNDED, DISSOLVED, PLACE = "P571", "P576", "P625"
LAUNCHED, POINT_IN_TIME = "P619", "P585"
COSPAR, NORAD = "P247", "P377"
VEHICLE, SITE, CONTRACTOR = "P375", "P448", "P1079"

# Instances of these classes are of these types.
_CLASSES = {
    "Q6256": EntityType.STATE,  # country
    "Q3624078": EntityType.STATE,  # sovereign state
    "Q3024240": EntityType.STATE,  # historical country
    "Q5": EntityType.PERSON,  # human
    "Q43229": EntityType.ORGANIZATION,  # organization
    "Q4830453": EntityType.ORGANIZATION,  # business
    "Q783794": EntityType.ORGANIZATION,  # company
    "Q6881511": EntityType.ORGANIZATION,  # enterprise
    "Q891723": EntityType.ORGANIZATION,  # public company
    "Q327333": EntityType.ORGANIZATION,  # government agency
    "Q192350": EntityType.ORGANIZATION,  # ministry
    "Q484652": EntityType.ORGANIZATION,  # international organization
    "Q192283": EntityType.ORGANIZATION,  # news agency
    "Q31855": EntityType.ORGANIZATION,  # research institute
    "Q697175": EntityType.VEHICLE,  # launch vehicle
    "Q41291": EntityType.VEHICLE,  # rocket
    "Q26540": EntityType.PAYLOAD,  # artificial satellite
    "Q40218": EntityType.PAYLOAD,  # spacecraft
    "Q25956": EntityType.PAYLOAD,  # space station
    "Q26529": EntityType.PAYLOAD,  # space probe
    "Q149918": EntityType.PAYLOAD,  # communications satellite
    "Q854845": EntityType.PAYLOAD,  # Earth observation satellite
    "Q194188": EntityType.SITE,  # spaceport
    "Q1353183": EntityType.SITE,  # launch pad
}
LAUNCHES = frozenset({"Q797476", "Q5916", "Q752783"})
"""Rocket launch, spaceflight, human spaceflight."""

# Where the class says nothing: only entities of one type have these properties ...
_PROPERTIES = {
    LAUNCHED: EntityType.PAYLOAD,
    COSPAR: EntityType.PAYLOAD,
    "P297": EntityType.STATE,  # ISO 3166-1 code
    "P159": EntityType.ORGANIZATION,  # headquarters
}
# ... and the English description begins with words that end in a word for what it is.
_WORDS = (
    (r"launch (?:vehicle|system)|carrier rocket|rocket|missile|icbm", EntityType.VEHICLE),
    (r"satellite|spacecraft|space (?:probe|telescope|station)", EntityType.PAYLOAD),
    (r"spaceport|cosmodrome|launch (?:site|center|centre|complex|pad)", EntityType.SITE),
    (r"agency|company|corporation|organi[sz]ation|ministry|institute|manufacturer",
     EntityType.ORGANIZATION),
)  # fmt: skip
_REST = re.compile(
    r"\s+(?:about|and|at|based|built|by|developed|for|from|in|launched|of|on|operated|that|to|which|with)\b.*"
    r"|\s*[,;(].*"
)

_TIME = re.compile(r"([+-])([0-9]{1,16})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z")
_JULIAN = "Q1985786"
_CENTURY, _DECADE, _YEAR, _MONTH, _DAY, _HOUR, _MINUTE, _SECOND = range(7, 15)


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity: its number, its English names, the first of which is the label, its statements."""

    id: str
    names: tuple[str, ...]
    description: str
    modified: str
    node: Node

    def values(self, property_: str) -> list[Json]:
        """Return the values of a property: of the best rank, as Wikidata's own queries do."""
        statements = nodes(self.node, "claims", property_)
        found = [one for one in statements if words(one, "mainsnak", "snaktype") != "somevalue"]
        best = [one for one in found if words(one, "rank") == "preferred"]
        usual = [one for one in found if words(one, "rank") in {"normal", ""}]
        values = (at(one, "mainsnak", "datavalue", "value") for one in best or usual)
        return [value for value in values if value is not None]

    def items(self, property_: str) -> list[str]:
        """Return the numbers of the entities that a property names."""
        return [name for value in self.values(property_) if (name := _item(value))]

    def texts(self, property_: str) -> list[str]:
        """Return the texts of a property."""
        return [text for value in self.values(property_) if (text := words(value))]

    def place(self) -> tuple[float, float] | None:
        """Return latitude and longitude, if it lies on earth and has one place."""
        for value in self.values(PLACE):
            lat, lon = number(value, "latitude"), number(value, "longitude")
            if lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180:
                return lat, lon
        return None


def _item(value: Json) -> str:
    named = words(value, "id")
    count = words(value, "numeric-id")
    return named or (f"Q{count}" if count else "")


def read_entity(id_: str, node: Node) -> Entity:
    """Return the entity of a record; labels that are not English stand in for missing ones."""
    labels = at(node, "labels")
    languages = ("en", "mul", *(sorted(labels) if isinstance(labels, dict) else ()))
    label = next((name for one in languages if (name := words(labels, one, "value"))), "")
    aliases = [words(alias, "value") for alias in nodes(node, "aliases", "en")]
    return Entity(
        id=id_,
        names=tuple(dict.fromkeys(filter(None, (label, *aliases)))),
        description=words(node, "descriptions", "en", "value"),
        modified=words(node, "modified"),
        node=node,
    )


def type_of(entity: Entity) -> EntityType | None:
    """Return what sort of thing an entity is, or None if it is none that launches have to do with.

    What has a place on earth and is nothing else is a place.
    """
    classes = (_CLASSES.get(item) for item in entity.items(INSTANCE_OF))
    found = next((type_ for type_ in classes if type_), None)
    found = found or next((_PROPERTIES[one] for one in _PROPERTIES if entity.values(one)), None)
    found = found or _described(entity.description)
    return found or (EntityType.PLACE if entity.place() else None)


def _described(description: str) -> EntityType | None:
    """Return what a description says it is: a "rocket of Iran" is a rocket, a song about one not.

    >>> _described("space agency of North Korea").value, _described("song about a rocket")
    ('organization', None)
    """
    head = _REST.sub("", re.sub(r"^(?:class|family|series) of\s", "", description))
    for form, type_ in _WORDS:
        if re.fullmatch(rf"(?:.*\s)?(?:{form})s?(?:\sfamily)?", head, re.IGNORECASE):
            return type_
    return None


def times(entity: Entity, property_: str, zone: str = "") -> Iterator[tuple[str, Time]]:
    """Give the times of a property, each with its words; one that cannot be held is left out."""
    for value in entity.values(property_):
        said = words(value, "time")
        precision = number(value, "precision")
        try:
            edtf = _edtf(said, int(precision or 0), words(value, "calendarmodel"))
            yield said, parse_edtf(edtf, zone=zone, words=said)
        except DateError:
            continue


def _edtf(said: str, precision: int, calendar: str) -> str:
    """Return a time as EDTF; what is 00 in it is not known, whatever the precision says.

    A date in the Julian calendar is kept to its year: its day is another one in ours.
    """
    match = _TIME.fullmatch(said)
    if not match or match[1] == "-" or not _CENTURY <= precision <= _SECOND:
        raise DateError(f"{said[:40]!r} is no time that can be held")
    year, month, day = int(match[2]), match[3], match[4]
    if calendar.endswith(_JULIAN) or month == "00":
        precision = min(precision, _YEAR)
    elif day == "00":
        precision = min(precision, _MONTH)
    if precision <= _YEAR:
        return _years(year, precision)
    date = f"{year:04d}-{month}" + (f"-{day}" if precision >= _DAY else "")
    clock = ":".join(match.groups()[4 : precision - _HOUR + 5])
    return f"{date}T{clock}Z" if precision >= _HOUR else date


def _years(year: int, precision: int) -> str:
    if precision == _YEAR:
        return f"{year:04d}"
    if precision == _DECADE:
        return f"{year // 10:03d}X"
    first = (year - 1) // 100 * 100 + 1
    return f"{first:04d}/{first + 99:04d}"
