from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import CHOLLIMA, LEXICON, NADA, NORTH_KOREA, SOUTH_KOREA, UNHA

from kb.dates import parse_edtf
from kb.model import Claim, Document, Mention, Reading, Report, Span
from kb.names import Thing
from kb.rdf import document_quads
from kb.resolve import Verdict, judged, rebuild
from kb.resolve.index import Index, rules_of
from kb.resolve.judgements import read_judgements, record, withdraw
from kb.resolve.known import store_lexicon
from kb.resolve.update import Update
from kb.store import QuadStore
from kb.terms import JUDGEMENTS, EntityType, Kind, Outcome, Property, Status

NOON = datetime(2024, 1, 5, 12, tzinfo=UTC)

# Few of each, so that reports agree, contradict each other and name the same things often.
DATES = ("2023-05-31", "2023-05-30T21:29Z", "2023-05", "2023-06-01", "2023", "2023-11-21")
ACTORS = (NORTH_KOREA, NADA, SOUTH_KOREA, "Rocket Works")
VEHICLES = (CHOLLIMA, UNHA, "Rocket-A1", "Rocket-A2", None)
IDENTIFIERS = ("gcat:2023-F06", "cospar:2023-179", "ll2:ab")


@dataclass(frozen=True)
class Line:
    """What one report says."""

    date: str
    actor: Thing | str
    vehicle: Thing | str | None
    status: Status
    outcome: Outcome
    payload: str
    identifier: str


@dataclass(frozen=True)
class Version:
    """One version of a document."""

    lines: tuple[Line, ...]
    published: str
    publisher: str
    catalogue: bool
    link: str
    described: bool


LINES = st.builds(
    Line,
    date=st.sampled_from(DATES),
    actor=st.sampled_from(ACTORS),
    vehicle=st.sampled_from(VEHICLES),
    status=st.sampled_from([Status.OCCURRED, Status.OCCURRED, Status.PLANNED]),
    outcome=st.sampled_from([Outcome.FAILURE, Outcome.SUCCESS]),
    payload=st.sampled_from(["", "Malligyong-1", "Malligyong-2", "Eye"]),
    identifier=st.sampled_from(["", "", *IDENTIFIERS]),
)
VERSIONS = st.builds(
    Version,
    lines=st.lists(LINES, min_size=0, max_size=3).map(tuple),
    published=st.sampled_from(["2023-05-20", "2023-06-01", "2023-11-22"]),
    publisher=st.sampled_from(["Agency One", "Agency Two", ""]),
    catalogue=st.booleans(),
    link=st.sampled_from(["", "", "ll2:ab"]),
    described=st.sampled_from([False, False, False, True]),
)
NAMES = [f"d{number}" for number in range(7)]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(NAMES), VERSIONS),
        st.tuples(st.sampled_from(NAMES), st.none()),
        st.tuples(st.integers(0, 99), st.integers(0, 99), st.sampled_from(Verdict)),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=6,
)


class Text:
    """A text in the making that knows where its words stand."""

    def __init__(self) -> None:
        self.text = "Launches: "

    def add(self, words: str) -> Span:
        """Append words and return where they stand."""
        start = len(self.text)
        self.text += f"{words}. "
        return Span(start, start + len(words), words)


def mention(thing: Thing | str, type_: EntityType, text: Text) -> Mention:
    """Name a thing in a text: a known one, or one known by this name alone."""
    if isinstance(thing, str):
        return Mention(type_, (thing,), (text.add(thing),))
    return Mention(thing.type, (thing.name,), (text.add(thing.name),), thing.iri)


def report(number: int, line: Line, text: Text) -> Report:
    """Return the report of a line."""
    place = text.add(f"report {number}")
    date, when = parse_edtf(line.date), text.add(line.date)
    actor = mention(line.actor, EntityType.ORGANIZATION, text)
    vehicle = mention(line.vehicle, EntityType.VEHICLE, text) if line.vehicle else None
    payloads = (mention(line.payload, EntityType.PAYLOAD, text),) if line.payload else ()
    claims = [
        Claim(Property.STATUS, line.status, (place,)),
        Claim(Property.KIND, Kind.ORBITAL, (place,)),
        Claim(Property.DATE, date, (when,)),
        Claim(Property.ACTOR, actor, actor.spans),
        *(Claim(Property.PAYLOAD, payload, payload.spans) for payload in payloads),
    ]
    if vehicle:
        claims.append(Claim(Property.VEHICLE, vehicle, vehicle.spans))
    if line.status is Status.OCCURRED:
        claims.append(Claim(Property.OUTCOME, line.outcome, (place,)))
    return Report(
        f"L{number}", Kind.ORBITAL, line.status, line.outcome, (place,), date, 1, actor,
        vehicle, payloads, None, tuple(claims), (line.identifier,) if line.identifier else (),
    )  # fmt: skip


def put(store: QuadStore, name: str, version: Version) -> str:
    """Write a version of a document and return the document's IRI."""
    text = Text()
    reports = tuple(report(n, line, text) for n, line in enumerate(version.lines, start=1))
    works = Thing(
        "https://w3id.org/launch-kb/agent/rocket-works",
        EntityType.ORGANIZATION,
        ("Rocket Works Ltd",),
        country=SOUTH_KOREA.iri,
    )
    document = Document(
        name, text.text, "text", published=parse_edtf(version.published),
        publisher=version.publisher, url=f"https://example.org/{name}",
        catalogue=version.catalogue, launches=(version.link,) if version.link else (),
    )  # fmt: skip
    reading = Reading(reports=reports, things=(works,) if version.described else ())
    store.replace(document.iri, document_quads(document, reading, LEXICON))
    return document.iri


def brought_up_to_date(store: QuadStore, changed: set[str], reports: set[str]) -> None:
    """Update the layer, however much of it is touched."""
    if Index(store).rules == rules_of(store):
        Update(store, store_lexicon(store, LEXICON), changed, reports).run()
    else:
        rebuild(store, LEXICON, changed)


def made_anew(store: QuadStore) -> Counter[str]:
    """Return what a store would hold that has the same documents and judgements from the start."""
    other = QuadStore()
    for graph in store.graphs():
        if "/document/" in graph or graph == JUDGEMENTS:
            other.replace(graph, list(store.quads(graph)))
    rebuild(other, LEXICON)
    return Counter(str(quad) for quad in other.quads())


def take(store: QuadStore, step: object, minute: int) -> tuple[set[str], set[str]]:
    """Do one step; return the documents that changed and the reports that were judged."""
    now = NOON + timedelta(minutes=minute)
    match step:
        case (str(name), Version() as version):
            return {put(store, name, version)}, set()
        case (str(name), None):
            iri = Document(name, "", "text", url=f"https://example.org/{name}").iri
            store.remove(iri)
            return {iri}, set()
        case (int(a), int(b), Verdict() as verdict):
            found = sorted({q.subject.value for q in store.quads() if "#report-" in str(q.subject)})
            if len(found) < 2 or a % len(found) == b % len(found):
                return set(), set()
            pair = found[a % len(found)], found[b % len(found)]
            record(store, [judged(pair, verdict, who="Ada", at=now)])
            return set(), set(pair)
        case int(place):
            live = [j for j in read_judgements(store) if j.withdrawn_at is None]
            if not live:
                return set(), set()
            taken = withdraw(store, live[place % len(live)].iri, who="Ada", at=now)
            return set(), set(taken.pair)
    raise AssertionError(step)


def run(first: dict[str, Version], steps: list[object]) -> None:
    """Compare the updated layer with the whole one after each step."""
    store = QuadStore()
    for name, version in first.items():
        put(store, name, version)
    rebuild(store, LEXICON)
    for minute, step in enumerate(steps):
        changed, reports = take(store, step, minute)
        brought_up_to_date(store, changed, reports)
        found = Counter(str(quad) for quad in store.quads())
        expected = made_anew(store)

        assert expected - found == Counter()
        assert found - expected == Counter()


FIRST = st.dictionaries(st.sampled_from(NAMES), VERSIONS, min_size=2)


@settings(max_examples=30, deadline=None)
@given(first=FIRST, steps=STEPS)
def test_an_updated_layer_is_the_whole_layer(
    first: dict[str, Version], steps: list[object]
) -> None:
    """After any sequence of changes and judgements the layer is the one made from nothing."""
    run(first, steps)


@settings(max_examples=20, deadline=None)
@given(first=FIRST, steps=STEPS)
def test_large_blocks_are_updated_too(first: dict[str, Version], steps: list[object]) -> None:
    """The same holds where blocks are so large that not all of their pairs are compared."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kb.resolve.blocks.LARGEST_BLOCK", 3)
        patch.setattr("kb.resolve.blocks.HUBS", 1)
        patch.setattr("kb.resolve.update.LARGEST_BLOCK", 3)
        run(first, steps)
