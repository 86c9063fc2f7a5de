"""Launches and other dated events of a store, in order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.dates import Time, certainly_before, order
from kb.store.answers import cells, last_step, names, rows, time_columns, time_of, time_pattern
from kb.terms import CONFLICTS, ENTITIES, KB, LAUNCHES
from kb.timeline.entries import TimelineEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.store import View

# A query a property, put together here, takes half as long as one query with all of them.
_LAUNCHES = f"""
SELECT ?launch ?label ?documents ?origins WHERE {{ GRAPH <{LAUNCHES}> {{
  ?launch a kb:Launch ; rdfs:label ?label ; kb:documents ?documents ; kb:origins ?origins
}} }}"""

_TOLD = ("kind", "status", "outcome", "actor", "vehicle", "site", "followedBy")

_TIMES = f"""
SELECT ?launch ?part ?value WHERE {{
  GRAPH <{LAUNCHES}> {{ ?launch a kb:Launch ; kb:date ?time . ?time ?part ?value }}
}}"""

_PAYLOADS = f"""
SELECT ?launch ?payload WHERE {{ GRAPH <{LAUNCHES}> {{ ?launch kb:payload ?payload }} }}"""

_CONFLICTS = f"""
SELECT ?launch ?property WHERE {{
  GRAPH <{CONFLICTS}> {{ ?conflict a kb:Conflict ; kb:launch ?launch ; kb:property ?property }}
}}"""

_EVENTS = f"""
SELECT ?event ?kind ?label ?agent {time_columns()}
WHERE {{ GRAPH ?document {{
  ?event a kb:Event ; kb:eventKind ?kind ; rdfs:label ?label ; kb:date ?time .
  {time_pattern("?time")}
  OPTIONAL {{ ?event kb:agent ?agent }}
}} }}"""


_HOLDERS = f"""
SELECT ?thing ?holder WHERE {{
  GRAPH <{ENTITIES}> {{ ?thing kb:country|kb:partOf ?holder }}
}}"""


def timeline(
    view: View,
    *,
    since: Time | None = None,
    until: Time | None = None,
    actor: str = "",
    certain: bool = False,
    events: bool = True,
) -> list[TimelineEntry]:
    """Return the launches and other dated events, earliest first, undated ones last.

    Args:
        view: The store to read.
        since: Leave out what is certainly before it, and what has no date at all.
        until: Leave out what is certainly after it, and what has no date at all.
        actor: The IRI of an agent: only launches by it, or by a body that belongs to it.
        certain: Keep only what certainly lies between `since` and `until`.
        events: Also give meetings, alerts and the like (not when an actor is named).
    """
    called = names(view)
    mine = {actor, *(row["thing"] for row in rows(view, _HOLDERS) if row["holder"] == actor)}
    entries = [entry for entry, agent in _launches(view, called) if not actor or agent in mine]
    if events and not actor:
        entries += _events(view, called)
    kept = [entry for entry in entries if _within(entry.time, since, until, certain=certain)]
    return sorted(kept, key=lambda entry: (order(entry.time), entry.sort, entry.iri))


def _within(time: Time, since: Time | None, until: Time | None, *, certain: bool) -> bool:
    if (since or until) and time.earliest is None and time.latest is None:
        return False
    if certain:
        after = since is None or _not_before(time, since)
        return after and (until is None or _not_after(time, until))
    out = (since and certainly_before(time, since)) or (until and certainly_before(until, time))
    return not out


def _not_before(time: Time, since: Time) -> bool:
    if since.earliest is None:
        return True
    return time.earliest is not None and time.earliest >= since.earliest


def _not_after(time: Time, until: Time) -> bool:
    if until.latest is None:
        return True
    return time.latest is not None and time.latest <= until.latest


def _launches(view: View, called: dict[str, str]) -> Iterator[tuple[TimelineEntry, str]]:
    payloads, conflicts = _lists(view, _PAYLOADS), _lists(view, _CONFLICTS)
    told = {name: _told(view, name) for name in _TOLD}
    times: dict[str, dict[str, str]] = defaultdict(dict)
    for iri, part, value in cells(view, _TIMES):
        times[iri][part.removeprefix(KB)] = value
    for iri, label, documents, origins in cells(view, _LAUNCHES):
        row = {name: values.get(iri, "") for name, values in told.items()}
        entry = TimelineEntry(
            iri=iri,
            sort="launch",
            label=label,
            time=time_of(times[iri]),
            actor=called.get(row["actor"], row["actor"]),
            vehicle=called.get(row["vehicle"], row["vehicle"]),
            payloads=tuple(called.get(payload, payload) for payload in payloads[iri]),
            site=called.get(row["site"], row["site"]),
            kind=last_step(row["kind"]),
            status=last_step(row["status"]),
            outcome=last_step(row["outcome"]),
            documents=int(documents),
            origins=int(origins),
            conflicts=tuple(name.removeprefix(KB) for name in conflicts[iri]),
            followed_by=row["followedBy"],
        )
        yield entry, row["actor"]


def _told(view: View, name: str) -> dict[str, str]:
    """Return a property's value by launch."""
    query = f"SELECT ?launch ?value WHERE {{ GRAPH <{LAUNCHES}> {{ ?launch kb:{name} ?value }} }}"
    return {row[0]: row[1] for row in cells(view, query)}


def _lists(view: View, query: str) -> dict[str, list[str]]:
    """Return the values of each launch in order; to sort them here is far faster than to ask so."""
    out: dict[str, list[str]] = defaultdict(list)
    for launch, value in sorted(cells(view, query)):
        out[launch].append(value)
    return out


def _events(view: View, called: dict[str, str]) -> list[TimelineEntry]:
    """Events told by several documents with the same kind and day stand once, with their number."""
    agents: dict[str, list[str]] = defaultdict(list)
    single: dict[str, TimelineEntry] = {}
    for row in sorted(rows(view, _EVENTS), key=lambda row: (row["event"], row["agent"])):
        iri = row["event"]
        if row["agent"]:
            agents[iri].append(called.get(row["agent"], row["agent"]))
        single[iri] = TimelineEntry(
            iri=iri, sort=last_step(row["kind"]), label=row["label"], time=time_of(row)
        )
    named = (replace(entry, actor=", ".join(agents[iri])) for iri, entry in sorted(single.items()))
    return _merged(named)


def _merged(entries: Iterable[TimelineEntry]) -> list[TimelineEntry]:
    groups: dict[tuple[str, str], list[TimelineEntry]] = defaultdict(list)
    for entry in entries:
        groups[entry.sort, entry.time.edtf].append(entry)
    out = []
    for group in groups.values():
        documents = {entry.iri.partition("#")[0] for entry in group}
        out.append(replace(group[0], documents=len(documents), origins=len(documents)))
    return out
