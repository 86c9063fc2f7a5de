"""Two reports side by side, as a person needs them to judge whether they are of one launch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from kb.dates import display
from kb.rows import Rows
from kb.tables.screen import console, shown
from kb.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TextIO

    from rich.console import Console

    from kb.resolve import Judgement, Question
    from kb.resolve.review import Quote, Side


def print_question(
    question: Question,
    sides: tuple[Side, Side],
    place: str,
    stream: TextIO | None = None,
    *,
    width: int | None = None,
) -> None:
    """Print what a person is asked: both reports side by side, and what the program thinks.

    `place` says which question of how many it is.
    """
    screen = console(stream, width=width)
    screen.print()
    judgement = question.judgement
    concerns = f"{place}; concerns {question.documents} documents; score {judgement.score:g}"
    screen.print(shown(screen, f"One launch or two? ({concerns})", "bold"))
    screen.print(_comparison(screen, sides))
    screen.print(shown(screen, "the program: " + "; ".join(judgement.reasons), "dim"))


def _comparison(screen: Console, sides: tuple[Side, Side]) -> Table:
    table = Table(box=None, expand=True, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", ratio=2)
    table.add_column(overflow="fold", ratio=8)
    table.add_column(overflow="fold", ratio=8)
    table.add_row("", *(shown(screen, side.label, "bold") for side in sides))
    table.add_row("source", *(shown(screen, _source(side)) for side in sides))
    first, second = (dict(side.values) for side in sides)
    for name in dict.fromkeys([*first, *second]):
        values = first.get(name, ""), second.get(name, "")
        style = "" if values[0] == values[1] or "" in values else "yellow"
        table.add_row(name, *(shown(screen, value or "-", style) for value in values))
    table.add_row("words", *(_quotes(screen, side.quotes) for side in sides))
    return table


def _source(side: Side) -> str:
    told = ", ".join(part for part in (side.publisher, display(side.published)) if part)
    return f"{' '.join(side.title.split())} ({told})"


def _quotes(screen: Console, quotes: Iterable[Quote]) -> Text:
    """Return sentences, one a line, with the words in bold that make claims."""
    out = Text()
    for quote in quotes:
        line = Text()
        done = 0
        for start, end in quote.words:
            line.append_text(shown(screen, quote.sentence[done:start]))
            line.append_text(shown(screen, quote.sentence[max(start, done) : end], "bold"))
            done = max(done, end)
        line.append_text(shown(screen, quote.sentence[done:]))
        out.append_text(line if not out else Text.assemble("\n", line))
    return out


def question_rows(questions: Iterable[Question], labels: Mapping[str, str]) -> Rows:
    """Return the queue as rows; `labels` maps reports to what they say in a few words."""
    columns = ("score", "documents", "first", "second", "reasons", "a", "b")
    return Rows(
        columns,
        tuple(
            (
                question.judgement.score,
                question.documents,
                labels.get(question.judgement.a, ""),
                labels.get(question.judgement.b, ""),
                "; ".join(question.judgement.reasons),
                question.judgement.a.removeprefix(BASE),
                question.judgement.b.removeprefix(BASE),
            )
            for question in questions
        ),
    )


def judgement_rows(
    judgements: Iterable[Judgement], labels: Mapping[str, str], counting: Iterable[str]
) -> Rows:
    """Return persons' judgements as rows, oldest first; `counting` are those that count now."""
    count = set(counting)
    columns = ("id", "at", "who", "verdict", "first", "second", "reason", "state", "a", "b")
    return Rows(columns, tuple(_judgement_row(j, labels, count) for j in judgements))


def _judgement_row(
    judgement: Judgement, labels: Mapping[str, str], counting: set[str]
) -> tuple[str, ...]:
    return (
        judgement.iri.rpartition("/")[2],
        f"{judgement.at:%Y-%m-%d %H:%M:%S}" if judgement.at else "",
        judgement.who,
        judgement.verdict.value,
        labels.get(judgement.a, ""),
        labels.get(judgement.b, ""),
        "; ".join(judgement.reasons),
        _state(judgement, labels, counting),
        judgement.a.removeprefix(BASE),
        judgement.b.removeprefix(BASE),
    )


def _state(judgement: Judgement, labels: Mapping[str, str], counting: set[str]) -> str:
    """Say whether a judgement counts, and why not if it does not."""
    if judgement.withdrawn_at is not None:
        return f"taken back by {judgement.withdrawn_by}"
    if judgement.iri not in counting:
        return "replaced by a later one"
    if judgement.a not in labels or judgement.b not in labels:
        return "sleeps: a report is not in the store"
    return "counts"
