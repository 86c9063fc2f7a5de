"""The index of a lexicon: each way to write each name, and what a text must look like for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.names.forms import fold_word, folds, normal_form, numeral
from kb.names.scanning import NEVER, Word, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kb.names.things import Thing

_HOWS = ("name", "ambiguous", "metonym", "demonym", "short", "quiet")
_ACRONYM_AT_MOST = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one thing; `shape` tells for each word how a text must write it.

    Shapes: "A" all capitals, "a" a capital first, "-" anyhow.
    """

    thing: Thing
    how: str
    shape: str
    preferred: bool

    @property
    def rank(self) -> tuple[int, bool, str]:
        """Order among entries of one key: surer kinds of names, preferred names, then the IRI."""
        return (_HOWS.index(self.how), not self.preferred, self.thing.iri)


@dataclass(slots=True)
class Index:
    """Entries by key, the surest first, and each word sequence with which a key begins."""

    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    beginnings: set[str] = field(default_factory=set)

    def with_things(self, things: Iterable[Thing], quiet: Mapping[str, Collection[str]]) -> Index:
        """Return an index of these things too; `quiet` names, by IRI, are no names in texts."""
        index = Index(dict(self.entries), set(self.beginnings))
        for thing in things:
            for key, entry in entries_of(thing, quiet.get(thing.iri, ())):
                index._add(key, entry)
        return index

    def _add(self, key: str, entry: Entry) -> None:
        """Take an entry in; only while this index is being made."""
        known = self.entries.get(key)
        if known is None:
            self.entries[key] = (entry,)
            self._remember_beginnings(key)
        elif entry not in known:
            self.entries[key] = tuple(sorted((*known, entry), key=lambda e: e.rank))

    def _remember_beginnings(self, key: str) -> None:
        """Note each word sequence with which the key begins."""
        end = key.find(" ")
        while end >= 0:
            self.beginnings.add(key[:end])
            end = key.find(" ", end + 1)


def entries_of(thing: Thing, quiet: Collection[str] = ()) -> Iterator[tuple[str, Entry]]:
    """Yield the keys under which a thing is found, each with its entry."""
    ambiguous = set(thing.ambiguous)
    for i, name in enumerate(thing.names):
        if name in quiet:
            yield from _asked(thing, name)
        else:
            yield from _keys(thing, name, "ambiguous" if name in ambiguous else "name", i == 0)
    for how, names in (
        ("metonym", thing.metonyms),
        ("demonym", thing.demonyms),
        ("short", thing.short),
    ):
        for name in names:
            yield from _keys(thing, name, how, False)
    for name in thing.demonyms:
        if name[-1] in "ainr":
            yield from _keys(thing, f"{name}s", "demonym", False)
    for name in ambiguous.difference(thing.names):
        yield from _keys(thing, name, "ambiguous", False)


def _asked(thing: Thing, name: str) -> Iterator[tuple[str, Entry]]:
    """Yield the one key of a name that no text means the thing by."""
    if key := normal_form(name):
        yield key, Entry(thing, "quiet", NEVER, False)


def _keys(thing: Thing, name: str, how: str, preferred: bool) -> Iterator[tuple[str, Entry]]:
    """Yield the normal form of a name and the other word sequences a text may have for it."""
    words = words_of(name)
    written = _as_scanned(words)
    normal = normal_form(name)
    shape = "".join(_shape_of_word(word.text) for word in words)
    if written:
        yield written, Entry(thing, how, shape, preferred)
    # "the North" without its article would be found in "North Sea", "The Times" in "Times Square".
    bare = bool(words) and words[0].keys[0] in folds().articles and " " not in normal
    for key in (normal, *_phrasings(normal)):
        if key and key != written:
            other = NEVER if bare or how == "short" else "a" * len(key.split())
            yield key, Entry(thing, how, other, preferred)


def _as_scanned(words: list[Word]) -> str:
    """Return the key that scanning makes of a name as it is written."""
    return " ".join(
        [word.keys[0] if i == 0 else numeral(word.keys[0]) for i, word in enumerate(words)]
    )


def _phrasings(normal: str) -> Iterator[str]:
    """Yield the normal form with its phrases written in their other ways."""
    text = f" {normal} "
    for first, *others in folds().phrases:
        if f" {first} " in text:
            for other in others:  # the words of a text are folded one by one
                folded = " ".join(fold_word(word) for word in other.split())
                yield text.replace(f" {first} ", f" {folded} ").strip()


def _shape_of_word(word: str) -> str:
    """Return the shape of one word."""
    if not word[0].isupper():
        return "-"
    return "A" if word.isupper() and 1 < len(word.replace(".", "")) <= _ACRONYM_AT_MOST else "a"
