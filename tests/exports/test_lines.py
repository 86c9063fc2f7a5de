"""Sorting lines on disk."""

from hypothesis import given
from hypothesis import strategies as st

from kb.exports.lines import sorted_lines

lines = st.lists(st.binary(max_size=3).map(lambda text: text.replace(b"\n", b"") + b"\n"))


@given(lines, st.integers(1, 5))
def test_lines_are_sorted_and_single(items: list[bytes], stretch: int) -> None:
    """However small the stretches in memory, the lines come sorted, each once."""
    found = list(sorted_lines(items, stretch=stretch))

    assert sorted(set(items)) == found
