"""How a launch ended by all that is said of it: by whom, how surely, and who denies it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.terms import EntityType, Kind, Outcome, Property, Status
from loaders.english.launches.verdict import AFAR, DOUBT, FLEW, PLEASED
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kb.model import Claim, Mention, Report, Statement
    from loaders.english.names import Names

# Who speaks: the article itself, the side that launched, another side, or nobody can tell.
ARTICLE, OWN, OTHER, SOMEBODY = "article", "own", "other", "somebody"
OUTSIDERS = re.compile("|".join(sorted(listed("outcomes", "voices", "outsiders"))), re.IGNORECASE)
STATE_VOICES = re.compile("|".join(sorted(listed("outcomes", "voices", "insiders"))), re.IGNORECASE)


def settled(names: Names, report: Report, said: Mapping[str, Statement]) -> Report:
    """Return a launch with the outcome that all claims on it come to, each with its voice."""
    if report.status is not Status.OCCURRED:
        return report
    told = [c for c in report.claims if c.property is Property.OUTCOME]
    voiced = [(c, _party(names, report, c, said)) for c in told]
    kept = [(c, party) for c, party in voiced if not _empty(c, party)]
    dropped = {id(c) for c, _ in voiced} - {id(c) for c, _ in kept}
    claims = tuple(c for c in report.claims if id(c) not in dropped)
    if report.kind is Kind.MISSILE:
        # A missile that came down in the sea did what it was fired for.
        kept = [(c, party) for c, party in kept if c.rule != AFAR]
    return replace(report, outcome=outcome_of(kept), claims=claims)


def _empty(claim: Claim, party: str) -> bool:
    """Tell words that mean something only from one side: "flew 1,001 km" by who fired it."""
    if claim.rule == FLEW:
        return party != OWN
    return claim.rule == PLEASED and party == OTHER


def outcome_of(told: Sequence[tuple[Claim, str]]) -> Outcome:
    """Return what claims with their parties come to.

    A success claimed by who launched and denied by others is unknown; a failure outweighs what
    only leans to success, and a success what was only seen from afar.
    """
    counted: Counter[tuple[Outcome, str]] = Counter()
    doubted = any(c.rule == DOUBT and party != OWN for c, party in told)
    for claim, party in told:
        if claim.rule not in {DOUBT, PLEASED, FLEW, AFAR} and isinstance(claim.value, Outcome):
            counted[claim.value, party] += 1
    if any(value is Outcome.PARTIAL for value, _ in counted):
        return Outcome.PARTIAL
    successes = {p for v, p in counted if v is Outcome.SUCCESS}
    failures = {p for v, p in counted if v is Outcome.FAILURE}
    if failures and not (failures <= {OTHER, SOMEBODY} and successes & {OWN}):
        return Outcome.FAILURE
    if failures or (doubted and successes <= {OWN, ARTICLE}):
        return Outcome.UNKNOWN
    if successes:
        return Outcome.SUCCESS
    rules = {c.rule for c, _ in told}
    if rules & {PLEASED, FLEW}:
        return Outcome.SUCCESS
    return Outcome.FAILURE if AFAR in rules else Outcome.UNKNOWN


def _party(names: Names, report: Report, claim: Claim, said: Mapping[str, Statement]) -> str:
    statement = said.get(claim.voice)
    if statement is None:
        return ARTICLE
    own = _countries(names, (report.actor,))
    theirs = _countries(names, (statement.speaker, statement.speaks_for))
    if own & theirs:
        return OWN
    if theirs:
        return OTHER
    words = " ".join(statement.speaker.names)
    if OUTSIDERS.search(words):
        return OTHER
    return OWN if STATE_VOICES.search(words) else SOMEBODY


def _countries(names: Names, mentions: Iterable[Mention | None]) -> set[str]:
    """Return the states that agents are, belong to, or are described by ("a US official")."""
    out: set[str] = set()
    for mention in mentions:
        if mention is None:
            continue
        held = [e for e in names.entities if e.thing and e.thing.iri == mention.iri]
        inside = [e for s in mention.spans for _, e in names.inside(s.start, s.end)]
        for entity in (*held, *inside):
            if entity.thing is not None:
                state = entity.type is EntityType.STATE
                out.add(entity.thing.iri if state else entity.thing.country or entity.thing.iri)
    return out - {""}
