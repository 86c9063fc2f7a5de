"""A launch of Launch Library as a line of text and the report that stands on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import DataError, DateError
from kb.terms import Certainty, EntityType, Kind, Outcome, Property, Status
from loaders.catalogues.draft import Draft, Source
from loaders.catalogues.periods import interval, moment, precision_name, read_stated, unstated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.dates import Time
    from kb.model import Report
    from loaders.catalogues.launch_library_records import Flight, Revision
    from loaders.catalogues.ledger import Ledger


@dataclass(frozen=True, slots=True)
class _State:
    """What a status of the library means."""

    status: Status
    outcome: Outcome | None = None
    certainty: Certainty | None = None


_PLANNED = _State(Status.PLANNED)
_SUCCESS = _State(Status.OCCURRED, Outcome.SUCCESS)
_FAILURE = _State(Status.OCCURRED, Outcome.FAILURE)
_PARTIAL = _State(Status.OCCURRED, Outcome.PARTIAL)
_FLYING = _State(Status.OCCURRED)
# The payload is out, and whether it is where it should be is still to be confirmed.
_DEPLOYED = _State(Status.OCCURRED, Outcome.SUCCESS, Certainty.PROBABLE)

# By abbreviation, name and number: each is missing in some version or copy.
_STATES = {
    "go": _PLANNED, "go for launch": _PLANNED, "1": _PLANNED,
    "tbd": _PLANNED, "to be determined": _PLANNED, "2": _PLANNED,
    "success": _SUCCESS, "launch successful": _SUCCESS, "3": _SUCCESS,
    "failure": _FAILURE, "launch failure": _FAILURE, "4": _FAILURE,
    "hold": _PLANNED, "on hold": _PLANNED, "5": _PLANNED,
    "in flight": _FLYING, "launch in flight": _FLYING, "6": _FLYING,
    "partial failure": _PARTIAL, "launch was a partial failure": _PARTIAL, "7": _PARTIAL,
    "tbc": _PLANNED, "to be confirmed": _PLANNED, "8": _PLANNED,
    "deployed": _DEPLOYED, "payload deployed": _DEPLOYED, "9": _DEPLOYED,
    "cancelled": _State(Status.CANCELLED), "canceled": _State(Status.CANCELLED),
}  # fmt: skip
_TENTATIVE = frozenset({"tbd", "to be determined", "2"})

_DESIGNATOR = re.compile(r"[0-9]{4}-[0-9]{3}")
_WITH_SHORT = re.compile(r"(.+\S)\s*\((.+)\)")
_IN_AIR = re.compile(r"air launch", re.IGNORECASE)
_SUBORBITAL = frozenset({"sub", "suborbital"})


def add_flight(ledger: Ledger, flight: Flight, id_: str) -> tuple[Report, str]:
    """Append a launch to the text; return its report and what is odd, or an empty text.

    What the library said of the launch first and later are claims that became known then.

    Raises:
        DataError: If it has no status that is known; nothing is appended then.
        DateError: If it has no date that can be read; nothing is appended then.
    """
    date, odd = _date(flight)
    state = _state(flight)
    dates = [_said_before(one) for one in flight.history]
    first = flight.history[0].said if flight.history else flight.updated
    draft = Draft(ledger.add(_fields(flight)), known=moment(first))
    _say_state(draft, flight, state)
    known, earlier = _since(flight, [one.edtf for one in dates], date.edtf)
    draft.say(Property.DATE, date, Source("NET", flight.precision, known=known))
    for number in earlier:
        said = moment(flight.history[number - 1].said)
        draft.say(Property.DATE, dates[number - 1], Source(f"NET_{number}", known=said))
    _say_things(draft, flight)
    return draft.report(id_, "Id", status=state.status, identifiers=_identifiers(flight)), odd


def _say_state(draft: Draft, flight: Flight, state: _State) -> None:
    column = "Status" if draft.row.has("Status") else f"Status_{len(flight.history)}"
    code = flight.status or draft.row.span(column).text
    before = [_STATES.get(one.status.lower()) for one in flight.history]
    known, earlier = _since(flight, [one and one.status for one in before], state.status)
    draft.say(Property.STATUS, state.status, Source(column, code, known=known))
    outcome = Source(column, code, known=known, certainty=state.certainty)
    draft.say(Property.OUTCOME, state.outcome, outcome)
    for number in earlier:
        said, was = flight.history[number - 1], before[number - 1]
        source = Source(f"Status_{number}", said.status, known=moment(said.said))
        draft.say(Property.STATUS, was.status if was else None, source)


def _since(flight: Flight, said: Sequence[object], now: object) -> tuple[Time | None, list[int]]:
    """Return since when the library says what it says now, and where it began to say other things.

    `said` is what each revision says; those are counted from 1.
    """
    changes = [n for n, one in enumerate(said, 1) if n == 1 or one != said[n - 2]]
    if changes and said[changes[-1] - 1] == now:
        last = changes.pop()
        return moment(flight.history[last - 1].said), changes
    return moment(flight.updated), changes


def _fields(flight: Flight) -> Iterator[tuple[str, str]]:
    yield from (
        ("Id", flight.id.lower()),
        ("Name", flight.name),
        ("NET", flight.net),
        ("Precision", flight.precision),
        ("Undetermined", flight.tentative),
        ("Window_Start", flight.window[0]),
        ("Window_End", flight.window[1]),
        ("Status", flight.status or flight.status_id),
        ("Designator", flight.designator),
        ("Provider", flight.provider),
        ("Vehicle", flight.vehicle),
        ("Mission", flight.mission),
        ("Mission_Type", flight.mission_type),
        ("Orbit", flight.orbit),
        ("Pad", flight.pad),
        ("Location", flight.place),
        ("Fail_Reason", flight.reason),
        ("Hold_Reason", flight.hold),
        ("Last_Updated", flight.updated),
    )
    for number, revision in enumerate(flight.history, 1):
        yield f"Said_{number}", revision.said
        yield f"NET_{number}", revision.net
        yield f"Status_{number}", revision.status


def _date(flight: Flight) -> tuple[Time, str]:
    """Return what the date means, and what is odd about it."""
    if not flight.net:
        raise DateError(f"has no date ({flight.name[:80]})")
    precision = precision_name(flight.precision)
    stated = read_stated(flight.net, flight.zone)
    if flight.precision and not precision:
        odd = f"its precision {flight.precision[:40]!r} is not known: only its month is kept"
        return interval(stated, "month"), odd
    if precision or flight.tentative == "time":
        return interval(stated, precision or "day"), ""
    status = flight.status or flight.status_id or _last_status(flight)
    tentative = flight.tentative == "date" or status.lower() in _TENTATIVE
    return unstated(stated, tentative=tentative), ""


def _last_status(flight: Flight) -> str:
    return flight.history[-1].status if flight.history else ""


def _state(flight: Flight) -> _State:
    said = [one for one in (flight.status, flight.status_id, _last_status(flight)) if one]
    found = (_STATES.get(word.lower()) for word in said)
    state = next((one for one in found if one), None)
    if state is None:
        word = f"a status that is not known, {said[0][:40]!r}" if said else "no status"
        raise DataError(f"has {word} ({flight.name[:80]})")
    return state


def _said_before(revision: Revision) -> Time:
    return unstated(read_stated(revision.net), tentative=revision.status.lower() in _TENTATIVE)


def _say_things(draft: Draft, flight: Flight) -> None:
    orbit = (flight.orbit_code or flight.orbit).lower()
    if orbit:
        kind = Kind.SUBORBITAL if orbit in _SUBORBITAL else Kind.ORBITAL
        draft.say(Property.KIND, kind, Source("Orbit", flight.orbit_code))
    names = _parts(flight.provider)
    draft.name(Property.ACTOR, EntityType.ORGANIZATION, "Provider", names=names)
    draft.name(Property.VEHICLE, EntityType.VEHICLE, "Vehicle", names=flight.vehicle_names)
    draft.payloads("Mission", (flight.vehicle, *flight.vehicle_names))
    # What starts from an aircraft has its airfield for a pad.
    in_air = _IN_AIR.match(flight.place)
    column, place = ("Pad", flight.pad) if in_air else ("Location", flight.place)
    short = place.partition(",")[0].strip()
    draft.name(Property.SITE, EntityType.SITE, column, names=(short,))


def _parts(name: str) -> tuple[str, ...]:
    """Return the two names in "Russian Federal Space Agency (ROSCOSMOS)"; nothing for others."""
    match = _WITH_SHORT.fullmatch(name)
    return match.groups() if match else ()


def _identifiers(flight: Flight) -> tuple[str, ...]:
    """Return what the launch is called; a designator that is none of COSPAR's stays the library's.

    The library numbers failures as others do, but not as all others: such numbers collide.
    """
    number = flight.designator
    scheme = "cospar" if _DESIGNATOR.fullmatch(number) else "ll2"
    return (
        f"ll2:{flight.id.lower()}",
        f"{scheme}:{number}" if number else "",
        f"spacex:{flight.spacex}" if flight.spacex else "",
    )
