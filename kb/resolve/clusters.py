"""Which reports belong together: pairs that share a block are compared, the surest joined first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, product
from typing import TYPE_CHECKING

from kb.resolve.likeness import Likeness, Verdict, compare, holders
from kb.resolve.plans import WIDEST_DATED
from kb.terms import Property

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kb.names import Lexicon
    from kb.resolve.accounts import Account


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is thought of two reports, how surely and why, and who thinks it.

    The two reports stand in the order of their IRIs. `who` is "program" or a person's name.
    """

    a: str
    b: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    who: str = "program"


def judge(accounts: Sequence[Account], lexicon: Lexicon) -> list[Judgement]:
    """Return a judgement for every pair of reports that has a block in common."""
    by_report = {account.report: account for account in accounts}
    judgements = []
    for first, second in sorted(_pairs(accounts, lexicon)):
        likeness = compare(by_report[first], by_report[second], lexicon)
        likeness = _within_document(by_report[first], by_report[second], likeness)
        judgements.append(
            Judgement(first, second, likeness.verdict, likeness.score, likeness.reasons)
        )
    return judgements


def _within_document(a: Account, b: Account, likeness: Likeness) -> Likeness:
    """One document's two reports are two launches: its reader has already told them apart."""
    if a.document != b.document:
        return likeness
    return Likeness(0.0, ("the document itself tells them apart",))


def _pairs(accounts: Iterable[Account], lexicon: Lexicon) -> set[tuple[str, str]]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for account in accounts:
        for key in _keys(account, lexicon):
            blocks[key].append(account.report)
    return {(min(pair), max(pair)) for block in blocks.values() for pair in combinations(block, 2)}


def _keys(account: Account, lexicon: Lexicon) -> Iterator[str]:
    """Name the blocks of a report: each day it may be on, or else whoever it is by."""
    time = account.time
    if time.earliest and time.latest and time.latest - time.earliest <= WIDEST_DATED:
        day = time.earliest.date()
        while day <= time.latest.date():
            yield f"day {day}"
            day += timedelta(days=1)
    for property_ in (Property.ACTOR, Property.VEHICLE):
        for iri in account.values(property_):
            yield f"{property_.value} {iri}"
            for holder in sorted(holders(iri, lexicon)):
                yield f"{property_.value} {holder}"


def cluster(accounts: Sequence[Account], judgements: Iterable[Judgement]) -> list[list[Account]]:
    """Return the reports grouped into launches, the surest pairs joined first.

    Two groups are not joined while any pair across them is judged different.
    """
    judged = {(j.a, j.b): j for j in judgements}
    group = {account.report: [account.report] for account in accounts}
    same = [j for j in judged.values() if j.verdict is Verdict.SAME]
    for judgement in sorted(same, key=lambda j: (-j.score, j.a, j.b)):
        a, b = group[judgement.a], group[judgement.b]
        if a is not b and not _forbidden(a, b, judged):
            a.extend(b)
            group.update(dict.fromkeys(b, a))
    by_report = {account.report: account for account in accounts}
    distinct = {min(members): members for members in group.values()}
    return [[by_report[r] for r in sorted(distinct[key])] for key in sorted(distinct)]


def _forbidden(a: list[str], b: list[str], judged: dict[tuple[str, str], Judgement]) -> bool:
    pairs = ((min(pair), max(pair)) for pair in product(a, b))
    return any(pair in judged and judged[pair].verdict is Verdict.DIFFERENT for pair in pairs)
