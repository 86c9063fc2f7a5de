"""Documents of one launch a line, and a reading that needs no English: for tests of the past.

A line is "2023-05-31 Chollima-1 failure", with the status in the place of the outcome where the
launch is planned or cancelled. In a catalogue a name in brackets identifies the launch.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import pyoxigraph as ox

from kb.dates import parse_edtf
from kb.loading import Counts, Item, Loading, Settings
from kb.loading.furnish import furnish
from kb.model import Claim, Document, Mention, Reader, Reading, Report, Span, Value
from kb.names import Lexicon, Thing
from kb.store import QuadStore, StoreFolder
from kb.terms import EntityType, Kind, Outcome, Property, Status, entity_iri

LINE = re.compile(r"(\[\w+\] )?(\d{4}[\d/-]*) (\S+) (\w+)(?: known (\S+))?")
STATE = Thing(entity_iri(EntityType.STATE, "North Korea"), EntityType.STATE, ("North Korea",))
LEXICON = Lexicon([STATE])


def note(name: str, *lines: str, published: str = "", **more: object) -> Document:
    """Return a document with these lines."""
    text = "\n".join(("North Korea launched:", *lines))
    day = parse_edtf(published) if published else None
    given = {"published": day, "publisher": "Desk", "title": name.title(), **more}
    return Document(name, text, "note", **given)  # type: ignore[arg-type]


def reading_of(document: Document) -> Reading:
    """Return what the lines of a document say."""
    found = LINE.finditer(document.text)
    return Reading(
        reports=tuple(_report(document, match, str(n)) for n, match in enumerate(found)),
        sentences=(document.span(0, len(document.text)),),
    )


def _report(document: Document, match: re.Match[str], id_: str) -> Report:
    def span(group: int) -> tuple[Span, ...]:
        return (document.span(match.start(group), match.end(group)),)

    word = match[4]
    status = Status(word) if word in set(Status) else Status.OCCURRED
    outcome = Outcome(word) if word in set(Outcome) else None
    actor = Mention(EntityType.STATE, ("North Korea",), (document.span(0, 11),), STATE.iri)
    vehicle = Mention(EntityType.VEHICLE, (match[3],), span(3))
    date = parse_edtf(match[2])
    known = parse_edtf(match[5]) if match[5] else None
    values: tuple[tuple[Property, Value, int], ...] = (
        (Property.KIND, Kind.ORBITAL, 3),
        (Property.STATUS, status, 4),
        (Property.DATE, date, 2),
        (Property.ACTOR, actor, 3),
        (Property.VEHICLE, vehicle, 3),
        *([(Property.OUTCOME, outcome, 4)] if outcome else []),
    )
    claims = tuple(Claim(name, value, span(group), known=known) for name, value, group in values)
    names = (f"list:{match[1].strip(' []')}",) if match[1] else ()
    return Report(
        id_, Kind.ORBITAL, status, outcome, span(0), date=date, actor=actor, vehicle=vehicle,
        claims=claims, identifiers=names,
    )  # fmt: skip


class InMemory:
    """A store's folder without a disk, for many short lives."""

    def __init__(self) -> None:
        self.store = QuadStore()
        self.store.add(FURNITURE.quads())

    def read(self) -> QuadStore:
        """Return the store as it is."""
        return self.store

    @contextmanager
    def writing(self) -> Iterator[QuadStore]:
        """Give the store itself."""
        yield self.store

    def load(self, *documents: Document, named: bool = True, shrink: bool = False) -> Counts:
        """Load documents in one go."""
        loading = Loading(
            cast("StoreFolder", self), LEXICON, _no_reader, settings=Settings(shrink=shrink)
        )
        return loading.take((Item(d, reading_of(d)), named) for d in documents)


def _no_reader() -> Reader:
    raise AssertionError("these documents bring their readings along")


FURNITURE = QuadStore()
furnish(FURNITURE)


def lines(store: QuadStore, *, but: tuple[str, ...] = ()) -> str:
    """Return a store as canonical N-Quads, without some graphs."""
    quads = [q for q in store.quads() if getattr(q.graph_name, "value", "") not in but]
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return "".join(sorted(text.decode().splitlines(keepends=True)))
