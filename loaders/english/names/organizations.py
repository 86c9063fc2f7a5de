"""The organizations of a reading: every one that is named, and states where they act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.model import Mention, Span
from kb.terms import EntityType
from loaders.english.names.entities import mention
from loaders.english.names.lists import words as listed
from loaders.english.names.name_kinds import NOT_ORGANIZATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.names import Lexicon
    from loaders.english.names.entities import Entity
    from loaders.english.names.found import Named
    from loaders.english.names.names import Names

INSTITUTIONS = listed("names", "states", "institutions")
SEATS = listed("names", "organizations", "seats")
# What a state is the subject of without doing anything.
IDLE = frozenset({"be", "have", "lie", "face", "become", "remain", "border"})
MOST_SPANS = 20
# A sign-off or an address line is no longer than this many words.
LINE = 12


def organizations(
    names: Names, lexicon: Lexicon, aside: Iterable[Span] = (), agents: Iterable[Mention] = ()
) -> list[Mention]:
    """Return the organizations that a document names, in order, then the states that act in it.

    `aside` are stretches that are no content (sign-offs name the agency); `agents` are who
    launches or speaks: a state among them acts, one whose official speaks does not yet.
    """
    found = [e for e in names.entities if e.type is EntityType.ORGANIZATION and _whole(names, e)]
    own = [agent for agent in agents if agent.type is not EntityType.PERSON]
    acting = [(span.start, span.end) for agent in own for span in agent.spans]
    states = [e for e in names.entities if e.type is EntityType.STATE and _acts(names, e, acting)]
    named = [_with_spans(names, e) for e in found]
    more = [*_seats(names), *_operators(names, lexicon), *_aside(aside, lexicon)]
    return [*_distinct([*named, *more]), *(_with_spans(names, e) for e in states)]


def _distinct(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions, the first of those with one IRI or one name."""
    out: dict[str, Mention] = {}
    for one in mentions:
        out.setdefault(one.iri or one.name.lower(), one)
    return list(out.values())


def _with_spans(names: Names, entity: Entity) -> Mention:
    spans = tuple(names.span(n.start, n.end) for n in entity.named if not n.demonym)
    return mention(entity, spans[:MOST_SPANS])


def _seats(names: Names) -> Iterator[Mention]:
    """Yield the White House and its like, which are institutions beside their states."""
    for entity in names.entities:
        for name in entity.named:
            if entity.type is EntityType.STATE and name.text.lower() in SEATS:
                yield Mention(
                    EntityType.ORGANIZATION, (name.text,), (names.span(name.start, name.end),)
                )


def _operators(names: Names, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the companies inside the names of vehicles ("Rocket Lab Electron")."""
    for entity in names.entities:
        operator = (
            lexicon.thing(entity.thing.operator) if entity.thing and entity.thing.operator else None
        )
        for name in entity.named if operator else ():
            text = next((n for n in operator.names if n in name.text), "") if operator else ""
            if operator and text:
                start = name.start + name.text.index(text)
                all_names = tuple(dict.fromkeys((text, *operator.names)))
                span = names.span(start, start + len(text))
                yield Mention(EntityType.ORGANIZATION, all_names, (span,), operator.iri)


def _aside(aside: Iterable[Span], lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the organizations of sign-offs and address lines."""
    for span in aside:
        if len(span.text.split()) > LINE:
            continue
        for match in lexicon.scan(span.text):
            thing = match.thing
            if thing.type is EntityType.ORGANIZATION and match.how == "name":
                text = span.text[match.start : match.end]
                place = Span(span.start + match.start, span.start + match.end, text)
                all_names = tuple(dict.fromkeys((text, *thing.names)))
                yield Mention(EntityType.ORGANIZATION, all_names, (place,), thing.iri)


def _whole(names: Names, entity: Entity) -> bool:
    """Tell an organization that is spoken of itself, not only inside the name of another thing."""
    last = entity.forms[-1].split()[-1].lower() if entity.forms else ""
    if last in NOT_ORGANIZATIONS and not (entity.thing and entity.thing.detail == "space-center"):
        return False
    return any(not n.demonym and not _in_site(names, n) for n in entity.named)


def _in_site(names: Names, name: Named) -> bool:
    """Tell a name inside a longer name of a place ("Vandenberg Space Force Base")."""
    following = names.analysis.words[name.last : name.last + 3]
    return (
        bool(following)
        and following[0].text[:1].isupper()
        and any(w.lower in {"base", "station", "range"} and w.text[0].isupper() for w in following)
    )


def _acts(names: Names, entity: Entity, acting: list[tuple[int, int]]) -> bool:
    return any(
        _acting(names, n) or any(s <= n.start and n.end <= e for s, e in acting)
        for n in entity.named
    )


def _acting(names: Names, name: Named) -> bool:
    """Tell a state that is the subject of a deed, or the agent of a passive."""
    analysis = names.analysis
    words = analysis.words[name.first : name.last]
    tops = [w for w in words if not name.first <= w.head < name.last]
    if not tops:
        return False
    top = tops[0]
    if name.demonym:
        following = analysis.words[name.last : name.last + 1]
        return bool(following) and following[0].lower in INSTITUTIONS
    joined = top
    while joined.rel == "conj":
        joined = analysis.head(joined)
    if joined.rel == "nsubj":
        verb = analysis.head(joined)
        return verb.pos == "VERB" and verb.lemma.lower() not in IDLE
    cases = {c.lower for c in analysis.children(top, "case")}
    return top.rel in {"obl", "obl:agent"} and "by" in cases and analysis.head(top).pos == "VERB"
