"""What changed from one day of knowledge to another, each change with the document behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.dates import UNKNOWN_TIME, display, order
from kb.rows import Rows
from kb.store.answers import rows, time_of
from kb.terms import KB, LAUNCHES
from kb.timeline.difference import Change, How, difference
from kb.timeline.documents import documents_of
from kb.timeline.read import timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb.store import View

_REPORTS = f"""
SELECT ?launch ?report WHERE {{ GRAPH <{LAUNCHES}> {{ ?launch kb:report ?report }} }}
ORDER BY ?launch ?report"""

_NAMES = f"""
SELECT ?launch ?report WHERE {{ GRAPH <{LAUNCHES}> {{ ?launch dcterms:identifier ?report }} }}
ORDER BY ?launch ?report"""

_SUPPORT = f"""
SELECT ?launch ?property ?claim WHERE {{
  VALUES ?launch {{ %s }}
  GRAPH <{LAUNCHES}> {{
    ?launch kb:value ?value .
    ?value kb:property ?property ; kb:chosen true ; kb:supportedBy ?claim .
  }}
}}"""

_HASHES = """
SELECT ?document ?sha WHERE { GRAPH ?document { ?document a kb:Document ; kb:sha256 ?sha } }"""


def same_launches(before: View, after: View) -> dict[str, str]:
    """Return which launch of one store is which of another: the one with most of its reports.

    Where a launch has none of its reports there, its identifiers tell.
    """
    out: dict[str, str] = {}
    for query in (_REPORTS, _NAMES):
        home = {row["report"]: row["launch"] for row in rows(after, query)}
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for row in rows(before, query):
            if row["report"] in home:
                found[row["launch"]][home[row["report"]]] += 1
        for launch, homes in found.items():
            out.setdefault(launch, min(homes, key=lambda home: (-homes[home], home)))
    return out


def revisions(before: View, after: View) -> list[Change]:
    """Return what changed between two states of knowledge; how many tell of it is no change."""
    entries = timeline(before, events=False), timeline(after, events=False)
    changes = difference(*entries, same_launches(before, after))
    told = [change for change in changes if change.how is not How.SUPPORT]
    followed = {entry.iri: entry.followed_by for entry in entries[1]}
    fresh = _fresh(before, after)
    support = _support(after, {c.launch for c in told} | set(followed.values()) - {""})
    dates = {iri: order(time_of(row)) for iri, row in documents_of(after).items()}

    def behind(change: Change) -> str:
        launch = change.launch
        if change.how is How.FULFILLED and not change.property:
            launch = followed[launch]
        found = support.get((launch, change.property), support.get((launch, ""), set()))
        return min(found & fresh or found, key=lambda iri: (dates[iri], iri), default="")

    found = [replace(change, document=behind(change)) for change in told]
    # Stable: within one document the order of the timelines stays.
    return sorted(found, key=lambda change: (_age(change, dates), change.document))


def _age(change: Change, dates: Mapping[str, object]) -> object:
    return dates.get(change.document, order(UNKNOWN_TIME))


def _fresh(before: View, after: View) -> set[str]:
    """Return the documents whose text is not that of before."""
    known = {(row["document"], row["sha"]) for row in rows(before, _HASHES)}
    return {r["document"] for r in rows(after, _HASHES) if (r["document"], r["sha"]) not in known}


def _support(view: View, launches: Iterable[str]) -> Mapping[tuple[str, str], set[str]]:
    """Return the documents behind each property of launches; under "" those behind any."""
    out: dict[tuple[str, str], set[str]] = defaultdict(set)
    names = " ".join(f"<{launch}>" for launch in sorted(launches))
    for row in rows(view, _SUPPORT % names) if names else ():
        document = row["claim"].partition("#")[0]
        for name in (row["property"].removeprefix(KB), ""):
            out[row["launch"], name].add(document)
    return out


def revision_rows(changes: Iterable[Change], view: View) -> Rows:
    """Return changes as rows, with the title of the document behind each and when it came out."""
    documents = documents_of(view)
    out = []
    for change in changes:
        row = documents.get(change.document, {})
        title = row.get("title") or row.get("name", "")
        published = display(time_of(row)) if row else ""
        told = (change.label, str(change.how), change.property, change.before, change.after)
        out.append((*told, title, published, change.launch))
    columns = ("launch", "change", "property", "before", "after", "document", "published")
    return Rows((*columns, "launchIri"), tuple(out))
