"""The canned questions and the endpoint as an OpenAPI 3.1 description."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from kb.queries import concepts
from kb.terms import Property

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.queries import CannedQuery, Parameter

_Node = dict[str, Any]  # JSON: texts, numbers, lists and objects

_CELL = {"type": ["string", "number", "boolean", "null"]}
_FORMAT: _Node = {
    "name": "format",
    "in": "query",
    "description": "The form of the answer, in place of the header Accept.",
    "schema": {"type": "string", "enum": ["json", "csv", "tsv", "html"]},
}


def description(queries: Mapping[str, CannedQuery], server: str) -> _Node:
    """Return the description of a server that answers these questions."""
    paths: _Node = {
        f"/queries/{query.name}": {"get": _operation(query)} for query in queries.values()
    }
    paths["/sparql"] = _sparql()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "launch-kb",
            "version": version("launch-kb"),
            "summary": "Questions about launches and who says what about them.",
            "license": {"name": "Apache License 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server}],
        "tags": [{"name": topic} for topic in dict.fromkeys(q.topic for q in queries.values())],
        "paths": paths,
    }


def _operation(query: CannedQuery) -> _Node:
    return {
        "operationId": query.name,
        "summary": query.summary,
        "description": query.description or query.summary,
        "tags": [query.topic],
        "parameters": [*(_parameter(parameter) for parameter in query.parameters), _FORMAT],
        "responses": {
            "200": {
                "description": "The rows of the answer.",
                "content": {
                    "application/json": {"schema": _rows()},
                    "text/csv": {"schema": {"type": "string"}},
                    "text/tab-separated-values": {"schema": {"type": "string"}},
                    "text/html": {"schema": {"type": "string"}},
                },
            },
            "400": {"description": "A parameter is missing or wrong; the body says which."},
            "503": {"description": "The answer took too long."},
        },
    }


def _rows() -> _Node:
    return {"type": "array", "items": {"type": "object", "additionalProperties": _CELL}}


def _parameter(parameter: Parameter) -> _Node:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.description,
        "schema": _schema(parameter),
        "example": _example(parameter),
    }


def _schema(parameter: Parameter) -> _Node:
    if parameter.type == "integer":
        return {"type": "integer"}
    if parameter.type == "boolean":
        return {"type": "string", "enum": ["yes", "no"]}
    if parameter.type == "property":
        return {"type": "string", "enum": [member.value for member in Property]}
    if values := concepts(parameter.type):
        return {"type": "string", "enum": values}
    return {"type": "string"}


def _example(parameter: Parameter) -> str | int:
    if parameter.type == "integer" and parameter.example.lstrip("+-").isdecimal():
        return int(parameter.example)
    return parameter.example


def _sparql() -> _Node:
    answers = {
        "200": {
            "description": "SPARQL results, or triples for CONSTRUCT and DESCRIBE.",
            "content": {
                name: {"schema": {"type": "string"}}
                for name in ("application/sparql-results+json", "text/csv", "text/turtle")
            },
        },
        "400": {"description": "The query is malformed."},
        "403": {"description": "The query would write, or reach out of the store."},
        "503": {"description": "The query took too long."},
    }
    text: _Node = {"schema": {"type": "string"}}
    query = {"name": "query", "in": "query", "required": True, "schema": {"type": "string"}}
    summary = "Ask in SPARQL 1.1; nothing is ever written."
    get = {"operationId": "sparql", "summary": summary, "parameters": [query], "responses": answers}
    body = {"required": True, "content": {"application/sparql-query": text}}
    post = {
        "operationId": "sparqlPost",
        "summary": summary,
        "requestBody": body,
        "responses": answers,
    }
    return {"get": get, "post": post}
