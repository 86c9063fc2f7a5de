"""Who launches when the words around a launch do not say: the operator, or the story's side."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.model import Mention
from kb.terms import EntityType, Kind
from loaders.english.launches.conflicts import country_of
from loaders.english.launches.kinds import kind_of
from loaders.english.launches.sides import nearby
from loaders.english.launches.trigger_nouns import LAUNCH_NOUNS, TEST_NOUNS
from loaders.english.names.entities import mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.names import Lexicon
    from loaders.english.launches.cluster import Cluster
    from loaders.english.launches.sighting import Sighting
    from loaders.english.names import Names
    from loaders.english.names.entities import Entity
    from loaders.english.names.found import Named

LAUNCHING_DETAILS = frozenset(
    {"space-agency", "company", "armed-force", "military", "launch-provider"}
)
# A word that a launching side owns or is the subject of: "India's rocket", "NASA launch".
OWNED = (
    LAUNCH_NOUNS
    | TEST_NOUNS
    | {"program", "programme", "rockets", "missiles", "attempt", "workhorse"}
)
STRONG = 4
OF_THE_STORY = "whose launches the document speaks of"


class Launchers:
    """The agents of a document that may be the ones who launch, the likeliest first."""

    def __init__(self, names: Names, found: Sequence[Sighting], lexicon: Lexicon) -> None:
        self._names = names
        self._lexicon = lexicon
        self._found = found
        self._named = {e.thing.iri: e for e in names.entities if e.thing}
        self._ranked = self._rank(found)
        self._given: list[tuple[Sighting, Mention]] = []

    def _rank(self, found: Sequence[Sighting]) -> list[Entity]:
        score: Counter[int] = Counter()
        for sighting in found:
            actor = sighting.roles.actor
            for n, entity in enumerate(self._names.entities):
                if actor and actor.iri and entity.thing and entity.thing.iri == actor.iri:
                    score[n] += 3
        for n, entity in enumerate(self._names.entities):
            score[n] += sum(2 for name in entity.named if self._owns(name))
            score[n] += 1 if entity.thing and entity.thing.detail == "space-agency" else 0
        able = [n for n in score if score[n] > 0 and self._can_launch(self._names.entities[n])]
        return [self._names.entities[n] for n in sorted(able, key=lambda n: (-score[n], n))]

    def _can_launch(self, entity: Entity) -> bool:
        if entity.type is EntityType.STATE:
            return True
        detail = entity.thing.detail if entity.thing else ""
        return entity.type is EntityType.ORGANIZATION and detail in LAUNCHING_DETAILS

    def _owns(self, name: Named) -> bool:
        """Tell a name before a launch or vehicle word: "NASA's first launch", "Indian rocket"."""
        for word in self._names.analysis.words[name.last : name.last + 6]:
            if word.pos in {"VERB", "ADP", "PUNCT", "AUX"} and word.text != "-":
                return False
            if word.lower in OWNED or kind_of(self._names, word) == "vehicle":
                return True
        return False

    def of(self, cluster: Cluster) -> Mention | None:
        """Return who launches: as told, else the vehicle's operator, else the side of the story.

        What was launched right before, in the order of asking, tells the side where nothing does.
        """
        found = self._of(cluster)
        if found is not None:
            self._given.extend((s, found) for s in cluster.sightings)
        return found

    def _of(self, cluster: Cluster) -> Mention | None:
        told = self._told(cluster)
        if told is not None and told[1] < 3 and self._foreign(told[0], cluster):
            told = None
        if told is not None and told[1] >= STRONG:
            return told[0]
        operator = self._operator(cluster)
        if operator is not None and (told is None or told[1] < 3):
            return operator
        if told is not None:
            return told[0]
        return self._side(cluster)

    def _foreign(self, owner: Mention, cluster: Cluster) -> bool:
        """Tell the owner of a payload ("a Canadian satellite") from the country of its rocket."""
        own, country = country_of(owner, self._lexicon), self._country(cluster)
        return bool(own and country and own != country)

    def _told(self, cluster: Cluster) -> tuple[Mention, int] | None:
        held = [(s.roles.actor, s.roles.strength) for s in cluster.sightings if s.roles.actor]
        return max(held, key=lambda pair: pair[1]) if held else None

    def _operator(self, cluster: Cluster) -> Mention | None:
        """Return the operator of the vehicle if the document names it."""
        crafts = [c for s in cluster.sightings for c in (s.roles.vehicle, *s.roles.payloads)]
        for vehicle in crafts:
            thing = self._lexicon.thing(vehicle.iri) if vehicle and vehicle.iri else None
            if thing is None or not thing.operator:
                continue
            entity = self._named.get(thing.operator)
            if entity:
                return self._mention(entity, f"operator of {thing.name}")
            operator = self._lexicon.thing(thing.operator)
            if operator and vehicle and any(operator.name in name for name in vehicle.names[:3]):
                return _known(operator.type, operator.names, operator.iri, vehicle)
        return None

    def _side(self, cluster: Cluster) -> Mention | None:
        country = self._country(cluster)
        agency = self._agency(country) if cluster.kinds <= {Kind.ORBITAL} else None
        if agency is not None:
            return agency
        first = min(cluster.sightings, key=lambda s: s.span.start)
        beside = None if cluster.lead else nearby(self._names, self._given, first)
        if beside is not None and country in {"", country_of(beside, self._lexicon)}:
            return replace(beside, reason=OF_THE_STORY)
        home = self._named.get(country or self._home(cluster.payloads))
        if home is not None:
            return self._mention(home, OF_THE_STORY)
        for entity in self._ranked:
            made = self._mention(entity, OF_THE_STORY)
            if not country or country_of(made, self._lexicon) == country:
                return made
        return self._of_range() or self._commonest()

    def _commonest(self) -> Mention | None:
        """Return who is told most often to have launched, a nameless group as well."""
        told = [s.roles.actor for s in self._found if s.roles.actor and s.roles.strength >= STRONG]
        counted = Counter(actor.name for actor in told)
        best = max(told, key=lambda actor: counted[actor.name], default=None)
        return replace(best, reason=OF_THE_STORY) if best is not None else None

    def _agency(self, country: str) -> Mention | None:
        """Return the space agency or company of a country that the document tells to launch."""
        direct = [s.roles.actor for s in self._found if s.roles.strength >= STRONG - 1]
        for actor in (*direct, *(a for _, a in self._given)):
            thing = self._lexicon.thing(actor.iri) if actor and actor.iri else None
            if actor is None or thing is None:
                continue
            if country and thing.country == country and thing.detail in {"space-agency", "company"}:
                return replace(actor, reason=OF_THE_STORY)
        return None

    def _of_range(self) -> Mention | None:
        """Return the space agency whose site the document names ("NASA's Wallops")."""
        for entity in self._names.entities:
            for name in entity.named if entity.type is EntityType.SITE else ():
                owner = re.split(r"['’]s\s|\s", name.text)[0]
                thing = self._lexicon.find(owner, (EntityType.ORGANIZATION,))
                if thing and thing.detail == "space-agency":
                    span = self._names.span(name.start, name.start + len(owner))
                    return Mention(thing.type, thing.names, (span,), thing.iri, OF_THE_STORY)
        return None

    def _country(self, cluster: Cluster) -> str:
        return self._home(s.roles.vehicle for s in cluster.sightings)

    def _home(self, crafts: Iterable[Mention | None]) -> str:
        for vehicle in crafts:
            thing = self._lexicon.thing(vehicle.iri) if vehicle and vehicle.iri else None
            if thing and thing.country:
                return thing.country
        return ""

    def _mention(self, entity: Entity, reason: str) -> Mention:
        spans = tuple(self._names.span(n.start, n.end) for n in entity.named[:1])
        return mention(entity, spans, reason=reason)


def _known(type_: EntityType, names: tuple[str, ...], iri: str, vehicle: Mention) -> Mention:
    return Mention(type_, names, vehicle.spans, iri, f"named in {vehicle.name}")
