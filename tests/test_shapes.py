"""What the shapes find, on a store that breaks none and on one that breaks all of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import RDF, SH, Graph

from kb.errors import DataError
from kb.shapes import Problem, check, check_gazetteer, check_graph
from kb.terms import BASE, LAUNCHES

HERE = Path(__file__).parent / "ontology"


def store_of(name: str) -> ox.Store:
    """Return a store with the quads of a sample."""
    store = ox.Store()
    store.load(path=str(HERE / name), format=ox.RdfFormat.TRIG)
    return store


@pytest.fixture(scope="module")
def problems() -> list[Problem]:
    """What is wrong in the broken sample."""
    return check(store_of("broken.trig"))


def test_valid_store_has_no_problems() -> None:
    """A store that follows all rules has no problems."""
    found = check(store_of("valid.trig"))

    assert [] == found


def test_broken_store_gives_every_message(problems: list[Problem]) -> None:
    """Each message of the shapes is given when its rule is broken."""
    shapes = Graph().parse(HERE.parents[1] / "ontology" / "shapes.ttl")
    messages = {" ".join(str(text).split()) for text in shapes.objects(None, SH.message)}
    plain = {message for message in messages if "{?" not in message}

    assert set() == plain - {problem.message for problem in problems}


@pytest.mark.parametrize(
    ("beginning", "value"),
    [
        ("The text of a document ends (nif:endIndex) at its length", "which is not 17."),
        ("The text of the document has other words here", "says: launch."),
        ("The value of a claim is no value of its property", "vocabulary/kind/orbital."),
        ("No value supports what the launch is shown with", "ontology#actor North Korea."),
    ],
)
def test_messages_name_the_value_at_fault(
    problems: list[Problem], beginning: str, value: str
) -> None:
    """Where a message has a place for the value at fault, the value stands in it."""
    found = [problem.message for problem in problems if problem.message.startswith(beginning)]

    assert any(value in message for message in found)


def test_other_shacl_tools_find_the_same(problems: list[Problem]) -> None:
    """A SHACL processor alone finds the same on a document, with the shapes for documents."""
    document = f"{BASE}document/00000000000000bb"
    quads = store_of("broken.trig").quads_for_pattern(None, None, None, ox.NamedNode(document))
    triples = [ox.Triple(q.subject, q.predicate, q.object) for q in quads]
    data = Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    shapes = Graph().parse(HERE.parents[1] / "ontology" / "shapes.ttl")
    for shape in set(shapes.subjects(RDF.type, SH.NodeShape)):
        if not str(shape).startswith((f"{BASE}shapes/document/", f"{BASE}shapes/any/")):
            shapes.remove((shape, None, None))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    theirs = Counter(" ".join(str(m).split()) for m in report.objects(None, SH.resultMessage))

    assert theirs == Counter(p.message for p in problems if p.graph == document)


def test_missing_content_is_a_warning(problems: list[Problem]) -> None:
    """A statement without content is a warning, not a violation."""
    found = {p.severity for p in problems if p.message.startswith("A statement says something")}

    assert {"warning"} == found


def test_problems_come_in_stable_order(problems: list[Problem]) -> None:
    """The same store gives the same problems in the same order."""
    again = check(store_of("broken.trig"))

    assert problems == again == sorted(again)


def test_graph_without_shapes_passes() -> None:
    """A graph that no shape is for has no problems."""
    node = ox.NamedNode("https://example.org/a")

    assert [] == check_graph("https://example.org/graph", [ox.Quad(node, node, node)])


def test_shapes_of_other_graphs_do_not_apply() -> None:
    """A document in the graph of launches is not checked as a document."""
    document = ox.NamedNode(f"{BASE}document/1")
    type_ = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    quad = ox.Quad(document, type_, ox.NamedNode(f"{BASE}ontology#Document"))

    assert [] == check_graph(LAUNCHES, [quad])


def test_problem_reads_as_one_line() -> None:
    """A problem as text is one line: the node, what is wrong, what was found."""
    problem = Problem(LAUNCHES, f"{BASE}launch/1", "", "Too late.", "2050", "violation")

    assert "launch/1: Too late. Found: 2050" == str(problem)


def test_gazetteer_entry_without_language_is_a_problem() -> None:
    """Names of gazetteer entries need their language."""
    entry = f"""
        @prefix kb: <{BASE}ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <{BASE}place/x> a kb:Place ; skos:prefLabel "X" . """
    found = check_gazetteer(entry)

    assert ["prefLabel"] == [problem.path.rpartition("#")[2] for problem in found]


def test_gazetteer_that_is_no_turtle_is_refused() -> None:
    """A text that is not Turtle is an error that says so."""
    with pytest.raises(DataError, match="not Turtle"):
        check_gazetteer("<a> <b>")
