"""Claims of a record: one property, its value, and the column that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.dates import Time
    from kb.model import Mention, Value
    from kb.terms import Property
    from loaders.catalogues.ledger import Row


def column_claim(
    row: Row,
    property_: Property,
    value: Value,
    column: str,
    *,
    code: str = "",
    known: Time | None = None,
) -> Claim:
    """Return the claim that a record's column makes; a record without it stands as a whole.

    `code` is the source's own word where the value was mapped from it, `known` since when the
    source says so.
    """
    spans = row.spans(column)[:1] or (row.line,)
    return Claim(property_, value, spans, rule=rule_of(column), code=code, known=known)


def mention_claims(
    property_: Property, mentions: Iterable[Mention], row: Row, column: str
) -> tuple[Claim, ...]:
    """Return a claim for each thing that a column names, at its own place."""
    return tuple(
        Claim(property_, one, one.spans or (row.line,), rule=rule_of(column)) for one in mentions
    )


def rule_of(column: str) -> str:
    """Return how a claim says which column it comes from."""
    return f"catalogue column {column}"
