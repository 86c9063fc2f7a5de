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


def quad(words: str) -> ox.Quad:
    """Return a quad that differs by its literal."""
    return ox.Quad(A, A, ox.Literal(words), ox.NamedNode(G))


def test_an_exchange_leaves_what_stands_in_both(store: QuadStore) -> None:
    """Old quads go, new ones come, and what is in both lists stays."""
    store.add([quad("y")])
    store.exchange([quad("x"), quad("y")], [quad("y"), quad("z")])

    assert {"y", "z"} == {q.object.value for q in store.quads(G)}


def test_many_quads_are_written_like_few(store: QuadStore) -> None:
    """A large graph is loaded in bulk, beside what the store holds."""
    many = [quad(str(number)) for number in range(25_000)]
    store.add(many)

    assert {q.object.value for q in many} | {"x"} == {q.object.value for q in store.quads(G)}


def test_single_quads_are_looked_up(store: QuadStore) -> None:
    """By subject, predicate, value and graph, in any combination."""
    store.add([quad("y")])

    assert [quad("y")] == list(store.match(A, A, ox.NamedNode(G), value=ox.Literal("y")))
    assert 2 == len(list(store.match(predicate=A)))
    assert [] == list(store.match(graph=A))
