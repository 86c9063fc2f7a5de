"""What a news page says that is not the news: sign-ups, notices, links; each with its reason."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_SENTENCE_END = re.compile(r"[.!?:][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\S+\.(?:com|org|net|gov|int|edu)/\S*")
_PHONE = re.compile(r"\+?[\d(][\d ().-]{6,20}\d")
LONGEST_ADDRESS = 200  # characters of an address of a page or a person

Cut = tuple[int, int, str]


@cache
def lists() -> dict[str, Any]:
    """Return the word lists of page layout."""
    place = files("loaders.english") / "data" / "layout.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))


class Phrases:
    """A list of phrases, found on whole words in text that `plain` has made even."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._patterns = {phrase: re.compile(_whole(phrase)) for phrase in phrases}

    def count(self, text: str) -> int:
        """Return how often the phrases occur."""
        # A substring test first: fifty times faster than a pattern, and mostly in vain.
        hits = (each for phrase, each in self._patterns.items() if phrase in text)
        return sum(len(pattern.findall(text)) for pattern in hits)

    def opens(self, text: str) -> bool:
        """Return whether the text begins with one of the phrases."""
        return any(each.match(text) for phrase, each in self._patterns.items() if phrase in text)


def plain(text: str) -> str:
    r"""Return the text in small letters with single blanks, as the word lists are written.

    >>> plain("Read  More:\n")
    'read more:'
    """
    return " ".join(text.lower().split())


def _whole(phrase: str) -> str:
    """Return the pattern of one phrase."""
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    return before + re.escape(phrase) + after


@cache
def _reasons() -> dict[str, tuple[Phrases, Phrases]]:
    """Return the strong and weak phrases for each reason."""
    table = lists()["boilerplate"]["reasons"]
    return {
        reason: (Phrases(entry["strong"]), Phrases(entry["weak"]))
        for reason, entry in table.items()
    }


@cache
def _openings() -> dict[str, Phrases]:
    table = lists()["boilerplate"]["opening"]
    return {reason: Phrases(phrases) for reason, phrases in table.items()}


@cache
def _wholes() -> dict[str, str]:
    """Return the reason of each phrase that is boilerplate when it stands alone."""
    table = lists()["boilerplate"]["whole"]
    return {phrase: reason for reason, phrases in table.items() for phrase in phrases}


def reason_alone(paragraph: str) -> str:
    """Return why a paragraph as a whole is no news, "" when its words must decide.

    >>> reason_alone("https://www.example.org/launches")
    'links'
    >>> reason_alone(" REUTER ")
    'sign-off'
    """
    text = plain(paragraph)
    bare = _bare(text)
    if not bare:
        return "marks"
    if bare in _wholes():
        return _wholes()[bare]
    for reason, phrases in _openings().items():
        if phrases.opens(text):
            return reason
    return _address_reason(text)


def _bare(text: str) -> str:
    """Return the text without the marks around it."""
    letters = [place for place, letter in enumerate(text) if letter.isalnum()]
    return text[letters[0] : letters[-1] + 1] if letters else ""


def _address_reason(text: str) -> str:
    """Return "links" or "contact" for a text of nothing but addresses or telephone numbers."""
    words = text.split()
    others = [word for word in words if not _is_address(word)]
    if _bare(_PHONE.sub("", " ".join(others))):
        return ""
    return "contact" if "@" in text or len(others) == len(words) else "links"


def _is_address(word: str) -> bool:
    return len(word) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(word) is not None


def reason_of_sentence(sentence: str) -> str:
    """Return why a sentence is no news, "" if it is.

    >>> reason_of_sentence("Sign up to our free breaking news emails")
    'newsletter'
    >>> reason_of_sentence("The ministry posted a picture of the rocket on Facebook.")
    ''
    """
    rules = lists()["boilerplate"]
    text = plain(sentence)
    scores = {
        reason: rules["strong_points"] * strong.count(text) + weak.count(text)
        for reason, (strong, weak) in _reasons().items()
    }
    total = sum(scores.values())
    enough = total >= rules["points"] and len(text.split()) <= total * rules["words_per_point"]
    return max(scores, key=lambda reason: scores[reason]) if enough else ""


def cuts(paragraph: str) -> list[Cut]:
    """Cut a paragraph into (start, end, reason), reason "" for news.

    Boilerplate is cut off at both ends; when it fills more than half of the paragraph, or of its
    middle nothing is left, all is one piece.
    """
    pieces = [
        (start, end, reason_of_sentence(paragraph[start:end]))
        for start, end in _sentences(paragraph)
    ]
    if not any(reason for _, _, reason in pieces):
        return [(0, len(paragraph), "")]
    waste = [piece for piece in pieces if piece[2]]
    if 2 * sum(end - start for start, end, _ in waste) > len(paragraph):
        longest = max(waste, key=lambda piece: piece[1] - piece[0])
        return [(0, len(paragraph), longest[2])]
    news = [place for place, piece in enumerate(pieces) if not piece[2]]
    first, last = news[0], news[-1]
    middle = (pieces[first][0], pieces[last][1], "")
    return [*_merged(pieces[:first]), middle, *_merged(pieces[last + 1 :])]


def _merged(pieces: list[Cut]) -> list[Cut]:
    """Return neighbouring pieces as one with the reason of the first."""
    return [(pieces[0][0], pieces[-1][1], pieces[0][2])] if pieces else []


def _sentences(paragraph: str) -> list[tuple[int, int]]:
    """Return where sentences seem to begin and end; too many cuts do no harm here."""
    ends = [match.end() for match in _SENTENCE_END.finditer(paragraph)]
    return list(zip([0, *ends], [*ends, len(paragraph)], strict=True))
