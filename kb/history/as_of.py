"""What was known on a day: a store cut back to the versions and claims of that day.

Of each document the newest version that was certainly published by the day's end stays. Where a
source says since when it says something (a history of slips), that counts instead of the day of
publication: later claims go, and of a document published later those stay that were known before.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.dates import Time, order, parse_edtf
from kb.errors import DateError
from kb.history.cut import claims_with_days, cut
from kb.history.documents import read_facts
from kb.history.versions import read_versions, unarchive
from kb.store import QuadStore
from kb.store.answers import rows
from kb.terms import GAZETTEER, HISTORY, JUDGEMENTS, VOCABULARIES

if TYPE_CHECKING:
    from kb.history.cut import Row
    from kb.history.versions import Version
    from kb.store import View

_REPORTS = """
SELECT ?document (COUNT(?report) AS ?number)
WHERE { GRAPH ?document { ?report a kb:Report } } GROUP BY ?document"""

_OTHERS = (JUDGEMENTS, GAZETTEER, VOCABULARIES)


@dataclass(frozen=True, slots=True)
class Restriction:
    """What becomes of each live document: it stays, is cut, gives way to a version, or goes.

    `cut` holds the claims of documents that were out, of which those go that became known later;
    `part` the claims of documents that were not, of which those stay that were known before.
    """

    day: Time
    stays: tuple[str, ...]
    cut: dict[str, list[Row]]
    part: dict[str, list[Row]]
    back: dict[str, Version]
    gone: tuple[str, ...]
    undated: tuple[str, ...]

    @property
    def changed(self) -> set[str]:
        """The documents whose graphs are not as they were, under their old and new names."""
        put_back = {version.facts.document for version in self.back.values()}
        return {*self.cut, *self.part, *self.back, *self.gone, *put_back}


def restriction(view: View, day: Time) -> Restriction:
    """Return what of a store was known by the end of a day."""
    live, earlier, claims = read_facts(view), _earlier(view), claims_with_days(view)
    out = Restriction(day, (), {}, {}, {}, (), ())
    stays, gone = [], []
    for document, facts in live.items():
        before = [v for v in earlier[document] if _by(v.facts.published, day)]
        if _by(facts.published, day):
            if document in claims:
                out.cut[document] = claims[document]
            else:
                stays.append(document)
        elif before:
            out.back[document] = max(before, key=_age)
        elif document in claims:
            out.part[document] = claims[document]
        else:
            gone.append(document)
    undated = sorted(facts.name for facts in live.values() if facts.published.latest is None)
    return replace(out, stays=tuple(stays), gone=tuple(gone), undated=tuple(undated))


def is_mostly_gone(view: View, wanted: Restriction) -> bool:
    """Tell whether less is left of a store than is taken out of it, counted in reports."""
    number = {row["document"]: int(row["number"]) for row in rows(view, _REPORTS)}
    lost = sum(number.get(document, 0) for document in (*wanted.gone, *wanted.back))
    return 2 * lost > sum(number.values())


def copy_of_rest(store: QuadStore, wanted: Restriction) -> QuadStore:
    """Return a store in memory with the documents that are not all gone, and no layer above."""
    out = QuadStore()
    for graph in (*_OTHERS, *wanted.stays, *wanted.cut, *wanted.part):
        out.inner.bulk_extend(store.quads(graph))
    return out


def restrict(store: QuadStore, wanted: Restriction, source: QuadStore) -> None:
    """Cut a store back; `source` holds the history. The layer above is not rebuilt."""
    for document, version in wanted.back.items():
        quads = unarchive(source, version)
        store.remove(document)
        store.replace(version.facts.document, quads)
    for document, claims in wanted.cut.items():
        cut(store, document, claims, wanted.day, whole=True)
    for document, claims in wanted.part.items():
        cut(store, document, claims, wanted.day, whole=False)
    for document in wanted.gone:
        store.remove(document)
    store.remove(HISTORY)


def day_of(given: str | Time) -> Time:
    """Return the day whose end counts, given in EDTF.

    Raises:
        DateError: If it is not EDTF, or has no end.
    """
    day = given if isinstance(given, Time) else parse_edtf(given)
    if day.latest is None:
        raise DateError(f"as of {day.edtf!r}: name a day (2023-08-24), month or year that ends")
    return day


def _by(published: Time, day: Time) -> bool:
    """Whether something was certainly published by the end of a day."""
    if published.latest is None or day.latest is None:
        return False
    return published.latest <= day.latest


def _age(version: Version) -> tuple[object, ...]:
    return *order(version.facts.published), version.iri


def _earlier(view: View) -> dict[str, list[Version]]:
    """Return the earlier versions of each live document."""
    out: dict[str, list[Version]] = defaultdict(list)
    for version in read_versions(view):
        if not version.retraction:
            out[version.successor].append(version)
    return out
