"""`kb export`: the store in the formats of other tools."""

from __future__ import annotations

from pathlib import Path

import click

from kb.cli.complete import formats
from kb.cli.options import as_of_option, open_snapshot


@click.command("export")
@click.argument("format_", metavar="FORMAT", default="", shell_complete=formats)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file or folder to write; standard output where the format is one text.",
)
@click.option("--list", "list_", is_flag=True, help="List the formats and the tools they are for.")
@as_of_option
@click.pass_context
def export_command(ctx: click.Context, format_: str, output: Path | None, list_: bool) -> None:
    """Write the store for another tool.

    FORMAT is one of `kb export --list`; the same store gives the same bytes.
    """
    from kb.exports import export
    from kb.exports import formats as known

    if list_ or not format_:
        for each in known():
            click.echo(f"{each.name:16} {each.summary}")
        return
    with open_snapshot(ctx) as base:
        for path in export(base.store, format_, output):
            click.echo(f"written: {path}", err=True)
