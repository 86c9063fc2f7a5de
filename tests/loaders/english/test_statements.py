"""Statements end to end: from a text through the shipped pipeline to who says what."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kb.dates import parse_edtf
from kb.names import gazetteer
from kb.terms import Act, Certainty, Mode, Polarity
from loaders.english.names import analyse, find_names
from loaders.english.parsing import parse
from loaders.english.pipeline import load
from loaders.english.statements import Kind, Page, Timed, find, find_statements
from loaders.english.times import tag

if TYPE_CHECKING:
    from kb.model import Statement


@cache
def said(text: str) -> tuple[Statement, ...]:
    """Return the statements of a text published on 19 June 2023."""
    parsed = parse(text, load())
    analysis = analyse(text, [(p.paragraph.start, p.doc, n, False) for n, p in enumerate(parsed)])
    found = tag(text, published=parse_edtf("2023-06-19"))
    times = [Timed(t.start, t.end, t.time) for t in found if t.time is not None]
    return tuple(find_statements(analysis, find_names(analysis, gazetteer()), times))


def one(text: str) -> Statement:
    """Return the only statement of a text."""
    (statement,) = said(text)
    return statement


def test_the_speaker_is_known_by_name() -> None:
    """A speaker that the gazetteer knows has its IRI, and the text's own words as its name."""
    statement = one("Pyongyang said the rocket had failed.")

    assert statement.speaker.name == "Pyongyang"
    assert statement.speaker.iri.endswith("/agent/north-korea")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“It failed,” said Ann Lee, referring to the launch. “It fell.”", "It failed ... It fell"),
        ("Seoul said, despite the failure, the North will try again.", "the North will try again"),
        ("The aide told Seoul earlier on Monday that it failed.", "it failed"),
        ("It did not give the range or say where the rocket fell.", ""),
        ("“We saw the rocket fall,” one of them said.", "We saw the rocket fall"),
    ],
)
def test_what_is_said_is_found_through_the_words_around_it(text: str, content: str) -> None:
    """Parentheses, remarks and negations beside the cue neither hide nor spoil the content."""
    words = [" ... ".join(span.text for span in each.content) for each in said(text)]

    assert [each for each in words if each != "the launch"] == ([content] if content else [])


def test_what_nobody_in_particular_holds_is_asked_for_by_its_kind() -> None:
    """Hearsay has no source and is no statement; whoever wants every attribution gets it."""
    text = "The rocket is expected to fly in June. The engine seems to have failed."
    parsed = parse(text, load())
    analysis = analyse(text, [(p.paragraph.start, p.doc, n, False) for n, p in enumerate(parsed)])
    page = Page(analysis)
    found = [one for one in find(page, tuple(Kind)) if one.sense.kind is Kind.HEARSAY]

    assert [page.text(one.cue) for one in found] == ["expected", "seems"]
    assert all(one.source is None for one in found)
    assert not [one for one in find(page, (Kind.SPEECH,)) if one.sense.kind is Kind.HEARSAY]


def test_a_pronoun_stands_for_the_speaker_before() -> None:
    """A pronoun ("it") is the agency of the sentence before, with a reason in words."""
    text = "KCNA said the engine had failed. It said the satellite was lost."
    first, second = said(text)

    assert second.speaker.identity == first.speaker.identity
    assert "KCNA" in second.speaker.reason


def test_a_report_of_a_statement_holds_it() -> None:
    """What officials vow in a report of an agency stands within that report."""
    outer, inner = said("KCNA said that officials vowed to launch another satellite.")

    assert (outer.within, inner.within) == ("", outer.id)
    assert (inner.cue.text, inner.words) == ("vowed", "to launch another satellite")


def test_who_is_quoted_stands_within_who_quotes() -> None:
    """The words "quoted as saying" make two statements, one within the other."""
    outer, inner = said("Xinhua quoted the minister as saying that the test was a success.")

    assert inner.within == outer.id
    assert inner.words == "the test was a success"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“The rocket failed,” KCNA said.", Mode.DIRECT),
        ("KCNA said the rocket failed.", Mode.INDIRECT),
        ("KCNA said the rocket was “a complete failure”.", Mode.MIXED),
    ],
)
def test_mode_tells_how_much_is_quoted(text: str, mode: Mode) -> None:
    """All of the content in quotation marks is direct, none indirect, some mixed."""
    assert one(text).mode is mode


def test_a_split_quotation_is_one_statement() -> None:
    """Parts of a quotation on both sides of the cue, and after it, are one content."""
    text = "“The rocket flew,” the minister said. “Then the engine failed to start.”"

    assert one(text).words == "The rocket flew ... Then the engine failed to start"


def test_a_quotation_over_two_paragraphs_is_one_statement() -> None:
    """A quotation that its paragraph leaves open goes on in the next one."""
    text = "The minister said: “The rocket flew.\n\n“Then the engine failed to start.”"

    assert one(text).words == "The rocket flew ... Then the engine failed to start"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The ministry said the rocket had failed.", Act.REPORT),
        ("The ministry announced that it had fired a rocket.", Act.ANNOUNCE),
        ("The ministry said it will launch a satellite in July.", Act.ANNOUNCE),
        ("The ministry vowed to launch a satellite.", Act.PROMISE),
        ("The ministry warned that debris could fall.", Act.WARN),
        ("The ministry condemned the launch.", Act.CONDEMN),
        ("The ministry called the launch a grave threat.", Act.CONDEMN),
        ("The ministry praised the engineers.", Act.PRAISE),
        ("The ministry urged the North to stop.", Act.DEMAND),
        ("The ministry said the North must stop its tests.", Act.DEMAND),
        ("The ministry denied that the rocket had failed.", Act.DENY),
        ("The ministry claimed that the rocket had reached orbit.", Act.CLAIM),
        ("The ministry predicted that the rocket would fail.", Act.PREDICT),
        ("Analysts said the loss could delay other flights.", Act.PREDICT),
        ("The ministry said the launch was a matter of national sovereignty.", Act.CLAIM),
        ("The ministry said the launch did not violate the resolution.", Act.DENY),
        ("The ministry said it was a historic day for the country.", Act.PRAISE),
        ("The ministry confirmed that it had fired a rocket.", Act.REPORT),
        (
            "The company said it was looking into it and would postpone its next flight.",
            Act.ANNOUNCE,
        ),
    ],
)
def test_act_tells_what_the_speaker_does(text: str, act: Act) -> None:
    """The act follows the verb; plain saying follows what is said."""
    assert one(text).act is act


def test_news_agencies_announce_nothing() -> None:
    """A news agency's "will" is a report, not a plan of its own."""
    assert one("KCNA said the North will launch a satellite in July.").act is Act.REPORT


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("Seoul said the rocket failed.", Certainty.CERTAIN, Polarity.POSITIVE),
        ("Seoul said the rocket probably failed.", Certainty.PROBABLE, Polarity.POSITIVE),
        ("Seoul said the rocket may have failed.", Certainty.POSSIBLE, Polarity.POSITIVE),
        ("Seoul said the rocket did not fail.", Certainty.CERTAIN, Polarity.NEGATIVE),
        ("Seoul denied that the rocket failed.", Certainty.CERTAIN, Polarity.NEGATIVE),
        ("Seoul asked whether the rocket failed.", Certainty.CERTAIN, Polarity.UNDERSPECIFIED),
    ],
)
def test_certainty_and_polarity(text: str, certainty: Certainty, polarity: Polarity) -> None:
    """Modal words lower the certainty, negation turns the polarity, questions leave it open."""
    statement = one(text)

    assert (statement.certainty, statement.polarity) == (certainty, polarity)


def test_the_time_of_saying_is_not_content() -> None:
    """A day beside the cue dates the statement and stays out of its content."""
    statement = one("The ministry said on Monday that the rocket had failed.")

    assert statement.date is not None
    assert statement.date.edtf == "2023-06-19"
    assert statement.words == "the rocket had failed"


def test_the_hearer_is_no_content() -> None:
    """Who is told is the addressee."""
    statement = one("The minister told NASA that the rocket had failed.")

    assert statement.addressee is not None
    assert statement.addressee.name == "NASA"
    assert statement.words == "the rocket had failed"


def test_coordinated_cues_share_their_source() -> None:
    """Two verbs with one subject are two statements of one speaker."""
    first, second = said("Tokyo condemned the launch and said it broke the rules.")

    assert first.speaker.identity == second.speaker.identity
    assert (first.words, second.words) == ("the launch", "it broke the rules")


def test_an_unnamed_source_keeps_its_words() -> None:
    """A source without a name is called what the text calls it."""
    statement = one("A South Korean official said the rocket had failed.")

    assert "South Korean official" in statement.speaker.name


@pytest.mark.parametrize(
    "text",
    [
        "The ministry would not comment.",
        "The ministry will announce the date in July.",
        "The ministry did not say when it would launch.",
        "The rocket is believed to have failed.",
        "The rocket reportedly failed.",
        "The test confirmed the range of the missile.",
        "The launch went according to plan.",
    ],
)
def test_what_nobody_has_said_is_no_statement(text: str) -> None:
    """Refusals, plans to speak, hearsay without a source and mute things say nothing."""
    assert said(text) == ()


def test_who_reports_is_outside_of_who_is_reported() -> None:
    """A trailing report of somebody's words holds them, and leaves their content alone."""
    text = "The minister said the rocket had failed, KCNA reported."
    by_cue = {statement.cue.text: statement for statement in said(text)}

    assert by_cue["said"].within == by_cue["reported"].id
    assert by_cue["reported"].within == ""
    assert by_cue["said"].words == "the rocket had failed"


def test_a_long_chain_of_reports_takes_time_in_proportion() -> None:
    """Four times the clauses take about four times as long, not sixteen times."""

    def seconds(clauses: int) -> float:
        text = "He said that she said that " * clauses + "it flew."
        analysis = analyse(
            text, [(p.paragraph.start, p.doc, 0, False) for p in parse(text, load())]
        )
        names = find_names(analysis, gazetteer())
        started = time.process_time()
        find_statements(analysis, names)
        return time.process_time() - started

    seconds(20)

    assert seconds(400) < 8 * seconds(100) + 0.5


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Iran said the rocket flew, a move that angered Paris.", "the rocket flew"),
        ("Iran said the rocket flew, without saying why.", "the rocket flew"),
        ("Iran said the rocket flew, two days after the drill.", "the rocket flew"),
        ("Iran said the rocket flew, drawing protests.", "the rocket flew"),
    ],
)
def test_remarks_of_the_reporter_end_a_content(text: str, content: str) -> None:
    """What the reporter adds behind a comma is no part of what was said."""
    assert said(text)[0].words == content


def test_the_publisher_s_own_release_is_no_statement() -> None:
    """What the publisher says of itself is the document's own voice."""
    text = "NASA said the rocket had failed."
    analysis = analyse(text, [(p.paragraph.start, p.doc, 0, False) for p in parse(text, load())])
    names = find_names(analysis, gazetteer())

    assert len(find_statements(analysis, names)) == 1
    assert find_statements(analysis, names, publisher="NASA") == []


def test_the_reporter_s_words_behind_a_content_are_left_out() -> None:
    """A clause of the reporter or of another speaker ends the content."""
    text = "Seoul said the rocket had failed, but Pyongyang denied it."

    assert said(text)[0].words == "the rocket had failed"


def test_spans_hold_their_words() -> None:
    """Cue and content stand in the text where their offsets say."""
    text = "“The rocket flew,” KCNA said on Monday. “It failed.” Tokyo condemned the launch."
    for statement in said(text):
        for span in (statement.cue, *statement.content):
            assert text[span.start : span.end] == span.text
