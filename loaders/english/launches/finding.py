"""The order of work from names and times to reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kb.terms import EntityType, Kind, Outcome, Status
from loaders.english.launches.clusters import clusters
from loaders.english.launches.launchers import Launchers
from loaders.english.launches.relative import with_distances
from loaders.english.launches.reports import Context, document_kind, report
from loaders.english.launches.sides import checked
from loaders.english.launches.sightings import sightings
from loaders.english.launches.successes import craft_at_work, going_on
from loaders.english.launches.verdicts import of_another, verdicts
from loaders.english.names.entities import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.dates import Time
    from kb.model import Report
    from kb.names import Lexicon
    from loaders.english.launches.cluster import Cluster
    from loaders.english.launches.dates import When
    from loaders.english.launches.sighting import Sighting
    from loaders.english.launches.verdict import Verdict
    from loaders.english.names import Names

    Placed: TypeAlias = tuple[int, Cluster, Sighting]


def find_launches(
    names: Names, whens: Sequence[When], *, published: Time | None, lexicon: Lexicon
) -> list[Report]:
    """Return every individual launch that a document speaks of, in order of appearance."""
    found = with_distances(names, checked(names, sightings(names, whens, published)), published)
    groups = clusters(found, lexicon, published)
    groups.sort(key=lambda c: min(s.span.start for s in c.sightings))
    held = assigned(names, groups, verdicts(names, found))
    context = Context(published, document_kind(found), Launchers(names, found, lexicon), lexicon)
    return [report(n, cluster, held[n - 1], context) for n, cluster in enumerate(groups, start=1)]


def assigned(
    names: Names, groups: Sequence[Cluster], found: Sequence[Verdict]
) -> list[list[Verdict]]:
    """Return for each launch the verdicts that speak of it."""
    out: list[list[Verdict]] = [[] for _ in groups]
    flown = [(n, c) for n, c in enumerate(groups) if c.status is Status.OCCURRED]
    owners = _owners(flown)
    near = _by_sentence(flown)
    for verdict in found:
        for n in _of(names, owners, near, verdict):
            out[n].append(verdict)
    for n, cluster in enumerate(groups):
        if cluster.status is Status.OCCURRED and not out[n] and Kind.MISSILE not in cluster.kinds:
            told = min(s.trigger.word.i for s in cluster.sightings)
            lone = sum(c.status is Status.OCCURRED for c in groups) == 1
            working = going_on(names, cluster.crafts)
            working = working or (craft_at_work(names, told) if lone else None)
            out[n].extend([working] if working else [])
    return out


def _owners(flown: Sequence[tuple[int, Cluster]]) -> dict[int, list[int]]:
    """Return for each word that speaks of launches or their craft the launches it is of."""
    out: dict[int, list[int]] = {}
    for n, cluster in flown:
        for s in cluster.sightings:
            for word in (s.trigger.word, s.trigger.thing):
                if word is not None:
                    out.setdefault(word.i, []).append(n)
    return out


def _by_sentence(flown: Sequence[tuple[int, Cluster]]) -> dict[int, list[Placed]]:
    """Return the sightings of each sentence, those of the headlines under -1."""
    out: dict[int, list[Placed]] = {}
    for n, cluster in flown:
        for s in cluster.sightings:
            out.setdefault(-1 if s.headline else s.trigger.word.sentence, []).append(
                (n, cluster, s)
            )
    return out


# Sentences after a launch in which a verdict may still be on it.
REACH = 8


def _of(
    names: Names, owners: dict[int, list[int]], near: dict[int, list[Placed]], verdict: Verdict
) -> list[int]:
    """Return which launches a verdict is of: those of its own words, else the nearest before."""
    for word in (verdict.of, verdict.word):
        if word is not None and word.i in owners:
            return list(dict.fromkeys(owners[word.i]))
    here = verdict.word.sentence
    around = _around(near.get(here, []), verdict)
    if around or of_another(names, verdict):
        return around
    places = [-1, *range(max(0, here - REACH), here + 1)]
    held = [placed for place in places for placed in near.get(place, [])[-MOST:]]
    fit = {n: _can_be_of(names, c, verdict) for n, c in {n: c for n, c, _ in held}.items()}
    able = [(n, c, s) for n, c, s in held if fit[n]]
    fitting = [(n, c, s) for n, c, s in able if _agrees(c, verdict)] or able
    scored = [(_nearness(s, verdict), n) for n, _, s in fitting]
    if not scored:
        return []
    best = max(scored)
    return list(dict.fromkeys(n for score, n in scored if score == best[0]))


def _around(placed: Sequence[Placed], verdict: Verdict) -> list[int]:
    """Return the launch whose words in the sentence hold what the verdict is said of."""
    of = verdict.of or verdict.word
    held = [(n, s) for n, _, s in placed[-MOST:] if s.span.start <= of.start < s.span.end]
    if not held:
        return []
    nearest = min(abs(s.trigger.word.i - of.i) for _, s in held)
    return list(dict.fromkeys(n for n, s in held if abs(s.trigger.word.i - of.i) == nearest))


# Of very many launches in one sentence or all headlines, the last.
MOST = 24


def _agrees(cluster: Cluster, verdict: Verdict) -> bool:
    """Tell whether "the missile" can be of a launch: not of a salvo where a single one flew."""
    single = verdict.of is not None and "Number=Sing" in verdict.of.feats
    if verdict.outcome is Outcome.PARTIAL and verdict.of is None:
        # "one of which exploded": one of several that flew.
        return any(s.roles.plural for s in cluster.telling)
    salvo = all(s.roles.plural for s in cluster.telling)
    return not (single and salvo)


def _can_be_of(names: Names, cluster: Cluster, verdict: Verdict) -> bool:
    """Tell whether a verdict on a named craft can be on this launch: it is no other's name."""
    pair = names.named(verdict.of) if verdict.of is not None else None
    if pair is None or pair[1].type not in {EntityType.VEHICLE, EntityType.PAYLOAD}:
        return True
    held = [c for c in cluster.crafts if c.iri or c.name[:1].isupper()]
    iri = pair[1].thing.iri if pair[1].thing else ""
    mine = {key(form)[0] for form in pair[1].forms if key(form)}
    theirs = {part for c in held for name in c.names for part in key(name)}
    return not held or any(iri and c.iri == iri for c in held) or bool(mine & theirs)


def _nearness(sighting: Sighting, verdict: Verdict) -> float:
    """Return how near a sighting is to a verdict, by sentences and then by words."""
    gap = abs(verdict.word.sentence - sighting.trigger.word.sentence)
    steps = abs(verdict.word.i - sighting.trigger.word.i)
    return 1.0 / (1 + gap) + 0.1 / (1 + steps)
