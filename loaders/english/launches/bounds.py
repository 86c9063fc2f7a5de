"""Plans between two dates, or open at one end: "between March 20 and April 5", "by 2008"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.dates import parse_edtf
from loaders.english.launches.dates import When, days

if TYPE_CHECKING:
    from collections.abc import Sequence


SINCE = re.compile(
    r"(?:as early as|no earlier than|not before|starting|beginning|from|after|NET)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
UNTIL = re.compile(
    r"\b(?:by|before|no later than|until)\s+(?:the\s+end\s+of\s+)?(?:the\s+)?$", re.IGNORECASE
)
ENDING = re.compile(r"\s*(?:and|to|through|until|-|–)\s*(?:on\s+)?", re.IGNORECASE)
OPENING = re.compile(r"\b(?:between|from)\s+(?:on\s+)?$", re.IGNORECASE)


def bounded(text: str, whens: Sequence[When]) -> list[When]:
    """Return the times of a plan with what stands before them: "by 2008" is open at its start.

    Two times that "between" or "from" joins become one interval.
    """
    out: list[When] = []
    for when in whens:
        last = out[-1] if out else None
        if last is not None and _one_window(last, when):
            out[-1] = When(last.start, when.end, when.limits or when.time)
        elif last is not None and _joins(text, last, when):
            edtf = f"{_day(last.time.edtf)}/{_day(when.time.edtf)}"
            out[-1] = _again(text, last.start, when.end, edtf)
        else:
            out.append(_opened(text, when))
    return out


def windowed(whens: Sequence[When]) -> list[When]:
    """Return the times of what has flown, both ends of a window as one."""
    out: list[When] = []
    for when in whens:
        if out and _one_window(out[-1], when):
            out[-1] = When(out[-1].start, when.end, when.limits or when.time)
        else:
            out.append(when)
    return out


def _one_window(first: When, second: When) -> bool:
    """Tell the two ends of "between 12 and 16 April"."""
    held = second.limits
    return held is not None and first.limits == held and not held.edtf.startswith("..")


def _joins(text: str, first: When, second: When) -> bool:
    opened = OPENING.search(text[max(0, first.start - 12) : first.start])
    plain = "/" not in first.time.edtf + second.time.edtf
    between = ENDING.fullmatch(text[first.end : second.start])
    a, b = days(first.time.edtf), days(second.time.edtf)
    return bool(opened and plain and between and a and b and a[0] <= b[0])


NOT_BEFORE = re.compile(
    r"\b(?:not|n['’]t|never)\b[^.;,]{0,40}\bbefore\s+(?:the\s+)?$", re.IGNORECASE
)


EXTENDED = re.compile(r"\bextend\w*\b[^.;]{0,80}\b(?:to|until|through)\s+$", re.IGNORECASE)


def _opened(text: str, when: When) -> When:
    if "T" not in when.time.edtf and NOT_BEFORE.search(text[max(0, when.start - 60) : when.start]):
        first = when.time.edtf.partition("/")[0]
        return _again(text, when.start, when.end, f"{first}/..") if first != ".." else when
    if when.limits is not None and ".." in when.limits.edtf:
        return When(when.start, when.end, when.limits)
    if when.limits is not None or "/" in when.time.edtf or "T" in when.time.edtf:
        return when
    before = text[max(0, when.start - 24) : when.start]
    if SINCE.search(before):
        return _again(text, when.start, when.end, f"{when.time.edtf}/..")
    if UNTIL.search(before) or EXTENDED.search(text[max(0, when.start - 110) : when.start]):
        return _again(text, when.start, when.end, f"../{when.time.edtf}")
    return when


def _again(text: str, start: int, end: int, edtf: str) -> When:
    words = " ".join(text[start:end].split())
    return When(start, end, parse_edtf(edtf, words=words))


def _day(edtf: str) -> str:
    return edtf.partition("T")[0]
