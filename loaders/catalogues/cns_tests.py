"""A missile test of the CNS databases as a line of text and the report that stands on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.dates import parse_edtf
from kb.names import Thing
from kb.terms import Certainty, EntityType, Kind, Outcome, Property, Status, digest
from loaders.catalogues.draft import Draft, Source
from loaders.catalogues.things import known_thing, mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.dates import Time
    from kb.model import Mention, Report
    from loaders.catalogues.ledger import Ledger

_OUTCOMES = {"success": Outcome.SUCCESS, "failure": Outcome.FAILURE}
_NOTHING = frozenset({"", "unknown", "na", "n/a", "none"})

# What a site is, beside what it is called: without these words its name is that of the place.
_KIND_OF_SITE = re.compile(
    r"\s+(?:satellite launch\w* (?:ground|station|site)|(?:missile|military|air) ?base"
    r"|(?:international )?airport|airfield|peninsula|shipyard|testing ground|launch site"
    r"|firing range|reservoir|arms plant|field|county)\b.*",
    re.IGNORECASE,
)
_WITH_SHORT = re.compile(r"(.+\S)\s*\((.+)\)")
_CLOCK = re.compile(r"([0-2]?[0-9]):([0-5][0-9])(?::([0-5][0-9]))?\s*(?:\((UTC|JST)\))?")
_ZONES = {"UTC": "Z", "JST": "+09:00"}


@dataclass(frozen=True, slots=True)
class MissileTest:
    """One missile of one test, as a database has it; empty where it says nothing.

    `date` is EDTF (a day or a month), `clock` a time of day with its zone, `code` and `site_code`
    the database's own words for missile and site. `entered` says when the row was written or last
    changed.
    """

    country: str
    date: str
    clock: str
    missile: str
    type: str
    facility: str
    outcome: str
    code: str = ""
    site_code: str = ""
    series: str = ""
    agency: str = ""
    location: str = ""
    other_name: str = ""
    lat: float | None = None
    lon: float | None = None
    landing: str = ""
    apogee: str = ""
    distance: str = ""
    bearing: str = ""
    confirmation: str = ""
    operational: str = ""
    description: str = ""
    source: str = ""
    entered: str = ""


def known(text: str) -> str:
    """Return a text; nothing where it is one of the words for what is not known.

    >>> known("Scud-B"), known("Unknown"), known("na")
    ('Scud-B', '', '')
    """
    return "" if text.strip().lower() in _NOTHING else text.strip()


def add_test(ledger: Ledger, test: MissileTest, id_: str, number: int) -> Report:
    """Append a test to the text and return its report; `number` counts those that look the same.

    Raises:
        DateError: If its date is none; nothing is appended then.
    """
    date = _date(test)
    # An identifier of our own: the databases have none that lasts.
    identifier = digest(*key_of(test), *([str(number)] if number > 1 else []))
    entered = parse_edtf(test.entered) if test.entered else None
    row = ledger.add(_fields(test, identifier))
    sure = Certainty.POSSIBLE if _is_unconfirmed(test) else Certainty.CERTAIN
    draft = Draft(row, known=entered, certainty=sure)
    _say_kind(draft, test)
    draft.say(Property.STATUS, Status.OCCURRED, Source("Outcome"))
    outcome = _OUTCOMES.get(test.outcome.lower())
    draft.say(Property.OUTCOME, outcome, Source("Outcome", test.outcome))
    draft.say(Property.DATE, date, Source("Date", also="Time"))
    draft.name(Property.ACTOR, EntityType.STATE, "Country")
    draft.name(Property.ACTOR, EntityType.ORGANIZATION, "Agency")
    draft.name(Property.VEHICLE, EntityType.VEHICLE, "Missile", names=vehicle_names(test.missile))
    draft.name(
        Property.SITE, EntityType.SITE, "Facility", names=site_names(test.facility, test.site_code)
    )
    return draft.report(id_, "Id", status=Status.OCCURRED, identifiers=(f"cns:{identifier}",))


def _fields(test: MissileTest, identifier: str) -> Iterator[tuple[str, str]]:
    yield from (
        ("Id", identifier),
        ("Country", test.country),
        ("Date", test.date),
        ("Time", known(test.clock)),
        ("Series", test.series),
        ("Missile", known(test.missile)),
        ("Missile_Type", test.type),
        ("Agency", known(test.agency)),
        ("Facility", known(test.facility)),
        ("Location", known(test.location)),
        ("Other_Name", known(test.other_name)),
        ("Landing", test.landing),
        ("Apogee", test.apogee),
        ("Distance", test.distance),
        ("Bearing", test.bearing),
        ("Outcome", test.outcome),
        ("Confirmation", test.confirmation),
        ("Operational_Use", test.operational),
        ("Entered", test.entered),
        ("Description", test.description),
        ("Source", test.source),
    )


def key_of(test: MissileTest) -> tuple[str, ...]:
    """Return what tells a test from others, in what all forms of the database share.

    Not its place in a salvo, which the forms give to different tests.

    Raises:
        DateError: If its date is none.
    """
    date = _date(test)
    when = date.earliest.isoformat() if date.zone and date.earliest else test.date
    missile = (test.code or test.missile).lower()
    site = (test.site_code or test.facility).lower()
    return (test.country, when, missile, site)


def _date(test: MissileTest) -> Time:
    """Return when a test took place.

    With a time of day, the day is that of the clock, which is UTC's in the English form of the
    database and Japan's in the Japanese. Without one the zone of the day stays open: of 84 such
    tests in a copy of 2026, 83 have one day in both forms, so that it is no date in UTC, and one
    has two. The two whose times others know stand under the local day.
    """
    words = " ".join(filter(None, (test.date, known(test.clock))))
    match = _CLOCK.fullmatch(test.clock) if len(test.date) == len("2023-05-30") else None
    if not match:
        return parse_edtf(test.date, words=words)
    hour, minute, second, zone = match.groups()
    clock = f"{int(hour):02d}:{minute}" + (f":{second}" if second else "")
    return parse_edtf(f"{test.date}T{clock}{_ZONES[zone or 'UTC']}", words=words)


def _is_unconfirmed(test: MissileTest) -> bool:
    return test.confirmation.lower() in {"unconfirmed", "false"}


def _say_kind(draft: Draft, test: MissileTest) -> None:
    """Claim what was launched; the databases hold missiles, and space launch vehicles as such.

    What type it was is not known of some: a missile then, unless it left a site for satellites.
    """
    type_ = test.type.upper()
    if type_ == "SLV":
        draft.say(Property.KIND, Kind.ORBITAL, Source("Missile_Type", test.type))
    elif known(test.type):
        draft.say(Property.KIND, Kind.MISSILE, Source("Missile_Type", test.type))
    elif test.type and "satellite" not in test.facility.lower():
        source = Source("Missile_Type", test.type, certainty=Certainty.PROBABLE)
        draft.say(Property.KIND, Kind.MISSILE, source)


def vehicle_names(missile: str) -> tuple[str, ...]:
    """Return the two names in "Hwasong-11A (KN-23)"; nothing for others."""
    match = _WITH_SHORT.fullmatch(missile)
    return match.groups() if match else ()


def site_names(facility: str, code: str = "") -> tuple[str, ...]:
    """Return further names by which a facility is known: that of the place alone, and its code.

    >>> site_names("Kittaeryong Missile Base")
    ('Kittaeryong',)
    """
    names = (_KIND_OF_SITE.sub("", facility), code.replace("-", " "))
    found = {name.lower(): name for name in reversed(names) if name.lower() != facility.lower()}
    return tuple(name for name in found.values() if known_thing(EntityType.SITE, name))


def site_thing(test: MissileTest, site: Mention) -> Thing:
    """Return the site of a test with where it lies, as the database says."""
    country = mention(EntityType.STATE, test.country, None).iri
    return Thing(site.identity, site.type, site.names, country=country, lat=test.lat, lon=test.lon)
