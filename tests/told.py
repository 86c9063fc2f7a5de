"""Reports as judging sees them, made from a few words: for the tests of kb.resolve."""

from typing import Any

from hypothesis import strategies as st
from samples import LEXICON

from kb.dates import UNKNOWN_TIME, parse_edtf
from kb.names import Lexicon, Thing
from kb.resolve.accounts import Account, Assertion
from kb.terms import EntityType, Property, entity_iri

STATE, VEHICLE, SITE = EntityType.STATE, EntityType.VEHICLE, EntityType.SITE
NORTH_KOREA = entity_iri(STATE, "North Korea")

SOHAE = Thing(
    entity_iri(SITE, "Sohae"),
    SITE,
    ("Sohae",),
    country=NORTH_KOREA,
    zone="Asia/Pyongyang",
    lat=39.66,
    lon=124.71,
)
FLORIDA = Thing(entity_iri(SITE, "Florida"), SITE, ("Florida",), lat=28.5, lon=-80.6)
WORLD: Lexicon = LEXICON.extended([SOHAE, FLORIDA])

_TYPES = {
    Property.ACTOR: EntityType.STATE,
    Property.VEHICLE: EntityType.VEHICLE,
    Property.PAYLOAD: EntityType.PAYLOAD,
    Property.SITE: EntityType.SITE,
}


DEFAULTS: dict[str, Any] = {
    "number": 1,
    "actor": "North Korea",
    "vehicle": "",
    "payload": "",
    "site": "",
    "kind": "orbital",
    "status": "occurred",
    "outcome": "unknown",
    "zone": "",
    "published": "2024-01-01",
    "identifiers": (),
    "links": (),
    "code": "",
    "origin": "",
    "derived_from": (),
}


def told(document: str, when: str = "", **more: Any) -> Account:
    """Return a report of a document: things by name, `when` as EDTF in a zone; see DEFAULTS."""
    said = DEFAULTS | more
    iri = f"urn:{document}"
    report, publisher = f"{iri}#report-{said['number']}", f"urn:paper-{document}"
    time = parse_edtf(when, zone=said["zone"]) if when else UNKNOWN_TIME

    def claim(property_: Property, value: str, **extra: Any) -> Assertion:
        return Assertion(
            f"{report}-{property_}", report, iri, said["published"], property_, value,
            said["origin"] or publisher, "certain", **extra,
        )  # fmt: skip

    claims = [
        claim(property_, _iri(property_, name), names=(name,))
        for property_ in _TYPES
        if (name := said[property_.value])
    ]
    claims += [claim(p, said[p.value]) for p in (Property.KIND, Property.STATUS)]
    claims.append(claim(Property.OUTCOME, said["outcome"], code=said["code"]))
    if when:
        claims.append(claim(Property.DATE, time.edtf, time=time))
    return Account(
        report, iri, parse_edtf(said["published"]), said["kind"], said["status"], said["outcome"],
        time, tuple(claims), tuple(said["identifiers"]), tuple(said["links"]), publisher,
        tuple(said["derived_from"]),
    )  # fmt: skip


def _iri(property_: Property, name: str) -> str:
    types = (_TYPES[property_], EntityType.ORGANIZATION)
    known = WORLD.find(name, types)
    return known.iri if known else entity_iri(_TYPES[property_], name)


TIMES = ("", "2023-05-31", "2023-05", "2023", "2023-05-30T21:29Z", "2023-05-31T06:29+09:00")
REPORTS = st.builds(
    told,
    document=st.sampled_from(("a", "b", "c")),
    when=st.sampled_from(TIMES),
    actor=st.sampled_from(("", "North Korea", "South Korea", "NADA")),
    vehicle=st.sampled_from(("", "Chollima-1", "Unha-3", "Cheonlima-1")),
    payload=st.sampled_from(("", "Malligyong-1", "Starlink 4-7")),
    site=st.sampled_from(("", "Sohae", "Florida")),
    outcome=st.sampled_from(("unknown", "success", "failure", "partial")),
    status=st.sampled_from(("occurred", "planned")),
)
"""Any report."""
