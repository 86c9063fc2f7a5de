"""Revisions: what a source itself has replaced. A slip is no contradiction, nor is a correction.

A catalogue tells since when it has said each date of a launch; a newspaper reports a success on
Tuesday and a failure on Friday. The later word stands for the source, the earlier one is kept.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kb.dates import to_xsd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kb.resolve.accounts import Assertion

_NOW = "~"


def since(assertion: Assertion) -> str:
    """Return since when a report has said something, as text that sorts.

    What has no such date is what the report says now.
    """
    known = assertion.known.earliest if assertion.known else None
    return to_xsd(known) if known else _NOW


def current(claims: Iterable[Assertion]) -> tuple[list[Assertion], list[Assertion]]:
    """Return the claims on one property that their reports still make, and the superseded ones.

    Only claims that say since when they hold can supersede one another: an article that gives two
    dates at once contradicts itself.
    """
    everything = list(claims)
    latest: dict[str, str] = {}
    dated = {claim.report for claim in everything if claim.known}
    for claim in everything:
        latest[claim.report] = max(since(claim), latest.get(claim.report, ""))
    live: list[Assertion] = []
    past: list[Assertion] = []
    for claim in everything:
        gone = claim.report in dated and since(claim) < latest[claim.report]
        (past if gone else live).append(claim)
    return live, past


def last_words(
    groups: Sequence[Sequence[Assertion]], source: Callable[[Assertion], str]
) -> list[frozenset[str]]:
    """Return for each group of claims the sources whose last published word it holds."""
    last: dict[str, str] = defaultdict(str)
    for group in groups:
        for claim in group:
            last[source(claim)] = max(last[source(claim)], claim.published)
    return [
        frozenset(source(claim) for claim in group if claim.published == last[source(claim)])
        for group in groups
    ]
