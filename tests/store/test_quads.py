import pyoxigraph as ox
import pytest

from kb.errors import QueryError
from kb.store import QuadStore

A = ox.NamedNode("https://example.org/a")
G = "https://example.org/g"


@pytest.fixture
def store() -> QuadStore:
    """A store with one quad."""
    out = QuadStore()
    out.replace(G, [ox.Quad(A, A, ox.Literal("x"), ox.NamedNode(G))])
    return out


def test_select_gives_plain_values(store: QuadStore) -> None:
    """IRIs and strings come as text, unbound variables as None."""
    rows = store.select("SELECT ?s ?o ?none WHERE { GRAPH ?g { ?s ?p ?o } }")

    assert ("s", "o", "none") == rows.columns
    assert (("https://example.org/a", "x", None),) == rows.rows


def test_ask_gives_one_row(store: QuadStore) -> None:
    """A yes-or-no question is answered by one cell."""
    assert ((True,),) == store.select("ASK { GRAPH ?g { ?s ?p ?o } }").rows


@pytest.mark.parametrize("query", ["SELEC", "SELECT ?x WHERE {", "DROP ALL", "DESCRIBE <urn:x>"])
def test_a_query_that_cannot_give_rows_is_an_error(store: QuadStore, query: str) -> None:
    """A faulty or other query is refused in one line."""
    with pytest.raises(QueryError) as caught:
        store.select(query)

    assert "\n" not in str(caught.value)


def test_construct_gives_triples(store: QuadStore) -> None:
    """A CONSTRUCT query gives triples, and a SELECT is refused there."""
    query = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"

    assert [ox.Triple(A, A, ox.Literal("x"))] == list(store.construct(query))
    with pytest.raises(QueryError):
        store.construct("SELECT * WHERE { ?s ?p ?o }")


def test_replacing_a_graph_leaves_nothing_of_it(store: QuadStore) -> None:
    """The new quads stand alone in their graph, other graphs are untouched."""
    other = "https://example.org/other"
    store.replace(other, [ox.Quad(A, A, ox.Literal("y"), ox.NamedNode(other))])
    store.replace(G, [ox.Quad(A, A, ox.Literal("z"), ox.NamedNode(G))])

    assert ["z"] == [q.object.value for q in store.quads(G)]
    assert ["y"] == [q.object.value for q in store.quads(other)]
    store.remove(G)
    assert [other] == store.graphs()
