import json
from pathlib import Path

import pytest

from kb.errors import FaultyFileError
from kb.loading import Fault, Item
from kb.model import Reading, Report
from kb.names import Thing
from kb.terms import EntityType, Status, entity_iri
from loaders import wikidata
from loaders.catalogues.wikidata_entities import read_entity, times

DATA = Path(__file__).parent / "data" / "wikidata"
SHARED = Path(__file__).parents[3] / "shared" / "catalogues" / "wikidata"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the real files are not here")


def items(path: Path) -> list[Item]:
    """Return the documents of a file."""
    return [one for one in wikidata.read(path) if isinstance(one, Item)]


def things(path: Path) -> list[Thing]:
    """Return the things that a file describes."""
    return [thing for item in items(path) for thing in (item.reading or Reading()).things]


def reports(path: Path) -> list[Report]:
    """Return the launches of a file."""
    return [report for item in items(path) for report in (item.reading or Reading()).reports]


def test_an_agency_is_a_thing() -> None:
    """With its names in English, its country, its place and its life."""
    (thing,) = things(DATA / "agency.json")

    assert (EntityType.ORGANIZATION, ("Harrow Space Office", "HSO"), 39.03, 125.75) == (
        thing.type, thing.names, thing.lat, thing.lon
    )  # fmt: skip
    assert entity_iri(EntityType.STATE, "North Korea") == thing.country
    assert ("wikidata:Q900000001",) == thing.codes
    assert ("2013", "2029-04") == (
        thing.founded and thing.founded.edtf, thing.dissolved and thing.dissolved.edtf
    )  # fmt: skip


def test_an_entity_is_a_document() -> None:
    """Its page is its address, so that later copies are versions of it; the data are free."""
    (item,) = items(DATA / "agency.json")
    document = item.document

    assert document.published is not None
    assert (
        "https://www.wikidata.org/wiki/Q900000001",
        "2031-04-04T05:21:49Z",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ) == (document.url, document.published.edtf, document.licence)


def test_a_satellite_has_a_launch() -> None:
    """With the date of the best rank, its numbers, and what other entities of the file name."""
    found = reports(DATA / "entities.json")[0]

    assert found.date is not None
    assert ("2031-07-02", "Z", Status.OCCURRED) == (found.date.edtf, found.date.zone, found.status)
    assert ("wikidata:Q900000002", "cospar:2031-104", "norad:98400") == found.identifiers
    assert ["Meridian 2", "Vandenberg", "Larkspur 9"] == [
        one.name for one in (found.vehicle, found.site, *found.payloads) if one
    ]


def test_a_launch_is_no_thing() -> None:
    """One whose date lies behind the day on which the entity was changed is planned."""
    item = items(DATA / "entities.json")[-1]
    reading = item.reading or Reading()

    assert () == reading.things
    assert [("2031-12", Status.PLANNED)] == [
        (one.date.edtf, one.status) for one in reading.reports if one.date
    ]


def test_what_launches_name_is_what_the_file_describes() -> None:
    """The vehicle of the satellite's launch is the entity beside it."""
    described = {thing.name: thing.iri for thing in things(DATA / "entities.json")}
    vehicle = reports(DATA / "entities.json")[0].vehicle

    assert vehicle is not None
    assert described["Meridian 2"] == vehicle.iri


def test_an_entity_of_no_interest_has_a_reason() -> None:
    """A song is none of the things that launches have to do with."""
    (fault,) = [one for one in wikidata.read(DATA / "entities.json") if isinstance(one, Fault)]

    assert fault.place.endswith("entities.json: Q900000005")
    assert fault.reason.endswith("place or launch (The Harbour Waltz, song)")


@pytest.mark.parametrize(
    ("time", "precision", "edtf"),
    [
        ("+1953-00-00T00:00:00Z", 9, "1953"),
        ("+1953-00-00T00:00:00Z", 11, "1953"),
        ("+1953-05-00T00:00:00Z", 10, "1953-05"),
        ("+1953-05-00T00:00:00Z", 11, "1953-05"),
        ("+1953-05-29T00:00:00Z", 11, "1953-05-29"),
        ("+1953-05-29T11:00:00Z", 12, "1953-05-29T11Z"),
        ("+1953-05-29T11:30:00Z", 13, "1953-05-29T11:30Z"),
        ("+1953-05-29T11:30:15Z", 14, "1953-05-29T11:30:15Z"),
        ("+1950-01-01T00:00:00Z", 8, "195X"),
        ("+1900-01-01T00:00:00Z", 7, "1801/1900"),
        ("+1901-01-01T00:00:00Z", 7, "1901/2000"),
    ],
)
def test_times_are_as_precise_as_they_say(time: str, precision: int, edtf: str) -> None:
    """And never more than their digits are: day 00 is no day."""
    assert [edtf] == found_times(time, precision)


@pytest.mark.parametrize(
    ("time", "precision"),
    [
        ("-0044-03-15T00:00:00Z", 11),
        ("+1953-13-01T00:00:00Z", 11),
        ("+13000000000-00-00T00:00:00Z", 9),
        ("+1000-00-00T00:00:00Z", 6),
        ("soon", 11),
    ],
)
def test_times_that_cannot_be_held_are_left_out(time: str, precision: int) -> None:
    """Before our era, off the calendar, coarser than a century."""
    assert [] == found_times(time, precision)


def test_a_julian_day_is_kept_to_its_year() -> None:
    """It is another day in our calendar."""
    assert ["1214"] == found_times("+1214-05-01T00:00:00Z", 11, calendar="Q1985786")


def found_times(time: str, precision: int, calendar: str = "Q1985727") -> list[str]:
    """Return the times of an entity that was founded then."""
    value = {"time": time, "precision": precision, "calendarmodel": f"http://x.example/{calendar}"}
    claims = {"P571": [{"mainsnak": {"datavalue": {"value": value}}}]}
    return [found.edtf for _, found in times(read_entity("Q1", {"claims": claims}), "P571")]  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"head": {"vars": ["item"]}, "results": {"bindings": []}}, "load the entities themselves"),
        ({"id": "Q1", "labels": {}, "claims": {}}, "Q1 has no label"),
        ({"labels": {}, "claims": {}}, "has no number"),
        ({"entities": {}}, "holds no entities"),
        ([], "holds no entities"),
    ],
)
def test_what_is_no_entity_is_refused(tmp_path: Path, content: object, reason: str) -> None:
    """With the reason, and where to find what is wanted."""
    path = tmp_path / "entities.json"
    path.write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(FaultyFileError, match=reason):
        list(wikidata.read(path))


@needs_shared
@pytest.mark.parametrize(
    ("name", "type_"), [("Q2112", EntityType.PLACE), ("Q328212", EntityType.PERSON)]
)
def test_real_entities_are_things(name: str, type_: EntityType) -> None:
    """A town and an author, with the day of their last change."""
    (item,) = items(SHARED / f"{name}.json")

    assert [type_] == [thing.type for thing in (item.reading or Reading()).things]
    assert item.document.published is not None


@needs_shared
@pytest.mark.parametrize("name", ["Q571", "Q4132785", "Q22002395", "sparql"])
def test_other_real_files_are_recognised_and_refused(name: str) -> None:
    """Books, a part of an entity, and an answer to a query."""
    (path,) = SHARED.glob(f"{name}*")

    assert wikidata.recognises(path, path.read_bytes()[:4096])
    with pytest.raises(FaultyFileError, match=r"\w"):
        list(wikidata.read(path))
