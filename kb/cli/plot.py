"""`kb plot`: figures of the store."""

from __future__ import annotations

from pathlib import Path

import click

from kb.cli.complete import agents, figures
from kb.cli.options import as_of_option, open_snapshot


@click.command("plot")
@click.argument("name", default="", shell_complete=figures)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file: .svg, .png, .html (needs no network) or .json (Vega-Lite). [NAME.svg]",
)
@click.option("--list", "list_", is_flag=True, help="List the figures.")
@click.option("--actor", default="", shell_complete=agents, help="Only launches by this agent.")
@click.option("--launch", default="", help="The launch that the figure is about: date, label, id.")
@click.option("--from", "since", default="", metavar="DATE", help="EDTF: 2012, 2023-05.")
@click.option("--to", "until", default="", metavar="DATE", help="EDTF, as --from.")
@click.option("--dark", is_flag=True, help="Light on dark.")
@click.option(
    "--width", default=640, show_default=True, type=click.IntRange(200, 4000), help="In pixels."
)
@as_of_option
@click.pass_context
def plot_command(
    ctx: click.Context,
    name: str,
    output: Path | None,
    list_: bool,
    actor: str,
    launch: str,
    since: str,
    until: str,
    dark: bool,
    width: int,
) -> None:
    """Draw a figure of the store.

    NAME is one of `kb plot --list`. What is uncertain is drawn as wide as it is uncertain, and the
    same store gives the same file.
    """
    from kb.plots import FIGURES, find_figure, save

    if list_ or not name:
        for figure in FIGURES:
            click.echo(f"{figure.name:12} {figure.summary}")
        return
    find_figure(name)
    with open_snapshot(ctx) as base:
        chart = base.plot(
            name,
            actor=actor,
            launch=launch,
            since=since,
            until=until,
            dark=dark,
            width=width,
        )
    path = output or Path(f"{name}.svg")
    save(chart, path)
    click.echo(f"written: {path}", err=True)
