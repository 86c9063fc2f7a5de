"""The RDF formats, read back by readers of other makers."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from exports.stores import written
from hypothesis import given
from hypothesis import strategies as st

from kb.exports import FORMATS
from kb.rdf.border import own, whole
from kb.store import QuadStore

RDFLIB = {"jsonld": "json-ld", "nquads": "nquads", "trig": "trig"}
OXIGRAPH = {
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
}
SAMPLE = Path(__file__).parents[1] / "graph" / "sample.trig"
PRINT_DIGESTS = """
import hashlib, io, sys
import pyoxigraph as ox
from kb.exports import FORMATS, export
from kb.store import QuadStore
inner = ox.Store()
inner.load(path=sys.argv[1], format=ox.RdfFormat.TRIG)
for name, form in FORMATS.items():
    for file in form.files:
        stream = io.BytesIO()
        export(QuadStore(inner), name, stream, file=file)
        print(name, file, hashlib.sha256(stream.getvalue()).hexdigest())
"""


def dataset(data: bytes, name: str) -> set[tuple[object, ...]]:
    """The quads that rdflib reads."""
    found = rdflib.Dataset()
    found.parse(data=data, format=name)
    return set(found.quads())


# rdflib's own readers of quads use what rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).* is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", ["jsonld", "trig"])
def test_rdflib_reads_the_same_quads(store: QuadStore, name: str) -> None:
    """Whatever the format, rdflib finds the quads that the N-Quads hold."""
    expected = dataset(written(store, "nquads"), "nquads")

    assert len(store) == len(expected)
    assert expected == dataset(written(store, name), RDFLIB[name])


@pytest.mark.parametrize("name", OXIGRAPH)
def test_nothing_is_lost(store: QuadStore, name: str) -> None:
    """Reading an export gives exactly the store's quads."""
    read = set(ox.parse(written(store, name), format=OXIGRAPH[name]))

    assert set(store.quads()) == read


def test_turtle_is_the_union_of_the_graphs(store: QuadStore) -> None:
    """Turtle holds each triple once, whatever graphs it stands in."""
    graph = rdflib.Graph()
    graph.parse(data=written(store, "turtle"), format="turtle")

    assert len({quad.triple for quad in store.quads()}) == len(graph)


def test_nquads_are_sorted(store: QuadStore) -> None:
    """The lines of N-Quads come in the order of their code points."""
    lines = written(store, "nquads").decode().splitlines()

    assert len(store) == len(lines)
    assert sorted(lines) == lines


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_loading_does_not_count(store: QuadStore, name: str) -> None:
    """Two stores with the same quads give the same bytes in every file of every format."""
    other = ox.Store()
    for quad in sorted(store.quads(), key=str, reverse=True):
        other.add(quad)
    first, second = (
        [written(each, name, file) for file in FORMATS[name].files]
        for each in (store, QuadStore(other))
    )

    assert first == second


def test_the_hash_seed_does_not_count() -> None:
    """Two runs of Python, whose sets have different orders, give the same bytes in every format."""
    first, second = (
        subprocess.run(  # noqa: S603 - this Python, our own text
            [sys.executable, "-c", PRINT_DIGESTS, str(SAMPLE)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    )

    assert first == second
    assert sum(len(form.files) for form in FORMATS.values()) == len(first.splitlines())


def test_trig_shortens_names(store: QuadStore) -> None:
    """TriG is for reading: known names stand with their prefix, types first, subjects apart."""
    text = written(store, "trig").decode()

    assert "\n  agent:north-korea a kb:State ;\n      skos:altLabel" in text
    assert "kb:outcome outcome:failure ;" in text


def test_jsonld_carries_its_context(store: QuadStore) -> None:
    """JSON-LD needs no look-up elsewhere: rdflib resolves its names without a network."""
    text = written(store, "jsonld").decode()

    assert text.startswith('{"@context": {"@version": 1.1, "dcterms": "http://purl.org/dc/terms/"')
    assert '"@type": ["State"], "altLabel": ["DPRK"' in text


@pytest.mark.parametrize("name", [*OXIGRAPH, "turtle"])
def test_an_empty_store_is_valid(name: str) -> None:
    """Nothing loaded gives a valid file without quads."""
    formats = OXIGRAPH | {"turtle": ox.RdfFormat.TURTLE}

    assert list(ox.parse(written(QuadStore(), name), format=formats[name])) == []


texts = st.text(st.characters(exclude_categories=["Cs"]))
steps = st.text("ab1.-_~%2F:é#/", max_size=8)


def _iri(step: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(f"https://w3id.org/launch-kb/agent/{step}")
    except ValueError:
        return None


iris = steps.map(_iri).filter(lambda node: node is not None)
literals = (
    texts.map(ox.Literal)
    | texts.map(lambda text: ox.Literal(text, language="ko"))
    | texts.map(lambda text: ox.Literal(text, datatype=ox.NamedNode("http://example.org/a#b")))
)


# Properties whose plain values the JSON-LD context takes for IRIs, numbers, dates, text.
known = st.sampled_from(["actor", "count", "earliest", "edtf", "words"]).map(own)
values = iris | literals | st.integers(0, 9).map(whole)


@given(st.lists(st.tuples(iris, iris | known, values, iris), max_size=5))
def test_any_terms_survive(items: list[tuple[ox.NamedNode, ...]]) -> None:
    """Quotes, line ends, control characters and odd IRIs come back from every format."""
    inner = ox.Store()
    inner.extend(ox.Quad(*item) for item in items)
    store = QuadStore(inner)

    for name, form in OXIGRAPH.items():
        assert set(store.quads()) == set(ox.parse(written(store, name), format=form))
