"""Accounts: what the documents in a store say of launches, as values that can be compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.dates import Precision, Time
from kb.errors import DataError
from kb.store.answers import last_step, rows, time_columns, time_of, time_pattern
from kb.terms import KB, Property, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.store import View

_REPORTS = f"""
SELECT ?report ?document ?kind ?status ?outcome {time_columns()} {time_columns("published_")}
WHERE {{
  GRAPH ?document {{
    ?report a kb:Report ; kb:kind ?kind ; kb:status ?status .
    OPTIONAL {{ ?report kb:outcome ?outcome }}
    OPTIONAL {{ ?report kb:date ?date . {time_pattern("?date")} }}
    OPTIONAL {{ ?document kb:published ?published . {time_pattern("?published", "published_")} }}
  }}
}} ORDER BY ?report"""

_CLAIMS = f"""
SELECT ?claim ?report ?property ?value ?origin ?certainty {time_columns()}
WHERE {{
  GRAPH ?document {{
    ?claim a kb:Claim ; rdf:subject ?report ; rdf:predicate ?property ; rdf:object ?value ;
           kb:origin ?origin ; kb:certainty ?certainty .
    OPTIONAL {{ ?value a kb:Time . {time_pattern("?value")} }}
  }}
}} ORDER BY ?claim"""


@dataclass(frozen=True, slots=True)
class Assertion:
    """One claim, as far as judging and choosing need it.

    `value` is the last step of a concept's IRI ("failure"), the IRI of a thing, a number as text,
    or the EDTF text of `time`. `origin` is the IRI of whose word it is in the end.
    """

    claim: str
    report: str
    document: str
    published: str
    property: Property
    value: str
    origin: str
    certainty: str
    time: Time | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """One report: what it says in the end, and all claims that it makes on the way there."""

    report: str
    document: str
    published: Time
    kind: str
    status: str
    outcome: str
    time: Time
    assertions: tuple[Assertion, ...]

    @property
    def occurred(self) -> bool:
        """Whether this report tells of a launch that took place."""
        return self.status == Status.OCCURRED

    def values(self, property_: Property) -> list[str]:
        """Return the values that this report claims for a property, in the order of its claims."""
        return [a.value for a in self.assertions if a.property is property_]


def read_accounts(view: View) -> list[Account]:
    """Return every report of a store with its claims, in the order of the reports' IRIs."""
    claims: dict[str, list[Assertion]] = defaultdict(list)
    for row in rows(view, _CLAIMS):
        assertion = _assertion(row)
        claims[assertion.report].append(assertion)
    return [_account(row, claims) for row in rows(view, _REPORTS)]


def _account(row: dict[str, str], claims: dict[str, list[Assertion]]) -> Account:
    report, document, published = row["report"], row["document"], time_of(row, "published_")
    placed = (
        replace(assertion, document=document, published=row["published_earliest"])
        for assertion in claims.get(report, ())
    )
    return Account(
        report=report,
        document=document,
        published=published,
        kind=last_step(row["kind"]),
        status=last_step(row["status"]),
        outcome=last_step(row["outcome"]),
        time=time_of(row),
        assertions=tuple(placed),
    )


def _assertion(row: dict[str, str]) -> Assertion:
    name = row["property"].removeprefix(KB)
    time = time_of(row) if row["precision"] else None
    return Assertion(
        claim=row["claim"],
        report=row["report"],
        document="",
        published="",
        property=_property(name),
        value=time.edtf if time else last_step(row["value"]),
        origin=row["origin"],
        certainty=last_step(row["certainty"]),
        time=time,
    )


def _property(name: str) -> Property:
    try:
        return Property(name)
    except ValueError as error:
        raise DataError(f"a claim speaks of {name!r}, which is no property of a launch") from error


_RANKS = {precision: rank for rank, precision in enumerate(Precision)}


def fineness(time: Time) -> tuple[bool, float, int]:
    """The key that sorts times from the narrowest to the widest; open ones come last."""
    if time.earliest is None or time.latest is None:
        return True, 0.0, _RANKS[time.precision]
    return False, (time.latest - time.earliest).total_seconds(), _RANKS[time.precision]


def origins(assertions: Iterable[Assertion]) -> set[str]:
    """Return the independent origins behind some claims."""
    return {assertion.origin for assertion in assertions}
