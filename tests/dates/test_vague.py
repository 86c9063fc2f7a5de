"""Tests of reading the vague dates of GCAT."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.dates import Precision, parse_vague
from kb.dates.vague import MONTHS
from kb.errors import DateError

GCAT = Path(__file__).parents[2].parent / "shared" / "catalogues" / "gcat"


@pytest.mark.parametrize(
    ("text", "edtf", "precision"),
    [
        ("2023 May 30 2127", "2023-05-30T21:27Z", Precision.MINUTE),
        ("2023 Nov 21 1342:58", "2023-11-21T13:42:58Z", Precision.SECOND),
        ("2023 Aug 23 1850?", "2023-08-23T18:50Z?", Precision.MINUTE),
        ("2019 Sep 24 1452:07?", "2019-09-24T14:52:07Z?", Precision.SECOND),
        ("2018 Dec  1", "2018-12-01", Precision.DAY),
        ("2012 Aug  6?", "2012-08-06?", Precision.DAY),
        ("1990 Dec", "1990-12", Precision.MONTH),
        ("1979 Mar?", "1979-03?", Precision.MONTH),
        ("1983", "1983", Precision.YEAR),
        ("2015?", "2015?", Precision.YEAR),
        ("1990s", "199X", Precision.DECADE),
        ("1970s?", "197X?", Precision.DECADE),
        ("2020 JUl 16 1500", "2020-07-16T15:00Z", Precision.MINUTE),
        ("2025 Oct    -", "2025-10", Precision.MONTH),
        ("927 Jul 12", "0927-07-12", Precision.DAY),
        ("700?", "0700?", Precision.YEAR),
        ("2000 Nov  5  2000?", "2000-11-05T20:00Z?", Precision.MINUTE),
        ("2024 Q2", "2024-04/2024-06", Precision.QUARTER),
        ("2024 Jan 3 16h", "2024-01-03T16Z", Precision.HOUR),
        ("2024 Jan 3 16.5h", "2024-01-03T16:30Z/2024-01-03T16:35Z", Precision.INTERVAL),
        ("2024 Jan 3.5", "2024-01-03T12:00Z/2024-01-03T14:23Z", Precision.INTERVAL),
        ("21C", "20XX", Precision.CENTURY),
        ("3M", "2001/3000", Precision.INTERVAL),
    ],
)
def test_every_shape_has_its_edtf_and_precision(text, edtf, precision):
    """A vague date becomes EDTF of the precision it states, in UTC."""
    time = parse_vague(text)

    assert (time.edtf, time.precision, time.zone, time.words) == (edtf, precision, "Z", text)


def test_a_question_mark_widens_by_one_unit_either_side():
    """18:50? is 18:49 to 18:51."""
    time = parse_vague("2023 Aug 23 1850?")

    assert time.earliest == datetime(2023, 8, 23, 18, 49, tzinfo=UTC)
    assert time.latest == datetime(2023, 8, 23, 18, 51, 59, tzinfo=UTC)


@pytest.mark.parametrize("text", ["-", "*", "?", "", "  - "])
def test_no_date_is_the_unknown_time(text):
    """Placeholders leave both bounds open and keep the mark that was read."""
    time = parse_vague(text)

    assert (time.edtf, time.earliest, time.latest) == ("", None, None)
    assert time.words == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "2023 Mai 30",
        "2023 May 32",
        "2023 May 30 2560",
        "May 2023",
        "0000",
        "1C",
        "2024 Jan 3.5 16h",
    ],
)
def test_a_faulty_date_is_refused(text):
    """What is none of the shapes, or off the calendar, raises an error."""
    with pytest.raises(DateError):
        parse_vague(text)


@given(
    st.one_of(st.text(max_size=25), st.from_regex(r"[0-9]{3,4} [A-Za-z]{3} [0-9. hQCMs?:*-]{0,12}"))
)
def test_no_text_raises_anything_but_a_date_error(text):
    """Whatever comes in, the answer is a time or a DateError."""
    try:
        time = parse_vague(text)
    except DateError:
        return

    assert time.words == text.strip()


@given(st.datetimes(), st.booleans())
def test_a_moment_written_as_gcat_does_is_read_back(moment, uncertain):
    """Writing a moment to the second in the GCAT form and reading it gives its second."""
    moment = moment.replace(microsecond=0)
    name = MONTHS[moment.month - 1].title()
    text = f"{moment.year:04d} {name} {moment.day:2d} {moment:%H%M:%S}" + "?" * uncertain

    assert parse_vague(text).edtf == f"{moment.isoformat()}Z" + "?" * uncertain


@pytest.mark.skipif(not GCAT.exists(), reason="the GCAT files are not here")
def test_every_launch_date_of_the_catalogue_is_read():
    """All launch dates of a GCAT launch log parse, and none is unknown."""
    with (GCAT / "launchlog.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        times = [parse_vague(row["Launch_Date"]) for row in rows]

    assert len(times) > 20_000
    assert all(time.earliest and time.latest for time in times)
