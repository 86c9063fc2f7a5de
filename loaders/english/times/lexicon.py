"""The words of time: tables from `data/times.toml`, looked up by table and word."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from kb.dates.zones import ABBREVIATIONS

CAPITALISED = frozenset(
    {"month", "month_abbr", "weekday", "weekday_abbr", "weekdays", "holiday_word"}
)
"""Tables whose words are names: without a capital they mean something else."""

Word = str | int
Table = dict[str, Word]


@cache
def _file() -> dict[str, Any]:  # TOML knows no types of its own
    text = (files("loaders.english") / "data" / "times.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def tables() -> dict[str, Table]:
    """Every table of words by its name.

    To those of the file come the time zones of `kb.dates` and the words that holidays begin
    with.
    """
    found: dict[str, Table] = {
        name: table for name, table in _file().items() if "words" not in table
    }
    found["holiday_word"] = {
        name.split()[0].split("'")[0].split("-")[0]: name for name in found["holiday"]
    }
    found["zone"] = {name.lower(): zone for name, zone in ABBREVIATIONS.items() if len(name) > 1}
    return found


@cache
def word_list(name: str) -> frozenset[str]:
    """A plain list of words."""
    return frozenset(_file()[name]["words"])


def value(table: str, word: str) -> Word:
    """What a word of a table stands for."""
    return tables()[table][word.lower()]


def number(table: str, word: str) -> int:
    """What a word of a table of numbers stands for."""
    return int(tables()[table][word.lower()])


def code(table: str, word: str) -> str:
    """What a word of a table of codes stands for."""
    return str(tables()[table][word.lower()])
