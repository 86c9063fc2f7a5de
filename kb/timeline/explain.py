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
SELECT ?label ?value ?property ?term ?chosen ?rule ?reason ?origins ?rival {time} WHERE {{
  GRAPH <{launches}> {{
    <{launch}> rdfs:label ?label ; kb:value ?value .
    ?value kb:property ?property ; rdf:value ?term ; kb:chosen ?chosen ; kb:rule ?rule ;
      kb:reason ?reason ; kb:origins ?origins .
    OPTIONAL {{ ?term a kb:Time . {pattern} }}
  }}
  BIND(EXISTS {{ GRAPH <{conflicts}> {{ ?c kb:rival ?value }} }} AS ?rival)
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
    called = names(view)
    query = _VALUES.format(
        launches=LAUNCHES,
        conflicts=CONFLICTS,
        launch=launch,
        time=time_columns(),
        pattern=time_pattern("?term"),
    )
    found = list(rows(view, query))
    if not found:
        raise NotFoundError(f"no launch {launch} in the store; `kb timeline` lists them")
    evidence = _evidence(view, launch, called)
    wanted = {KB + property_.value for property_ in only} or set(_ORDER)
    chosen = [row for row in found if row["property"] in wanted]
    chosen.sort(key=lambda row: (_ORDER[row["property"]], row["chosen"] != "true", row["value"]))
    values = tuple(_value(row, evidence, called) for row in chosen)
    return Explanation(launch, found[0]["label"], values)


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
    )


def _in_sentence(row: dict[str, str]) -> tuple[str, int]:
    """Return the sentence around some words and where in it they begin.

    Words that run over the end of their sentence stand for themselves.
    """
    start = int(row["begin"]) - int(row["sentenceBegin"] or row["begin"])
    if row["text"][start : start + len(row["words"])] == row["words"]:
        return row["text"], start
    return row["words"], 0


def _evidence(view: View, launch: str, called: dict[str, str]) -> dict[str, list[Evidence]]:
    documents, statements = documents_of(view), statement_rows(view)
    out: dict[str, list[Evidence]] = defaultdict(list)
    query = _CLAIMS.format(launches=LAUNCHES, launch=launch)
    for row in rows(view, query):
        document = documents[row["document"]]
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
                publisher=called.get(document["publisher"], ""),
                published=time_of(document),
                voice=tuple(chain(statements, row["voice"], called)),
                certainty=last_step(row["certainty"]),
            )
        )
    return out
