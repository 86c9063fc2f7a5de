"""Tests that no text breaks the tagger, and that its time grows with the text alone."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.dates import contains, parse_edtf
from loaders.english.times import tag
from loaders.english.times.lexicon import tables

MONDAY = parse_edtf("2023-06-19")

# Pieces that rules look at, in every order: numbers, words of time, marks, breaks.
_PIECES = (
    "the a of in on at to and or , . - – / ( ) ' ’s : $ % 1 3 12 31 45 99 100 490 1805 1998 2023 "
    "9999 0000 2400 3:30 6.29 24:00 25:61 12:00:60 1,460 2.5 am p.m. BC B.C. 1990s '89 3rd 31st "
    "99th 2023-02-30 2023-05-31T06:29Z 2/30/2023 13/13/13 EDT GMT UTC May Jan. Fri. half T minus "
    "first last quarter year end new ٣ 𝟚 ½ euro us iso era own gap mark number word tens nth ampm"
)
_words = st.sampled_from(
    [
        *sorted({word for table in tables().values() for word in table}),
        *_PIECES.split(),
        "\n",
        "\n\n",
    ]
)
_texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(_words, _words.map(str.capitalize)), max_size=14).map(" ".join),
    st.lists(_words, max_size=10).map("".join),
)
_published = st.sampled_from(
    [None, MONDAY, *(parse_edtf(text) for text in ("0001-01-01", "9999-12-31", "2023", "2023-06"))]
)


@given(_texts, _published, st.sampled_from(["", "Z", "Asia/Seoul"]))
def test_no_text_makes_the_tagger_raise(text, published, zone):
    """Whatever comes in, mentions come out: in order, apart, inside the text, with values."""
    mentions = tag(text, published=published, zone=zone)

    assert all(text[m.start : m.end] == m.text and m.text and m.value for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@given(_texts)
def test_limits_and_places_agree(text):
    """A stretch that words make of a date overlaps the date; EDTF texts give their bounds."""
    for mention in tag(text, published=MONDAY):
        if mention.time and mention.time.edtf:
            again = parse_edtf(mention.time.edtf, zone=mention.time.zone)
            assert contains(again, mention.time)


@pytest.mark.parametrize(
    "piece",
    ["the end of ", "two hundred and ", "10 ", "Monday, ", "1998-", "March 3, ", "last ",
     "6:29 a.m. (", "a year earlier ", "of ", "twenty-", "between 1 and ", "Jan. "],
)  # fmt: skip
def test_time_grows_with_the_text(piece):
    """Eight times the text takes about eight times as long, however it repeats itself."""

    def spent(text: str) -> float:
        begun = process_time()
        tag(text, published=MONDAY)
        return process_time() - begun

    small, large = piece * 200, piece * 1600
    spent(small)
    quick = min(spent(small) for _ in range(3))

    # Three times as long, and 10 ms at least, leave room for a busy machine.
    assert min(spent(large) for _ in range(2)) < 8 * 3 * max(quick, 0.01)
