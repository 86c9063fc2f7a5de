import json
from pathlib import Path

import pytest

from kb.dates import Precision
from kb.errors import FaultyFileError
from kb.loading import Fault, Item
from kb.model import Claim, Document, Reading, Report
from kb.terms import Certainty, EntityType, Kind, Outcome, Property, Status, entity_iri
from loaders import launch_library

DATA = Path(__file__).parent / "data" / "launch_library"
SHARED = Path(__file__).parents[3] / "shared" / "catalogues" / "ll2"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the real files are not here")


def read(path: Path) -> list[Item]:
    """Return the documents of a file, of which nothing may be faulty."""
    found = list(launch_library.read(path))
    assert not [one for one in found if isinstance(one, Fault)]
    return [one for one in found if isinstance(one, Item)]


def reports(path: Path) -> list[Report]:
    """Return all reports of a file."""
    return [report for item in read(path) for report in (item.reading or Reading()).reports]


def report(name: str, number: int = 0) -> Report:
    """Return one report of an example."""
    return reports(DATA / name)[number]


def claims(of: Report, property_: Property) -> list[Claim]:
    """Return the claims of a report about one property."""
    return [claim for claim in of.claims if claim.property is property_]


def changed(tmp_path: Path, name: str, **values: object) -> Path:
    """Return an example of one launch with other values."""
    launch = json.loads((DATA / name).read_text(encoding="utf-8")) | values
    path = tmp_path / name
    path.write_text(json.dumps(launch), encoding="utf-8")
    return path


def test_the_versions_give_one_model() -> None:
    """The same launch in 2.0 and 2.2: one identifier, one vehicle, one payload, one site."""
    old, new = report("list_2.0.json"), report("list_2.2.json", 1)

    assert old.identifiers == new.identifiers
    assert (old.vehicle, old.site) != (None, None)
    assert [one.identity for one in (old.vehicle, old.site, *old.payloads) if one] == [
        one.identity for one in (new.vehicle, new.site, *new.payloads) if one
    ]


def test_a_plan_and_what_became_of_it() -> None:
    """The first list has the launch planned, the second says how it ended and why."""
    old, new = report("list_2.0.json"), report("list_2.2.json", 1)

    assert (Status.PLANNED, None) == (old.status, old.outcome)
    assert (Status.OCCURRED, Outcome.FAILURE) == (new.status, new.outcome)
    assert (
        "Fail_Reason: The second stage did not start."
        in read(DATA / "list_2.2.json")[1].document.text
    )


@pytest.mark.parametrize(
    ("name", "number", "edtf", "precision"),
    [
        ("list_2.0.json", 0, "2031-06-03T16:35Z", Precision.MINUTE),
        ("list_2.2.json", 1, "2031-06-03T16:41:20Z", Precision.SECOND),
        ("list_2.3.json", 1, "2031-10", Precision.MONTH),
        ("list_2.0.json", 1, "2031-01/2031-06", Precision.HALF),
        ("list_2.0.json", 2, "2031-08-09", Precision.DAY),
        ("flat.json", 0, "2031-07/2031-09", Precision.QUARTER),
    ],
)
def test_a_date_is_no_finer_than_it_is_meant(
    name: str, number: int, edtf: str, precision: Precision
) -> None:
    """By its precision, by the flags of 2.0, or by what a date that is to be determined means."""
    date = report(name, number).date

    assert date is not None
    assert (edtf, precision) == (date.edtf, date.precision)


def test_a_morning_is_that_of_the_place() -> None:
    """The first half of the day in Japan, where the pad is."""
    date = report("one_2.3.json").date

    assert date is not None
    assert ("2031-02-28T15:00:00+00:00", "Asia/Tokyo") == (
        date.earliest and date.earliest.isoformat(), date.zone
    )  # fmt: skip


def test_slips_are_revisions() -> None:
    """Each earlier date is a claim that became known when it was said; the last one holds now."""
    found = [
        (claim.value.edtf, claim.known and claim.known.edtf)  # type: ignore[union-attr]
        for claim in claims(report("slips.json"), Property.DATE)
    ]

    assert [
        ("2031", "2031-06-04T19:21:07Z"),
        ("2031-06-02T18:04Z", "2031-05-26T20:02:33Z"),
        ("2031-06-04T17:21Z", "2031-05-27T17:55:17Z"),
    ] == found


def test_a_plan_is_known_from_its_first_day() -> None:
    """The launch was planned, under its name, when the library first had it."""
    found = report("slips.json")
    known = {
        claim.known.edtf
        for claim in found.claims
        if claim.known and claim.property is not Property.DATE
    }

    assert {"2031-05-26T20:02:33Z"} == known


def test_a_date_that_comes_back_was_known_twice(tmp_path: Path) -> None:
    """And a revision that changes nothing is none."""
    nets = ("2031-06-02T18:04:00Z", "2031-06-02T18:04:00Z", "2031-06-04T17:21:00Z")
    history = [
        {"at": f"2031-05-0{day}T12:00:00Z", "net": net, "abbrev": status}
        for day, net, status in zip(
            (1, 2, 3, 4), (*nets, nets[0]), ("TBC", "Go", "Go", "Success"), strict=True
        )
    ]
    path = changed(tmp_path, "one_2.3.json", net=nets[0], net_precision=None,
                   status={"abbrev": "Success"}, status_history=history)  # fmt: skip
    (found,) = reports(path)

    assert [
        ("2031-06-02T18:04Z", "04"),
        ("2031-06-02T18:04Z", "01"),
        ("2031-06-04T17:21Z", "03"),
    ] == [
        (claim.value.edtf, claim.known.edtf[8:10])  # type: ignore[union-attr]
        for claim in claims(found, Property.DATE)
    ]
    assert [(Status.OCCURRED, "04"), (Status.PLANNED, "01")] == [
        (claim.value, claim.known.edtf[8:10])  # type: ignore[union-attr]
        for claim in claims(found, Property.STATUS)
    ]


def test_a_claim_is_known_since_the_last_change() -> None:
    """Without a history, the library says so since its record was last updated."""
    known = {claim.known.edtf for claim in report("list_2.3.json").claims if claim.known}

    assert {"2031-07-02T10:00:00Z"} == known


def test_a_deployed_payload_is_a_probable_success() -> None:
    """Status 9 stands before the success is confirmed; the library's own word is kept."""
    (claim,) = claims(report("list_2.3.json"), Property.OUTCOME)

    assert (Outcome.SUCCESS, Certainty.PROBABLE, "Deployed") == (
        claim.value, claim.certainty, claim.code
    )  # fmt: skip


def test_identifiers_name_whose_they_are() -> None:
    """The COSPAR number is everyone's; a number for a failure is the library's own."""
    assert "cospar:2031-104" in report("list_2.3.json").identifiers
    assert {"ll2:2031-F02", "spacex:0123456789abcdef01234567"} < set(
        report("one_2.3.json").identifiers
    )


def test_only_what_is_launched_is_a_payload() -> None:
    """Two satellites are two payloads; a flight number and an unknown one are none."""
    assert ["Yarrow", "Tansy"] == [one.name for one in report("list_2.3.json").payloads]
    assert () == report("list_2.3.json", 1).payloads
    assert () == report("list_2.0.json", 1).payloads


def test_an_air_launch_has_its_airfield() -> None:
    """The location says only that it is one; the orbit says that it is none."""
    found = report("list_2.0.json", 1)

    assert found.site is not None
    assert ("Spaceport America", Kind.SUBORBITAL) == (found.site.name, found.kind)


def test_sites_have_zones_and_countries() -> None:
    """The state is the last part of the place's name."""
    things = {
        one.name: one for one in (read(DATA / "list_2.3.json")[0].reading or Reading()).things
    }
    site = things["Tanegashima Space Center, Japan"]

    assert ("Asia/Tokyo", entity_iri(EntityType.STATE, "Japan")) == (site.zone, site.country)


def test_a_short_list_is_read(tmp_path: Path) -> None:
    """In the interface's shortest form, what is not there is read out of the launch's name."""
    path = changed(tmp_path, "one_2.3.json", rocket=None, mission=None, pad="Pad 1",
                   launch_service_provider=None, lsp_name="Ostrava Launch Services",
                   location="Tanegashima Space Center, Japan")  # fmt: skip
    (found,) = reports(path)

    assert [
        "Ostrava Launch Services",
        "Meridian 2",
        "Campion",
        "Tanegashima Space Center, Japan",
    ] == [one.name for one in (found.actor, found.vehicle, *found.payloads, found.site) if one]


def test_launches_of_old_are_a_document_that_copies_gcat() -> None:
    """What the library says of 1958 is no second witness."""
    old, new = (item.document for item in read(DATA / "list_2.2.json"))

    assert (("GCAT",), ()) == (old.derived_from, new.derived_from)
    assert "Explorer 1" in old.text
    assert "Explorer 1" not in new.text


def test_a_list_is_dated_by_its_last_change() -> None:
    """A copy says when it was made, a list at least when a launch in it last changed."""
    made, changed_ = (read(DATA / name)[-1].document for name in ("flat.json", "list_2.2.json"))

    assert made.published is not None
    assert changed_.published is not None
    assert ("2031-08-22T07:51:32Z", "2031-06-05T08:00:00Z") == (
        made.published.edtf, changed_.published.edtf
    )  # fmt: skip


def test_a_list_without_a_date_says_so() -> None:
    """Version 2.0 has neither."""
    document = read(DATA / "list_2.0.json")[0].document

    assert (None, "neither the list nor its launches say of when they are") == (
        document.published, document.warnings[0]
    )  # fmt: skip


def test_excerpts_are_documents_of_their_own() -> None:
    """Two lists are no two versions of one document."""
    documents = [item.document for path in sorted(DATA.iterdir()) for item in read(path)]

    assert len(documents) == len({document.iri for document in documents})
    assert {""} == {document.url for document in documents}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"id": 17}, "has no identifier of Launch Library"),
        ({"net": None}, "has no date"),
        ({"net": "soon"}, "'soon' is no date"),
        ({"status": None}, "has no status"),
        ({"status": {"id": 44, "abbrev": "Odd"}}, "a status that is not known, 'Odd'"),
    ],
)
def test_a_faulty_launch_has_a_reason(
    tmp_path: Path, values: dict[str, object], reason: str
) -> None:
    """What cannot be read is named, and the others are loaded."""
    launch = json.loads((DATA / "one_2.3.json").read_text(encoding="utf-8"))
    other = launch | {"id": "0000abcd-1111-4222-8333-444455556666"}
    path = tmp_path / "list.json"
    path.write_text(json.dumps({"results": [launch | values, other]}), encoding="utf-8")
    found = list(launch_library.read(path))

    assert 1 == sum(isinstance(one, Item) for one in found)
    assert [True] == [reason in one.reason for one in found if isinstance(one, Fault)]


def test_an_unknown_precision_keeps_the_month(tmp_path: Path) -> None:
    """What the word means is not known, so that a day would say too much."""
    path = changed(tmp_path, "one_2.3.json", net_precision={"id": 77, "name": "Fortnight"})
    (item,) = read(path)
    date = (item.reading or Reading()).reports[0].date

    assert date is not None
    assert ("2031-03", True) == (date.edtf, "Fortnight" in item.document.warnings[0])


def test_a_launch_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    """The second is reported."""
    launch = json.loads((DATA / "one_2.3.json").read_text(encoding="utf-8"))
    path = tmp_path / "list.json"
    path.write_text(json.dumps([launch, launch]), encoding="utf-8")
    faults = [one for one in launch_library.read(path) if isinstance(one, Fault)]

    assert ["is there twice, the first counts (Meridian 2 | Campion)"] == [
        fault.reason for fault in faults
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"results": [{"id": "00000001-1111-4222-8', "ends early"),
        (b'{"results": []}', "holds no launches"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"net": "\xff"}', "is not UTF-8"),
        (b'{"net": 1,}', "is no JSON"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    """Nothing of a truncated list is loaded: what is not in it has not vanished."""
    path = tmp_path / "list.json"
    path.write_bytes(content)

    with pytest.raises(FaultyFileError, match=reason):
        list(launch_library.read(path))


def document(name: str) -> Document:
    """Return the last document of a real file."""
    return read(SHARED / name)[-1].document


@needs_shared
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("ll2_upcoming_airflow_2023.json", 10),
        ("ll2_2.2.0_launch_list_2022-11.json", 10),
        ("ll2_2.2.0_spacedawn_0.json", 5),
        ("ll2_2.3.0_launches_upcoming_2024-09-30.json", 10),
        ("ll2_2.2.0_launch_history_excerpt.json", 4),
        ("alieron_ll2_status_history_excerpt.json", 3),
        ("dawsoncodes_ll2_derived_upcoming_2026-08-22.json", 227),
        ("dawsoncodes_ll2_derived_previous_2026-08-22.json", 20),
    ],
)
def test_every_launch_of_the_real_files_is_read(name: str, count: int) -> None:
    """Without a fault, and without a date finer than its precision."""
    assert count == len(reports(SHARED / name))


@needs_shared
def test_real_dates_of_a_month_are_months() -> None:
    """Four launches of October 2024 stand under its last day."""
    found = reports(SHARED / "ll2_2.3.0_launches_upcoming_2024-09-30.json")

    assert 4 == sum(one.date is not None and one.date.edtf == "2024-10" for one in found)


@needs_shared
def test_the_description_of_the_interface_is_no_list() -> None:
    """Its schema holds all names that a launch has."""
    path = SHARED / "ll_2.4.0_openapi.json"

    assert not launch_library.recognises(path, path.read_bytes()[:4096])
    assert "an excerpt of 289 launches" in document("ll2_upcoming_airflow_2023.json").note
