"""The lexicon: finds things by their names, and their names in running text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from kb.names.entries import Index
from kb.names.forms import folds, normal_form
from kb.names.likeness import THRESHOLD, similarity
from kb.names.scanning import longest, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from kb.names.scanning import Found, Word
    from kb.names.things import Thing
    from kb.terms import EntityType

Quiet: TypeAlias = "Callable[[], Mapping[str, Collection[str]]]"

# Names that are less alike letter by letter are not compared word by word.
_WORTH_A_LOOK = 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """Where a text names a thing: code points from start, end excluded.

    `how` is "name" (preferred or other name), "ambiguous" (a name of other things too), "metonym",
    "demonym" or "short"; `others` are further things that the same words may mean.
    """

    start: int
    end: int
    thing: Thing
    how: str
    others: tuple[Thing, ...] = ()


class Lexicon:
    """Things by name. It never changes; `extended` makes a new one.

    >>> from kb.names import Thing
    >>> from kb.terms import EntityType
    >>> rocket = Thing("urn:x", EntityType.VEHICLE, ("Chollima-1", "Cheonlima-1"))
    >>> lexicon = Lexicon([rocket])
    >>> lexicon.find("CHOLLIMA 1").name
    'Chollima-1'
    >>> [(m.start, m.end, m.how) for m in lexicon.scan("The Chollima-1 crashed.")]
    [(4, 14, 'name')]
    """

    def __init__(self, things: Iterable[Thing] = ()) -> None:
        self._things = {thing.iri: thing for thing in things}
        self._base: Lexicon | None = None
        # The steps of a reader ask for the names of one text, one after the other.
        self._scanned: tuple[str, list[Match]] | None = None
        self._quiet: Quiet = dict
        self._added: tuple[Thing, ...] = tuple(self._things.values())

    def __len__(self) -> int:
        """Return the number of things."""
        return len(self._things)

    def __iter__(self) -> Iterator[Thing]:
        """Yield the things in the order in which they came."""
        return iter(self._things.values())

    def thing(self, iri: str) -> Thing | None:
        """Return the thing of that IRI."""
        return self._things.get(iri)

    def extended(self, things: Iterable[Thing], quiet: Quiet = dict) -> Lexicon:
        """Return a lexicon that knows these things too; one with a known IRI replaces the old.

        `quiet` gives, when it is first needed, the names of new things, by their IRIs, that texts
        do not mean them by: such a name is found only when asked for with `hows`.
        """
        new = {thing.iri: thing for thing in things}
        lexicon = Lexicon((self._things | new).values())
        lexicon._quiet = quiet
        if self._things.keys().isdisjoint(new):
            lexicon._base, lexicon._added = self, tuple(new.values())
        return lexicon

    def named(self, name: str, types: Collection[EntityType] = ()) -> list[tuple[Thing, str]]:
        """Return all things of that name, each with how it is meant, the likeliest first."""
        found: dict[str, tuple[Thing, str]] = {}
        for entry in self._index.entries.get(normal_form(name), ()):
            if not types or entry.thing.type in types:
                found.setdefault(entry.thing.iri, (entry.thing, entry.how))
        return list(found.values())

    def find(
        self,
        name: str,
        types: Collection[EntityType] = (),
        *,
        hows: Collection[str] = ("name", "ambiguous", "metonym"),
    ) -> Thing | None:
        """Return the thing of that name (the likeliest if several), or None.

        `hows` says which kinds of names count; "demonym" and "short" only on request.
        """
        return next((thing for thing, how in self.named(name, types) if how in hows), None)

    def similar(
        self, name: str, types: Collection[EntityType] = (), least: float = THRESHOLD
    ) -> list[tuple[Thing, float]]:
        """Return the things that have a name at least so similar, the most similar first."""
        near = process.extract_iter(
            normal_form(name).replace(" ", ""),
            self._joined,
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=min(least, _WORTH_A_LOOK),
        )
        best: dict[str, float] = {}
        for _, _, key in near:
            score = similarity(name, key)
            for entry in self._index.entries[key] if score >= least else ():
                if not types or entry.thing.type in types:
                    best[entry.thing.iri] = max(score, best.get(entry.thing.iri, 0.0))
        ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(self._things[iri], score) for iri, score in ranked]

    def scan(self, text: str) -> list[Match]:
        """Return where the text names things: the longest names, from left to right."""
        if self._scanned is None or self._scanned[0] != text:
            self._scanned = text, self._scan(text)
        return list(self._scanned[1])

    def _scan(self, text: str) -> list[Match]:
        words = words_of(text)
        matches: list[Match] = []
        i = 0
        while i < len(words):
            found = self._longest(text, words, i)
            if found:
                matches.append(_match(words[i], found))
            i = found.after if found else i + 1
        return matches

    def _longest(self, text: str, words: list[Word], i: int) -> Found | None:
        """Return the longest name at word i; an article gives way to a name that ends later."""
        found = longest(text, words, i, self._index)
        if found and words[i].keys[0] in folds().articles:
            # "the North" in "the North Koreans".
            later = longest(text, words, i + 1, self._index)
            return None if later and later.after > found.after else found
        return found

    @cached_property
    def _index(self) -> Index:
        """The names of all things, made when first asked for."""
        known = self._base._index if self._base else Index()
        return known.with_things(self._added, self._quiet())

    @cached_property
    def _joined(self) -> dict[str, str]:
        """All keys without spaces, by key: what is compared letter by letter."""
        return {key: key.replace(" ", "") for key in self._index.entries}


def _match(first: Word, found: Found) -> Match:
    """Return the match that begins with this word."""
    best, *rest = found.entries
    others = {e.thing.iri: e.thing for e in rest if e.thing.iri != best.thing.iri}
    return Match(first.start, found.end, best.thing, best.how, tuple(others.values()))
