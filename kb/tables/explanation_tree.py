"""Why a launch is said to be what it is: values, reasons and the words behind them, as a tree."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from kb.dates import display
from kb.rows import Rows
from kb.tables.same_words import in_words
from kb.tables.screen import console, marked, shown
from kb.terms import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from rich.console import Console

    from kb.timeline import Evidence, ExplainedValue, Explanation

_EVIDENCE = "bold reverse"
# Where no terminal shows the evidence in another style, these stand around it.
_BEFORE, _AFTER = ">>", "<<"


def print_explanation(
    explanation: Explanation, stream: TextIO | None = None, *, width: int | None = None
) -> None:
    """Print each value of a launch, why it was chosen or not, and the sentences that say so."""
    screen = console(stream, width=width)
    tree = Tree(shown(screen, explanation.label, "bold"))
    for property_, values in groupby(in_words(explanation.values), lambda value: value.property):
        branch = tree.add(shown(screen, property_, "bold"))
        for value in values:
            leaf = branch.add(_value(screen, value))
            for evidence in value.evidence:
                leaf.add(_evidence(screen, evidence))
    screen.print(tree)


def print_launch(
    explanation: Explanation, stream: TextIO | None = None, *, width: int | None = None
) -> None:
    """Print what is known of a launch: each property's chosen value, its support, its rivals."""
    screen = console(stream, width=width)
    screen.print(shown(screen, explanation.label, "bold"))
    screen.print(shown(screen, explanation.iri, "dim"))
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in ("property", "value", "origins", "why", "otherwise"):
        table.add_column(heading, overflow="fold")
    for property_, group in groupby(in_words(explanation.values), lambda value: value.property):
        values = list(group)
        chosen = [value for value in values if value.chosen]
        table.add_row(
            property_,
            _lines(shown(screen, value.value, "bold") for value in chosen),
            _lines(Text(str(value.origins)) for value in chosen),
            _lines(shown(screen, value.reason) for value in chosen),
            _lines(_otherwise(screen, value) for value in values if not value.chosen),
        )
    screen.print(table)


def _lines(texts: Iterable[Text]) -> Text:
    return Text("\n").join(texts)


def _otherwise(screen: Console, value: ExplainedValue) -> Text:
    said = f"{value.value} ({value.origins})"
    return marked(screen, "conflict", said) if value.rival else shown(screen, said)


def _value(screen: Console, value: ExplainedValue) -> Text:
    mark = "chosen" if value.chosen else "conflict" if value.rival else "other"
    count = "1 origin" if value.origins == 1 else f"{value.origins} origins"
    why = "; ".join(part for part in (count, value.reason) if part)
    return Text.assemble(marked(screen, mark, value.value), shown(screen, f"  ({why})", "dim"))


def _evidence(screen: Console, evidence: Evidence) -> Text:
    title = " ".join(evidence.title.split())
    parts = (evidence.publisher, display(evidence.published), title)
    source = ", ".join(part for part in parts if part)
    doubt = "" if evidence.certainty == Certainty.CERTAIN else f" ({evidence.certainty})"
    return Text.assemble(
        shown(screen, f"{_voice(evidence)}{doubt}: ", "italic"),
        _sentence(screen, evidence),
        shown(screen, f"\n{source}", "dim"),
    )


def _voice(evidence: Evidence) -> str:
    if not evidence.voice:
        return "the document itself"
    return ", as told by ".join(evidence.voice)


def _sentence(screen: Console, evidence: Evidence) -> Text:
    """The sentence on one line, with the words that are the evidence set off."""
    text, start, end = evidence.sentence, evidence.start, evidence.end
    words = shown(screen, " ".join(text[start:end].split()), _EVIDENCE)
    if not screen.is_terminal:
        words = shown(screen, f"{_BEFORE}{words.plain}{_AFTER}")
    before, after = _joined(text[:start]), _joined(text[end:])
    return Text.assemble(shown(screen, before), words, shown(screen, after))


def _joined(text: str) -> str:
    """Text with its line ends as blanks; a blank at an end stays, since words follow there."""
    whole = " ".join(text.split())
    before = " " if text[:1].isspace() and whole else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{whole}{after}"


def explanation_rows(explanations: Iterable[Explanation]) -> Rows:
    """Return explanations as rows for programs: one row a claim."""
    columns = (
        "launch", "property", "value", "chosen", "rival", "difference", "origins", "rule", "reason",
        "words", "sentence", "voice", "certainty", "publisher", "published", "title", "document",
        "claim", "launch_iri",
    )  # fmt: skip
    rows = (
        (explanation.label, *_value_cells(value), *_claim_cells(evidence), explanation.iri)
        for explanation in explanations
        for value in explanation.values
        for evidence in value.evidence
    )
    return Rows(columns, tuple(rows))


def _value_cells(value: ExplainedValue) -> tuple[str | int | bool | None, ...]:
    why = (value.rule or None, value.reason or None)
    differs = (value.rival, value.difference or None)
    return (value.property, value.value, value.chosen, *differs, value.origins, *why)


def _claim_cells(evidence: Evidence) -> tuple[str | None, ...]:
    return (
        evidence.words,
        evidence.sentence,
        " | ".join(evidence.voice) or None,
        evidence.certainty,
        evidence.publisher or None,
        evidence.published.edtf or None,
        evidence.title,
        evidence.document,
        evidence.claim,
    )
