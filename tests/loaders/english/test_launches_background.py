"""Launches beside the main one: lists, ellipses, distances, and whose word the outcome is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from kb.dates import parse_edtf
from kb.model import Document
from kb.names import gazetteer
from kb.terms import Outcome, Property, Status
from loaders.english import reader

if TYPE_CHECKING:
    from kb.model import Report


@cache
def launches(text: str) -> tuple[Report, ...]:
    """Return the launches of a text published on Tuesday 15 June 2021."""
    document = Document("article", text, "test", published=parse_edtf("2021-06-15"))
    return reader().read(document, gazetteer()).reports


def days(text: str) -> set[str]:
    """Return the dates of the launches of a text."""
    return {r.date.edtf for r in launches(text) if r.date}


def outcomes(text: str) -> dict[str, Outcome | None]:
    """Return the outcome of each dated launch of a text."""
    return {r.date.edtf: r.outcome for r in launches(text) if r.date}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran launched satellites in 2009, 2015 and 2020.", {"2009", "2015", "2020"}),
        ("Pyongyang tested missiles on 4 and 9 May.", {"2021-05-04", "2021-05-09"}),
        (
            "Iran had two failed launches last year, in January and February.",
            {"2020-01", "2020-02"},
        ),
        (
            "North Korea fired two missiles on Monday and a rocket blew up on the pad in March.",
            {"2021-06-14", "2021-03"},
        ),
    ],
)
def test_each_date_of_a_list_is_a_launch(text: str, expected: set[str]) -> None:
    """Dates joined by commas and "and" are launches of their own, each with its verb."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "India launched a rocket on Monday. The second, in July 2017, ended in failure.",
            {"2021-06-14", "2017-07"},
        ),
        (
            "SpaceX launched a Starship in April. A sixth followed in May.",
            {"2021-04", "2021-05"},
        ),
        (
            "North Korea fired two missiles on Monday and three others on Friday.",
            {"2021-06-14", "2021-06-11"},
        ),
    ],
)
def test_a_number_alone_stands_for_a_launch(text: str, expected: set[str]) -> None:
    """The words "a sixth followed in May" tell of a launch, though no word says so."""
    assert days(text) == expected


def test_the_second_stage_is_no_launch() -> None:
    """A number that counts stages stands for a stage."""
    text = (
        "Iran fired a rocket on Monday. The first stage fell near Japan in June and the second "
        "in the Pacific in June."
    )

    assert days(text) == {"2021-06-14"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pakistan test-fired a missile on Friday, two days after India launched a rocket.",
            {"2021-06-11", "2021-06-09"},
        ),
        (
            (
                "North Korea put an object into orbit on Monday, eight months after an earlier "
                "rocket had failed."
            ),
            {"2021-06-14", "2020-10"},
        ),
    ],
)
def test_a_distance_in_time_dates_the_other_launch(text: str, expected: set[str]) -> None:
    """The words "two days after India launched a rocket" say when that was."""
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "North Korea said on Friday it had launched a satellite.",
        "State media reported on Friday that Iran had launched a satellite.",
        "Iran notified Japan on Friday that it had launched a satellite.",
    ],
)
def test_when_it_was_said_is_not_when_it_was_launched(text: str) -> None:
    """A date right behind a verb of saying is no date of the launch."""
    assert days(text) == set()


def test_a_time_behind_a_noun_is_of_that_noun() -> None:
    """Of "first flight after a successful maiden launch on March 13" the launch is dated."""
    text = (
        "A Vega-C rocket failed on Friday. It was the rocket's second flight after a successful "
        "maiden launch on March 13."
    )

    assert outcomes(text) == {"2021-06-11": Outcome.FAILURE, "2021-03-13": Outcome.SUCCESS}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "North Korea said it put a satellite into orbit on Monday. The United States said "
                "nothing reached orbit."
            ),
            Outcome.UNKNOWN,
        ),
        (
            "North Korea launched a satellite on Monday. South Korea's military said it failed.",
            Outcome.FAILURE,
        ),
        (
            (
                "North Korea fired a missile on Monday. Kim Jong Un expressed satisfaction with "
                "the test, KCNA said."
            ),
            Outcome.SUCCESS,
        ),
        (
            "North Korea fired a missile on Monday. The missile flew 600 km, Japan said.",
            Outcome.UNKNOWN,
        ),
        ("South Korea fired two missiles on Monday, one of which exploded.", Outcome.PARTIAL),
        ("Iran fired a missile on Monday. It came down in the sea.", Outcome.UNKNOWN),
        ("Iran failed to launch the Zafar satellite on Monday.", Outcome.FAILURE),
        ("Tests on Monday did not put a satellite in orbit, Iran said.", Outcome.FAILURE),
    ],
)
def test_an_outcome_is_weighed_by_whose_word_it_is(text: str, expected: Outcome) -> None:
    """A success that others deny is unknown; who fired a missile may be pleased with it."""
    (report,) = launches(text)

    assert report.outcome is expected


def test_rival_outcomes_stay_claims_with_their_voices() -> None:
    """The success of one side and the denial of the other are two claims."""
    (report,) = launches(
        "North Korea said it put a satellite into orbit on Monday. The United States said "
        "nothing reached orbit."
    )

    told = {c.value for c in report.claims if c.property is Property.OUTCOME and c.voice}
    assert told == {Outcome.SUCCESS, Outcome.FAILURE}


def test_what_an_earlier_rocket_did_is_of_its_own_launch() -> None:
    """The failure of an earlier rocket leaves the success of the main launch alone."""
    text = "North Korea put a satellite into orbit on Monday, though an earlier rocket had failed."

    assert Outcome.SUCCESS in {r.outcome for r in launches(text)}
    assert outcomes(text)["2021-06-14"] is Outcome.SUCCESS


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            (
                "North Korea fired a missile on Monday. South Korea's military said it had tracked "
                "the flight from its launch."
            ),
            "North Korea",
        ),
        (
            (
                "Pakistan's military says it has test-fired a missile. Rival India launched a "
                "rocket in May."
            ),
            "Pakistan's military",
        ),
    ],
)
def test_who_is_guessed_must_be_one_who_launches(text: str, actor: str) -> None:
    """A pronoun for who merely watches names no launching side."""
    names = {name for r in launches(text) if r.actor for name in r.actor.names}

    assert actor in names
    assert "South Korea's military" not in names


@pytest.mark.parametrize(
    "text",
    [
        "Iran has long planned to put satellites into orbit.",
        "SpaceX has launched Falcon 9 rockets 69 times this year.",
        "The Simorgh rocket had failed on several earlier flights.",
    ],
)
def test_launches_in_general_are_no_reports(text: str) -> None:
    """Plans without a number or a date, and counts of many launches, are no single launch."""
    assert launches(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "North Korea plans to launch a satellite. The window runs from 20 June to 1 July.",
            "2021-06-20/2021-07-01",
        ),
        (
            (
                "North Korea extended the period for its next rocket launch to 29 June. It said it "
                "would launch the satellite between 16 and 22 June."
            ),
            "2021-06-16/2021-06-29",
        ),
        ("The Ariane 6 rocket is not due to fly before August 2022.", "2022-08/.."),
        ("Japan said a launch of a rocket was scheduled for August.", "2021-08"),
    ],
)
def test_a_plan_has_its_window(text: str, expected: str) -> None:
    """Windows told apart from the launch, extended ones and earliest dates are its date."""
    (report,) = launches(text)

    assert report.status is Status.PLANNED
    assert report.date is not None
    assert report.date.edtf == expected


def test_a_vow_to_try_again_is_a_plan() -> None:
    """Who "vowed to try again in October" plans a launch."""
    text = (
        "North Korea's attempt to launch a satellite failed on Friday. It vowed to try again in "
        "October."
    )

    assert {(r.status, r.date.edtf) for r in launches(text) if r.date} == {
        (Status.OCCURRED, "2021-06-11"),
        (Status.PLANNED, "2021-10"),
    }


def test_each_craft_of_a_list_has_its_date() -> None:
    """Craft with dates of their own are launches of their own."""
    text = "Iran has launched two other satellites, Omid in 2009 and Rasad in June 2011."

    assert days(text) == {"2009", "2011-06"}


def test_a_reaction_is_about_the_launch_of_the_story() -> None:
    """Who calls "it" reckless speaks of the launch that the article opens with."""
    text = (
        "North Korea fired a missile on Monday. In 2017 it fired another over Japan. Tokyo "
        "described it as violent behaviour."
    )
    document = Document("article", text, "test", published=parse_edtf("2021-06-15"))
    (statement,) = reader().read(document, gazetteer()).statements

    assert statement.about == ("L1",)
