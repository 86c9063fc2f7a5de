from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.dates import Precision, contains, parse_edtf
from kb.errors import DateError, FaultyFileError
from kb.loading import Fault, Item
from kb.model import Document, Reading, Report
from kb.terms import Outcome, Property, Status
from loaders import launch_list
from loaders.catalogues.list_columns import fields_of, is_launch_list, is_satellite_list
from loaders.catalogues.list_dates import Order, order_of, read_when
from loaders.catalogues.outcomes import read_outcome

DATA = Path(__file__).parent / "data" / "launch_list"
REAL = Path(__file__).parents[3] / "shared" / "catalogues" / "other"


def load(path: Path, **columns: str) -> tuple[Document, Reading, list[Fault]]:
    """Return the document of a list, what it says, and the rows that are none."""
    found = list(launch_list.read(path, columns=columns))
    items = [one for one in found if isinstance(one, Item)]
    assert len(items) == 1
    assert items[0].reading is not None
    return items[0].document, items[0].reading, [one for one in found if isinstance(one, Fault)]


def sheet(tmp_path: Path, text: str) -> Path:
    """Write a list."""
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def things(report: Report) -> list[str]:
    """Return the last steps of the IRIs of what a report names."""
    found = (report.actor, report.vehicle, *report.payloads, report.site)
    return [one.identity.rpartition("/")[2] for one in found if one]


def edtf(report: Report) -> str:
    """Return the date of a report."""
    return report.date.edtf if report.date else ""


def test_an_own_list_is_read() -> None:
    """Names of columns in plain words are enough; the zone stands in the name of a column."""
    _, reading, faults = load(DATA / "own.csv")
    first = reading.reports[0]

    assert [] == faults
    assert ["2023-05-30T21:27Z", "2023-08-23T18:50Z?", "2023-11-21T13:42Z", "2024-05"] == [
        edtf(report) for report in reading.reports
    ]
    assert Outcome.FAILURE is first.outcome
    assert ["national-aerospace-development-administration", "chollima-1", "malligyong-1",
            "sohae"] == things(first)  # fmt: skip


def test_each_property_has_its_evidence() -> None:
    """What is claimed stands where the claim says, and the list's own words are kept."""
    for path in sorted(DATA.iterdir()):
        document, reading, _ = load(path)
        for claim in (claim for report in reading.reports for claim in report.claims):
            for span in claim.spans:
                assert document.text[span.start : span.end] == span.text
            if claim.property is Property.OUTCOME:
                assert claim.code == claim.spans[0].text


def test_an_unknown_outcome_is_reported_with_its_place() -> None:
    """The row and the column are named; the outcome stays open."""
    document, reading, _ = load(DATA / "own.csv")

    assert (
        "row 5, column Outcome: 'mostly' is no outcome that is known: it stays open",
    ) == document.warnings
    assert reading.reports[3].outcome is None


def test_a_workbook_is_read() -> None:
    """Rows above the header do not matter; dates, times and truth are cells of their own kind."""
    _, reading, _ = load(DATA / "sheet.xlsx")

    assert ["2023-05-31T06:27+09:00", "2023-11-21T22:42+09:00", "2016"] == [
        edtf(report) for report in reading.reports
    ]
    assert [Outcome.FAILURE, Outcome.SUCCESS, None] == [r.outcome for r in reading.reports]
    assert "north-korea" == things(reading.reports[0])[0]


def test_kaggles_list_is_known() -> None:
    """Vehicle and payloads stand in one column, and the price is no rocket."""
    document, reading, _ = load(DATA / "missions.csv")
    falcon, unha, amos = reading.reports

    assert ["spacex", "falcon-9", "starlink-v1-l9", "blacksky", "launch-complex-39a"] == (
        things(falcon)
    )
    assert (Outcome.PARTIAL, "2016-02-07") == (unha.outcome, edtf(unha))
    assert "Kwangmyöngsöng-4" == unha.payloads[0].name
    assert (Status.CANCELLED, None) == (amos.status, amos.outcome)
    assert "not UTF-8: read as Windows-1252" in document.warnings


def test_a_variant_is_part_of_a_known_vehicle() -> None:
    """It keeps its own name, and goes together with the vehicle that articles name."""
    _, reading, _ = load(DATA / "missions.csv")
    variant = next(thing for thing in reading.things if thing.name == "Falcon 9 Block 3")

    assert variant.part_of.endswith("/vehicle/falcon-9")


def test_the_economists_list_is_derived() -> None:
    """It was made from McDowell's, whose codes it has: it is no source of its own."""
    document, reading, _ = load(DATA / "launches.csv")

    assert ("GCAT",) == document.derived_from
    assert document.published is not None
    assert "2018-10-18" == document.published.edtf
    assert [("jsr:1967-065", "cospar:1967-065"), ("jsr:2012-F01",)] == [
        report.identifiers for report in reading.reports
    ]
    assert "korean-committee-of-space-technology" == things(reading.reports[1])[0]


def test_columns_can_be_named(tmp_path: Path) -> None:
    """With any names of columns, the user says which holds what."""
    path = sheet(tmp_path, "wann;womit;wie\n2016-02-07;Unha-3;Erfolg\n")
    _, reading, _ = load(path, date="wann", vehicle="womit", outcome="wie")

    assert not launch_list.recognises(path, path.read_bytes())
    assert launch_list.takes(path, path.read_bytes(), {"date": "", "vehicle": ""})
    assert ["unha-3"] == things(reading.reports[0])
    assert Outcome.SUCCESS is reading.reports[0].outcome


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"colour": "a"}, "no field 'colour'; fields: identifier, date"),
        ({"date": "z"}, r"no column 'z' \(columns: when did it fly, with what\)"),
        ({"vehicle": "with what"}, "no column for the date .*; name it, as in date=COLUMN"),
        ({"date": "when did it fly"}, "no column for the vehicle or the payload"),
    ],
)
def test_a_wrong_mapping_is_explained(tmp_path: Path, columns: dict[str, str], reason: str) -> None:
    """The message says what is wrong, and what there is."""
    path = sheet(tmp_path, "when did it fly,with what\n2016,Unha-3\n")
    with pytest.raises(FaultyFileError, match=reason):
        load(path, **columns)


def test_article_mappings_are_left_to_articles(tmp_path: Path) -> None:
    """A mapping that a table of articles understands is not taken."""
    path = sheet(tmp_path, "a,b\n1,2\n")

    assert not launch_list.takes(path, b"a,b", {"text", "date"})
    assert not launch_list.takes(path, b"a,b", {"date"})


def test_articles_are_no_launches() -> None:
    """A table with a text, or without anything that launches have, stays with its own loader."""
    assert not is_launch_list(["date", "vehicle", "site", "text"])
    assert not is_launch_list(["date", "title", "url"])
    assert not is_launch_list(["vehicle", "outcome"])
    assert is_launch_list(["Date", "Rocket", "Outcome"])


SATELLITES = "Launch Vehicle,Date of Launch,NORAD Number,Perigee (km),Apogee (km)\na,b,1,2,3\n"
ELEMENTS = (
    "1 25544U 98067A   19075.71745479 -.00000160  00000-0 -17930-3 0  9998\n"
    "2 25544  34.2430 201.2113 1845233  88.2396 292.7424 10.84775486155534\n"
)
EVENTS = "410412347\t20191024\t201910\t2019\t2019.8\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (SATELLITES, "list of satellites"),
        (ELEMENTS, "two-line elements"),
        (EVENTS, "GDELT"),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(
    tmp_path: Path, content: str, reason: str
) -> None:
    """Tables that are often taken for lists of launches are recognised as what they are."""
    path = sheet(tmp_path, content)

    assert launch_list.recognises(path, content.encode())
    with pytest.raises(FaultyFileError, match=reason):
        load(path)


def test_a_date_that_is_none_is_reported_with_its_place(tmp_path: Path) -> None:
    """The launch stays, and the message says what would be right."""
    path = sheet(tmp_path, "Date,Rocket,Outcome\n31.02.2023,Unha-3,ok\n2016-02-07,Unha-3,ok\n")
    document, reading, _ = load(path)

    assert [None, Precision.DAY] == [r.date.precision if r.date else None for r in reading.reports]
    assert document.warnings[0].startswith("row 2, column Date: ")


def test_a_column_without_dates_is_refused(tmp_path: Path) -> None:
    """When most dates cannot be read, the wrong column was named."""
    path = sheet(tmp_path, "Date,Rocket,Outcome\nfoo,Unha-3,ok\nbar,Unha-3,ok\n")
    with pytest.raises(FaultyFileError, match="no dates in column 'Date'"):
        load(path)


def test_rows_that_are_none_are_faults(tmp_path: Path) -> None:
    """Too many fields, or no launch in it: the row is named, empty ones are no matter."""
    text = "Date,Rocket,Outcome,Price\n2016,Unha-3,ok,1\n,,,\n2017,Unha-3,ok,1,more\n,,,5\n"
    path = sheet(tmp_path, text)
    _, reading, faults = load(path)

    assert 1 == len(reading.reports)
    assert [
        Fault(f"{path}:4", "has 5 fields, the header has 4"),
        Fault(f"{path}:5", "names no launch"),
    ] == faults


def test_a_launch_stays_itself_when_rows_are_added(tmp_path: Path) -> None:
    """Identifiers come from what the row says, not from its place; equal rows are told apart."""
    head, row = "Date,Rocket,Outcome\n", "2016-02-07,Unha-3,ok\n"
    first = load(sheet(tmp_path, head + row))[1].reports[0].identifiers
    later = load(sheet(tmp_path, head + "2012-12-12,Unha-3,ok\n" + row + row))[1].reports

    assert first == later[1].identifiers
    assert 3 == len({report.identifiers for report in later})


def test_a_slip_of_the_year_does_not_date_the_list(tmp_path: Path) -> None:
    """A year far off all others is reported, and the list is not from that year."""
    rows = "2016-02-07,Unha-3,ok\n2012-12-12,Unha-3,ok\n2918-10-12,Unha-3,ok\n"
    document, _, _ = load(sheet(tmp_path, f"Date,Rocket,Outcome\n{rows}"))

    assert document.published is not None
    assert "2016-02-08" >= document.published.edtf >= "2016-02-07"
    assert "'2918-10-12' lies years after all other launches" in document.warnings


@pytest.mark.parametrize(
    ("written", "clock", "zone", "expected"),
    [
        ("Fri Aug 07, 2020 05:12 UTC", "", "", "2020-08-07T05:12Z"),
        ("Wed Aug 05, 2020", "", "", "2020-08-05"),
        ("2020-08-07", "6:27 PM", "", "2020-08-07T18:27"),
        ("2020-08-07", "0627", "KST", "2020-08-07T06:27+09:00"),
        ("2020-08-07", "06:27 (UTC)", "KST", "2020-08-07T06:27Z"),
        ("2020-08-07", "06:27", "Asia/Seoul", "2020-08-07T06:27"),
        ("7. August 2020", "", "", "2020-08-07"),
        ("May 2016", "", "", "2016-05"),
        ("2016 May 3 0627", "", "", "2016-05-03T06:27Z"),
        ("2016-05?", "", "", "2016-05?"),
        ("c. 2016", "unknown", "", "2016?"),
    ],
)
def test_dates(written: str, clock: str, zone: str, expected: str) -> None:
    """Dates are read as people write them; what has no zone has none."""
    found = read_when(written, clock, zone)

    assert found is not None
    assert expected == found.edtf


def test_days_and_months_are_told_apart_by_the_column() -> None:
    """One date that can be read in one way only tells how all of its column are written."""
    assert Order.DAY is order_of(["04/05/2016", "23/05/2016"])
    assert Order.MONTH is order_of(["04/05/2016", "05/23/2016"])
    assert Order.OPEN is order_of(["23/05/2016", "05/23/2016"])
    month = read_when("4/5/16", order=Order.MONTH)

    assert month is not None
    assert "2016-04-05" == month.edtf
    with pytest.raises(DateError, match="month and day"):
        read_when("4/5/2016")


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y/%m/%d"]),
)
def test_a_day_is_read_in_every_form(day: date, form: str) -> None:
    """Whatever the form, it is the same day."""
    found = read_when(day.strftime(form), order=Order.DAY)
    expected = parse_edtf(day.isoformat())

    assert found is not None
    assert contains(found, expected)
    assert contains(expected, found)


@pytest.mark.parametrize(
    ("words", "status", "outcome"),
    [
        ("Partial Failure", Status.OCCURRED, Outcome.PARTIAL),
        ("SUCCESS.", Status.OCCURRED, Outcome.SUCCESS),
        ("75 %", Status.OCCURRED, Outcome.PARTIAL),
        ("100%", Status.OCCURRED, Outcome.SUCCESS),
        ("planned", Status.PLANNED, None),
        ("Prelaunch Failure", Status.CANCELLED, None),
        ("unknown", Status.OCCURRED, Outcome.UNKNOWN),
    ],
)
def test_outcome_words(words: str, status: Status, outcome: Outcome | None) -> None:
    """The words of many lists mean the model's terms."""
    found = read_outcome(words)

    assert found is not None
    assert (status, outcome) == (found.status, found.outcome)


def test_the_first_column_of_a_name_counts() -> None:
    """Usual names go from the surest to the vaguest."""
    found = fields_of(["Date", "Launch date", "Rocket", "Launch vehicle"], {})

    assert ("Launch date", "Launch vehicle") == (found["date"], found["vehicle"])


KAGGLE = {Outcome.SUCCESS: 3879, Outcome.FAILURE: 339, Outcome.PARTIAL: 102, None: 4}


@pytest.mark.skipif(not REAL.exists(), reason="the lists themselves are not here")
@pytest.mark.parametrize(
    ("name", "outcomes", "undated"),
    [
        ("kaggle-missions/Space_Corrected.csv", KAGGLE, 0),
        ("kaggle-missions/mission_launches.csv", KAGGLE, 0),
        ("economist-jsr/launches.csv", {Outcome.SUCCESS: 5384, Outcome.FAILURE: 342}, 13),
    ],
)
def test_whole_lists_lose_nothing(
    name: str, outcomes: dict[Outcome | None, int], undated: int
) -> None:
    """All launches of the known lists are there, with their outcomes."""
    document, reading, faults = load(REAL / name)

    assert [] == faults
    assert outcomes == Counter(report.outcome for report in reading.reports)
    assert undated == sum(report.date is None for report in reading.reports)
    assert document.url


@pytest.mark.skipif(not REAL.exists(), reason="the lists themselves are not here")
@pytest.mark.parametrize(
    "path", [*sorted(REAL.glob("ucs/*")), *sorted(REAL.glob("satcat/*"))], ids=lambda p: p.name
)
def test_catalogues_of_satellites_are_refused(path: Path) -> None:
    """They are no lists of launches, in whatever disguise."""
    assert launch_list.recognises(path, path.read_bytes()[:4096])
    with pytest.raises(FaultyFileError, match="satellites"):
        load(path)


def test_satellite_columns_are_known() -> None:
    """Several columns of orbits make a list of satellites, one does not."""
    assert is_satellite_list(["NORAD_CAT_ID", "OBJECT_ID", "APOGEE"])
    assert not is_satellite_list(["Date", "Vehicle", "Apogee"])


def test_columns_that_nothing_is_taken_from_are_named(tmp_path: Path) -> None:
    """A column with an unusual name is not passed over in silence; once mapped, it is not named."""
    path = sheet(tmp_path, "date,rocket,site,Wer\n2024-05-27,Chollima-1,Sohae,North Korea\n")
    without, _, _ = load(path)
    mapped, reading, _ = load(path, actor="Wer")

    assert [True] == ["nothing is taken from these columns: Wer;" in w for w in without.warnings]
    assert () == mapped.warnings
    assert "north-korea" in things(reading.reports[0])
