"""`kb sources`, `kb retract` and `kb check`: what is in the store, and whether it is sound."""

from __future__ import annotations

import click

from kb.cli.options import Output, open_store, output_options


@click.command("sources")
@output_options
@click.pass_context
def sources_command(ctx: click.Context, output: Output) -> None:
    """List the documents in the store.

    With publisher, date, and what was taken from each.
    """
    with open_store(ctx) as base:
        rows = base.sources()
    output.print(rows, empty="the store holds no documents; `kb load` loads some")


@click.command("retract")
@click.argument("document")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def retract_command(ctx: click.Context, document: str, dry_run: bool, yes: bool) -> None:
    """Take a document out of the store.

    What changes is shown first.

    What only it supported goes with it; what others support as well stays. DOCUMENT is a name or
    words of a title, as `kb sources` lists them.
    """
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
        base.retract(iri)
    click.echo(f"retracted: {title}", err=True)


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
