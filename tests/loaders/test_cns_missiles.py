import json
import shutil
from pathlib import Path

import pytest

from kb.dates import Precision
from kb.errors import FaultyFileError
from kb.loading import Fault, Item
from kb.model import Document, Reading, Report
from kb.terms import Certainty, Kind, Outcome, Property, entity_iri
from kb.terms import EntityType as Type
from loaders import cns_missiles

DATA = Path(__file__).parent / "data" / "cns_missiles"
SHARED = Path(__file__).parents[3] / "shared" / "catalogues" / "cns-nk"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the real files are not here")


def read(path: Path) -> Item:
    """Return the one document of a file."""
    (item,) = [one for one in cns_missiles.read(path) if isinstance(one, Item)]
    return item


def reports(path: Path) -> tuple[Report, ...]:
    """Return the tests of a file."""
    return (read(path).reading or Reading()).reports


def faults(path: Path) -> list[Fault]:
    """Return what is wrong with a file."""
    return [one for one in cns_missiles.read(path) if isinstance(one, Fault)]


def test_each_missile_is_a_launch() -> None:
    """A salvo has one row a missile; two rows that look the same are two, too."""
    found = reports(DATA / "test.en.json")

    assert 7 == len(found)
    assert 7 == len({one.identifiers for one in found})
    assert {1} == {one.count for one in found}


def test_codes_are_named_by_the_dictionaries() -> None:
    """Which lie beside the file, in English."""
    found = reports(DATA / "test.en.json")

    assert ["Scud-B", "Scud-B", None, "Chollima-1", None, None, None] == [
        one.vehicle.name if one.vehicle else None for one in found
    ]
    assert found[2].site is not None
    assert "Harrow Airbase" == found[2].site.name
    assert found[5].site is None


def test_without_dictionaries_codes_are_names(tmp_path: Path) -> None:
    """A file alone says so, and does not say what was launched."""
    path = tmp_path / "test.en.json"
    shutil.copy(DATA / path.name, path)
    item = read(path)
    first = (item.reading or Reading()).reports[0]

    assert ("without missile.en.json and facility.en.json beside it, codes stand for names",) == (
        item.document.warnings
    )
    assert first.vehicle is not None
    assert ("scud-b", Kind.UNKNOWN) == (first.vehicle.name, first.kind)
    assert entity_iri(Type.VEHICLE, "Scud-B") == first.vehicle.iri


def test_what_was_launched() -> None:
    """By the type of the missile; one of no type is a missile, unless it left a satellite site."""
    assert [
        Kind.MISSILE, Kind.MISSILE, Kind.MISSILE, Kind.ORBITAL, Kind.UNKNOWN, Kind.MISSILE,
        Kind.MISSILE,
    ] == [one.kind for one in reports(DATA / "test.en.json")]  # fmt: skip


def test_an_outcome_that_is_not_known_is_not_said() -> None:
    """It contradicts nobody."""
    assert [Outcome.SUCCESS, None, Outcome.SUCCESS, Outcome.FAILURE] == [
        one.outcome for one in reports(DATA / "test.en.json")[:4]
    ]


def test_a_time_makes_the_day_that_of_utc() -> None:
    """Half past nine in the evening in London is the next day in Korea."""
    date = reports(DATA / "test.en.json")[3].date

    assert date is not None
    assert ("2031-05-30T21:28Z", Precision.MINUTE) == (date.edtf, date.precision)


def test_a_day_without_a_time_is_local_or_not() -> None:
    """Its bounds hold the day in Korea and the day in UTC."""
    date = reports(DATA / "test.en.json")[0].date

    assert date is not None
    assert date.earliest is not None
    assert date.latest is not None
    assert ("1984-04-09", "") == (date.edtf, date.zone)
    assert date.earliest.isoformat() <= "1984-04-08T15:00:00+00:00"
    assert date.latest.isoformat() >= "1984-04-09T23:59:59+00:00"


def test_the_japanese_form_is_the_same_tests() -> None:
    """Its times are Japan's; the tests have the same names, and the same moments."""
    english, japanese = (reports(DATA / f"test.{one}.json") for one in ("en", "ja"))

    assert [one.identifiers for one in english] == [one.identifiers for one in japanese]
    assert [one.date and one.date.earliest for one in english] == [
        one.date and one.date.earliest for one in japanese
    ]
    assert "ja" == read(DATA / "test.ja.json").document.language


def test_sites_lie_where_the_dictionary_says() -> None:
    """Each site once, with its country."""
    things = (read(DATA / "test.en.json").reading or Reading()).things
    by_name = {one.name: one for one in things}

    assert 3 == len(things)
    assert (39.5, 126.25, entity_iri(Type.STATE, "North Korea")) == (
        by_name["Harrow Airbase"].lat,
        by_name["Harrow Airbase"].lon,
        by_name["Harrow Airbase"].country,
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("missile.en.json", ("Teasel-1 (TS-01)", "Teasel-1", "TS-01")),
        ("facility.en.json", ("Harrow Airbase",)),
    ],
)
def test_a_dictionary_describes_things(name: str, expected: tuple[str, ...]) -> None:
    """Vehicles or sites, each with its code; what stands for not known is no thing."""
    things = (read(DATA / name).reading or Reading()).things

    assert expected == things[2].names
    assert things[2].codes[0].startswith("cns:")
    assert "Unknown" not in {one.name for one in things}


def test_satellites_are_launches_with_numbers() -> None:
    """Their own, and that of the launch where the orbital elements have it."""
    found = reports(DATA / "satellite.en.json")

    assert [("norad:98400", "cospar:2031-104"), ("norad:98500",)] == [
        one.identifiers for one in found
    ]
    assert [("2031-05-30", ""), ("2031-06-02", "")] == [
        (one.date.edtf, one.date.zone) for one in found if one.date
    ]


def test_a_workbook_says_when_a_row_was_written() -> None:
    """Its claims are known since then; what is not confirmed is possible."""
    found = reports(DATA / "north_korea.xlsx")

    assert [{"2031-12-23"}, {"2032-01-05"}] == [
        {claim.known.edtf for claim in one.claims if claim.known} for one in found
    ]
    assert [{Certainty.CERTAIN}, {Certainty.POSSIBLE}] == [
        {claim.certainty for claim in one.claims} for one in found
    ]


def test_a_workbook_that_shows_a_month_means_a_month() -> None:
    """The cell holds the first of September, and shows Sep-31."""
    assert ["2031-09", "2031-10-05T00:29Z"] == [
        one.date.edtf for one in reports(DATA / "north_korea.xlsx") if one.date
    ]


def test_a_workbook_keeps_sources_and_agency() -> None:
    """The sources stand in the line; an agency is a second actor beside the state."""
    item = read(DATA / "north_korea.xlsx")
    second = (item.reading or Reading()).reports[1]
    actors = [claim.value for claim in second.claims if claim.property is Property.ACTOR]

    assert "Source: a newspaper; another" in item.document.text
    assert ["North Korea", "Harrow Guards"] == [one.name for one in actors]  # type: ignore[union-attr]


def test_a_row_without_a_date_has_a_reason() -> None:
    """With its sheet and row."""
    (fault,) = faults(DATA / "north_korea.xlsx")

    assert fault.place.endswith("north_korea.xlsx: sheet Missile Tests, row 5")
    assert "has no date" == fault.reason


def test_a_table_names_its_country() -> None:
    """As the one on Pakistan does."""
    found = reports(DATA / "pakistan.csv")

    assert ["2031-04-06", "2031-05-07"] == [one.date.edtf for one in found if one.date]
    assert {entity_iri(Type.STATE, "Pakistan")} == {one.actor.iri for one in found if one.actor}


def test_an_excerpt_is_no_version_of_the_whole() -> None:
    """Else it would seem that all other tests were struck."""
    assert {""} == {read(path).document.url for path in DATA.iterdir()}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("test.en.json", b'{"timeBins":[{"data":[{"date":"2031', "ends early"),
        ("test.en.json", b'{"timeBins":[]}', "holds no missile tests"),
        ("facility.ja.json", '{"facilities":{"a":{"name":"西海","lat":1}}}'.encode(), "script"),
        ("dict.en.json", b'{"about":"About"}', "neither missile tests of CNS nor a dictionary"),
        ("iraq.csv", b",Maximum Range (km),Payload (kg),Status\nA,1,2,x\n", "types of missiles"),
        ("book.xlsx", b"PK\x03\x04 and then nothing", "cannot be read as a workbook"),
    ],
)
def test_what_holds_no_tests_is_refused(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    """With the reason."""
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(FaultyFileError, match=reason):
        list(cns_missiles.read(path))


def test_a_faulty_test_has_a_reason(tmp_path: Path) -> None:
    """What is no test, has no date or one that is not on the calendar; the others are loaded."""
    path = tmp_path / "test.en.json"
    good = {"date": "2031-05-30", "time": "unknown", "missile": "a", "facility": "b"}
    bad = [good | {"date": "2031-02-30"}, good | {"date": ""}, 7]
    path.write_text(json.dumps({"timeBins": [{"year": 2031, "data": [*bad, good]}]}))

    assert [True, True, True] == [
        reason in fault.reason
        for reason, fault in zip(
            ("no such day", "has no date", "is no JSON object"), faults(path), strict=True
        )
    ]
    assert 1 == len(reports(path))


@needs_shared
def test_the_real_tests_are_read() -> None:
    """339 tests: 255 to the minute, 76 to the day, 8 to the month; none faulty."""
    found = reports(SHARED / "test.en.json")
    precisions = [one.date.precision for one in found if one.date]

    assert 339 == len({one.identifiers for one in found})
    assert [] == faults(SHARED / "test.en.json")
    assert [255, 76, 8] == [
        precisions.count(one) for one in (Precision.MINUTE, Precision.DAY, Precision.MONTH)
    ]
    assert [229, 38] == [
        sum(one.outcome is outcome for one in found)
        for outcome in (Outcome.SUCCESS, Outcome.FAILURE)
    ]


@needs_shared
def test_the_real_forms_agree() -> None:
    """All but one of the Japanese form's tests are the English form's."""
    english, japanese = (
        {one.identifiers for one in reports(SHARED / f"test.{form}.json")} for form in ("en", "ja")
    )

    assert 338 == len(english & japanese)


@needs_shared
def test_the_four_satellite_launches_are_there() -> None:
    """In UTC, from Sohae; the fourth with a vehicle that is not known, and so of no known kind."""
    found = {
        one.date.edtf: one for one in reports(SHARED / "test.en.json") if one.date and one.site
    }
    four = [found[f"{when}Z"] for when in (
        "2023-05-30T21:28", "2023-08-23T18:50", "2023-11-21T13:43", "2024-05-27T13:43",
    )]  # fmt: skip

    assert [Kind.ORBITAL, Kind.ORBITAL, Kind.ORBITAL, Kind.UNKNOWN] == [one.kind for one in four]
    assert {entity_iri(Type.SITE, "Sohae")} == {one.site.iri for one in four if one.site}


@needs_shared
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("north_korea_missile_test_database_2020.xlsx", 122),
        ("iran_missile_launch_database_2020.xlsx", 137),
        ("pakistan_missile_launch_database.csv", 26),
        ("satellite.en.json", 3),
    ],
)
def test_the_real_tables_are_read(name: str, count: int) -> None:
    """None of their rows is faulty."""
    assert (count, []) == (len(reports(SHARED / name)), faults(SHARED / name))


@needs_shared
def test_real_months_are_months() -> None:
    """Eight cells of the workbook show no day."""
    found = reports(SHARED / "north_korea_missile_test_database_2020.xlsx")

    assert 8 == sum(one.date is not None and one.date.precision is Precision.MONTH for one in found)


@needs_shared
def test_whole_databases_have_their_address() -> None:
    """So that copies of different years are versions of one document."""
    documents: list[Document] = [
        read(SHARED / name).document
        for name in ("test.en.json", "test.ja.json", "north_korea_missile_test_database_2020.xlsx")
    ]

    assert 3 == len({document.url for document in documents} - {""})
    assert ["2026-04-18", "2026-04-19", "2019-05-10"] == [
        document.published.edtf for document in documents if document.published
    ]


@needs_shared
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("iran_missile_launch_database_2020.xlsx", 1),
        ("north_korea_missile_test_database_2020.xlsx", 0),
        ("test.en.json", 0),
    ],
)
def test_too_many_firsts_of_a_month_are_noted(name: str, expected: int) -> None:
    """The workbook on Iran has sixteen: it writes months as days, and does not say which."""
    assert expected == len(read(SHARED / name).document.warnings)
