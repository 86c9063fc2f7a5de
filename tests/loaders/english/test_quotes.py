import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.english.statements.quotes import find_quotes, lines, quoted_letters

MARKS = st.text(alphabet="“”‘’\"'`«» abcs.,\n", max_size=80)


def inner(text: str) -> list[str]:
    """Return the words of each quotation, without its marks."""
    return [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It flew,” he said.", ["It flew,"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("“The ‘Chollima-1’ crashed,” it said.", ["The ‘Chollima-1’ crashed,", "Chollima-1"]),
        ("'Not yet,' he said, 'we don't know.'", ["Not yet,", "we don't know."]),
        ("``It flew,'' he said.", ["It flew,"]),
        ("«Es flog», said he.", ["Es flog"]),
        ("the officials’ plan was ‘a failure’, he said", ["a failure"]),
        ("the rocket's engine and the crews' seats", []),
        ("back in the '90s they couldn't", []),
        ('a 5" pipe', []),
        ("“It is odd,“ she said.", ["It is odd,"]),
        ("''I say: 'Go on,''' he said.", ["I say: 'Go on,'", "Go on,"]),
        ('"He came in and said “go”. She said “no”.', ["go", "no"]),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    """Quotation marks of every style are paired, apostrophes and inches are left alone."""
    assert inner(text) == expected


def test_inner_quotation_knows_its_level() -> None:
    """A quotation within another one has level 1."""
    quotes = find_quotes("“He said ‘go’ twice,” she said.")

    assert [quote.level for quote in quotes] == [0, 1]


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    """A quotation without its closing mark reaches to the end of the paragraph, no further."""
    text = "He said: “It flew.\nNobody else spoke."
    (quote,) = find_quotes(text)

    assert (text[quote.inner_start : quote.inner_end], quote.closed) == ("It flew.", False)


def test_quotation_goes_on_in_the_next_paragraph() -> None:
    """Where a paragraph leaves a quotation open, an opening mark takes it up in the next one."""
    first, second, third = find_quotes("“It flew.\n“It landed,” he said. “Good.”")

    assert (first.closed, second.continues, third.continues) == (False, True, False)


def test_share_of_quoted_letters() -> None:
    """Half of the letters in quotation marks is a share of one half, without punctuation."""
    text = "abcd “efgh”."

    assert quoted_letters(text, [(0, len(text))], find_quotes(text)) == 0.5


@given(MARKS)
def test_any_text_can_be_paired(text: str) -> None:
    """Whatever the marks, quotations are sorted, inside the text and inside one line."""
    quotes = find_quotes(text)
    edges = lines(text)

    assert quotes == sorted(quotes, key=lambda quote: (quote.start, -quote.end))
    assert all(q.start < q.inner_start <= q.inner_end <= q.end <= len(text) for q in quotes)
    assert all(any(a <= q.start and q.end <= b for a, b in edges) for q in quotes)


@given(MARKS)
def test_quotations_do_not_cross(text: str) -> None:
    """Two quotations are apart, or one holds the other, and the level counts those around."""
    quotes = find_quotes(text)
    for quote in quotes:
        around = [q for q in quotes if q.start <= quote.start and quote.end <= q.end and q != quote]
        crossing = [q for q in quotes if q.start < quote.start < q.end < quote.end]

        assert not crossing
        assert quote.level == len(around)


@settings(deadline=None, max_examples=5)
@given(st.sampled_from(["“", '"', "‘a", "'a", "“a ‘b", "”", '" "a']))
def test_time_grows_with_the_text_only(piece: str) -> None:
    """Four times the marks take about four times as long, never sixteen times."""

    def seconds(times: int) -> float:
        text = (piece + " ") * times
        started = time.process_time()
        find_quotes(text)
        return time.process_time() - started

    seconds(500)
    short = min(seconds(4_000) for _ in range(3))

    assert min(seconds(16_000) for _ in range(3)) < 12 * short + 0.05
