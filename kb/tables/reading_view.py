"""What a reader took from one article: the text with its spans marked, and lists below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from kb.dates import display
from kb.tables.screen import console, marked, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from rich.console import Console

    from kb.dates import Time
    from kb.model import Document, Mention, Reading, Report, Span, Statement

# Later rows lie over earlier ones where spans overlap.
_STYLES = {
    "set aside": "strike bright_black",
    "content": "on grey19",
    "launch": "bold yellow",
    "organization": "cyan",
    "speaker": "bold green",
    "cue": "underline green",
    "time": "magenta",
}


def print_reading(
    document: Document, reading: Reading, stream: TextIO | None = None, *, why: bool = False
) -> None:
    """Print an article with its spans in colours, and below it what was taken from it.

    Where there are no colours only the lists are printed: they quote the words.
    """
    screen = console(stream)
    if screen.is_terminal:
        screen.print(_coloured(screen, document, reading))
        screen.print(_legend(screen))
    for heading, lines in _lists(screen, reading, why=why):
        screen.print(shown(screen, f"\n{heading}", "bold"))
        for line in lines:
            screen.print(Text("  ") + line)


def _coloured(screen: Console, document: Document, reading: Reading) -> Text:
    text = shown(screen, document.text)
    for name, style in _STYLES.items():
        for span in _spans(reading, name):
            text.stylize(style, span.start, span.end)
    return text


def _spans(reading: Reading, name: str) -> Iterator[Span]:
    match name:
        case "set aside":
            yield from (part.span for part in reading.set_aside)
        case "launch":
            yield from (span for report in reading.reports for span in report.mentions)
        case "organization":
            yield from (span for agent in reading.organizations for span in agent.spans)
        case "time":
            yield from (dated.span for dated in reading.times)
        case "content":
            yield from (span for statement in reading.statements for span in statement.content)
        case "cue":
            yield from (statement.cue for statement in reading.statements)
        case "speaker":
            yield from (span for said in reading.statements for span in said.speaker.spans)


def _legend(screen: Console) -> Text:
    return Text("  ").join(shown(screen, name, style) for name, style in _STYLES.items())


def _lists(screen: Console, reading: Reading, *, why: bool) -> Iterator[tuple[str, list[Text]]]:
    """Return the headings with their lines; a list that is empty says so in its heading."""
    reports = [line for report in reading.reports for line in _report(screen, report, why=why)]
    yield _heading("Launches", len(reading.reports)), reports
    said = [line for each in reading.statements for line in _statement(screen, each, why=why)]
    yield _heading("Statements", len(reading.statements)), said
    if reading.events:
        events = [
            shown(screen, f"{event.kind}: {_words(event.spans)}; {_when(event.date)}")
            for event in reading.events
        ]
        yield _heading("Other events", len(events)), events
    named = [shown(screen, _mention(agent)) for agent in reading.organizations]
    yield _heading("Organizations", len(named)), named
    times = [
        shown(screen, f"{_flat(dated.span.text)} = {dated.time.edtf or 'open'}")
        for dated in reading.times
    ]
    yield _heading("Times", len(times)), times
    if reading.set_aside:
        aside = [
            shown(screen, f"{part.reason}: {_short(part.span.text)}") for part in reading.set_aside
        ]
        yield _heading("Set aside", len(aside)), aside


def _heading(name: str, number: int) -> str:
    return f"{name} ({number})" if number else f"{name}: none"


def _report(screen: Console, report: Report, *, why: bool) -> Iterator[Text]:
    mark = report.outcome or report.status
    head = f"{report.id} {report.kind}, {report.status}"
    parts = [head + (f", {report.outcome}" if report.outcome else ""), _when(report.date)]
    for name, mention in (
        ("by", report.actor),
        ("vehicle", report.vehicle),
        *(("payload", payload) for payload in report.payloads),
        ("from", report.site),
    ):
        parts += [f"{name} {_flat(mention.name)}"] if mention else []
    yield marked(screen, str(mark) if mark != "occurred" else "unknown", "; ".join(parts))
    yield shown(screen, f"     {_words(report.mentions)}", "dim")
    for claim in report.claims if why else ():
        voice = f" (voice {claim.voice})" if claim.voice else ""
        yield shown(screen, f"     {claim.property}{voice}: {claim.rule}: {_words(claim.spans)}")


def _statement(screen: Console, statement: Statement, *, why: bool) -> Iterator[Text]:
    within = f" within {statement.within}" if statement.within else ""
    about = f" about {', '.join(statement.about)}" if statement.about else ""
    head = f"{statement.id} {_mention(statement.speaker)} "
    tail = f" [{statement.act}, {statement.mode}{within}{about}]"
    yield (
        shown(screen, head, "bold")
        + shown(screen, _flat(statement.cue.text), "green")
        + shown(screen, f": {statement.words}")
        + shown(screen, tail, "dim")
    )
    if why:
        reason = f"; {statement.speaker.reason}" if statement.speaker.reason else ""
        yield shown(screen, f"     {statement.rule}{reason}", "dim")


def _mention(mention: Mention) -> str:
    known = [name for name in mention.names[1:2] if name != mention.name]
    return _flat(mention.name) + (f" (= {known[0]})" if known else "")


def _when(time: Time | None) -> str:
    return display(time) if time else "date unknown"


def _words(spans: Iterable[Span]) -> str:
    return " ... ".join(_flat(span.text) for span in spans)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _short(text: str, most: int = 90) -> str:
    flat = _flat(text)
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
