"""What the pages need of the whole store, read once for each state that the store is in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from kb.dates import Time, order
from kb.errors import NotFoundError
from kb.store.answers import last_step, names, rows, time_columns, time_of, time_pattern
from kb.terms import BASE, ENTITIES, LAUNCHES, VOCABULARIES
from kb.timeline import timeline
from kb.web.nodes import links

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.names import Lexicon
    from kb.store import QuadStore
    from kb.timeline import TimelineEntry

_LINKS = ("actor", "payload", "site", "vehicle")

_HOLDERS = f"""
SELECT ?thing ?holder WHERE {{
  GRAPH <{ENTITIES}> {{ ?thing kb:country|kb:partOf ?holder }}
}}"""

_ABOUT = f"""
SELECT DISTINCT ?launch ?statement WHERE {{
  GRAPH ?document {{ ?statement a kb:Statement ; kb:about ?report }}
  GRAPH <{LAUNCHES}> {{ ?launch kb:report ?report }}
}}"""

_TYPES = f"""
SELECT ?thing ?type WHERE {{ GRAPH <{ENTITIES}> {{ ?thing a ?type }} }}"""

_TERMS = f"""
SELECT ?term ?label WHERE {{
  GRAPH <{VOCABULARIES}> {{ ?term rdfs:label|skos:prefLabel ?label }}
}}"""

_DOCUMENTS = f"""
SELECT ?document ?name ?title ?publisher ?note ?loader ?catalogue {time_columns()}
WHERE {{ GRAPH ?document {{
  ?document a kb:Document ; dcterms:identifier ?name .
  OPTIONAL {{ ?document dcterms:title ?title }}
  OPTIONAL {{ ?document schema:publisher ?publisher }}
  OPTIONAL {{ ?document kb:note ?note }}
  OPTIONAL {{ ?document kb:loader ?loader }}
  OPTIONAL {{ ?document kb:published ?time . {time_pattern("?time")} }}
  BIND(EXISTS {{ ?document a kb:Catalogue }} AS ?catalogue)
}} }}"""

_COUNT = """
SELECT ?document (COUNT(?thing) AS ?n) WHERE {{
  GRAPH ?document {{ ?thing a kb:{class_} }}
}} GROUP BY ?document"""

_COPIES = "SELECT ?copy ?first WHERE { GRAPH ?g { ?copy kb:copyOf ?first } }"

_TEXT = "SELECT ?text WHERE {{ GRAPH <{document}> {{ ?context nif:isString ?text }} }} LIMIT 1"

TEXTS_KEPT = 64


@dataclass(frozen=True, slots=True)
class Source:
    """A document with what was taken from it; `publisher` is an IRI, `of` whom it copies."""

    iri: str
    name: str
    title: str
    publisher: str
    published: Time
    note: str = ""
    loader: str = ""
    reports: int = 0
    statements: int = 0
    of: str = ""
    catalogue: bool = False

    @property
    def label(self) -> str:
        """What it is called: its title, or its name where it has none."""
        return self.title or self.name


class Shelf:
    """A store in one state; what is read of all of it is kept here until the state changes.

    `as_of` is the day whose knowledge it holds, empty where it holds all.
    """

    def __init__(self, view: QuadStore, lexicon: Lexicon, as_of: str = "") -> None:
        self.view = view
        self.lexicon = lexicon
        self.as_of = as_of
        self.text: Callable[[str], str] = lru_cache(maxsize=TEXTS_KEPT)(self._text)

    @cached_property
    def names(self) -> dict[str, str]:
        """What each thing is called, by IRI."""
        return names(self.view)

    def called(self, iri: str) -> str:
        """Return what a thing is called, or what can be read from its IRI."""
        return self.names.get(iri) or last_step(iri).removeprefix(BASE)

    @cached_property
    def entries(self) -> list[TimelineEntry]:
        """All launches and other events, in order."""
        return timeline(self.view)

    @cached_property
    def launches(self) -> dict[str, TimelineEntry]:
        """The launches by IRI, in order."""
        return {entry.iri: entry for entry in self.entries if entry.sort == "launch"}

    def launch(self, iri: str) -> TimelineEntry:
        """Return a launch.

        Raises:
            NotFoundError: If there is none of that IRI.
        """
        if iri not in self.launches:
            raise NotFoundError(f"no launch {iri} in the store")
        return self.launches[iri]

    @cached_property
    def links(self) -> dict[str, dict[str, list[str]]]:
        """The things of each launch: IRI of the launch, name of the property, IRIs."""
        out: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for property_ in _LINKS:
            for launch, thing in sorted(links(self.view, property_, LAUNCHES)):
                out[launch][property_].append(thing)
        return out

    @cached_property
    def launches_with(self) -> dict[str, list[str]]:
        """The launches of each thing, as actor, vehicle, site or payload, in order."""
        out: dict[str, list[str]] = defaultdict(list)
        for iri in self.launches:
            things = {thing for found in self.links.get(iri, {}).values() for thing in found}
            for thing in things:
                out[thing].append(iri)
        return out

    @cached_property
    def statements_about(self) -> dict[str, list[str]]:
        """The statements about each launch."""
        out: dict[str, list[str]] = defaultdict(list)
        for row in rows(self.view, _ABOUT):
            out[row["launch"]].append(row["statement"])
        return out

    @cached_property
    def members(self) -> dict[str, set[str]]:
        """The things that belong to each state or organization."""
        out: dict[str, set[str]] = defaultdict(set)
        for row in rows(self.view, _HOLDERS):
            out[row["holder"]].add(row["thing"])
        return out

    @cached_property
    def terms(self) -> dict[str, str]:
        """What the words of the ontology and the vocabularies are called, by IRI."""
        return {row["term"]: row["label"] for row in rows(self.view, _TERMS)}

    def word(self, iri: str) -> str:
        """Return what a class, a property or a concept is called."""
        return self.terms.get(iri) or iri.replace("#", "/").rpartition("/")[2]

    @cached_property
    def types(self) -> dict[str, str]:
        """The class of each thing, by its name in the ontology."""
        return {row["thing"]: row["type"].partition("#")[2] for row in rows(self.view, _TYPES)}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The documents by IRI, the oldest first."""
        reports, statements = self._counts("Report"), self._counts("Statement")
        copies = {row["copy"]: row["first"] for row in rows(self.view, _COPIES)}
        found = [
            Source(
                iri := row["document"],
                row["name"],
                row["title"],
                row["publisher"],
                time_of(row),
                row["note"],
                row["loader"],
                reports.get(iri, 0),
                statements.get(iri, 0),
                copies.get(iri, ""),
                row["catalogue"] == "true",
            )
            for row in rows(self.view, _DOCUMENTS)
        ]
        return {s.iri: s for s in sorted(found, key=lambda s: (order(s.published), s.name, s.iri))}

    def source(self, iri: str) -> Source:
        """Return a document.

        Raises:
            NotFoundError: If there is none of that IRI.
        """
        if iri not in self.sources:
            raise NotFoundError(f"no document {iri} in the store")
        return self.sources[iri]

    def _counts(self, class_: str) -> dict[str, int]:
        found = rows(self.view, _COUNT.format(class_=class_))
        return {row["document"]: int(row["n"]) for row in found}

    def _text(self, document: str) -> str:
        found = rows(self.view, _TEXT.format(document=document))
        return next((row["text"] for row in found), "")

    def by(self, thing: str) -> list[TimelineEntry]:
        """Return the launches of a thing and of what belongs to it, in order."""
        wanted = set(self.launches_with.get(thing, ()))
        for member in self.members.get(thing, ()):
            wanted.update(self.launches_with.get(member, ()))
        return [entry for iri, entry in self.launches.items() if iri in wanted]

    def warm(self) -> None:
        """Read at once what the first pages would wait for."""
        _ = self.sources, self.launches_with, self.members, self.types, self.statements_about
