"""Single nodes of the store, read straight from its index.

For one node a query takes longer to plan than to run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kb.dates import UNKNOWN_TIME, Time
from kb.rdf.border import iri as node
from kb.store.answers import last_step, time_of
from kb.terms import KB, kb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.store import QuadStore

_PARTS = ("edtf", "earliest", "latest", "precision", "words", "zone", "anchor", "relation")


@dataclass(frozen=True, slots=True)
class Node:
    """A node with the values of its properties, as texts, by the IRI of the property."""

    iri: str
    values: Mapping[str, tuple[str, ...]]

    def all(self, property_: str) -> tuple[str, ...]:
        """Return the values of a property of the ontology, in order; a full IRI names any other."""
        return self.values.get(property_ if ":" in property_ else KB + property_, ())

    def one(self, property_: str) -> str:
        """Return the one value of a property; empty where there is none."""
        return next(iter(self.all(property_)), "")

    def step(self, property_: str) -> str:
        """Return the name of the one concept that a property has for its value."""
        return last_step(self.one(property_))

    @property
    def is_time(self) -> bool:
        """Whether it is the node of a date."""
        return bool(self.one("precision"))

    @property
    def time(self) -> Time:
        """The date that it stands for; unknown if it is none."""
        return time_of({part: self.one(part) for part in _PARTS}) if self.is_time else UNKNOWN_TIME


def read_node(store: QuadStore, iri: str, graph: str | None = None) -> Node:
    """Return a node as one graph has it, or as all graphs have it together."""
    values: dict[str, set[str]] = {}
    in_graph = node(graph) if graph else None
    for quad in store.inner.quads_for_pattern(node(iri), None, None, in_graph):
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            values.setdefault(quad.predicate.value, set()).add(quad.object.value)
    return Node(iri, {property_: tuple(sorted(found)) for property_, found in values.items()})


def pointing(store: QuadStore, property_: str, iri: str, graph: str | None = None) -> Iterator[str]:
    """Yield the IRIs of the nodes that have a thing for the value of a property of the ontology."""
    in_graph = node(graph) if graph else None
    pattern = (None, node(kb(property_)), node(iri), in_graph)
    for quad in store.inner.quads_for_pattern(*pattern):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject.value


def links(store: QuadStore, property_: str, graph: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of IRIs that a property of the ontology ties together in a graph."""
    for quad in store.inner.quads_for_pattern(None, node(kb(property_)), None, node(graph)):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            yield quad.subject.value, quad.object.value
