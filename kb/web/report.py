"""The report: what a store holds, as one HTML file that needs no network and no program."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from kb.terms import BASE
from kb.web.addresses import holder
from kb.web.bars import picture_of, scale_of
from kb.web.picking import pick
from kb.web.render import environment, static
from kb.web.shelf import Shelf
from kb.web.statements import about_launch, read_statements
from kb.web.values import read_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.dates import Time
    from kb.names import Lexicon
    from kb.store import QuadStore
    from kb.timeline import TimelineEntry
    from kb.web.bars import Scale
    from kb.web.picking import Filter
    from kb.web.shelf import Source
    from kb.web.statements import StatementView
    from kb.web.values import ValueView

DETAILED = 200
"""So many launches are told with all their words; of more, those that most documents tell of."""

_DATED = ("date",)


@dataclass(frozen=True, slots=True)
class Told:
    """One launch with all that is known of it and was said about it."""

    entry: TimelineEntry
    anchor: str
    values: list[ValueView]
    statements: list[StatementView]

    @property
    def scale(self) -> Scale | None:
        """What its dates are drawn on."""
        return scale_of([value.time for value in self.dates if value.time])

    @property
    def dates(self) -> list[ValueView]:
        """The values of its date."""
        return [value for value in self.values if value.time]


class Links:
    """Where links lead within the file; what is not told in it is listed in its index.

    >>> links = Links({"https://w3id.org/launch-kb/launch/1f"})
    >>> links("https://w3id.org/launch-kb/launch/1f#conflicts")
    '#launch-1f'
    >>> links("https://w3id.org/launch-kb/agent/kcna"), sorted(links.index)
    ('#agent-kcna', ['https://w3id.org/launch-kb/agent/kcna'])
    >>> links("https://w3id.org/launch-kb/vocabulary/outcome/failure")
    ''
    """

    def __init__(self, told: set[str]) -> None:
        self._told = told
        self.index: set[str] = set()

    def __call__(self, iri: str, **_: str) -> str:
        """Return the address of a thing in this file; a page elsewhere keeps its own."""
        thing = holder(iri)
        if not thing.startswith(BASE):
            return iri if iri.startswith(("http://", "https://")) else ""
        if thing.startswith(f"{BASE}vocabulary/"):
            return ""
        if thing not in self._told:
            self.index.add(thing)
        return f"#{anchor(thing)}"


def anchor(iri: str) -> str:
    """Return the anchor of a thing in the file.

    >>> anchor("https://w3id.org/launch-kb/agent/kcna")
    'agent-kcna'
    """
    return iri.removeprefix(BASE).replace("/", "-").replace("#", "-")


def report(
    view: QuadStore, lexicon: Lexicon, filter_: Filter, actor: str = "", as_of: str = ""
) -> str:
    """Return the report as HTML; the same store gives the same bytes.

    Args:
        view: The store, or what was known on a day.
        lexicon: What is known by name.
        filter_: What of the timeline is wanted.
        actor: The IRI of the agent that the filter names.
        as_of: The day whose knowledge this is, to be told in the report; empty for all.

    Raises:
        DateError: If a date of the filter is not EDTF.
    """
    shelf = Shelf(view, lexicon, as_of)
    entries = pick(shelf, filter_, actor).entries
    told = [_told(shelf, entry) for entry in _most_told(_launches(entries))]
    sources = _sources(shelf, told)
    links = Links({one.entry.iri for one in told} | {source.iri for source in sources})
    templates = environment(links)
    # On a page of its own a value's fragment is enough; here it needs its launch as well.
    templates.filters["anchor"] = anchor
    return templates.get_template("report.html").render(
        _counted(entries, told),
        shelf=shelf,
        called=shelf.called,
        filter=filter_,
        style=static("style.css").decode(),
        version=version("launch-kb"),
        entries=entries,
        told=told,
        rivals=_rivals(told),
        sources=sources,
        index=lambda: [(iri, anchor(iri), _what(shelf, iri)) for iri in sorted(links.index)],
        anchor_of=anchor,
    )


def _launches(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    return [entry for entry in entries if entry.sort == "launch"]


def _counted(entries: Sequence[TimelineEntry], told: Sequence[Told]) -> dict[str, object]:
    """Return what the report counts: launches by outcome, plans, launches not told in full."""
    launches = _launches(entries)
    return {
        "counts": Counter(e.outcome or "unknown" for e in launches if e.status == "occurred"),
        "plans": len([entry for entry in launches if entry.status == "planned"]),
        "left": len(launches) - len(told),
        "picture": picture_of(launches),
    }


def _most_told(launches: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """Return the launches to tell in full, in the order of time."""
    ranked = sorted(launches, key=lambda entry: (-entry.documents, entry.iri))
    kept = {entry.iri for entry in ranked[:DETAILED]}
    return [entry for entry in launches if entry.iri in kept]


def _told(shelf: Shelf, entry: TimelineEntry) -> Told:
    return Told(
        entry,
        anchor(entry.iri),
        read_values(shelf, entry.iri),
        read_statements(shelf, about_launch(shelf, entry.iri)),
    )


def _sources(shelf: Shelf, told: Sequence[Told]) -> list[Source]:
    """Return the documents behind what is told, the oldest first."""
    used = {quote.source.iri for one in told for value in one.values for quote in value.quotes}
    used |= {said.source.iri for one in told for said in one.statements}
    return [source for iri, source in shelf.sources.items() if iri in used]


def _rivals(told: Sequence[Told]) -> dict[str, list[Time]]:
    return {
        one.entry.iri: [value.time for value in one.dates if value.rival and value.time]
        for one in told
    }


def _what(shelf: Shelf, iri: str) -> str:
    """Return in a word what a thing is that the report names but does not tell of."""
    if iri in shelf.launches:
        return "launch"
    return "document" if iri in shelf.sources else shelf.types.get(iri, "thing").lower()
