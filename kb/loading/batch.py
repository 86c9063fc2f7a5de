"""Writing documents that were read: each as a version of its document, and the layer above them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.dates import display
from kb.history.documents import is_newer, read_facts
from kb.history.place import place, rivals
from kb.loading.counts import Counts, Progress, Settings
from kb.loading.files_read import write_file_read
from kb.loading.furnish import furnish
from kb.loading.protocol import Fault
from kb.rdf.border import iri, own
from kb.resolve import rebuild
from kb.terms import DCTERMS, RDF, Property

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pyoxigraph as ox

    from kb.history.documents import Facts
    from kb.loading.files_read import FileRead
    from kb.model import Document, Reading
    from kb.names import Lexicon
    from kb.store import QuadStore, StoreFolder

_SHRUNK = 0.5
"""A version with fewer than this share of the launches before is taken for a broken download."""

_TOLD = frozenset(own(property_) for property_ in Property)
_REPORT, _TYPE, _IDENTIFIER = own("Report"), iri(RDF + "type"), iri(DCTERMS + "identifier")


@dataclass(frozen=True, slots=True)
class Written:
    """A document that was read and is to be written; `file`: where it alone came from."""

    document: Document
    reading: Reading
    facts: Facts
    quads: Sequence[ox.Quad]
    file: FileRead | None = None


def write_batch(
    folder: StoreFolder,
    batch: Sequence[Written],
    lexicon: Lexicon,
    settings: Settings,
    counts: Counts,
    advance: Callable[[Progress], None],
) -> None:
    """Write documents as one new generation of the store.

    Raises:
        StoreError: If the store cannot be written; nothing has changed then.
    """
    with folder.writing() as draft:
        furnish(draft)
        live = read_facts(draft)
        changed: set[str] = set()
        done, total = 0, sum(len(written.quads) for written in batch)
        for written in batch:
            advance(Progress("writing", done, total, written.document.name))
            changed |= _write(draft, written, live, settings, counts)
            done += len(written.quads)
        advance(Progress("resolving"))
        counts.launches = rebuild(draft, lexicon, changed)


def _write(
    draft: QuadStore,
    written: Written,
    live: dict[str, Facts],
    settings: Settings,
    counts: Counts,
) -> frozenset[str]:
    """Write one document and count it; return the documents whose live graphs changed."""
    document, facts = written.document, written.facts
    others = [o for o in rivals(facts, live) if is_newer(facts, o, otherwise=True)]
    if not settings.shrink and (reason := _broken(draft, written, others)):
        counts.faults.append(Fault(document.name, reason))
        return frozenset()
    before = {
        key: said for o in others for key, said in said_of_launches(draft, o.document).items()
    }
    placed = place(draft, facts, written.quads, live)
    if written.file:
        write_file_read(draft, written.file)
    _count(counts, written)
    if placed.ahead:
        newer = f"is older than the version of {_day(placed.ahead)}: it goes into the history"
        counts.versions.append(Fault(document.name, newer))
    elif placed.superseded:
        after = said_of_launches(draft, facts.document)
        told = f"replaces the version of {_day(placed.superseded[0])}: {_changes(before, after)}"
        counts.versions.append(Fault(document.name, told))
    return placed.changed


def _count(counts: Counts, written: Written) -> None:
    counts.loaded += 1
    counts.reports += len(written.reading.reports)
    counts.things += len(written.reading.things)
    counts.statements += len(written.reading.statements)
    warnings = (*written.document.warnings, *written.reading.warnings)
    counts.warnings += [Fault(written.document.name, warning) for warning in warnings]


def _broken(draft: QuadStore, written: Written, others: Iterable[Facts]) -> str:
    """Return why a version is taken for a part of the whole; empty when it is not."""
    number = len(written.reading.reports)
    for other in others:
        graph = iri(other.document)
        had = sum(1 for _ in draft.inner.quads_for_pattern(None, _TYPE, _REPORT, graph))
        if other.catalogue and number < _SHRUNK * had:
            return (
                f"holds {number} launches, the version of {_day(other)} held {had}: is the file "
                "whole? --allow-shrink replaces it all the same"
            )
    return ""


def _day(facts: Facts) -> str:
    return display(facts.published) if facts.published.edtf else "an unknown day"


def said_of_launches(store: QuadStore, document: str) -> dict[str, frozenset[str]]:
    """Return what a document says of each launch, by the launch's identifiers or its place."""
    graph = iri(document)
    out: dict[str, frozenset[str]] = {}
    for report in store.inner.quads_for_pattern(None, _TYPE, _REPORT, graph):
        quads = list(store.inner.quads_for_pattern(report.subject, None, None, graph))
        names = sorted(str(quad.object) for quad in quads if quad.predicate == _IDENTIFIER)
        said = (f"{q.predicate} {q.object}" for q in quads if q.predicate in _TOLD)
        key = " ".join(names) or str(report.subject)
        out[key.replace(document, "")] = frozenset(x.replace(document, "") for x in said)
    return out


def _changes(before: Mapping[str, frozenset[str]], after: Mapping[str, frozenset[str]]) -> str:
    changed = sum(1 for key, said in after.items() if key in before and before[key] != said)
    parts = [
        f"{number} {what}"
        for number, what in (
            (changed, "launches changed" if changed != 1 else "launch changed"),
            (len(after.keys() - before.keys()), "new"),
            (len(before.keys() - after.keys()), "gone"),
        )
        if number
    ]
    return ", ".join(parts) or "no launch changed"
