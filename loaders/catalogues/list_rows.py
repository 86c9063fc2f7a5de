"""Rows of a list of launches as reports."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from kb.errors import DateError
from kb.model import Mention, Reading, Span
from kb.terms import EntityType, Kind, Property, Status, digest, entity_iri
from loaders.catalogues.draft import Draft, Source
from loaders.catalogues.gcat_codes import cospar
from loaders.catalogues.gcat_names import agency, state
from loaders.catalogues.ledger import Ledger
from loaders.catalogues.list_dates import order_of, read_when, zone_in
from loaders.catalogues.list_sites import site_mention
from loaders.catalogues.missions import payload_spans
from loaders.catalogues.outcomes import Ending, read_outcome
from loaders.catalogues.things import mention
from loaders.catalogues.vehicles import family, variants

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.dates import Time
    from kb.model import Report
    from loaders.catalogues.ledger import Row
    from loaders.catalogues.list_columns import Profile
    from loaders.catalogues.list_table import ListRow, ListTable

_KINDS = {kind.value: kind for kind in Kind}
_NOTHING = frozenset({"", "-", "n/a", "na", "none", "null", "nan", "unknown", "tbd", "?"})
_BETWEEN = " | "
_FAR = timedelta(days=3653)


@dataclass(slots=True)
class Launches:
    """The launches of a list: their text, what it says, what is odd in it, and rows that are none.

    `undated` counts the rows whose date cannot be read.
    """

    ledger: Ledger = field(default_factory=Ledger)
    reports: list[Report] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    undated: int = 0

    @property
    def reading(self) -> Reading:
        """What the text says."""
        rockets = (report.vehicle.name for report in self.reports if report.vehicle)
        return Reading(
            reports=tuple(self.reports),
            sentences=self.ledger.sentences,
            things=tuple(variants(rockets)),
        )

    @property
    def last(self) -> Time | None:
        """When the last launch that took place was; a year far off the others is a slip."""
        dates = sorted(
            (
                report.date
                for report in self.reports
                if report.date and report.date.latest and report.status is Status.OCCURRED
            ),
            key=lambda date: str(date.latest),
        )
        while len(dates) > 1 and _apart(dates[-2], dates[-1]) > _FAR:
            self.warnings.append(f"{dates[-1].words!r} lies years after all other launches")
            dates.pop()
        return dates[-1] if dates else None


def _apart(a: Time, b: Time) -> timedelta:
    return b.latest - a.latest if a.latest and b.latest else timedelta()


class Rows:
    """Makes reports of the rows of one list: `fields` maps fields to its columns."""

    def __init__(self, table: ListTable, fields: Mapping[str, str], profile: Profile) -> None:
        self._table = table
        self._fields = fields
        self._profile = profile
        self._order = order_of(row.values.get(fields["date"], "") for row in table.rows)
        self._ids: Counter[str] = Counter()
        self.launches = Launches()

    def read(self) -> Launches:
        """Return the launches of the list; rows that are none are faults."""
        for row in self._table.rows:
            said = {name: self._said(row, name) for name in self._fields}
            if row.problem or not any(said.values()):
                self.launches.faults.append((row.number, row.problem or "names no launch"))
            else:
                self._add(row, said)
        return self.launches

    def _said(self, row: ListRow, name: str) -> str:
        value = row.values.get(self._fields.get(name, ""), "")
        return "" if value.lower() in _NOTHING else value

    def _add(self, row: ListRow, said: Mapping[str, str]) -> None:
        line = self.launches.ledger.add(row.values.items())
        draft = Draft(line)
        ending = self._ending(row, said, draft)
        self._date(row, said, draft)
        self._things(draft, said)
        kind = _KINDS.get(said.get("kind", "").lower())
        if kind:
            draft.say(Property.KIND, kind, Source(self._fields["kind"], code=said["kind"]))
        column = next(self._fields[name] for name in self._fields if said[name])
        self.launches.reports.append(
            draft.report(
                f"R{row.number}",
                column,
                status=ending.status,
                identifiers=self._identifiers(said),
            )
        )

    def _warn(self, row: ListRow, field_: str, words: str) -> None:
        place = f"row {row.number}, column {self._fields[field_]}"
        self.launches.warnings.append(f"{place}: {words}")

    def _ending(self, row: ListRow, said: Mapping[str, str], draft: Draft) -> Ending:
        """Claim status and outcome; a list of launches is of such as took place."""
        found = Ending(Status.OCCURRED)
        for name in ("status", "outcome"):
            words = said.get(name, "")
            ending = read_outcome(words) if words else None
            if ending:
                found = ending
                source = Source(self._fields[name], code=words)
                draft.say(Property.STATUS, ending.status, source)
                draft.say(Property.OUTCOME, ending.outcome, source)
            elif words and name == "outcome":
                self._warn(row, name, f"{words[:40]!r} is no outcome that is known: it stays open")
        return found

    def _date(self, row: ListRow, said: Mapping[str, str], draft: Draft) -> None:
        columns = [self._fields[name] for name in ("time", "date") if name in self._fields]
        zone = said.get("zone") or next(filter(None, map(zone_in, columns)), self._profile.zone)
        clock = said.get("time", "")
        try:
            date = read_when(said.get("date", ""), clock, zone, self._order)
        except DateError as error:
            self.launches.undated += 1
            self._warn(row, "date", f"{error}; the date stays open")
            return
        also = self._fields["time"] if clock else ""
        draft.say(Property.DATE, date, Source(self._fields["date"], also=also))

    def _things(self, draft: Draft, said: Mapping[str, str]) -> None:
        self._vehicle(draft, said)
        self._actor(draft, said)
        if said.get("payload"):
            draft.payloads(self._fields["payload"])
        if said.get("site"):
            column = self._fields["site"]
            draft.say(Property.SITE, site_mention(draft.row.span(column)), Source(column))

    def _vehicle(self, draft: Draft, said: Mapping[str, str]) -> None:
        """Claim the vehicle; "Falcon 9 | Starlink" is one and what it carries."""
        if said.get("mission"):
            column = self._fields["mission"]
            whole = draft.row.span(column)
            rocket, between, rest = whole.text.partition(_BETWEEN)
            _say_vehicle(draft, Span(whole.start, whole.start + len(rocket), rocket), column)
            start = whole.start + len(rocket) + len(between)
            for span in payload_spans(Span(start, whole.end, rest)) if rest else ():
                thing = mention(EntityType.PAYLOAD, span.text, span)
                draft.say(Property.PAYLOAD, thing, Source(column))
        elif said.get("vehicle"):
            column = self._fields["vehicle"]
            _say_vehicle(draft, draft.row.span(column), column)

    def _actor(self, draft: Draft, said: Mapping[str, str]) -> None:
        """Claim who launched it, or else the state that did."""
        if said.get("actor"):
            column = self._fields["actor"]
            span = draft.row.span(column)
            coded = agency(span) if self._profile.agencies == "gcat" else ()
            for thing in coded or (mention(EntityType.ORGANIZATION, span.text, span),):
                draft.say(Property.ACTOR, thing, Source(column))
        elif said.get("country"):
            column = self._fields["country"]
            draft.say(Property.ACTOR, self._state(draft.row, column), Source(column))

    def _state(self, row: Row, column: str) -> Mention:
        span = row.span(column)
        iri = state(span.text) if self._profile.agencies == "gcat" else ""
        if iri:
            return Mention(EntityType.STATE, (span.text,), (span,), iri)
        return mention(EntityType.STATE, span.text, span)

    def _identifiers(self, said: Mapping[str, str]) -> list[str]:
        """Return what the list calls the launch.

        A list without identifiers gets such as are made from what the row says, so that a launch
        stays itself when rows are added above it.
        """
        own = said.get("identifier", "")
        if not own:
            key = ("date", "time", "vehicle", "mission", "payload", "site")
            return [self._numbered("row:" + digest(*(said.get(name, "") for name in key)))]
        found = [f"{self._profile.scheme or 'list'}:{own}"]
        number = cospar(own)
        return found + ([f"cospar:{number}"] if number and not number.endswith("-000") else [])

    def _numbered(self, identifier: str) -> str:
        self._ids[identifier] += 1
        number = self._ids[identifier]
        return identifier if number == 1 else f"{identifier}-{number}"


def _say_vehicle(draft: Draft, span: Span, column: str) -> None:
    """Claim a vehicle under its own name, or the name of the known one that it is."""
    known = family(span.text)
    same = mention(EntityType.VEHICLE, span.text, span)
    exact = known is not None and same.iri == known.iri
    iri = same.iri if exact else entity_iri(EntityType.VEHICLE, span.text)
    draft.say(
        Property.VEHICLE, Mention(EntityType.VEHICLE, (span.text,), (span,), iri), Source(column)
    )
