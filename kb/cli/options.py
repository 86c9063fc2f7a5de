"""What commands share: opening the store, formats of output, dates as parameters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.knowledgebase import KnowledgeBase
    from kb.rows import Rows
    from kb.snapshot import Snapshot

# What these are called with need not exist yet.
_MAKES_STORES = frozenset({"demo", "load", "restore"})

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "markdown", "parquet")


_AS_OF = "kb.as-of"


def as_of_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --as-of to a command, which `open_snapshot` then heeds."""

    def keep(ctx: click.Context, _: click.Parameter, day: str) -> None:
        ctx.meta[_AS_OF] = day

    return click.option(
        "--as-of",
        default="",
        metavar="DATE",
        expose_value=False,
        callback=keep,
        help="What was known by the end of this day (EDTF: 2023-08-24, 2023-08).",
    )(command)


def as_of_day(ctx: click.Context) -> str:
    """Return the day that --as-of names; empty where it was not given."""
    return str(ctx.meta.get(_AS_OF, ""))


def open_snapshot(ctx: click.Context) -> Snapshot:
    """Open the store that the command line names, as it was known on the day that it names."""
    base, day = open_store(ctx), as_of_day(ctx)
    if not day:
        return base
    with base:
        snapshot = base.as_of(day)
    if number := len(snapshot.undated):
        named = ", ".join(snapshot.undated[:3]) + (" ..." if number > 3 else "")
        what = "1 document" if number == 1 else f"{number} documents"
        click.echo(f"left out, since nobody knows when published: {what} ({named})", err=True)
    return snapshot


def open_store(ctx: click.Context) -> KnowledgeBase:
    """Open the store that the command line names."""
    from kb.errors import StoreError
    from kb.knowledgebase import KnowledgeBase

    name = str(ctx.find_root().obj)
    if "://" in name:
        raise StoreError(f"{name} is an address; a store is a folder of this machine")
    base = KnowledgeBase(Path(name))
    if not base.folder.exists and ctx.info_name not in _MAKES_STORES:
        click.echo(f"there is no store at {name} yet", err=True)
    return base


@dataclass(frozen=True, slots=True)
class Output:
    """How the user wants rows: in which format, and in which file if any."""

    format: str
    file: Path | None

    @property
    def for_people(self) -> bool:
        """Whether it goes to a screen as a table."""
        return self.format == "table" and self.file is None

    def print(self, rows: Rows, *, empty: str) -> None:
        """Print rows; an empty answer is said in words where people read it."""
        from kb.tables import write_rows

        if not rows.rows and self.for_people:
            click.echo(empty, err=True)
            return
        write_rows(rows, self.format, self.file)


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --format and --output to a command, which gets the two as one `Output`."""

    @wraps(command)
    def with_output(*args: Any, format_: str, output: Path | None, **others: Any) -> Any:
        return command(*args, output=Output(format_, output), **others)

    for option in (
        click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Write to this file instead of standard output.",
        ),
        click.option(
            "-f",
            "--format",
            "format_",
            type=click.Choice(FORMATS),
            default="table",
            show_default=True,
            help="How to print the rows.",
        ),
    ):
        with_output = option(with_output)
    return with_output
