"""Accounts: what the documents in a store say of launches, as values that can be compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.dates import UNKNOWN_TIME, Precision, Time, to_xsd
from kb.errors import DataError
from kb.rdf.border import iri
from kb.store.answers import cells, last_step, time_of
from kb.terms import KB, Property, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kb.store import View


@dataclass(frozen=True, slots=True)
class Assertion:
    """One claim, as far as judging and choosing need it.

    `value` is the last step of a concept's IRI ("failure"), the IRI of a thing, a number as text,
    or the EDTF text of `time`. `origin` is the IRI of whose word it is in the end. `code` is the
    source's own code, `known` since when the source says so where it tells. `names` is how the
    document names the thing that is the value.
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
    code: str = ""
    known: Time | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """One report: what it says in the end, and all claims that it makes on the way there.

    `identifiers` are what catalogues call the launch, as "scheme:value", in alphabetical order;
    `links` are identifiers that the publisher ties the whole document to. `publisher` and
    `derived_from` are IRIs: who published the document, and whom it copies from.
    """

    report: str
    document: str
    published: Time
    kind: str
    status: str
    outcome: str
    time: Time
    assertions: tuple[Assertion, ...]
    identifiers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    publisher: str = ""
    derived_from: tuple[str, ...] = ()

    @property
    def occurred(self) -> bool:
        """Whether this report tells of a launch that took place."""
        return self.status == Status.OCCURRED

    def values(self, property_: Property) -> list[str]:
        """Return the values that this report claims for a property, in the order of its claims."""
        return [a.value for a in self.assertions if a.property is property_]


# What is asked of a store: the variables of the answer, and what ?node is said to be in ?document.
# Asked of the whole store, joins cost more than putting the answers together here.
_REPORTS = (
    "?document ?node ?kind ?status",
    "?node a kb:Report ; kb:kind ?kind ; kb:status ?status",
)
_OUTCOMES = "?node ?outcome", "?node a kb:Report ; kb:outcome ?outcome"
_DATES = "?node ?date", "?node a kb:Report ; kb:date ?date"
_CLAIMS = (
    "?node ?claim ?property ?value ?origin ?certainty",
    """?claim rdf:subject ?node .
    ?claim rdf:predicate ?property ; rdf:object ?value ; kb:origin ?origin ;
           kb:certainty ?certainty""",
)
_CODES = "?node ?code", "?node kb:code ?code"
_KNOWN = "?node ?known", "?node kb:known ?known"
_IDENTIFIERS = "?node ?identifier", "?node a kb:Report ; dcterms:identifier ?identifier"
_TIMES = "?node ?part ?value", "?node a kb:Time ; ?part ?value"
_NAMES = "?document ?node ?name", "?node kb:namedAs ?name"
_PUBLISHED = "?node ?time", "?node a kb:Document ; kb:published ?time"
_PUBLISHERS = "?node ?publisher", "?node a kb:Document ; schema:publisher ?publisher"
_LINKS = "?node ?link", "?node a kb:Document ; kb:linksTo ?link"
_LINEAGE = "?node ?source", "?node a kb:Document ; prov:wasDerivedFrom ?source"


def read_accounts(view: View, reports: Collection[str] | None = None) -> list[Account]:
    """Return every report of a store with its claims, in the order of the reports' IRIs.

    Given `reports`, only these are read; those that the store lacks are left out.
    """
    scope = None if reports is None else [(_document(report), report) for report in sorted(reports)]
    stated = sorted(_asked(view, _REPORTS, scope), key=lambda row: row[1])
    # A claim with several origins (two speakers in one breath) counts for the first of them.
    first: dict[str, tuple[str, ...]] = {}
    for row in sorted(_asked(view, _CLAIMS, scope)):
        first.setdefault(row[1], row)
    claims = list(first.values())
    outcomes = _singles(_asked(view, _OUTCOMES, scope))
    dates = _singles(_asked(view, _DATES, scope))
    stated = [(*row, outcomes.get(row[1], ""), dates.get(row[1], "")) for row in stated]
    gathered = _Gathered(view, dates.values(), claims, whole=reports is None)
    by_report: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in claims:
        by_report[row[0]].append(row)
    identifiers = _lists(_asked(view, _IDENTIFIERS, scope))
    return [gathered.account(row, by_report[row[1]], identifiers[row[1]]) for row in stated]


def _document(node: str) -> str:
    return node.partition("#")[0]


def _asked(
    view: View, question: tuple[str, str], nodes: Iterable[tuple[str, str]] | None
) -> Iterator[tuple[str, ...]]:
    """Answer a question about all nodes, or about those given as (document, node)."""
    columns, pattern = question
    if nodes is None:
        return cells(view, f"SELECT {columns} WHERE {{ GRAPH ?document {{ {pattern} }} }}")
    pairs = " ".join(f"({iri(document)} {iri(node)})" for document, node in nodes)
    values = f"VALUES (?document ?node) {{ {pairs} }}"
    return cells(view, f"SELECT {columns} WHERE {{ {values} GRAPH ?document {{ {pattern} }} }}")


def _singles(rows: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Return the one value of each node; the first by alphabet where there are several."""
    out: dict[str, str] = {}
    for node, value in sorted(rows):
        out.setdefault(node, value)
    return out


def _lists(rows: Iterable[tuple[str, ...]]) -> dict[str, list[str]]:
    """Return the different values of each node, in alphabetical order."""
    out: dict[str, list[str]] = defaultdict(list)
    for node, value in sorted(set(rows)):
        out[node].append(value)
    return out


class _Gathered:
    """What accounts are put together from, beside reports and claims: read once for all of them."""

    def __init__(
        self,
        view: View,
        dates: Iterable[str],
        claims: Iterable[tuple[str, ...]],
        *,
        whole: bool,
    ) -> None:
        def about(nodes: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]] | None:
            return None if whole else sorted(set(nodes))

        said = [(_document(claim), claim) for _, claim, *_ in claims]
        documents = about((document, document) for document, _ in said)
        things = ((_document(c), value) for _, c, name, value, *_ in claims if name in _THINGS)
        self._codes = _singles(_asked(view, _CODES, about(said)))
        self._known = _singles(_asked(view, _KNOWN, about(said)))
        self._published = _singles(_asked(view, _PUBLISHED, documents))
        self._publishers = _singles(_asked(view, _PUBLISHERS, documents))
        self._links = _lists(_asked(view, _LINKS, documents))
        self._lineage = _lists(_asked(view, _LINEAGE, documents))
        self._names: dict[tuple[str, str], set[str]] = defaultdict(set)
        for document, thing, name in _asked(view, _NAMES, about(things)):
            self._names[document, thing].add(name)
        dated = [value for _, _, name, value, *_ in claims if name == KB + Property.DATE]
        times = [*dates, *dated, *self._known.values(), *self._published.values()]
        self._times = _times(_asked(view, _TIMES, about((_document(t), t) for t in times if t)))

    def account(
        self, row: tuple[str, ...], claims: Iterable[tuple[str, ...]], identifiers: Iterable[str]
    ) -> Account:
        document, report, kind, status, outcome, date = row
        published = self._time(self._published.get(document, ""))
        since = to_xsd(published.earliest) if published.earliest else ""
        return Account(
            report=report,
            document=document,
            published=published,
            kind=last_step(kind),
            status=last_step(status),
            outcome=last_step(outcome),
            time=self._time(date),
            assertions=tuple(self._assertion(claim, document, since) for claim in claims),
            identifiers=tuple(identifiers),
            links=tuple(self._links[document]),
            publisher=self._publishers.get(document, ""),
            derived_from=tuple(self._lineage[document]),
        )

    def _assertion(self, row: tuple[str, ...], document: str, published: str) -> Assertion:
        report, claim, name, value, origin, certainty = row
        property_ = _property(name.removeprefix(KB))
        time = self._time(value) if property_ is Property.DATE else None
        known = self._known.get(claim)
        return Assertion(
            claim=claim,
            report=report,
            document=document,
            published=published,
            property=property_,
            value=time.edtf if time else last_step(value),
            origin=origin,
            certainty=last_step(certainty),
            time=time,
            code=self._codes.get(claim, ""),
            known=self._time(known) if known else None,
            names=tuple(sorted(self._names.get((document, value), ()))),
        )

    def _time(self, node: str) -> Time:
        return self._times.get(node, UNKNOWN_TIME)


def _times(rows: Iterable[tuple[str, ...]]) -> dict[str, Time]:
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for node, part, value in rows:
        parts[node][part.removeprefix(KB)] = value
    return {node: time_of(found) for node, found in parts.items()}


_THINGS = frozenset(
    KB + name for name in (Property.ACTOR, Property.VEHICLE, Property.PAYLOAD, Property.SITE)
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
