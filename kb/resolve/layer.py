"""The consolidated layer: everything that follows from documents and judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.resolve.accounts import read_accounts
from kb.resolve.clusters import cluster, doubtful, judge
from kb.resolve.copies import copies, copy_quads
from kb.resolve.index import Index, index_quads, keys_by_report, rules_of
from kb.resolve.judgements import judgement_quads, overruled, read_judgements
from kb.resolve.known import store_lexicon
from kb.resolve.launches import Grounds, launches_of, read_links
from kb.resolve.plans import follow
from kb.resolve.things import entity_quads, read_namings
from kb.resolve.update import Update
from kb.resolve.write import conflict_quads, follow_quads, launch_quads
from kb.terms import CONFLICTS, COPIES, ENTITIES, INDEX, LAUNCHES, MATCHES

if TYPE_CHECKING:
    from collections.abc import Collection

    from kb.names import Lexicon
    from kb.store import QuadStore


def rebuild(
    store: QuadStore,
    lexicon: Lexicon,
    changed: Collection[str] | None = None,
    *,
    judged: Collection[str] = (),
) -> int:
    """Bring the consolidated layer of a store up to date; return the number of launches.

    Args:
        store: The store; its documents are as they shall be.
        lexicon: What is known by name, beside what documents in the store describe.
        changed: The documents that were added, replaced or taken out since the layer was made; only
            what they touch is made anew. None: everything is.
        judged: Reports on which a person's judgement was added or taken back since then.

    The result is the same either way.
    """
    rules = rules_of(store)
    known = store_lexicon(store, lexicon)
    if changed is not None and Index(store).rules == rules:
        update = Update(store, known, changed, judged)
        if update.is_small:
            return update.run()
    return _make(store, known, rules)


def _make(store: QuadStore, lexicon: Lexicon, rules: str) -> int:
    """Make the whole layer."""
    namings, accounts = read_namings(store), read_accounts(store)
    matches = judge(accounts, lexicon)
    groups = cluster(accounts, overruled(matches, read_judgements(store)), lexicon)
    copied = copies(store)
    launches = launches_of(groups, Grounds(lexicon, copied, read_links(store)))
    launch_of = {report: launch.iri for launch in launches for report in launch.reports}
    entities, names = entity_quads(namings, lexicon)
    followed = follow((launch.course for launch in launches), lexicon)
    store.replace(ENTITIES, entities)
    store.replace(COPIES, copy_quads(copied))
    store.replace(MATCHES, judgement_quads(doubtful(matches, launch_of)))
    store.replace(LAUNCHES, [*launch_quads(launches, names), *follow_quads(followed)])
    store.replace(CONFLICTS, conflict_quads(launches, names))
    store.replace(INDEX, index_quads(keys_by_report(accounts, lexicon), namings, rules))
    return len(launches)
