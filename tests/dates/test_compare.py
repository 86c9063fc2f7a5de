"""Tests of the order among uncertain times."""

from dates.strategies import times
from hypothesis import given
from hypothesis import strategies as st

from kb.dates import (
    UNKNOWN_TIME,
    certainly_before,
    contains,
    order,
    overlaps,
    parse_edtf,
    possibly_before,
)


def test_an_earlier_day_two_days_off_is_certainly_before():
    """Days that no zone can bring together are in certain order."""
    assert certainly_before(parse_edtf("2023-05-28"), parse_edtf("2023-05-31"))


def test_neighbouring_days_of_unknown_zone_overlap():
    """30 May somewhere may still be 31 May elsewhere."""
    assert overlaps(parse_edtf("2023-05-30"), parse_edtf("2023-05-31"))


def test_the_same_days_in_one_zone_are_certainly_ordered():
    """With the zone known the days exclude each other."""
    first, second = (parse_edtf(day, zone="Asia/Seoul") for day in ("2023-05-30", "2023-05-31"))

    assert certainly_before(first, second)
    assert not overlaps(first, second)


def test_a_korean_day_holds_the_utc_instant_of_the_eve():
    """31 May in Seoul contains 30 May 21:29 UTC."""
    assert contains(parse_edtf("2023-05-31", zone="Asia/Seoul"), parse_edtf("2023-05-30T21:29Z"))


def test_an_open_bound_is_endless():
    """What is only known to be after a day may be before or after anything later."""
    later, day = parse_edtf("2023-06-19/..", zone="Z"), parse_edtf("2030-01-01", zone="Z")

    assert possibly_before(later, day)
    assert possibly_before(day, later)
    assert not certainly_before(day, later)


def test_unknown_times_sort_last():
    """Sorting puts dates first, one-sided ones at their known bound, unknown ones at the end."""
    texts = ["", "2024", "../2023", "2022-05", "2023-06-19/.."]
    ordered = sorted((parse_edtf(text) for text in texts), key=order)

    assert [time.edtf for time in ordered] == ["2022-05", "2023-06-19/..", "2024", "../2023", ""]
    assert ordered[-1] == UNKNOWN_TIME


@given(times, times)
def test_exactly_one_of_before_after_and_overlap_holds(a, b):
    """Certain order and overlap exclude each other and leave nothing out."""
    assert [certainly_before(a, b), certainly_before(b, a), overlaps(a, b)].count(True) == 1


@given(times, times)
def test_what_is_certain_is_possible(a, b):
    """Certainly before implies possibly before, and excludes possibly after."""
    if certainly_before(a, b):
        assert possibly_before(a, b)
        assert not possibly_before(b, a)


@given(times, times)
def test_what_contains_overlaps(a, b):
    """A time that holds another cannot exclude it."""
    assert not contains(a, b) or overlaps(a, b)


@given(times)
def test_a_time_contains_itself(time):
    """Containment is reflexive, and no time is certainly before itself."""
    assert contains(time, time)
    assert not certainly_before(time, time)


@given(times, times, times)
def test_certain_order_is_transitive(a, b, c):
    """What is certainly before something certainly before a third is before the third."""
    assert not (certainly_before(a, b) and certainly_before(b, c)) or certainly_before(a, c)


@given(st.lists(times, max_size=6))
def test_sorting_never_contradicts_certain_order(unsorted):
    """In sorted order nothing stands before what it is certainly after, open starts aside."""
    known = sorted((time for time in unsorted if time.earliest), key=order)

    assert not any(certainly_before(b, a) for i, a in enumerate(known) for b in known[i + 1 :])
