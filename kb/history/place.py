"""Which version of a document is the live one: the later published, or else the one loaded last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.history.archive import pack, pack_graph
from kb.history.documents import Facts, is_newer, is_version_of
from kb.history.versions import Version, archive, forget, mark, read_versions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pyoxigraph as ox

    from kb.store import QuadStore


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a version went, and what that changed.

    `superseded` holds the live versions that it replaced, `ahead` the one that is newer than it;
    `changed` the documents whose live graphs are not what they were.
    """

    superseded: tuple[Facts, ...]
    ahead: Facts | None
    changed: frozenset[str]


def rivals(facts: Facts, live: Mapping[str, Facts]) -> list[Facts]:
    """Return the live documents of which this is another version, in the order of their IRIs."""
    mine = live.get(facts.document)
    if facts.url:
        found = [mine] if mine else []
    else:
        found = [other for _, other in sorted(live.items()) if is_version_of(facts, other)]
    return [other for other in found if other.key != facts.key]


def place(
    store: QuadStore,
    facts: Facts,
    quads: Sequence[ox.Quad],
    live: dict[str, Facts],
    *,
    last: bool = True,
) -> Placed:
    """Write a version live or into the history, and keep `live` true to what the store then holds.

    Where dates do not tell, it is the live one if it comes `last`.
    """
    forget(store, Version(facts, ""))
    others = rivals(facts, live)
    ahead = next((other for other in others if not is_newer(facts, other, otherwise=last)), None)
    if ahead:
        archive(store, Version(facts, ahead.document), pack(quads))
        stale = live.get(facts.document)
        gone = {stale.document} if stale and stale.key == facts.key else set()
        _leave(store, gone, ahead.document, live)
        return Placed((), ahead, frozenset(gone))
    for other in others:
        archive(store, Version(other, facts.document), pack_graph(store, other.document))
    gone = {other.document for other in others}
    _leave(store, gone - {facts.document}, facts.document, live)
    store.replace(facts.document, quads)
    live[facts.document] = facts
    return Placed(tuple(others), None, frozenset({facts.document, *gone}))


def _leave(store: QuadStore, gone: Collection[str], successor: str, live: dict[str, Facts]) -> None:
    """Take documents out; their earlier versions become those of the successor."""
    if not gone:
        return
    for document in gone:
        store.remove(document)
        del live[document]
    for version in read_versions(store):
        if version.successor in gone and not version.retraction:
            mark(store, replace(version, successor=successor))
