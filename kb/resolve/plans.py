"""Plans and what became of them: a planned launch is followed by the attempt that fulfilled it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kb.dates import UNKNOWN_TIME, Time, certainly_before, contains, order, overlaps
from kb.resolve.kinship import related
from kb.terms import Property, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kb.names import Lexicon
    from kb.resolve.values import Choice


LONGEST_SLIP = timedelta(days=365)
"""A flight later than this after the last day that a plan names is not the one it spoke of."""


WIDEST_DATED = timedelta(days=45)
"""A date wider than this names no particular flight."""


@dataclass(frozen=True, slots=True)
class Course:
    """What tells whether a flight is what a plan spoke of: who, what kind, when, told when."""

    iri: str
    actor: str
    kind: str
    status: str
    time: Time
    published: Time


@dataclass(frozen=True, slots=True)
class Launch:
    """A launch with its reports and the values chosen for it.

    `identifiers` are what catalogues call it; `articles` are documents whose publisher ties them to
    one of these, whether or not they have a report of it.
    """

    iri: str
    reports: tuple[str, ...]
    documents: tuple[str, ...]
    published: Time
    choices: tuple[Choice, ...]
    identifiers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

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

    @property
    def course(self) -> Course:
        """What plans and flights are matched by."""
        actor, kind, status = map(self.value, (Property.ACTOR, Property.KIND, Property.STATUS))
        return Course(self.iri, actor, kind, status, self.time, self.published)


def follow(courses: Iterable[Course], lexicon: Lexicon) -> dict[str, str]:
    """Return, for each planned launch that was fulfilled, the launch that fulfilled it.

    It is the first one by the same actor and of the same kind after the plan was published that
    lies within the days the plan names, else the first one after them, else one brought forward.
    """
    everything = list(courses)
    flown: dict[str, list[Course]] = defaultdict(list)
    for flight in everything:
        if flight.status == Status.OCCURRED and flight.actor:
            flown[flight.actor].append(flight)
    found = {
        plan.iri: _fulfilment(plan, _by_related(plan.actor, flown, lexicon))
        for plan in everything
        if plan.status == Status.PLANNED and plan.actor
    }
    return {plan: attempt for plan, attempt in found.items() if attempt}


def _by_related(
    actor: str, flown: Mapping[str, Sequence[Course]], lexicon: Lexicon
) -> list[Course]:
    """Return the flights by an actor, its state or its bodies, the earliest first."""
    flights = [x for other in flown if related(actor, other, lexicon) for x in flown[other]]
    return sorted(flights, key=lambda flight: (order(flight.time), flight.iri))


def _fulfilment(plan: Course, flown: Sequence[Course]) -> str:
    possible = [flight for flight in flown if _may_fulfil(plan, flight)]
    # A flight "some time in 2023" fits every plan of that year, and so tells nothing.
    candidates = [x for x in possible if not _vague(x.time)] or possible
    within = [flight for flight in candidates if overlaps(plan.time, flight.time)]
    # What lies within the days for certain goes before "in April", which only may.
    within.sort(key=lambda flight: not contains(plan.time, flight.time))
    late = [flight for flight in candidates if certainly_before(plan.time, flight.time)]
    best = next(iter(within or late or candidates), None)
    return best.iri if best else ""


def _vague(time: Time) -> bool:
    bounds = time.earliest, time.latest
    return None in bounds or (time.latest - time.earliest) > WIDEST_DATED  # type: ignore[operator]


def _may_fulfil(plan: Course, flight: Course) -> bool:
    """Whether a flight is of the kind that was planned, after it was told and in good time."""
    kinds = {plan.kind, flight.kind} - {"", "unknown"}
    return len(kinds) < 2 and _after(plan, flight.time) and not _stale(plan, flight.time)


def _after(plan: Course, flight: Time) -> bool:
    """A flight on the day of publication counts only where the plan names that day."""
    if plan.published.latest is None or flight.earliest is None:
        return False
    if overlaps(plan.published, flight):
        return plan.time.latest is not None and overlaps(plan.time, flight)
    return certainly_before(plan.published, flight)


def _stale(plan: Course, flight: Time) -> bool:
    last = plan.time.latest or plan.published.latest
    return last is None or flight.earliest is None or flight.earliest - last > LONGEST_SLIP
