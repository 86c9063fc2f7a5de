"""Where sources contradict each other, or say the same otherwise: launch by launch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.store.answers import rows
from kb.terms import CONFLICTS, KB, LAUNCHES, Property
from kb.timeline.explain import Explainer

if TYPE_CHECKING:
    from kb.store import View
    from kb.timeline.entries import Explanation

_DIFFERENCES = """
SELECT DISTINCT ?launch ?property ?earliest WHERE {{
  GRAPH <{conflicts}> {{ ?node a kb:{sort} ; kb:launch ?launch ; kb:property ?property }}
  OPTIONAL {{ GRAPH <{launches}> {{ ?launch kb:date/kb:earliest ?earliest }} }}
}} ORDER BY ?earliest ?launch ?property"""


def conflicts(view: View, launch: str = "", *, every: bool = False) -> list[Explanation]:
    """Return the launches on which sources differ, earliest first, with the values that differ.

    Args:
        view: The store to read.
        launch: The IRI of a launch: only this one.
        every: Give differences of precision, scale and definition as well, which leave both values
            standing; else contradictions alone.
    """
    sort = "Difference" if every else "Conflict"
    query = _DIFFERENCES.format(conflicts=CONFLICTS, launches=LAUNCHES, sort=sort)
    found: dict[str, list[Property]] = defaultdict(list)
    for row in rows(view, query):
        if launch in {"", row["launch"]}:
            found[row["launch"]].append(Property(row["property"].removeprefix(KB)))
    explainer = Explainer(view)
    whole = (explainer.explain(iri, only=only) for iri, only in found.items())
    return [_differing(explanation, every=every) for explanation in whole]


def _differing(explanation: Explanation, *, every: bool) -> Explanation:
    values = (
        value
        for value in explanation.values
        if value.chosen or value.rival or (every and value.difference)
    )
    return replace(explanation, values=tuple(values))
