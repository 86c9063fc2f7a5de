"""Statements of a store: who said what, within whose report, about which launch."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kb.dates import UNKNOWN_TIME, order
from kb.store.answers import last_step, names, rows, time_columns, time_of, time_pattern
from kb.terms import LAUNCHES
from kb.timeline.documents import documents_of
from kb.timeline.entries import StatementEntry

if TYPE_CHECKING:
    from kb.store import View

_STATEMENTS = f"""
SELECT ?statement ?document ?speaker ?speaksFor ?speakerWords ?cueWords ?contentWords ?act ?mode
       ?certainty ?polarity ?within {time_columns("said_")}
WHERE {{ GRAPH ?document {{
  ?statement a kb:Statement ; kb:speaker ?speaker ; kb:speakerWords ?speakerWords ;
    kb:cueWords ?cueWords ; kb:act ?act ; kb:mode ?mode ; kb:certainty ?certainty ;
    kb:polarity ?polarity .
  OPTIONAL {{ ?statement kb:contentWords ?contentWords }}
  OPTIONAL {{ ?statement kb:speaksFor ?speaksFor }}
  OPTIONAL {{ ?statement kb:within ?within }}
  OPTIONAL {{ ?statement kb:date ?said . {time_pattern("?said", "said_")} }}
}} }}"""

_ABOUT = f"""
SELECT DISTINCT ?statement ?launch WHERE {{
  GRAPH ?document {{ ?statement a kb:Statement ; kb:about ?report }}
  GRAPH <{LAUNCHES}> {{ ?launch kb:report ?report }}
}} ORDER BY ?statement ?launch"""


def statements(view: View, *, launch: str = "", speaker: str = "") -> list[StatementEntry]:
    """Return statements in the order in which their documents were published.

    Args:
        view: The store to read.
        launch: The IRI of a launch: only statements about it.
        speaker: The IRI of an agent: only what it said.
    """
    about = _about(view)
    found = _entries(view, about)
    kept = (
        (iri, entry)
        for iri, entry in found.items()
        if (not launch or launch in about[iri]) and (not speaker or speaker in entry[1])
    )
    return sorted((entry for _, (entry, _) in kept), key=_order)


def _order(entry: StatementEntry) -> tuple[object, ...]:
    return order(entry.published), entry.document, entry.iri


def _about(view: View) -> dict[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for row in rows(view, _ABOUT):
        out[row["statement"]].append(row["launch"])
    return out


def _entries(
    view: View, about: dict[str, list[str]]
) -> dict[str, tuple[StatementEntry, list[str]]]:
    """Return the statements by IRI, each with those who can be named as its speaker."""
    called = names(view)
    documents = documents_of(view)
    raw = statement_rows(view)
    out = {}
    for iri, row in raw.items():
        document = documents[row["document"]]
        entry = StatementEntry(
            iri=iri,
            speaker=called.get(row["speaker"], row["speakerWords"]),
            speaker_words=row["speakerWords"],
            cue=row["cueWords"],
            content=row["contentWords"],
            act=last_step(row["act"]),
            mode=last_step(row["mode"]),
            certainty=last_step(row["certainty"]),
            polarity=last_step(row["polarity"]),
            document=row["document"],
            title=document["title"] or document["name"],
            publisher=called.get(document["publisher"], ""),
            published=time_of(document),
            date=time_of(row, "said_") if row["said_precision"] else UNKNOWN_TIME,
            chain=tuple(chain(raw, iri, called)[1:]),
            about=tuple(about[iri]),
        )
        out[iri] = (entry, [row["speaksFor"]] if row["speaksFor"] else row["speakers"].split())
    return out


def chain(raw: dict[str, dict[str, str]], statement: str, called: dict[str, str]) -> list[str]:
    """Return the speakers from a statement outwards to the document, the innermost first."""
    out: list[str] = []
    seen: set[str] = set()
    while statement in raw and statement not in seen:
        seen.add(statement)
        row = raw[statement]
        out.append(called.get(row["speaker"], row["speakerWords"]))
        statement = row["within"]
    return out


def statement_rows(view: View) -> dict[str, dict[str, str]]:
    """Return the raw rows of all statements, by IRI.

    `speakers` holds all speakers; `speaker` is empty when they speak jointly, and the text's own
    words name them.
    """
    out: dict[str, dict[str, str]] = {}
    for row in rows(view, _STATEMENTS):
        known = out.setdefault(row["statement"], {**row, "speakers": row["speaker"]})
        if row["speaker"] not in known["speakers"].split():
            known["speakers"] += f" {row['speaker']}"
            known["speaker"] = ""
    return out
