"""Canned questions for people, as forms, and for programs, as addresses with parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse

from kb.errors import NotFoundError, QueryError
from kb.lookup import names_of
from kb.queries import bind, concepts
from kb.tables.formats import render
from kb.terms import Property
from kb.web.answering import Question
from kb.web.answers import current_of, data, page, unacceptable, wanted
from kb.web.canned import canned
from kb.web.endpoint import MOST_BYTES, read_rows
from kb.web.negotiation import HTML, TABLE, named
from kb.web.openapi import description
from kb.web.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from kb.queries import CannedQuery, Parameter
    from kb.rows import Rows
    from kb.web.answering import Answer

SUGGESTED = 300
"""How many names a field suggests at most."""

_STATUS = {"busy": 503, "late": 503, "large": 500, "died": 500, "store": 500}


def listing(request: Request) -> Response:
    """The questions by topic."""
    form = wanted(request, (HTML, TABLE[1]))
    queries = canned()
    if form is None:
        return unacceptable((HTML, TABLE[1]))
    if form is HTML:
        topics: dict[str, list[CannedQuery]] = {}
        for query in queries.values():
            topics.setdefault(query.topic, []).append(query)
        return page(request, "queries.html", topics=topics)
    return JSONResponse([_summary(query) for query in queries.values()])


def _summary(query: CannedQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "topic": query.topic,
        "summary": query.summary,
        "description": query.description,
        "parameters": [
            {
                "name": p.name,
                "type": p.type,
                "required": p.required,
                "example": p.example,
                "description": p.description,
            }
            for p in query.parameters
        ],
    }


def openapi(request: Request) -> Response:
    """The questions and the endpoint as OpenAPI 3.1."""
    base = f"{request.url.scheme}://{request.url.netloc}"
    return JSONResponse(description(canned(), base), headers={"cache-control": "no-cache"})


def question(request: Request) -> Response:
    """One question: its form, its answer."""
    name, _, suffix = request.path_params["name"].partition(".")
    query = canned().get(name)
    if query is None:
        raise NotFoundError(f"no question {name!r}; /queries lists them")
    form = wanted(request, TABLE, suffix)
    if form is None or (suffix and named(suffix, TABLE) is None):
        return unacceptable(TABLE)
    given = {
        k: v for k, v in request.query_params.items() if k not in {"format", "as-of"} and v.strip()
    }
    if form is HTML:
        return _for_people(request, query, given)
    answer = _asked(request, query, given)
    if isinstance(answer, str):
        return PlainTextResponse(f"{answer}\n", 503)
    return data(render(answer, form.name), form)


def _asked(request: Request, query: CannedQuery, given: Mapping[str, str]) -> Rows | str:
    """Return the answer, or why there is none in time.

    Raises:
        QueryError: If a value is missing or wrong.
    """
    current = current_of(request)
    shelf = current.shelf
    text = bind(query, given, lambda type_: names_of(shelf.view, shelf.lexicon, type_))
    asked = Question(text, "json", "nt", MOST_BYTES, current.state, ours=True)
    answer: Answer = request.app.state.workers.ask(asked)
    if answer.fault in _STATUS:
        return answer.reason
    if answer.fault:
        raise QueryError(answer.reason)
    return read_rows(answer.data)


def _for_people(request: Request, query: CannedQuery, given: Mapping[str, str]) -> Response:
    problem, rows, status = "", None, 200
    # A question is asked when its form is sent, or at once when it needs nothing.
    if given or "ask" in request.query_params or not any(p.required for p in query.parameters):
        try:
            answer = _asked(request, query, {k: v for k, v in given.items() if k != "ask"})
        except QueryError as error:
            problem, status = str(error), 400
        else:
            problem, rows = (answer, None) if isinstance(answer, str) else ("", answer)
    shelf = current_of(request).shelf
    return page(
        request,
        "query.html",
        status,
        shelf=shelf,
        query=query,
        given=given,
        problem=problem,
        table=table_of(shelf, rows) if rows is not None else None,
        choices={p.name: _choices(p) for p in query.parameters},
        names={p.name: _names(request, p) for p in query.parameters},
    )


def _choices(parameter: Parameter) -> list[str]:
    """Return the values that a parameter may have, where they are few."""
    if parameter.type == "boolean":
        return ["yes", "no"]
    if parameter.type == "property":
        return [member.value for member in Property]
    return concepts(parameter.type)


def _names(request: Request, parameter: Parameter) -> list[str]:
    """Return names to suggest: those of things in the store, the most used first."""
    shelf = current_of(request).shelf
    match parameter.type:
        case "launch":
            return [entry.label for entry in shelf.launches.values()][-SUGGESTED:]
        case "document":
            return [source.name for source in shelf.sources.values()][-SUGGESTED:]
        case "agent" | "vehicle" | "payload" | "site" | "place" as type_:
            found = [iri for iri in shelf.names if f"/{type_}/" in iri]
            found.sort(key=lambda iri: (-len(shelf.launches_with.get(iri, ())), shelf.names[iri]))
            return [shelf.names[iri] for iri in found[:SUGGESTED]]
    return []
