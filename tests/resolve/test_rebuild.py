from dataclasses import replace
from itertools import permutations
from typing import TypeAlias

import pyoxigraph as ox
from samples import (
    FIRST,
    LEXICON,
    PLAN,
    SECOND,
    first_reading,
    plan_reading,
    second_reading,
)

from kb.model import Document, Reading
from kb.rdf import document_quads
from kb.resolve import rebuild
from kb.store import QuadStore
from kb.terms import DCTERMS, KB, LAUNCHES
from kb.timeline import explain, statements, timeline

Stored: TypeAlias = tuple[Document, Reading]

ALL = ((FIRST, first_reading()), (SECOND, second_reading()), (PLAN, plan_reading()))


def stored(documents: tuple[Stored, ...] = ALL) -> QuadStore:
    """Return a store with these documents and what follows from them."""
    store = QuadStore()
    for document, reading in documents:
        store.replace(document.iri, document_quads(document, reading, LEXICON))
    rebuild(store, LEXICON)
    return store


def lines(store: QuadStore) -> list[str]:
    """Return all quads as sorted text."""
    return sorted(str(quad) for quad in store.quads())


def test_reports_of_one_launch_become_one_launch() -> None:
    """Two articles on the same day's launch give one launch; a plan stays apart."""
    entries = timeline(stored())

    assert [("planned", 1), ("occurred", 2)] == [(e.status, e.documents) for e in entries]


def test_the_value_with_more_origins_is_chosen_and_the_rival_kept() -> None:
    """Two origins call it a failure, one a success: a failure, with a conflict."""
    (flown,) = [e for e in timeline(stored()) if e.status == "occurred"]
    outcome = explain(stored(), flown.iri).values
    found = [(v.value, v.chosen, v.rival, v.origins) for v in outcome if v.property == "outcome"]

    assert [("failure", True, False, 2), ("success", False, True, 1)] == found
    assert ("outcome",) == flown.conflicts


def test_every_value_names_the_claims_that_support_it() -> None:
    """No value of a launch stands without evidence in a sentence."""
    store = stored()
    values = [v for e in timeline(store) for v in explain(store, e.iri).values]

    assert values
    assert all(v.evidence and v.reason for v in values)
    assert all(x.sentence[x.start : x.end] == x.words for v in values for x in v.evidence)


def test_a_body_and_its_state_are_no_conflict() -> None:
    """NADA is an agency of North Korea: the two actors agree, and the body is the finer one."""
    (flown,) = [e for e in timeline(stored()) if e.status == "occurred"]

    assert "NADA" == flown.actor


def test_a_plan_is_followed_by_the_attempt_that_fulfilled_it() -> None:
    """The plan for May is fulfilled by the flight of 31 May."""
    plan, flown = timeline(stored())

    assert flown.iri == plan.followed_by


def test_the_order_of_loading_does_not_show() -> None:
    """Every order of the same documents gives the same quads."""
    results = [lines(stored(tuple(order))) for order in permutations(ALL)]

    assert all(result == results[0] for result in results)


def test_taking_a_document_out_leaves_what_the_others_support() -> None:
    """A store from which a document was removed equals one that never had it."""
    store = stored()
    store.remove(FIRST.iri)
    rebuild(store, LEXICON)

    assert lines(stored(ALL[1:])) == lines(store)


def test_statements_know_their_launch() -> None:
    """Both statements of the first article are about the launch that both articles tell of."""
    store = stored()
    (flown,) = [e for e in timeline(store) if e.status == "occurred"]

    assert ["South Korea", "KCNA"] == sorted(
        (s.speaker for s in statements(store, launch=flown.iri)), reverse=True
    )


def identified(name: str, *, link: str = "", identifiers: tuple[str, ...] = ()) -> Stored:
    """Return the first article under another address, with identifiers or a link to a launch."""
    links = (link,) if link else ()
    document = replace(FIRST, name=name, url=f"https://example.org/{name}", launches=links)
    reading = first_reading()
    reports = tuple(replace(report, identifiers=identifiers) for report in reading.reports)
    return document, replace(reading, reports=reports)


def objects(store: QuadStore, predicate: str) -> list[str]:
    """Return the values of a property in the graph of launches."""
    quads = store.match(None, ox.NamedNode(predicate), ox.NamedNode(LAUNCHES))
    return sorted(quad.object.value for quad in quads)


def test_a_launch_has_the_identifiers_of_its_reports() -> None:
    """What catalogues call it can be asked of the launch."""
    names = ("gcat:2023-F06", "ll2:ab")
    store = stored((identified("catalogue", identifiers=names),))

    assert list(names) == objects(store, DCTERMS + "identifier")


def test_an_article_is_tied_to_the_launch_that_its_publisher_names() -> None:
    """A link by identifier becomes a link to the consolidated launch."""
    catalogue = identified("catalogue", identifiers=("ll2:ab",))
    linked, other = identified("news", link="ll2:ab"), identified("else", link="ll2:cd")
    store = stored((catalogue, linked, other))

    assert [linked[0].iri] == objects(store, KB + "article")


def test_nothing_that_is_derived_is_lost_when_it_is_made_again() -> None:
    """A second rebuild changes no quad."""
    store = stored()
    before = lines(store)
    rebuild(store, LEXICON)

    assert before == lines(store)


def test_the_number_of_launches_is_told() -> None:
    """Whether the whole layer is made or only a part."""
    store = stored()

    assert 2 == rebuild(store, LEXICON) == rebuild(store, LEXICON, [PLAN.iri])
