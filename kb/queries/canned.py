"""Canned queries: one file a question, read from the folder `queries`, checked and bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import QueryError
from kb.names import similarity
from kb.queries.binding import Block, check_block, fill, find_block
from kb.queries.header import read_header
from kb.queries.parameters import to_term
from kb.resources import folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from importlib.resources.abc import Traversable

    from kb.queries.parameters import Names, Parameter
    from kb.rows import Rows

SUFFIX = ".rq"


@dataclass(frozen=True, slots=True)
class CannedQuery:
    """One question with its SPARQL text; `place` is "topic/file.rq:line" of the query's start."""

    name: str
    topic: str
    summary: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str
    place: str
    block: Block | None = None


def load_queries(source: Traversable | None = None) -> dict[str, CannedQuery]:
    """Return all canned queries by name, ordered by topic and name.

    `source` is a folder of topic folders; without it, the queries that come with the package.

    Raises:
        QueryError: If a file is faulty or two share a name; the message says file and line.
    """
    queries: dict[str, CannedQuery] = {}
    for topic, file in _files(source if source is not None else folder("queries")):
        query = read_query(file.read_text(encoding="utf-8"), topic, file.name)
        if query.name in queries:
            other = queries[query.name].place
            raise QueryError(f"{query.place}: the name {query.name!r} is taken by {other}")
        queries[query.name] = query
    return queries


def _files(source: Traversable) -> Iterator[tuple[str, Traversable]]:
    for topic in sorted(source.iterdir(), key=lambda entry: entry.name):
        if topic.is_dir():
            for file in sorted(topic.iterdir(), key=lambda entry: entry.name):
                if file.name.endswith(SUFFIX):
                    yield topic.name, file


def read_query(text: str, topic: str, file_name: str) -> CannedQuery:
    """Return the canned query that a file holds.

    Raises:
        QueryError: If its header or its VALUES block is faulty.
    """
    place = f"{topic}/{file_name}"
    header = read_header(text, place)
    block = find_block(text, place)
    check_block(block, header.parameters, place)
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines, 1) if line and not line.startswith("#")), 1)
    return CannedQuery(
        file_name.removesuffix(SUFFIX),
        topic,
        header.summary,
        header.description,
        header.tags,
        header.parameters,
        text,
        f"{place}:{first}",
        block,
    )


def find_query(queries: Mapping[str, CannedQuery], name: str) -> CannedQuery:
    """Return a canned query by its name, or by topic and name ("timeline/between").

    Raises:
        QueryError: If there is none; the message lists those that come close, or all.
    """
    query = queries.get(name.rpartition("/")[2])
    if query and name in {query.name, f"{query.topic}/{query.name}"}:
        return query
    close = [known for known in queries if similarity(name, known) >= 0.6 or name in known]
    hint = f"did you mean {' or '.join(close)}?" if close else f"known: {', '.join(queries)}"
    raise QueryError(f"no canned query {name!r}; {hint}")


def bind(query: CannedQuery, values: Mapping[str, str], names: Names) -> str:
    """Return the query's text with these values in the place of the examples.

    A parameter that is not given is left open when it is optional. `names` tells what the things
    of a type are called.

    Raises:
        QueryError: If a required value is missing, one is not understood, or a name is unknown.
    """
    by_name = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in by_name:
            known = ", ".join(by_name) or "it takes none"
            raise QueryError(f"{query.name}: no parameter {name!r}; known: {known}")
    for parameter in query.parameters:
        if parameter.required and parameter.name not in values:
            example = f"kb ask {query.name} -p '{parameter.name}={parameter.example}'"
            raise QueryError(
                f"{query.name}: parameter {parameter.name!r} is missing; for example {example}"
            )
    terms = {name: to_term(by_name[name], value, names) for name, value in values.items()}
    return fill(query.text, query.block, terms) if query.block else query.text


def run(
    query: CannedQuery,
    values: Mapping[str, str],
    *,
    select: Callable[[str], Rows],
    names: Names,
) -> Rows:
    """Return the answer to a canned query; `select` asks the store.

    Raises:
        QueryError: If a value is missing or wrong, or the store cannot answer.
    """
    return select(bind(query, values, names))
