"""The sightings of one launch while they are gathered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.terms import Kind, Status

if TYPE_CHECKING:
    from kb.dates import Time
    from kb.model import Mention
    from loaders.english.launches.sighting import Sighting

# How many sightings of one launch are compared with each new one.
FIRST, LAST = 8, 24


@dataclass(slots=True)
class Cluster:
    """The sightings of one launch while they are gathered.

    `past`: dated well before publication; `lead`: the one that the article opens with.
    """

    sightings: list[Sighting] = field(default_factory=list)
    past: bool = False
    lead: bool = False

    @property
    def telling(self) -> list[Sighting]:
        """The sightings that others are compared with: all, of very many the first and last."""
        held = self.sightings
        return held if len(held) <= FIRST + LAST else [*held[:FIRST], *held[-LAST:]]

    @property
    def statuses(self) -> list[Status]:
        """The statuses that the sightings give, supposed ones left out if there are others."""
        body = [s for s in self.telling if s.status and not s.headline]
        sure = [s.status for s in body if s.status and not s.reality.supposed]
        held = sure or [s.status for s in body if s.status]
        return held or [s.status for s in self.telling if s.status]

    @property
    def status(self) -> Status | None:
        """What has become of it, as far as the text goes."""
        held = self.statuses
        if Status.OCCURRED in held:
            return Status.OCCURRED
        if Status.CANCELLED in held and not self._planned_anew():
            return Status.CANCELLED
        if Status.PLANNED in held:
            return Status.PLANNED
        return Status.PLANNED if Status.CANCELLED in held else held[0] if held else None

    def _planned_anew(self) -> bool:
        """Tell whether a plan is spoken of beside the launch that was called off."""
        return any(s.status is Status.PLANNED and s.time for s in self.telling)

    @property
    def times(self) -> list[Time]:
        """The times that the sightings give."""
        return [s.time for s in self.telling if s.time]

    def first(self, slot: str) -> Mention | None:
        """Return the first vehicle, site or actor that a sighting gives."""
        return next((v for s in self.telling if (v := getattr(s.roles, slot))), None)

    @property
    def payloads(self) -> list[Mention]:
        """All payloads."""
        return [p for s in self.telling for p in s.roles.payloads]

    @property
    def crafts(self) -> list[Mention]:
        """All vehicles and payloads."""
        return [v for s in self.telling if (v := s.roles.vehicle)] + self.payloads

    @property
    def kinds(self) -> set[Kind]:
        """The kinds that the sightings give, unknown left out."""
        return {s.kind for s in self.telling} - {Kind.UNKNOWN}
