"""Tests of what decides the day that an expression means: tense, the text before, history."""

from __future__ import annotations

import pytest

from kb.dates import parse_edtf
from loaders.english.times import TimeMention, tag

MONDAY = parse_edtf("2023-06-19")
HISTORY = (
    "The first rockets flew in 1942. In 1943 the range was bombed. Tests went on in 1944 and "
    "1945. On 12 March a rocket broke up. Two days later another fell. In December 1945 the "
    "range closed. In January it was blown up. A firm asked for the papers in 1990. By March "
    "the ruins were cleared. The following year a school was built. "
)


def values(text: str, published: str = "2023-06-19") -> list[tuple[str, str]]:
    """Words and TIMEX3 values of the expressions of a text."""
    return [(m.text, m.value) for m in tag(text, published=parse_edtf(published))]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("It failed on Friday.", "2023-06-16"),
        ("It will be tried again on Friday.", "2023-06-23"),
        ("Officials said on Monday that it failed.", "2023-06-19"),
        ("The crew is scheduled to return on Wednesday.", "2023-06-21"),
        ("It was to have flown on Wednesday.", "2023-06-14"),
        ("The minister said it would fly on Thursday.", "2023-06-22"),
        ("They planned to leave port on Thursday.", "2023-06-22"),
        ("The launch could come as early as Tuesday.", "2023-06-20"),
        ("Tuesday's launch failed.", "2023-06-13"),
        ("Tuesday's launch will be streamed.", "2023-06-20"),
        ("The window stays open until Sunday.", "2023-06-25"),
        ("A speech to be delivered on Wednesday was shown to reporters.", "2023-06-21"),
        ("The launch could come on Wednesday.", "2023-06-21"),
        ("The crew could not be reached on Wednesday.", "2023-06-14"),
        ("It may have failed on Wednesday.", "2023-06-14"),
        ("The next attempt is set for 2000 GMT on Wednesday.", "2023-06-21T20:00"),
        ("It flew last Monday.", "2023-06-12"),
        ("It flies next Monday.", "2023-06-26"),
    ],
)
def test_the_tense_tells_which_weekday_is_meant(sentence, value):
    """A weekday is the last one, or the next one where the verb points ahead."""
    assert values(sentence)[-1][1] == value


@pytest.mark.parametrize(
    ("sentence", "published", "value"),
    [
        ("It flew in September.", "2006-05-19", "2005-09"),
        ("The next flight will be in September.", "2024-03-23", "2024-09"),
        ("It is set to fly on December 20.", "2023-11-30", "2023-12-20"),
        ("It flew on December 20.", "2023-02-01", "2022-12-20"),
        ("It will fly on January 5.", "2023-12-01", "2024-01-05"),
        ("It fell on Feb. 29.", "2021-03-01", "2020-02-29"),
        ("It was delayed last August.", "1987-02-26", "1986-08"),
        (
            "The fault delayed its first flight to “late summer,” officials said.",
            "2022-02-04",
            "2022-SU",
        ),
        ("The vote is to be held on November 20.", "2015-05-07", "2015-11-20"),
        ("The launch was postponed until December.", "2023-06-19", "2023-12"),
        ("It flies next March.", "2023-06-19", "2024-03"),
        ("It flew on Christmas Day.", "2023-01-03", "2022-12-25"),
        ("It will fly on Thanksgiving.", "2023-11-20", "2023-11-23"),
        ("It flew on Easter Monday.", "2023-05-01", "2023-04-10"),
    ],
)
def test_a_date_without_year_takes_the_nearest_that_fits_the_verb(sentence, published, value):
    """Months and days take the year nearest to publication, unless the verb excludes it."""
    assert values(sentence, published)[-1][1] == value


def test_dates_joined_by_a_conjunction_share_the_year():
    """A year told once behind several dates holds for all of them."""
    assert values("It flew on 8 May and 12 June 1998.") == [
        ("8 May", "1998-05-08"),
        ("12 June 1998", "1998-06-12"),
    ]


def test_what_was_spoken_of_last_anchors_the_next_day():
    """The following day follows the day last spoken of, not the publication."""
    assert values("It flew on 31 May. The following day it was found.")[-1] == (
        "The following day",
        "2023-06-01",
    )


def test_a_year_earlier_compares_with_the_quarter_spoken_of():
    """In a report on a quarter, a year earlier is the same quarter of the year before."""
    text = "Profit rose in the first quarter of 2023. A year earlier it had fallen."

    assert values(text)[-1] == ("A year earlier", "2022-Q1")


def test_a_year_earlier_is_a_year_when_no_quarter_is_spoken_of():
    """Without a quarter, a year earlier is the year before."""
    assert values("A year earlier it had fallen.") == [("A year earlier", "2022")]


def test_a_history_goes_on_from_the_date_told_last():
    """In a text on times long past, dates without year belong to the thread of the story."""
    assert values(HISTORY, "2009-12-19")[4:] == [
        ("12 March", "1945-03-12"),
        ("Two days later", "1945-03-14"),
        ("December 1945", "1945-12"),
        ("January", "1946-01"),
        ("1990", "1990"),
        ("March", "1946-03"),
        ("The following year", "1947"),
    ]


def test_news_with_a_few_old_years_is_no_history():
    """Words that lean on the day of writing keep a text from being read as history."""
    text = "Tests in 1998, 2006, 2009, 2012 and 2016 failed. On Friday it flew, officials said."

    assert values(text)[-1] == ("Friday", "2023-06-16")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("yesterday", "XXXX-XX-XX"),
        ("last month", "PAST_REF"),
        ("Friday", "XXXX-WXX-5"),
        ("31 May", "XXXX-05-31"),
        ("this week", "XXXX-WXX"),
    ],
)
def test_without_publication_date_relative_dates_stay_unplaced(words, value):
    """Nothing is invented: no place on the calendar, and X for what is not known."""
    [mention] = tag(f"It failed {words}.", published=None)

    assert mention.time is None
    assert mention.value in {value, "PAST_REF"}


def test_absolute_dates_need_no_publication_date():
    """A full date is placed whatever is known of the document."""
    [mention] = tag("It failed on 31 May 2023.", published=None)

    assert mention.time == parse_edtf("2023-05-31", words="31 May 2023")


def test_a_publication_year_alone_places_years_and_months_but_no_weekdays():
    """A document of which only the year is known anchors years, not days."""
    found = {m.text: m for m in tag("Last year it failed; in May too; on Friday not.",
                                    published=parse_edtf("2023"))}  # fmt: skip

    assert (found["Last year"].value, found["May"].value) == ("2022", "2023-05")
    assert found["Friday"].time is None


def test_a_dateline_is_the_day_of_writing():
    """A text written the day before it was published means its own today."""
    text = "SEOUL, South Korea, June 18 (KPA) - It failed today, officials said."

    assert values(text)[-1] == ("today", "2023-06-18")


@pytest.mark.parametrize(
    "text",
    [
        "SEOUL, June 1 (KPA) - It failed today, officials said.",
        "The KCNA said on June 18 that it failed today.",
        "Officials met on June 18 (Sunday) and it failed today.",
    ],
)
def test_other_dates_are_no_dateline(text):
    """Neither a date long before nor one inside a sentence changes the day of writing."""
    assert values(text)[-1] == ("today", "2023-06-19")


def test_days_that_do_not_exist_are_not_placed():
    """30 February is read, but has no place on the calendar."""
    [mention] = tag("The file says 30 February 2023.", published=MONDAY)

    assert mention.time is None


def test_a_given_tense_goes_before_the_words_around():
    """A caller that parsed the sentence decides the direction."""
    ahead: list[TimeMention] = tag("It failed on Friday.", published=MONDAY, tense=lambda _s, _e: 1)

    assert ahead[0].value == "2023-06-23"
