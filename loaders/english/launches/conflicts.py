"""When a sighting cannot be of a launch: other dates, states, vehicles or payloads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import EntityType, Status
from loaders.english.launches import dates
from loaders.english.names.entities import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.model import Mention
    from kb.names import Lexicon
    from loaders.english.launches.cluster import Cluster
    from loaders.english.launches.sighting import Sighting


def conflict(sighting: Sighting, cluster: Cluster, lexicon: Lexicon) -> bool:
    """Tell whether a sighting cannot be of this launch."""
    return (
        _dates_conflict(sighting, cluster)
        or _actors_conflict(sighting, cluster, lexicon)
        or _vehicles_conflict(sighting, cluster, lexicon)
        or _payloads_conflict(sighting.roles.payloads, cluster.payloads, lexicon)
        or _numbers_conflict(sighting, cluster)
        or _status_conflict(sighting, cluster)
        or _newly_told(sighting, cluster, lexicon)
    )


def _newly_told(sighting: Sighting, cluster: Cluster, lexicon: Lexicon) -> bool:
    """Tell "on Wednesday it launched 23 missiles" beside a launch of which no day is told.

    What is brought in with a number or "a" and a day of its own has not been spoken of before,
    unless it is what the article opens with.
    """
    if sighting.time is None or _same_time(sighting, cluster):
        # "an earlier rocket had failed"
        fate = sighting.trigger.family == "fate" and sighting.time is None
        return fate and sighting.fresh and _another(sighting)
    verb = sighting.trigger.form == "verb" or sighting.trigger.family == "elliptic"
    if _another(sighting) and verb and cluster.times:
        return not in_window(sighting, cluster)
    flown = sighting.status is Status.OCCURRED and cluster.status is Status.OCCURRED
    mine, theirs = sighting.roles.vehicle, cluster.first("vehicle")
    if mine and theirs and alike(mine, theirs, lexicon):
        return False
    return flown and sighting.fresh and not cluster.times and not cluster.lead


def _actors_conflict(sighting: Sighting, cluster: Cluster, lexicon: Lexicon) -> bool:
    mine, theirs = sighting.roles.actor, cluster.first("actor")
    return mine is not None and theirs is not None and other_country(mine, theirs, lexicon)


def _vehicles_conflict(sighting: Sighting, cluster: Cluster, lexicon: Lexicon) -> bool:
    mine = sighting.roles.vehicle
    theirs = [v for s in cluster.telling if (v := s.roles.vehicle)]
    if _sides_conflict(sighting, cluster, lexicon):
        return True
    if not theirs:
        # A disaster is of its own vehicle, not of a launch whose vehicle nobody named.
        return sighting.trigger.family == "fate" and sighting.trigger.form == "noun"
    if mine is None or any(alike(mine, p, lexicon) for p in (*cluster.payloads, *theirs)):
        return False
    if _classes_conflict(mine, cluster):
        return True
    # A headline writes everything in capitals.
    named = is_named(mine) and (not sighting.headline or bool(mine.iri))
    if named and any(is_named(v) for v in theirs):
        return True
    return _foreign(mine, theirs[0], cluster.first("actor"), lexicon)


def _sides_conflict(sighting: Sighting, cluster: Cluster, lexicon: Lexicon) -> bool:
    """Tell a state that launches from another state's rocket, whichever was told first."""
    pairs = (
        (sighting.roles.vehicle, cluster.first("actor")),
        (cluster.first("vehicle"), sighting.roles.actor),
    )
    for vehicle, actor in pairs:
        thing = lexicon.thing(vehicle.iri) if vehicle and vehicle.iri else None
        if thing is None or actor is None or actor.type is not EntityType.STATE:
            continue
        if thing.detail != "launch-vehicle":  # Missiles are sold to other states.
            continue
        country = country_of(actor, lexicon)
        if thing.country and country and thing.country != country:
            return True
    return False


# What sort of missile a description speaks of; two that share none are different missiles.
CLASSES = {
    "intercontinental": "long", "icbm": "long", "icbms": "long", "long": "long",
    "longest": "long", "medium": "medium", "intermediate": "medium", "irbm": "medium",
    "mrbm": "medium", "short": "short", "shorter": "short", "srbm": "short", "srbms": "short",
    "cruise": "cruise", "interceptor": "interceptor", "anti-ship": "cruise",
}  # fmt: skip


def _classes(mention: Mention) -> set[str]:
    words = mention.name.lower().replace("-", " ").split()
    return {CLASSES[word] for word in words if word in CLASSES}


def _classes_conflict(mine: Mention, cluster: Cluster) -> bool:
    """Tell a short-range missile beside an intercontinental one."""
    told = [_classes(v) for s in cluster.telling if (v := s.roles.vehicle)]
    theirs = {name for held in told for name in held}
    return bool(_classes(mine) and theirs and not _classes(mine) & theirs)


def _counts_conflict(sighting: Sighting, cluster: Cluster) -> bool:
    """Tell a salvo of two beside one of twenty-three."""
    mine = sighting.roles.count
    theirs = {s.roles.count for s in cluster.telling if s.roles.count and s.roles.count > 1}
    return mine is not None and mine > 1 and bool(theirs) and mine not in theirs


def _numbers_conflict(sighting: Sighting, cluster: Cluster) -> bool:
    """Tell a plural beside a single launch, two beside twenty-three, second beside first."""
    if _counts_conflict(sighting, cluster):
        return True
    if many(sighting) and not any(many(s) or s.roles.plural for s in cluster.telling):
        return True
    single = sighting.trigger.form == "verb" and sighting.roles.count == 1 and not sighting.weak
    salvo = all(s.roles.plural and (s.roles.count or 0) > 1 for s in cluster.telling)
    thing = sighting.trigger.thing
    if single and salvo and thing is not None and "Number=Sing" in thing.feats:
        return True
    if sighting.fresh and sighting.ordinal > 1 and not sighting.headline:
        # "a seventh missile" is another than all spoken of before.
        spoken = any(s.ordinal == sighting.ordinal for s in cluster.telling)
        plan = cluster.status is Status.PLANNED and _same_time(sighting, cluster)
        return not (spoken or plan)
    told = {s.ordinal for s in cluster.telling} - {0, sighting.ordinal}
    if not sighting.ordinal or not told:
        return False
    return not _same_time(sighting, cluster)


def _foreign(
    mine: Mention | None, theirs: Mention, actor: Mention | None, lexicon: Lexicon
) -> bool:
    """Tell a named vehicle of another country beside one that its own launcher sends up."""
    thing = lexicon.thing(mine.iri) if mine and mine.iri else None
    if mine is None or thing is None or actor is None or alike(mine, theirs, lexicon):
        return False
    country = country_of(actor, lexicon)
    return bool(country and thing.country and thing.country != country)


def many(sighting: Sighting) -> bool:
    """Tell a noun in the plural: "the launches", "failed attempts"."""
    return sighting.trigger.form == "noun" and sighting.roles.plural and sighting.roles.count != 1


def _same_time(sighting: Sighting, cluster: Cluster) -> bool:
    return any(dates.same(sighting.time, t) for t in cluster.times)


def _dates_conflict(sighting: Sighting, cluster: Cluster) -> bool:
    if sighting.time is None or slipped(sighting) or in_window(sighting, cluster):
        return False
    return any(
        not dates.meet(sighting.time, s.time) for s in cluster.telling if s.time and not slipped(s)
    )


def slipped(sighting: Sighting) -> bool:
    """Tell a sighting of a date that no longer holds: the launch was put off or called off."""
    return (
        sighting.reality.rule in {"cancelled", "postponed"} or sighting.trigger.family == "schedule"
    )


def _status_conflict(sighting: Sighting, cluster: Cluster) -> bool:
    if slipped(sighting) or all(slipped(s) for s in cluster.telling):
        return False
    mine, theirs = sighting.status, cluster.status
    if mine is None or theirs is None or mine is theirs:
        return False
    if sighting.headline:
        return False
    if Status.OCCURRED in {mine, theirs} and Status.PLANNED in {mine, theirs}:
        if sighting.definite and sighting.trigger.family == "schedule":
            return False
        return not (_same_time(sighting, cluster) or in_window(sighting, cluster))
    return False


# Days of the longest announced window that is taken to be of one launch.
WINDOW = 45


def in_window(sighting: Sighting, cluster: Cluster) -> bool:
    """Tell the announced window of a launch that was flown in it, or the flight in its window."""
    if _another(sighting) or any(_another(s) for s in cluster.telling if s.time):
        return False
    mine, theirs = [sighting], cluster.telling
    planned = sighting.status is Status.PLANNED
    windows, flown = (mine, theirs) if planned else (theirs, mine)
    return any(
        _flown_in(w, f)
        for w in windows
        if w.status is Status.PLANNED
        for f in flown
        if f.status is Status.OCCURRED
    )


def _another(sighting: Sighting) -> bool:
    """Tell "another launch" from "its second launch", which may be the one announced."""
    return sighting.additive and not (sighting.definite or sighting.ordinal)


# Days by which a launch may come before a window that "had been" announced.
EARLY = 2


def _flown_in(window: Sighting, flown: Sighting) -> bool:
    w, f = (dates.days(s.time.edtf) if s.time else None for s in (window, flown))
    if w is None or f is None or dates.width(flown.time) > 1 or dates.width(window.time) > WINDOW:
        return False
    moved = window.reality.supposed and (w[1] - w[0]).days > EARLY
    early = EARLY if moved else 0
    return dates.meet(window.time, flown.time) or 0 <= (w[0] - f[1]).days <= early


def _payloads_conflict(
    mine: Iterable[Mention], theirs: Iterable[Mention], lexicon: Lexicon
) -> bool:
    a, b = [p for p in mine if is_named(p)], [p for p in theirs if is_named(p)]
    return bool(a and b) and not any(alike(x, y, lexicon) for x in a for y in b)


def is_named(mention: Mention) -> bool:
    """Tell a name from a description: it is known, or its last word has a capital or digit."""
    last = mention.name.split()[-1]
    return bool(mention.iri) or last[:1].isupper() or any(c.isdigit() for c in last)


def alike(a: Mention, b: Mention, lexicon: Lexicon) -> bool:
    """Tell whether two mentions can be one thing: one IRI, or one's words among the other's."""
    if a.iri and b.iri and (a.iri == b.iri or _part_of(a, b, lexicon)):
        return True
    for x in a.names:
        for y in b.names:
            few, more = sorted((_spelled(x), _spelled(y)), key=len)
            if few and few <= more:
                return True
    return False


ABBREVIATIONS = {
    "icbm": "intercontinental ballistic missile", "irbm": "intermediate range ballistic missile",
    "srbm": "short range ballistic missile", "slbm": "submarine launched ballistic missile",
}  # fmt: skip


def _spelled(name: str) -> set[str]:
    """Return the words of a name, abbreviations of missiles spelled out."""
    words = key(name)
    return {part for word in words for part in ABBREVIATIONS.get(word, word).split()}


def _part_of(a: Mention, b: Mention, lexicon: Lexicon) -> bool:
    x, y = lexicon.thing(a.iri), lexicon.thing(b.iri)
    return bool(x and y and (x.part_of == y.iri or y.part_of == x.iri))


def other_country(a: Mention, b: Mention, lexicon: Lexicon) -> bool:
    """Tell whether two agents are surely of different states, or two different companies."""
    x, y = country_of(a, lexicon), country_of(b, lexicon)
    if x and y and x != y:
        return True
    if a.iri and b.iri and a.iri != b.iri and EntityType.STATE not in {a.type, b.type}:
        one, two = lexicon.thing(a.iri), lexicon.thing(b.iri)
        return bool(one and two and one.detail == two.detail == "company")
    return False


def country_of(agent: Mention, lexicon: Lexicon) -> str:
    """Return the IRI of the state that an agent is or belongs to; empty if not known."""
    if agent.type is EntityType.STATE:
        return agent.iri or agent.name
    thing = lexicon.thing(agent.iri) if agent.iri else None
    return thing.country if thing else ""
