"""Names of missions: which of them name what is launched, and what each of them names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection

# Names of flights, not of what flies: a test, a demonstration, a number, or nothing known.
# Membership of a word means: a mission whose name consists of such words alone names no payload.
_WORDS = (
    "abort", "certification", "debut", "demo", "demonstration", "dedicated", "first", "flight",
    "fourth", "inaugural", "in", "integrated", "launch", "maiden", "mission", "orbital", "payload",
    "rideshare", "second", "suborbital", "tbd", "test", "third", "to", "be", "determined",
    "unknown", "unspecified", "various",
)  # fmt: skip
_FLIGHT_WORD = re.compile(rf"(?:{'|'.join(_WORDS)}|#?[0-9]+|[ivx]+)", re.IGNORECASE)


# A part that has no such word belongs to the one before: "Galaxy 33 & 34", "O3b 1, 2".
_NAME = re.compile(r"[^\W\d_]{3,}|[A-Z]{2,}")
_BETWEEN = re.compile(r"\s+[&+/]\s+|,\s+")


def payload_spans(mission: Span, vehicles: Collection[str] = ()) -> list[Span]:
    """Return the stretches of a mission's name that each name something launched.

    >>> [span.text for span in payload_spans(Span(0, 17, "SES-16 / GovSat-1"))]
    ['SES-16', 'GovSat-1']
    >>> [span.text for span in payload_spans(Span(9, 24, "Galaxy 33 & 34"))]
    ['Galaxy 33 & 34']
    """
    if not names_payload(mission.text, vehicles):
        return []
    edges = [(0, 0), *(found.span() for found in _BETWEEN.finditer(mission.text))]
    ends = [*(start for start, _ in edges[1:]), len(mission.text)]
    parts = [(begin, end) for (_, begin), end in zip(edges, ends, strict=True)]
    if not all(_NAME.search(mission.text[begin:end]) for begin, end in parts):
        parts = [(0, len(mission.text))]
    return [
        Span(mission.start + begin, mission.start + end, mission.text[begin:end])
        for begin, end in parts
        if names_payload(mission.text[begin:end], vehicles)
    ]


def names_payload(mission: str, vehicles: Collection[str] = ()) -> bool:
    """Tell whether a mission's name is one of what is launched, not of the flight or its rocket.

    >>> names_payload("Sentinel-6"), names_payload("Flight 2"), names_payload("Unknown Payload")
    (True, False, False)
    >>> names_payload("Falcon Heavy Test Flight", ["Falcon Heavy"])
    False
    """
    rest = mission.casefold()
    for name in sorted(filter(None, vehicles), key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", " ", rest)
    return any(not _FLIGHT_WORD.fullmatch(word) for word in re.findall(r"[#\w]+", rest))
