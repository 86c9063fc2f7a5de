"""`kb load` and `kb loaders`: articles and catalogues into the store."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from kb.cli.options import open_store
from kb.cli.progress import progress_bar

if TYPE_CHECKING:
    from kb.loading import Counts, Fault

_SHOWN = 20


@click.command("load")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--model", envvar="KB_MODEL", help="Another spaCy pipeline, for example en_core_web_trf."
)
@click.option("--reader", default="english", help="Who reads prose, of the installed readers.")
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="For tables and JSON lines of articles: text=body,date=published.",
)
@click.option("--allow-local", is_flag=True, help="Also fetch from addresses of this machine.")
@click.option(
    "--allow-shrink",
    is_flag=True,
    help="Let a catalogue replace a version with more than twice as many launches.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when any file was faulty.")
@click.pass_context
def load_command(
    ctx: click.Context,
    paths: tuple[str, ...],
    model: str | None,
    reader: str,
    columns: tuple[str, ...],
    allow_local: bool,
    allow_shrink: bool,
    strict: bool,
) -> None:
    """Load articles and catalogues into the store.

    PATHS are files, folders, patterns, http(s) addresses, or `-` for standard input.

    What is in the store already is left alone, so a load can be repeated. A faulty file is named
    with its reason and the others load. An interrupted load leaves the store as it was.

    A changed article or catalogue is a new version: the later published one is shown, the others
    go into the history (`kb sources --history`). What was retracted stays out of folders and
    patterns; a file or address that is named itself is loaded again.
    """
    from kb.loading import standard_input

    with ExitStack() as stack, open_store(ctx) as base:
        names = [
            str(stack.enter_context(standard_input())) if path == "-" else path for path in paths
        ]
        counts = base.load(
            *names,
            model=model,
            reader=reader,
            advance=stack.enter_context(progress_bar()),
            columns=_columns(columns),
            allow_local=allow_local,
            allow_shrink=allow_shrink,
        )
    say_counts(counts)
    if counts.faults and (strict or not (counts.loaded or counts.unchanged)):
        ctx.exit(1)


def _columns(pairs: tuple[str, ...]) -> dict[str, str]:
    out = {}
    for pair in (part for text in pairs for part in text.split(",")):
        field, sign, column = pair.partition("=")
        if not (field.strip() and sign and column.strip()):
            raise click.UsageError(f"--map takes FIELD=COLUMN, for example text=body, not {pair!r}")
        out[field.strip()] = column.strip()
    return out


def say_counts(counts: Counts) -> None:
    """Say on standard error what came of a load."""
    for what, notes in (
        ("warning", counts.warnings),
        ("version", counts.versions),
        ("not loaded", counts.faults),
    ):
        for note in notes[:_SHOWN]:
            click.echo(f"{what}: {_told(note)}", err=True)
        if len(notes) > _SHOWN:
            click.echo(f"{what}: and {len(notes) - _SHOWN} more", err=True)
    if counts.kept_out:
        names = ", ".join(counts.kept_out[:3]) + (" ..." if len(counts.kept_out) > 3 else "")
        click.echo(f"retracted before, and left out: {names}; name the file to load it", err=True)
    parts = [
        f"{_many(counts.loaded, 'document')} loaded",
        f"{counts.unchanged} unchanged",
        f"{len(counts.faults)} faulty",
    ]
    click.echo(", ".join(parts) + _contents(counts), err=True)


def _told(note: Fault) -> str:
    """Return a note in words; nobody knows the file that standard input is meanwhile."""
    from kb.loading.files import STANDARD_INPUT

    if PurePath(note.place).name == STANDARD_INPUT:
        return f"standard input: {note.reason}"
    return str(note)


def _contents(counts: Counts) -> str:
    if not counts.loaded:
        return "; the store is as it was"
    found = [_many(counts.reports, "launch report"), _many(counts.statements, "statement")]
    if counts.things:
        found.append(f"{_many(counts.things, 'thing')} described")
    return f": {', '.join(found)}; now {_launches(counts)}"


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
