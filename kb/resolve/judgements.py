"""Judgements: what is thought of two reports, how surely, why and by whom; a person's are kept.

The program's judgements are derived and come anew with each rebuild. A person's are stored once,
in a graph of their own, and never edited: a judgement that is taken back stays, marked as such.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.dates import from_xsd, to_xsd
from kb.errors import DataError, NotFoundError
from kb.rdf import border
from kb.rdf.sheet import A, Sheet, concept_node
from kb.resolve.likeness import Verdict
from kb.store.answers import last_step
from kb.terms import BASE, JUDGEMENTS, KB, MATCHES, digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    import pyoxigraph as ox

    from kb.store import QuadStore, View

PROGRAM = "program"
"""Who judges when no person has."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is thought of two reports, how surely and why, and who thinks it since when.

    The two reports stand in the order of their IRIs. `who` is "program" or a person's name; `at`
    is when a person judged. `withdrawn_at` and `withdrawn_by` are set when it was taken back.
    """

    a: str
    b: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    who: str = PROGRAM
    at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The two reports."""
        return self.a, self.b

    @property
    def iri(self) -> str:
        """Made from the pair, and for a person's judgement from what was judged by whom when."""
        own = () if self.at is None else (self.verdict, self.who, to_xsd(self.at))
        return f"{BASE}judgement/{digest(self.a, self.b, *own)}"

    @property
    def by_person(self) -> bool:
        """Whether a person judged, not the program."""
        return self.at is not None


def judged(
    reports: tuple[str, str], verdict: Verdict, *, who: str, at: datetime, reason: str = ""
) -> Judgement:
    """Return a person's judgement of two reports, given in any order.

    Raises:
        DataError: If the two are one, or nobody is named.
    """
    if reports[0] == reports[1]:
        raise DataError(f"a judgement needs two reports, not {reports[0]} twice")
    if not who.strip() or who == PROGRAM:
        raise DataError(f"a judgement needs the name of a person, not {who!r}")
    a, b = sorted(reports)
    score = {Verdict.SAME: 1.0, Verdict.DIFFERENT: 0.0}.get(verdict, 0.5)
    reasons = (reason,) if reason else ()
    return Judgement(a, b, verdict, score, reasons, who, at.replace(microsecond=0))


def read_judgements(view: View, graph: str = JUDGEMENTS) -> list[Judgement]:
    """Return the judgements of a graph: persons' oldest first, the program's by their pairs."""
    return judgements_of(view.quads(graph))


def judgements_of(quads: Iterable[ox.Quad]) -> list[Judgement]:
    """Return the judgements that some quads hold, in the order of `read_judgements`."""
    nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        name = quad.predicate.value.removeprefix(KB)
        nodes[str(border.plain(quad.subject))][name].append(str(border.plain(quad.object)))
    found = [_judgement(said) for said in nodes.values() if "verdict" in said]
    return sorted(found, key=lambda j: (to_xsd(j.at) if j.at else "", j.a, j.b, j.iri))


def _judgement(said: dict[str, list[str]]) -> Judgement:
    a, b = sorted(said["judged"])
    one = {name: values[0] for name, values in said.items()}
    return Judgement(
        a=a,
        b=b,
        verdict=Verdict(last_step(one["verdict"])),
        score=float(one["score"]),
        reasons=tuple(one["reason"].split("; ")) if "reason" in one else (),
        who=one["judgedBy"],
        at=_moment(one.get("judgedAt", "")),
        withdrawn_at=_moment(one.get("withdrawnAt", "")),
        withdrawn_by=one.get("withdrawnBy", ""),
    )


def _moment(stamp: str) -> datetime | None:
    return from_xsd(stamp) if stamp else None


def standing(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """Return the judgement that counts for each pair: the latest that was not taken back."""
    return {j.pair: j for j in judgements if j.withdrawn_at is None}


def overruled(program: Iterable[Judgement], persons: Iterable[Judgement]) -> list[Judgement]:
    """Return the program's judgements with a person's in their place where there is one."""
    own = standing(persons)
    return [*(j for j in program if j.pair not in own), *own.values()]


def judgement_quads(judgements: Iterable[Judgement], graph: str = MATCHES) -> list[ox.Quad]:
    """Return judgements as quads of a graph."""
    sheet = Sheet(graph)
    for judgement in judgements:
        node = border.iri(judgement.iri)
        sheet.say(node, A, border.own("Judgement"))
        sheet.own(node, "judged", border.iri(judgement.a), border.iri(judgement.b))
        sheet.own(node, "verdict", concept_node(judgement.verdict))
        sheet.own(node, "score", border.decimal(judgement.score))
        sheet.words(node, "reason", "; ".join(judgement.reasons))
        sheet.words(node, "judgedBy", judgement.who)
        sheet.own(node, "judgedAt", border.stamp(judgement.at) if judgement.at else None)
        if judgement.withdrawn_at:
            sheet.own(node, "withdrawnAt", border.stamp(judgement.withdrawn_at))
            sheet.words(node, "withdrawnBy", judgement.withdrawn_by)
    return sheet.quads()


def record(store: QuadStore, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Store persons' judgements and return those that are new; the layer is not rebuilt.

    One that is stored already and was taken back in the meantime is marked as taken back.
    """
    known = {j.iri: j for j in read_judgements(store)}
    fresh = [j for j in judgements if known.get(j.iri, replace(j, withdrawn_at=None)) != j]
    new = [j for j in judgements if j.iri not in known or (j in fresh and j.withdrawn_at)]
    store.add(judgement_quads(new, JUDGEMENTS))
    return new


def withdraw(store: QuadStore, iri: str, *, who: str, at: datetime) -> Judgement:
    """Take a person's judgement back, by its IRI or the end of it, and return it.

    Raises:
        NotFoundError: If there is no such judgement, or it was taken back before.
    """
    found = [j for j in read_judgements(store) if iri in {j.iri, j.iri.rpartition("/")[2]}]
    live = [j for j in found if j.withdrawn_at is None]
    if not live:
        why = "was taken back before" if found else "is not known"
        raise NotFoundError(f"the judgement {iri} {why}; `kb review --history` lists them")
    taken = replace(live[0], withdrawn_at=at.replace(microsecond=0), withdrawn_by=who)
    store.add(judgement_quads([taken], JUDGEMENTS))
    return taken
