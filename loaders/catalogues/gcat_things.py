"""The tables of GCAT that describe things: organizations over time, launch vehicles, sites."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.dates import certainly_before, parse_vague
from kb.errors import DateError
from kb.model import Mention, Reading, Span
from kb.names import Thing, gazetteer
from kb.terms import EntityType
from loaders.catalogues.gcat_names import SCHEME, identity, state, vehicle_identity
from loaders.catalogues.ledger import Ledger, plain
from loaders.catalogues.vehicles import family

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kb.dates import Time
    from loaders.catalogues.gcat_table import Record, Table

# Countries, and parts of them or of other worlds; all others are organizations.
_TYPES = {"CY": EntityType.STATE, "CYP": EntityType.PLACE, "AP": EntityType.PLACE}
# What a class of vehicles is to us; the other classes have no one counterpart.
_DETAILS = {"O": "launch-vehicle", "M": "ballistic-missile", "R": "sounding-rocket",
            "W": "sounding-rocket"}  # fmt: skip
# Worlds that are no places on Earth, as states and groups of landing sites.
_WORLDS = frozenset({"LUNA", "MARS", "VENUS", "SSYS"})
# ShortName is none to go by: that of SOHAE is "Tonghae", which is another site.
_NAMES = ("EName", "Name", "UName")


@dataclass(slots=True)
class Things:
    """The things of a table: their text, what it says, what is odd in it, what is no row."""

    ledger: Ledger = field(default_factory=Ledger)
    things: list[Thing] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)

    @property
    def reading(self) -> Reading:
        """What the text says."""
        return Reading(
            organizations=tuple(self.mentions),
            sentences=self.ledger.sentences,
            things=tuple(self.things),
        )

    def add(self, record: Record, thing: Thing) -> None:
        """Take a thing in, named where its record names it."""
        row = self.ledger.add((column, record.get(column)) for column in record.values)
        name = thing.names[0]
        span = next(
            whole
            for column in (*_NAMES, *record.values)
            if row.has(column) and (whole := row.span(column)).text.startswith(name)
        )
        span = Span(span.start, span.start + len(name), name)
        self.things.append(thing)
        self.mentions.append(Mention(thing.type, thing.names, (span,), thing.iri))

    def warn(self, record: Record, words: str) -> None:
        """Note what is odd in a record."""
        self.warnings.append(f"line {record.number}: {words}")


def read_organizations(table: Table) -> Things:
    """Return states and organizations, each in one period of its life, with who came after it."""
    out = Things()
    good = list(_good(table, "Code", out))
    lives = {record.get("Code"): _life(record, out) for record in good}
    after = _successors(good, lives)
    for record in good:
        code = record.get("Code")
        type_ = _TYPES.get(record.get("Type"), EntityType.ORGANIZATION)
        founded, dissolved = lives[code]
        thing = replace(
            _thing(record, type_, code, out),
            country=_country(record, type_),
            part_of=_other(record.get("Parent"), code, EntityType.ORGANIZATION),
            founded=founded,
            dissolved=dissolved,
            successor=identity(EntityType.ORGANIZATION, after[code]) if code in after else "",
        )
        out.add(record, thing)
    return out


def read_sites(table: Table) -> Things:
    """Return launch sites; one of another period or name is part of the lasting one."""
    out = Things()
    for record in _good(table, "Site", out):
        code = record.get("Site")
        founded, dissolved = _life(record, out)
        whole = record.get("UCode") if record.get("UCode") != code else record.get("Group")
        country = state(record.get("StateCode"))
        known = gazetteer().thing(country)
        thing = replace(
            _thing(record, EntityType.SITE, code, out),
            names=_site_names(record) or (code,),
            country=country,
            zone=known.zone if known else "",
            part_of=_other(whole, code, EntityType.SITE),
            founded=founded,
            dissolved=dissolved,
        )
        out.add(record, thing)
    return out


def read_vehicles(table: Table) -> Things:
    """Return launch vehicles and missiles; the variants of one are one."""
    out = Things()
    variants: dict[str, list[Record]] = defaultdict(list)
    for record in _good(table, "LV_Name", out):
        variants[record.get("LV_Name")].append(record)
    for name, records in variants.items():
        aliases = [record.get("LV_Alias") for record in records]
        names = tuple(dict.fromkeys(filter(None, map(plain, (name, *aliases)))))
        iri = vehicle_identity(names[0])
        whole = family(names[0])
        out.add(
            records[0],
            Thing(
                iri,
                EntityType.VEHICLE,
                names,
                part_of=whole.iri if whole and whole.iri != iri else "",
                detail=_DETAILS.get(records[0].get("Class"), ""),
                codes=(f"{SCHEME}:{names[0]}",),
            ),
        )
    return out


READERS: dict[str, Callable[[Table], Things]] = {
    "orgs": read_organizations,
    "sites": read_sites,
    "lv": read_vehicles,
}
"""Who reads which table."""


def _good(table: Table, key: str, out: Things) -> Iterator[Record]:
    """Give the rows that are whole and name something: `?` is the vehicle that no one knows."""
    for record in table.records:
        if record.problem or not record.values.get(key):
            out.faults.append((record.number, record.problem or f"has no {key}"))
        elif plain(record.get(key)):
            yield record


def _thing(record: Record, type_: EntityType, code: str, out: Things) -> Thing:
    """Return a thing with its names and its place; where it is, GCAT says to a stated error."""
    names = _names(record)
    lat, lon = _place(record, out)
    iri = identity(type_, code)
    known = gazetteer().thing(iri)
    return Thing(
        iri,
        known.type if known else type_,
        names or (code,),
        lat=lat,
        lon=lon,
        codes=(f"{SCHEME}:{code}",),
    )


def _names(record: Record) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (plain(record.get(name)) for name in _NAMES))))


def _site_names(record: Record) -> tuple[str, ...]:
    """Return the names of a site, first those without what says where it is.

    "Groom Lake Air Force Base, Area 51, Nevada" is called by the first four words; "NIIP-5,
    Baykonur" by no part of it.
    """
    whole = _names(record)
    heads = [name.partition(",")[0] for name in whole]
    return tuple(dict.fromkeys([*(head for head in heads if " " in head), *whole]))


def _place(record: Record, out: Things) -> tuple[float | None, float | None]:
    """Return latitude and longitude, if both can be true and are those of a place on Earth."""
    if _WORLDS.intersection((record.get("StateCode"), record.get("Group"))):
        return None, None
    said = [record.get(column) for column in ("Latitude", "Longitude")]
    if not all(said):
        return None, None
    try:
        lat, lon = (float(number) for number in said)
    except ValueError:
        out.warn(record, f"{said[0]!r} and {said[1]!r} are no latitude and longitude")
        return None, None
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        out.warn(record, f"there is no place {lat} north, {lon} east")
        return None, None
    return lat, lon


def _life(record: Record, out: Things) -> tuple[Time | None, Time | None]:
    """Return when it was founded and dissolved; `-` and `*` say that it has not been."""
    found: list[Time | None] = []
    for column in ("TStart", "TStop"):
        try:
            time = parse_vague(record.get(column))
        except DateError as error:
            out.warn(record, f"{column}: {error}")
            found.append(None)
            continue
        found.append(time if time.edtf else None)
    return found[0], found[1]


def _successors(
    records: Iterable[Record], lives: dict[str, tuple[Time | None, Time | None]]
) -> dict[str, str]:
    """Return who came after whom: the next period of what has the same lasting code."""
    periods: dict[str, list[str]] = defaultdict(list)
    for record in records:
        if record.get("UCode"):
            periods[record.get("UCode")].append(record.get("Code"))
    return {
        code: successor
        for codes in periods.values()
        for code in codes
        if (successor := _next(code, codes, lives))
    }


def _next(code: str, codes: list[str], lives: dict[str, tuple[Time | None, Time | None]]) -> str:
    end = lives[code][1]
    later = [
        (str(start.earliest), other)
        for other in codes
        if other != code
        and end is not None
        and (start := lives[other][0]) is not None
        and not certainly_before(start, end)
    ]
    return min(later)[1] if later else ""


def _country(record: Record, type_: EntityType) -> str:
    """Return whose it is; a state is no one's."""
    return "" if type_ is EntityType.STATE else state(record.get("StateCode"))


def _other(code: str, own: str, type_: EntityType) -> str:
    return identity(type_, code) if code and code != own else ""
