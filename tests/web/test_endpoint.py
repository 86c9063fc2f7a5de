from pathlib import Path
from time import monotonic

import pytest
from web.asking import Site

from kb.terms import CONFLICTS, LAUNCHES

SELECT = f"SELECT ?l WHERE {{ GRAPH <{LAUNCHES}> {{ ?l a ?class }} }} ORDER BY ?l LIMIT 3"
CONSTRUCT = f"CONSTRUCT {{ ?s a ?c }} WHERE {{ GRAPH <{LAUNCHES}> {{ ?s a ?c }} }} LIMIT 2"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
JSON = "application/sparql-results+json"


def test_a_query_may_come_in_three_ways(site: Site) -> None:
    """GET, a posted form and a posted query give the same answer."""
    from urllib.parse import urlencode

    by_get = site.get("/sparql", JSON, query=SELECT)
    by_form = site.post("/sparql", urlencode({"query": SELECT}), FORM, JSON)
    by_query = site.post("/sparql", SELECT, f"{QUERY}; charset=utf-8", JSON)

    assert 3 == len(by_get.json()["results"]["bindings"])
    assert by_get.body == by_form.body == by_query.body


@pytest.mark.parametrize(
    ("accept", "type_", "start"),
    [
        ("*/*", JSON, b'{"head"'),
        ("application/json", JSON, b'{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("text/csv", "text/csv", b"l\r\n"),
        ("text/tab-separated-values, text/csv;q=0.5", "text/tab-separated-values", b"?l\n"),
    ],
)
def test_rows_come_in_the_form_asked_for(site: Site, accept: str, type_: str, start: bytes) -> None:
    """Accept chooses among the four forms of results."""
    answer = site.get("/sparql", accept, query=SELECT)

    assert (200, type_) == (answer.status, answer.type)
    assert answer.body.startswith(start)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # in rdflib's own reader
@pytest.mark.parametrize(
    "type_", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
def test_triples_come_in_the_form_asked_for(site: Site, type_: str) -> None:
    """The triples of a CONSTRUCT are the same in every form, as rdflib reads them."""
    import rdflib

    answer = site.get("/sparql", type_, query=CONSTRUCT)
    graph = rdflib.Graph().parse(data=answer.body, format=type_)

    assert (200, type_) == (answer.status, answer.type)
    assert 2 == len(graph)


def test_truth_has_a_form_too(site: Site) -> None:
    """An ASK is answered with a boolean."""
    assert {"head": {}, "boolean": True} == site.get("/sparql", query="ASK { ?s ?p ?o }").json()


def test_the_default_graph_is_all_graphs_unless_some_are_named(site: Site) -> None:
    """The protocol's parameters restrict the default graph and the named ones."""

    def number(query: str, **graphs: str) -> int:
        answer = site.get("/sparql", query=query, **graphs).json()
        return int(answer["results"]["bindings"][0]["n"]["value"])

    default = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    of_conflicts = number(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{CONFLICTS}> {{ ?s ?p ?o }} }}")

    assert 0 < of_conflicts < number(default)
    assert of_conflicts == number(default, **{"default-graph-uri": CONFLICTS})
    assert of_conflicts == number(named, **{"named-graph-uri": CONFLICTS})
    assert 0 == number(default, **{"named-graph-uri": CONFLICTS})


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * {", 400),
        ("no query at all", 400),
        ("DROP ALL", 403),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", 403),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403),
        ("ASK FROM <http://127.0.0.1:1/> { ?s ?p ?o }", 403),
        ("LOAD <http://127.0.0.1:1/>", 403),
    ],
)
def test_only_what_reads_this_store_is_answered(site: Site, query: str, status: int) -> None:
    """What is no SPARQL is 400; what would write or reach out is 403; both say why in one line."""
    answer = site.get("/sparql", query=query)

    assert (status, "text/plain") == (answer.status, answer.type)
    assert 1 == len(answer.text.splitlines())


def test_updates_are_refused_however_they_come(site: Site) -> None:
    """A posted update, in a form or by its media type, is refused."""
    assert 403 == site.post("/sparql", "DROP ALL", "application/sparql-update").status
    assert 403 == site.post("/sparql", "update=DROP+ALL", FORM).status


def test_wrong_requests_say_what_is_right(site: Site) -> None:
    """No query, two queries, another media type, another form of answer."""
    assert 400 == site.get("/sparql").status
    assert 400 == site.get("/sparql?query=ASK+%7B%7D&query=ASK+%7B%7D").status
    assert 415 == site.post("/sparql", SELECT, "text/plain").status
    assert 400 == site.post("/sparql", b"\xff\xfe", QUERY).status
    assert 406 == site.get("/sparql", "image/png", query=SELECT).status


def test_a_query_that_takes_too_long_is_stopped(site: Site) -> None:
    """After the time allowed the answer is 503, and the next query is answered."""
    started = monotonic()
    answer = site.get("/sparql", query=ENDLESS)
    took = monotonic() - started

    assert 503 == answer.status
    assert "was stopped" in answer.text
    assert took < 30
    assert 200 == site.get("/sparql", query=SELECT).status


def test_the_page_shows_an_answer_as_a_table(site: Site) -> None:
    """People get a table whose things are links, and the fault of a faulty query in its place."""
    page = site.page("/sparql", query=SELECT)
    faulty = site.page("/sparql", query="SELECT * {")

    assert 3 == len(page.links("/launch/"))
    assert 400 == faulty.status
    assert "the query is no SPARQL" in faulty.text
    assert "SELECT * {</textarea>" in faulty.text


def test_the_examples_of_the_page_have_answers(site: Site) -> None:
    """Each example can be asked as it stands, and has rows."""
    links = site.page("/sparql").links("/sparql?query=")
    pages = [site.page(link.replace("&amp;", "&")).text for link in links]

    assert len(links) >= 3
    assert all("<tbody>" in page for page in pages)


def test_the_service_describes_itself(site: Site) -> None:
    """Asked for Turtle without a query, the endpoint gives its service description."""
    import rdflib

    graph = rdflib.Graph().parse(data=site.get("/sparql", "text/turtle").body, format="turtle")

    assert 1 == len(list(graph.triples((None, rdflib.RDF.type, None)))) - 2


def test_sparqlwrapper_gets_its_answers(site: Site) -> None:
    """SPARQLWrapper asks by GET and POST, for rows and for triples."""
    from SPARQLWrapper import JSON as AS_JSON
    from SPARQLWrapper import POST, TURTLE, SPARQLWrapper

    wrapper = SPARQLWrapper(f"{site.address}/sparql", returnFormat=AS_JSON)
    wrapper.setQuery(SELECT)
    rows = wrapper.queryAndConvert()["results"]["bindings"]
    wrapper.setMethod(POST)
    posted = wrapper.queryAndConvert()["results"]["bindings"]
    wrapper.setQuery(CONSTRUCT)
    wrapper.setReturnFormat(TURTLE)
    turtle = wrapper.queryAndConvert()

    assert 3 == len(rows)
    assert rows == posted
    assert b"rdf-syntax-ns" in turtle


def test_rdflib_sees_the_store_behind_the_endpoint(site: Site, demonstration: Path) -> None:
    """A graph on rdflib's SPARQLStore has the triples that the store has."""
    import rdflib
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    from kb.knowledgebase import KnowledgeBase

    graph = rdflib.Graph(SPARQLStore(f"{site.address}/sparql"), identifier=CONFLICTS)
    with KnowledgeBase(demonstration) as base:
        expected = len(list(base.store.quads(CONFLICTS)))

    assert expected == len(list(graph.triples((None, None, None))))
    assert [(rdflib.Literal(True),)] != list(graph.query(SELECT))
