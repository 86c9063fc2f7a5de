import json
from pathlib import Path

import pytest

from kb.errors import FaultyFileError
from kb.loading import Fault, Item
from kb.model import Reading, Report
from kb.terms import Outcome, Status
from loaders import spacex

DATA = Path(__file__).parent / "data" / "spacex" / "launches.json"
SHARED = Path(__file__).parents[3] / "shared" / "catalogues" / "spacex" / "spacex_v4_launches.json"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the real file is not here")


def read(path: Path) -> Item:
    """Return the one document of a list."""
    (item,) = [one for one in spacex.read(path) if isinstance(one, Item)]
    return item


def reports(path: Path) -> tuple[Report, ...]:
    """Return the launches of a list."""
    return (read(path).reading or Reading()).reports


def test_how_a_launch_ended() -> None:
    """Failed, succeeded, flown with no word about it, planned."""
    assert [
        (Status.OCCURRED, Outcome.FAILURE),
        (Status.OCCURRED, Outcome.SUCCESS),
        (Status.OCCURRED, None),
        (Status.PLANNED, None),
        (Status.PLANNED, None),
    ] == [(one.status, one.outcome) for one in reports(DATA)]


def test_dates_are_as_precise_as_they_are_meant() -> None:
    """The first day of a period stands for the period, and minutes beside an hour for nothing."""
    assert ["2031-03-24T22Z", "2031-06-01", "2031-07-06T20Z", "2031-11", "2032-01/2032-06"] == [
        one.date.edtf for one in reports(DATA) if one.date
    ]


def test_rockets_are_known_by_their_numbers() -> None:
    """A number that is not known leaves the vehicle open."""
    assert ["Falcon 1", "Falcon 9", "Falcon Heavy", "Falcon 9", None] == [
        one.vehicle.name if one.vehicle else None for one in reports(DATA)
    ]


def test_a_name_of_a_mission_may_name_payloads() -> None:
    """Two of them, none for a test flight, and one where the second is only a number."""
    assert [["Larkspur 1"], ["Larkspur 2", "Yarrow-1"], [], ["Teasel 3 & 4"], ["Sorrel"]] == [
        [payload.name for payload in one.payloads] for one in reports(DATA)
    ]


def test_launches_are_linked_to_launch_library() -> None:
    """Where the list has its identifier."""
    assert ("spacex:000000000000000000001002", "ll2:0000000c-1111-4222-8333-444455556666") == (
        reports(DATA)[1].identifiers
    )


def test_the_reason_of_a_failure_is_kept() -> None:
    """In the launch's line."""
    assert "Failure: valve stuck open" in read(DATA).document.text


def test_a_list_is_dated_by_its_last_launch() -> None:
    """It has no date of its own; an excerpt is no version of the whole."""
    document = read(DATA).document

    assert document.published is not None
    assert ("2031-07-06T20Z", "") == (document.published.edtf, document.url)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"id": None}, "has no id (Larkspur 1)"),
        ({"date_utc": None}, "has no date_utc (Larkspur 1)"),
        ({"date_utc": "2031-13-01"}, "'2031-13-01' is no date"),
        ({"date_precision": "eon"}, "a date_precision that is not known, 'eon'"),
    ],
)
def test_a_faulty_launch_has_a_reason(
    tmp_path: Path, values: dict[str, object], reason: str
) -> None:
    """What cannot be read is named, and the others are loaded."""
    launches = json.loads(DATA.read_text(encoding="utf-8"))
    path = tmp_path / "launches.json"
    path.write_text(json.dumps([launches[0] | values, launches[1]]), encoding="utf-8")

    assert [True] == [reason in one.reason for one in spacex.read(path) if isinstance(one, Fault)]
    assert 1 == len(reports(path))


def test_an_answer_to_a_query_is_a_list(tmp_path: Path) -> None:
    """And so is a single launch."""
    launches = json.loads(DATA.read_text(encoding="utf-8"))
    path = tmp_path / "launches.json"
    path.write_text(json.dumps({"docs": launches, "totalDocs": 5}), encoding="utf-8")
    one = tmp_path / "one.json"
    one.write_text(json.dumps(launches[0]), encoding="utf-8")

    assert (5, 1) == (len(reports(path)), len(reports(one)))


def test_a_truncated_list_is_refused(tmp_path: Path) -> None:
    """Nothing of it is loaded."""
    path = tmp_path / "launches.json"
    path.write_bytes(DATA.read_bytes()[:700])

    with pytest.raises(FaultyFileError, match="ends early"):
        list(spacex.read(path))


@needs_shared
def test_the_real_list_is_read() -> None:
    """205 launches, 187 of them past, 72 linked to Launch Library, all with a known rocket."""
    found = reports(SHARED)

    assert (205, 187, 72) == (
        len(found),
        sum(one.status is Status.OCCURRED for one in found),
        sum(any(name.startswith("ll2:") for name in one.identifiers) for one in found),
    )
    assert all(one.vehicle and one.site and one.date for one in found)
    assert (181, 5) == (
        sum(one.outcome is Outcome.SUCCESS for one in found),
        sum(one.outcome is Outcome.FAILURE for one in found),
    )


@needs_shared
def test_the_whole_list_has_its_address() -> None:
    """So that copies of it are versions of one document."""
    assert "https://api.spacexdata.com/v4/launches" == read(SHARED).document.url
