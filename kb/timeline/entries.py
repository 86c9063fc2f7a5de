"""The values that a timeline, a list of statements and an explanation are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.dates import Time


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A launch or another dated event, as a line of the timeline.

    `sort` is "launch" or the kind of event ("meeting"). Things are shown by name. `documents` and
    `origins` count who tells of it; `conflicts` names the properties on which sources contradict
    each other; `followed_by` is the launch that fulfilled a plan.
    """

    iri: str
    sort: str
    label: str
    time: Time
    actor: str = ""
    vehicle: str = ""
    payloads: tuple[str, ...] = ()
    site: str = ""
    kind: str = ""
    status: str = ""
    outcome: str = ""
    documents: int = 1
    origins: int = 1
    conflicts: tuple[str, ...] = ()
    followed_by: str = ""


def told_by(entry: TimelineEntry) -> str:
    """Return how many documents tell of it and how many origins are behind them, in words."""
    documents = "1 document" if entry.documents == 1 else f"{entry.documents} documents"
    return f"{documents}, {'1 origin' if entry.origins == 1 else f'{entry.origins} origins'}"


@dataclass(frozen=True, slots=True)
class StatementEntry:
    """Who said what, within whose report, in which document.

    `chain` holds the speakers between this one and the document, the nearest to the document last:
    for "state media reported that officials vowed", the statement of the officials has the chain
    ("state media",). `about` holds the IRIs of launches.
    """

    iri: str
    speaker: str
    speaker_words: str
    cue: str
    content: str
    act: str
    mode: str
    certainty: str
    polarity: str
    document: str
    title: str
    publisher: str
    published: Time
    date: Time
    chain: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim with the words that make it, in their sentence.

    `start` and `end` are offsets of the words within `sentence`. `voice` holds the speakers, the
    innermost first; it is empty when the document itself says so.
    """

    claim: str
    words: str
    sentence: str
    start: int
    end: int
    document: str
    title: str
    publisher: str
    published: Time
    voice: tuple[str, ...]
    certainty: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedValue:
    """A value of one property: why it was chosen or not, and all claims behind it.

    `difference` says how it differs from the chosen value ("value", "zone", "precision", "scale",
    "definition"), where it does; `rival` means that the two cannot both be true.
    """

    property: str
    value: str
    chosen: bool
    rule: str
    reason: str
    origins: int
    rival: bool
    evidence: tuple[Evidence, ...]
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that is known of one launch, each value with why and whence."""

    iri: str
    label: str
    values: tuple[ExplainedValue, ...]
