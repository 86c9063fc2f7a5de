"""Outcomes that nobody vouches for, and launches whose words the tree tells badly."""

from __future__ import annotations

import pytest

from kb.dates import parse_edtf
from kb.model import Document, Report
from kb.names import gazetteer
from kb.terms import Certainty, Outcome, Property
from loaders.english import reader

TOLD = "North Korea launched a rocket carrying a satellite on Tuesday. "


def reports(text: str) -> list[Report]:
    """Return the launches of a text published on 5 June 2024."""
    document = Document("test", text, "test", published=parse_edtf("2024-06-05"))
    return list(reader(None).read(document, gazetteer()).reports)


@pytest.mark.parametrize(
    "denied",
    [
        "Sato said that Japan had not confirmed that the satellite was in orbit.",
        "Officials could not say whether the launch had failed.",
        "North Korea denied that the rocket exploded.",
    ],
)
def test_what_is_not_vouched_for_is_no_outcome(denied: str) -> None:
    """Below "had not confirmed that", "whether" or "denied that" an outcome is not claimed."""
    found = [c for r in reports(TOLD + denied) for c in r.claims if c.property is Property.OUTCOME]

    assert found == []


def test_what_is_said_after_a_doubt_is_an_outcome() -> None:
    """A clause behind "but" is said for itself."""
    text = TOLD + "Japan had not confirmed that it flew, but the rocket exploded."

    assert [r.outcome for r in reports(text)] == [Outcome.FAILURE]


def test_what_vanished_from_radar_is_only_probably_lost() -> None:
    """A loss that was seen from afar is a probable failure at most."""
    found = reports(TOLD + "The rocket vanished from radar minutes later.")
    sure = {c.certainty for r in found for c in r.claims if c.property is Property.OUTCOME}

    assert sure == {Certainty.PROBABLE}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syria fired three Scud missiles on Friday. One missile broke up.", Outcome.PARTIAL),
        (
            "Last year SpaceX tested its new rocket by launching the founder's car into space.",
            Outcome.SUCCESS,
        ),
    ],
)
def test_outcomes_of_one_of_several_and_of_a_test(text: str, expected: Outcome) -> None:
    """One lost missile of three makes a partial failure, a car sent into space a success."""
    assert [r.outcome for r in reports(text)] == [expected]


def test_a_rocket_stands_before_what_it_carries() -> None:
    """The amount before "satellite" does not hide the rocket that carries it."""
    (found,) = reports(
        "An unmanned Delta rocket carrying a 57 mln dlr satellite blasted off today."
    )

    assert found.vehicle is not None
    assert "Delta" in found.vehicle.name


def test_a_docking_to_come_is_no_launch() -> None:
    """What is scheduled for its capture has been launched before."""
    assert reports("The Cygnus spacecraft is scheduled for capture at 4:20 a.m. Thursday.") == []
