"""What cannot all be true, for people: rival values, who says each, and how they differ."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from kb.dates import display, order
from kb.tables.same_words import in_words
from kb.tables.screen import console, marked, shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from rich.console import Console

    from kb.timeline import Evidence, ExplainedValue, Explanation

MOST = 6
"""So many who say so are listed for a value."""


def print_conflicts(
    explanations: Iterable[Explanation], stream: TextIO | None = None, *, width: int | None = None
) -> None:
    """Print launches with the values on which sources differ, and who says each."""
    screen = console(stream, width=width)
    for explanation in explanations:
        screen.print(shown(screen, explanation.label, "bold"))
        for property_, values in groupby(
            in_words(explanation.values), lambda value: value.property
        ):
            screen.print(Padding(shown(screen, property_, "italic"), (0, 0, 0, 2)))
            for value in values:
                _print_value(screen, value)
        screen.print()


def _print_value(screen: Console, value: ExplainedValue) -> None:
    mark = "chosen" if value.chosen else "conflict" if value.rival else "other"
    count = "1 origin" if value.origins == 1 else f"{value.origins} origins"
    kind = f"{value.difference}: " if value.difference else ""
    facts = "; ".join(part for part in (count, _seen(value.evidence), kind + value.reason) if part)
    line = Text.assemble(marked(screen, mark, value.value), shown(screen, f"  {facts}", "dim"))
    screen.print(Padding(line, (0, 0, 0, 4)))
    lines = list(dict.fromkeys(_said(evidence) for evidence in value.evidence))
    if len(lines) > MOST:
        lines[MOST - 1 :] = [f"and {len(lines) - MOST + 1} more"]
    for said in lines:
        screen.print(Padding(shown(screen, said), (0, 0, 0, 8)))


def _seen(evidence: Iterable[Evidence]) -> str:
    """Return when the first and the last document said so, in words."""
    times = sorted((e.published for e in evidence if e.published.edtf), key=order)
    days = list(dict.fromkeys(display(time) for time in (*times[:1], *times[-1:])))
    return f"seen {' to '.join(days)}" if days else ""


def _said(evidence: Evidence) -> str:
    """Return who says it in which words, on one line: a speaker, or the document itself."""
    voice = ", as told by ".join(evidence.voice)
    source = evidence.publisher or evidence.title
    who = f"{voice} ({source})" if voice else source
    return f"{who}: {' '.join(evidence.words.split())}"
