"""From clusters to reports of the model: each property chosen, each claim with its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.dates import local_edtf, narrow, parse_edtf
from kb.model import Claim, Mention, Report, Span
from kb.terms import Certainty, EntityType, Kind, Outcome, Property, Status
from loaders.english.launches import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.dates import Time
    from kb.names import Lexicon
    from loaders.english.launches.cluster import Cluster
    from loaders.english.launches.launchers import Launchers
    from loaders.english.launches.sighting import Sighting
    from loaders.english.launches.verdict import Verdict

MOST_MENTIONS = 12


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole document says: its kinds, actors and day of publication."""

    published: Time | None
    kind: Kind
    launchers: Launchers
    lexicon: Lexicon


def report(number: int, cluster: Cluster, found: Sequence[Verdict], context: Context) -> Report:
    """Return a cluster as report "L<number>" with a claim for each property."""
    status = cluster.status or Status.OCCURRED
    time = _time(cluster, status, context)
    actor = context.launchers.of(cluster)
    vehicle = _vehicle(cluster)
    payloads = _payloads(cluster)
    outcome = Outcome.UNKNOWN if status is Status.OCCURRED else None
    kind = _kind(cluster, context)
    site = _site(cluster)
    zone = _zone(site, actor, context.lexicon)
    count = _count(cluster)
    made = Report(
        id=f"L{number}",
        kind=kind,
        status=status,
        outcome=outcome,
        mentions=_mentions(cluster),
        date=_local(time, zone) if time else None,
        count=count,
        actor=actor,
        vehicle=vehicle,
        payloads=payloads,
        site=site,
    )
    return _with_claims(made, cluster, found, zone)


def _mentions(cluster: Cluster) -> tuple[Span, ...]:
    """Return the fullest words for the launch, in text order."""
    spans = list(dict.fromkeys(s.span for s in cluster.sightings))
    fullest = sorted(spans, key=lambda s: len(s.text), reverse=True)[:MOST_MENTIONS]
    return tuple(sorted(fullest))


def _time(cluster: Cluster, status: Status, context: Context) -> Time | None:
    """Return the finest date, the latest word on it for a plan; a date that slipped counts last."""
    held = [
        s for s in cluster.sightings if s.time and s.reality.rule not in {"cancelled", "postponed"}
    ]
    if status is Status.OCCURRED:
        held = [s for s in held if not dates.is_after(s.time, context.published)] or held
        held = [s for s in held if s.status is not Status.PLANNED] or held
    elif status is Status.PLANNED:
        held = held or [s for s in cluster.sightings if s.time and s.reality.rule == "postponed"]
        held = [s for s in held if not _past(s, context)]
    if not held:
        return None
    best = min(held, key=_fineness).time
    if best is not None and best.edtf.startswith("../"):
        return _widened(best, held)
    return _on_told_day(best, held) if best is not None and dates.hour_alone(best) else best


def _widened(end: Time, held: Sequence[Sighting]) -> Time:
    """Return a window with the end that another place gives it ("extended to 29 December")."""
    limit = dates.days(end.edtf)
    for sighting in held:
        first, slash, last = sighting.time.edtf.partition("/") if sighting.time else ("", "", "")
        bounds = dates.days(first) if slash and ".." not in {first, last} else None
        if limit and bounds and bounds[0] <= limit[1]:
            return parse_edtf(f"{first}/{end.edtf[3:]}", words=end.words)
    return end


def _zone(site: Mention | None, actor: Mention | None, lexicon: Lexicon) -> str:
    """Return the time zone of the launch site, else of who launches; empty if none is known."""
    things = [lexicon.thing(m.iri) for m in (site, actor) if m and m.iri]
    return next((t.zone for t in things if t and t.zone), "")


def _local(time: Time, zone: str) -> Time:
    """Return a clock time without a zone on the clocks of the launch."""
    if not zone or time.zone or "T" not in time.edtf or "/" in time.edtf:
        return time
    found = narrow(time, zone)
    return replace(found, edtf=local_edtf(found, zone))


def _on_told_day(hour: Time, held: Sequence[Sighting]) -> Time:
    """Return an hour told without a day on the day that is told elsewhere, if one is."""
    told = [s.time for s in held if s.time and not dates.hour_alone(s.time)]
    local = [t for t in told if dates.width(t) == 0 and not dates.foreign(t)]
    days = {t.edtf.partition("T")[0] for t in local}
    if len(days) != 1 or hour.edtf.partition("T")[0] in days:
        return hour
    found = parse_edtf(f"{days.pop()}T{hour.edtf.partition('T')[2]}", words=hour.words)
    return narrow(found, hour.zone)


def _fineness(sighting: Sighting) -> tuple[float, bool, bool]:
    """Return how coarse a date is; a clock time counts before a day, a local one before GMT."""
    foreign = sighting.time is not None and dates.foreign(sighting.time)
    return dates.coarseness(sighting.time), foreign, "T" not in _edtf(sighting)


def _edtf(sighting: Sighting) -> str:
    return sighting.time.edtf if sighting.time else ""


def _past(sighting: Sighting, context: Context) -> bool:
    held = dates.days(sighting.time.edtf) if sighting.time else None
    today = dates.days(context.published.edtf) if context.published else None
    return bool(held and today and held[1] < today[0])


def _site(cluster: Cluster) -> Mention | None:
    """Return the site with an identity of its own, else the most fully described one."""
    held = [s.roles.site for s in cluster.sightings if s.roles.site]
    return max(held, key=lambda m: (bool(m.iri), len(m.name)), default=None)


def _vehicle(cluster: Cluster) -> Mention | None:
    held = [s.roles.vehicle for s in cluster.sightings if s.roles.vehicle]
    return merged(held, EntityType.VEHICLE)


def _payloads(cluster: Cluster) -> tuple[Mention, ...]:
    held = cluster.payloads
    found = merged(held, EntityType.PAYLOAD)
    if found is None:
        return ()
    others = [p for p in held if _named(p) and not set(p.names) & set(found.names)]
    return (found, *list(dict.fromkeys(others))[:3])


def merged(held: Sequence[Mention], type_: EntityType) -> Mention | None:
    """Return the best-named of several mentions of one thing, with the names of all."""
    if not held:
        return None
    best = max(held, key=lambda m: (bool(m.iri), _named(m), -held.index(m)))
    names = list(best.names)
    spans = list(best.spans)
    for other in held:
        if not (_named(other) and _named(best)) or set(other.names) & set(best.names):
            names.extend(other.names)
            spans.extend(other.spans)
    return Mention(
        type_, tuple(dict.fromkeys(names)), tuple(dict.fromkeys(spans)), best.iri, best.reason
    )


def _named(mention: Mention) -> bool:
    return bool(mention.iri) or any(w[:1].isupper() for w in mention.name.split())


def _kind(cluster: Cluster, context: Context) -> Kind:
    """Return the kind; a satellite launch stays one whatever others in the text call it."""
    kinds = cluster.kinds
    for kind in (Kind.SUBORBITAL, Kind.ORBITAL, Kind.MISSILE):
        if kind in kinds:
            return kind
    fired = any(s.trigger.family == "fire" for s in cluster.sightings)
    return Kind.MISSILE if fired and context.kind is Kind.UNKNOWN else context.kind


def document_kind(found: Iterable[Sighting]) -> Kind:
    """Return the commonest kind of a document's sightings."""
    counted = Counter(s.kind for s in found if s.kind is not Kind.UNKNOWN)
    return counted.most_common(1)[0][0] if counted else Kind.UNKNOWN


def _count(cluster: Cluster) -> int | None:
    """Return how many flew: the number that a sighting gives, None for an unnumbered plural."""
    numbers = [s.roles.count for s in cluster.sightings]
    told = [n for n in numbers if n is not None and n > 1]
    if told:
        return max(told)
    firm = [s for s in cluster.sightings if s.roles.plural and s.trigger.form == "verb"]
    return None if firm else 1


def _with_claims(made: Report, cluster: Cluster, found: Sequence[Verdict], zone: str) -> Report:
    claims: list[Claim] = []
    triggers = tuple(s.span for s in cluster.sightings[:1])
    claims.append(Claim(Property.KIND, made.kind, triggers, rule="words of the launch"))
    for s in cluster.sightings:
        if s.status is made.status:
            certainty = Certainty.POSSIBLE if s.reality.supposed else Certainty.CERTAIN
            claims.append(
                Claim(
                    Property.STATUS, s.status, (s.span,), certainty=certainty, rule=s.reality.rule
                )
            )
            break
    claims.extend(
        Claim(Property.OUTCOME, v.outcome, (v.span,), certainty=v.certainty, rule=v.rule)
        for v in found
    )
    claims.extend(_time_claims(cluster, zone))
    claims.extend(_role_claims(cluster))
    if made.count is not None and made.count > 1:
        claims.append(Claim(Property.COUNT, made.count, triggers, rule="number of the phrase"))
    claims.extend(_inferred_claims(made, claims))
    return replace(made, claims=tuple(dict.fromkeys(claims)))


def _inferred_claims(made: Report, claims: Sequence[Claim]) -> list[Claim]:
    """Return a claim for each thing that no words of the launch name but the document makes likely.

    It is only probable; its words are those that name the thing, or else those of the launch.
    """
    told = {claim.property for claim in claims}
    things = {
        Property.ACTOR: made.actor,
        Property.VEHICLE: made.vehicle,
        Property.SITE: made.site,
    }
    return [
        Claim(
            name,
            thing,
            thing.spans or made.mentions[:1],
            certainty=Certainty.PROBABLE,
            rule=thing.reason or "what the document speaks of",
        )
        for name, thing in things.items()
        if thing is not None and name not in told
    ]


def _time_claims(cluster: Cluster, zone: str) -> list[Claim]:
    out = []
    for s in cluster.sightings:
        for when in s.times:
            span = Span(when.start, when.end, when.time.words)
            out.append(
                Claim(Property.DATE, _local(when.time, zone), (span,), rule="date of the clause")
            )
    return out


def _role_claims(cluster: Cluster) -> list[Claim]:
    out = []
    for s in cluster.sightings:
        roles = s.roles
        for prop, value in (
            (Property.ACTOR, roles.actor),
            (Property.VEHICLE, roles.vehicle),
            (Property.SITE, roles.site),
        ):
            if value and value.spans:
                out.append(
                    Claim(prop, value, value.spans, rule=f"{s.trigger.family} {s.trigger.form}")
                )
        out.extend(
            Claim(Property.PAYLOAD, p, p.spans, rule=f"{s.trigger.family} {s.trigger.form}")
            for p in roles.payloads
            if p.spans
        )
    return out
