"""`kb backup` and `kb restore`: a store as one file and back."""

from __future__ import annotations

from pathlib import Path

import click

from kb.cli.options import open_store


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def backup_command(ctx: click.Context, file: Path) -> None:
    """Write the whole store to one FILE (.tar.gz).

    Every quad as text, the history and all judgements included.
    """
    from kb.errors import StoreError
    from kb.store.backup import write_backup

    with open_store(ctx) as base:
        if not base.folder.exists:
            raise StoreError("there is nothing to back up")
        number = write_backup(base.store, file)
    click.echo(f"written: {file}, {number:,} quads", err=True)


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def restore_command(ctx: click.Context, file: Path) -> None:
    """Make a store of a FILE that `kb backup` wrote.

    The store that --store names must not exist yet.
    """
    from kb.store.backup import read_backup

    with open_store(ctx) as base:
        number = read_backup(file, base.folder)
    click.echo(f"restored: {base.folder.path}, {number:,} quads", err=True)
