"""Dates that contradict the chosen ones, for the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.store.answers import rows, time_columns, time_of, time_pattern
from kb.terms import CONFLICTS, LAUNCHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.dates import Time
    from kb.store import View

_RIVALS = f"""
SELECT ?launch {time_columns()} WHERE {{
  GRAPH <{CONFLICTS}> {{
    ?conflict a kb:Conflict ; kb:launch ?launch ; kb:property kb:date ; kb:rival ?value
  }}
  GRAPH <{LAUNCHES}> {{
    ?value kb:chosen false ; rdf:value ?time . {time_pattern("?time")}
  }}
}} ORDER BY ?launch ?value"""


def rival_dates(view: View) -> Iterator[tuple[str, Time]]:
    """Return each launch, by its IRI, with each date that others give it."""
    return ((row["launch"], time_of(row)) for row in rows(view, _RIVALS))
