"""The index beside the layer: what the layer was made from, so that a change costs what it touches.

A graph of its own holds the blocks of each report, the reports of each document and the things
that each document names. It belongs to the layer: a pure function of the documents.
"""

from __future__ import annotations

from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING

from kb.rdf import border
from kb.rdf.sheet import Sheet
from kb.resolve.blocks import keys_of, pairs_of, partners
from kb.resolve.profiles import Profiler
from kb.store.answers import cells
from kb.terms import GAZETTEER, INDEX, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyoxigraph as ox

    from kb.names import Lexicon
    from kb.resolve.accounts import Account
    from kb.resolve.things import Naming
    from kb.store import QuadStore

RULES = "1"
"""Grows when the same documents give another layer, within one version of the program."""

_GRAPH = border.iri(INDEX)
_BLOCK = border.own("block")
_DESCRIBERS = """
SELECT DISTINCT ?document ?mark WHERE {
  GRAPH ?document { ?document kb:describes ?thing ; kb:sha256|kb:fingerprint ?mark }
}"""


def rules_of(store: QuadStore) -> str:
    """Return what the layer depends on beside reports and judgements: the rules, and what is known.

    That is the version of the program, the gazetteer in the store, and the documents that describe
    things. Where it differs from what the layer was made with, the layer is made anew.
    """
    gazetteer = border.iri(GAZETTEER)
    marks = sorted(str(q.object) for q in store.match(gazetteer, border.own("fingerprint")))
    described = sorted("".join(row) for row in cells(store, _DESCRIBERS))
    return digest(version("launch-kb"), RULES, *marks, "", *described)


def keys_by_report(accounts: Iterable[Account], lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Return the keys of the blocks of each report."""
    profiler = Profiler(lexicon)
    return {account.report: keys_of(profiler.profile(account)) for account in accounts}


def index_quads(
    keys: Mapping[str, Iterable[str]], namings: Iterable[Naming], rules: str
) -> list[ox.Quad]:
    """Return the index of some reports, and of how documents name things."""
    named = sorted({(naming.document, naming.thing) for naming in namings})
    sheet = Sheet(INDEX)
    # A store without documents is as it was before the first.
    if keys or named:
        sheet.words(_GRAPH, "fingerprint", rules)
    for report, blocks in keys.items():
        node = border.iri(report)
        sheet.own(node, "inDocument", border.iri(report.partition("#")[0]))
        sheet.own(node, "block", *map(border.text, blocks))
    for document, thing in named:
        sheet.own(border.iri(document), "names", border.iri(thing))
    return sheet.quads()


def clear_if_empty(store: QuadStore) -> None:
    """Take the index out when nothing is in it but its fingerprint."""
    first = list(islice(store.quads(INDEX), 2))
    if len(first) == 1:
        store.remove(INDEX)


_SIZE = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{INDEX}> {{ ?report kb:inDocument ?d }} }}"


class Index:
    """The index of a store, for look-ups."""

    def __init__(self, store: QuadStore) -> None:
        self._store = store

    @property
    def rules(self) -> str:
        """What the layer was made with; empty where there is none."""
        found = self._store.match(_GRAPH, border.own("fingerprint"), _GRAPH)
        return next((str(border.plain(quad.object)) for quad in found), "")

    def reports(self, document: str) -> set[str]:
        """Return the reports of a document as the layer knows them."""
        return set(self._subjects("inDocument", border.iri(document)))

    def size(self) -> int:
        """Return the number of reports that the layer knows."""
        return int(next(cells(self._store, _SIZE))[0])

    def knows(self, report: str) -> bool:
        """Whether a report is in the layer."""
        found = self._store.match(border.iri(report), border.own("inDocument"), _GRAPH)
        return next(found, None) is not None

    def keys(self, report: str) -> set[str]:
        """Return the keys of a report's blocks."""
        found = self._store.match(border.iri(report), _BLOCK, _GRAPH)
        return {str(border.plain(quad.object)) for quad in found}

    def under(self, key: str) -> list[str]:
        """Return the reports under a key, in alphabetical order."""
        return sorted(self._subjects("block", border.text(key)))

    def quads(self, *nodes: str) -> Iterator[ox.Quad]:
        """Yield what the index says of reports or documents."""
        for node in nodes:
            yield from self._store.match(border.iri(node), None, _GRAPH)

    def named(self, document: str) -> set[str]:
        """Return the things that a document names, as the layer knows it."""
        found = self._store.match(border.iri(document), border.own("names"), _GRAPH)
        return {str(border.plain(quad.object)) for quad in found}

    def pairs(self, reports: Iterable[str]) -> set[tuple[str, str]]:
        """Return the pairs to compare in which one of these reports is."""
        wanted = set(reports)
        keys = {key for report in wanted for key in self.keys(report)}
        found: set[tuple[str, str]] = set()
        for hosts, guests in map(self.block, {key.lstrip("~") for key in keys}):
            for pair in pairs_of(hosts, guests):
                if pair[0] in wanted or pair[1] in wanted:
                    found.add(pair)
        return found

    def block(self, key: str) -> tuple[list[str], list[str]]:
        """Return the hosts and the guests of a block."""
        lists = [self.under(name) for name in partners(key)]
        return lists[0], lists[1]

    def _subjects(self, name: str, value: ox.NamedNode | ox.Literal) -> Iterator[str]:
        for quad in self._store.match(None, border.own(name), _GRAPH, value=value):
            yield str(border.plain(quad.subject))
