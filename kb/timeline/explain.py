"""Why a launch is said to be what it is: each value with its reason, claims, words and sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.dates import display
from kb.errors import NotFoundError
from kb.store.answers import last_step, rows, time_columns, time_of, time_pattern
from kb.terms import CONFLICTS, KB, LAUNCHES, Property
from kb.timeline.entries import ExplainedValue, Explanation
from kb.timeline.evidence import Testimony

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.store import View
    from kb.timeline.entries import Evidence

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
        self._testimony = Testimony(view)

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
        evidence = self._testimony.of(launch)
        wanted = {KB + property_.value for property_ in only} or set(_ORDER)
        chosen = [row for row in found if row["property"] in wanted]
        chosen.sort(
            key=lambda row: (_ORDER[row["property"]], row["chosen"] != "true", row["value"])
        )
        values = tuple(_value(row, evidence, self._testimony.called) for row in chosen)
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
        difference=last_step(row["difference"]),
    )
