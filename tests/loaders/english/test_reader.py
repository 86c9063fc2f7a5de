"""The reader as a whole: the order of work, what it leaves unread, the seed article."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kb.dates import parse_edtf
from kb.model import Document, Reading
from kb.names import gazetteer
from kb.terms import EventKind, Kind, Outcome, Status
from loaders.english import reader
from loaders.english.reading import EnglishReader

SEED = Path(__file__).parents[3] / "seeds" / "independent_2023-06-19.txt"


@cache
def seed() -> Reading:
    """Return the reading of the seed article."""
    text = SEED.read_text(encoding="utf-8").partition("\n\n")[2]
    document = Document("seed", text, "test", published=parse_edtf("2023-06-19"))
    return reader().read(document, gazetteer())


def test_a_text_without_launches_is_kept_unread() -> None:
    """Nothing is parsed, nothing reported, and the reading says why."""
    document = Document("a", "Rain fell in the hills all day.", "test")
    reading = EnglishReader("no such pipeline").read(document, gazetteer())

    assert (reading.reports, reading.statements) == ((), ())
    assert "no word of launches" in reading.warnings[0]


def test_boilerplate_is_set_aside_with_a_reason() -> None:
    """A sign-up line is no content, and is not lost silently."""
    text = "Iran launched a rocket on Monday.\n\nSign up to our free newsletter.\n"
    reading = reader().read(Document("a", text, "test"), gazetteer())

    assert [(s.span.text, bool(s.reason)) for s in reading.set_aside] == [
        ("Sign up to our free newsletter.", True)
    ]


def test_without_a_publication_date_weekdays_stay_open() -> None:
    """No date is invented for a weekday that nothing anchors."""
    reading = reader().read(Document("a", "Iran launched a rocket on Monday.", "test"), gazetteer())

    assert [r.date for r in reading.reports] == [None]


def test_reading_twice_gives_the_same() -> None:
    """The same text gives the same reading."""
    document = Document("a", "Iran launched a rocket, KCNA said.", "test")

    assert reader().read(document, gazetteer()) == reader().read(document, gazetteer())


@pytest.mark.parametrize(
    "text", ["rocket", "rocket launch.", "“launch", "\n\n launch \n", "LAUNCH!"]
)
def test_scraps_of_text_do_no_harm(text: str) -> None:
    """A text of a word or two is read without complaint."""
    reading = reader().read(Document("a", text, "test"), gazetteer())

    assert reading.statements == ()


def test_the_seed_has_the_failed_launch_and_the_planned_one() -> None:
    """Date, status, outcome, actor, vehicle and payload of both launches are right."""
    flown = next(r for r in seed().reports if r.status is Status.OCCURRED)
    planned = next(r for r in seed().reports if r.status is Status.PLANNED)

    assert len(seed().reports) == 2
    assert (flown.kind, flown.outcome) == (Kind.ORBITAL, Outcome.FAILURE)
    assert flown.date is not None
    assert flown.date.edtf.startswith("2023-05-31")
    assert flown.vehicle is not None
    assert "Chollima-1" in flown.vehicle.names
    assert (planned.kind, planned.outcome, planned.date) == (Kind.ORBITAL, None, None)
    for report in (flown, planned):
        assert report.actor is not None
        assert "North Korea" in report.actor.names
        assert any("spy satellite" in name for p in report.payloads for name in p.names)


def test_the_seed_has_the_plenary_meeting_and_the_alert() -> None:
    """The meeting of 16 to 18 June and the alert of 31 May are dated events."""
    days = {e.kind: e.date.edtf for e in seed().events if e.date}

    assert days[EventKind.MEETING] == "2023-06-16/2023-06-18"
    assert days[EventKind.ALERT].startswith("2023-05-31")


def test_a_text_of_great_length_is_read_up_to_a_limit() -> None:
    """What lies beyond is not read, and the reading says so."""
    reading = EnglishReader("no such pipeline").read(
        Document("a", "Rain fell. " * 20_000, "test"), gazetteer()
    )

    assert reading.warnings[-1] == "only the first 200,000 characters were read"
