"""The tokens of SPARQL: what is a string, an IRI, a comment, and what is only inside of one.

The terminals follow section 19.8 of the SPARQL 1.1 Query Language recommendation. A token keeps its
place, so that a text can be changed at one place and stays the same everywhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Part(StrEnum):
    """What a token is. White space and comments are no tokens."""

    STRING = "string"
    IRI = "iri"
    VARIABLE = "variable"
    PREFIXED = "prefixed"
    LANGUAGE = "language"
    NUMBER = "number"
    WORD = "word"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a query: its text is `query[start:end]`."""

    part: Part
    text: str
    start: int
    end: int


# Long strings stand before short ones and prefixed names before words, as the longest match wins.
# A prefixed name may hold an escaped mark (ex:a\#b), and a comment starts only outside of all else.
# A string that never closes is faulty, but is taken as far as it could go, and a prefix is at most
# two hundred letters long: so reading takes time in proportion to the text, whatever it is.
_LOCAL = r"(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])"
_TOKEN = re.compile(
    rf"""
      (?P<space>\s+|\#[^\n\r]*)
    | (?P<string>\"\"\"(?:\"{{0,2}}(?:[^\"\\]|\\.))*+(?:\"\"\"|\"{{0,2}}\\?\Z)
        |'''(?:'{{0,2}}(?:[^'\\]|\\.))*+(?:'''|'{{0,2}}\\?\Z)
        |\"(?:[^\"\\\n\r]|\\[^\n\r])*+\"?|'(?:[^'\\\n\r]|\\[^\n\r])*+'?)
    | (?P<iri><[^<>\"{{}}|^`\\\x00-\x20]*+>)
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<prefixed>(?:[^\W\d_][\w.\-]{{0,200}}+)?:{_LOCAL}*+|_:[\w.\-]+)
    | (?P<number>\d*\.?\d+(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<mark>\^\^|&&|\|\||!=|<=|>=|.)
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of a query in order; never fails, a stray character is a mark.

    >>> [token.text for token in tokens('ASK { ?s <http://a/#b> "#" } # end')]
    ['ASK', '{', '?s', '<http://a/#b>', '"#"', '}']
    """
    for match in _TOKEN.finditer(query):
        if match.lastgroup != "space":
            yield Token(Part(str(match.lastgroup)), match.group(), *match.span())


def is_word(token: Token, word: str) -> bool:
    """Return whether a token is this keyword, in any case of letters.

    >>> is_word(next(tokens("values ?a")), "VALUES")
    True
    """
    return token.part is Part.WORD and token.text.upper() == word
