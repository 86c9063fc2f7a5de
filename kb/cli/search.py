"""`kb search`: articles, statements and launches by the words in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kb.cli.options import Output, open_store, output_options
from kb.rows import Rows

if TYPE_CHECKING:
    from kb.search import Hit

_SORTS = ("article", "statement", "launch")


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--in", "sorts", multiple=True, type=click.Choice(_SORTS), help="Only these; can be repeated."
)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 10_000))
@output_options
@click.pass_context
def search_command(
    ctx: click.Context, words: tuple[str, ...], sorts: tuple[str, ...], limit: int, output: Output
) -> None:
    """Find articles, statements and launches by their words.

    All WORDS must be there, in any form (launch finds launched). '"in orbit"' is found as it
    stands, satell* by its beginning, and a known thing such as DPRK by all its names.
    """
    from kb.search import search

    with open_store(ctx) as base:
        folder = base.folder.path if base.folder.exists else None
        found = search(
            base.store,
            base.lexicon,
            " ".join(words),
            folder=folder,
            sorts=sorts or _SORTS,
            limit=limit,
        )
    if output.for_people and found:
        _print(found)
        return
    output.print(_rows(found), empty="nothing has all of these words")


def _rows(found: list[Hit]) -> Rows:
    from kb.search import plain

    return Rows(
        ("sort", "date", "title", "snippet", "iri", "document"),
        tuple((h.sort, h.date, h.title, plain(h.snippet), h.iri, h.document) for h in found),
    )


def _print(found: list[Hit]) -> None:
    from kb.dates import display, parse_edtf
    from kb.search import marked_parts

    for hit in found:
        when = display(parse_edtf(hit.date)) if hit.date else "no date"
        name = f" {hit.title}" if hit.title else ""
        dim = click.style(f" ({when})", dim=True)
        click.echo(click.style(f"{hit.sort}{name}", bold=True) + dim)
        # A launch is found by its names, which its label shows already.
        if hit.sort != "launch":
            words = (click.style(part, bold=yes) for part, yes in marked_parts(hit.snippet))
            click.echo("  " + " ".join("".join(words).split()))
