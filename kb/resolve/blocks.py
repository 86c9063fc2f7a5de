"""Blocks: which reports are worth comparing, so that the work grows with their number alone.

A report is put under a few keys that depend on itself alone. What is dated is found under its
days, what has an identifier or a numbered payload under that. What names only a month or a year is
found under that period with who, what or where; the dated reports of the period are guests of such
a block: they are compared with the vague ones, not with one another.
"""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import UTC, datetime
from itertools import chain, combinations, product
from typing import TYPE_CHECKING

from kb.resolve.profiles import NEWS, THINGS, Profiler
from kb.terms import Property

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kb.names import Lexicon
    from kb.resolve.accounts import Account
    from kb.resolve.profiles import Profile

LARGEST_BLOCK = 200
"""Up to here all reports of a block are compared with one another."""

HUBS = 20
"""In a larger block every report is compared with so many of them, the same ones for all."""

DAY = 86_400
HOUR = 3_600
LOOK_BACK = 14 * HOUR
"""A clock time may be a local one taken for UTC: it is looked for on the day before as well."""

NARROW = 4 * DAY
"""A date no wider is found by its days; a wider one by month or year with what else is told."""

GUEST = "~"
"""Begins the key of a report that is looked up in a block, but does not look there itself."""

WIDE = 46 * DAY
WIDEST = 800 * DAY


def keys(account: Account, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the keys of the blocks that a report belongs to; they depend on it alone."""
    return keys_of(Profiler(lexicon).profile(account))


def keys_of(profile: Profile) -> tuple[str, ...]:
    """Return the keys of a report's blocks, each once."""
    found = [f"is {identifier}" for identifier in sorted(profile.identifiers)]
    if len(profile.links) == 1:
        found.append(f"is {profile.links[0]}")
    found += _payload_keys(profile)
    if profile.width <= NARROW:
        found += _days(profile)
    elif math.isfinite(profile.told):
        found += _news(profile)
    if profile.width <= WIDE:
        found += _periods(profile, _month, guest=profile.width <= NARROW)
    if profile.width <= WIDEST:
        found += _periods(profile, _year, guest=profile.width <= WIDE)
    return tuple(dict.fromkeys(found))


def partners(key: str) -> tuple[str, ...]:
    """Return the keys under which the reports stand that one with this key is compared with.

    >>> partners("~2023-05 by cholima 1"), partners("day 19508")
    (('2023-05 by cholima 1',), ('day 19508', '~day 19508'))
    """
    return (key.removeprefix(GUEST),) if key.startswith(GUEST) else (key, GUEST + key)


def candidates(profiles: Iterable[Profile]) -> set[tuple[str, str]]:
    """Return the pairs of reports to compare, the smaller IRI first."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for profile in sorted(profiles, key=lambda p: p.report):
        for key in keys_of(profile):
            blocks[key].append(profile.report)
    hosts = (key for key in blocks if not key.startswith(GUEST))
    return set(chain.from_iterable(pairs_of(blocks[k], blocks.get(GUEST + k, ())) for k in hosts))


def pairs_of(hosts: Sequence[str], guests: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Return the pairs of one block to compare; hosts and guests are in alphabetical order.

    >>> list(pairs_of(["a", "c"], ["b"]))
    [('a', 'c'), ('a', 'b'), ('b', 'c')]
    """
    if len(hosts) + len(guests) <= LARGEST_BLOCK:
        yield from combinations(hosts, 2)
        yield from (_ordered(pair) for pair in product(hosts, guests))
        return
    for place, hub in enumerate(hosts[:HUBS]):
        yield from ((hub, other) for other in hosts[place + 1 :])
        yield from (_ordered((hub, guest)) for guest in guests)
    yield from (_ordered(pair) for pair in product(hosts[HUBS:], guests[:HUBS]))


def _ordered(pair: tuple[str, str]) -> tuple[str, str]:
    return pair if pair[0] < pair[1] else (pair[1], pair[0])


def _payload_keys(profile: Profile) -> Iterator[str]:
    payload = profile.things[THINGS.index(Property.PAYLOAD)]
    if payload and not payload.described:
        # A form without a number is a family's ("Starlink"): it would gather hundreds.
        yield from (f"with {name.form}" for name in payload.names if name.numbers)
        if profile.width <= NARROW:
            months = dict.fromkeys(_month(moment) for moment in (profile.start, profile.end))
            yield from (f"{m} flew {name.form}" for m in months for name in payload.names)


def _days(profile: Profile) -> Iterator[str]:
    """Name the days of a report with the states that launch; a report without one looks at all."""
    actor, clock = profile.things[0], profile.width < DAY
    # It is enough that the later of two reports looks back.
    first = int((profile.start - (LOOK_BACK if clock else 0)) // DAY)
    states = sorted(actor.states) if actor else ()
    for day in range(first, int(profile.end // DAY) + 1):
        yield f"{GUEST if states else ''}day {day}"
        yield from (f"day {day} {state}" for state in states)
    if clock:
        hours = range(int(profile.start // HOUR) - 1, int(profile.end // HOUR) + 1)
        yield from (f"hour {hour}" for hour in hours)


def _news(profile: Profile) -> Iterator[str]:
    """Name the days before an undated flight was told of: news is of this week."""
    actor = profile.things[0]
    last = int(profile.told // DAY)
    for day in range(last - int(NEWS // DAY), last + 1):
        yield from (f"day {day} {state}" for state in (sorted(actor.states) if actor else ()))


def _periods(profile: Profile, period: Callable[[float], str], *, guest: bool) -> Iterator[str]:
    """Name each month or year that the date touches, with every state, vehicle and site told."""
    moments = (profile.start, (profile.start + profile.end) / 2, profile.end)
    told = list(_told(profile, by_year=period is _year))
    for name in dict.fromkeys(map(period, moments)):
        yield from (f"{GUEST if guest else ''}{name} {what}" for what in told)


def _told(profile: Profile, *, by_year: bool) -> Iterator[str]:
    actor, vehicle, payload, site = profile.things
    if actor and not by_year:
        yield from sorted(actor.states or actor.iris)
    if vehicle and not vehicle.described:
        yield from (f"by {name.form}" for name in vehicle.names)
    if payload and not payload.described:
        yield from (f"with {name.form}" for name in payload.names)
    if site and not by_year:
        yield from site.iris


def _month(seconds: float) -> str:
    moment = datetime.fromtimestamp(seconds, UTC)
    return f"{moment.year}-{moment.month:02}"


def _year(seconds: float) -> str:
    return str(datetime.fromtimestamp(seconds, UTC).year)
