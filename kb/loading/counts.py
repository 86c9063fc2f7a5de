"""What a load is told beforehand, what it tells while it runs, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.loading.protocol import Fault


@dataclass(frozen=True, slots=True)
class Settings:
    """How to load.

    `columns` maps fields of a document to columns, for loaders of tables. `edition` names the
    reader and its version: prose that another edition has read is read again. `shrink` lets a new
    version of a catalogue replace one with more than twice as many launches.
    """

    columns: Mapping[str, str] | None = None
    edition: str = ""
    shrink: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load has come: in which step, how much is done of how much, and with what.

    The steps are "reading" (bytes), "writing" (facts) and "resolving" (no numbers).
    """

    step: str
    done: int = 0
    total: int = 0
    name: str = ""


@dataclass(slots=True)
class Counts:
    """What came of a load. `warnings` and `faults` say where and why.

    `things` are the agents, vehicles and sites that catalogues describe.

    `versions` tells which documents replaced an earlier version of theirs, or are one; `kept_out`
    names those that were retracted before and are not asked for by name.
    """

    loaded: int = 0
    unchanged: int = 0
    reports: int = 0
    statements: int = 0
    things: int = 0
    launches: int = 0
    versions: list[Fault] = field(default_factory=list)
    kept_out: list[str] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
