"""How long the event graph of a large store takes: `python tests/bench/graph.py [LAUNCHES|STORE]`.

With a number it is a made-up store of so many launches, with the folder of a store that one. The
ratio compares building with the bare answers to the same SELECTs, in seconds of the processor.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kb.dates import to_xsd
from kb.graph import build, centrality, neighbours, path, stats
from kb.graph.order import Interval, precedence
from kb.rdf.border import iri, own, stamp, text
from kb.rows import Rows
from kb.store import QuadStore, StoreFolder
from kb.terms import BASE, ENTITIES, LAUNCHES, RDF, RDFS, SKOS, Property, Status, concept

T = TypeVar("T")

START = datetime(1957, 10, 4, tzinfo=UTC)
DAYS = 67 * 365
ACTORS, VEHICLES = 40, 400
PROPERTIES = tuple(property_.value for property_ in Property)
CLAIMED = 8  # of each claim; with GCAT there are a good hundred quads for each launch
A, LABEL, PREFERRED = iri(RDF + "type"), iri(RDFS + "label"), iri(SKOS + "prefLabel")


def intervals(number: int, dice: random.Random) -> Iterator[Interval]:
    """As catalogues have them: nine of ten to the minute, the rest to the day or the month."""
    for index in range(number):
        begin = START + timedelta(minutes=dice.randrange(DAYS * 1440))
        width = dice.choices((1, 1440 + 26 * 60, 31 * 1440), (90, 8, 2))[0]
        yield Interval(f"{BASE}launch/{index:016x}", begin, begin + timedelta(minutes=width))


def quads(items: list[Interval], dice: random.Random) -> Iterator[ox.Quad]:
    """A store's consolidated graphs, with one document of one report for each launch."""
    for number in range(ACTORS):
        yield from _entity(f"agent/state-{number}", "State")
    for number in range(VEHICLES):
        yield from _entity(f"vehicle/vehicle-{number}", "Vehicle")
    for number, item in enumerate(items):
        yield from _launch(item, number, dice)


def _entity(name: str, class_: str) -> Iterator[ox.Quad]:
    node, graph = iri(BASE + name), iri(ENTITIES)
    yield ox.Quad(node, A, own(class_), graph)
    yield ox.Quad(node, PREFERRED, text(name.rpartition("/")[2].title()), graph)


def _launch(item: Interval, number: int, dice: random.Random) -> Iterator[ox.Quad]:
    node, moment, graph = iri(item.name), iri(f"{item.name}#time"), iri(LAUNCHES)
    document = iri(f"{BASE}document/{number:016x}")
    report = iri(f"{document.value}#report-1")
    facts = (
        (A, own("Launch")),
        (LABEL, text(f"launch {number}")),
        (own("status"), iri(concept(Status.OCCURRED))),
        (own("date"), moment),
        (own("actor"), iri(f"{BASE}agent/state-{dice.randrange(ACTORS)}")),
        (own("vehicle"), iri(f"{BASE}vehicle/vehicle-{dice.randrange(VEHICLES)}")),
        (own("report"), report),
    )
    yield from (ox.Quad(node, predicate, value, graph) for predicate, value in facts)
    yield ox.Quad(moment, own("edtf"), text(to_xsd(item.earliest or START)), graph)
    yield ox.Quad(moment, own("earliest"), stamp(item.earliest or START), graph)
    yield ox.Quad(moment, own("latest"), stamp(item.latest or START), graph)
    yield ox.Quad(document, A, own("Document"), document)
    yield ox.Quad(report, A, own("Report"), document)
    yield ox.Quad(report, own("inDocument"), document, document)
    for name in PROPERTIES:
        yield from _value(node, name, document)


def _value(node: ox.NamedNode, name: str, document: ox.NamedNode) -> Iterator[ox.Quad]:
    """One value of a launch and the claim behind it: the most of what a store holds."""
    value, graph = iri(f"{node.value}#{name}"), iri(LAUNCHES)
    claim = iri(f"{document.value}#claim-{name}")
    yield ox.Quad(node, own("value"), value, graph)
    yield ox.Quad(value, A, own("Value"), graph)
    yield ox.Quad(value, own("property"), own(name), graph)
    yield ox.Quad(value, own("supportedBy"), claim, graph)
    yield ox.Quad(value, own("reason"), text(f"nobody says otherwise of {name}"), graph)
    yield ox.Quad(claim, A, own("Claim"), document)
    for number in range(CLAIMED):
        yield ox.Quad(claim, own(f"said-{number}"), text(f"{node.value} {name}"), document)


def timed(what: str, work: Callable[[], T]) -> T:
    """Do it and print how long it took."""
    begin = time.perf_counter()
    result = work()
    print(f"{what:<32} {time.perf_counter() - begin:7.2f} s")
    return result


def seconds(work: Callable[[], object]) -> float:
    """Return the least time of the processor that it takes, of three times."""
    times = []
    for _ in range(3):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def ratio(store: QuadStore) -> float:
    """Return how many times as long building takes as asking for the same rows."""
    asked: list[str] = []

    def select(query: str) -> Rows:
        asked.append(query)
        return store.select(query)

    build(select)  # also imports what it needs
    building = seconds(lambda: build(store.select))
    asking = seconds(lambda: [store.select(query) for query in asked])
    print(f"{'build, select':<32} {building:7.2f} s, {asking:.2f} s of the processor")
    return building / asking


def made_up(number: int) -> QuadStore:
    """Return a store of so many launches, and print how sparse their order is."""
    dice = random.Random(7)  # noqa: S311 - made-up launches keep no secret
    items = list(intervals(number, dice))
    pairs = timed("certain order, reduced", lambda: sum(1 for _ in precedence(items)))
    print(f"{'':<32} {pairs} pairs of {number} launches")
    inner = ox.Store()
    inner.bulk_extend(quads(items, dice))
    return QuadStore(inner)


def main(what: str) -> None:
    """Measure on so many launches, or on a store."""
    store = made_up(int(what)) if what.isdigit() else StoreFolder(Path(what)).read()
    graph = timed("build", lambda: build(store.select))
    print(f"{'':<32} {len(graph)} nodes, {graph.number_of_edges()} edges, {len(store)} quads")
    print(f"{'build : select':<32} {ratio(store):7.2f}, wanted is 1.5 at most")
    vehicles = (node for node, data in graph.nodes(data=True) if data["type"] == "vehicle")
    ends = sorted(vehicles, key=lambda node: (-graph.degree(node), node))
    timed("stats", lambda: stats(graph))
    timed("path", lambda: path(graph, ends[0], ends[1]))
    timed("neighbours, depth 2", lambda: neighbours(graph, ends[0], 2))
    timed("centrality, degree", lambda: centrality(graph))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "7000")
