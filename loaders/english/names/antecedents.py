"""Pronouns and descriptions ("it", "the agency") that stand for someone named before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.terms import EntityType
from loaders.english.names.entities import mention
from loaders.english.names.lists import words as listed
from loaders.english.names.name_kinds import ROLES, SPEECH, TITLES
from loaders.english.names.runs import ORG_HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.model import Mention
    from loaders.english.names.entities import Entity
    from loaders.english.names.names import Names
    from loaders.english.names.words import Sentence, Word

PERSONAL = frozenset({"he", "she", "his", "her", "i", "my"})
PLURAL = frozenset({"they", "their", "we", "our"})
STATE_NOUNS = listed("names", "states", "nouns")
MEDIA = frozenset({"media", "report", "reports", "press", "agency", "newspaper", "television"})
# How many sentences back an antecedent may stand.
REACH = {"it": 2, "he": 6, "they": 2, "description": 30}


class Antecedents:
    """Finds whom a pronoun or a definite description means, by who was spoken of before."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.analysis = names.analysis

    def of_pronoun(self, word: Word, role: str) -> Mention | None:
        """Return whom a pronoun means, with the reason; None if nobody fits."""
        low = word.lower
        if low == "who":
            return self._relative(word)
        if low == "it" and self._expletive(word):
            return None
        for candidate, why in self._candidates(word, role):
            if candidate.i >= word.i or not self._agrees(candidate, low):
                continue
            found = self._mention_of(candidate)
            if found:
                return replace(found, reason=f"{word.text} = {found.name}, {why}")
        return None

    def _relative(self, word: Word) -> Mention | None:
        clause = self.analysis.head(word)
        while clause.rel not in {"acl:relcl", "root"} and clause.head != clause.i:
            clause = self.analysis.head(clause)
        head = self.analysis.head(clause)
        if clause.rel != "acl:relcl" or head.i >= word.i:
            return None
        return self._mention_of(head)

    def _expletive(self, word: Word) -> bool:
        """Tell the "it" of "it is likely that", "it was unclear"."""
        verb = self.analysis.head(word)
        if word.rel == "expl":
            return True
        return verb.pos == "ADJ" and bool(self.analysis.children(verb, "cop"))

    def _candidates(self, word: Word, role: str) -> Iterator[tuple[Word, str]]:
        """Yield possible antecedents, best first."""
        here = self.analysis.sentence(word)
        yield from ((w, "subject of the clause around it") for w in self._above(word))
        limit = REACH["he"] if word.lower in PERSONAL else REACH["it"]
        for subject in reversed(self._subjects(here, before=word.i)):
            yield subject, "subject earlier in the sentence"
        for back in range(1, limit + 1):
            if here.index - back < 0:
                return
            sentence = self.analysis.sentences[here.index - back]
            subjects = self._subjects(sentence)
            if role == "speaker":
                subjects.sort(key=lambda w: self.analysis.head(w).lemma.lower() not in SPEECH)
            place = "the sentence before" if back == 1 else f"{back} sentences before"
            yield from ((w, f"subject in {place}") for w in subjects)
            if word.lower in PERSONAL:
                yield from ((w, f"person named in {place}") for w in self._persons(sentence))

    def _above(self, word: Word) -> Iterator[Word]:
        """Yield the subjects of the clauses that the pronoun's own clause hangs in."""
        for above in list(self.analysis.ancestors(word))[1:]:
            for subject in self.analysis.children(above, "nsubj", "nsubj:pass"):
                if subject.i < word.i:
                    yield subject

    def _subjects(self, sentence: Sentence, before: int | None = None) -> list[Word]:
        words = self.analysis.of(sentence)
        return [
            w
            for w in words
            if w.rel.startswith("nsubj") and w.pos != "PRON" and (before is None or w.i < before)
        ]

    def _persons(self, sentence: Sentence) -> list[Word]:
        out = []
        for word in self.analysis.of(sentence):
            pair = self.names.named(word)
            if pair and pair[1].type is EntityType.PERSON and pair[0].first == word.i:
                out.append(word)
        return list(reversed(out))

    def _agrees(self, candidate: Word, pronoun: str) -> bool:
        entity = self._entity(candidate)
        kind = entity.type if entity else self._described_type(candidate)
        plural = "Number=Plur" in candidate.feats and candidate.pos == "NOUN"
        if self._joined(candidate):
            return pronoun in PLURAL
        if pronoun in PERSONAL:
            return kind is EntityType.PERSON and not plural
        if pronoun in PLURAL:
            return plural or kind is EntityType.ORGANIZATION
        return kind in {EntityType.STATE, EntityType.ORGANIZATION} and (
            not plural or candidate.lower in MEDIA or entity is not None
        )

    def _joined(self, candidate: Word) -> bool:
        return any(
            self.analysis.children(c, "cc") and c.pos in {"PROPN", "NOUN"}
            for c in self.analysis.children(candidate, "conj")
        )

    def _described_type(self, word: Word) -> EntityType | None:
        low, lemma = word.lower, word.lemma.lower()
        if lemma in ROLES | TITLES or low in ROLES | TITLES:
            return EntityType.PERSON
        if low in ORG_HEADS | MEDIA or lemma in ORG_HEADS:
            return EntityType.ORGANIZATION
        return EntityType.STATE if lemma in STATE_NOUNS else None

    def _entity(self, word: Word) -> Entity | None:
        """Return the named thing whose name ends the phrase of this word."""
        pair = self.names.named(word)
        if pair is None or pair[0].demonym:
            phrase = self.names.phrases.of(word)
            last = self.analysis.words[phrase.head] if phrase else word
            pair = self.names.named(last)
        return pair[1] if pair and not pair[0].demonym else None

    def _mention_of(self, word: Word) -> Mention | None:
        """Return the noun phrase at this word as a mention; its own words if it is not named."""
        entity = self._entity(word)
        if entity:
            name = entity.named[0]
            return mention(entity, (self.names.span(name.start, name.end),))
        if word.pos == "PRON":
            return None
        phrase = self.names.phrases.of(word)
        start, end = (phrase.start, phrase.end) if phrase else (word.start, word.end)
        return self.names.resolve(start, end)

    def of_description(self, head: Word, words: tuple[Word, ...], role: str) -> Mention | None:
        """Return the thing named before that "the agency", "the country", "the North" means."""
        opening = words[0].lower
        if opening not in {"the", "its", "this", "that"} or len(words) > 4:
            return None
        low = head.lower
        plain = low.rstrip("s") if low not in ORG_HEADS else low
        if head.pos == "NOUN" and any(w.pos == "PROPN" for w in words):
            return None
        for entity, place in self._before(head):
            if plain in entity.sorts or low in entity.sorts:
                found = mention(entity, (self.names.span(*place),))
                text = self.names.analysis.text[words[0].start : words[-1].end]
                return replace(
                    found, reason=f"{text} = {found.name}, the last {low} named ({role})"
                )
        return None

    def _before(self, head: Word) -> Iterator[tuple[Entity, tuple[int, int]]]:
        """Yield the things named before a word, the nearest first; subjects before others."""
        pairs = self.names.inside(0, head.start)
        near = [
            p
            for p in pairs
            if head.sentence - self.analysis.words[p[0].first].sentence <= REACH["description"]
        ]
        for name, entity in reversed(near):
            if not name.demonym and entity.type in {EntityType.STATE, EntityType.ORGANIZATION}:
                yield entity, (name.start, name.end)
