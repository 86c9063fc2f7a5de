"""`kb report`: one HTML file with everything, for whoever has no launch-kb."""

from __future__ import annotations

from pathlib import Path

import click

from kb.cli.complete import agents
from kb.cli.options import as_of_day, as_of_option, open_snapshot


@click.command("report")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="The file to write.",
)
@click.option("--actor", default="", shell_complete=agents, help="Only launches by this agent.")
@click.option("--from", "since", default="", metavar="DATE", help="EDTF: 2012, 2023-05.")
@click.option("--to", "until", default="", metavar="DATE", help="EDTF, as --from.")
@click.option("--launches", is_flag=True, help="Leave out meetings, alerts and other events.")
@as_of_option
@click.pass_context
def report_command(
    ctx: click.Context, output: Path, actor: str, since: str, until: str, launches: bool
) -> None:
    """Write a report: one HTML file that needs nothing else.

    Timeline, launches with who says what in which words, conflicts, sources, and how it was made.
    It loads nothing from elsewhere and can be sent, printed and kept.
    """
    from kb.errors import ExportError
    from kb.web.picking import Filter
    from kb.web.report import report

    wanted = Filter(actor=actor, since=since, until=until, events=not launches)
    with open_snapshot(ctx) as base:
        agent = base.find_agent(actor) if actor else ""
        page = report(base.store, base.lexicon, wanted, agent, as_of_day(ctx))
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as error:
        raise ExportError(f"cannot write {output}: {error.strerror}") from error
    click.echo(f"written: {output}", err=True)
