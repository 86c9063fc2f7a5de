"""A word that speaks of a launch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.english.names import Word


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that speaks of a launch: `form` verb or noun, `family` by which list."""

    word: Word
    form: str
    family: str
    thing: Word | None = None
