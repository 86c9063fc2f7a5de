"""Looking up who stands at a place of the text: named, described, or by a pronoun."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kb.model import Mention, Span
from kb.terms import EntityType
from loaders.english.names.antecedents import Antecedents
from loaders.english.names.entities import entities, mention
from loaders.english.names.name_kinds import ROLES, TITLES
from loaders.english.names.phrases import Phrases
from loaders.english.names.runs import ORG_HEADS

if TYPE_CHECKING:
    from kb.names import Lexicon
    from loaders.english.names.entities import Entity
    from loaders.english.names.found import Named
    from loaders.english.names.words import Analysis, Word

PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "its", "his", "her", "their", "who"})
AGENTS = (EntityType.STATE, EntityType.ORGANIZATION, EntityType.PERSON)


class Names:
    """The named things of one document and the means to tell who a phrase means."""

    def __init__(self, analysis: Analysis, found: list[Entity]) -> None:
        self.analysis = analysis
        self.phrases = Phrases(analysis)
        self.entities = found
        pairs = [(n, e) for e in found for n in e.named]
        self._pairs = sorted(pairs, key=lambda pair: pair[0].first)
        self._starts = [name.start for name, _ in self._pairs]
        self._of_word = {
            i: (name, entity) for name, entity in self._pairs for i in range(name.first, name.last)
        }
        self.antecedents = Antecedents(self)

    def named(self, word: Word) -> tuple[Named, Entity] | None:
        """Return the name that a word is part of, and what it names."""
        return self._of_word.get(word.i)

    def inside(self, start: int, end: int) -> list[tuple[Named, Entity]]:
        """Return the names that lie inside two offsets, in text order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [pair for pair in self._pairs[first:last] if pair[0].end <= end]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the named things inside two offsets, in text order."""
        return [mention(e, (self.span(n.start, n.end),)) for n, e in self.inside(start, end)]

    def at(self, start: int, end: int) -> Mention | None:
        """Return the named thing whose name overlaps the offsets, the last of several."""
        for word in reversed(self.analysis.between(start, end)):
            pair = self._of_word.get(word.i)
            if pair and not pair[0].demonym:
                return mention(pair[1], (self.span(pair[0].start, pair[0].end),))
        return None

    def span(self, start: int, end: int) -> Span:
        """Return the span of the document between two offsets."""
        return Span(start, end, self.analysis.text[start:end])

    def resolve(self, start: int, end: int, role: str = "speaker") -> Mention | None:
        """Return whom the noun phrase or pronoun at these offsets means; None if nobody can tell.

        `role` is "speaker" or "actor": who spoke last is the first choice for a speaker.
        """
        words = self.analysis.between(start, end)
        if not words:
            return None
        head = self.top(words)
        if head.lower in PRONOUNS and head.pos in {"PRON", "DET"}:
            return self.antecedents.of_pronoun(head, role)
        several = self._several(words)
        if several:
            return several
        pair = self._of_word.get(head.i)
        if pair and not pair[0].demonym:
            return self._entity_mention(pair, words)
        known = self._known_before(head, words)
        if known:
            return self._entity_mention(known, words)
        return self._described(head, words, role)

    def _known_before(self, head: Word, words: tuple[Word, ...]) -> tuple[Named, Entity] | None:
        """Return KCNA of "the state-run KCNA news agency": a known name and a word for it."""
        if head.lower not in ORG_HEADS:
            return None
        pairs = self.inside(words[0].start, head.start)
        last = pairs[-1] if pairs else None
        if last is None or last[1].type is not EntityType.ORGANIZATION or not last[1].thing:
            return None
        between = self.analysis.words[last[0].last : head.i]
        plain = all(w.pos in {"NOUN", "ADJ", "PROPN"} and w.text.islower() for w in between)
        return last if plain else None

    def top(self, words: tuple[Word, ...]) -> Word:
        """Return the word of a phrase that the others hang from, or its last nominal word."""
        places = {word.i for word in words}
        tops = [w for w in words if w.head == w.i or w.head not in places]
        nominal = [w for w in tops if w.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}]
        best = nominal[0] if nominal else words[-1]
        phrase = self.phrases.of(best)
        if phrase and phrase.head in places and best.pos != "PRON":
            last = self.analysis.words[phrase.head]
            if best.lower not in ROLES | ORG_HEADS or last.pos == "PROPN":
                return last
        return best

    def _several(self, words: tuple[Word, ...]) -> Mention | None:
        """Return "The US and South Korea" as one mention that knows all their names."""
        pairs = self.inside(words[0].start, words[-1].end)
        joined = any(w.lower == "and" for w in words)
        own = [p for p in pairs if p[1].type in AGENTS and not p[0].demonym]
        if not joined or len({id(e) for _, e in own}) < 2:
            return None
        covered = {i for n, _ in own for i in range(n.first, n.last)}
        rest = {w.lower for w in words if w.i not in covered and w.pos != "PUNCT"}
        if not rest <= {"the", "and", "both", ",", "its", "as", "well"}:
            return None
        text = self.analysis.text[words[0].start : words[-1].end]
        names = [text, *(name for n, e in own for name in (n.text, *mention(e, ()).names))]
        spans = tuple(self.span(n.start, n.end) for n, _ in own)
        members = tuple(mention(e, (span,)) for (_, e), span in zip(own, spans, strict=True))
        type_ = own[0][1].type or EntityType.STATE
        return Mention(type_, tuple(dict.fromkeys(names)), spans, members=members)

    def _entity_mention(self, pair: tuple[Named, Entity], words: tuple[Word, ...]) -> Mention:
        name, entity = pair
        made = mention(entity, (self.span(name.start, name.end),))
        whole = self.analysis.text[words[0].start : words[-1].end]
        names = tuple(dict.fromkeys([*made.names, whole]))
        return Mention(made.type, names, made.spans, made.iri, made.reason)

    def _described(self, head: Word, words: tuple[Word, ...], role: str) -> Mention | None:
        """Return whom "the agency" or "a South Korean official" means."""
        found = self.antecedents.of_description(head, words, role)
        if found:
            return found
        start, end = words[0].start, words[-1].end
        text = self.analysis.text[start:end]
        low = head.lemma.lower()
        person = low in ROLES | TITLES or head.lower in ROLES | TITLES
        type_ = EntityType.PERSON if person else EntityType.ORGANIZATION
        bare = text.split(" ", 1)[1] if text.lower().startswith(("the ", "a ", "an ")) else ""
        return Mention(type_, tuple(n for n in (text, bare) if n), (self.span(start, end),))

    def affiliation(self, start: int, end: int) -> Mention | None:
        """Return the organization or state that a person at these offsets speaks for."""
        pairs = self.inside(start, end)
        for name, entity in reversed(pairs):
            if entity.type in {EntityType.ORGANIZATION, EntityType.STATE}:
                return mention(entity, (self.span(name.start, name.end),))
        return None


def find_names(analysis: Analysis, lexicon: Lexicon) -> Names:
    """Return the names of a document."""
    return Names(analysis, entities(analysis, lexicon))
