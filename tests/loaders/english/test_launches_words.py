"""The small parts of launch reading: verbs, days, intervals, verdicts, numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.dates import parse_edtf
from loaders.english.launches import clauses, dates, speaks_of_launches
from loaders.english.launches.bounds import bounded
from loaders.english.launches.dates import When
from loaders.english.names import Analysis, analyse
from loaders.english.parsing import parse
from loaders.english.pipeline import load


def parsed(text: str) -> Analysis:
    """Return the words of a text."""
    pieces = [(p.paragraph.start, p.doc, n, False) for n, p in enumerate(parse(text, load()))]
    return analyse(text, pieces)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Iran launched a rocket.", "past"),
        ("Iran has launched a rocket.", "perfect"),
        ("Iran will launch a rocket.", "future"),
        ("Iran may launch a rocket.", "modal"),
        ("Iran plans to launch a rocket.", "infinitive"),
    ],
)
def test_auxiliaries_tell_the_tense(text: str, tense: str) -> None:
    """The words before a verb decide, whatever the tree looks like."""
    analysis = parsed(text)
    verb = next(w for w in analysis.words if w.lower.startswith("launch"))

    assert clauses.mood(analysis, verb).tense == tense


def test_a_negation_is_seen_between_auxiliary_and_verb() -> None:
    """A verb after "did not" is negated."""
    analysis = parsed("Iran did not launch a rocket.")
    verb = next(w for w in analysis.words if w.lower == "launch")

    assert clauses.mood(analysis, verb).negated


def test_a_hyphenated_verb_is_one_word() -> None:
    """The tokeniser's three parts of "test-fired" are one word with its place in the text."""
    text = "Iran has test-fired a missile."
    word = next(w for w in parsed(text).words if "fired" in w.text)

    assert (word.text, text[word.start : word.end]) == ("test-fired", "test-fired")


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2021-06-14", date(2021, 6, 14), date(2021, 6, 14)),
        ("2021-06-14T06:29+09:00", date(2021, 6, 14), date(2021, 6, 14)),
        ("2021-06", date(2021, 6, 1), date(2021, 6, 30)),
        ("../2021", date.min, date(2021, 12, 31)),
        ("2021-06-14/..", date(2021, 6, 14), date.max),
    ],
)
def test_a_time_covers_calendar_days(edtf: str, first: date, last: date) -> None:
    """The days are the local calendar's; an open end reaches as far as dates go."""
    assert dates.days(edtf) == (first, last)


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.dates(date(1950, 1, 1), date(2050, 1, 1)))
def test_two_days_meet_only_if_they_are_one(a: date, b: date) -> None:
    """Meeting is symmetric, and for single days it is equality."""
    x, y = parse_edtf(a.isoformat()), parse_edtf(b.isoformat())

    assert dates.meet(x, y) == dates.meet(y, x) == (a == b)


def test_joined_dates_become_one_interval() -> None:
    """What "between" joins is one interval over both places."""
    text = "between May 3 and May 5"
    whens = [
        When(8, 13, parse_edtf("2021-05-03")),
        When(18, 23, parse_edtf("2021-05-05")),
    ]
    (found,) = bounded(text, whens)

    assert (found.start, found.end, found.time.edtf) == (8, 23, "2021-05-03/2021-05-05")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The satellite is in good health.", True),
        ("It blasted off at dawn.", True),
        ("Prices rose in Seoul on Monday.", False),
    ],
)
def test_a_look_at_the_words_tells_whether_to_read(text: str, found: bool) -> None:
    """A text without any word of launches is known without parsing."""
    assert speaks_of_launches(text) == found
