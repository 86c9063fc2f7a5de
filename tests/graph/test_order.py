"""The certain order of dated things."""

import time
from datetime import UTC, datetime, timedelta

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kb.dates import certainly_before
from kb.dates.value import Precision, Time
from kb.graph import precedence
from kb.graph.order import Interval

ORIGIN = datetime(2023, 1, 1, tzinfo=UTC)


def moment(days: int | None) -> datetime | None:
    """So many days after the origin."""
    return None if days is None else ORIGIN + timedelta(days=days)


def interval(number: int, begin: int | None, end: int | None) -> Interval:
    """A numbered thing between two days, in either order."""
    if begin is not None and end is not None:
        begin, end = min(begin, end), max(begin, end)
    return Interval(f"n{number}", moment(begin), moment(end))


bounds = st.none() | st.integers(0, 12)
interval_lists = st.lists(st.tuples(bounds, bounds), max_size=14).map(
    lambda pairs: [interval(number, *pair) for number, pair in enumerate(pairs)]
)


@given(interval_lists)
def test_following_the_pairs_reaches_what_is_certainly_later(intervals: list[Interval]) -> None:
    """The pairs are the transitive reduction of `kb.dates.certainly_before`."""
    times = {
        item.name: Time("", item.earliest, item.latest, Precision.INTERVAL) for item in intervals
    }
    certain: nx.DiGraph[str] = nx.DiGraph()
    certain.add_nodes_from(times)
    certain.add_edges_from(
        (a, b) for a in times for b in times if certainly_before(times[a], times[b])
    )

    assert set(nx.transitive_reduction(certain).edges) == set(precedence(intervals))


def test_overlapping_dates_have_no_order() -> None:
    """A day that lies in a month is neither before nor after it."""
    items = [interval(1, 0, 30), interval(2, 14, 15)]

    assert list(precedence(items)) == []


def test_nothing_is_told_twice() -> None:
    """Of three moments in a row only the two neighbouring pairs are named."""
    items = [interval(number, number, number) for number in (3, 1, 2)]

    assert list(precedence(items)) == [("n1", "n2"), ("n2", "n3")]


def test_unknown_dates_have_no_order() -> None:
    """A thing whose date is unknown comes neither before nor after anything."""
    items = [interval(1, None, None), interval(2, 3, 3)]

    assert list(precedence(items)) == []


def test_the_order_of_seven_thousand_takes_less_than_a_second() -> None:
    """Sorting, not comparing each with each, finds the pairs."""
    items = [interval(number, number * 3 % 7001, number * 3 % 7001 + 1) for number in range(7000)]
    begin = time.process_time()
    pairs = sum(1 for _ in precedence(items))

    assert pairs > 6000
    assert time.process_time() - begin < 1
