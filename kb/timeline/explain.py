"""Why a launch is said to be what it is: each value with its reason, claims, words and sentence."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kb.dates import display
from kb.errors import NotFoundError
from kb.store.answers import last_step, names, rows, time_columns, time_of, time_pattern
from kb.terms import CONFLICTS, KB, LAUNCHES, Property
from kb.timeline.documents import documents_of
from kb.timeline.entries import Evidence, ExplainedValue, Explanation
from kb.timeline.statements import chain, statement_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.store import View

_VALUES = """
SELECT ?label ?value ?property ?term ?chosen ?rule ?reason ?origins ?rival ?difference {time}
WHERE {{
  GRAPH <{launches}> {{
    <{launch}> rdfs:label ?label ; kb:value ?value .
    ?value kb:property ?property ; rdf:value ?term ; kb:chosen ?chosen ; kb:rule ?rule ;
      kb:reason ?reason ; kb:origins ?origins .
    OPTIONAL {{ ?value kb:differenceKind ?difference }}
    OPTIONAL {{ ?term a kb:Time . {pattern} }}
  }}
  BIND(EXISTS {{ GRAPH <{conflicts}> {{ ?c a kb:Conflict ; kb:rival ?value }} }} AS ?rival)
}}"""

_CLAIMS = """
SELECT ?value ?claim ?document ?words ?begin ?text ?sentenceBegin ?voice ?certainty WHERE {{
  GRAPH <{launches}> {{ <{launch}> kb:value ?value . ?value kb:supportedBy ?claim }}
  GRAPH ?document {{
    ?claim kb:evidence ?span ; kb:certainty ?certainty .
    ?span nif:anchorOf ?words ; nif:beginIndex ?begin .
    OPTIONAL {{ ?span nif:sentence ?s . ?s nif:anchorOf ?text ; nif:beginIndex ?sentenceBegin }}
    OPTIONAL {{ ?claim kb:voice ?voice }}
  }}
}} ORDER BY ?value ?claim ?begin"""

_ORDER = {KB + property_.value: place for place, property_ in enumerate(Property)}


def explain(view: View, launch: str, *, only: Iterable[Property] = ()) -> Explanation:
    """Return a launch with every value, why it was chosen, and the words behind it.

    Args:
        view: The store to read.
        launch: The launch's IRI.
        only: Restrict to these properties.

    Raises:
        NotFoundError: If there is no such launch.
    """
    return Explainer(view).explain(launch, only=only)


class Explainer:
    """Explains launches of one store; what all explanations need is read once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._called = names(view)
        self._documents, self._statements = documents_of(view), statement_rows(view)

    def explain(self, launch: str, *, only: Iterable[Property] = ()) -> Explanation:
        """Return a launch with every value, as the function of this name does."""
        query = _VALUES.format(
            launches=LAUNCHES,
            conflicts=CONFLICTS,
            launch=launch,
            time=time_columns(),
            pattern=time_pattern("?term"),
        )
        found = list(rows(self._view, query))
        if not found:
            raise NotFoundError(f"no launch {launch} in the store; `kb timeline` lists them")
        evidence = self._evidence(launch)
        wanted = {KB + property_.value for property_ in only} or set(_ORDER)
        chosen = [row for row in found if row["property"] in wanted]
        chosen.sort(
            key=lambda row: (_ORDER[row["property"]], row["chosen"] != "true", row["value"])
        )
        values = tuple(_value(row, evidence, self._called) for row in chosen)
        return Explanation(launch, found[0]["label"], values)

    def _evidence(self, launch: str) -> dict[str, list[Evidence]]:
        out: dict[str, list[Evidence]] = defaultdict(list)
        for row in rows(self._view, _CLAIMS.format(launches=LAUNCHES, launch=launch)):
            document = self._documents[row["document"]]
            sentence, start = _in_sentence(row)
            out[row["value"]].append(
                Evidence(
                    claim=row["claim"],
                    words=row["words"],
                    sentence=sentence,
                    start=start,
                    end=start + len(row["words"]),
                    document=row["document"],
                    title=document["title"] or document["name"],
                    publisher=self._called.get(document["publisher"], ""),
                    published=time_of(document),
                    voice=tuple(chain(self._statements, row["voice"], self._called)),
                    certainty=last_step(row["certainty"]),
                )
            )
        return out


def _value(
    row: dict[str, str], evidence: dict[str, list[Evidence]], called: dict[str, str]
) -> ExplainedValue:
    term = row["term"]
    shown = display(time_of(row)) if row["precision"] else called.get(term, last_step(term))
    return ExplainedValue(
        property=row["property"].removeprefix(KB),
        value=shown,
        chosen=row["chosen"] == "true",
        rule=last_step(row["rule"]),
        reason=row["reason"],
        origins=int(row["origins"]),
        rival=row["rival"] == "true" and row["chosen"] != "true",
        evidence=tuple(evidence[row["value"]]),
        difference=last_step(row["difference"]),
    )


def _in_sentence(row: dict[str, str]) -> tuple[str, int]:
    """Return the sentence around some words and where in it they begin.

    Words that run over the end of their sentence stand for themselves.
    """
    start = int(row["begin"]) - int(row["sentenceBegin"] or row["begin"])
    if row["text"][start : start + len(row["words"])] == row["words"]:
        return row["text"], start
    return row["words"], 0
