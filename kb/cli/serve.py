"""`kb serve`: web pages and a SPARQL endpoint."""

from __future__ import annotations

import click

from kb.cli.options import open_store


@click.command("serve")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen at. 0.0.0.0 lets the whole network read the store.",
)
@click.option("--port", default=8000, show_default=True, help="The port; 0 takes a free one.")
@click.option("--open", "open_", is_flag=True, help="Open the pages in the web browser.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=20.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop a question that takes longer.",
)
@click.option(
    "--cors",
    default="",
    metavar="ORIGIN",
    help="Let web pages from there read the answers; * for all. Without it, none may.",
)
@click.pass_context
def serve_command(
    ctx: click.Context, host: str, port: int, open_: bool, timeout: float, cors: str
) -> None:
    """Show the store as web pages, with a SPARQL endpoint.

    Until interrupted with Ctrl-C. Loading into the store meanwhile is fine: the pages follow.
    """
    from kb.web.server import is_loopback, serve

    with open_store(ctx) as base:
        store = base.folder.path
    if not is_loopback(host):
        click.echo("everyone who can reach this machine can read the store", err=True)

    def ready(address: str) -> None:
        click.echo(f"serving {store} at {address}", err=True)
        if open_:
            click.launch(address)

    serve(store, host=host, port=port, seconds=timeout, origins=cors, ready=ready)
