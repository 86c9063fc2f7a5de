"""Dated events beside launches: meetings, alerts, impacts and their days."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from kb.dates import parse_edtf
from kb.model import Document
from kb.names import gazetteer
from kb.terms import EventKind
from loaders.english import reader

if TYPE_CHECKING:
    from kb.model import Reading


@cache
def read(text: str) -> Reading:
    """Return the reading of a text published on Tuesday 15 June 2021."""
    document = Document("article", text, "test", published=parse_edtf("2021-06-15"))
    return reader().read(document, gazetteer())


@pytest.mark.parametrize(
    ("text", "kind", "edtf"),
    [
        (
            "The party held a plenary meeting on missiles on 3 June.",
            EventKind.MEETING,
            "2021-06-03",
        ),
        ("The rocket crashed into the sea on 3 June.", EventKind.IMPACT, "2021-06-03"),
        ("Japan detected the missile on 3 June.", EventKind.DETECTION, "2021-06-03"),
        ("The launch of the rocket was delayed on 3 June.", EventKind.POSTPONEMENT, "2021-06-03"),
    ],
)
def test_an_event_has_its_kind_and_its_day(text: str, kind: EventKind, edtf: str) -> None:
    """The noun or verb tells the kind, the clause the day."""
    found = {e.kind: e.date.edtf for e in read(text).events if e.date}

    assert found[kind] == edtf


def test_an_alert_takes_the_day_of_its_launch() -> None:
    """Alerts that a launch prompted happened on its day, and the event says which launch."""
    text = "North Korea fired a missile on 3 June. The 3 June launch prompted alerts in Japan."
    alerts = [e for e in read(text).events if e.kind is EventKind.ALERT]

    assert [(e.date.edtf, e.about) for e in alerts if e.date] == [("2021-06-03", ("L1",))]


def test_what_may_happen_is_no_event() -> None:
    """A warning that a rocket could fall into the sea is no impact."""
    kinds = {e.kind for e in read("The rocket could crash into the sea on 30 June.").events}

    assert EventKind.IMPACT not in kinds


def test_an_event_without_a_day_is_left_out() -> None:
    """Only dated events stand on a timeline."""
    assert read("The rocket crashed into the sea.").events == ()
