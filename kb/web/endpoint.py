"""SPARQL 1.1 Protocol: queries by GET and POST, read-only, with limits on time and size.

https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response

from kb.errors import QueryError
from kb.rdf.border import plain
from kb.rows import Rows
from kb.terms import PREFIXES
from kb.web.answering import Answer, Question
from kb.web.answers import current_of, data, page, unacceptable
from kb.web.canned import canned
from kb.web.negotiation import HTML, RESULTS, TRIPLES, TURTLE, choose, named
from kb.web.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

    from kb.web.negotiation import Form

MOST_BYTES = 64_000_000
MOST_ROWS_SHOWN = 500

_STATUS = {
    "malformed": 400,
    "refused": 403,
    "large": 500,
    "late": 503,
    "busy": 503,
    "died": 500,
    "store": 500,
}

_DESCRIPTION = """\
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

<> a sd:Service ;
  sd:endpoint <> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML,
    formats:SPARQL_Results_CSV, formats:SPARQL_Results_TSV, formats:Turtle,
    formats:N-Triples, formats:JSON-LD, formats:RDF_XML ;
  sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .
"""

EXAMPLES = {
    "What there is, by class": """SELECT ?class (COUNT(DISTINCT ?thing) AS ?number) WHERE {
  GRAPH ?graph { ?thing a ?class }
} GROUP BY ?class ORDER BY DESC(?number)""",
    "Launches that sources contradict each other on": """SELECT ?label ?difference ?launch WHERE {
  GRAPH <https://w3id.org/launch-kb/graph/conflicts> {
    ?conflict a kb:Conflict ; kb:launch ?launch ; kb:difference ?difference .
  }
  GRAPH <https://w3id.org/launch-kb/graph/launches> { ?launch rdfs:label ?label }
} ORDER BY ?label""",
    "Who speaks most": """SELECT ?name (COUNT(?statement) AS ?statements) ?agent WHERE {
  GRAPH ?document { ?statement a kb:Statement ; kb:speaker ?agent }
  GRAPH <https://w3id.org/launch-kb/graph/entities> { ?agent skos:prefLabel ?name }
} GROUP BY ?agent ?name ORDER BY DESC(?statements) LIMIT 20""",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What came with a request: the query, and the graphs it is to be asked of."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def sparql(request: Request) -> Response:
    """Answer a query, or show the page where one is written."""
    given = await _given(request)
    if isinstance(given, Response):
        return given
    return await run_in_threadpool(_answered, request, given)


async def _given(request: Request) -> _Asked | Response:
    parameters = parse_qs(request.url.query, keep_blank_values=True)
    if request.method != "POST":
        return _asked(parameters)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return PlainTextResponse("the query is not UTF-8\n", 400)
    if kind == "application/sparql-query":
        return _asked({**parameters, "query": [text]})
    if kind == "application/x-www-form-urlencoded":
        return _asked({**parameters, **parse_qs(text, keep_blank_values=True)})
    if kind == "application/sparql-update":
        return _asked({"update": [text]})
    wanted = "application/sparql-query or application/x-www-form-urlencoded"
    return PlainTextResponse(f"a query is posted as {wanted}, not as {kind or 'nothing'}\n", 415)


def _asked(parameters: Mapping[str, Sequence[str]]) -> _Asked | Response:
    if "update" in parameters:
        return PlainTextResponse("this endpoint only reads: no updates\n", 403)
    queries = parameters.get("query", ())
    if len(queries) > 1:
        return PlainTextResponse("one query at a time\n", 400)
    return _Asked(
        queries[0] if queries else "",
        tuple(parameters.get("default-graph-uri", ())),
        tuple(parameters.get("named-graph-uri", ())),
    )


def _answered(request: Request, asked: _Asked) -> Response:
    accept = request.headers.get("accept", "")
    name = request.query_params.get("format", "")
    people = name == "html" or (not name and choose(accept, (*RESULTS, *TRIPLES, HTML)) is HTML)
    if not asked.query.strip():
        return _without_query(request, accept, people=people)
    if people:
        return _for_people(request, asked)
    forms = _forms(accept, name)
    if forms is None:
        return unacceptable((*RESULTS, *TRIPLES))
    answer = _answer(request, asked, *forms)
    if answer.fault:
        return _refusal(answer)
    form = named(answer.form, (*RESULTS, *TRIPLES))
    return data(answer.data, form or RESULTS[0])


def _forms(accept: str, name: str) -> tuple[Form, Form] | None:
    """Return the forms for rows and for triples; None if a client takes neither."""
    if name:
        rows, triples = named(name, RESULTS), named(name, TRIPLES)
    else:
        rows, triples = choose(accept, RESULTS), choose(accept, TRIPLES)
    if rows is None and triples is None:
        return None
    return rows or RESULTS[0], triples or TRIPLES[0]


def _without_query(request: Request, accept: str, *, people: bool) -> Response:
    if people:
        return _page(request, _Asked(""))
    if request.method == "GET" and choose(accept, (*RESULTS, TURTLE)) is TURTLE:
        return data(_DESCRIPTION.encode(), TURTLE)
    return PlainTextResponse("no query: give one as ?query= or POST it\n", 400)


def _answer(request: Request, asked: _Asked, rows: Form, triples: Form) -> Answer:
    question = Question(
        asked.query,
        rows.name,
        triples.name,
        MOST_BYTES,
        current_of(request).state,
        asked.default_graphs,
        asked.named_graphs,
    )
    answer: Answer = request.app.state.workers.ask(question)
    return answer


def _refusal(answer: Answer) -> Response:
    headers = {"retry-after": "5"} if answer.fault == "busy" else {}
    return PlainTextResponse(f"{answer.reason}\n", _STATUS[answer.fault], headers=headers)


def _for_people(request: Request, asked: _Asked) -> Response:
    answer = _answer(request, asked, RESULTS[0], TURTLE)
    if answer.fault:
        return _page(request, asked, _STATUS[answer.fault], problem=answer.reason)
    if answer.form == TURTLE.name:
        return _page(request, asked, triples=answer.data.decode())
    return _page(request, asked, rows=read_rows(answer.data))


def _page(
    request: Request,
    asked: _Asked,
    status: int = 200,
    *,
    problem: str = "",
    rows: Rows | None = None,
    triples: str = "",
) -> Response:
    return page(
        request,
        "sparql.html",
        status,
        query=asked.query,
        problem=problem,
        table=table_of(current_of(request).shelf, rows) if rows is not None else None,
        triples=triples,
        most=MOST_ROWS_SHOWN,
        examples={name: _with_prefixes(text) for name, text in EXAMPLES.items()},
        questions=canned().values(),
    )


def _with_prefixes(query: str) -> str:
    used = (name for name in PREFIXES if f"{name}:" in query)
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + query


def read_rows(results: bytes) -> Rows:
    """Return the rows that SPARQL results in JSON hold.

    Raises:
        QueryError: If they hold no rows and no truth.
    """
    found = ox.parse_query_results(results, format=ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QueryBoolean):
        return Rows(("answer",), ((bool(found),),))
    if not isinstance(found, ox.QuerySolutions):
        raise QueryError("the answer has no rows; ask with SELECT or ASK")
    columns = tuple(variable.value for variable in found.variables)
    return Rows(columns, tuple(tuple(plain(term) for term in row) for row in found))
