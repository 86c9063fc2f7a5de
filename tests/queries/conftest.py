from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb.queries import CannedQuery, load_queries
from kb.store import QuadStore

HERE = Path(__file__).parent

_LABELS = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX g: <https://w3id.org/launch-kb/graph/>
PREFIX kb: <https://w3id.org/launch-kb/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name ?iri WHERE {
  { GRAPH g:entities { ?iri skos:prefLabel|skos:altLabel ?name } }
  UNION { GRAPH g:launches { ?iri a kb:Launch ; rdfs:label ?name } }
  UNION { GRAPH ?iri { ?iri a kb:Document ; dcterms:identifier ?name } }
  UNION { GRAPH g:launches { ?iri a kb:Launch . ?iri kb:date/kb:edtf ?date }
          BIND(STR(?date) AS ?name) }
}
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the golden files be written anew: pytest tests/queries --update-golden."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the golden files shall be written instead of compared."""
    return bool(request.config.getoption("--update-golden", default=False))


@pytest.fixture(scope="session")
def sample() -> QuadStore:
    """The store of sample.trig."""
    inner = ox.Store()
    inner.load(path=str(HERE / "sample.trig"), format=ox.RdfFormat.TRIG)
    return QuadStore(inner)


@pytest.fixture(scope="session")
def names(sample: QuadStore) -> Callable[[str], Iterator[tuple[str, str]]]:
    """What the things of sample.trig are called."""

    def called(type_: str) -> Iterator[tuple[str, str]]:
        for name, iri in sample.select(_LABELS):
            if f"/{type_}/" in str(iri):
                yield str(name), str(iri)

    return called


@pytest.fixture(scope="session")
def queries() -> dict[str, CannedQuery]:
    """The canned queries that come with the package."""
    return load_queries()
