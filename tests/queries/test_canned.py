import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

from kb.errors import QueryError
from kb.queries import CannedQuery, bind, find_query, load_queries, run
from kb.rows import Rows
from kb.store import QuadStore

HERE = Path(__file__).parent
NAMES = sorted(load_queries())
ALL = pytest.mark.parametrize("name", NAMES)

Names = Callable[[str], Iterator[tuple[str, str]]]


def as_csv(rows: Rows) -> str:
    """Return rows as a person can review them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows([str(x).lower() if isinstance(x, bool) else x for x in row] for row in rows)
    return text.getvalue()


def by_rdflib(dataset: rdflib.Dataset, query: str) -> Rows:
    """Return the answer of rdflib as the rows that our store would give."""
    result = dataset.query(query)
    columns = tuple(str(name) for name in result.vars or ())
    return Rows(columns, tuple(tuple(plain(term) for term in row) for row in result))


def plain(term: object) -> str | int | bool | None:
    """Return what a term of rdflib says as a Python value."""
    value = term.toPython() if isinstance(term, rdflib.Literal) else term
    return value if value is None or isinstance(value, (int, bool)) else str(term)


@pytest.fixture(scope="module")
def dataset() -> rdflib.Dataset:
    """The store of sample.trig, as rdflib holds it."""
    dataset = rdflib.Dataset(default_union=False)
    dataset.parse(data=(HERE / "sample.trig").read_text(encoding="utf-8"), format="trig")
    return dataset


@ALL
def test_every_file_parses_in_two_tools(name: str, queries: dict[str, CannedQuery]) -> None:
    """Each file is SPARQL as it stands, for Oxigraph and for rdflib."""
    ox.Store().query(queries[name].text)

    assert prepareQuery(queries[name].text).algebra.name == "SelectQuery"


@ALL
def test_every_file_has_a_header_for_people(name: str, queries: dict[str, CannedQuery]) -> None:
    """Each file asks its question in the summary, and its topic is its folder."""
    query = queries[name]

    assert query.summary.endswith("?")
    assert query.description.endswith(".")
    assert query.tags
    assert query.place.startswith(f"{query.topic}/{name}.rq:")


@ALL
def test_lines_are_short(name: str, queries: dict[str, CannedQuery]) -> None:
    """No line is longer than a hundred columns, and none has a TAB."""
    lines = queries[name].text.split("\n")

    assert [line for line in lines if len(line) > 100 or "\t" in line] == []


@ALL
def test_answers_are_as_reviewed(
    name: str, queries: dict[str, CannedQuery], sample: QuadStore, *, update_golden: bool
) -> None:
    """Each file, run as it stands on the sample, gives the rows of its golden file."""
    query = queries[name]
    golden = HERE / "golden" / query.topic / f"{name}.csv"
    answer = as_csv(sample.select(query.text))
    if update_golden:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(answer, encoding="utf-8")

    assert golden.read_text(encoding="utf-8") == answer
    assert answer.count("\n") > 1


# rdflib's own parser and query engine use what rdflib is about to drop.
@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
@ALL
def test_two_tools_give_the_same_answer(
    name: str, queries: dict[str, CannedQuery], sample: QuadStore, dataset: rdflib.Dataset
) -> None:
    """Oxigraph and rdflib give the same rows in the same order."""
    text = queries[name].text

    assert sample.select(text) == by_rdflib(dataset, text)


@ALL
def test_examples_ask_what_the_file_asks(
    name: str, queries: dict[str, CannedQuery], sample: QuadStore, names: Names
) -> None:
    """The examples of the header, typed by a researcher, give what the file gives as it stands."""
    query = queries[name]
    terms = query.block.terms if query.block else ()
    values = {
        parameter.name: parameter.example
        for parameter, term in zip(query.parameters, terms, strict=True)
        if term != "UNDEF"
    }

    assert sample.select(query.text) == run(query, values, select=sample.select, names=names)


@ALL
def test_optional_examples_are_understood(
    name: str, queries: dict[str, CannedQuery], sample: QuadStore, names: Names
) -> None:
    """With every parameter given, the query runs and no row is new."""
    query = queries[name]
    required = {p.name: p.example for p in query.parameters if p.required}
    every = {p.name: p.example for p in query.parameters}
    wide = run(query, required, select=sample.select, names=names)
    narrow = run(query, every, select=sample.select, names=names)

    assert narrow.columns == wide.columns
    assert len(narrow) <= len(wide)


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("of-actor", {"actor": "dprk", "from": "2023-05-31", "to": "2023-05-31"}, ["0002"]),
        ("with-outcome", {"outcome": "success"}, ["0006", "0004"]),
        ("with-outcome", {"outcome": "failure", "actor": "Japan"}, []),
        ("next", {"day": "2009-01-01"}, ["0001"]),
        ("planned", {"after": "2030"}, []),
        ("between", {"from": "2023-05-30T21:00Z", "to": "2023-05-30T22:00Z"}, ["0002"]),
        ("between", {"from": "2023-11-21T12:00Z", "to": "2024"}, ["0004"]),
        ("between", {"from": "2023-11-21T12:00Z", "to": "2024", "certain": "yes"}, []),
    ],
)
def test_parameters_narrow_the_answer(
    name: str,
    values: dict[str, str],
    expected: list[str],
    queries: dict[str, CannedQuery],
    sample: QuadStore,
    names: Names,
) -> None:
    """What is asked for is found, by the ends of the launches' IRIs, and nothing else."""
    answer = run(queries[name], values, select=sample.select, names=names)

    assert expected == [str(row["launchIri"])[-4:] for row in answer.to_dicts()]


def test_a_missing_value_is_named(queries: dict[str, CannedQuery], names: Names) -> None:
    """A required parameter that is not given is an error that shows how to give it."""
    with pytest.raises(QueryError, match=r"'actor' is missing; .* of-actor -p 'actor=North Korea'"):
        bind(queries["of-actor"], {}, names)


def test_an_unknown_parameter_is_named(queries: dict[str, CannedQuery], names: Names) -> None:
    """A parameter that the query does not have is an error that lists those it has."""
    with pytest.raises(QueryError, match=r"no parameter 'agent'; known: actor, from, to"):
        bind(queries["of-actor"], {"agent": "Japan"}, names)


def test_queries_are_found_by_name_and_topic(queries: dict[str, CannedQuery]) -> None:
    """A query answers to its name, with or without its topic."""
    assert find_query(queries, "why") == find_query(queries, "evidence/why")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("betwen", "did you mean between"), ("statements/why", "no canned query"), ("zzz", "known: ")],
)
def test_unknown_queries_are_refused(name: str, hint: str, queries: dict[str, CannedQuery]) -> None:
    """A name that no query has is an error that helps."""
    with pytest.raises(QueryError, match=hint):
        find_query(queries, name)


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    """A name stands for one question, whatever the topic."""
    text = "#+ summary: Who?\n#+ description: All.\n\nSELECT ?s { GRAPH ?g { ?s ?p ?o } }\n"
    for topic in ("a", "b"):
        (tmp_path / topic).mkdir()
        (tmp_path / topic / "who.rq").write_text(text)

    with pytest.raises(QueryError, match=r"b/who.rq:4: the name 'who' is taken by a/who.rq:4"):
        load_queries(tmp_path)
