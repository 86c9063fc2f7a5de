"""Statements as people read them: who, how, what, within whose report, in which document."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from kb.dates import display
from kb.rows import Rows
from kb.tables.screen import console, shown
from kb.terms import Certainty, Mode, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from rich.console import Console

    from kb.timeline import StatementEntry

# Share of the width: the words said need the most.
_HEADINGS = {"speaker": 4, "act": 2, "what was said": 10, "as told by": 3}


def print_statements(
    entries: Iterable[StatementEntry], stream: TextIO | None = None, *, width: int | None = None
) -> None:
    """Print statements in the order given, under their documents, as wide as the screen."""
    screen = console(stream, width=width)
    for number, (_, group) in enumerate(groupby(entries, lambda entry: entry.document)):
        said = list(group)
        if number:
            screen.print()
        screen.print(_document(screen, said[0]))
        screen.print(_table(screen, said))


def _table(screen: Console, entries: Iterable[StatementEntry]) -> Table:
    table = Table(box=None, expand=True, header_style="dim", padding=(0, 0, 0, 2))
    for heading, ratio in _HEADINGS.items():
        table.add_column(heading, overflow="fold", ratio=ratio)
    for entry in entries:
        table.add_row(
            _speaker(screen, entry),
            shown(screen, entry.act),
            _content(screen, entry),
            shown(screen, ", as told by ".join(entry.chain)),
        )
    return table


def _speaker(screen: Console, entry: StatementEntry) -> Text:
    name = shown(screen, entry.speaker, "bold")
    if entry.speaker_words in {"", entry.speaker}:
        return name
    return Text.assemble(name, shown(screen, f' ("{entry.speaker_words}")', "dim"))


def _content(screen: Console, entry: StatementEntry) -> Text:
    said = f'"{entry.content}"' if entry.mode == Mode.DIRECT else entry.content
    doubts = []
    if entry.polarity == Polarity.NEGATIVE:
        doubts.append("denied")
    if entry.certainty != Certainty.CERTAIN:
        doubts.append(entry.certainty)
    qualified = f" ({', '.join(doubts)})" if doubts else ""
    day = f"; {display(entry.date)}" if entry.date.edtf else ""
    cue = f"{entry.cue}: " if entry.cue else ""
    return Text.assemble(
        shown(screen, cue, "dim"),
        shown(screen, said),
        shown(screen, qualified, "yellow"),
        shown(screen, day, "dim"),
    )


def _document(screen: Console, entry: StatementEntry) -> Text:
    source = ", ".join(part for part in (entry.publisher, display(entry.published)) if part)
    title = " ".join(entry.title.split())
    return Text.assemble(shown(screen, title, "bold"), shown(screen, f" ({source})", "dim"))


def statement_rows(entries: Iterable[StatementEntry]) -> Rows:
    """Return statements as rows for programs."""
    columns = (
        "speaker", "speaker_words", "cue", "content", "act", "mode", "certainty", "polarity",
        "said", "chain", "published", "publisher", "title", "about", "document", "iri",
    )  # fmt: skip
    return Rows(columns, tuple(_row(entry) for entry in entries))


def _row(entry: StatementEntry) -> tuple[str | None, ...]:
    cells = (
        entry.speaker,
        entry.speaker_words,
        entry.cue,
        entry.content,
        entry.act,
        entry.mode,
        entry.certainty,
        entry.polarity,
        entry.date.edtf,
        " | ".join(entry.chain),
        entry.published.edtf,
        entry.publisher,
        entry.title,
        " | ".join(entry.about),
        entry.document,
        entry.iri,
    )
    return tuple(cell or None for cell in cells)
