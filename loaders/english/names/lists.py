"""The word lists of the English reader, read once from the data files beside the code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the data file of that name (without its suffix) as it is written.

    >>> "agency" in table("names")["organizations"]["heads"]
    True
    """
    place = files("loaders.english") / "data" / f"{name}.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))


@cache
def words(name: str, section: str, key: str) -> frozenset[str]:
    """Return one list of a data file as a set.

    >>> "minister" in words("names", "persons", "titles")
    True
    """
    return frozenset(table(name)[section][key])
