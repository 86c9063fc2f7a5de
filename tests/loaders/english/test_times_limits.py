"""Tests of ranges and open ends: what the words around dates make of them."""

from __future__ import annotations

import pytest

from kb.dates import parse_edtf
from loaders.english.times import tag

MONDAY = parse_edtf("2023-06-19")


@pytest.mark.parametrize(
    ("sentence", "limits"),
    [
        ("It will fly no earlier than 4 July.", "2023-07-04/.."),
        ("Launch is NET June 30.", "2023-06-30/.."),
        ("It may fly as early as June 24.", "2023-06-24/.."),
        ("It has been silent since March.", "2023-03/.."),
        ("It will fly after 21 June.", "2023-06-21/.."),
        ("It will fly by 2025.", "../2025"),
        ("It stayed up until May 2021.", "../2021-05"),
        ("It will fly not later than June 30.", "../2023-06-30"),
        ("It flew before 2010.", "../2010"),
        ("It is due by the first quarter of 2025.", "../2025-03"),
    ],
)
def test_prepositions_open_an_end(sentence, limits):
    """After, since, by and their like leave one end open; the date itself stays as told."""
    [mention] = tag(sentence, published=MONDAY)

    assert mention.limits.edtf == limits
    assert mention.time.edtf != limits


@pytest.mark.parametrize(
    ("sentence", "limits"),
    [
        ("They met between Friday and Sunday.", "2023-06-16/2023-06-18"),
        ("The window runs from 16 to 18 June.", "2023-06-16/2023-06-18"),
        ("It told of a window of Feb. 8-25.", "2023-02-08/2023-02-25"),
        ("It flew from June 11 to July 3, 2021.", "2021-06-11/2021-07-03"),
        ("It was built in 2011-2013.", "2011/2013"),
        ("It ran from March through May.", "2023-03/2023-05"),
        ("It ran from 9 a.m. EDT Friday to 1 p.m. EDT Sunday.",
         "2023-06-16T09:00-04:00/2023-06-18T13:00-04:00"),
    ],
)  # fmt: skip
def test_ranges_hold_for_both_their_ends(sentence, limits):
    """Each end of a range keeps its own date and knows the whole."""
    mentions = tag(sentence, published=MONDAY)

    assert [mention.limits.edtf for mention in mentions] == [limits, limits]


def test_a_plain_date_has_no_limits():
    """A date on which something happened is neither open nor part of a range."""
    [mention] = tag("It failed on 31 May.", published=MONDAY)

    assert mention.limits is None


def test_dates_that_are_listed_are_no_range():
    """A list names several days, not the stretch between them."""
    mentions = tag("It failed on 31 May and 24 August.", published=MONDAY)

    assert [mention.limits for mention in mentions] == [None, None]


def test_a_dash_between_a_day_and_its_year_is_no_range():
    """On 6 February - this year - is one day, not the stretch up to the year's end."""
    mentions = tag("On 6 February - this year - it flew.", published=MONDAY)

    assert [mention.limits for mention in mentions] == [None, None]


def test_a_reversed_range_is_none():
    """From Sunday to Friday before it is no stretch of time; nothing is raised."""
    mentions = tag("From 18 June 2023 to 16 June 2023 it flew.", published=MONDAY)

    assert [mention.time.edtf for mention in mentions] == ["2023-06-18", "2023-06-16"]
