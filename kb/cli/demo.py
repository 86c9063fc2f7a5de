"""`kb demo`: the demonstration articles loaded, and what can be seen in them."""

from __future__ import annotations

from contextlib import ExitStack
from importlib.resources import as_file
from typing import TYPE_CHECKING

import click

from kb.cli.load import say_counts
from kb.cli.options import open_store
from kb.resources import folder

if TYPE_CHECKING:
    from pathlib import Path

    from kb.knowledgebase import KnowledgeBase

_LAUNCH = "2023-05-31"
_PROPERTY = "outcome"
_NEXT = (
    ("kb ask", "the questions that are ready to be asked"),
    ("kb conflicts", "what the sources contradict each other on"),
    ("kb load FOLDER", "your own articles: text files that begin with `date YYYY-MM-DD`"),
)


@click.command("demo")
@click.pass_context
def demo_command(ctx: click.Context) -> None:
    """Load and show the demonstration.

    The timeline, the statements about one launch, and one explanation.
    """
    from kb.tables import print_explanation, print_heading, print_statements, print_timeline

    with ExitStack() as stack, open_store(ctx) as base:
        seeds = stack.enter_context(as_file(folder("seeds")))
        _load(base, seeds)
        print_heading("What happened when")
        print_timeline(base.timeline())
        print_heading(f"Who said what about the launch of {_LAUNCH}")
        launch = _launch(base)
        print_statements(base.statements(launch=launch))
        print_heading(f"Why its {_PROPERTY} is what it is said to be")
        print_explanation(base.explain(launch, _PROPERTY))
    print_heading("What to try next")
    for command, what in _NEXT:
        click.echo(f"  {command:16} {what}")


def _launch(base: KnowledgeBase) -> str:
    """Return the launch of the day that most documents tell of."""
    flown = [
        entry
        for entry in base.timeline(since=_LAUNCH, until=_LAUNCH, events=False)
        if entry.status == "occurred" and entry.time.edtf.startswith(_LAUNCH)
    ]
    return max(flown, key=lambda entry: entry.documents).iri if flown else _LAUNCH


def _load(base: KnowledgeBase, seeds: Path) -> None:
    click.echo("loading the demonstration articles ...", err=True)
    counts = base.load(seeds)
    if counts.loaded:
        say_counts(counts)
    else:
        click.echo(
            f"all {counts.unchanged} articles are in the store already: nothing changed", err=True
        )
