"""What one document's graph holds, thing by thing: no more than one document is in memory."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kb.dates import display
from kb.rdf.border import iri as node
from kb.store.answers import last_step, time_of
from kb.terms import DCTERMS, KB, NIF, RDF, kb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.dates import Time
    from kb.store import View

_DOCUMENTS = f"SELECT DISTINCT ?iri WHERE {{ GRAPH ?iri {{ ?iri a <{kb('Document')}> }} }}"
_TIME = ("edtf", "earliest", "latest", "precision", "zone")


class Article:
    """One document: its things, their properties, its text."""

    def __init__(self, view: View, iri: str) -> None:
        self.iri = iri
        self._things: dict[str, dict[str, list[ox.Triple]]] = defaultdict(lambda: defaultdict(list))
        for quad in view.quads(iri):
            if isinstance(quad.subject, ox.NamedNode):
                own = self._things[quad.subject.value]
                own[quad.predicate.value].append(quad.triple)

    def things(self, class_: str) -> list[str]:
        """Return the IRIs of all things of a class of the ontology, sorted."""
        found = (iri for iri in self._things if kb(class_) in self.values(iri, RDF + "type"))
        return sorted(found)

    def triples(self, iri: str, *properties: str) -> Iterator[ox.Triple]:
        """Yield what the document says of a thing, all or these properties."""
        own = self._things.get(iri, {})
        for property_ in properties or sorted(own):
            yield from own.get(property_, ())

    def values(self, iri: str, property_: str) -> list[str]:
        """Return the values of a property as texts, sorted."""
        terms = (triple.object for triple in self.triples(iri, property_))
        return sorted(term.value for term in terms if isinstance(term, ox.NamedNode | ox.Literal))

    def value(self, iri: str, property_: str) -> str:
        """Return the one value of a property as text; empty where there is none."""
        return next(iter(self.values(iri, property_)), "")

    def is_time(self, iri: str) -> bool:
        """Tell whether a value is the node of a date."""
        return kb("Time") in self.values(iri, RDF + "type")

    def time(self, iri: str) -> Time:
        """Return the date that a node stands for; unknown where the document has no such node."""
        return time_of({part: self.value(iri, kb(part)) for part in _TIME})

    def called(self, value: str, names: Mapping[str, str]) -> str:
        """Return what a person calls a value: a date in words, a thing by its name."""
        if self.is_time(value):
            return display(self.time(value))
        return names.get(value) or last_step(value).removeprefix(KB)

    @property
    def name(self) -> str:
        """The document's title, or its short name where it has none."""
        title = self.value(self.iri, DCTERMS + "title")
        return title or self.value(self.iri, DCTERMS + "identifier")

    @cached_property
    def text(self) -> str:
        """The whole text, to which all offsets refer."""
        texts = (self.value(iri, NIF + "isString") for iri in self._things)
        return next(filter(None, texts), "")


def articles(view: View) -> Iterator[Article]:
    """Yield the documents of a store, by IRI."""
    for (iri,) in sorted(view.select(_DOCUMENTS)):
        yield Article(view, str(iri))


def triple(subject: str, predicate: str, value: str | ox.Literal) -> ox.Triple:
    """Return a triple of IRIs, or with a literal for its object."""
    term = value if isinstance(value, ox.Literal) else node(value)
    return ox.Triple(node(subject), node(predicate), term)
