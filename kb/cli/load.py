"""`kb load` and `kb loaders`: articles and catalogues into the store."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from kb.cli.options import open_store

if TYPE_CHECKING:
    from kb.loading import Counts

_SHOWN = 20


@click.command("load")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--model", envvar="KB_MODEL", help="Another spaCy pipeline, for example en_core_web_trf."
)
@click.option("--strict", is_flag=True, help="Exit with 1 when any file was faulty.")
@click.pass_context
def load_command(
    ctx: click.Context, paths: tuple[str, ...], model: str | None, strict: bool
) -> None:
    """Load files, folders and patterns into the store; `-` is standard input.

    What is in the store already is left alone, so a load can be repeated. A faulty file is named
    with its reason and the others load. An interrupted load leaves the store as it was.
    """
    from kb.loading import expand, standard_input

    with ExitStack() as stack, open_store(ctx) as base:
        names = [str(stack.enter_context(standard_input())) if p == "-" else p for p in paths]
        files = expand(names)
        progress = stack.enter_context(
            click.progressbar(
                length=len(files),
                label="Reading",
                file=sys.stderr,
                hidden=not sys.stderr.isatty(),
            )
        )
        counts = base.load(*files, model=model, advance=lambda _: progress.update(1))
    say_counts(counts)
    if counts.faults and (strict or not (counts.loaded or counts.unchanged)):
        ctx.exit(1)


def say_counts(counts: Counts) -> None:
    """Say on standard error what came of a load."""
    for what, notes in (("warning", counts.warnings), ("not loaded", counts.faults)):
        for note in notes[:_SHOWN]:
            click.echo(f"{what}: {note}", err=True)
        if len(notes) > _SHOWN:
            click.echo(f"{what}: and {len(notes) - _SHOWN} more", err=True)
    parts = [
        f"{_many(counts.loaded, 'document')} loaded",
        f"{counts.unchanged} unchanged",
        f"{len(counts.faults)} faulty",
    ]
    click.echo(", ".join(parts) + _contents(counts), err=True)


def _contents(counts: Counts) -> str:
    if not counts.loaded:
        return "; the store is as it was"
    reports = _many(counts.reports, "launch report")
    return f": {reports}, {_many(counts.statements, 'statement')}; now {_launches(counts)}"


def _launches(counts: Counts) -> str:
    return (
        "1 launch in the store"
        if counts.launches == 1
        else f"{counts.launches} launches in the store"
    )


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@click.command("loaders")
def loaders_command() -> None:
    """List the kinds of files that can be loaded."""
    from kb.loading import loaders

    for name, loader in loaders().items():
        click.echo(f"{name:16} {loader.ABOUT.title}: {loader.ABOUT.files}")
