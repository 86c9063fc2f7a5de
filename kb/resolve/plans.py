"""Plans and what became of them: a planned launch is followed by the attempt that fulfilled it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.dates import UNKNOWN_TIME, Time, order, overlaps
from kb.resolve.likeness import related
from kb.terms import Property, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.names import Lexicon
    from kb.resolve.values import Choice


@dataclass(frozen=True, slots=True)
class Launch:
    """A launch with its reports and the values chosen for it."""

    iri: str
    reports: tuple[str, ...]
    documents: tuple[str, ...]
    first_published: str
    choices: tuple[Choice, ...]

    def chosen(self, property_: Property) -> Choice | None:
        """Return the chosen value of a property; None when nobody says anything of it."""
        return next((c for c in self.choices if c.property is property_ and c.chosen), None)

    def value(self, property_: Property) -> str:
        """Return the chosen value as text, empty when there is none."""
        choice = self.chosen(property_)
        return choice.best.value if choice else ""

    @property
    def time(self) -> Time:
        """The chosen date; unknown when nobody gives one."""
        choice = self.chosen(Property.DATE)
        return choice.best.time if choice and choice.best.time else UNKNOWN_TIME

    @property
    def occurred(self) -> bool:
        """Whether it took place."""
        return self.value(Property.STATUS) == Status.OCCURRED


def follow(launches: Iterable[Launch], lexicon: Lexicon) -> dict[str, str]:
    """Return, for each planned launch that was fulfilled, the launch that fulfilled it.

    It is the first one by the same actor and of the same kind that took place after the plan was
    published; where the plan names days, it lies within them or is the next one after.
    """
    everything = sorted(launches, key=lambda launch: (order(launch.time), launch.iri))
    flown = [launch for launch in everything if launch.occurred]
    plans = [launch for launch in everything if launch.value(Property.STATUS) == Status.PLANNED]
    found = {plan.iri: _fulfilment(plan, flown, lexicon) for plan in plans}
    return {plan: attempt for plan, attempt in found.items() if attempt}


def _fulfilment(plan: Launch, flown: Sequence[Launch], lexicon: Lexicon) -> str:
    candidates = [launch for launch in flown if _may_fulfil(plan, launch, lexicon)]
    within = [launch for launch in candidates if overlaps(plan.time, launch.time)]
    best = next(iter(within or candidates), None)
    return best.iri if best else ""


def _may_fulfil(plan: Launch, launch: Launch, lexicon: Lexicon) -> bool:
    latest = launch.time.latest
    if latest is None or not plan.first_published:
        return False
    after = latest.isoformat() >= plan.first_published.replace("Z", "+00:00")
    actors = (plan.value(Property.ACTOR), launch.value(Property.ACTOR))
    kinds = {plan.value(Property.KIND), launch.value(Property.KIND)} - {"", "unknown"}
    return after and all(actors) and related(*actors, lexicon) and len(kinds) < 2
