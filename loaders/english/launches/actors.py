"""Who can launch: states, organizations, armed groups, and those that own a phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.model import Mention
from kb.terms import EntityType
from loaders.english.launches.kinds import kind_of
from loaders.english.names.entities import mention
from loaders.english.names.lists import words as listed
from loaders.english.names.runs import ORG_HEADS

if TYPE_CHECKING:
    from loaders.english.names import Names, Word
    from loaders.english.names.phrases import Phrase
CREW = listed("launches", "things", "crew")
ACTORS = (EntityType.STATE, EntityType.ORGANIZATION)
OWNERS = frozenset({"its", "their", "his", "her", "our"})


def apposed(names: Names, doer: Word) -> Mention | None:
    """Return the agent apposed to a subject: "Pakistan's rival, India, test-fired"."""
    for child in names.analysis.children(doer, "appos"):
        found = actor_at(names, child)
        if found:
            return found
    return None


def agent(names: Names, verb: Word) -> Mention | None:
    """Return who a passive says has done it ("fired by North Korea")."""
    for child in names.analysis.children(verb, "obl", "obl:agent", "nmod"):
        if any(c.lower == "by" for c in names.analysis.children(child, "case")):
            return actor_at(names, child)
    return None


def actor_at(names: Names, word: Word) -> Mention | None:
    """Return the state or organization (or person) that a subject means, if it can launch."""
    own = _named_actor(names, word)
    if own is not None:
        return own
    if word.pos in {"PRON", "DET"} or word.lower in OWNERS:
        return _if_actor(names.resolve(word.start, word.end, "actor"))
    phrase = names.phrases.of(word)
    return _of_phrase(names, phrase) if phrase else None


def _named_actor(names: Names, word: Word) -> Mention | None:
    pair = names.named(word)
    if pair and not pair[0].demonym and pair[1].type in ACTORS:
        return mention(pair[1], (names.span(pair[0].start, pair[0].end),))
    return None


def _of_phrase(names: Names, phrase: Phrase) -> Mention | None:
    head = names.analysis.words[phrase.head]
    pair = names.named(head)
    if pair and not pair[0].demonym:
        person = pair[1].type is EntityType.PERSON
        return _named_actor(names, head) or (owner_in(names, phrase) if person else None)
    if head.lower in ARMS and [w.lower for w in names.analysis.words[head.i + 1 : head.i + 2]] == [
        "of"
    ]:
        # "the aerospace arm of the Revolutionary Guard"
        whole = names.phrases.after(head.i + 2, skip=0)
        return _of_phrase(names, whole) if whole is not None else None
    if kind_of(names, head) in {"vehicle", "payload"} and head.lower not in CREW:
        return None
    if head.lower in ORG_HEADS or head.lemma.lower() in STATE_NOUNS or _north(head):
        return _if_actor(names.resolve(phrase.start, phrase.end, "actor"))
    return _group(names, head, phrase) or owner_in(names, phrase)


ARMS = frozenset({"arm", "wing", "unit", "branch", "division", "part"})


def _if_actor(found: Mention | None) -> Mention | None:
    """Return a resolved mention only if it is a state or an organization with a name."""
    known = found is not None and found.type in ACTORS and (found.iri or found.reason)
    return found if known else None


STATE_NOUNS = listed("names", "states", "nouns")


def _north(word: Word) -> bool:
    return word.text in {"North", "South"}


GROUPS = listed("names", "persons", "groups")


def _group(names: Names, head: Word, phrase: Phrase) -> Mention | None:
    """Return a nameless armed group in its own words ("Palestinian militants")."""
    if head.lower not in GROUPS:
        return None
    text = " ".join(names.analysis.text[phrase.start : phrase.end].split())
    span = names.span(phrase.start, phrase.end)
    return Mention(EntityType.ORGANIZATION, (text,), (span,))


# "A U.S.-criticized launch" is another's.
CRITICISED = re.compile(r"-[a-z]+ed$")


def owner_in(names: Names, phrase: Phrase) -> Mention | None:
    """Return the state or organization in a phrase: "North Korean officials", "NASA's probe"."""
    for name, entity in names.inside(phrase.start, phrase.end):
        if entity.type in ACTORS and not CRITICISED.search(name.text):
            return mention(entity, (names.span(name.start, name.end),))
    first = names.analysis.words[phrase.first]
    if first.lower in OWNERS and not _own(names, first):
        return _if_actor(names.resolve(first.start, first.end, "actor"))
    return _described_owner(names, phrase)


def _own(names: Names, owner: Word) -> bool:
    """Tell "a test of its own"."""
    return [w.lower for w in names.analysis.words[owner.i + 1 : owner.i + 2]] == ["own"]


def _described_owner(names: Names, phrase: Phrase) -> Mention | None:
    """Return whom "the agency's" or "the country's" at the start of a phrase means."""
    words = names.analysis.words
    for i in range(phrase.first, phrase.last - 1):
        if words[i + 1].text in {"'s", "’s", "'", "’"} and words[i].lower in OWNER_NOUNS:
            return _if_actor(names.resolve(words[phrase.first].start, words[i].end, "actor"))
    return None


OWNER_NOUNS = ORG_HEADS | listed("names", "states", "nouns") | {"north", "south"}
