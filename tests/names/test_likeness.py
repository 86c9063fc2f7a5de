"""Similarity: symmetric, between 0 and 1, and on the right side of the threshold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.names import normal_form, similarity
from kb.names.likeness import THRESHOLD

NAMES = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="abghjkmnoru 0123456789-", max_size=20),
)


@given(NAMES, NAMES)
def test_similarity_is_symmetric_and_bounded(one: str, other: str) -> None:
    """The order of two names does not matter, and the number lies from 0 to 1."""
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1


@given(NAMES)
def test_a_name_is_wholly_like_itself(name: str) -> None:
    """A name that has any letter or digit is like itself to the degree 1."""
    assert similarity(name, name) == (1.0 if normal_form(name) else 0.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chollima-1", "Cheonlima-1"),
        ("Malligyong-1", "Manligyeong-1 F1"),
        ("Kim Jongun", "Kim Jong Un"),
        ("Jong Un Kim", "Kim Jong Un"),
        ("Space X", "SpaceX"),
        ("Tongchangri", "Tongchang-ri"),
        ("Khrunichev", "Krunichev"),
        ("Ahmadinejad", "Ahmadinedjad"),
        ("Kwangmyongsong", "Kwangmyonsong"),
    ],
)
def test_one_name_is_above_the_threshold(one: str, other: str) -> None:
    """Misspellings, other orders and other spacing of one name count as that name."""
    assert similarity(one, other) >= THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hwasong-14", "Hwasong-15"),
        ("Hwasong-14", "Hwasong"),
        ("Falcon 9", "Falcon 1"),
        ("Kwangmyongsong-3", "Kwangmyongsong-4"),
        ("North Korea", "South Korea"),
        ("Iran", "Iraq"),
        ("Kim Jong Un", "Kim Yong Un"),
        ("Kim Yong Chol", "Kim Jong Chol"),
        ("Ministry of Defense of Japan", "Ministry of Defense of Iran"),
        ("Soyuz MS", "Soyuz TM"),
        ("Shahab", "Shahed"),
        ("Niger", "Nigeria"),
        ("", "x"),
    ],
)
def test_other_names_are_below_the_threshold(one: str, other: str) -> None:
    """A number, a short word or a syllable that differs makes another name."""
    assert similarity(one, other) < THRESHOLD


def test_a_word_for_the_sort_may_be_missing_but_not_differ() -> None:
    """A rocket may be named without the word; a rocket and a capsule of one name differ."""
    assert similarity("Electron rocket", "Electron") >= THRESHOLD
    assert similarity("Soyuz rocket", "Soyuz capsule") < THRESHOLD
