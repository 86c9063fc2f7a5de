"""`kb sources`, `kb retract` and `kb check`: what is in the store, and whether it is sound."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from kb.cli.options import Output, open_store, output_options


@click.command("sources")
@click.option("--history", is_flag=True, help="List earlier versions of documents instead.")
@click.option("--retracted", is_flag=True, help="List what was taken out instead.")
@output_options
@click.pass_context
def sources_command(ctx: click.Context, history: bool, retracted: bool, output: Output) -> None:
    """List the documents in the store.

    With publisher, date, what was taken from each, and what it is a copy of. Articles that copy
    one another count as one origin.
    """
    if history and retracted:
        raise click.UsageError("--history and --retracted are two lists: ask for one")
    with open_store(ctx) as base:
        if history:
            output.print(base.versions(), empty="no document has an earlier version")
        elif retracted:
            output.print(base.retractions(), empty="nothing is retracted")
        else:
            empty = "the store holds no documents; `kb load` loads some"
            output.print(base.sources(), empty=empty)


@click.command("retract")
@click.argument("document", default="")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--undo", is_flag=True, help="Bring back what was retracted last.")
@click.pass_context
def retract_command(
    ctx: click.Context, document: str, dry_run: bool, yes: bool, undo: bool
) -> None:
    """Take a document out of the store, or bring the last one back.

    What would vanish, lose support or change is shown first. What only the document supported goes
    with it; what others support as well stays. DOCUMENT is a name or words of a title, as
    `kb sources` lists them, or the file that it came from.

    --undo brings the last retraction back, and again the one before. A retracted document stays
    out of later loads of its folder; a load that names the file itself brings it back too.
    """
    if bool(document) == undo:
        raise click.UsageError("name a DOCUMENT to take out, or --undo to bring the last one back")
    if undo:
        _undo(ctx)
    else:
        _retract(ctx, document, dry_run=dry_run, yes=yes)


def _retract(ctx: click.Context, document: str, *, dry_run: bool, yes: bool) -> None:
    from kb.timeline.documents import document_title

    with open_store(ctx) as base:
        iri = base.find_document(document)
        title = document_title(base.store, iri)
        changes = base.without(iri)
        for change in changes:
            click.echo(str(change))
        if not changes:
            click.echo("no launch changes", err=True)
        if dry_run:
            return
        if not yes and not click.confirm(f"Retract {title}?", err=True):
            click.echo("not retracted; --yes does not ask", err=True)
            ctx.exit(1)
        base.retract(iri, when=datetime.now(UTC).replace(microsecond=0))
    click.echo(f"retracted: {title}; `kb retract --undo` brings it back", err=True)


def _undo(ctx: click.Context) -> None:
    from kb.timeline.documents import document_title

    with open_store(ctx) as base:
        titles = [document_title(base.store, iri) for iri in base.undo()]
    click.echo(f"brought back: {', '.join(titles)}", err=True)


@click.command("check")
@click.pass_context
def check_command(ctx: click.Context) -> None:
    """Check the store against its shapes.

    Exits with 1 when something is wrong.
    """
    with open_store(ctx) as base:
        problems = base.check()
    for problem in problems:
        click.echo(f"{problem.focus}: {problem.message}")
    if problems:
        click.echo(f"{len(problems)} problems", err=True)
        ctx.exit(1)
    click.echo("the store is sound", err=True)
