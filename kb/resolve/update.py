"""The layer brought up to date: only what changed documents touch is judged and written anew.

The result is the one that making the whole layer gives. That holds because each step depends on
little: whether two reports are compared on their own keys, whether they fit on the two alone, a
launch on the reports that are connected by fitting pairs, a thing's names on the documents that
name it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.rdf import border
from kb.rdf.sheet import A
from kb.resolve.accounts import Account, read_accounts
from kb.resolve.blocks import LARGEST_BLOCK
from kb.resolve.clusters import cluster, doubtful, judge
from kb.resolve.copies import copies, copy_quads
from kb.resolve.index import Index, clear_if_empty, index_quads, keys_by_report
from kb.resolve.judgements import Judgement, judgement_quads, read_judgements, standing
from kb.resolve.kinship import related
from kb.resolve.launches import Grounds, launches_of, read_links
from kb.resolve.likeness import SAME_FROM, Verdict
from kb.resolve.plans import follow
from kb.resolve.stored import Layer
from kb.resolve.things import entity_quads, read_namings
from kb.resolve.write import conflict_quads, follow_quads, launch_quads
from kb.terms import COPIES, ENTITIES, MATCHES, Property, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from kb.names import Lexicon
    from kb.resolve.plans import Course, Launch
    from kb.store import QuadStore


class Update:
    """One change of documents or judgements, and what follows from it."""

    def __init__(
        self,
        store: QuadStore,
        lexicon: Lexicon,
        changed: Collection[str],
        judged: Collection[str],
    ) -> None:
        self._store = store
        self._lexicon = lexicon
        self._index = Index(store)
        self._layer = Layer(store)
        self._changed = sorted(set(changed))
        self._gone = {r for document in self._changed for r in self._index.reports(document)}
        self._fresh = {r for document in self._changed for r in _reports_in(store, document)}
        self._touched = self._gone | self._fresh | set(judged)
        self._accounts: dict[str, Account] = {}
        self._persons = standing(read_judgements(store))

    @property
    def is_small(self) -> bool:
        """Whether less is touched than not: else making the whole layer is faster."""
        return 2 * len(self._touched) <= self._index.size()

    def run(self) -> int:
        """Write what follows from the change and return the number of launches."""
        links, copied = read_links(self._store), copies(self._store)
        shown = self._renamed() | self._copied(copied) | self._linked(links)
        seeds = {report for launch in shown for report in self._layer.reports(launch)}
        self._enter()
        fits = self._judged()
        reports, kept = self._connected(seeds, fits)
        groups = self._grouped(reports, [*fits, *kept])
        launches = launches_of(groups, Grounds(self._lexicon, copied, links))
        self._write_matches(launches, [*fits, *kept])
        self._write_launches(launches, reports)
        clear_if_empty(self._store)
        return self._layer.size()

    def _renamed(self) -> set[str]:
        """Update the things that the documents name or named; return launches to be relabelled."""
        before = {thing for d in self._changed for thing in self._index.named(d)}
        here = read_namings(self._store, documents=self._changed)
        things = before | {naming.thing for naming in here}
        old_names = self._layer.names(things)
        namings = read_namings(self._store, things=things)
        quads, names = entity_quads(namings, self._lexicon)
        graph = border.iri(ENTITIES)
        old = [q for t in things for q in self._store.match(border.iri(t), None, graph)]
        self._store.exchange(old, quads)
        old = list(self._index.quads(*self._changed))
        self._store.exchange(old, index_quads({}, here, self._index.rules))
        other = {thing for thing in things if names.get(thing) != old_names.get(thing)}
        return {launch for thing in other for launch in self._layer.valued(thing)}

    def _copied(self, copied: Mapping[str, str]) -> set[str]:
        """Update which documents are copies; return the launches whose origins may change."""
        old, new = set(self._store.quads(COPIES)), set(copy_quads(copied))
        self._store.exchange(old, new)
        documents = {str(border.plain(quad.subject)) for quad in old ^ new}
        reports = {report for d in documents for report in self._index.reports(d)}
        return {self._layer.launch_of(report) for report in reports} - {""}

    def _linked(self, links: dict[str, list[str]]) -> set[str]:
        """Return the launches that the changed documents are or were tied to by an identifier."""
        changed = set(self._changed)
        identifiers = [i for i, documents in links.items() if not changed.isdisjoint(documents)]
        out = {launch for i in identifiers for launch in self._layer.with_identifier(i)}
        return out | {launch for d in changed for launch in self._layer.with_article(d)}

    def _enter(self) -> None:
        """Bring the index up to date; in blocks that are or were too large all are touched."""
        fresh = self._read(self._fresh)
        keys = keys_by_report(fresh, self._lexicon)
        old = {key for report in self._gone for key in self._index.keys(report)}
        bases = {key.lstrip("~") for key in (*old, *(k for some in keys.values() for k in some))}
        before = {base: self._members(base) for base in bases}
        entries = index_quads(keys, (), self._index.rules)
        self._store.exchange(self._index.quads(*self._gone), entries)
        for base in bases:
            after = self._members(base)
            if max(len(after), len(before[base])) > LARGEST_BLOCK:
                self._touched |= after | before[base]

    def _members(self, base: str) -> set[str]:
        hosts, guests = self._index.block(base)
        return {*hosts, *guests}

    def _live(self, reports: Iterable[str]) -> set[str]:
        return {report for report in reports if self._index.knows(report)}

    def _judged(self) -> list[Judgement]:
        """Judge the pairs that touched reports are in."""
        pairs = self._index.pairs(self._live(self._touched))
        accounts = self._read({report for pair in pairs for report in pair})
        return judge(accounts, self._lexicon, pairs)

    def _connected(
        self, seeds: Iterable[str], fits: Iterable[Judgement]
    ) -> tuple[set[str], list[Judgement]]:
        """Return the reports that fitting pairs connect with what is touched.

        Also returns the judgements of those pairs among them that stay as they were.
        """
        same = _neighbours(j.pair for j in fits if j.verdict is Verdict.SAME)
        bound = _neighbours(j.pair for j in self._persons.values())
        near = {other for report in self._touched for other in self._layer.fitting(report)}
        near |= {other for report in self._touched for other in bound.get(report, ())}
        waiting = self._live({*seeds, *near, *self._touched})
        reached: set[str] = set()
        kept: set[tuple[str, str]] = set()
        while waiting:
            report = waiting.pop()
            reached.add(report)
            others = same.get(report, set()) | self._live(bound.get(report, ()))
            if report not in self._touched:
                fitting = self._layer.fitting(report) - self._touched
                kept |= {(min(report, other), max(report, other)) for other in fitting}
                others |= fitting
            waiting |= others - reached
        return reached, judge(self._read(reached), self._lexicon, kept)

    def _grouped(
        self, reports: Collection[str], matches: Iterable[Judgement]
    ) -> list[list[Account]]:
        own = [j for pair, j in self._persons.items() if not set(pair).isdisjoint(reports)]
        program = [j for j in matches if j.pair not in self._persons]
        return cluster(self._read(reports), [*program, *own], self._lexicon)

    def _write_matches(self, launches: Iterable[Launch], matches: Iterable[Judgement]) -> None:
        launch_of = {report: launch.iri for launch in launches for report in launch.reports}
        old = {j for report in self._touched for j in self._layer.matches(report)}
        old |= {
            j for report in launch_of for j in self._layer.matches(report) if j.score >= SAME_FROM
        }
        new = judgement_quads(doubtful(matches, launch_of))
        self._store.exchange(judgement_quads(old, MATCHES), new)

    def _write_launches(self, launches: Collection[Launch], reports: Iterable[str]) -> None:
        before = {self._layer.launch_of(report) for report in {*reports, *self._gone}} - {""}
        actors = self._layer.actors(before)
        values = {choice.best.value for launch in launches for choice in launch.choices}
        names = self._layer.names(value for value in values if value.startswith("http"))
        old = [quad for launch in before for quad in self._layer.quads(launch)]
        new = [*launch_quads(launches, names), *conflict_quads(launches, names)]
        self._store.exchange(old, new)
        actors |= {launch.value(Property.ACTOR) for launch in launches} - {""}
        self._write_followed(before, {launch.iri: launch for launch in launches}, actors)

    def _write_followed(
        self, before: set[str], launches: dict[str, Launch], actors: Collection[str]
    ) -> None:
        """Find anew what became of the plans that are new, or that a changed flight may fulfil."""
        plans = {
            plan
            for plan in self._layer.plans()
            if plan in launches
            or any(self._goes_with(actor, actors) for actor in self._layer.actors([plan]))
        }
        courses = [launches[p].course if p in launches else self._course(p) for p in plans]
        flown = self._flights({course.actor for course in courses} - {""})
        new = follow([*courses, *flown], self._lexicon)
        old = [q for q in self._layer.followed() if str(border.plain(q.subject)) in plans | before]
        self._store.exchange(old, follow_quads(new))

    def _flights(self, planners: Collection[str]) -> list[Course]:
        """Return the flights by these actors, their states and their bodies."""
        if not planners:
            return []
        every = self._layer.actor_of()
        actors = {actor for actor in every.values() if self._goes_with(actor, planners)}
        launches = [launch for launch, actor in every.items() if actor in actors]
        return [c for c in self._layer.courses(launches) if c.status == Status.OCCURRED]

    def _goes_with(self, actor: str, others: Iterable[str]) -> bool:
        return bool(actor) and any(o and related(actor, o, self._lexicon) for o in others)

    def _course(self, plan: str) -> Course:
        """Return the course of a plan that stays as it is."""
        group = self._read(self._layer.reports(plan))
        return launches_of([group], Grounds(self._lexicon))[0].course

    def _read(self, reports: Iterable[str]) -> list[Account]:
        """Return the accounts of reports in the order of their IRIs; each is read once."""
        wanted = sorted(reports)
        missing = [report for report in wanted if report not in self._accounts]
        if missing:
            found = read_accounts(self._store, missing)
            self._accounts.update((account.report, account) for account in found)
        return [self._accounts[report] for report in wanted]


def _reports_in(store: QuadStore, document: str) -> set[str]:
    graph, class_ = border.iri(document), border.own("Report")
    found = store.match(None, A, graph, value=class_)
    return {str(border.plain(quad.subject)) for quad in found}


def _neighbours(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for a, b in pairs:
        out.setdefault(a, set()).add(b)
        out.setdefault(b, set()).add(a)
    return out
