"""Loading documents into a store: the protocol of loaders, and the run that uses them."""

from kb.loading.files import expand, standard_input
from kb.loading.load import Counts, Loading
from kb.loading.protocol import About, Fault, Item, Loader
from kb.loading.registry import loader_for, loaders, reader

__all__ = [
    "About",
    "Counts",
    "Fault",
    "Item",
    "Loader",
    "Loading",
    "expand",
    "loader_for",
    "loaders",
    "reader",
    "standard_input",
]
