"""Words and codes for how a launch ended, as lists of launches have them, as the model's terms."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kb.terms import Outcome, Status
from loaders.catalogues.gcat_codes import read_code

_OUTCOMES = {one.value: one for one in Outcome}
_STATUSES = {"planned": Status.PLANNED, "cancelled": Status.CANCELLED}
_PERCENTAGE = re.compile(r"([0-9]{1,3})(?:\.[0-9]+)? ?%")


@dataclass(frozen=True, slots=True)
class Ending:
    """Whether a launch took place and how it ended."""

    status: Status
    outcome: Outcome | None = None


def read_outcome(words: str) -> Ending | None:
    """Return what the words or the code of a cell mean, or None where that is not known.

    >>> read_outcome("Partial Failure").outcome, read_outcome("OF40").outcome
    (<Outcome.PARTIAL: 'partial'>, <Outcome.FAILURE: 'failure'>)
    >>> read_outcome("Prelaunch Failure").status
    <Status.CANCELLED: 'cancelled'>
    """
    found = _words().get(" ".join(words.lower().split()).strip(".! "))
    if found:
        return found
    if match := _PERCENTAGE.fullmatch(words.strip()):
        return Ending(Status.OCCURRED, _share(int(match[1])))
    code = read_code(words.strip())
    return Ending(code.status, code.outcome) if code else None


def _share(percentage: int) -> Outcome:
    if percentage in {0, 100}:
        return Outcome.SUCCESS if percentage else Outcome.FAILURE
    return Outcome.PARTIAL


@lru_cache(maxsize=1)
def _words() -> dict[str, Ending]:
    text = (files("loaders.catalogues") / "data" / "outcomes.toml").read_text(encoding="utf-8")
    return {
        word: Ending(_STATUSES.get(name, Status.OCCURRED), _OUTCOMES.get(name))
        for name, words in tomllib.loads(text).items()
        for word in words
    }
