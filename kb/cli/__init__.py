"""The command line: declare, call one library function, print.

Results go to standard output, progress and messages to standard error. Exit codes: 0 done, 1 the
request failed (one line says what, where, and what would be right), 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from kb.errors import KbError

# Each command's module, so that a command imports nothing that only another one needs.
_COMMANDS = {
    "ask": "ask",
    "backup": "backup",
    "check": "manage",
    "conflicts": "look",
    "demo": "demo",
    "diff": "diff",
    "explain": "look",
    "export": "export",
    "extract": "extract",
    "graph": "graph",
    "load": "load",
    "loaders": "load",
    "plot": "plot",
    "report": "report",
    "restore": "backup",
    "retract": "manage",
    "review": "review",
    "search": "search",
    "serve": "serve",
    "show": "look",
    "sources": "manage",
    "sparql": "ask",
    "statements": "look",
    "timeline": "look",
}


class Commands(click.Group):
    """A group whose commands are imported when they are called, and whose errors are one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"kb.cli.{_COMMANDS[cmd_name]}"), f"{cmd_name}_command")
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the commands that come close to a mistyped one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = get_close_matches(args[0], _COMMANDS, cutoff=0.6)
            hint = f" Did you mean {' or '.join(close)}?" if close else ""
            raise click.UsageError(error.message + hint, ctx) from error

    def invoke(self, ctx: click.Context) -> Any:  # Any: as in click
        """Run a command; what launch-kb raises on purpose becomes one line and exit code 1."""
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except KbError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            # Whoever reads has seen enough (`kb timeline | head`): what is left goes nowhere.
            with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a file
                os.dup2(nowhere.fileno(), sys.stdout.fileno())
            ctx.exit(0)
        return done


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `kb demo`, then `kb load FOLDER` with articles of your own.",
)
@click.option(
    "--store",
    envvar="KB_STORE",
    default=".kb",
    show_default=True,
    metavar="FOLDER",
    help="The store: a folder, made when it is first written. Also $KB_STORE.",
)
@click.version_option(package_name="launch-kb", prog_name="kb")
@click.pass_context
def cli(ctx: click.Context, store: str) -> None:
    """Launch events from news: what happened when, who said so, who says otherwise."""
    ctx.obj = store


def main() -> None:
    """Run the command line; an interrupted command says so and leaves the store as it was."""
    try:
        # What a command exits with comes back as a number; commands themselves return nothing.
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: the store is as it was", err=True)
        sys.exit(1)
