"""The list of cues: which words may say that someone says something, and what follows them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kb.terms import Act
from loaders.english.statements.forms import participles, plural, verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Kind(StrEnum):
    """What sort of attitude a cue ascribes to its source."""

    SPEECH = "speech"
    BELIEF = "belief"
    INTENTION = "intention"
    STANCE = "stance"
    EVIDENCE = "evidence"
    HEARSAY = "hearsay"


INFLECTED = frozenset({"light", "drawing"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What a cue means in one frame; `grounds` are prepositions that go with its object."""

    lemma: str
    kind: Kind
    act: Act
    frame: str
    hearer: bool = False
    grounds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """A cue: its base form, the words that follow its first one, and its senses by frame."""

    lemma: str
    tail: tuple[str, ...]
    senses: Mapping[str, Sense]
    forms: frozenset[str]
    participles: frozenset[str]
    copular: bool = False

    def sense(self, *frames: str) -> Sense | None:
        """Return the sense of the first of these frames that the cue has."""
        return next((self.senses[frame] for frame in frames if frame in self.senses), None)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed phrase that names a source; its source stands after it or is its object."""

    words: tuple[str, ...]
    sense: Sense
    source: str


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues by the form of their first word, longest first; and the word lists around them."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    phrases: tuple[Phrase, ...]
    lists: Mapping[str, frozenset[str]]

    def verb(self, forms: list[str]) -> Entry | None:
        """Return the longest verb cue that these lower-case words begin with."""
        return _longest(self.verbs.get(forms[0], ()), forms)

    def noun(self, form: str) -> Entry | None:
        """Return the noun cue of this lower-case word."""
        return next(iter(self.nouns.get(form, ())), None)


def _longest(entries: Iterable[Entry], forms: list[str]) -> Entry | None:
    for entry in entries:
        if tuple(forms[1 : 1 + len(entry.tail)]) == entry.tail:
            return entry
    return None


@cache
def cues() -> Cues:
    """Return the cues of the data file beside the reader.

    >>> cues().verb(["called", "for", "restraint"]).lemma
    'call for'
    >>> cues().verb(["urges"]).sense("object-to").act
    <Act.DEMAND: 'demand'>
    """
    place = files("loaders.english") / "data" / "cues.toml"
    return read_cues(tomllib.loads(place.read_text(encoding="utf-8")))


def _inflected(words: Iterable[str]) -> frozenset[str]:
    """Return all forms of some verbs: their own lemma is not always found."""
    return frozenset(form for word in words for form in verb_forms(word))


def read_cues(data: Mapping[str, Any]) -> Cues:
    """Return cues from the tables of a data file."""
    lists = {
        f"{section}.{key}": _inflected(words) if key in INFLECTED else frozenset(words)
        for section in ("words", "certainty", "content")
        for key, words in data[section].items()
    }
    return Cues(
        verbs=_by_form(_entries(data["verbs"], verb=True)),
        nouns=_by_form(_entries(data["nouns"], verb=False)),
        phrases=tuple(phrase for group in data["phrases"] for phrase in _phrases(group)),
        lists=lists,
    )


def _entries(groups: Iterable[Mapping[str, Any]], *, verb: bool) -> list[Entry]:
    senses: dict[str, dict[str, Sense]] = {}
    for group in groups:
        for lemma in group["lemmas"]:
            known = senses.setdefault(lemma, {})
            for frame in group["frames"]:
                known.setdefault(frame, _sense(lemma, group, frame))
    return [_entry(lemma, known, verb=verb) for lemma, known in senses.items()]


def _sense(lemma: str, group: Mapping[str, Any], frame: str) -> Sense:
    hearer = bool(group.get("hearer", False))
    grounds = frozenset(other[7:] for other in group["frames"] if other.startswith("object-"))
    return Sense(lemma, Kind(group["kind"]), Act(group["act"]), frame, hearer, grounds)


def _entry(lemma: str, senses: Mapping[str, Sense], *, verb: bool) -> Entry:
    first, *tail = lemma.split()
    if first == "be" and tail:
        words = frozenset({tail[0]})
        return Entry(lemma, tuple(tail[1:]), senses, words, frozenset(), copular=True)
    if first == "would":
        return Entry(lemma, tuple(tail), senses, frozenset({"would", "'d", "’d"}), frozenset())
    forms = verb_forms(first) if verb else {first, plural(first)}
    past = frozenset(participles(first)) if verb else frozenset[str]()
    return Entry(lemma, tuple(tail), senses, frozenset(forms), past)


def _by_form(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = {}
    for entry in entries:
        for form in entry.forms:
            index.setdefault(form, []).append(entry)
    return {
        form: tuple(sorted(found, key=lambda entry: (-len(entry.tail), entry.copular, entry.lemma)))
        for form, found in index.items()
    }


def _phrases(group: Mapping[str, Any]) -> list[Phrase]:
    plain = {**group, "frames": ["phrase"]}
    return [
        Phrase(tuple(words.split()), _sense(words, plain, "phrase"), group["source"])
        for words in group["words"]
    ]
