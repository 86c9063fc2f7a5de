"""Sketches of texts: a few hundred bytes that tell how much of two texts is the same.

A sketch holds the smallest hashes of a text's runs of words (bottom-k sampling: Broder, "On the
resemblance and containment of documents", 1997). Two sketches estimate which share of all runs of
both texts they have in common (resemblance), and with the number of runs also which share of the
shorter text stands in the longer one (containment).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

from kb.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable

RUN = 4
"""Words in a run: shorter ones are shared by any two texts, longer ones break at each edit."""

SIZE = 256
"""Hashes kept: the standard error of a resemblance is at most 0.5 / sqrt(256) = 0.03."""

_HEX = 8


@dataclass(frozen=True, slots=True)
class Sketch:
    """How many different runs of words a text has, and the smallest of their hashes."""

    runs: int
    hashes: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the sketch of a text; case and punctuation do not count.

        >>> Sketch.of("The launch failed.") == Sketch.of("the launch FAILED")
        True
        """
        words = re.findall(r"\w+", text.casefold())
        last = max(1, len(words) - RUN + 1)
        return cls.of_runs(" ".join(words[i : i + RUN]) for i in range(last))

    @classmethod
    def of_runs(cls, runs: Iterable[str]) -> Self:
        """Return the sketch of any pieces of text: for a catalogue they are its records."""
        hashes = {
            int.from_bytes(blake2b(run.encode(), digest_size=_HEX // 2).digest()) for run in runs
        }
        return cls(len(hashes), tuple(sorted(hashes)[:SIZE]))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the sketch that `str` wrote.

        Raises:
            DataError: If the text is none.

        >>> Sketch.parse(str(Sketch.of("It flew."))) == Sketch.of("It flew.")
        True
        """
        runs, sign, digits = text.partition(":")
        if not (sign and runs.isdecimal() and re.fullmatch(rf"([0-9a-f]{{{_HEX}}})*", digits)):
            raise DataError(f"no sketch of a text: {text[:40]!r}")
        starts = range(0, len(digits), _HEX)
        return cls(int(runs), tuple(int(digits[i : i + _HEX], 16) for i in starts))

    def __str__(self) -> str:
        """Return the sketch as one text: the number of runs, and the hashes in hexadecimal."""
        return f"{self.runs}:" + "".join(f"{value:0{_HEX}x}" for value in self.hashes)


def resemblance(a: Sketch, b: Sketch) -> float:
    """Return the share of all runs of two texts that stand in both, from 0 to 1."""
    union = sorted({*a.hashes, *b.hashes})
    # Beyond its last hash a sketch of a long text does not know which runs the text has.
    known = union if max(a.runs, b.runs) <= SIZE else union[:SIZE]
    both = set(a.hashes) & set(b.hashes)
    return sum(value in both for value in known) / len(known) if known else 0.0


def containment(a: Sketch, b: Sketch) -> float:
    """Return the share of the shorter text that stands in the longer one, from 0 to 1."""
    alike = resemblance(a, b)
    shorter = min(a.runs, b.runs)
    common = alike * (a.runs + b.runs) / (1 + alike)
    return min(1.0, common / shorter) if shorter else 0.0
