from pathlib import Path

import pytest

from kb.errors import FaultyFileError
from kb.loading import Fault, Item
from kb.model import Document, Reading, Report
from kb.terms import Certainty, EntityType, Kind, Outcome, Property, Status
from loaders import gcat
from loaders.catalogues.gcat_codes import cospar, read_code, read_legacy_code

DATA = Path(__file__).parent / "data" / "gcat"
REAL = Path(__file__).parents[3] / "shared" / "catalogues" / "gcat"

HEADER = "#Launch_Tag\tLaunch_Date\tJCAT\tName\tPLName\tLV_Type\tAgency\tLVState\tLaunch_Code"


def load(path: Path) -> tuple[Document, Reading, list[Fault]]:
    """Return the document of a table, what it says, and the rows that are none."""
    found = list(gcat.read(path))
    items = [one for one in found if isinstance(one, Item)]
    assert len(items) == 1
    assert items[0].reading is not None
    return items[0].document, items[0].reading, [one for one in found if isinstance(one, Fault)]


def launches(path: Path) -> dict[str, Report]:
    """Return the launches of a table by their tags."""
    return {report.id: report for report in load(path)[1].reports}


def table(tmp_path: Path, *rows: str, header: str = HEADER, end: str = "\n") -> Path:
    """Write a launch list."""
    path = tmp_path / "launchlog.tsv"
    path.write_text("\n".join([header, *rows]) + end, encoding="utf-8")
    return path


def test_a_launch_has_what_its_row_says() -> None:
    """Date, agency, vehicle, payload, site and outcome are those of the record."""
    launch = launches(DATA / "launchlog.tsv")["2023-F06"]

    assert (Kind.ORBITAL, Status.OCCURRED) == (launch.kind, launch.status)
    assert Outcome.FAILURE is launch.outcome
    assert launch.date is not None
    assert ("2023-05-30T21:27Z", "Z") == (launch.date.edtf, launch.date.zone)
    things = [launch.actor, launch.vehicle, *launch.payloads, launch.site]
    assert [
        "agent/korean-committee-of-space-technology",
        "vehicle/chollima-1",
        "payload/malligyong-1",
        "site/sohae",
    ] == ["/".join(one.iri.split("/")[-2:]) for one in things if one]


def test_each_property_has_its_evidence() -> None:
    """Whatever is set is claimed, at the value's place in the launch's own line."""
    document, reading, _ = load(DATA / "launchlog.tsv")
    for report in reading.reports:
        claimed = {claim.property for claim in report.claims}
        wanted = {Property.KIND, Property.STATUS, Property.OUTCOME, Property.DATE, Property.ACTOR,
                  Property.VEHICLE, Property.SITE}  # fmt: skip
        line = next(s for s in reading.sentences if s.start <= report.mentions[0].start < s.end)

        assert wanted <= claimed
        for span in (span for claim in report.claims for span in claim.spans):
            assert line.start <= span.start < span.end <= line.end
            assert document.text[span.start : span.end] == span.text


def test_all_rows_of_a_tag_are_one_launch() -> None:
    """A launch has the payloads of all its rows; one without a name stays in the text alone."""
    launch = launches(DATA / "launchlog.tsv")["2003-010"]

    assert ["Test"] == [payload.name for payload in launch.payloads]
    assert ("gcat:2003-010", "cospar:2003-010", "jcat:S27704", "norad:27704", "jcat:S27705",
            "norad:27705") == launch.identifiers  # fmt: skip


def test_a_doubted_code_is_probable() -> None:
    """An agency with a question mark is said with less certainty."""
    launch = launches(DATA / "launchlog.tsv")["2003-010"]
    claim = next(claim for claim in launch.claims if claim.property is Property.ACTOR)

    assert Certainty.PROBABLE is claim.certainty
    assert launch.actor is not None
    assert launch.actor.iri.endswith("/agent/russian-space-forces")


def test_two_agencies_are_two_claims() -> None:
    """The first is the actor, both are claimed."""
    launch = launches(DATA / "launchlog.tsv")["1958 ALP"]
    actors = [claim for claim in launch.claims if claim.property is Property.ACTOR]

    assert ["ABMA", "JPLA"] == [claim.spans[0].text for claim in actors]
    assert launch.actor is actors[0].value


def test_the_code_is_kept() -> None:
    """The catalogue's own code stands beside the outcome it was mapped to."""
    launch = launches(DATA / "launchlog.tsv")["2003-010"]
    claim = next(claim for claim in launch.claims if claim.property is Property.OUTCOME)

    assert (Outcome.FAILURE, "OF40") == (claim.value, claim.code)


def test_the_table_of_2020_is_the_same_list() -> None:
    """In its fixed columns, further objects of a launch stand in rows without a tag."""
    found = launches(DATA / "launchlog_2020.txt")

    assert ["1957 ALP", "1958-F07", "1960 MU"] == list(found)
    assert 2 == len(found["1960 MU"].payloads)
    assert (Outcome.FAILURE, None) == (found["1958-F07"].outcome, found["1958-F07"].site)


def test_missiles_and_pads_have_their_kinds() -> None:
    """The list of all launches has suborbital ones, and rockets that never left the pad."""
    found = launches(DATA / "launch.tsv")

    assert (Kind.MISSILE, Outcome.SUCCESS) == (found["2017-S47"].kind, found["2017-S47"].outcome)
    assert (Status.CANCELLED, None) == (found["1967-X01"].status, found["1967-X01"].outcome)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("OS", (Kind.ORBITAL, Status.OCCURRED, Outcome.SUCCESS)),
        ("OS75", (Kind.ORBITAL, Status.OCCURRED, Outcome.PARTIAL)),
        ("OF40", (Kind.ORBITAL, Status.OCCURRED, Outcome.FAILURE)),
        ("DU", (Kind.ORBITAL, Status.OCCURRED, Outcome.UNKNOWN)),
        ("MF", (Kind.MISSILE, Status.OCCURRED, Outcome.FAILURE)),
        ("XS", (Kind.UNKNOWN, Status.OCCURRED, Outcome.SUCCESS)),
        ("OE", (Kind.ORBITAL, Status.CANCELLED, None)),
    ],
)
def test_codes(code: str, expected: tuple[Kind, Status, Outcome | None]) -> None:
    """The letters are category and success, the digits a share of success."""
    found = read_code(code)

    assert found is not None
    assert expected == (found.kind, found.status, found.outcome)


def test_unknown_codes_mean_nothing() -> None:
    """A code that GCAT does not have is not guessed at."""
    assert [None, None, None] == [read_code("?"), read_code("OS-"), read_legacy_code("X", "")]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("1957 ALP", "1957-001"), ("1960 MU", "1960-012"), ("1962 A EPS", "1962-029"),
     ("1962 B PSI", "1962-071"), ("1963-001", "1963-001"), ("2022-F04", ""), ("1957 XYZ", "")],
)  # fmt: skip
def test_greek_letters_are_numbers(tag: str, expected: str) -> None:
    """Telstar 1 is 1962 Alpha Epsilon and 1962-029; tags of failures are no designations."""
    assert expected == cospar(tag)


def test_failures_are_qualified_by_their_catalogue() -> None:
    """F-tags of two catalogues are not the same: no identifier is shared by chance."""
    assert ("gcat:2023-F06", "jcat:F01679") == (
        launches(DATA / "launchlog.tsv")["2023-F06"].identifiers
    )


def test_organizations_have_a_life() -> None:
    """KCST was followed by NADA in 2013; both are bodies of North Korea."""
    _, reading, _ = load(DATA / "orgs.tsv")
    state, kcst, nada = reading.things

    assert (EntityType.STATE, "") == (state.type, state.country)
    assert nada.iri == kcst.successor
    assert {state.iri} == {kcst.country, nada.country}
    assert kcst.founded is not None
    assert ("1998?", None) == (kcst.founded.edtf, nada.dissolved)
    assert "Korean Committee of Space Technology" == kcst.name
    assert ("gcat:KCST",) == kcst.codes


def test_a_short_name_is_none() -> None:
    """GCAT's short name of Sohae is that of another site."""
    _, reading, _ = load(DATA / "sites.tsv")
    sohae = reading.things[0]

    assert "Sohae Launch Site" == sohae.name
    assert "Tonghae" not in sohae.names
    assert (39.66, 124.706, "Asia/Pyongyang") == (sohae.lat, sohae.lon, sohae.zone)


def test_a_vehicle_is_what_its_name_begins_with() -> None:
    """Variants of one vehicle are part of it; what no one knows is no vehicle."""
    _, reading, _ = load(DATA / "lv.tsv")

    assert ["Cheonlima-1", "Agni 2P"] == [thing.name for thing in reading.things]
    assert ("Agni 2P", "Agni 4") == reading.things[1].names


def test_places_off_the_earth_have_none(tmp_path: Path) -> None:
    """A landing site on the Moon is nowhere on the map, and neither is what lies off the globe."""
    path = tmp_path / "sites.tsv"
    header = "#Site\tCode\tUCode\tStateCode\tName\tLongitude\tLatitude\tGroup"
    rows = ["M\t-\tM\tLUNA\tBase\t5.0\t5.0\tLUNA", "X\t-\tX\tUS\tField\t-213.0\t49.0\t-"]
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    document, reading, _ = load(path)

    assert [(None, None)] * 2 == [(thing.lat, thing.lon) for thing in reading.things]
    assert "line 3: there is no place 49.0 north, -213.0 east" in document.warnings


def test_odd_values_are_reported(tmp_path: Path) -> None:
    """A date or code that is none costs the launch neither its place nor the others."""
    rows = [
        "2023-001\t2023 Foo 33\tS1\tA\t-\tX\tISRO\tIN\tQQ",
        "2023-002\t?\tS2\tB\t-\tX\tISRO\tIN\tOS",
        "2023-002\t2023 Jan  2\tS3\tC\t-\tX\tISRO\tIN\tOS",
        "2023-002\t2023 Jan  3\tS4\tD\t-\tX\tISRO\tIN\tOS",
    ]
    document, reading, faults = load(table(tmp_path, *rows))
    first, second = reading.reports

    assert (None, None, Kind.UNKNOWN) == (first.date, first.outcome, first.kind)
    assert second.date is not None
    assert ("2023-01-02", 3) == (second.date.edtf, len(second.payloads))
    assert [] == faults
    assert [
        "line 2, 2023-001: 'QQ'",
        "line 2, 2023-001: GCAT",
        "line 3, 2023-002: Launch_Date",
    ] == [" ".join(warning.split()[:4]) for warning in document.warnings][:3]


def test_a_row_that_is_none_is_a_fault(tmp_path: Path) -> None:
    """It is reported with its line, and the others load."""
    rows = ["2023-001\tshort", "\t2023 May\tS1\tA\t-\tX\tISRO\tIN\tOS",
            "2023-002\t2023 May\tS1\tA\t-\tX\tISRO\tIN\tOS"]  # fmt: skip
    path = table(tmp_path, *rows)
    _, reading, faults = load(path)

    assert ["2023-002"] == [report.id for report in reading.reports]
    assert [
        Fault(f"{path}:2", "has 2 fields, the header names 9 columns"),
        Fault(f"{path}:3", "has no launch tag"),
    ] == faults


def test_a_copy_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    """Half a catalogue must not take the place of the whole."""
    rows = ["2023-001\t2023 May\tS1\tA\t-\tX\tISRO\tIN\tOS", "2023-002\t2023 M"]
    with pytest.raises(FaultyFileError, match="middle of line 3"):
        load(table(tmp_path, *rows, end=""))


def test_an_extract_is_a_document_of_its_own() -> None:
    """A few rows have no address: they replace no version of the whole catalogue."""
    document, _, _ = load(DATA / "launchlog.tsv")

    assert "" == document.url
    assert "7 rows are an extract, not the whole table" in document.warnings


def test_a_table_knows_its_day() -> None:
    """Its stamp says when it was made; without one, it is as old as its last launch."""
    stamped, _, _ = load(DATA / "orgs.tsv")
    unstamped, _, _ = load(DATA / "launchlog.tsv")

    assert stamped.published is not None
    assert "2025-12-01" == stamped.published.edtf
    assert unstamped.published is not None
    assert "2023-11-21" == unstamped.published.edtf


def test_the_document_says_whose_it_is() -> None:
    """Publisher, citation and licence go with the data."""
    document, _, _ = load(DATA / "launchlog.tsv")

    assert document.catalogue
    assert ("GCAT", "CC-BY-4.0") == (document.publisher, document.licence)
    assert document.citation.startswith("McDowell")


def test_other_tables_are_refused_with_the_reason(tmp_path: Path) -> None:
    """Lists of objects are GCAT's too, but tell of no launches."""
    path = table(tmp_path, "S00001\t1", header="#JCAT\tSatcat")

    assert gcat.recognises(path, path.read_bytes())
    with pytest.raises(FaultyFileError, match="tells of objects"):
        list(gcat.read(path))


def test_agencies_of_one_state_are_its_bodies(tmp_path: Path) -> None:
    """A launch list knows whose vehicles an agency launches, and so whose it is."""
    rows = ["2023-001\t2023 May\tS1\tA\t-\tX\tQQQ\tIN\tOS",
            "2023-002\t2023 May\tS2\tA\t-\tSoyuz-U2\tRRR\tIN\tOS",
            "2023-003\t2023 May\tS3\tA\t-\tX\tRRR\tUS\tOS"]  # fmt: skip
    _, reading, _ = load(table(tmp_path, *rows))
    countries = {thing.name: thing.country.rpartition("/")[2] for thing in reading.things}

    assert "india" == countries["QQQ"]
    assert "" == countries["RRR"]
    assert "soyuz" in {thing.part_of.rpartition("/")[2] for thing in reading.things}


REAL_LISTS = [
    ("launchlog.tsv", 6828, "2024-12-08"),
    ("launchlog_2022ish.tsv", 6471, "2023-07-25"),
    ("launchlog_2020_legacy.txt", 5954, "2020-02-06"),
]


@pytest.mark.skipif(not REAL.exists(), reason="the catalogue's own files are not here")
@pytest.mark.parametrize(("name", "number", "day"), REAL_LISTS)
def test_whole_lists_lose_nothing(name: str, number: int, day: str) -> None:
    """Each vintage gives all its launches, dated and as a version of one document."""
    document, reading, faults = load(REAL / name)

    assert (number, [], ()) == (len(reading.reports), faults, document.warnings)
    assert all(report.date and report.date.earliest for report in reading.reports)
    assert document.published is not None
    assert (day, gcat.ABOUT.url + "tsv/derived/launchlog.tsv") == (
        document.published.edtf, document.url
    )  # fmt: skip


@pytest.mark.skipif(not REAL.exists(), reason="the catalogue's own files are not here")
@pytest.mark.parametrize(("name", "number"), [("orgs.tsv", 3968), ("sites.tsv", 706),
                                              ("lv.tsv", 1616)])  # fmt: skip
def test_whole_tables_lose_nothing(name: str, number: int) -> None:
    """Organizations and sites are a row each, the variants of a vehicle are one."""
    document, reading, faults = load(REAL / name)

    assert (number, number, []) == (len(reading.things), len(reading.organizations), faults)
    assert document.url


def told(report: Report, property_: Property) -> set[str]:
    """Return the words or codes of what a report claims of a property."""
    claims = [claim for claim in report.claims if claim.property is property_]
    return {claim.code or claim.spans[0].text for claim in claims}


@pytest.mark.skipif(not REAL.exists(), reason="the catalogue's own files are not here")
def test_vintages_differ_where_the_catalogue_was_revised() -> None:
    """No launch has vanished since 2023; dates, codes, vehicles and sites were corrected."""
    old, new = (launches(REAL / name) for name in ("launchlog_2022ish.tsv", "launchlog.tsv"))
    wanted = (Property.DATE, Property.OUTCOME, Property.VEHICLE, Property.SITE)

    assert set(old) <= set(new)
    assert [14, 17, 3, 3] == [
        sum(told(old[tag], one) != told(new[tag], one) for tag in old) for one in wanted
    ]
