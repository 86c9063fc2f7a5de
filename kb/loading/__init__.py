"""Loading documents into a store: the protocol of loaders, and the run that uses them."""

from kb.loading.counts import Counts, Progress, Settings
from kb.loading.files import Found, find, standard_input
from kb.loading.load import Loading
from kb.loading.protocol import About, Fault, Item, Loader
from kb.loading.registry import loader_for, loaders, reader

__all__ = [
    "About",
    "Counts",
    "Fault",
    "Found",
    "Item",
    "Loader",
    "Loading",
    "Progress",
    "Settings",
    "find",
    "loader_for",
    "loaders",
    "reader",
    "standard_input",
]
