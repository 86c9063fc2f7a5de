"""Taking documents out, each retraction with its number, and bringing them back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.dates import to_xsd
from kb.errors import NotFoundError
from kb.history.archive import pack_graph
from kb.history.documents import read_facts
from kb.history.place import place
from kb.history.versions import Version, archive, mark, read_versions, unarchive

if TYPE_CHECKING:
    from datetime import datetime

    from kb.store import QuadStore, View


def retract(store: QuadStore, document: str, when: datetime | None = None) -> set[str]:
    """Take a live document out, with its earlier versions; return the documents that changed.

    Raises:
        NotFoundError: If there is no such document.
    """
    facts = read_facts(store).get(document)
    if facts is None:
        raise NotFoundError(f"no document {document}; `kb sources` lists what there is")
    versions = read_versions(store)
    number = max((version.retraction for version in versions), default=0) + 1
    at = to_xsd(when) if when else ""
    earlier = (v for v in versions if v.successor == document and not v.retraction)
    for version in earlier:
        mark(store, replace(version, retraction=number, retracted_at=at))
    gone = Version(facts, document, number, at, live=True)
    archive(store, gone, pack_graph(store, document))
    store.remove(document)
    return {document}


def undo(store: QuadStore) -> set[str]:
    """Bring back what the last retraction took out; return the documents that changed.

    Where a version was loaded since then whose date does not tell which is newer, that one stays.

    Raises:
        NotFoundError: If nothing is retracted.
    """
    versions = [version for version in read_versions(store) if version.retraction]
    last = max((version.retraction for version in versions), default=0)
    if not last:
        raise NotFoundError("nothing is retracted; `kb sources --retracted` lists retractions")
    live = read_facts(store)
    changed: set[str] = set()
    back = [version for version in versions if version.retraction == last]
    # The live version comes first, so that the earlier ones find it and go into its history.
    for version in sorted(back, key=lambda v: not v.live):
        quads = unarchive(store, version)
        changed |= place(store, version.facts, quads, live, last=False).changed
    return changed


def retracted(view: View) -> set[str]:
    """Return the documents that are retracted, by IRI, unless they have been loaded again."""
    return {version.facts.document for version in read_versions(view) if version.retraction}
