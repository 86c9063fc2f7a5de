from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kb.graph import build
from kb.store import QuadStore

if TYPE_CHECKING:
    import networkx as nx


@pytest.fixture
def store() -> QuadStore:
    """The store of sample.trig."""
    inner = ox.Store()
    inner.load(path=str(Path(__file__).parent / "sample.trig"), format=ox.RdfFormat.TRIG)
    return QuadStore(inner)


@pytest.fixture
def graph(store: QuadStore) -> "nx.MultiDiGraph[str]":
    """The event graph of sample.trig."""
    return build(store.select)
