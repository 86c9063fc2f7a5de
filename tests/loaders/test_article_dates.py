from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.dates import UNKNOWN_TIME
from kb.errors import DateError
from loaders.articles.dates import read_date


@pytest.mark.parametrize(
    ("text", "edtf", "zone"),
    [
        ("Tue, 22 Jun 2021 16:52 EDT", "2021-06-22T16:52-04:00", "-04:00"),
        ("Tue, 22 Jun 2021 16:52:10 +0900", "2021-06-22T16:52:10+09:00", "+09:00"),
        ("Tue, 22 Jun 2021 16:52:10 -0000", "2021-06-22T16:52:10Z", "Z"),
        ("22 Jun 21 16:52 GMT", "2021-06-22T16:52Z", "Z"),
        ("22 Jun 85 16:52 GMT", "1985-06-22T16:52Z", "Z"),
        ("2021-06-22T16:52:10.123Z", "2021-06-22T16:52:10Z", "Z"),
        ("2021-06-22 16:52:10", "2021-06-22T16:52:10", ""),
        ("20210622T165210Z", "2021-06-22T16:52:10Z", "Z"),
        ("20210622", "2021-06-22", ""),
        ("2021/6/2", "2021-06-02", ""),
        ("2021-06", "2021-06", ""),
        ("2021", "2021", ""),
        ("June 22, 2021", "2021-06-22", ""),
        ("Jun 22, 2021 6:11pm", "2021-06-22T18:11", ""),
        ("Tuesday, June 22nd, 2021 at 12:05 a.m. ET", "2021-06-22T00:05", "America/New_York"),
        ("Sept. 5, 2021 5 pm EST", "2021-09-05T17-05:00", "-05:00"),
        ("22.06.2021", "2021-06-22", ""),
        ("06/22/2021 16:52", "2021-06-22T16:52", ""),
        ("06/06/2021", "2021-06-06", ""),
        ("Tue Jun 22 2021 16:52:10 GMT+0900 (Korea Standard Time)",
         "2021-06-22T16:52:10+09:00", "+09:00"),
        ("1624351930", "2021-06-22T08:52:10Z", "Z"),
    ],
)  # fmt: skip
def test_dates_of_pages_feeds_and_tables_are_read(text: str, edtf: str, zone: str) -> None:
    """The time keeps its precision, its zone and its words."""
    time = read_date(text).time

    assert (edtf, zone, text) == (time.edtf, time.zone, time.words)


@pytest.mark.parametrize(
    "text",
    ["2021-06-22T00:00:00+09:00", "Tue, 22 Jun 2021 00:00:00 +0900", "2021-06-22 00:00+0900"],
)
def test_midnight_means_the_day(text: str) -> None:
    """A clock that was set to nothing is no time of day; the zone of the day stays known."""
    time = read_date(text).time

    assert ("2021-06-22", "+09:00", "day") == (time.edtf, time.zone, time.precision)


def test_a_wrong_weekday_is_noted() -> None:
    """The date of the month counts."""
    dating = read_date("Wed, 30 Apr 2026 13:00 GMT")

    assert "2026-04-30T13:00Z" == dating.time.edtf
    assert ("2026-04-30 is a Thursday, not a Wednesday",) == dating.warnings


def test_an_unknown_zone_stays_open() -> None:
    """No zone is guessed from an abbreviation that nobody knows."""
    dating = read_date("22 Jun 2021 16:52 XYZ")

    assert ("2021-06-22T16:52", "") == (dating.time.edtf, dating.time.zone)
    assert ("time zone 'XYZ' is not known: it stays open",) == dating.warnings


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("05/06/2021", "day and month or month and day"),
        ("31 Juni 2021", "no English month"),
        ("2021-02-30", "no such day"),
        ("2021-06-22T25:00Z", "calendar and clock"),
        ("22 June 2021 13:00 pm", "clock of twelve"),
        ("22 June 2021 7", "without minutes"),
        ("yesterday", "no publication date"),
        ("", "no publication date"),
    ],
)
def test_what_is_no_date_is_refused(text: str, reason: str) -> None:
    """Nothing is guessed; the reason says what would be right."""
    with pytest.raises(DateError, match=reason):
        read_date(text)


@given(st.from_regex(r"[0-9]{1,4}[-/. ][A-Za-z0-9]{1,9}[-/. ][0-9]{1,4}.{0,20}"))
def test_any_text_is_a_date_or_a_clear_refusal(text: str) -> None:
    """No text makes it raise anything but its own error, and no text gives an open time."""
    time = UNKNOWN_TIME
    with suppress(DateError):
        time = read_date(text).time

    assert (time is UNKNOWN_TIME) == (time.earliest is None)


@given(
    # Before 1973 some zones were off by odd seconds, which ISO 8601 cannot write.
    st.datetimes(datetime(1973, 1, 1), timezones=st.timezones()).map(
        lambda moment: moment.replace(microsecond=0)
    )
)
def test_what_python_writes_is_read(moment: datetime) -> None:
    """Every ISO text is read with its offset, whichever zone it comes from."""
    time = read_date(moment.isoformat()).time

    assert time.earliest is not None
    assert time.earliest <= moment <= (time.latest or moment)
