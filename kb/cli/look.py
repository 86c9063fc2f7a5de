"""`kb timeline`, `kb statements`, `kb show`, `kb explain` and `kb conflicts`."""

from __future__ import annotations

import click

from kb.cli.complete import agents
from kb.cli.options import Output, as_of_option, open_snapshot, output_options

_EMPTY = (
    "nothing to show{}; `kb sources` lists what is loaded, `kb load FOLDER` loads articles, "
    "`kb demo` the demonstration"
)


@click.command("timeline")
@click.option(
    "--actor",
    default="",
    shell_complete=agents,
    help="Only launches by this organization, or by this state and its organizations.",
)
@click.option(
    "--from", "since", default="", metavar="DATE", help="EDTF: 2012, 2023-05, 2023-05-31."
)
@click.option("--to", "until", default="", metavar="DATE", help="EDTF, as --from.")
@click.option("--certain", is_flag=True, help="Only what certainly lies between the two dates.")
@click.option("--launches", is_flag=True, help="Leave out meetings, alerts and other events.")
@as_of_option
@output_options
@click.pass_context
def timeline_command(
    ctx: click.Context,
    actor: str,
    since: str,
    until: str,
    certain: bool,
    launches: bool,
    output: Output,
) -> None:
    """Print what happened when, in order.

    Launches and other dated events, with their uncertainty.
    """
    from kb.tables import print_timeline, timeline_rows

    if certain and not (since or until):
        raise click.UsageError("--certain needs --from or --to")
    with open_snapshot(ctx) as base:
        entries = base.timeline(
            actor=actor, since=since, until=until, certain=certain, events=not launches
        )
    if output.for_people and entries:
        print_timeline(entries)
        return
    filtered = " between these dates or by this actor" if actor or since or until else ""
    output.print(timeline_rows(entries), empty=_EMPTY.format(filtered))


@click.command("statements")
@click.option("--launch", default="", help="Only statements about this launch: date, label or id.")
@click.option("--speaker", default="", shell_complete=agents, help="Only what this agent said.")
@as_of_option
@output_options
@click.pass_context
def statements_command(ctx: click.Context, launch: str, speaker: str, output: Output) -> None:
    """Print who said what, within whose report."""
    from kb.tables import print_statements, statement_rows

    with open_snapshot(ctx) as base:
        entries = base.statements(launch=launch, speaker=speaker)
    if output.for_people and entries:
        print_statements(entries)
        return
    empty = _EMPTY.format(" of that kind" if launch or speaker else "")
    output.print(statement_rows(entries), empty=empty)


@click.command("show")
@click.argument("launch")
@as_of_option
@click.pass_context
def show_command(ctx: click.Context, launch: str) -> None:
    """Print all that is known of a launch.

    Its values, and the statements about it.

    LAUNCH is a date (2023-05-31), words of its label ("chollima 2023-08-24"), or its id.
    """
    from kb.tables import print_launch, print_statements

    with open_snapshot(ctx) as base:
        iri = base.find_launch(launch)
        explanation = base.explain(iri)
        said = base.statements(launch=iri)
    print_launch(explanation)
    if said:
        print_statements(said)


@click.command("explain")
@click.argument("launch")
@click.argument("properties", nargs=-1)
@as_of_option
@click.pass_context
def explain_command(ctx: click.Context, launch: str, properties: tuple[str, ...]) -> None:
    """Print why a value was chosen.

    Down to the sentences that say so, and with the values that were not chosen.

    LAUNCH is a date, words of its label, or its id; PROPERTIES restrict the answer: kind, status,
    outcome, date, count, actor, vehicle, payload, site.
    """
    from kb.tables import print_explanation

    with open_snapshot(ctx) as base:
        explanation = base.explain(launch, *properties)
    if not explanation.values:
        click.echo("nobody says anything of that", err=True)
    print_explanation(explanation)


@click.command("conflicts")
@click.argument("launch", default="")
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Also what differs only in precision, scale or definition, and contradicts nothing.",
)
@as_of_option
@output_options
@click.pass_context
def conflicts_command(ctx: click.Context, launch: str, every: bool, output: Output) -> None:
    """Print what cannot all be true.

    The rival values, who says each in which words, how they differ, how many independent origins
    are behind each, and when they were seen first and last.
    """
    from kb.tables import explanation_rows, print_conflicts
    from kb.timeline import conflicts

    with open_snapshot(ctx) as base:
        found = conflicts(base.store, base.find_launch(launch) if launch else "", every=every)
    if output.for_people and found:
        print_conflicts(found)
        return
    output.print(explanation_rows(found), empty="no conflicts")
