"""Where a launch starts: the place after "from", "at" and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.model import Mention
from kb.terms import EntityType
from loaders.english.launches.kinds import kind_of
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.english.names import Names, Word
    from loaders.english.names.entities import Entity
    from loaders.english.names.phrases import Phrase
SITE_NOUNS = listed("names", "things", "sites")
SITE_LINKS = frozenset({"in", "at", "on", "near", "of", "off", "inside", "along", "outside"})
PLACES = frozenset({EntityType.SITE, EntityType.PLACE, EntityType.STATE})
CARRYING = listed("launches", "things", "carrying")
SITE_OPENERS = frozenset({"from", "at", "near", "in", "off", "inside"})


def site_after(names: Names, place: int, *, limit: int) -> Mention | None:
    """Return the launch place that follows word `place` in its clause: "from X in Y", "at X"."""
    analysis = names.analysis
    last = min(limit, place + 25)
    for i in range(place + 1, last):
        word = analysis.words[i]
        if word.pos == "VERB" and word.lemma.lower() not in CARRYING:
            return None
        if word.lower in SITE_OPENERS and word.pos in {"ADP", "SCONJ"}:
            found = _site_phrase(names, i, last)
            if found:
                return found
    return None


def _site_phrase(names: Names, i: int, limit: int) -> Mention | None:
    phrase = names.phrases.after(i + 1, skip=0)
    if phrase is None or phrase.last > limit + 6 or not _is_site(names, i, phrase):
        return None
    end, last = phrase.end, phrase
    pair = names.named(names.analysis.words[phrase.head])
    while (
        pair
        and pair[0].last > last.last
        and (longer := names.phrases.of(names.analysis.words[pair[0].last - 1]))
    ):
        end, last = longer.end, longer
    while (further := _linked(names, last)) is not None:
        end, last = further.end, further
    start = _without_article(names, phrase)
    text = " ".join(names.analysis.text[start:end].split())
    inner = [m for m in names.within(start, end) if m.type in PLACES]
    more = [n for m in inner for n in m.names[:3]]
    own = " ".join(names.analysis.text[start : phrase.end].split())
    iri = next((m.iri for m in inner if m.type is EntityType.SITE and m.iri), "")
    type_ = EntityType.SITE
    return Mention(type_, tuple(dict.fromkeys([text, own, *more])), (names.span(start, end),), iri)


def _without_article(names: Names, phrase: Phrase) -> int:
    first = names.analysis.words[phrase.first]
    following = names.analysis.words[phrase.first + 1] if phrase.last - phrase.first > 1 else None
    return (
        following.start if following and first.lower in {"the", "a", "an", "its"} else first.start
    )


def _is_site(names: Names, i: int, phrase: Phrase) -> bool:
    words = names.analysis.words[phrase.first : phrase.last]
    opener = names.analysis.words[i].lower
    pairs = [pair for w in words if (pair := names.named(w))]
    types = {entity.type for _, entity in pairs}
    if opener in {"from", "at"} and any(_is_center(entity) for _, entity in pairs):
        return True
    if EntityType.SITE in types or _site_noun(words):
        return True
    if kind_of(names, words[-1]) in {"vehicle", "payload"} and words[-1].lower != "ship":
        return False
    placed = bool(types & {EntityType.PLACE, EntityType.STATE})
    if opener == "from":
        return placed or None in types or words[-1].lower in FROM_NOUNS
    if opener == "in":
        return EntityType.PLACE in types
    return opener in {"near", "off"} and (placed or words[-1].lower in FROM_NOUNS)


def _site_noun(words: Sequence[Word]) -> bool:
    """Tell "launch site", "Alcantara base"; a range only where things are tested or fired."""
    last = words[-1]
    if last.lower not in SITE_NOUNS:
        return False
    lows = {w.lower for w in words}
    return (
        last.lower != "range"
        or last.text[0].isupper()
        or bool(lows & {"test", "testing", "firing", "missile", "rocket"})
    )


def _is_center(entity: Entity) -> bool:
    """Tell a space center, which is an organization and a place to launch from."""
    last = entity.forms[0].split()[-1].lower() if entity.forms else ""
    return last in {"center", "centre", "range", "base", "station", "spaceport"}


# Where launches start that have no name of their own.
FROM_NOUNS = frozenset(
    [
        "ship",
        "submarine",
        "site",
        "location",
        "base",
        "coast",
        "area",
        "region",
        "desert",
        "platform",
        "range",
        "city",
        "town",
        "airport",
        "waters",
        "launcher",
        "island",
        "vessel",
        "peninsula",
        "border",
        "province",
        "plane",
        "aircraft",
        "sea",
        "silo",
        "truck",
    ]
)


def _linked(names: Names, phrase: Phrase) -> Phrase | None:
    """Return the place phrase that goes on: "Cape Canaveral, Florida", "base in Brazil"."""
    words = names.analysis.words
    place = phrase.last
    if place >= len(words) or words[place].sentence != words[phrase.head].sentence:
        return None
    if words[place].text == "," or words[place].lower in SITE_LINKS:
        following = names.phrases.after(place + 1, skip=0)
        if following and following.first == place + 1 and _placelike(names, following):
            return following
    return None


def _placelike(names: Names, phrase: Phrase) -> bool:
    types = {e.type for n, e in names.inside(phrase.start, phrase.end) if not n.demonym}
    head = names.analysis.words[phrase.head]
    return (
        bool(types & {EntityType.PLACE, EntityType.STATE, EntityType.SITE})
        or head.lower in FROM_NOUNS
    )
