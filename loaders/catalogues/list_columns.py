"""Which column of a list of launches holds what, and which lists are known by their columns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kb.errors import FaultyFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# What a column is called where nothing else is said, best first. Membership means: under this
# name, lists of launches hold just this; case, spaces, underscores and remarks in brackets do not
# count.
_USUAL = {
    "identifier": ("launch tag", "cospar", "cospar id", "international designator", "designator",
                   "launch id", "identifier", "tag", "id"),
    "date": ("launch date", "date of launch", "date", "datum", "date utc", "utc date", "day",
             "launch day", "when"),
    "time": ("launch time", "time of launch", "time", "time utc", "utc time", "utc", "uhrzeit",
             "local time", "liftoff", "liftoff time"),
    "zone": ("zone", "time zone", "timezone", "tz"),
    "vehicle": ("launch vehicle", "vehicle", "rocket", "launcher", "carrier rocket", "carrier",
                "lv", "lv type", "missile", "rakete", "booster"),
    "payload": ("payload", "payloads", "satellite", "satellites", "spacecraft", "mission",
                "mission name", "nutzlast"),
    "mission": ("detail", "vehicle and payload"),
    "site": ("launch site", "launch location", "site", "location", "spaceport", "facility",
             "cosmodrome", "startplatz", "launch place"),
    "actor": ("actor", "launch provider", "launch service provider", "provider", "lsp", "operator",
              "agency", "organisation", "organization", "company", "company name", "who",
              "launched by", "betreiber"),
    "country": ("country", "state", "nation", "country of launch", "land", "staat"),
    "outcome": ("outcome", "launch outcome", "result", "mission status", "status mission",
                "success", "launch success", "ergebnis", "failure or success"),
    "status": ("status", "launch status"),
    "kind": ("kind", "launch type", "kind of launch", "type of launch"),
    "notes": ("notes", "note", "remarks", "comment", "comments", "bemerkung"),
    "source": ("source", "sources", "reference", "references", "quelle", "url", "link"),
}  # fmt: skip

FIELDS = tuple(_USUAL)
"""What can be taken from a column."""

_WHAT = ("vehicle", "mission", "payload")
_MORE = ("outcome", "site", "actor", "payload", "vehicle")
# A table of articles has a text; and what has one of these is no list of launches.
_TEXT = frozenset({"text", "body", "content", "article", "articlebody", "fulltext", "articletext"})
_SATELLITES = frozenset({
    "noradnumber", "noradcatid", "norad", "cosparnumber", "objectid", "objectname", "perigee",
    "apogee", "inclination", "eccentricity", "currentofficialnameofsatellite", "rcs", "period",
    "nameofsatellitealternatenames",
})  # fmt: skip
_SATELLITE_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a list beside its rows: `fields` maps fields to its columns.

    `zone` is that of its dates, `scheme` that of its identifiers, `agencies` that of its codes for
    agencies and states, and `whole` the least number of rows of a whole copy.
    """

    title: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    citation: str = ""
    note: str = ""
    published: str = ""
    derived_from: tuple[str, ...] = ()
    zone: str = ""
    scheme: str = ""
    agencies: str = ""
    whole: int = 0
    columns: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@lru_cache(maxsize=1)
def profiles() -> tuple[Profile, ...]:
    """Return the lists that are known by their columns."""
    text = (files("loaders.catalogues") / "data" / "lists.toml").read_text(encoding="utf-8")
    return tuple(_profile(entry) for entry in tomllib.loads(text)["list"])


def _profile(entry: Mapping[str, Any]) -> Profile:
    made: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    return Profile(**made)


def profile_of(columns: Iterable[str]) -> Profile | None:
    """Return the known list that has all its columns among these."""
    names = set(columns)
    return next((one for one in profiles() if names.issuperset(one.columns)), None)


def is_launch_list(columns: Sequence[str]) -> bool:
    """Tell by the names of its columns whether a table is a list of launches.

    It has a date, something that was launched or launched it, and one thing more that launches
    have; a column for a text makes it a table of articles, and several for orbits one of
    satellites.
    """
    if profile_of(columns):
        return True
    if _TEXT.intersection(map(_plain, columns)) or is_satellite_list(columns):
        return False
    found = usual_fields(columns)
    what = [name for name in _WHAT if name in found]
    more = [name for name in _MORE if name in found and name not in what[:1]]
    return "date" in found and bool(what) and bool(more)


def is_satellite_list(columns: Iterable[str]) -> bool:
    """Tell whether the columns are those of a list of satellites: a row is no launch there."""
    return len(_SATELLITES.intersection(map(_plain, columns))) >= _SATELLITE_COLUMNS


def usual_fields(columns: Iterable[str]) -> dict[str, str]:
    """Return for each field the column that holds it by its usual name."""
    by_plain: dict[str, str] = {}
    for column in columns:
        by_plain.setdefault(_plain(column), column)
    found: dict[str, str] = {}
    for name, usual in _USUAL.items():
        column = next((by_plain[one] for one in map(_plain, usual) if one in by_plain), "")
        if column:
            found[name] = column
    return found


def fields_of(columns: Sequence[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Return for each field its column: as chosen, as known of the list, or by its usual name.

    Raises:
        FaultyFileError: If a chosen field or column does not exist, or a needed one is missing.
    """
    unknown = [name for name in chosen if name not in FIELDS]
    if unknown:
        raise FaultyFileError(f"no field {unknown[0]!r}; fields: {', '.join(FIELDS)}")
    missing = [column for column in chosen.values() if column not in columns]
    if missing:
        raise FaultyFileError(f"has no column {missing[0]!r} (columns: {listed(columns)})")
    known = profile_of(columns)
    found = dict(known.fields) if known else usual_fields(columns)
    found = {name: column for name, column in found.items() if column not in chosen.values()}
    found |= chosen
    if "date" not in found or not any(name in found for name in _WHAT):
        lacking = "the date" if "date" not in found else "the vehicle or the payload"
        raise FaultyFileError(
            f"has no column for {lacking} (columns: {listed(columns)}); "
            "name it, as in date=COLUMN,vehicle=COLUMN"
        )
    return found


def listed(columns: Sequence[str]) -> str:
    """Return the first names of columns in words."""
    names = [name[:30] for name in columns if name]
    return ", ".join(names[:12]) + (", ..." if names[12:] else "")


def _plain(name: str) -> str:
    return re.sub(r"\([^)]*\)|[\W_]", "", name.lower())
