"""Plans and what became of them: a planned launch is followed by the attempt that fulfilled it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kb.dates import UNKNOWN_TIME, Time, certainly_before, order, overlaps
from kb.resolve.likeness import related
from kb.terms import Property, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.names import Lexicon
    from kb.resolve.values import Choice


LONGEST_SLIP = timedelta(days=365)
"""A flight later than this after the last day that a plan names is not the one it spoke of."""


WIDEST_DATED = timedelta(days=45)
"""A date wider than this names no particular flight."""


@dataclass(frozen=True, slots=True)
class Launch:
    """A launch with its reports and the values chosen for it."""

    iri: str
    reports: tuple[str, ...]
    documents: tuple[str, ...]
    published: Time
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

    It is the first one by the same actor and of the same kind after the plan was published that
    lies within the days the plan names, else the first one after them, else one brought forward.
    """
    everything = sorted(launches, key=lambda launch: (order(launch.time), launch.iri))
    flown = [launch for launch in everything if launch.occurred]
    plans = [launch for launch in everything if launch.value(Property.STATUS) == Status.PLANNED]
    found = {plan.iri: _fulfilment(plan, flown, lexicon) for plan in plans}
    return {plan: attempt for plan, attempt in found.items() if attempt}


def _fulfilment(plan: Launch, flown: Sequence[Launch], lexicon: Lexicon) -> str:
    possible = [launch for launch in flown if _may_fulfil(plan, launch, lexicon)]
    # A flight "some time in 2023" fits every plan of that year, and so tells nothing.
    candidates = [x for x in possible if not _vague(x.time)] or possible
    within = [launch for launch in candidates if overlaps(plan.time, launch.time)]
    late = [launch for launch in candidates if certainly_before(plan.time, launch.time)]
    best = next(iter(within or late or candidates), None)
    return best.iri if best else ""


def _vague(time: Time) -> bool:
    bounds = time.earliest, time.latest
    return None in bounds or (time.latest - time.earliest) > WIDEST_DATED  # type: ignore[operator]


def _may_fulfil(plan: Launch, launch: Launch, lexicon: Lexicon) -> bool:
    """Whether a flight is by whom the plan was, of its kind, after it was told and in good time."""
    actors = (plan.value(Property.ACTOR), launch.value(Property.ACTOR))
    kinds = {plan.value(Property.KIND), launch.value(Property.KIND)} - {"", "unknown"}
    same = all(actors) and related(*actors, lexicon) and len(kinds) < 2
    return same and _after(plan, launch.time) and not _stale(plan, launch.time)


def _after(plan: Launch, flight: Time) -> bool:
    """A flight on the day of publication counts only where the plan names that day."""
    if plan.published.latest is None or flight.earliest is None:
        return False
    if overlaps(plan.published, flight):
        return plan.time.latest is not None and overlaps(plan.time, flight)
    return certainly_before(plan.published, flight)


def _stale(plan: Launch, flight: Time) -> bool:
    last = plan.time.latest or plan.published.latest
    return last is None or flight.earliest is None or flight.earliest - last > LONGEST_SLIP
