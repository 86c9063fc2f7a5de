"""The launch lists of GCAT: all rows of one launch tag are one report of one launch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.dates import UNKNOWN_TIME, parse_vague
from kb.errors import DateError
from kb.model import Mention, Reading, Report
from kb.names import Thing, gazetteer
from kb.terms import Certainty, EntityType, Property
from loaders.catalogues.claims import column_claim, mention_claims
from loaders.catalogues.gcat_codes import (
    UNKNOWN,
    Code,
    cospar,
    is_jcat,
    norad,
    read_code,
    read_legacy_code,
)
from loaders.catalogues.gcat_names import SCHEME, agency, payload, site, state, vehicle
from loaders.catalogues.gcat_table import Record, Table, tagged
from loaders.catalogues.ledger import Ledger, Row
from loaders.catalogues.vehicles import variants

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.dates import Time
    from kb.model import Claim

# What is said of each object on board; all other columns are of the launch.
_OF_OBJECTS = ("Piece", "Type", "Name", "PLName", "JCAT", "SatOwner", "SatState")
# What must not differ between the rows of one launch.
_OF_LAUNCHES = ("Launch_Date", "LV_Type", "Launch_Site", "Agency", "Launch_Code")


@dataclass(slots=True)
class Launches:
    """The launches of a table: their text, what it says, what is odd in it, and rows that are none.

    `states` are those whose vehicles an agency launched, by its IRI and its code.
    """

    ledger: Ledger = field(default_factory=Ledger)
    reports: list[Report] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    states: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def reading(self) -> Reading:
        """What the text says."""
        return Reading(
            reports=tuple(self.reports),
            sentences=self.ledger.sentences,
            things=(*self._agencies(), *variants(self._rockets())),
        )

    def _agencies(self) -> Iterable[Thing]:
        """Give the agencies that the gazetteer lacks.

        A launch list has no names for them, but says whose the vehicles were: an agency that
        launched those of one state alone is taken for a body of that state.
        """
        for (iri, code), states in self.states.items():
            if gazetteer().thing(iri) is None:
                country = state(next(iter(states))) if len(states) == 1 else ""
                codes = (f"{SCHEME}:{code}",)
                yield Thing(iri, EntityType.ORGANIZATION, (code,), country=country, codes=codes)

    def _rockets(self) -> Iterable[str]:
        return (report.vehicle.name for report in self.reports if report.vehicle)

    @property
    def last(self) -> Time | None:
        """When the last of the launches was, to the day and no finer."""
        dates = [one.date for one in self.reports if one.date and one.date.earliest]
        if not dates:
            return None
        words = max(dates, key=lambda date: str(date.earliest)).words
        return parse_vague(" ".join(words.rstrip("?").split()[:3]))


def read_launches(table: Table) -> Launches:
    """Return the launches of a table; rows that are none have no part in them."""
    groups: dict[str, list[Record]] = defaultdict(list)
    launches = Launches()
    for record, tag in tagged(table):
        if record.problem or not tag:
            launches.faults.append((record.number, record.problem or "has no launch tag"))
        else:
            groups[tag].append(record)
    for tag, records in groups.items():
        _Launch(launches, table, tag, records).add()
    return launches


@dataclass(frozen=True, slots=True)
class _Launch:
    """One launch in the making."""

    launches: Launches
    table: Table
    tag: str
    records: list[Record]

    def add(self) -> None:
        """Write its line, and the report of it."""
        row = self.launches.ledger.add(self._fields())
        code, date = self._code(), self._date()
        actors = agency(row.span("Agency")) if row.has("Agency") else ()
        rocket = vehicle(row.span("LV_Type")) if row.has("LV_Type") else None
        place = site(row.span("Launch_Site")) if row.has("Launch_Site") else None
        payloads = self._payloads(row)
        self.launches.reports.append(
            Report(
                id=self.tag,
                kind=code.kind,
                status=code.status,
                outcome=code.outcome,
                mentions=(row.span("Launch_Tag"),),
                date=date,
                actor=actors[0] if actors else None,
                vehicle=rocket,
                payloads=payloads,
                site=place,
                claims=_doubted(
                    (
                        *self._code_claims(row, code),
                        *([column_claim(row, Property.DATE, date, "Launch_Date")] if date else ()),
                        *mention_claims(Property.ACTOR, actors, row, "Agency"),
                        *_of_thing(Property.VEHICLE, rocket, row, "LV_Type"),
                        *mention_claims(Property.PAYLOAD, payloads, row, "Name"),
                        *_of_thing(Property.SITE, place, row, "Launch_Site"),
                    )
                ),
                identifiers=tuple(self._identifiers()),
            )
        )
        for actor in actors:
            self.launches.states[actor.iri, actor.name].add(self._value("LVState"))

    def _fields(self) -> Iterable[tuple[str, str]]:
        """Give the columns of the launch, then those of each object on board."""
        yield "Launch_Tag", self.tag
        for column in self.table.columns:
            if column not in _OF_OBJECTS and column != "Launch_Tag":
                yield column, self._value(column)
        for record in self.records:
            for column in _OF_OBJECTS:
                yield column, record.get(column)

    def _value(self, column: str) -> str:
        """Return what the rows say of the launch: the first that says anything counts."""
        said = dict.fromkeys(filter(None, (record.get(column) for record in self.records)))
        first = next(iter(said), "")
        if len(said) > 1 and column in _OF_LAUNCHES:
            self._warn(f"{column} is {first!r}, and {list(said)[1]!r} in another of its rows")
        return first

    def _warn(self, words: str) -> None:
        number = self.records[0].number
        self.launches.warnings.append(f"line {number}, {self.tag}: {words}")

    def _code(self) -> Code:
        said = self._value("Launch_Code")
        found = read_legacy_code(said, self.tag) if self.table.legacy else read_code(said)
        if found:
            return found
        self._warn(f"{said!r} is no launch code that is known: kind and outcome stay open")
        return UNKNOWN

    def _date(self) -> Time | None:
        said = self._value("Launch_Date")
        try:
            date = parse_vague(said)
        except DateError as error:
            self._warn(str(error))
            return None
        return None if replace(date, words="") == UNKNOWN_TIME else date

    def _payloads(self, row: Row) -> tuple[Mention, ...]:
        """Return what was on board; objects without any name stay in the text alone."""
        places = {column: iter(row.spans(column)) for column in ("Name", "PLName")}
        found = []
        for record in self.records:
            spans = {column: next(places[column]) for column in places if record.get(column)}
            if spans:
                found.append(payload(spans, record.get("JCAT")))
        return tuple(found)

    def _identifiers(self) -> Iterable[str]:
        """Give what the launch is called; numbers of objects lead to it, too."""
        yield f"gcat:{self.tag}"
        if cospar(self.tag):
            yield f"cospar:{cospar(self.tag)}"
        numbers = [record.get("JCAT") for record in self.records]
        for number in dict.fromkeys(numbers):
            if is_jcat(number):
                yield f"jcat:{number}"
            if norad(number):
                yield f"norad:{norad(number)}"

    def _code_claims(self, row: Row, code: Code) -> Iterable[Claim]:
        if not row.has("Launch_Code"):
            return
        said = row.span("Launch_Code").text
        yield column_claim(row, Property.KIND, code.kind, "Launch_Code", code=said)
        yield column_claim(row, Property.STATUS, code.status, "Launch_Code", code=said)
        if code.outcome:
            yield column_claim(row, Property.OUTCOME, code.outcome, "Launch_Code", code=said)


def _of_thing(
    property_: Property, mention: Mention | None, row: Row, column: str
) -> Iterable[Claim]:
    return mention_claims(property_, (mention,) if mention else (), row, column)


def _doubted(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return claims, those from a code that ends with a question mark as probable only."""
    return tuple(
        replace(claim, certainty=Certainty.PROBABLE)
        if isinstance(claim.value, Mention) and claim.spans[0].text.endswith("?")
        else claim
        for claim in claims
    )
