"""Words that point along the calendar: last, this, the next, the same."""

from loaders.english.times.patterns import Found
from loaders.english.times.reading import Frame

# Pointing words that count from the time spoken of, whatever the article "the" says.
_FROM_THEN = frozenset(
    {"previous", "preceding", "prior", "following", "subsequent", "succeeding", "ensuing",
     "that", "same"}
)  # fmt: skip
_BACK = frozenset({"last", "past", "previous", "preceding", "prior"})
_AHEAD = frozenset(
    {"next", "following", "coming", "upcoming", "subsequent", "succeeding", "ensuing"}
)


def steps_of(words: list[str]) -> int:
    """How far the pointing words go: -1, 0 or 1."""
    if _BACK.intersection(words):
        return -1
    return 1 if _AHEAD.intersection(words) else 0


def anchor_of(words: list[str]) -> str:
    """What the pointing words count from: `now` or `then`."""
    if _FROM_THEN.intersection(words):
        return "then"
    return "then" if words[0] == "the" and "next" in words else "now"


def frame_of(found: Found, name: str, unit: str) -> Frame:
    """The frame that a named run of pointing words sets for a unit."""
    words = found.words(name)
    return Frame(unit, steps_of(words), anchor_of(words))
