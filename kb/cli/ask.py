"""`kb ask`: canned questions. `kb sparql`: questions of one's own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

import click

from kb.cli.complete import assignments, questions
from kb.cli.options import Output, as_of_option, open_snapshot, output_options
from kb.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.queries import CannedQuery


@click.command("ask")
@click.argument("name", default="", shell_complete=questions)
@click.option(
    "-p",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=assignments,
    help="A parameter's value.",
)
@click.option("--explain", is_flag=True, help="Say what the question means and what it takes.")
@click.option("--iris", is_flag=True, help="Show the columns of IRIs in tables too.")
@click.option("--sparql", "as_sparql", is_flag=True, help="Print the query instead of asking it.")
@as_of_option
@output_options
@click.pass_context
def ask_command(
    ctx: click.Context,
    name: str,
    parameters: tuple[str, ...],
    explain: bool,
    iris: bool,
    as_sparql: bool,
    output: Output,
) -> None:
    """Answer a canned question, or list them."""
    from kb.queries import find_query, load_queries

    queries = load_queries()
    if not name:
        _list(queries.values())
        return
    query = find_query(queries, name)
    if explain:
        _explain(query)
        return
    values = _values(parameters)
    with open_snapshot(ctx) as base:
        if as_sparql:
            click.echo(base.query_text(name, values))
            return
        rows = base.ask_rows(name, values)
        if output.for_people and not iris:
            rows = _without_iris(rows)
        output.print(rows, empty="the answer is empty")


def _without_iris(rows: Rows) -> Rows:
    """Leave out the columns that only programs follow, unless nothing else would be left."""
    kept = [i for i, column in enumerate(rows.columns) if not column.endswith("Iri")]
    if not kept:
        return rows
    columns = tuple(rows.columns[i] for i in kept)
    return Rows(columns, tuple(tuple(row[i] for i in kept) for row in rows))


def _values(parameters: tuple[str, ...]) -> dict[str, str]:
    out = {}
    for parameter in parameters:
        name, sign, value = parameter.partition("=")
        if not sign or not name:
            raise click.UsageError(
                f"-p takes NAME=VALUE, for example -p actor=DPRK, not {parameter!r}"
            )
        if name.strip() in out:
            raise click.UsageError(f"-p {name.strip()} is given twice")
        out[name.strip()] = value
    return out


def _list(queries: Iterable[CannedQuery]) -> None:
    topic = ""
    for query in sorted(queries, key=lambda q: (q.topic, q.name)):
        if query.topic != topic:
            topic = query.topic
            click.secho(f"\n{topic}", bold=True)
        click.echo(f"  {query.name:28} {query.summary}")
    click.echo("\nkb ask NAME --explain says more; kb ask NAME -p parameter=value asks.", err=True)


def _explain(query: CannedQuery) -> None:
    from kb.queries import concepts

    click.secho(f"{query.topic}/{query.name}", bold=True)
    click.echo(query.summary)
    if query.description:
        click.echo(f"\n{query.description}")
    for parameter in query.parameters:
        need = "required" if parameter.required else "optional"
        click.echo(f"\n  -p {parameter.name}=... ({parameter.type}, {need})")
        click.echo(f"     {parameter.description}")
        if values := concepts(parameter.type):
            click.echo(f"     One of: {', '.join(values)}")
    example = " ".join(f"-p '{p.name}={p.example}'" for p in query.parameters if p.required)
    click.echo(f"\nFor example: kb ask {query.name} {example}".rstrip())


@click.command("sparql")
@click.argument("query", default="")
@click.option("-q", "--query-file", type=click.File(encoding="utf-8"), help="Read it from here.")
@as_of_option
@output_options
@click.pass_context
def sparql_command(
    ctx: click.Context,
    query: str,
    query_file: TextIO | None,
    output: Output,
) -> None:
    """Answer a SPARQL query of your own.

    A SELECT or ASK query; `-` reads it from standard input.

    All data stand in named graphs: write GRAPH ?g { ... }. Nothing outside the store is reached.
    """
    text = query_file.read() if query_file else query
    if text == "-":
        text = sys.stdin.read()
    if not text.strip():
        raise click.UsageError("give a query, or a file with -q FILE")
    with open_snapshot(ctx) as base:
        output.print(base.select(text), empty="the answer is empty")
