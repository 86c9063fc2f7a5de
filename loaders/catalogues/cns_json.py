"""The CNS missile tests as a visualization has them: JSON with codes, and their dictionaries.

The tests name missiles and sites by codes; what the codes mean stands in files beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import FaultyFileError
from kb.names import Thing
from kb.terms import EntityType
from loaders.catalogues.cns_tests import MissileTest, known, site_names, vehicle_names
from loaders.catalogues.json_values import at, nodes, number, read_json, words
from loaders.catalogues.things import mention

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from loaders.catalogues.json_values import Json, Node

COUNTRY = "North Korea"

_MISSILES, _SITES = "missile", "facility"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_OTHER_SCRIPT = re.compile("[\u3041-\u9fff\uac00-\ud7a3]")
# The vehicle types of the vocabulary; a type that is not among them stays unsaid.
_TYPES = dict.fromkeys(("SRBM", "MRBM", "IRBM", "ICBM", "SLBM"), "ballistic-missile") | {
    "HGV": "hypersonic-glide-vehicle",
    "SLV": "launch-vehicle",
}


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What the codes of missiles or of sites mean, and which of both they are codes of."""

    type: EntityType
    entries: dict[str, Node]

    def name(self, code: str) -> str:
        """Return the name behind a code; the code itself where the dictionary lacks it."""
        return words(self.entries.get(code), "name") or code


def read_dictionary(content: Json) -> Dictionary | None:
    """Return the dictionary that a file holds, or None if it holds none."""
    sites = at(content, "facilities")
    type_, found = (EntityType.SITE, sites) if sites else (EntityType.VEHICLE, content)
    if not isinstance(found, dict):
        return None
    entries = {code: one for code, one in found.items() if isinstance(one, dict)}
    key = "lat" if type_ is EntityType.SITE else "type"
    return Dictionary(type_, entries) if any(key in one for one in entries.values()) else None


def dictionaries(path: Path) -> tuple[Dictionary | None, Dictionary | None]:
    """Return the English dictionaries of missiles and of sites that lie beside a file of tests."""
    return _beside(path, _MISSILES), _beside(path, _SITES)


def _beside(path: Path, what: str) -> Dictionary | None:
    for name in (f"{what}.en.json", f"{what}.json"):
        other = path.with_name(name)
        if other.is_file():
            try:
                return read_dictionary(read_json(other))
            except FaultyFileError:
                continue
    return None


def read_tests(content: Json, path: Path) -> Iterator[tuple[str, MissileTest | str]]:
    """Give each test with its place, or why it is none."""
    missiles, sites = dictionaries(path)
    for count, (year, record) in enumerate(_records(content), 1):
        test = _test(record, missiles, sites) if isinstance(record, dict) else "is no JSON object"
        yield f"test {count} ({year})", test


def _records(content: Json) -> Iterator[tuple[str, Json]]:
    for bin_ in nodes(content, "timeBins"):
        year = words(bin_, "year") or "without a year"
        found = at(bin_, "data")
        for record in found if isinstance(found, list) else ():
            yield year, record


def _test(record: Node, missiles: Dictionary | None, sites: Dictionary | None) -> MissileTest | str:
    date, missile, site = (words(record, key) for key in ("date", "missile", "facility"))
    if not _DATE.fullmatch(date):
        return f"has no date ({date[:40]!r})" if date else "has no date"
    return MissileTest(
        country=COUNTRY,
        date=date,
        clock=words(record, "time"),
        missile=missiles.name(missile) if missiles else missile,
        type=words(missiles.entries.get(missile), "type") if missiles else "",
        facility=sites.name(site) if sites else site,
        outcome=words(record, "outcome"),
        code=missile,
        site_code=site,
        series=words(record, "series"),
        lat=number(sites.entries.get(site), "lat") if sites else None,
        lon=number(sites.entries.get(site), "lon") if sites else None,
        landing=words(record, "landing"),
        apogee=_with_unit(record, "apogee", "km"),
        distance=_with_unit(record, "distance", "km"),
        bearing=_with_unit(record, "bearing", "degrees"),
        description=words(record, "description"),
    )


def _with_unit(record: Node, key: str, unit: str) -> str:
    said = words(record, key)
    return f"{said} {unit}" if number(record, key) is not None else said


def things_of(dictionary: Dictionary) -> Iterator[tuple[str, Thing]]:
    """Give each thing of a dictionary with its code.

    Raises:
        FaultyFileError: If its names are Japanese, Chinese or Korean.
    """
    entries = [(code, one) for code, one in dictionary.entries.items() if words(one, "name")]
    if any(_OTHER_SCRIPT.search(words(one, "name")) for _, one in entries):
        raise FaultyFileError("is a dictionary in another script; the English one is read")
    for code, entry in entries:
        name = words(entry, "name")
        if known(name):
            yield code, _thing(dictionary.type, code, name, entry)


def _thing(type_: EntityType, code: str, name: str, entry: Node) -> Thing:
    is_site = type_ is EntityType.SITE
    names = site_names(name, code) if is_site else vehicle_names(name)
    return Thing(
        iri=mention(type_, name, None, names=names).iri,
        type=type_,
        names=(name, *(one for one in names if one != name)),
        country=mention(EntityType.STATE, COUNTRY, None).iri if is_site else "",
        lat=number(entry, "lat") if is_site else None,
        lon=number(entry, "lon") if is_site else None,
        detail="" if is_site else _TYPES.get(words(entry, "type"), ""),
        codes=(f"cns:{code}",),
    )
