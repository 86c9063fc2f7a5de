"""A sighting: one place that speaks of a launch, with all that is said there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.dates import Time
    from kb.model import Span
    from kb.terms import Kind, Status
    from loaders.english.launches.dates import When
    from loaders.english.launches.moods import Reality
    from loaders.english.launches.transport import Roles
    from loaders.english.launches.trigger import Trigger


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place that speaks of one launch, or of one counted salvo.

    `fresh`: what flies is brought in as new, by "a" or a number ("fired two missiles").
    """

    trigger: Trigger
    span: Span
    reality: Reality
    roles: Roles
    time: Time | None
    times: tuple[When, ...]
    kind: Kind
    definite: bool
    additive: bool
    ordinal: int
    headline: bool
    paragraph: int = 0
    fresh: bool = False
    inside: Trigger | None = None

    @property
    def status(self) -> Status | None:
        """What the words say of it having happened."""
        return self.reality.status

    @property
    def weak(self) -> bool:
        """Tell a sighting that is too little to make a launch of its own."""
        bare = self.trigger.family == "flight" and not (self.time or self.ordinal)
        unnamed = bare and not (self.roles.vehicle or self.roles.payloads)
        return unnamed or self.trigger.family in {"schedule", "fate"} or self.reality.supposed
