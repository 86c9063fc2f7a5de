from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from told import REPORTS, WORLD, told

from kb.resolve import Verdict, compare
from kb.resolve.accounts import Account
from kb.resolve.blocks import HUBS, LARGEST_BLOCK, candidates, keys, pairs_of, partners
from kb.resolve.profiles import Profiler


def found(*accounts: Account) -> set[tuple[str, str]]:
    """Return the pairs to compare among some reports."""
    profiler = Profiler(WORLD)
    return candidates(profiler.profile(account) for account in accounts)


def pair(a: Account, b: Account) -> tuple[str, str]:
    """Return two reports as a pair."""
    first, second = sorted((a.report, b.report))
    return first, second


@given(REPORTS, REPORTS)
def test_what_would_be_the_same_is_compared(a: Account, b: Account) -> None:
    """Two dated reports that are the same launch share a block."""
    dated = a.time.earliest is not None and b.time.earliest is not None
    same = compare(a, b, WORLD).verdict is Verdict.SAME

    assert not (dated and same) or pair(a, b) in found(a, b)


@given(REPORTS, REPORTS)
def test_partners_find_what_candidates_find(a: Account, b: Account) -> None:
    """Looking up the partners of a report's keys gives the same pairs as all blocks at once."""
    mine, yours = keys(a, WORLD), keys(b, WORLD)
    looked_up = any(partner in yours for key in mine for partner in partners(key))

    assert a.report == b.report or looked_up == (pair(a, b) in found(a, b))


def test_actor_alone_makes_no_block() -> None:
    """Launches of one state in other years are not compared: a catalogue has thousands."""
    accounts = [told(f"d{year}", f"{year}-03-05T10:00Z") for year in range(1960, 2020)]

    assert set() == found(*accounts)


def test_month_is_compared_with_its_days_but_not_days_with_one_another() -> None:
    """What names a month is a host of the block, what names a day a guest."""
    month = told("m", "2023-05")
    first, last = told("a", "2023-05-02", zone="Z"), told("b", "2023-05-28", zone="Z")

    assert {pair(month, first), pair(month, last)} == found(month, first, last)


@settings(deadline=None)
@given(st.integers(0, 2 * LARGEST_BLOCK), st.integers(0, 40))
def test_pairs_of_a_block_grow_with_its_size_alone(hosts: int, guests: int) -> None:
    """However large a block is, each report is compared with a bounded number of others."""
    names = [f"{number:05}" for number in range(hosts + guests)]
    pairs = list(pairs_of(names[:hosts], names[hosts:]))

    assert len(pairs) == len(set(pairs)) <= (hosts + guests) * max(LARGEST_BLOCK, 2 * HUBS)
    assert all(a < b for a, b in pairs)


def test_no_report_of_a_large_block_is_left_out() -> None:
    """A thousand articles on one launch do not fall apart."""
    names = [f"{number:05}" for number in range(1000)]
    pairs = list(pairs_of(names))

    assert set(names) == {name for one in pairs for name in one}
    assert set(combinations(names[:HUBS], 2)) <= set(pairs)
