"""Tests of what the abbreviations and offsets of time zones mean."""

from datetime import UTC, datetime

import pytest

from kb.dates import offset_text, parse_edtf, zone_of
from kb.dates.zones import ABBREVIATIONS, read_zone
from kb.errors import DateError


@pytest.mark.parametrize(
    ("abbreviation", "zone"),
    [("KST", "+09:00"), ("JST", "+09:00"), ("EDT", "-04:00"), ("EST", "-05:00"), ("GMT", "Z"),
     ("utc", "Z"), ("MSK", "+03:00"), ("IST", "+05:30"), ("ET", "America/New_York")],
)  # fmt: skip
def test_abbreviations_of_the_press_have_zones(abbreviation, zone):
    """Each known abbreviation stands for one zone, in capitals or not."""
    assert zone_of(abbreviation) == zone


@pytest.mark.parametrize("abbreviation", sorted(ABBREVIATIONS))
def test_every_listed_zone_can_be_read(abbreviation):
    """The table holds only zones that exist."""
    assert read_zone(zone_of(abbreviation))


def test_an_unknown_abbreviation_is_refused_with_the_known_ones():
    """The error lists what would be right."""
    with pytest.raises(DateError, match="KST"):
        zone_of("XYZ")


def test_an_offset_follows_the_season():
    """New York is four hours behind in summer and five in winter."""
    summer, winter = (datetime(2023, month, 1, tzinfo=UTC) for month in (7, 1))

    assert offset_text(summer, "America/New_York") == "-04:00"
    assert offset_text(winter, "America/New_York") == "-05:00"


@pytest.mark.parametrize("zone", ["America", "../etc", "+15:00", "+09:75", "\x00", "Asia/Seoul/"])
def test_a_zone_that_does_not_exist_is_refused(zone):
    """No text makes the zone database raise anything but a DateError."""
    with pytest.raises(DateError):
        parse_edtf("2023-05-31", zone=zone)


def test_a_day_that_a_zone_skipped_has_bounds():
    """Samoa had no 30 December 2011 when it crossed the date line; the bounds stay in order."""
    time = parse_edtf("2011-12-30", zone="Pacific/Apia")

    assert time.earliest <= time.latest
