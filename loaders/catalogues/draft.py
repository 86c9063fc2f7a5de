"""A report in the making: each value that is set brings the claim that says so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.model import Mention, Report
from kb.terms import Certainty, EntityType, Kind, Property, Status
from loaders.catalogues.claims import column_claim
from loaders.catalogues.missions import payload_spans
from loaders.catalogues.things import mention

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kb.dates import Time
    from kb.model import Claim, Value
    from loaders.catalogues.ledger import Row


@dataclass(frozen=True, slots=True)
class Source:
    """Where in a record a claim stands, and how it is meant.

    `code` is the source's own word, `known` since when the source says so; `also` is a second
    column that the value was read from.
    """

    column: str
    code: str = ""
    also: str = ""
    known: Time | None = None
    certainty: Certainty | None = None


@dataclass(slots=True)
class Draft:
    """Collects what one record says; of several values of a property the first is the report's.

    `known` says since when the source says all that, and `certainty` how sure it is, where a claim
    does not say otherwise.
    """

    row: Row
    known: Time | None = None
    certainty: Certainty = Certainty.CERTAIN
    claims: list[Claim] = field(default_factory=list)

    def say(self, property_: Property, value: Value | None, source: Source) -> None:
        """Claim a value, unless there is none."""
        if value is None:
            return
        known = source.known or self.known
        claim = column_claim(
            self.row, property_, value, source.column, code=source.code, known=known
        )
        spans = claim.spans + (self.row.spans(source.also)[:1] if source.also else ())
        self.claims.append(
            replace(claim, spans=spans, certainty=source.certainty or self.certainty)
        )

    def name(
        self,
        property_: Property,
        type_: EntityType,
        column: str,
        *,
        names: Sequence[str] = (),
        code: str = "",
    ) -> None:
        """Claim the thing that a column names, unless the record has no such column.

        `names` are further names of it, `code` is what the catalogue calls it.
        """
        if self.row.has(column):
            span = self.row.span(column)
            thing = mention(type_, span.text, span, code=code, names=names)
            self.say(property_, thing, Source(column))

    def payloads(self, column: str, vehicles: Collection[str] = ()) -> None:
        """Claim each payload that a mission's name in a column names."""
        for span in payload_spans(self.row.span(column), vehicles) if self.row.has(column) else ():
            self.say(Property.PAYLOAD, mention(EntityType.PAYLOAD, span.text, span), Source(column))

    def report(
        self,
        id_: str,
        column: str,
        *,
        status: Status,
        kind: Kind = Kind.UNKNOWN,
        identifiers: Sequence[str] = (),
    ) -> Report:
        """Return the report; `column` holds what stands for the record as a whole.

        `status` and `kind` hold where no claim says otherwise.
        """
        # The model's types say what a property's values are; the claims were made in that way.
        values: dict[str, Value | None] = {"kind": kind, "status": status, "outcome": None}
        for claim in reversed(self.claims):
            values[claim.property.value] = claim.value
        values.pop("payload", None)
        things = [one.value for one in self.claims if one.property is Property.PAYLOAD]
        return Report(
            id=id_,
            mentions=(self.row.span(column),),
            payloads=tuple(one for one in things if isinstance(one, Mention)),
            claims=tuple(self.claims),
            identifiers=tuple(dict.fromkeys(filter(None, identifiers))),
            **values,  # type: ignore[arg-type]
        )
