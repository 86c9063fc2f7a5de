"""Whose word it is in the end, and whose words are one: copies, derived catalogues, one side.

Two sources that say the same confirm each other only when neither has it from the other and they
are not one party. A wire story in ten papers is one origin, so is a catalogue with those that were
made from it, and so are the bodies of a state that speak of that state's own launch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.terms import EntityType, Property

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kb.names import Lexicon, Thing
    from kb.resolve.accounts import Account, Assertion

# Sorts of agents that belong to their state; a company, a newspaper or an institute need not.
OFFICIAL = frozenset(
    {
        "armed-force",
        "coast-guard",
        "general-staff",
        "government-body",
        "intelligence-service",
        "ministry",
        "parliament",
        "party",
        "party-body",
        "space-agency",
        "space-center",
    }
)


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where the words of the reports of one launch come from.

    `documents` are the reports by their documents, `copies` name for a copy the first document with
    its text, and `sides` are the states and bodies that launch.
    """

    documents: Mapping[str, Account]
    copies: Mapping[str, str]
    sides: frozenset[str]
    lexicon: Lexicon

    @classmethod
    def of(
        cls, accounts: Sequence[Account], lexicon: Lexicon, copies: Mapping[str, str]
    ) -> Lineage:
        """Return the lineage of the reports of one launch."""
        actors = {iri for account in accounts for iri in account.values(Property.ACTOR)}
        documents = {account.document: account for account in accounts}
        return cls(documents, copies, frozenset(_sides(actors, lexicon)), lexicon)

    def source(self, assertion: Assertion) -> str:
        """Return the IRI of the independent origin that a claim goes back to."""
        side = self._side(assertion.origin)
        if side:
            return side
        account = self.documents.get(assertion.document)
        if account is None or assertion.origin not in {account.publisher, account.document}:
            return assertion.origin
        return self._written(account, assertion.origin)

    def sources(self, assertions: Iterable[Assertion]) -> tuple[str, ...]:
        """Return the independent origins behind some claims, in the order of their IRIs."""
        return tuple(sorted({self.source(assertion) for assertion in assertions}))

    def interested(self, source: str) -> bool:
        """Whether an origin is the side that launched."""
        return source in self.sides

    def _written(self, account: Account, origin: str) -> str:
        """Return whose word a document's own is: that of what it copies or was made from."""
        if account.derived_from:
            return min(account.derived_from)
        first = self.copies.get(account.document)
        if first is None:
            return origin
        known = self.documents.get(first)
        return known.publisher or known.document if known else first

    def _side(self, origin: str) -> str:
        """Return the launching state or body that an agent speaks for; often none."""
        if origin in self.sides:
            return self._whole(origin)
        holders = self.sides.intersection(_spoken_for(origin, self.lexicon))
        return self._whole(min(holders)) if holders else ""

    def _whole(self, iri: str) -> str:
        """Return the state of an official body that launches, else the body itself."""
        thing = self.lexicon.thing(iri)
        return thing.country if thing and thing.country in self.sides else iri


def _sides(actors: Iterable[str], lexicon: Lexicon) -> Iterable[str]:
    """Give who launches: a state with its bodies, or a company for itself alone."""
    for iri in actors:
        yield iri
        yield from _spoken_for(iri, lexicon)


def _spoken_for(iri: str, lexicon: Lexicon) -> Iterable[str]:
    """Give the states and bodies that an agent speaks for beside itself.

    A body of a state speaks for it, so do its newspapers; a person speaks for the body that he or
    she belongs to. A company, a free newspaper or an institute speaks for itself.
    """
    thing = lexicon.thing(iri)
    if thing is None:
        return
    if thing.member_of:
        yield thing.member_of
        yield from _spoken_for(thing.member_of, lexicon)
    elif thing.country and _official(thing, lexicon):
        yield thing.country


def _official(thing: Thing, lexicon: Lexicon) -> bool:
    """Whether a body belongs to its state: by its sort, or because it is said to be part of it."""
    whole = lexicon.thing(thing.part_of)
    return thing.detail in OFFICIAL or bool(whole and whole.type is EntityType.STATE)
