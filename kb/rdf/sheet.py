"""A sheet collects the quads of one named graph and makes the nodes that many of them share."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kb.rdf import border
from kb.terms import EDTF_TYPE, RDF, concept, digest

if TYPE_CHECKING:
    from enum import StrEnum

    from kb.dates import Time
    from kb.rdf.border import Object

A = border.iri(RDF + "type")


class Sheet:
    """The quads of one graph, in the making; in a store what is said twice stands once."""

    def __init__(self, graph: str) -> None:
        self.graph = border.iri(graph)
        self._quads: list[ox.Quad] = []
        self._times: dict[tuple[str, Time], ox.NamedNode] = {}

    def say(self, subject: ox.NamedNode, predicate: ox.NamedNode, *objects: Object | None) -> None:
        """Add one quad an object; an object that is None is not known and is left out."""
        for value in objects:
            if value is not None:
                self._quads.append(ox.Quad(subject, predicate, value, self.graph))

    def own(self, subject: ox.NamedNode, name: str, *objects: Object | None) -> None:
        """Add quads whose predicate is a term of our own ontology."""
        self.say(subject, border.own(name), *objects)

    def words(self, subject: ox.NamedNode, name: str, value: str) -> None:
        """Add a string under a term of our own; an empty one is left out."""
        self.own(subject, name, border.text(value) if value else None)

    def time(self, time: Time | None, base: str) -> ox.NamedNode | None:
        """Add the node of a time below a base IRI and return it."""
        if time is None:
            return None
        node = self._times.get((base, time))
        if node is None:
            parts = (time.edtf, time.zone, time.words, time.anchor, time.relation)
            node = self._times[base, time] = border.iri(f"{base}#time-{digest(*parts)}")
            self.fill_time(node, time)
        return node

    def fill_time(self, node: ox.NamedNode, time: Time) -> None:
        """Add what is known of a time to its node."""
        self.say(node, A, border.own("Time"))
        self.own(node, "edtf", border.typed(time.edtf, EDTF_TYPE) if time.edtf else None)
        self.own(node, "earliest", border.stamp(time.earliest) if time.earliest else None)
        self.own(node, "latest", border.stamp(time.latest) if time.latest else None)
        self.own(node, "precision", concept_node(time.precision))
        for name in ("words", "zone", "anchor", "relation"):
            self.words(node, name, getattr(time, name))

    def quads(self) -> list[ox.Quad]:
        """Return what was said, in the order in which it was."""
        return self._quads


@lru_cache(maxsize=256, typed=True)
def concept_node(value: StrEnum | None) -> ox.NamedNode | None:
    """Return the node of a vocabulary concept."""
    return None if value is None else border.iri(concept(value))
