"""Which names of a document are one thing: known identity, acronyms, short forms, surnames."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.model import Mention, Span
from kb.terms import EntityType
from loaders.english.names.found import POSSESSION, named
from loaders.english.names.lists import table
from loaders.english.names.runs import ORG_HEADS

if TYPE_CHECKING:
    from kb.names import Lexicon, Thing
    from loaders.english.names.found import Named
    from loaders.english.names.words import Analysis

SORTS: dict[str, list[str]] = table("names")["sorts"]
STATE_WORDS = frozenset(SORTS["state"])
MAX_ALIASES = 8


@dataclass(slots=True)
class Entity:
    """One thing of a document while its names are gathered."""

    type: EntityType | None
    thing: Thing | None = None
    forms: list[str] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)

    @property
    def sorts(self) -> frozenset[str]:
        """Common nouns that can stand for it ("agency", "company", "country")."""
        words = {w.lower().rstrip("s") for form in self.forms for w in re.findall(r"\w+", form)}
        heads = {h for h in ORG_HEADS if h.rstrip("s") in words}
        detail = self.thing.detail if self.thing else ""
        more = set(SORTS.get(detail, ()))
        if self.type is EntityType.STATE:
            more |= STATE_WORDS
        if self.thing and self.thing.type is EntityType.ORGANIZATION:
            names = {w.lower() for name in self.thing.names for w in re.findall(r"\w+", name)}
            heads |= {h for h in ORG_HEADS if h in names}
        return frozenset(heads | more)


def entities(analysis: Analysis, lexicon: Lexicon) -> list[Entity]:
    """Return the named things of a document, each with all its names, in order of appearance."""
    found = named(analysis, lexicon)
    out: list[Entity] = []
    for name in found:
        thing = name.thing or _inner_thing(name, lexicon)
        home = _home(name, thing, out) or _acronym_home(name, analysis, out)
        if home is None:
            home = Entity(name.type, thing)
            out.append(home)
        _join(home, name, thing)
    return out


def _join(home: Entity, name: Named, thing: Thing | None) -> None:
    home.named.append(name)
    home.thing = home.thing or thing
    if home.type is None or home.thing is not None:
        home.type = home.thing.type if home.thing else name.type
    if name.text not in home.forms and not name.demonym:
        # A state is called by its name before its capital.
        place = len(home.forms) if name.how == "metonym" else _first_metonym(home)
        home.forms.insert(place, name.text)


def _first_metonym(home: Entity) -> int:
    met = home.thing.metonyms if home.thing and home.type is EntityType.STATE else ()
    low = {m.lower() for m in met}
    return next((n for n, form in enumerate(home.forms) if form.lower() in low), len(home.forms))


def _inner_thing(name: Named, lexicon: Lexicon) -> Thing | None:
    """Return the known organization that a longer phrase names ("state-run KCNA news agency")."""
    if name.type is not EntityType.ORGANIZATION:
        return None
    whole = lexicon.find(_bare(name.text)) or lexicon.find(name.text)
    if whole and whole.type is EntityType.ORGANIZATION:
        return whole
    for match in reversed(list(lexicon.scan(name.text))):
        if match.thing.type is EntityType.ORGANIZATION and match.how != "demonym":
            rest = name.text[match.end :]
            if all(w.lower() in ORG_HEADS | CLASS_WORDS for w in re.findall(r"[\w’']+", rest)):
                return match.thing
    return None


# What may stand between a name and its class noun: "KCNA news agency", "Al-Alam TV network".
CLASS_WORDS = frozenset(
    {"news", "tv", "television", "radio", "wire", "space", "airframe", "aerospace"}
)


def _bare(text: str) -> str:
    return re.sub(r"^(the|an?)\s+", "", text, flags=re.IGNORECASE)


def _home(name: Named, thing: Thing | None, known: list[Entity]) -> Entity | None:
    for entity in reversed(known):
        if thing and entity.thing:
            if thing.iri == entity.thing.iri:
                return entity
            continue
        if _fits(name, entity):
            return entity
        if name.how == "bare" and _has_sort(name, entity):
            return entity
    return None


def _has_sort(name: Named, entity: Entity) -> bool:
    """Tell whether "space agency" can be NASA: one of its known names ends so."""
    mine = key(name.text)
    names = entity.thing.names if entity.thing and name.type is entity.type else ()
    return any(key(known)[-len(mine) :] == mine for known in names)


def _fits(name: Named, entity: Entity) -> bool:
    if name.type and entity.type and name.type is not entity.type:
        return False
    mine = key(name.text)
    for form in entity.forms:
        theirs = key(form)
        if mine == theirs:
            return True
        if (
            entity.type is EntityType.PERSON
            and mine
            and mine[-1:] == theirs[-1:]
            and 1 in (len(mine), len(theirs))
        ):
            return True
        if (
            entity.type is EntityType.ORGANIZATION
            and min(len(mine), len(theirs)) >= 2
            and (mine[-len(theirs) :] == theirs or theirs[-len(mine) :] == mine)
        ):
            return True
    return False


def key(text: str) -> list[str]:
    words = re.findall(r"[\w&]+", re.sub(r"[’']s\b", "", text.lower()))
    return [w for w in words if w not in {"the", "a", "an"}]


def _acronym_home(name: Named, analysis: Analysis, known: list[Entity]) -> Entity | None:
    """Return the thing whose acronym this is, or whose long form follows it in brackets."""
    if not known:
        return None
    last = known_last(known, name)
    if last is None:
        return None
    before, gap = last
    between = analysis.text[gap : name.start]
    if between.strip() not in {"(", ", or", "or", ", (", "(or", "(the"}:
        return None
    short, long = sorted((name.text, before.named[-1].text), key=len)
    return before if is_acronym(short, long) else None


def known_last(known: list[Entity], name: Named) -> tuple[Entity, int] | None:
    """Return the thing named last before this name, and where that name ends."""
    places = [(n.end, e) for e in known for n in e.named if n.end <= name.start]
    if not places:
        return None
    end, entity = max(places, key=lambda pair: pair[0])
    return entity, end


def is_acronym(short: str, long: str) -> bool:
    """Tell whether a short form's letters occur, in order, as capitals or initials of the long one.

    >>> is_acronym("JCS", "Joint Chiefs of Staff"), is_acronym("ESA", "Joint Chiefs of Staff")
    (True, False)
    """
    letters = [c for c in short if c.isalpha()]
    if not 2 <= len(letters) <= 8 or sum(c.isupper() for c in letters) < 2:
        return False
    initials = "".join(w[0] for w in re.findall(r"\w+", long)).lower()
    rest = iter(initials)
    in_order = all(c.lower() in rest for c in letters)
    return in_order and len(letters) <= len(initials) and letters[0].lower() in initials[:3]


def mention(entity: Entity, spans: tuple[Span, ...], *, reason: str = "") -> Mention:
    """Return a thing of the document as the model has it."""
    forms = sorted(entity.forms, key=len, reverse=True) if _by_length(entity) else entity.forms
    names = list(dict.fromkeys([*forms, *_short_forms(entity), *_known_names(entity)]))
    first = names or [entity.named[0].text]
    return Mention(
        entity.type or EntityType.ORGANIZATION,
        tuple(first),
        spans,
        entity.thing.iri if entity.thing else "",
        reason,
    )


def _by_length(entity: Entity) -> bool:
    return entity.type is EntityType.PERSON


def _short_forms(entity: Entity) -> list[str]:
    """Return each form without its owner: "Joint Chiefs of Staff" of "South Korea's ..."."""
    out = []
    for form in entity.forms:
        bare = re.split(r"[’']s\s+|[’']\s+", form)[-1]
        if bare != form and bare:
            out.append(bare)
    return out


def _known_names(entity: Entity) -> list[str]:
    if entity.thing is None:
        return []
    return [*entity.thing.names[:MAX_ALIASES], *entity.thing.metonyms[:2]]


__all__ = ["POSSESSION", "Entity", "entities", "is_acronym", "mention"]
