"""Checks graphs against the shapes of ontology/shapes.ttl and says what is wrong in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kb.errors import DataError
from kb.resources import folder
from kb.terms import BASE, CONFLICTS, ENTITIES, GAZETTEER, JUDGEMENTS, LAUNCHES, MATCHES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Graph
    from rdflib.term import Identifier, Node

    Fact: TypeAlias = ox.Quad | ox.Triple

_SHACL = "http://www.w3.org/ns/shacl#"
_KINDS = {
    LAUNCHES: "consolidated",
    CONFLICTS: "consolidated",
    ENTITIES: "entities",
    JUDGEMENTS: "judgements",
    MATCHES: "judgements",
    GAZETTEER: "gazetteer",
}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that breaks a shape: where (graph, node, property), what, and how grave it is.

    `message` says in words what is wrong and what would be right; `severity` is "violation",
    "warning" or "info"; `value` is the value at fault, empty when one is missing.
    """

    graph: str
    focus: str
    path: str
    message: str
    value: str
    severity: str

    def __str__(self) -> str:
        """Return the problem in one line."""
        where = self.focus.removeprefix(BASE)
        return f"{where}: {self.message}" + (f" Found: {self.value}" if self.value else "")


def check(store: ox.Store) -> list[Problem]:
    """Return what is wrong in a store, graph by graph in order of name; graphs without shapes pass.

    One graph at a time is held in memory.

    Example:
        >>> store = ox.Store()
        >>> conflict = ox.NamedNode(CONFLICTS + "#1")
        >>> type_ = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        >>> class_ = ox.NamedNode(BASE + "ontology#Difference")
        >>> store.add(ox.Quad(conflict, type_, class_, ox.NamedNode(CONFLICTS)))
        >>> check(store)[0].message
        'A difference tells exactly once in words how the values differ (kb:difference).'
    """
    names = [node.value for node in store.named_graphs() if isinstance(node, ox.NamedNode)]
    return [
        problem
        for name in sorted(names)
        for problem in check_graph(
            name, store.quads_for_pattern(None, None, None, ox.NamedNode(name))
        )
    ]


def check_graph(name: str, quads: Iterable[Fact]) -> list[Problem]:
    """Return what is wrong in one graph, by the shapes that its name calls for, in stable order.

    Raises:
        DataError: If a term cannot stand in a graph.
    """
    kind = "document" if name.startswith(f"{BASE}document/") else _KINDS.get(name, "")
    return sorted(_problems(name, kind, list(quads))) if kind else []


def check_gazetteer(turtle: bytes | str) -> list[Problem]:
    """Return what is wrong in gazetteer entries, given all of them as one Turtle text.

    Raises:
        DataError: If the text is not Turtle.
    """
    try:
        return check_graph(GAZETTEER, ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise DataError(f"these gazetteer entries are not Turtle: {error}") from error


def _problems(name: str, kind: str, quads: list[Fact]) -> Iterator[Problem]:
    """Yield what the shapes of a kind find in a graph."""
    from pyshacl import validate
    from rdflib import RDF, Graph, URIRef

    shapes, queries = _shapes(kind)
    yield from _asked(name, queries, quads)
    _, report, text = validate(_graph(quads), shacl_graph=shapes)
    if not isinstance(report, Graph):
        raise DataError(f"{name}: the shapes could not be checked: {text}")
    for result in report.subjects(RDF.type, URIRef(f"{_SHACL}ValidationResult")):
        part = {
            key: _show(report, report.value(result, URIRef(_SHACL + key)))
            for key in ("focusNode", "resultPath", "resultMessage", "value", "resultSeverity")
        }
        severity = part["resultSeverity"].rpartition("#")[2].lower()
        message = " ".join(part["resultMessage"].split())
        yield Problem(name, part["focusNode"], part["resultPath"], message, part["value"], severity)


def _asked(name: str, queries: Iterable[_Query], quads: list[Fact]) -> Iterator[Problem]:
    """Yield what the constraints that are queries find: each query is asked once for all nodes.

    A SHACL processor asks them once a node, which takes a hundred times as long.
    """
    store = ox.Store()
    store.extend([ox.Quad(q.subject, q.predicate, q.object) for q in quads])
    for query in queries:
        solutions = store.query(query.select)
        assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - SHACL demands a SELECT
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            row = {n: getattr(solution[n], "value", "") for n in names}
            yield query.problem(name, row)


def _show(report: Graph, node: Node | None) -> str:
    """Return a node of the report as text; a path of several steps as its steps."""
    from rdflib import BNode

    if isinstance(node, BNode):
        return " ".join(sorted(_show(report, part) for part in report.objects(node)))
    return "" if node is None else str(node)


@dataclass(frozen=True, slots=True)
class _Query:
    """A constraint that is a query: each row is a node that breaks it."""

    select: str
    message: str

    def problem(self, graph: str, row: dict[str, str]) -> Problem:
        """Return the problem that a row tells of."""
        message = self.message
        for name, value in row.items():
            message = message.replace(f"{{?{name}}}", value)
        path, value = row.get("path", ""), row.get("value", "")
        return Problem(graph, row["this"], path, message, value, "violation")


@lru_cache(maxsize=8)
def _shapes(kind: str) -> tuple[Graph, tuple[_Query, ...]]:
    """Return the shapes for one kind of graph with all that they point at, queries apart."""
    from rdflib import Graph, URIRef

    every = Graph().parse(data=(folder("ontology") / "shapes.ttl").read_bytes(), format="turtle")
    starts = tuple(f"{BASE}shapes/{step}/" for step in (kind, "any"))
    wanted: list[Node] = [s for s in set(every.subjects()) if str(s).startswith(starts)]
    chosen = Graph()
    queries = []
    while wanted:
        subject = wanted.pop()
        for _, predicate, value in every.triples((subject, None, None)):
            if predicate == URIRef(f"{_SHACL}sparql"):
                queries.append(_query(every, value))
            elif (subject, predicate, value) not in chosen:
                chosen.add((subject, predicate, value))
                wanted.append(value)
    return chosen, tuple(queries)


def _query(shapes: Graph, constraint: Node) -> _Query:
    """Return a constraint that is a query, with the prefixes that the shapes declare."""
    from rdflib import URIRef

    def said(subject: Node, name: str) -> str:
        return str(shapes.value(subject, URIRef(_SHACL + name)))

    prefixes = (
        f"PREFIX {said(declared, 'prefix')}: <{said(declared, 'namespace')}>"
        for declared in shapes.objects(None, URIRef(f"{_SHACL}declare"))
    )
    select = "\n".join([*sorted(prefixes), said(constraint, "select")])
    return _Query(select, " ".join(said(constraint, "message").split()))


def _graph(quads: Iterable[Fact]) -> Graph:
    """Return quads as an rdflib graph."""
    from rdflib import Graph

    graph = Graph()
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Identifier:
    """Return a term as rdflib has it, the words of a literal untouched."""
    from rdflib import BNode, Literal, URIRef

    match term:
        case ox.NamedNode():
            return URIRef(term.value)
        case ox.BlankNode():
            return BNode(term.value)
        case ox.Literal():
            datatype = None if term.language else URIRef(term.datatype.value)
            return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    raise DataError(f"no graph can hold the term {term}")
