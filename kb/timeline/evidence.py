"""The words behind values: claims with their evidence, its sentence, and whose voice it is.

Asked for in steps, each bound to what the step before has found: one large question with optional
parts would read a whole catalogue for a single launch.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from kb.store.answers import last_step, names, rows, time_of
from kb.terms import LAUNCHES
from kb.timeline.documents import documents_of
from kb.timeline.entries import Evidence
from kb.timeline.statements import chain, statement_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.store import View

_SUPPORT = """
SELECT ?value ?claim WHERE {{
  GRAPH <{launches}> {{ <{launch}> kb:value ?value . ?value kb:supportedBy ?claim }}
}} ORDER BY ?value ?claim"""

_WORDS = """
SELECT ?claim ?document ?span ?words ?begin ?certainty WHERE {{
  VALUES (?claim ?document) {{ {bound} }}
  GRAPH ?document {{
    ?claim kb:evidence ?span ; kb:certainty ?certainty .
    ?span nif:anchorOf ?words ; nif:beginIndex ?begin
  }}
}} ORDER BY ?claim ?begin"""

_SENTENCES = """
SELECT ?span ?text ?begin WHERE {{
  VALUES (?span ?document) {{ {bound} }}
  GRAPH ?document {{ ?span nif:sentence ?s . ?s nif:anchorOf ?text ; nif:beginIndex ?begin }}
}}"""

_VOICES = """
SELECT ?claim ?voice WHERE {{
  VALUES (?claim ?document) {{ {bound} }}
  GRAPH ?document {{ ?claim kb:voice ?voice }}
}}"""

_AT_ONCE = 1000


class Testimony:
    """Evidence of one store; what all launches need is read once, and only when it is needed."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def called(self) -> dict[str, str]:
        """What each thing is called."""
        return names(self._view)

    @cached_property
    def _documents(self) -> dict[str, dict[str, str]]:
        return documents_of(self._view)

    @cached_property
    def _statements(self) -> dict[str, dict[str, str]]:
        return statement_rows(self._view)

    def of(self, launch: str) -> dict[str, list[Evidence]]:
        """Return the evidence behind each value of a launch, by the value's IRI."""
        support = list(rows(self._view, _SUPPORT.format(launches=LAUNCHES, launch=launch)))
        claims = sorted({row["claim"] for row in support})
        words = defaultdict(list)
        found = list(self._asked(_WORDS, claims))
        sentences = {
            row["span"]: row for row in self._asked(_SENTENCES, (row["span"] for row in found))
        }
        voices = {row["claim"]: row["voice"] for row in self._asked(_VOICES, claims)}
        for row in found:
            voice = voices.get(row["claim"], "")
            words[row["claim"]].append(self._evidence(row, sentences.get(row["span"]), voice))
        out: dict[str, list[Evidence]] = defaultdict(list)
        for row in support:
            out[row["value"]] += words[row["claim"]]
        return out

    def _asked(self, query: str, nodes: Iterable[str]) -> Iterator[dict[str, str]]:
        """Give the answers for some nodes of documents, each bound to the graph of its document."""
        pending = iter(dict.fromkeys(nodes))
        while some := list(islice(pending, _AT_ONCE)):
            bound = " ".join(f"(<{node}> <{node.partition('#')[0]}>)" for node in some)
            yield from rows(self._view, query.format(bound=bound))

    def _evidence(
        self, row: dict[str, str], sentence: dict[str, str] | None, voice: str
    ) -> Evidence:
        document = self._documents[row["document"]]
        text, start = _in_sentence(row, sentence)
        return Evidence(
            claim=row["claim"],
            words=row["words"],
            sentence=text,
            start=start,
            end=start + len(row["words"]),
            document=row["document"],
            title=document["title"] or document["name"],
            publisher=self.called.get(document["publisher"], ""),
            published=time_of(document),
            voice=tuple(chain(self._statements, voice, self.called)) if voice else (),
            certainty=last_step(row["certainty"]),
        )


def _in_sentence(row: dict[str, str], sentence: dict[str, str] | None) -> tuple[str, int]:
    """Return the sentence around some words and where in it they begin.

    Words that run over the end of their sentence stand for themselves.
    """
    if sentence is None:
        return row["words"], 0
    start = int(row["begin"]) - int(sentence["begin"])
    if sentence["text"][start : start + len(row["words"])] == row["words"]:
        return sentence["text"], start
    return row["words"], 0
