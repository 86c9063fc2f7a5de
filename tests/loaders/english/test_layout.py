"""The structure of a news text, and its way through the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.english.boilerplate import cuts, reason_alone, reason_of_sentence
from loaders.english.layout import Kind, paragraphs
from loaders.english.parsing import flat, parse, parse_many
from loaders.english.pipeline import load

if TYPE_CHECKING:
    from loaders.english.layout import Paragraph

WRAPPED = """\
KESTREL ROCKET FAILS AFTER LIFTOFF

A two-stage Kestrel rocket with
a small weather satellite on board turned over and was blown up
half a minute after it left the pad, the space agency said.
    Its director told reporters that nobody had been hurt, but that
the pad would be closed.
    The next flight has no date yet. It had been planned for this
summer.
 REUTER
"""


def shown(text: str) -> list[tuple[str, str]]:
    """Return the kind and the flat text of each paragraph."""
    return [(part.kind.value, " ".join(words(text, part))) for part in paragraphs(text)]


def words(text: str, part: Paragraph) -> list[str]:
    """Return the words of a paragraph."""
    return text[part.start : part.end].split()


def kind_of(text: str) -> tuple[str, str]:
    """Return kind and reason of a paragraph below a headline and a first sentence."""
    part = paragraphs(f"Rocket fails\n\nIt flew on Monday, and it fell at once.\n\n{text}")[2]
    return part.kind.value, part.reason


@given(st.text(st.sampled_from('aB. :-"“\n\r\t,12(§\u2028\u200b'), max_size=80))
def test_nothing_is_lost(text: str) -> None:
    """Every character but white space lies in exactly one paragraph, and these are in order."""
    found = paragraphs(text)
    covered = [place for part in found for place in range(part.start, part.end)]

    assert covered == sorted(set(covered))
    assert {place for place, letter in enumerate(text) if not letter.isspace()} <= set(covered)


def test_hard_wrapped_lines_become_paragraphs() -> None:
    """Lines broken at a width are rejoined; an indent begins a paragraph, a sign-off ends all."""
    found = shown(WRAPPED)

    assert [kind for kind, _ in found] == ["headline", "body", "body", "body", "boilerplate"]
    assert found[1][1].startswith("A two-stage Kestrel rocket with a small weather")
    assert found[3][1].endswith("planned for this summer.")


def test_wrapped_lines_without_indent_part_at_a_short_line() -> None:
    """Where a sentence ends although the next word had room, a paragraph ends."""
    text = WRAPPED.replace("    ", "")

    assert [kind for kind, _ in shown(text)].count("body") == 3


def test_one_sentence_per_line_is_one_paragraph_each() -> None:
    """Lines that each end a sentence are not joined."""
    text = "The rocket flew.\nIt carried a satellite for the weather service.\nAll went well.\n"

    assert [kind for kind, _ in shown(text)] == ["body"] * 3


def test_long_lines_are_not_joined() -> None:
    """Lines longer than a page is wide are paragraphs, with a full stop or without."""
    line = "the rocket flew " * 12

    assert len(paragraphs(f"{line}\n{line}\n")) == 2


def test_list_items_stay_apart() -> None:
    """A bullet begins a paragraph."""
    text = (
        "The payload was made up of the following three small research satellites\n"
        "- a cube with a camera for pictures of the coast, built by two students\n"
        "- another one without a camera, whose purpose nobody was ready to tell\n"
    )

    assert len(paragraphs(text)) == 3


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("SEOUL, South Korea (AP) — The rocket fell.", "SEOUL, South Korea (AP) —"),
        ("WASHINGTON, March 3 - The rocket fell.", "WASHINGTON, March 3 -"),
        ("TOKYO (Reuters) - The rocket fell.", "TOKYO (Reuters) -"),
        ("Tokyo, May 31 (Kyodo) -- The rocket fell.", "Tokyo, May 31 (Kyodo) --"),
        ("CAPE CANAVERAL, Fla. -- The rocket fell.", "CAPE CANAVERAL, Fla. --"),
        ("(Reuters) - The rocket fell.", "(Reuters) -"),
        ("OSLO, Norway (AP) _ The rocket fell.", "OSLO, Norway (AP) _"),
        ("OSLO (AP) --\nThe rocket fell.", "OSLO (AP) --"),
    ],
)
def test_a_dateline_is_apart_from_its_sentence(line: str, dateline: str) -> None:
    """Place, date and agency before the first sentence are a paragraph of their own."""
    assert shown(line) == [("dateline", dateline), ("body", "The rocket fell.")]


@pytest.mark.parametrize(
    "line",
    [
        "NASA said - not for the first time - that it fell.",
        "KCNA, the state agency - it has no other - said so.",
        "North Korea - the South says - fired it.",
    ],
)
def test_a_dash_alone_makes_no_dateline(line: str) -> None:
    """A sentence with an aside between dashes stays whole."""
    assert [kind for kind, _ in shown(line)] == ["body"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ada Example", ("byline", "")),
        ("By ADA EXAMPLE, Example Press Writer", ("byline", "")),
        ("By Monday, the rocket had gone.", ("body", "")),
        ("Image Credit: Agency/Ada Example", ("caption", "")),
        ("A rocket stands on its pad. Agency/Ada Example", ("caption", "")),
        ("The new head of the agency is Mr. Example.", ("body", "")),
        ("FILE - A rocket stands on its pad, May 3, 2021.", ("caption", "")),
        ("Wednesday, March 6, 2019", ("dateline", "")),
        ("What happens next", ("heading", "")),
        ("## What happens next", ("heading", "")),
        ("Editor’s note: The date was corrected.", ("boilerplate", "editor's note")),
        ("Sign up to our newsletter", ("boilerplate", "newsletter")),
        ("We use cookies to make this site better.", ("boilerplate", "cookies")),
        ("Read our privacy notice", ("boilerplate", "privacy")),
        ("Copyright 2021 Example Press. All rights reserved.", ("boilerplate", "copyright")),
        ("Share on Facebook", ("boilerplate", "sharing")),
        ("Read more: How rockets fail", ("boilerplate", "links")),
        ("https://www.example.org/rockets", ("boilerplate", "links")),
        ("Advertisement", ("boilerplate", "advertisement")),
        ("ada@example.org / 202-555-0100", ("boilerplate", "contact")),
        ("Reporting by Ada Example; editing by Bob Example", ("boilerplate", "credits")),
        ("-end-", ("boilerplate", "contact")),
        ("* * *", ("boilerplate", "marks")),
    ],
)
def test_the_kind_of_a_paragraph(text: str, expected: tuple[str, str]) -> None:
    """What is no running text is told apart, boilerplate with its reason."""
    assert expected == kind_of(text)


def test_boilerplate_before_and_after_the_news_is_cut_off() -> None:
    """A paragraph that begins or ends with boilerplate keeps its news."""
    news = "The rocket will fly at 10 p.m. from the coast, the agency said. It will carry a probe."
    text = f"{news} Learn how to stream the launch on your phone."

    assert shown(text) == [
        ("body", news),
        ("boilerplate", "Learn how to stream the launch on your phone."),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry posted a video of the launch on Facebook and Twitter.",
        "He shared the video, and state media followed with comments of their own.",
        "The company said that it holds the copyright to the pictures of the crash.",
        "They demanded more from the government, which sponsored the resolution.",
        "The president signed up for the talks and would like to become a member of the pact.",
    ],
)
def test_honest_sentences_stay(sentence: str) -> None:
    """Words of the trade in a sentence of news do not set it aside."""
    assert not reason_of_sentence(sentence)
    assert not reason_alone(sentence)


@given(st.text(st.sampled_from("a B.!Click here Subscribe now "), max_size=120))
def test_cuts_cover_a_paragraph(text: str) -> None:
    """The pieces of a paragraph lie end to end."""
    found = cuts(text)

    assert found[0][0] == 0
    assert found[-1][1] == len(text)
    assert [end for _, end, _ in found[:-1]] == [start for start, _, _ in found[1:]]


def test_contacts_below_the_end_are_set_aside() -> None:
    """Short lines below the end mark are contacts; a sentence there is still news."""
    text = (
        "It flew on Monday.\n\n-end-\n\nAda Example\n\nHeadquarters, Oslo\n\n"
        + "It flew well. " * 6
    )
    found = [(part.kind, part.reason) for part in paragraphs(text)]

    assert [(Kind.BOILERPLATE, "contact")] * 3 == found[1:4]
    assert found[4] == (Kind.BODY, "")


def test_a_single_line_is_body() -> None:
    """A text of one line without a full stop is read as running text."""
    assert shown("Rocket fails") == [("body", "Rocket fails")]


@given(st.text(max_size=60))
def test_flat_text_keeps_its_length(text: str) -> None:
    """Offsets into the flat text are offsets into the text."""
    assert len(text) == len(flat(text))


def test_words_of_the_parse_point_into_the_text() -> None:
    """Each word of a parsed paragraph stands in the text at its place."""
    parsed = parse(WRAPPED, load())

    for part in parsed:
        for token in part.doc:
            start, end = part.place(token)
            assert WRAPPED[start:end].split() == token.text.split()
    assert len(parsed) == 4


def test_a_stretch_of_the_text_finds_its_words() -> None:
    """Offsets in the text give the words there, also when they cut a word; elsewhere none."""
    text = "Rocket fails\n\nThe rocket failed on Monday.\n"
    [headline, body] = parse(text, load())
    start = text.index("failed")
    found = body.span(start + 1, start + 9)

    assert found is not None
    assert found.text == "failed on"
    assert body.place(found) == (start, start + 9)
    assert headline.span(start, start + 6) is None
    assert body.span(0, 6) is None


def test_double_blanks_do_not_change_the_parse() -> None:
    """A text with more blanks than needed has the same tree, its words in their places."""
    text = "The rocket failed.  Officials  said that\n it fell into the sea."
    [plain] = parse(" ".join(text.split()), load())
    [spaced] = parse(text, load())
    words_of = [token for token in spaced.doc if not token.is_space]

    assert [token.dep_ for token in words_of] == [token.dep_ for token in plain.doc]
    assert [token.head.text for token in words_of] == [token.head.text for token in plain.doc]
    assert spaced.doc.text == flat(text)
    assert next(span.text.strip() for span in spaced.sentences) == "The rocket failed."


def test_many_documents_are_parsed_as_one_by_one() -> None:
    """Documents in a row give the same paragraphs as each alone."""
    texts = [WRAPPED, "", "It flew.\n\nIt fell."]
    together = [[part.doc.text for part in parts] for parts in parse_many(texts, load())]

    assert together == [[part.doc.text for part in parse(text, load())] for text in texts]
    assert [len(part.sentences) for part in parse(texts[2], load())] == [1, 1]
