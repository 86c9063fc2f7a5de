"""The pages that show many things: home, timeline, conflicts, sources, search."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kb.dates import order
from kb.errors import KbError
from kb.lookup import find_agent
from kb.web.answers import current_of, number, page, shelf_of
from kb.web.bars import picture_of
from kb.web.find import find_names, find_texts
from kb.web.picking import Filter, Picked, pick
from kb.web.values import read_values

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kb.dates import Time
    from kb.timeline import TimelineEntry
    from kb.web.shelf import Shelf, Source

LINES = 60
"""How many lines of a timeline stand on one page."""
CONFLICTS = 20
SOURCES = 100
ACTORS = 200
DAYS = 400


def home(request: Request) -> Response:
    """What is in the store, how fresh it is, and what to try."""
    shelf = shelf_of(request)
    launches = list(shelf.launches.values())
    flown = [entry for entry in launches if entry.status == "occurred"]
    conflicting = [entry for entry in launches if entry.conflicts]
    return page(
        request,
        "home.html",
        shelf=shelf,
        flown=len(flown),
        planned=len([entry for entry in launches if entry.status == "planned"]),
        outcomes=Counter(entry.outcome or "unknown" for entry in flown),
        statements=sum(source.statements for source in shelf.sources.values()),
        conflicting=sorted(conflicting, key=lambda e: (-len(e.conflicts), -e.origins, e.iri))[:5],
        conflicts=len(conflicting),
        latest=flown[-5:][::-1],
        freshness=_freshness(shelf),
        picture=picture_of(launches),
    )


def _freshness(shelf: Shelf) -> list[tuple[str, Source, int]]:
    """Return each publisher with its newest document and how many there are, the newest first."""
    newest: dict[str, Source] = {}
    counts: Counter[str] = Counter()
    for source in shelf.sources.values():
        counts[source.publisher] += 1
        newest[source.publisher] = source
    found = [(publisher, source, counts[publisher]) for publisher, source in newest.items()]
    return sorted(found, key=lambda f: (order(f[1].published), f[0]), reverse=True)


def timeline(request: Request) -> Response:
    """What happened when: filtered, page by page."""
    shelf = shelf_of(request)
    filter_ = Filter.of(request.query_params)
    problem, picked = "", Picked((), None)
    try:
        picked = pick(shelf, filter_, _agent(shelf, filter_.actor))
    except KbError as error:
        problem = str(error)
    at = number(request, "page")
    lines = list(picked.entries[(at - 1) * LINES : at * LINES])
    return page(
        request,
        "timeline.html",
        200 if not problem else 400,
        shelf=shelf,
        filter=filter_,
        problem=problem,
        lines=lines,
        rivals=_rivals(shelf, lines),
        total=len(picked.entries),
        pages=Pages.of(request, at, len(picked.entries), LINES),
        picture=picture_of(picked.entries),
        links=shelf.links,
        actors=_actors(shelf),
        days=_days(current_of(request).shelf),
    )


def _rivals(shelf: Shelf, lines: list[TimelineEntry]) -> dict[str, list[Time]]:
    """Return the other dates of the launches whose date is in conflict."""
    out = {}
    for entry in lines:
        if "date" in entry.conflicts:
            values = read_values(shelf, entry.iri, quotes=False, only=["date"])
            out[entry.iri] = [value.time for value in values if value.rival and value.time]
    return out


def _agent(shelf: Shelf, name: str) -> str:
    return find_agent(shelf.view, shelf.lexicon, name) if name else ""


def _actors(shelf: Shelf) -> list[str]:
    """Return the agents to suggest: those with the most launches."""
    found = {iri: len(shelf.launches_with[iri]) for iri in shelf.launches_with if "/agent/" in iri}
    return sorted(found, key=lambda iri: (-found[iri], iri))[:ACTORS]


def _days(shelf: Shelf) -> list[str]:
    """Return the days on which something became known, the first first; of many, some."""
    found = (source.published.latest for source in shelf.sources.values())
    # A day ends twelve hours after its end in UTC, where it is last a day.
    days = sorted({f"{moment - timedelta(hours=12):%Y-%m-%d}" for moment in found if moment})
    return days[:: -(-len(days) // DAYS)] if days else []


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a list: which one this is, how many there are, where the others are."""

    at: int
    last: int
    path: str
    query: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, request: Request, at: int, total: int, size: int) -> Pages:
        """Return the pages of a list of so many lines."""
        kept = tuple((k, v) for k, v in request.query_params.multi_items() if k != "page" and v)
        return cls(at, max(-(-total // size), 1), request.url.path, kept)

    def address(self, page: int) -> str:
        """Return the address of a page."""
        return f"{self.path}?{urlencode([*self.query, ('page', str(page))])}"


def conflicts(request: Request) -> Response:
    """What cannot all be true: the rival values of each launch, and who says each."""
    shelf = shelf_of(request)
    property_ = request.query_params.get("property", "")
    every = [entry for entry in shelf.launches.values() if entry.conflicts]
    entries = [entry for entry in every if not property_ or property_ in entry.conflicts]
    at = number(request, "page")
    shown = entries[(at - 1) * CONFLICTS : at * CONFLICTS]
    return page(
        request,
        "conflicts.html",
        shelf=shelf,
        entries=shown,
        values={e.iri: read_values(shelf, e.iri, only=e.conflicts) for e in shown},
        property=property_,
        properties=Counter(name for entry in every for name in entry.conflicts),
        total=len(entries),
        pages=Pages.of(request, at, len(entries), CONFLICTS),
    )


def sources(request: Request) -> Response:
    """The documents, the newest first, with what was taken from each."""
    shelf = shelf_of(request)
    publisher = request.query_params.get("publisher", "")
    found = [s for s in shelf.sources.values() if not publisher or s.publisher == publisher][::-1]
    at = number(request, "page")
    return page(
        request,
        "sources.html",
        shelf=shelf,
        sources=found[(at - 1) * SOURCES : at * SOURCES],
        total=len(found),
        publisher=publisher,
        publishers=_freshness(shelf),
        pages=Pages.of(request, at, len(found), SOURCES),
    )


def search(request: Request) -> Response:
    """What has the words: things by name; articles, statements and launches by their text."""
    shelf = shelf_of(request)
    words = request.query_params.get("q", "").strip()
    folder = None if shelf.as_of else current_of(request).folder.path
    return page(
        request,
        "search.html",
        shelf=shelf,
        words=words,
        names=find_names(shelf, words),
        hits=find_texts(shelf, words, folder) if words else {},
    )
