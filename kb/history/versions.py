"""The history: versions of documents that are out of date or retracted, out of sight of queries.

Each is one node of the graph `HISTORY` with what tells it from others and with its whole graph in
an archive. `kb:supersededBy` names the live document whose earlier version it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.dates import order
from kb.history.archive import unpack
from kb.history.documents import Facts, facts_in
from kb.rdf import Sheet
from kb.rdf.border import iri, own, plain, text, truth, typed, whole
from kb.rdf.sheet import A
from kb.store.answers import rows, time_columns, time_pattern
from kb.terms import BASE, DCTERMS, HISTORY, PROV, SCHEMA, XSD, digest

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kb.store import QuadStore, View

_VERSIONS = f"""
SELECT ?version ?document ?successor ?name ?title ?publisher ?url ?sha ?mark ?signature ?catalogue
  ?retraction ?at ?live {time_columns()}
WHERE {{ GRAPH <{HISTORY}> {{
  ?version a kb:Version ; prov:specializationOf ?document ; kb:supersededBy ?successor ;
    dcterms:identifier ?name ; dcterms:title ?title ; kb:sha256 ?sha ; kb:fingerprint ?mark ;
    kb:published ?time . {time_pattern("?time")}
  OPTIONAL {{ ?version schema:publisher ?publisher }}
  OPTIONAL {{ ?version schema:url ?url }}
  OPTIONAL {{ ?version kb:signature ?signature }}
  OPTIONAL {{ ?version kb:ofCatalogue ?catalogue }}
  OPTIONAL {{ ?version kb:retraction ?retraction }}
  OPTIONAL {{ ?version kb:retractedAt ?at }}
  OPTIONAL {{ ?version kb:wasLive ?live }}
}} }}"""


_REVISION = iri(PROV + "wasRevisionOf")


@dataclass(frozen=True, slots=True)
class Version:
    """One archived version of a document.

    `successor` is the live document whose earlier version it is. `retraction` numbers the
    retraction that took it out, 0 for none; `live` tells whether it was the live version then.
    """

    facts: Facts
    successor: str
    retraction: int = 0
    retracted_at: str = ""
    live: bool = False

    @property
    def iri(self) -> str:
        """The node's name: made from what tells one version from another."""
        return f"{BASE}version/{digest(*self.facts.key)}"


def read_versions(view: View) -> list[Version]:
    """Return all archived versions, the oldest first."""
    found = [_version(row) for row in rows(view, _VERSIONS)]
    return sorted(found, key=lambda v: (order(v.facts.published), v.iri))


def _version(row: dict[str, str]) -> Version:
    facts = facts_in(row, catalogue=row["catalogue"] == "true")
    number, live = int(row["retraction"] or 0), row["live"] == "true"
    return Version(facts, row["successor"], number, row["at"], live)


def archive(store: QuadStore, version: Version, packed: str) -> None:
    """Put a version into the history, in the place of what it holds of the same version."""
    forget(store, version)
    sheet, node, facts = Sheet(HISTORY), iri(version.iri), version.facts
    sheet.own(node, "archive", text(packed))
    sheet.say(node, A, own("Version"))
    sheet.say(node, iri(PROV + "specializationOf"), iri(facts.document))
    sheet.say(node, iri(DCTERMS + "identifier"), text(facts.name))
    sheet.say(node, iri(DCTERMS + "title"), text(facts.title))
    for term, address in (("publisher", facts.publisher), ("url", facts.url)):
        sheet.say(node, iri(SCHEMA + term), iri(address) if address else None)
    for term, words in (
        ("sha256", facts.sha256),
        ("fingerprint", facts.fingerprint),
        ("signature", facts.signature),
    ):
        sheet.words(node, term, words)
    time = iri(f"{version.iri}#published")
    sheet.own(node, "published", time)
    sheet.fill_time(time, facts.published)
    sheet.own(node, "ofCatalogue", truth(facts.catalogue))
    store.add(sheet.quads())
    mark(store, version)


def mark(store: QuadStore, version: Version) -> None:
    """Write what can change of a version that is archived: what superseded it, who retracted it."""
    sheet, node = Sheet(HISTORY), iri(version.iri)
    for term in ("supersededBy", "retraction", "retractedAt", "wasLive"):
        _drop(store, node, own(term), None)
    _drop(store, None, _REVISION, node)
    sheet.own(node, "supersededBy", iri(version.successor))
    sheet.own(node, "retraction", whole(version.retraction) if version.retraction else None)
    at = version.retracted_at
    sheet.own(node, "retractedAt", typed(at, XSD + "dateTime") if at else None)
    sheet.own(node, "wasLive", truth(True) if version.live else None)
    if not version.retraction:
        sheet.say(iri(version.successor), _REVISION, node)
    store.add(sheet.quads())


def forget(store: QuadStore, version: Version) -> None:
    """Take a version out of the history: it is live again, or is written anew."""
    node = iri(version.iri)
    _drop(store, node, None, None)
    _drop(store, iri(f"{version.iri}#published"), None, None)
    _drop(store, None, _REVISION, node)


def _drop(
    store: QuadStore,
    subject: ox.NamedNode | None,
    term: ox.NamedNode | None,
    value: ox.NamedNode | None,
) -> None:
    for quad in list(store.inner.quads_for_pattern(subject, term, value, iri(HISTORY))):
        store.inner.remove(quad)


def unarchive(store: QuadStore, version: Version) -> list[ox.Quad]:
    """Return the quads of a version as they were.

    Raises:
        StoreError: If the archive is damaged.
    """
    node, graph = iri(version.iri), iri(HISTORY)
    packed = (q.object for q in store.inner.quads_for_pattern(node, own("archive"), None, graph))
    return unpack(str(plain(next(packed))), version.facts.document)
