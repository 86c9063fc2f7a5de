"""`kb review`: what the program is unsure about, judged by a person with one key each."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser
from typing import TYPE_CHECKING, TextIO

import click

from kb.cli.options import Output, open_store, output_options

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.knowledgebase import KnowledgeBase
    from kb.resolve import Desk, Judgement, Question

_VERDICTS = {"s": "same", "d": "different", "u": "unsure"}
_HELP = "s same   d different   u unsure   k skip   b back   q quit"
_NOTHING = "nothing to judge: the program is sure of every pair, or a person has judged it"


@click.command("review")
@click.argument("reports", nargs=-1, metavar="[A B same|different|unsure]")
@click.option("--list", "listing", is_flag=True, help="Print the queue; do not ask.")
@click.option("--history", is_flag=True, help="Print the judgements that persons made.")
@click.option("--undo", default="", metavar="ID", help="Take back a judgement of --history.")
@click.option(
    "--export",
    "target",
    type=click.File("w", encoding="utf-8", lazy=True),
    help="Write the judgements that persons made as JSON lines; - is standard output.",
)
@click.option(
    "--apply",
    "source",
    type=click.File(encoding="utf-8"),
    help="Add the judgements of a file that --export wrote.",
)
@click.option(
    "--who",
    envvar="KB_WHO",
    default=getuser,
    help="Whose judgement it is; $KB_WHO, or else whoever is logged in.",
)
@click.option("--reason", default="", help="Why, in your words.")
@output_options
@click.pass_context
def review_command(
    ctx: click.Context,
    reports: tuple[str, ...],
    listing: bool,
    history: bool,
    undo: str,
    target: TextIO | None,
    source: TextIO | None,
    who: str,
    reason: str,
    output: Output,
) -> None:
    """Judge whether two reports are of one launch.

    The pairs on which the program is unsure are shown side by side, and one key answers. Each
    answer is saved at once, counts more than the program's, and survives every reload.

    A and B are reports as --list names them, or launches: a date, or words of a label.
    """
    from kb.resolve import Desk

    with open_store(ctx) as base:
        desk = Desk(base.folder, base.lexicon, who, lambda: datetime.now(UTC))
        if reports:
            _judge(base, desk, reports, reason)
        elif undo:
            click.echo(f"taken back: {_told(desk, desk.undo(undo))}", err=True)
        elif target:
            _export(desk, target)
        elif source:
            _apply(desk, source, who)
        elif history:
            _print_history(desk, output)
        elif listing or not (output.for_people and _at_terminal()):
            _print_queue(desk, output)
        else:
            ask(desk, click.getchar)


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _judge(base: KnowledgeBase, desk: Desk, given: tuple[str, ...], reason: str) -> None:
    from kb.resolve import Verdict

    if len(given) != 3 or given[2] not in _VERDICTS.values():
        raise click.UsageError("give two reports and same, different or unsure")
    first, second = (_report(base, desk, words) for words in given[:2])
    judgement = desk.judge((first, second), Verdict(given[2]), reason)
    click.echo(f"judged: {_told(desk, judgement)}", err=True)


def _report(base: KnowledgeBase, desk: Desk, words: str) -> str:
    """Return the report that is meant; of a launch the first, for all its reports go with it."""
    from kb.errors import NotFoundError

    try:
        return desk.find(words)
    except NotFoundError:
        return desk.first_report(base.find_launch(words))


def _told(desk: Desk, judgement: Judgement) -> str:
    labels = desk.labels()
    pair = " and ".join(labels.get(report, report) for report in judgement.pair)
    return f"{pair}: {judgement.verdict.value} ({judgement.iri.rpartition('/')[2]})"


def _export(desk: Desk, target: TextIO) -> None:
    from kb.resolve.exchange import to_lines

    judgements = desk.history()
    for line in to_lines(judgements, desk.labels()):
        click.echo(line, file=target)
    click.echo(f"{len(judgements)} judgements written", err=True)


def _apply(desk: Desk, source: TextIO, who: str) -> None:
    from kb.resolve.exchange import from_lines

    found = from_lines(source, place=source.name, who=who, at=datetime.now(UTC))
    new = desk.apply(found)
    labels = desk.labels()
    asleep = sum(not labels.keys() >= set(judgement.pair) for judgement in found)
    waiting = f"; {asleep} wait for reports that are not in the store" if asleep else ""
    click.echo(f"{len(new)} judgements added, {len(found) - len(new)} known{waiting}", err=True)


def _print_history(desk: Desk, output: Output) -> None:
    from kb.tables import judgement_rows

    rows = judgement_rows(desk.history(), desk.labels(), desk.counting())
    output.print(rows, empty="no person has judged anything yet")


def _print_queue(desk: Desk, output: Output) -> None:
    from kb.tables import question_rows

    output.print(question_rows(desk.questions(), desk.labels()), empty=_NOTHING)


@dataclass(frozen=True, slots=True)
class _Step:
    """What was done with one pair: the judgement that was made, or none when it was skipped."""

    pair: tuple[str, str]
    judgement: str = ""


def ask(desk: Desk, key: Callable[[], str]) -> None:
    """Show one question after the other, and do what each key says, until none is left."""
    steps: list[_Step] = []
    while question := _show_next(desk, steps):
        pressed = _pressed(key)
        if pressed == "q":
            break
        if pressed == "b":
            _go_back(desk, steps)
        else:
            steps.append(_answer(desk, question, pressed))
    saved = sum(bool(step.judgement) for step in steps)
    if not question:
        click.echo(_NOTHING if saved == len(steps) else "the rest was skipped", err=True)
    click.echo(f"{saved} judgements saved", err=True)


def _show_next(desk: Desk, steps: list[_Step]) -> Question | None:
    """Print the next question that was not skipped, and return it."""
    from kb.tables import print_question

    skipped = {step.pair for step in steps if not step.judgement}
    left = [q for q in desk.questions() if q.judgement.pair not in skipped]
    if not left:
        return None
    print_question(left[0], desk.sides(left[0]), f"{len(left)} to go")
    click.secho(_HELP, dim=True)
    return left[0]


def _pressed(key: Callable[[], str]) -> str:
    """Return the first key that means something; what interrupts a program ends the review."""
    while True:
        pressed = key().lower()
        if pressed in {*_VERDICTS, "k", "b", "q"}:
            return pressed
        if pressed in {"", "\x03", "\x04", "\x1b"}:
            return "q"


def _answer(desk: Desk, question: Question, pressed: str) -> _Step:
    from kb.resolve import Verdict

    pair = question.judgement.pair
    if pressed == "k":
        return _Step(pair)
    verdict = Verdict(_VERDICTS[pressed])
    click.secho(f"  {verdict.value}", bold=True)
    return _Step(pair, desk.judge(pair, verdict).iri)


def _go_back(desk: Desk, steps: list[_Step]) -> None:
    """Undo the last step: its pair is asked again."""
    if not steps:
        click.echo("  nothing to go back to", err=True)
        return
    last = steps.pop()
    if last.judgement:
        desk.undo(last.judgement)
