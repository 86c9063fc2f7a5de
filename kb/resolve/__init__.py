"""From reports to launches: judged, grouped, chosen, and written as the consolidated layer.

The layer is a pure function of the live documents, the judgements and the gazetteer: it can be
rebuilt from nothing at any time, and the order in which documents were loaded does not show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.dates import order
from kb.resolve.accounts import Account, read_accounts
from kb.resolve.clusters import Judgement, cluster, judge
from kb.resolve.likeness import Likeness, Verdict, compare
from kb.resolve.plans import Launch, follow
from kb.resolve.things import entity_quads
from kb.resolve.values import Choice, choose
from kb.resolve.write import conflict_quads, launch_quads
from kb.terms import BASE, CONFLICTS, ENTITIES, LAUNCHES, digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.names import Lexicon
    from kb.store import QuadStore

__all__ = [
    "Choice",
    "Judgement",
    "Launch",
    "Likeness",
    "Verdict",
    "compare",
    "consolidate",
    "launches_of",
    "rebuild",
]


def rebuild(store: QuadStore, lexicon: Lexicon) -> list[Launch]:
    """Write the consolidated layer of a store anew from its documents, and return the launches."""
    entities, names = entity_quads(store, lexicon)
    launches = consolidate(read_accounts(store), lexicon)
    store.replace(ENTITIES, entities)
    store.replace(LAUNCHES, launch_quads(launches, follow(launches, lexicon), names))
    store.replace(CONFLICTS, conflict_quads(launches, names))
    return launches


def consolidate(accounts: Iterable[Account], lexicon: Lexicon) -> list[Launch]:
    """Return the launches behind some reports, in the order of their IRIs."""
    members = list(accounts)
    groups = cluster(members, judge(members, lexicon))
    return sorted(launches_of(groups, lexicon), key=lambda launch: launch.iri)


def launches_of(groups: Iterable[list[Account]], lexicon: Lexicon) -> list[Launch]:
    """Return one launch a group of reports, named after the first of its reports."""
    return [
        Launch(
            iri=f"{BASE}launch/{digest(group[0].report)}",
            reports=tuple(account.report for account in group),
            documents=tuple(sorted({account.document for account in group})),
            published=min((account.published for account in group), key=order),
            choices=tuple(choose(group, lexicon)),
        )
        for group in groups
    ]
