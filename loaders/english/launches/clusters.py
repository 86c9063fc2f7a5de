"""Which sightings of a document are one launch, with the reason in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import Kind, Status
from loaders.english.launches import dates
from loaders.english.launches.cluster import Cluster
from loaders.english.launches.conflicts import alike, conflict, in_window, is_named, many, slipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.dates import Time
    from kb.model import Mention
    from kb.names import Lexicon
    from loaders.english.launches.sighting import Sighting


def clusters(
    found: Sequence[Sighting], lexicon: Lexicon, published: Time | None = None
) -> list[Cluster]:
    """Return the launches that the sightings are of, in the order in which the text brings them."""
    out: list[Cluster] = []
    told = [s for s in found if not s.reality.generic]
    body = [s for s in told if not s.headline]
    strong = [s for s in body if s.trigger.form == "verb" and not s.weak and s.status]
    strong = [s for s in strong if s.inside is None or s.inside.form == "verb"]
    strong = [s for s in strong if s.trigger.family != "again"]
    opening = body[0] if body else None
    if opening is not None and opening not in strong and _opens(opening):
        strong.insert(0, opening)
    held = {id(s) for s in strong}
    rest = [s for s in body if id(s) not in held]
    rest.sort(key=lambda s: s.inside is not None)
    for sighting in [*strong, *rest, *(s for s in told if s.headline)]:
        fitting = [c for c in _near(out) if not _long_ago(sighting, c, published)]
        home = _home(sighting, fitting, lexicon)
        if home is not None:
            home.sightings.append(sighting)
        elif _may_begin(sighting) or (sighting is opening and _opens(sighting)):
            past = _aged(sighting, published)
            out.append(Cluster([sighting], past=past, lead=not out and not past))
    return [c for c in out if _stands(c)]


def _opens(sighting: Sighting) -> bool:
    """Tell the launch that an article opens with, by a verb of failure or "its second attempt"."""
    if sighting.trigger.family == "fate":
        return True
    told = sighting.roles.actor is not None or sighting.time is not None
    return sighting.trigger.form == "noun" and told and not sighting.weak


# Launches that a new sighting is compared with; no article tells of so many.
FIRST, LAST = 8, 32


def _near(known: Sequence[Cluster]) -> Sequence[Cluster]:
    return known if len(known) <= FIRST + LAST else [*known[:FIRST], *known[-LAST:]]


# News that gives no date is of the last few days; what is dated further back is another launch.
RECENT = 45


def _aged(sighting: Sighting, published: Time | None) -> bool:
    """Tell whether a sighting is dated well before publication."""
    ago, today = (dates.days(t.edtf) if t else None for t in (sighting.time, published))
    return ago is not None and today is not None and (today[0] - ago[1]).days > RECENT


def _long_ago(sighting: Sighting, cluster: Cluster, published: Time | None) -> bool:
    """Tell whether one of the two is dated well before publication and the other not at all."""
    return not cluster.times and sighting.status is Status.OCCURRED and _aged(sighting, published)


def _may_begin(sighting: Sighting) -> bool:
    if many(sighting) and sighting.time is None:
        return False
    if sighting.trigger.family == "fate":
        earlier = sighting.additive and sighting.trigger.form == "verb"
        return sighting.time is not None or earlier or _has_name(sighting.roles.vehicle)
    return True


def _has_name(mention: Mention | None) -> bool:
    return mention is not None and is_named(mention)


def _stands(cluster: Cluster) -> bool:
    """Tell whether a cluster has enough of an identity to be a launch."""
    if cluster.status is None or _bare_headline(cluster):
        return False
    if cluster.lead or any(_strong(s) for s in cluster.telling):
        return True
    if any(s.additive and s.trigger.family == "fate" for s in cluster.telling):
        # "an earlier rocket of the same type had failed"
        return True
    dated = bool(cluster.times)
    named = any(v.iri or any(c.isdigit() for c in v.name) for v in _named(cluster))
    plain = all(s.trigger.family == "flight" for s in cluster.telling)
    if all(many(s) and s.time is None for s in cluster.telling):
        return False
    return dated or named or (not plain and len(cluster.telling) > 2)


def _bare_headline(cluster: Cluster) -> bool:
    """Tell what only a headline seems to speak of, without saying who launches."""
    return all(s.headline for s in cluster.telling) and not cluster.first("actor")


def _named(cluster: Cluster) -> list[Mention]:
    return [v for v in (cluster.first("vehicle"), *cluster.payloads) if v]


def _strong(sighting: Sighting) -> bool:
    """Tell a sighting that makes a launch of its own: a verb that tells of it, or a dated noun."""
    if sighting.weak or sighting.status is None:
        return False
    if many(sighting) and sighting.time is None and sighting.roles.count is None:
        return False
    if sighting.trigger.form == "verb":
        return True
    roles = sighting.roles
    if sighting.trigger.family == "flight" and roles.plural:
        return False
    if sighting.trigger.family == "flight":
        return (
            sighting.time is not None
            or sighting.ordinal > 0
            or bool(roles.vehicle or roles.payloads)
        )
    return bool(
        sighting.time
        or roles.vehicle
        or roles.payloads
        or roles.actor
        or sighting.ordinal
        or sighting.definite
    )


def _home(sighting: Sighting, known: Sequence[Cluster], lexicon: Lexicon) -> Cluster | None:
    """Return the launch that a sighting is of, if it is one spoken of before."""
    told = next((c for c in known if _tells_more(sighting, c)), None)
    if told is not None:
        return told
    fitting = [(n, c) for n, c in enumerate(known) if not conflict(sighting, c, lexicon)]
    scored = [(_score(sighting, c, lexicon) + n * 0.01, n) for n, c in fitting]
    best, n = max(scored, default=(-100.0, -1))
    return known[n] if scored and best >= _needed(sighting) else None


def _tells_more(sighting: Sighting, cluster: Cluster) -> bool:
    """Tell whether a sighting only adds to one of the cluster's: "in its second test flight"."""
    return sighting.inside is not None and any(
        s.trigger is sighting.inside for s in cluster.telling
    )


def _score(sighting: Sighting, cluster: Cluster, lexicon: Lexicon) -> float:
    """Return how likely a sighting is of a launch: what they share, and where they stand.

    The weights were set by hand on development articles; only their order matters.
    """
    score = _affinity(sighting, cluster, lexicon) + _recency(sighting, cluster)
    early = sighting.headline or sighting.trigger.word.sentence <= 1
    if all(s.span.start > sighting.span.end for s in cluster.telling) and not early:
        soon = cluster.telling[0].trigger.word.sentence - sighting.trigger.word.sentence <= 2
        score += 1.5 if sighting.additive and soon else -0.5
    if sighting.time is None and cluster.past and not _beside(sighting, cluster):
        score -= 0.6
    if sighting.time is None and cluster.lead:
        score += 1.6 if sighting.headline else 0.6
    return score


def _recency(sighting: Sighting, cluster: Cluster) -> float:
    here = sighting.trigger.word.sentence
    gap = min(abs(here - s.trigger.word.sentence) for s in cluster.telling)
    if gap == 1 and sighting.definite and _beside(sighting, cluster):
        return 1.2
    return 0.9 if gap == 0 else 0.4 if gap == 1 else 0.2 if gap <= 3 else 0.0


def _beside(sighting: Sighting, cluster: Cluster) -> bool:
    """Tell whether the launch was spoken of just before, in the same paragraph."""
    here = sighting.trigger.word
    return any(
        s.paragraph == sighting.paragraph
        and 0 <= here.sentence - s.trigger.word.sentence <= 1
        and s.trigger.word.i < here.i
        for s in cluster.telling
    )


def _needed(sighting: Sighting) -> float:
    """Return how alike a sighting must be to a launch to be of it: definite ones hardly at all."""
    if sighting.headline:
        return -1.0
    if slipped(sighting) and not sighting.roles.payloads:
        return -0.6
    if sighting.additive:
        return 2.0
    if sighting.definite or sighting.weak:
        return -0.6
    return 0.0


def _affinity(sighting: Sighting, cluster: Cluster, lexicon: Lexicon) -> float:
    score = _roles_affinity(sighting, cluster, lexicon) + _time_affinity(sighting, cluster)
    if sighting.ordinal and any(s.ordinal == sighting.ordinal for s in cluster.telling):
        score += 2.5
    if sighting.status and cluster.status and not slipped(sighting):
        score += 0.8 if sighting.status is cluster.status else -0.8
    if sighting.kind is not Kind.UNKNOWN and cluster.kinds:
        score += 0.5 if sighting.kind in cluster.kinds else -1.0
    return score


def _roles_affinity(sighting: Sighting, cluster: Cluster, lexicon: Lexicon) -> float:
    score, roles = 0.0, sighting.roles
    vehicles = [v for s in cluster.telling if (v := s.roles.vehicle)]
    if roles.vehicle and vehicles:
        some = any(alike(roles.vehicle, v, lexicon) for v in vehicles)
        score += 1.5 if some else -0.8
    if roles.payloads and cluster.payloads:
        some = any(alike(a, b, lexicon) for a in roles.payloads for b in cluster.payloads)
        score += 1.2 if some else -0.5
    actor, site = cluster.first("actor"), cluster.first("site")
    if roles.actor and actor:
        score += 1.0 if alike(roles.actor, actor, lexicon) else -0.4
    if roles.site and site:
        score += 0.5 if alike(roles.site, site, lexicon) else -0.3
    return score


def _time_affinity(sighting: Sighting, cluster: Cluster) -> float:
    if sighting.time is None or not cluster.times or slipped(sighting):
        return 0.0
    if any(dates.same(sighting.time, t) for t in cluster.times):
        return 3.0
    if in_window(sighting, cluster):
        return 1.0
    return 1.0 if all(dates.meet(sighting.time, t) for t in cluster.times) else -2.0
