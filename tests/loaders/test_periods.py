from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.dates import Precision
from kb.errors import DateError
from loaders.catalogues.periods import (
    Stated,
    interval,
    moment,
    precision_name,
    read_stated,
    unstated,
)

NAMES = (
    "second", "minute", "hour", "morning", "afternoon", "day", "week", "month", "quarter", "half",
    "fiscal year", "year", "decade",
)  # fmt: skip
MOMENTS = st.datetimes(datetime(1000, 1, 1), datetime(9000, 1, 1)).map(
    lambda when: when.replace(tzinfo=UTC, microsecond=0)
)


@given(when=MOMENTS, name=st.sampled_from(NAMES), zone=st.sampled_from(["", "Asia/Seoul"]))
def test_an_interval_holds_its_moment(when: datetime, name: str, zone: str) -> None:
    """Halves of the day aside, whose moment is a placeholder as well."""
    stated = Stated(when, when.isoformat(), zone)
    time = interval(stated, name)

    assert time.words == when.isoformat()
    if name not in {"morning", "afternoon"}:
        assert time.earliest is not None
        assert time.latest is not None
        assert time.earliest <= when <= time.latest


@given(when=MOMENTS, tentative=st.booleans())
def test_a_date_without_a_precision_holds_its_moment(when: datetime, tentative: bool) -> None:
    """However much is read out of it."""
    time = unstated(Stated(when, ""), tentative=tentative)

    assert time.earliest is not None
    assert time.latest is not None
    assert time.earliest <= when <= time.latest


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2031-12-31T00:00:00Z", "2031"),
        ("2031-06-30T00:00:00Z", "2031-01/2031-06"),
        ("2031-09-30T00:00:00Z", "2031-07/2031-09"),
        ("2031-03-31T00:00:00Z", "2031-01/2031-03"),
        ("2032-02-29T00:00:00Z", "2032-02"),
        ("2031-02-27T00:00:00Z", "2031-02-27"),
        ("2031-12-31T10:00:00Z", "2031-12-31T10:00Z"),
    ],
)
def test_the_last_day_of_a_period_stands_for_it(text: str, edtf: str) -> None:
    """For the longest that ends on that day, where the date is not determined."""
    assert edtf == unstated(read_stated(text), tentative=True).edtf


@pytest.mark.parametrize(
    ("name", "precision", "edtf"),
    [
        ("Week", Precision.WEEK, "2031-W40"),
        ("Quarter 4", Precision.QUARTER, "2031-10/2031-12"),
        ("H2", Precision.HALF, "2031-07/2031-12"),
        ("Fiscal Year", Precision.INTERVAL, "2030-11/2031-10"),
        ("Decade", Precision.DECADE, "203X"),
        ("Hour", Precision.HOUR, "2031-10-01T09Z"),
    ],
)
def test_precisions_by_name(name: str, precision: Precision, edtf: str) -> None:
    """By the words and the abbreviations of Launch Library and the SpaceX API."""
    time = interval(read_stated("2031-10-01T09:30:00Z"), precision_name(name))

    assert (edtf, precision) == (time.edtf, time.precision)


def test_a_date_that_is_none_is_refused() -> None:
    """With what would be right; where only a stamp was wanted, there is none."""
    with pytest.raises(DateError, match="2023-05-30T21:27:00Z"):
        read_stated("tomorrow")

    assert moment("tomorrow") is None


def test_a_zone_that_is_none_is_refused() -> None:
    """It matters for halves of days alone."""
    stated = read_stated("2031-10-01T09:30:00Z", "Atlantis/Poseidonis")

    with pytest.raises(DateError, match="Atlantis"):
        interval(stated, "morning")
