import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import DataError
from kb.resolve.copies import SHORT, group_copies, is_copy
from kb.resolve.sketches import SIZE, Sketch, containment, resemblance


def text(first: int, last: int) -> str:
    """Return a text of numbered words."""
    return " ".join(f"word{number}" for number in range(first, last))


def test_the_same_words_have_the_same_sketch() -> None:
    """Case, punctuation and line ends do not count."""
    assert Sketch.of("It flew, again!") == Sketch.of("it\nflew again")


def test_short_texts_are_compared_exactly() -> None:
    """No estimate is needed where a sketch holds every run."""
    a, b = Sketch.of(text(0, 103)), Sketch.of(text(50, 153))

    assert 50 / 150 == resemblance(a, b)
    assert containment(a, b) == pytest.approx(0.5)


def test_long_texts_are_estimated_well() -> None:
    """Three standard errors of 0.03 around the true half."""
    a, b = Sketch.of(text(0, 3000)), Sketch.of(text(1000, 4000))

    assert SIZE == len(a.hashes)
    assert resemblance(a, b) == pytest.approx(0.5, abs=0.1)
    assert containment(a, b) == pytest.approx(2 / 3, abs=0.1)


@given(words=st.lists(st.text(min_size=1), max_size=400))
def test_a_sketch_is_read_as_it_was_written(words: list[str]) -> None:
    """Writing and reading are inverse."""
    sketch = Sketch.of(" ".join(words))

    assert sketch == Sketch.parse(str(sketch))


@pytest.mark.parametrize("damaged", ["", "12", "x:00000001", "3:0000000", "3:zzzzzzzz"])
def test_a_damaged_sketch_is_refused(damaged: str) -> None:
    """The message shows it."""
    with pytest.raises(DataError, match="no sketch"):
        Sketch.parse(damaged)


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        (text(0, 200), True),
        ("A new headline over it " + text(0, 200), True),
        (text(0, 100), True),
        (text(0, 200) + " " + text(1000, 1200), True),
        (text(160, 360), False),
        (text(1000, 1200), False),
    ],
)
def test_cut_and_extended_texts_are_copies_and_others_not(copy: str, expected: bool) -> None:
    """Half of the shorter text makes a copy."""
    assert expected == is_copy(Sketch.of(text(0, 200)), Sketch.of(copy))


def test_short_texts_must_be_all_but_identical() -> None:
    """Two notices of two flights differ in a number only."""
    notice = text(0, SHORT - 5)

    assert not is_copy(Sketch.of(notice), Sketch.of(notice.replace("word9 ", "word99 ")))
    assert is_copy(Sketch.of(notice), Sketch.of(notice.upper()))


def test_copies_point_at_the_first_of_their_text() -> None:
    """The order is that in which the texts are given."""
    texts = {"a": text(0, 200), "b": text(500, 700), "c": text(0, 150), "d": text(10, 210)}

    assert {"c": "a", "d": "a"} == group_copies({name: Sketch.of(t) for name, t in texts.items()})
