"""Which reports belong together: candidates are judged, the surest joined first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.resolve.blocks import candidates
from kb.resolve.groups import Groups
from kb.resolve.judgements import PROGRAM, Judgement
from kb.resolve.likeness import Comparer, Verdict, exclusion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kb.names import Lexicon
    from kb.resolve.accounts import Account
    from kb.resolve.profiles import Profile


def judge(
    accounts: Sequence[Account],
    lexicon: Lexicon,
    pairs: Iterable[tuple[str, str]] | None = None,
) -> list[Judgement]:
    """Return the pairs judged same or unsure, in the order of their IRIs; the rest is different.

    Without `pairs` all are judged that have a block in common.
    """
    comparer = Comparer(lexicon)
    profiles = {account.report: comparer.profile(account) for account in accounts}
    wanted = candidates(profiles.values()) if pairs is None else pairs
    judgements = (_judged(pair, profiles, comparer) for pair in wanted)
    return sorted((j for j in judgements if j), key=lambda judgement: judgement.pair)


def _judged(
    pair: tuple[str, str], profiles: Mapping[str, Profile], comparer: Comparer
) -> Judgement | None:
    a, b = profiles[pair[0]], profiles[pair[1]]
    if exclusion(a, b):
        return None
    likeness = comparer.likeness(a, b)
    verdict = likeness.verdict
    if verdict is Verdict.DIFFERENT:
        return None
    return Judgement(*pair, verdict, likeness.score, likeness.reasons)


def cluster(
    accounts: Sequence[Account], judgements: Iterable[Judgement], lexicon: Lexicon
) -> list[list[Account]]:
    """Return the reports grouped into launches: a person's pairs first, then the surest.

    A person's `same` joins whatever the program thinks; a person's `different` keeps two groups
    apart. The program joins two groups unless a pair across them speaks against it, or one of the
    two reports fits another launch just as well.
    """
    everything = list(judgements)
    by_report = {account.report: account for account in accounts}
    same = [j for j in everything if j.verdict is Verdict.SAME and by_report.keys() >= set(j.pair)]
    comparer = Comparer(lexicon)
    linked = {report for judgement in same for report in (judgement.a, judgement.b)}
    groups = Groups(comparer, (comparer.profile(by_report[report]) for report in linked))
    for j in everything:
        if j.who != PROGRAM and j.verdict is Verdict.DIFFERENT:
            groups.keep_apart(j.a, j.b)
    for j in sorted((j for j in same if j.who != PROGRAM), key=lambda j: (j.a, j.b)):
        groups.bind(j.a, j.b)
    groups.join_all((j.score, j.a, j.b) for j in same if j.who == PROGRAM)
    alone = ([report] for report in by_report.keys() - linked)
    return [[by_report[r] for r in members] for members in sorted([*groups.members(), *alone])]


def doubtful(judgements: Iterable[Judgement], launch_of: Mapping[str, str]) -> list[Judgement]:
    """Return the judgements with those unsure whose two reports fit but stayed in two launches.

    A catalogue has a row for each missile of a salvo; an article that tells of one of them fits
    all, and so joins none. `launch_of` names the launch of each report.
    """
    reason = "but another launch fits as well, or something speaks against the rest"
    return [
        replace(j, verdict=Verdict.UNSURE, reasons=(*j.reasons, reason))
        if j.verdict is Verdict.SAME
        and j.who == PROGRAM
        and launch_of.get(j.a) != launch_of.get(j.b)
        else j
        for j in judgements
    ]
