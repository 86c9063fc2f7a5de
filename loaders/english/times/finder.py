"""Finding expressions of time in tokens: at each place the longest that a rule makes sense of."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.english.times import (
    rules_calendar,
    rules_clock,
    rules_duration,
    rules_parts,
    rules_relative,
)
from loaders.english.times.lexicon import tables, word_list
from loaders.english.times.patterns import KINDS, Found, compile_pattern, names_in
from loaders.english.times.reading import Reading, Rule
from loaders.english.times.tokens import Alphabet, Tokens

RULES: tuple[Rule, ...] = (
    *rules_clock.RULES,
    *rules_calendar.RULES,
    *rules_parts.RULES,
    *rules_relative.RULES,
    *rules_duration.RULES,
)


@dataclass(frozen=True, slots=True)
class Spotted:
    """An expression in the tokens: first token, the one after the last, rule and reading."""

    start: int
    end: int
    rule: str
    reading: Reading


class Grammar:
    """The rules compiled for one alphabet."""

    def __init__(self) -> None:
        literals: set[str] = set()
        for rule in RULES:
            literals |= names_in(rule.pattern)
        literals -= KINDS | {name.upper() for name in tables()}
        self.alphabet = Alphabet(frozenset(literals))
        self._rules = [(rule, compile_pattern(rule.pattern, self.alphabet)) for rule in RULES]
        triggers = "".join(self.alphabet.letters_of(name) for name in word_list("trigger"))
        self._island = re.compile("[^ ]++")
        self._trigger = re.compile(f"[{triggers}]")

    def spot(self, tokens: Tokens) -> list[Spotted]:
        """The expressions of the tokens, none overlapping, in order."""
        spotted: list[Spotted] = []
        for island in self._island.finditer(tokens.classes):
            place, end = island.span()
            if not self._trigger.search(tokens.classes, place, end):
                continue
            while place < end:
                found = self._longest(tokens, place, end)
                spotted.extend(found)
                place = found[-1].end if found else place + 1
        return spotted

    def _longest(self, tokens: Tokens, place: int, end: int) -> list[Spotted]:
        matches = []
        for order, (rule, pattern) in enumerate(self._rules):
            match = pattern.match(tokens.classes, place, end)
            if match and match.end() > place:
                matches.append((-match.end(), order, rule, match))
        for _, _, rule, match in sorted(matches, key=lambda item: item[:2]):
            built = rule.build(Found(tokens, match))
            if isinstance(built, Reading):
                return [Spotted(match.start(), match.end(), rule.name, built)]
            if built:
                return [Spotted(*match.span(name), rule.name, part) for name, part in built]
        return []


@cache
def grammar() -> Grammar:
    """The compiled grammar, made once."""
    return Grammar()
