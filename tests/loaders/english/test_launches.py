"""Launches end to end: from a text to one report for each launch it speaks of."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kb.dates import parse_edtf
from kb.model import Document
from kb.names import gazetteer
from kb.terms import Certainty, Kind, Outcome, Property, Status
from loaders.english import reader

if TYPE_CHECKING:
    from types import FrameType

    from kb.model import Report


@cache
def launches(text: str) -> tuple[Report, ...]:
    """Return the launches of a text published on Tuesday 15 June 2021."""
    document = Document("article", text, "test", published=parse_edtf("2021-06-15"))
    return reader().read(document, gazetteer()).reports


def one(text: str) -> Report:
    """Return the only launch of a text."""
    (report,) = launches(text)
    return report


def test_a_launch_has_its_roles() -> None:
    """Who launches what, on what, from where, and when, stand in their places."""
    report = one(
        "Rocket Lab launched a weather satellite on an Electron rocket from Mahia on Monday."
    )

    assert report.kind is Kind.ORBITAL
    assert report.actor is not None
    assert "Rocket Lab" in report.actor.names
    assert report.vehicle is not None
    assert "Electron" in report.vehicle.names
    assert [p.name for p in report.payloads] == ["weather satellite"]
    assert report.site is not None
    assert "Mahia" in report.site.names
    assert report.date is not None
    assert report.date.edtf == "2021-06-14"


@pytest.mark.parametrize(
    "text",
    [
        "Iran launched a campaign against smuggling on Monday.",
        "The company launched a website about missiles.",
        "The treaty bans any launch of ballistic missiles.",
        "The launch pad was painted last week, and the rocket stands nearby.",
        "The missile is able to carry a heavy warhead.",
        "Engineers held a static test of the rocket engine on Monday.",
    ],
)
def test_what_is_no_launch_gives_no_report(text: str) -> None:
    """Campaigns, launch pads, bans, capabilities and engine tests are no launches."""
    assert launches(text) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Japan launched a lunar probe on Friday.", Status.OCCURRED),
        ("Japan will launch a lunar probe on Friday.", Status.PLANNED),
        ("Japan plans to launch a lunar probe in August.", Status.PLANNED),
        ("Japan has vowed to launch a lunar probe.", Status.PLANNED),
        ("Japan postponed the launch of a lunar probe to August.", Status.PLANNED),
        ("Japan cancelled the launch of a lunar probe on Friday.", Status.CANCELLED),
    ],
)
def test_tense_and_governor_tell_the_status(text: str, status: Status) -> None:
    """What has flown, what is to come and what was called off are told apart."""
    assert one(text).status is status


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("India launched a rocket on Friday. It exploded minutes later.", Outcome.FAILURE),
        ("India successfully launched a satellite on Friday.", Outcome.SUCCESS),
        ("India's launch of a satellite on Friday failed.", Outcome.FAILURE),
        ("India put a mapping satellite into orbit on Friday.", Outcome.SUCCESS),
        ("India fired a missile on Friday.", Outcome.UNKNOWN),
        ("India will launch a satellite in August.", None),
    ],
)
def test_the_outcome_is_what_the_text_says_happened(text: str, outcome: Outcome | None) -> None:
    """Failure and success are read from verbs and modifiers; what has not flown has none."""
    assert one(text).outcome is outcome


def test_several_sentences_on_one_launch_are_one_report() -> None:
    """The words "the launch" and "the missile" go on about the launch spoken of before."""
    report = one(
        "North Korea fired a ballistic missile on Monday. The missile was launched from Sunan. "
        "Seoul condemned the launch."
    )

    assert len(report.mentions) == 3


def test_launches_on_different_days_are_different() -> None:
    """Dates that cannot be one day keep two launches apart."""
    found = launches(
        "Iran fired a short-range missile on Monday. In 2019 Iran launched a long-range missile."
    )

    assert [r.date.edtf for r in found if r.date] == ["2021-06-14", "2019"]


def test_another_launch_is_a_new_one() -> None:
    """A second, planned launch is not the failed first one."""
    found = launches(
        "North Korea vowed to attempt a second launch of a spy satellite. "
        "Its first launch of a spy satellite failed in May."
    )

    assert {(r.status, r.outcome) for r in found} == {
        (Status.PLANNED, None),
        (Status.OCCURRED, Outcome.FAILURE),
    }


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Iran fired two ballistic missiles on Monday.", 2),
        ("Iran fired a ballistic missile on Monday.", 1),
        ("Iran fired several ballistic missiles on Monday.", None),
    ],
)
def test_a_salvo_is_one_launch_with_a_count(text: str, count: int | None) -> None:
    """A number counts what was fired; an unnumbered plural leaves the count open."""
    assert one(text).count == count


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("NASA will launch a probe between July 3 and July 9.", "2021-07-03/2021-07-09"),
        ("NASA plans to launch a probe by 2024.", "../2024"),
        ("NASA will launch a probe no earlier than July 9.", "2021-07-09/.."),
    ],
)
def test_a_plan_keeps_its_open_ends(text: str, edtf: str) -> None:
    """Deadlines and earliest days are intervals, not days."""
    report = one(text)

    assert report.date is not None
    assert report.date.edtf == edtf


def test_a_date_of_speaking_is_not_the_date_of_the_launch() -> None:
    """A day of condemning does not date the launch."""
    assert one("Seoul on Monday condemned North Korea's missile launch.").date is None


def test_every_claim_stands_on_its_words() -> None:
    """The span of each claim holds, in the text, exactly the words it shows."""
    text = "North Korea’s rocket crashed on 1 June. Pyongyang launched it from Sohae, KCNA said."
    spans = [s for r in launches(text) for c in r.claims for s in c.spans]

    assert spans
    assert all(text[s.start : s.end] == s.text for s in spans)


def test_a_claim_has_the_voice_of_the_statement_that_holds_it() -> None:
    """What only a source says of the outcome is that source's claim, not the document's."""
    text = "Iran launched a rocket on Monday. The military said the rocket exploded."
    outcomes = [c for c in one(text).claims if c.property is Property.OUTCOME]

    assert [c.voice for c in outcomes] == ["S1"]


def test_a_hedged_failure_is_probable() -> None:
    """What "appears to have failed" is a failure, and the claim says how sure it is."""
    report = one("Iran launched a rocket on Monday. The rocket appears to have failed.")
    sure = {c.certainty for c in report.claims if c.property is Property.OUTCOME}

    assert (report.outcome, sure) == (Outcome.FAILURE, {Certainty.PROBABLE})


def test_joined_dates_are_a_launch_each() -> None:
    """A plural with a list of dates speaks of as many launches."""
    found = launches("Iran held missile tests in October 2019, November 2019 and March 2020.")

    assert [r.date.edtf for r in found if r.date] == ["2019-10", "2019-11", "2020-03"]


def test_a_launch_without_a_known_day_is_still_one() -> None:
    """No publication date anchors "yesterday", so that the date stays open."""
    document = Document("a", "North Korea launched a satellite yesterday.", "test")
    found = reader().read(document, gazetteer()).reports

    assert [(r.status, r.date) for r in found] == [(Status.OCCURRED, None)]


def test_a_launch_told_by_a_clock_further_west_is_the_same() -> None:
    """An evening in the United States is the next morning in Korea."""
    report = one(
        "North Korea launched a rocket on Monday. "
        "The U.S. military said it had tracked the launch at 7:40 p.m. EDT on Sunday."
    )

    assert report.date is not None
    assert report.date.edtf == "2021-06-14"


def test_the_announced_window_of_a_flight_is_no_launch_of_its_own() -> None:
    """What was flown within its window is one launch."""
    report = one(
        "North Korea launched a rocket on Monday. "
        "It had said that it would launch a satellite between 12 and 16 June."
    )

    assert report.status is Status.OCCURRED


def test_a_clock_time_without_a_zone_is_local_to_the_launch() -> None:
    """The clocks are those of the site, else of the state that launches."""
    report = one("A Simorgh rocket lifted off from Semnan at 6.10am local time on Monday.")

    assert report.date is not None
    assert report.date.edtf == "2021-06-14T06:10+04:30"


def test_a_loss_seen_on_radar_yields_to_word_of_success() -> None:
    """That a rocket vanished from radar proves nothing."""
    report = one(
        "North Korea launched a rocket on Monday. It vanished from radar minutes later. "
        "The rocket put a satellite into orbit, officials said."
    )

    assert report.outcome is Outcome.SUCCESS


def test_reading_grows_with_the_text_and_not_with_its_square() -> None:
    """Each launch is compared with a bounded number of others."""

    def calls(lines: int) -> int:
        count = 0

        def counted(frame: FrameType, event: str, _: object) -> None:
            nonlocal count
            inside = "english/launches" in frame.f_code.co_filename
            count += event == "call" and inside

        text = "\n\n".join(f"North Korea launched rocket {n} on Monday." for n in range(lines))
        sys.setprofile(counted)
        try:
            launches(text)
        finally:
            sys.setprofile(None)
        return count

    assert calls(240) < 2.6 * calls(120)
