from pathlib import Path

import pyoxigraph as ox
import pytest

from kb.store import QuadStore


@pytest.fixture
def store() -> QuadStore:
    """The store of tests/graph/sample.trig."""
    inner = ox.Store()
    inner.load(
        path=str(Path(__file__).parents[1] / "graph" / "sample.trig"), format=ox.RdfFormat.TRIG
    )
    return QuadStore(inner)
