"""The store: quads in an embedded Oxigraph, read as they stand, written as one whole."""

from kb.store.folder import FORMAT, StoreFolder
from kb.store.quads import QuadStore, View

__all__ = ["FORMAT", "QuadStore", "StoreFolder", "View"]
