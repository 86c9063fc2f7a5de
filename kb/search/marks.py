"""How found words are marked in a snippet: with two characters that no text holds."""

from __future__ import annotations

import re

MARKS = ("\x02", "\x03")
"""What stands before and after found words in a snippet."""

_MARKED = re.compile(f"{MARKS[0]}([^{MARKS[1]}]*){MARKS[1]}")


def marked_parts(snippet: str) -> list[tuple[str, bool]]:
    r"""Return a snippet in parts, each with whether it was found.

    >>> marked_parts("the \x02rocket\x03 flew")
    [('the ', False), ('rocket', True), (' flew', False)]
    """
    parts = _MARKED.split(snippet)
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]


def plain(snippet: str) -> str:
    r"""Return a snippet without its marks.

    >>> plain("the \x02rocket\x03 flew")
    'the rocket flew'
    """
    return snippet.replace(MARKS[0], "").replace(MARKS[1], "")
