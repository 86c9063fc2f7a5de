"""A small language for patterns over tokens, compiled to regular expressions over letters.

A pattern is a regular expression whose atoms are names: in capitals of a table of words
(`MONTH`), in small letters of a kind of token (`year4`, `comma`) or a plain word (`the`).
`m:MONTH` names what it finds. `<day>`
stands for a macro. Patterns have no unbounded repetition, so that matching takes linear time.
"""

import re
from dataclasses import dataclass

from loaders.english.times import lexicon
from loaders.english.times.tokens import Alphabet, Tokens

_ATOM = re.compile(r"(?:(\w+):)?(\w+)")
_MACRO = re.compile(r"(?:(\w+):)?<(\w+)>")
_NAMED_GROUP = re.compile(r"(\w+):\(")

MACROS = {
    "card": "(?:CARDINAL(?: (?:and|dash)? CARDINAL){0,4})",
    "count": "(?:num|year3|int|decimal|<card>)",
    "day": "(?:num|nth|ORDINAL(?: dash? ORDINAL)?|CARDINAL dash? ORDINAL)",
    "nth": "(?:nth|ORDINAL|CARDINAL dash? ORDINAL)",
    "mon": "(?:MONTH|MONTH_ABBR dot?)",
    "wday": "(?:WEEKDAY|WEEKDAY_ABBR dot?)",
    "units": "(?:UNIT|UNITS)",
    "point": "(?:BACK|AHEAD|HERE|THERE)",
    "ago": "(?:BACKWARD|FORWARD)",
    "place_time": "(?:ZONE_PLACE mean? (?:standard|daylight|summer)? time)",
    "zoned": "(?:ZONE time?|paren ZONE close_paren|<place_time>)",
    "some": "(?:VAGUE|couple of?|dozen|half dozen)",
    "qty": "(?:<count>|VAGUE|couple of?|(?:a|an) (?:good|great)? <some>|a|an)",
    "of_year": "(?:of? the? (?:BACK|AHEAD|HERE|THERE) year)",
    "year": "(?:year4|year2)",
}

KINDS = frozenset(
    [
        "iso",
        "us",
        "euro",
        "tens",
        "nth",
        "ampm",
        "era",
        "year2",
        "own",
        "gap",
        "clock",
        "dotted",
        "hhmm",
        "year4",
        "year3",
        "num",
        "int",
        "decimal",
        "comma",
        "dot",
        "dash",
        "slash",
        "paren",
        "close_paren",
        "money",
        "percent",
        "half_sign",
        "quote",
        "hash",
        "colon",
        "tilde",
    ]
)


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern found in a text: its tokens, and those of its named parts."""

    tokens: Tokens
    match: re.Match[str]

    def has(self, name: str) -> bool:
        """Whether the pattern has the named part and found it."""
        return name in self.match.re.groupindex and self.match[name] is not None

    def text(self, name: str) -> str:
        """The named part in lower case, its tokens joined by spaces."""
        if not self.has(name):
            return ""
        return " ".join(self.words(name))

    def words(self, name: str) -> list[str]:
        """The tokens of the named part in lower case."""
        start, end = self.match.span(name)
        return [self.tokens.word(index) for index in range(start, end)]

    def number(self, name: str, table: str) -> int:
        """The number that the named word stands for in a table."""
        return lexicon.number(table, self.text(name))

    def code(self, name: str, table: str) -> str:
        """The code that the named word stands for in a table."""
        return lexicon.code(table, self.text(name))

    def is_glued(self) -> bool:
        """Whether a letter or figure touches the pattern in front, as in B1071."""
        start = self.tokens.spans[self.match.start()][0]
        return start > 0 and self.tokens.text[start - 1].isalnum()

    def is_name(self, name: str) -> bool:
        """Whether the named part is written with a capital."""
        return self.tokens.surface(self.match.start(name))[:1].isupper()

    def nearby(self, offset: int) -> str:
        """The word so many tokens before (negative) or after the pattern."""
        edge = self.match.start() if offset < 0 else self.match.end() - 1
        return self.tokens.word(edge + offset)


def expand(pattern: str) -> str:
    """The pattern with its macros written out."""
    while "<" in pattern:
        pattern = _MACRO.sub(
            lambda m: f"{m[1]}:({MACROS[m[2]]})" if m[1] else f"(?:{MACROS[m[2]]})", pattern
        )
    return pattern


def names_in(pattern: str) -> set[str]:
    """Every name that a pattern speaks of: tables, kinds and plain words."""
    bare = _strip(_NAMED_GROUP.sub("(", expand(pattern)))
    return {name for _, name in _ATOM.findall(bare) if not name.isdigit()}


def compile_pattern(pattern: str, alphabet: Alphabet) -> re.Pattern[str]:
    """The regular expression over letters of a pattern."""

    def atom(match: re.Match[str]) -> str:
        name = match[2]
        if name.isdigit():
            return match[0]
        letters = f"[{alphabet.letters_of(name)}]"
        return f"(?P<{match[1]}>{letters})" if match[1] else letters

    body = expand(pattern)
    pieces = re.split(r"(\{[\d,]+\}|\(\?[:!=]|\w+:\()", body)
    out = []
    for piece in pieces:
        if piece.endswith(":(") and piece[0] != "(":
            out.append(f"(?P<{piece[:-2]}>")
        elif piece.startswith(("{", "(?")):
            out.append(piece)
        else:
            out.append(_ATOM.sub(atom, piece))
    return re.compile("".join(out).replace(" ", ""))


def _strip(pattern: str) -> str:
    return re.sub(r"\{[\d,]+\}|\(\?[:!=]", "(", pattern)
