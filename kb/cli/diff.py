"""`kb diff`: what changed from one day of knowledge to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kb.cli.options import Output, open_store, output_options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.rows import Cell, Rows


@click.command("diff")
@click.argument("first", metavar="DATE")
@click.argument("second", metavar="DATE")
@output_options
@click.pass_context
def diff_command(ctx: click.Context, first: str, second: str, output: Output) -> None:
    """Print what changed between two days of knowledge.

    Each change with the document that made it. DATEs are EDTF (2023-05-20, 2023-08); what was
    published by the end of each counts.

    A plan's date slips, is pulled in (pull-in), firmed or loosened; the plan is fulfilled or
    cancelled. An outcome is reversed, any other value added, revised or withdrawn. Launches are
    new, gone, or merged with another one.
    """
    from kb.timeline.revisions import revision_rows

    with open_store(ctx) as base:
        rows = revision_rows(base.diff(first, second), base.store)
    if output.for_people and rows.rows:
        _print(rows)
        return
    output.print(rows, empty="nothing changed between these days, as far as dated documents tell")


def _print(rows: Rows) -> None:
    """Print the changes under the document that made each."""
    told = ""
    for row in rows.to_dicts():
        document = f"{row['published'] or 'date unknown'}  {row['document'] or 'no one document'}"
        if document != told:
            click.secho(("\n" if told else "") + document, bold=True)
            told = document
        click.echo(f"  {row['change']!s:10} {_words(row)}")


def _words(row: Mapping[str, Cell]) -> str:
    launch, name, before, after = (row[key] for key in ("launch", "property", "before", "after"))
    if name:
        return f"{launch}: {name} {before or 'unknown'} -> {after or 'unknown'}"
    return f"{launch} -> {after}" if after else str(launch)
