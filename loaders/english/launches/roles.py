"""Who launches what, on what, from where: the roles around one trigger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.model import Mention
from kb.terms import EntityType
from loaders.english.launches import clauses
from loaders.english.launches.actors import ACTORS, actor_at, agent, apposed, owner_in
from loaders.english.launches.crafts import craft_meant
from loaders.english.launches.kinds import kind_of, named_type
from loaders.english.launches.sites import site_after
from loaders.english.launches.things import count_of, describe, named_after
from loaders.english.launches.transport import Roles, with_transport
from loaders.english.names.entities import mention
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from loaders.english.launches.trigger import Trigger
    from loaders.english.names import Analysis, Names, Word
    from loaders.english.names.found import Named
    from loaders.english.names.phrases import Phrase
LIGHT = listed("launches", "verbs", "light")


def roles(names: Names, trigger: Trigger, limit: int) -> Roles:
    """Return the roles around a trigger; `limit` is the word where its stretch of text ends."""
    found = _of_verb(names, trigger) if trigger.form == "verb" else _of_noun(names, trigger)
    found = with_transport(names, trigger, found, limit)
    site = site_after(names, trigger.word.i, limit=limit)
    return replace(found, site=site)


def _of_verb(names: Names, trigger: Trigger) -> Roles:
    doer = clauses.subject(names.analysis, trigger.word)
    out = Roles()
    if trigger.thing is not None:
        out = _thing(names, trigger.thing, out)
    if trigger.family == "fate" and trigger.thing is None and doer is not None:
        return replace(out, actor=actor_at(names, doer), strength=4)
    if trigger.family == "fate":
        return _owner_as_actor(names, trigger.thing, replace(out, count=1, plural=False))
    found = agent(names, trigger.word)
    if found is not None:
        return replace(out, actor=found, strength=4)
    return _by_doer(names, trigger, doer, out)


def _by_doer(names: Names, trigger: Trigger, doer: Word | None, out: Roles) -> Roles:
    """Return the roles with the subject in its place: who launches, or the rocket that does."""
    moved = trigger.thing is not None and doer is not None and doer.i == trigger.thing.i
    if doer is None or moved or _described(names.analysis, trigger):
        return _owner_as_actor(names, trigger.thing, out)
    if kind_of(names, doer) == "vehicle" and out.vehicle is None:
        described = describe(names, doer, EntityType.VEHICLE)
        return _owner_as_actor(names, doer, replace(out, vehicle=described))
    actor = apposed(names, doer) or actor_at(names, doer)
    own = bool(names.analysis.children(trigger.word, "nsubj"))
    if actor is not None:
        return replace(out, actor=actor, strength=4 if own else 3)
    return _owner_as_actor(names, trigger.thing, out)


def _described(analysis: Analysis, trigger: Trigger) -> bool:
    """Tell a passive, also without "was": "the Unha-3 launched in December 2012"."""
    verb, thing = trigger.word, trigger.thing
    if clauses.mood(analysis, verb).passive:
        return True
    bare = not clauses.auxiliaries(analysis, verb) and not analysis.children(verb, "nsubj")
    right_before = thing is not None and 0 < verb.i - thing.i <= BEFORE
    return (
        bare and right_before and verb.lower.endswith("ed") and not analysis.children(verb, "obj")
    )


# Words from a noun to the participle that describes it: "the rocket, launched on Friday".
BEFORE = 2


def _thing(names: Names, thing: Word, out: Roles) -> Roles:
    """Return the roles with what goes up put in its place."""
    if named_type(names, thing) is EntityType.PERSON:
        return out
    meant = craft_meant(names, thing)
    what = kind_of(names, thing)
    if meant is not None and (what or thing.lower == "it"):
        if meant.type is EntityType.VEHICLE:
            number = count_of(names, thing)
            return replace(out, vehicle=meant, count=number, plural=number != 1)
        return replace(out, payloads=(meant,))
    if what == "vehicle":
        number = count_of(names, thing)
        found = named_after(names, thing, EntityType.VEHICLE)
        described = describe(names, thing, EntityType.VEHICLE)
        return replace(out, vehicle=found or described, count=number, plural=number != 1)
    if what == "payload" or _unknown_name(names, thing):
        found = named_after(names, thing, EntityType.PAYLOAD)
        described = describe(names, thing, EntityType.PAYLOAD)
        payloads = [p for p in (found, described) if p]
        return replace(out, payloads=tuple(payloads[:1]))
    return out


def _unknown_name(names: Names, thing: Word) -> bool:
    pair = names.named(thing)
    if pair is None or pair[1].type is not None:
        return False
    text = pair[0].text
    return " " not in text or text.isupper() or any(c.isdigit() for c in text)


def _owner_as_actor(names: Names, thing: Word | None, out: Roles) -> Roles:
    """Return the roles with the owner of the thing as actor: "a Rocket Lab Electron rocket"."""
    phrase = names.phrases.of(thing) if thing is not None else None
    owner = owner_in(names, phrase) if phrase else None
    return replace(out, actor=owner, strength=2) if owner and out.actor is None else out


def _of_noun(names: Names, trigger: Trigger) -> Roles:
    word = trigger.word
    phrase = names.phrases.of(word)
    out = Roles(plural=_plural(word))
    if phrase:
        out = _from_phrase(names, phrase, word, out)
        out = replace(out, count=_noun_count(names, phrase, word))
    out = _of_thing(names, word, out)
    found = agent(names, word)
    if found:
        return replace(out, actor=found, strength=4)
    return _from_verb(names, word, out)


def _from_verb(names: Names, word: Word, out: Roles) -> Roles:
    """Return what the verb that governs a launch noun adds: who conducts it, what flew."""
    analysis, verb = names.analysis, names.analysis.head(word)
    lemma, phrase = clauses.lemma(verb), names.phrases.of(word)
    if out.vehicle is None and word.rel == "nsubj" and lemma in {"involve", "include"}:
        used = analysis.children(verb, "obj")
        out = _thing(names, used[0], out) if used else out
    before = clauses.lemma(analysis.words[max(0, (phrase.first if phrase else word.i) - 1)])
    if "undergo" in {lemma, before} and out.vehicle is None and not out.payloads:
        # "Its Starliner craft is scheduled to undergo flight test"
        return _flown(names, verb, out)
    after = {c.lower for c in analysis.children(word, "case")} & {"after", "following", "during"}
    if after and verb.pos == "VERB" and out.vehicle is None:
        return _flown(names, verb, out)
    off = lemma == "call" and [w.lower for w in analysis.words[verb.i + 1 : verb.i + 2]] == ["off"]
    held = word.rel in {"obj", "xcomp"} or (word.rel in {"obl", "dep"} and off)
    if out.strength < 3 and held and (off or lemma in LIGHT | SETTERS):
        doer = clauses.subject(analysis, verb)
        actor = actor_at(names, doer) if doer else None
        guessed = out.actor is None or out.actor.reason
        return replace(out, actor=actor, strength=3) if actor and guessed else out
    return out


# Who does this to a launch is the one who would launch.
SETTERS = frozenset({"announce", "plan", "postpone", "delay", "cancel", "scrub"})


def _flown(names: Names, verb: Word, out: Roles) -> Roles:
    """Return the craft of "the rocket fell minutes after launch", "destroyed it after liftoff"."""
    crafts = (clauses.thing_moved(names.analysis, verb), clauses.subject(names.analysis, verb))
    for craft in crafts:
        if craft is not None and kind_of(names, craft) in {"vehicle", "payload"}:
            return _owner_as_actor(names, craft, _thing(names, craft, out))
    return out


def _plural(word: Word) -> bool:
    return "Number=Plur" in word.feats or word.lower.endswith(
        ("launches", "tests", "firings", "flights")
    )


def _noun_count(names: Names, phrase: Phrase, word: Word) -> int | None:
    if not _plural(word):
        return 1
    return count_of(names, word) if names.analysis.words[phrase.head].i == word.i else None


def _from_phrase(names: Names, phrase: Phrase, word: Word, out: Roles) -> Roles:
    """Return what stands before the noun: "North Korea's missile launch", "ASLV launch"."""
    before = [p for p in names.inside(phrase.start, word.end) if p[0].last <= word.i]
    for name, entity in before:
        made = mention(entity, (names.span(name.start, name.end),))
        if entity.type in ACTORS and out.actor is None:
            out = replace(out, actor=made, strength=2 if _of_flight(word) else 3)
        elif entity.type is EntityType.VEHICLE and out.vehicle is None:
            out = replace(out, vehicle=made)
        elif entity.type is EntityType.PAYLOAD and not out.payloads and not _station(name):
            out = replace(out, payloads=(made,))
    if out.actor is None:
        owner = owner_in(names, phrase)
        out = replace(out, actor=owner, strength=2 if owner else 0)
    if not out.payloads or out.vehicle is None:
        out = _compound_things(names, phrase, word, out)
    return out


def _station(name: Named) -> bool:
    """Tell the station that a mission flies to."""
    return "station" in name.text.lower()


def _of_flight(word: Word) -> bool:
    """Tell a mission, whose owner need not be who launches it."""
    return word.lower.rstrip("s") in {"mission", "flight", "spaceflight"}


def _compound_things(names: Names, phrase: Phrase, word: Word, out: Roles) -> Roles:
    """Return "long-range missile" of "long-range missile test", "moon rover" of its mission."""
    words = names.analysis.words
    end = word.i
    while end > phrase.first and words[end - 1].lower in {"test", "flight", "supply", "flights"}:
        end -= 1
    start = end
    while (
        start > phrase.first
        and words[start - 1].pos in {"NOUN", "ADJ", "PUNCT"}
        and not names.named(words[start - 1])
    ):
        start -= 1
    held = words[start:end]
    while held and (held[0].lower in NOT_DESCRIBING or held[0].pos == "PUNCT"):
        held = held[1:]
    if not held:
        return out
    text = names.analysis.text[held[0].start : held[-1].end]
    span = names.span(held[0].start, held[-1].end)
    what = kind_word(held[-1])
    if what == "vehicle" and out.vehicle is None and len(held) > 1:
        return replace(out, vehicle=Mention(EntityType.VEHICLE, (text,), (span,)))
    if what == "payload" and not out.payloads:
        return replace(out, payloads=(Mention(EntityType.PAYLOAD, (text,), (span,)),))
    return out


NOT_DESCRIBING = listed("launches", "things", "not_describing")


def kind_word(word: Word) -> str:
    """Return whether a common noun is a vehicle or payload word."""
    low = word.lemma.lower()
    if low in VEHICLE_WORDS:
        return "vehicle"
    return "payload" if low in PAYLOAD_WORDS else ""


VEHICLE_WORDS = listed("launches", "things", "vehicles")
PAYLOAD_WORDS = listed("names", "things", "payloads")


def _of_thing(names: Names, word: Word, out: Roles) -> Roles:
    """Return what "launch of a spy satellite" says after "of"."""
    following = names.analysis.words[word.i + 1 : word.i + 2]
    if not following or following[0].lower not in {"of", "with", "for"}:
        return out
    phrase = names.phrases.after(word.i + 2, skip=0)
    if phrase is None:
        return out
    head = names.analysis.words[phrase.head]
    if following[0].lower == "for" and kind_of(names, head) not in {"vehicle", "payload"}:
        return out
    kept = out
    out = _thing(names, head, out)
    out = replace(
        out,
        vehicle=out.vehicle or kept.vehicle,
        payloads=out.payloads or kept.payloads,
        count=out.count
        if out.plural and not kept.plural
        else kept.count
        if kept.plural
        else out.count,
    )
    return _owner_as_actor(names, head, out)
