"""Small worlds for the benchmarks: a store with some catalogues and articles, and its launches."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from kb.loading.protocol import Fault
from kb.loading.registry import loader_for, reader
from kb.names import gazetteer
from kb.rdf import document_quads
from kb.resolve.accounts import read_accounts
from kb.resolve.clusters import cluster, judge
from kb.resolve.known import store_lexicon
from kb.store import QuadStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.model import Document, Reader, Reading
    from kb.names import Lexicon
    from kb.resolve.accounts import Account
    from kb.resolve.judgements import Judgement

SHARED = Path(__file__).parents[3] / "shared"
CATALOGUES = SHARED / "catalogues"
GCAT = tuple(CATALOGUES / "gcat" / f"{name}.tsv" for name in ("launchlog", "lv", "orgs", "sites"))


@dataclass(frozen=True, slots=True)
class World:
    """Documents with what was judged of them."""

    documents: tuple[Document, ...]
    accounts: tuple[Account, ...]
    lexicon: Lexicon
    judgements: tuple[Judgement, ...]
    launches: tuple[tuple[Account, ...], ...]

    def of(self, part: str) -> list[Account]:
        """Return the reports of the documents whose name or publisher has these words."""
        iris = {d.iri for d in self.documents if part.lower() in f"{d.name} {d.publisher}".lower()}
        return [account for account in self.accounts if account.document in iris]

    def launch_of(self) -> dict[str, tuple[Account, ...]]:
        """Return the launch of each report."""
        return {account.report: launch for launch in self.launches for account in launch}


def world(paths: Iterable[Path], more: Iterable[Document] = ()) -> World:
    """Return the world of some files and further articles."""
    store, documents = QuadStore(), []
    found = [*(item for path in paths for item in _items(path)), *((d, None) for d in more)]
    for document, reading in found:
        taken = reading or english().read(document, gazetteer())
        store.replace(document.iri, document_quads(document, taken, gazetteer()))
        documents.append(document)
    lexicon = store_lexicon(store, gazetteer())
    accounts = read_accounts(store)
    judgements = judge(accounts, lexicon)
    launches = cluster(accounts, judgements, lexicon)
    return World(
        tuple(documents),
        tuple(accounts),
        lexicon,
        tuple(judgements),
        tuple(tuple(launch) for launch in launches),
    )


@lru_cache(maxsize=1)
def english() -> Reader:
    """Return the reader of articles."""
    return reader()


def _items(path: Path) -> Iterator[tuple[Document, Reading | None]]:
    _, loader = loader_for(path)
    for item in loader.read(path):
        if not isinstance(item, Fault):
            yield item.document, item.reading
