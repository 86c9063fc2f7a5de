"""Cutting text into words and numbers, each with the classes that patterns speak of."""

import re
from dataclasses import dataclass

from loaders.english.times.lexicon import CAPITALISED, tables

_TOKEN = re.compile(
    r"""
    (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w-]))
    |(?P<us>[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![\w/]))
    |(?P<euro>[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?!\w|\.[0-9]))
    |(?P<tens>(?:[0-9]{1,3}|['’`][0-9])0['’]?s\b)
    |(?P<nth>[0-9]{1,4}(?:st|nd|rd|th)\b)
    |(?P<number>[0-9]+(?:[.,:][0-9]+)*)
    |(?P<ampm>[aApP](?:\.\ ?[mM]\.?|[mM])(?![\w]))
    |(?P<era>B\.\ ?C\.(?:\ ?E\.)?|BCE?\b|A\.\ ?D\.|AD\b|B\.C\b)
    |(?P<year2>['’`][0-9][0-9](?![0-9]))
    |(?P<own>['’]s\b|(?<=s)['’](?=\s))
    |(?P<word>[^\W\d_]+(?:(?<=\bo)['’]clock)?)
    |(?P<gap>\n[^\S\n]*\n\s*)
    |(?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
_NUMBERS = (
    ("clock", re.compile(r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?")),
    ("dotted", re.compile(r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]")),
    ("hhmm", re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")),
    ("year4", re.compile(r"1[0-9]{3}|20[0-9][0-9]|21[0-9][0-9]")),
    ("year3", re.compile(r"[1-9][0-9]{2}")),
    ("num", re.compile(r"[0-9]{1,2}")),
    ("int", re.compile(r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+")),
    ("decimal", re.compile(r"[0-9]+\.[0-9]+")),
)
_MARKS = {
    ",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "/": "slash",
    "(": "paren", ")": "close_paren", "$": "money", "£": "money", "€": "money", "%": "percent",
    "½": "half_sign", "'": "quote", "’": "quote", "#": "hash", ":": "colon", "~": "tilde",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into tokens.

    Attributes:
        text: The text itself.
        spans: Where each token begins and ends.
        classes: One letter for each token; it stands for the set of classes it is in.
    """

    text: str
    spans: list[tuple[int, int]]
    classes: str

    def word(self, index: int) -> str:
        """The token in lower case; empty outside the text."""
        if not 0 <= index < len(self.spans):
            return ""
        start, end = self.spans[index]
        return self.text[start:end].lower()

    def surface(self, index: int) -> str:
        """The token as it is written; empty outside the text."""
        if not 0 <= index < len(self.spans):
            return ""
        start, end = self.spans[index]
        return self.text[start:end]


class Alphabet:
    """The letters that stand for sets of classes, and the classes of every word.

    A pattern may name a table of words, a kind of number or mark, or a word itself; all words
    that patterns name must be given, because a word of no class is not looked at again.
    """

    def __init__(self, literals: frozenset[str]) -> None:
        self._literals = literals
        self._tables = tables()
        self._letters: dict[frozenset[str], str] = {frozenset(): " "}
        self._seen: dict[tuple[str, str], str] = {}
        for word in sorted(literals.union(*self._tables.values())):
            spelt = word.replace("oclock", "o'clock")
            for surface in (spelt, spelt.capitalize(), spelt.upper()):
                self._letter("word", surface)
        for surface, kind in _SPECIMENS:
            self._letter(kind, surface)

    def letters_of(self, name: str) -> str:
        """All letters whose set of classes holds the name."""
        return "".join(letter for classes, letter in self._letters.items() if name in classes)

    def cut(self, text: str) -> Tokens:
        """The tokens of a text."""
        spans, letters, seen = [], [], self._seen
        for match in _TOKEN.finditer(text):
            spans.append(match.span())
            key = (match.lastgroup or "", match.group())
            letter = seen.get(key)
            letters.append(self._letter(*key) if letter is None else letter)
        return Tokens(text, spans, "".join(letters))

    def _letter(self, kind: str, surface: str) -> str:
        classes = self._classes(kind, surface)
        letter = self._letters.get(classes)
        if letter is None:
            letter = chr(0x4E00 + len(self._letters))
            self._letters[classes] = letter
        if len(self._seen) < 50_000:
            self._seen[kind, surface] = letter
        return letter

    def _classes(self, kind: str, surface: str) -> frozenset[str]:
        if kind == "word":
            return self._word_classes(surface)
        if kind == "number":
            return frozenset(name for name, form in _NUMBERS if form.fullmatch(surface))
        if kind == "mark":
            return frozenset({_MARKS[surface]} if surface in _MARKS else ())
        return frozenset({kind})

    def _word_classes(self, surface: str) -> frozenset[str]:
        word = surface.lower()
        names = {name for name, table in self._tables.items() if word in table}
        if not surface[0].isupper():
            names -= CAPITALISED
        if not surface.isupper():
            names.discard("zone")
        classes = {name.upper() for name in names}
        plain = word.replace("'", "").replace("’", "")
        if plain in self._literals:
            classes.add(plain)
        return frozenset(classes)


# One token of each kind and each overlap of number forms, so that every letter exists before
# patterns are compiled.
_SPECIMENS = (
    *((mark, "mark") for mark in _MARKS),
    *((text, "number") for text in (
        "7", "77", "777", "7777", "1977", "1777", "1830", "0930", "2030", "2130", "2177",
        "77777", "7,777", "7:30", "9.30", "9.75", "77.7", "12:00:00", "0000", "2400",
    )),
    ("2023-05-31", "iso"), ("5/31/23", "us"), ("31.05.2023", "euro"), ("1990s", "tens"),
    ("3rd", "nth"), ("am", "ampm"),
    ("BC", "era"), ("'89", "year2"), ("'s", "own"), ("\n\n", "gap"),
)  # fmt: skip
