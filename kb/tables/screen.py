"""How the tables look on a screen: width, colours, marks, and text that is safe to show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from typing import TextIO

# A terminal obeys these; what comes from articles must not command it. Line ends and tabs stay.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign that says the same as its colour; `plain` is for outputs without Unicode."""

    sign: str
    plain: str
    style: str


MARKS = {
    "success": Mark("✓", "+", "green"),
    "failure": Mark("✗", "x", "red"),
    "partial": Mark("◐", "~", "yellow"),
    "unknown": Mark("?", "?", "bright_black"),
    "planned": Mark("○", "o", "cyan"),
    "cancelled": Mark("⊘", "-", "bright_black"),
    "event": Mark("•", "*", "blue"),
    "conflict": Mark("≠", "!=", "bold magenta"),
    "chosen": Mark("✓", "+", "green"),
    "other": Mark("·", ".", "bright_black"),
}


class _Screen(Console):
    def on_broken_pipe(self) -> None:
        """Let the command line decide what follows when nobody reads on."""
        raise BrokenPipeError


def console(stream: TextIO | None = None, *, width: int | None = None) -> Console:
    """Return where to print; None is standard output. Only a terminal gets colours."""
    return _Screen(file=stream, width=width, highlight=False, markup=False, emoji=False)


def speaks_unicode(screen: Console) -> bool:
    """Whether the output can show signs beyond ASCII."""
    return screen.encoding.startswith("utf")


def marked(screen: Console, name: str, words: str = "") -> Text:
    """Return words behind the mark of that name, both in its colour."""
    mark = MARKS[name]
    sign = mark.sign if speaks_unicode(screen) else mark.plain
    return shown(screen, f"{sign} {words}".rstrip(), mark.style)


def shown(screen: Console, text: str, style: str = "") -> Text:
    r"""Return text as this output can show it, without commands to the terminal.

    >>> shown(console(), "\x1b[31mred\x00").plain
    '\ufffd[31mred\ufffd'
    """
    safe = _CONTROL.sub("\ufffd", text.replace("\r\n", "\n"))
    if not speaks_unicode(screen):
        safe = safe.encode(screen.encoding, "replace").decode(screen.encoding)
    return Text(safe, style)


def print_heading(text: str, stream: TextIO | None = None) -> None:
    """Print a line that opens a section."""
    screen = console(stream)
    screen.print()
    screen.print(shown(screen, text, "bold"))
