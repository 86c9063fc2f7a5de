"""Tests of clock times: the day they belong to, their zones, and times told twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kb.dates import Precision, parse_edtf
from kb.errors import DateError
from loaders.english.times import TimeMention, tag

MONDAY = parse_edtf("2023-06-19")


def read(text: str, zone: str = "") -> dict[str, TimeMention]:
    """The expressions of a text written on 19 June 2023, by their words."""
    return {m.text: m for m in tag(text, published=MONDAY, zone=zone)}


def edtf(text: str, words: str, zone: str = "") -> str:
    """The EDTF text of one expression."""
    return read(text, zone)[words].time.edtf


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("6.29am", "06:29"), ("6:29 a.m.", "06:29"), ("11:25 p.m.", "23:25"), ("12 p.m.", "12:00"),
        ("12:05 a.m.", "00:05"), ("7pm", "19:00"), ("12:00:30 PM", "12:00:30"),
    ],
)  # fmt: skip
def test_hours_of_the_half_day_become_hours_of_the_day(words, clock):
    """Twelve is noon or midnight, and afternoon hours count on from twelve."""
    assert edtf(f"It rose at {words} yesterday.", f"{words} yesterday") == f"2023-06-18T{clock}"


@pytest.mark.parametrize(
    ("words", "offset"),
    [
        ("11:25 p.m. EDT", "-04:00"), ("21:29 GMT", "Z"), ("0637 UTC", "Z"),
        ("6:29 a.m. KST", "+09:00"),
        ("9 a.m. Moscow time", "+03:00"), ("8:25 a.m. Baikonur time", "+06:00"),
        ("9 p.m. (EST)", "-05:00"), ("9 p.m. Eastern Daylight Time", "-04:00"),
        ("9 p.m. ET", "-04:00"),
    ],
)  # fmt: skip
def test_a_zone_behind_a_clock_time_is_its_offset(words, offset):
    """Abbreviations and places that keep a time give the clock its offset."""
    assert edtf(f"It rose at {words}.", words).endswith(offset)


def test_local_time_takes_the_zone_of_the_document():
    """Local time is that of the site, when the caller knows it."""
    time = read("It rose at 6:29 a.m. local time on 31 May.", "Asia/Seoul")[
        "6:29 a.m. local time on 31 May"
    ].time

    assert time.earliest == datetime(2023, 5, 30, 21, 29, tzinfo=UTC)


def test_local_time_without_a_known_zone_spans_every_zone():
    """Local time somewhere on earth has bounds a day apart, and no invented offset."""
    time = read("It rose at 6:29 a.m. local time on 31 May.")["6:29 a.m. local time on 31 May"].time

    assert (time.edtf, time.zone) == ("2023-05-31T06:29", "")
    assert (time.latest - time.earliest).total_seconds() > 86_400


def test_a_zone_that_does_not_exist_is_refused():
    """A mistaken zone is an error, not a text without dates."""
    with pytest.raises(DateError, match="Mars"):
        tag("It rose at 6:29 a.m.", published=MONDAY, zone="Mars/Olympus")


def test_a_clock_time_takes_the_day_of_its_sentence():
    """A day told later in the sentence goes before one told earlier in the text."""
    text = "It was moved on 5 May. At 6:29 a.m. in Sohae, on 31 May, it rose."

    assert edtf(text, "6:29 a.m.") == "2023-05-31T06:29"


def test_a_clock_time_takes_the_day_spoken_of_last():
    """Without a day in its sentence, the last day spoken of holds."""
    text = "It rose on 31 May. Troops saw it at 6:29 a.m. and warned the city."

    assert edtf(text, "6:29 a.m.") == "2023-05-31T06:29"


def test_a_clock_time_alone_belongs_to_the_day_of_publication():
    """With no day told at all, news speaks of its own day."""
    assert edtf("It rose at 6:29 a.m. and fell.", "6:29 a.m.") == "2023-06-19T06:29"


def test_later_clock_times_share_the_zone_named_first():
    """News names the zone once."""
    assert edtf("Coverage begins at 3 p.m. EDT. Launch is at 4 p.m.", "4 p.m.").endswith("-04:00")


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("between 1:00 PM and 4:00 PM EST", ["2023-06-19T13:00-05:00", "2023-06-19T16:00-05:00"]),
        ("from 18:00 to 21:00 UTC", ["2023-06-19T18:00Z", "2023-06-19T21:00Z"]),
        ("from 11 to 1 p.m.", ["2023-06-19T11:00", "2023-06-19T13:00"]),
        ("from 9-11:30 a.m. EDT", ["2023-06-19T09:00-04:00", "2023-06-19T11:30-04:00"]),
    ],
)
def test_the_ends_of_a_window_share_zone_and_half_of_the_day(text, edtfs):
    """What is told once behind the second clock time holds for the first."""
    mentions = tag(f"The window runs {text}.", published=MONDAY)

    assert [mention.time.edtf for mention in mentions] == edtfs


def test_a_time_repeated_in_another_zone_is_by_the_way():
    """The parenthesis changes neither the day nor the zone that later times share."""
    text = (
        "Launch is at 10:25 p.m. EST Wednesday, Feb. 14 (8:25 a.m. Baikonur time Thursday, "
        "Feb. 15). Coverage begins at 10 p.m."
    )

    assert edtf(text, "10 p.m.") == "2023-02-14T22:00-05:00"


def test_a_window_that_closes_after_midnight_closes_the_next_day():
    """What closes at one o'clock cannot have opened at eleven of the same day."""
    text = "The window opens at 11:25 p.m. on 22 June and closes at 1:10 a.m."

    assert edtf(text, "1:10 a.m.") == "2023-06-23T01:10"


def test_midnight_ends_the_day():
    """Midnight Friday is the end of Friday."""
    mention = read("The deadline passed at midnight Friday.")["midnight Friday"]

    assert (mention.value, mention.time.edtf) == ("2023-06-16T24:00", "2023-06-17T00:00")


def test_local_time_and_utc_together_tell_the_zone_and_the_utc_day():
    """6:29 in the morning of 31 May that is 21:29 GMT is nine hours ahead, GMT being the eve."""
    mentions = read("It rose at 6:29 a.m. local time on 31 May (2129 GMT).")

    assert mentions["6:29 a.m. local time on 31 May"].time.edtf == "2023-05-31T06:29+09:00"
    assert mentions["2129 GMT"].time.edtf == "2023-05-30T21:29Z"
    assert mentions["2129 GMT"].value == "2023-05-30T21:29"


def test_utc_first_and_local_time_second_agree_too():
    """The order of the two does not matter."""
    mentions = read("It rose at 2305 GMT (1805 local time) yesterday.")

    assert mentions["1805 local time"].time.edtf == "2023-06-18T18:05-05:00"
    assert mentions["2305 GMT"].time.edtf == "2023-06-18T23:05Z"


def test_the_time_that_has_a_day_of_its_own_decides_the_day():
    """3:50 in the morning that is 18:50 GMT on Wednesday is on Thursday."""
    mentions = read("It rose at 3:50 a.m. (1850 GMT Wednesday), troops said.")

    assert mentions["3:50 a.m."].time.edtf == "2023-06-15T03:50+09:00"
    assert mentions["1850 GMT Wednesday"].time.edtf == "2023-06-14T18:50Z"


def test_two_named_zones_are_brought_to_one_instant():
    """A second time in another zone falls on the day on which it is the same moment."""
    mentions = read("It rose at 10:25 p.m. EST Wednesday, Feb. 15 (0325 UTC).")

    assert mentions["0325 UTC"].time.edtf == "2023-02-16T03:25Z"


def test_clocks_that_cannot_agree_are_left_as_they_are():
    """A difference that is no offset of the world tells nothing."""
    assert edtf("It rose at 6:29 a.m. local time (2133 GMT).", "6:29 a.m. local time") == (
        "2023-06-19T06:29"
    )


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It rose on the morning of April 19.", "the morning of April 19", "2023-04-19TMO"),
        ("It rose on Saturday evening.", "Saturday evening", "2023-06-17TEV"),
        ("It rose yesterday afternoon.", "yesterday afternoon", "2023-06-18TAF"),
        ("It rose on 31 May. That night it was found.", "That night", "2023-05-31TNI"),
    ],
)
def test_parts_of_the_day_belong_to_their_day(text, words, value):
    """A part of the day joins the day beside it."""
    mention = read(text)[words]

    assert (mention.value, mention.time.precision) == (value, Precision.PART_OF_DAY)
    assert mention.time.edtf == value[:10]
