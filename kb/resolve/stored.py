"""The layer as it stands in a store: the quads of launches, matches and courses, by look-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kb.dates import UNKNOWN_TIME
from kb.rdf import border
from kb.resolve.judgements import Judgement, judgements_of
from kb.resolve.likeness import SAME_FROM
from kb.resolve.plans import Course
from kb.store.answers import last_step, rows, time_columns, time_of, time_pattern
from kb.terms import CONFLICTS, DCTERMS, ENTITIES, LAUNCHES, MATCHES, RDF, SKOS, Status, concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.store import QuadStore

_LAUNCHES = border.iri(LAUNCHES)
_MATCHES = border.iri(MATCHES)
_CONFLICTS = border.iri(CONFLICTS)

_SIZE = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{LAUNCHES}> {{ ?launch a kb:Launch }} }}"

_COURSES = f"""
SELECT ?launch ?actor ?kind ?status {time_columns()}
WHERE {{ VALUES ?launch {{ $launches }} GRAPH <{LAUNCHES}> {{
  ?launch kb:status ?status ; kb:actor ?actor .
  OPTIONAL {{ ?launch kb:kind ?kind }}
  OPTIONAL {{ ?launch kb:date ?time . {time_pattern("?time")} }}
}} }}"""


class Layer:
    """The consolidated layer of a store, for look-ups."""

    def __init__(self, store: QuadStore) -> None:
        self._store = store

    def launch_of(self, report: str) -> str:
        """Return the launch of a report; empty where the layer does not know it."""
        return next(self._subjects("report", border.iri(report), _LAUNCHES), "")

    def reports(self, launch: str) -> list[str]:
        """Return the reports of a launch, in alphabetical order."""
        return sorted(self._objects(launch, "report"))

    def size(self) -> int:
        """Return the number of launches."""
        return int(next(rows(self._store, _SIZE))["n"])

    def quads(self, launch: str) -> Iterator[ox.Quad]:
        """Yield what is said of a launch, of its values and of its conflicts; not what followed."""
        waiting, done = {border.iri(launch)}, set[ox.NamedNode]()
        while waiting:
            node = waiting.pop()
            done.add(node)
            for quad in self._store.match(node, None, _LAUNCHES):
                if quad.predicate != border.own("followedBy"):
                    yield quad
                value = quad.object
                if isinstance(value, ox.NamedNode) and value.value.startswith(f"{launch}#"):
                    waiting |= {value} - done
        for conflict in self._subjects("launch", border.iri(launch), _CONFLICTS):
            yield from self._store.match(border.iri(conflict), None, _CONFLICTS)

    def matches(self, report: str) -> list[Judgement]:
        """Return the program's judgements in which a report is."""
        nodes = self._subjects("judged", border.iri(report), _MATCHES)
        quads = [q for n in set(nodes) for q in self._store.match(border.iri(n), None, _MATCHES)]
        return judgements_of(quads)

    def fitting(self, report: str) -> set[str]:
        """Return the reports that fit a report so well that the program would join the two."""
        found = (j for j in self.matches(report) if j.score >= SAME_FROM)
        return {other for j in found for other in j.pair if other != report}

    def valued(self, thing: str) -> set[str]:
        """Return the launches that have a thing among their values."""
        predicate = border.iri(RDF + "value")
        found = self._store.match(None, predicate, _LAUNCHES, value=border.iri(thing))
        return {str(border.plain(quad.subject)).partition("#")[0] for quad in found}

    def with_identifier(self, identifier: str) -> set[str]:
        """Return the launches that catalogues call so."""
        found = self._store.match(
            None, border.iri(DCTERMS + "identifier"), _LAUNCHES, value=border.text(identifier)
        )
        return {str(border.plain(quad.subject)) for quad in found}

    def names(self, things: Iterable[str]) -> dict[str, str]:
        """Return what things are called."""
        predicate, graph = border.iri(SKOS + "prefLabel"), border.iri(ENTITIES)
        return {
            thing: str(border.plain(quad.object))
            for thing in things
            for quad in self._store.match(border.iri(thing), predicate, graph)
        }

    def plans(self) -> set[str]:
        """Return the launches that are plans."""
        return set(self._subjects("status", border.iri(concept(Status.PLANNED)), _LAUNCHES))

    def with_article(self, document: str) -> set[str]:
        """Return the launches that a document is tied to by its publisher."""
        return set(self._subjects("article", border.iri(document), _LAUNCHES))

    def actors(self, launches: Iterable[str]) -> set[str]:
        """Return the actors of some launches."""
        return {actor for launch in launches for actor in self._objects(launch, "actor")}

    def actor_of(self) -> dict[str, str]:
        """Return the actor of each launch that has one."""
        return {
            str(border.plain(quad.subject)): str(border.plain(quad.object))
            for quad in self._store.match(None, border.own("actor"), _LAUNCHES)
        }

    def followed(self) -> list[ox.Quad]:
        """Return which plan was followed by which flight."""
        return list(self._store.match(None, border.own("followedBy"), _LAUNCHES))

    def courses(self, launches: Iterable[str]) -> list[Course]:
        """Return what flights are matched by; when they were first told of is left out."""
        nodes = " ".join(str(border.iri(launch)) for launch in sorted(launches))
        return [
            Course(
                row["launch"],
                row["actor"],
                last_step(row["kind"]),
                last_step(row["status"]),
                time_of(row),
                UNKNOWN_TIME,
            )
            for row in rows(self._store, _COURSES.replace("$launches", nodes))
        ]

    def _objects(self, subject: str, name: str) -> Iterator[str]:
        for quad in self._store.match(border.iri(subject), border.own(name), _LAUNCHES):
            yield str(border.plain(quad.object))

    def _subjects(self, name: str, value: ox.NamedNode, graph: ox.NamedNode) -> Iterator[str]:
        for quad in self._store.match(None, border.own(name), graph, value=value):
            yield str(border.plain(quad.subject))
