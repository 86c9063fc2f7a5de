"""The store as flat tables, for spreadsheets, pandas, R, OpenRefine: which, with what columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from kb.exports.book import (
    CLAIM,
    CONFLICT,
    DOCUMENT,
    EVENT,
    STATEMENT,
    Book,
    Record,
    order,
)
from kb.graph.questions import ENTITY, LAUNCH, REPORT, Kind
from kb.rows import Cell, Rows
from kb.tables.delimited import delimited

if TYPE_CHECKING:
    from kb.store import View

Read: TypeAlias = Callable[[Record], Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """One thing of a kind a row: how each cell is read, and by which columns rows are sorted."""

    kind: Kind
    sort: tuple[str, ...]
    columns: Mapping[str, Read]

    def rows(self, view: View) -> Rows:
        """Return the table of a view."""
        records = Book(view).records(self.kind)
        rows = [tuple(read(record) for read in self.columns.values()) for record in records]
        names = tuple(self.columns)
        keys = [names.index(name) for name in (*self.sort, "iri")]
        return Rows(names, tuple(sorted(rows, key=lambda row: order(*(row[key] for key in keys)))))


def write_table(table: Table, view: View, stream: BinaryIO) -> None:
    """Write one table as CSV in UTF-8."""
    stream.write(delimited(table.rows(view)))


def _iri(record: Record) -> Cell:
    return record.iri


def _column(property_: str) -> str:
    """The name of a property as databases like it: `followed_by` for `followedBy`."""
    bare = {"inDocument": "document", "publishedBy": "publisher"}.get(property_, property_)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", bare).lower()


def _texts(*names: str) -> dict[str, Read]:
    return {_column(name): partial(Record.text, name=name) for name in names}


def _wholes(*names: str) -> dict[str, Read]:
    return {_column(name): partial(Record.whole, name=name) for name in names}


def _named(*names: str) -> dict[str, Read]:
    return {_column(name): partial(Record.called, name=name) for name in names}


def _iris(*names: str) -> dict[str, Read]:
    return {f"{_column(name)}_iri": partial(Record.text, name=name) for name in names}


def _there(link: str, *names: str) -> dict[str, Read]:
    return {name: partial(Record.there, link=link, name=name) for name in names}


def _words(name: str) -> dict[str, Read]:
    """Where the words stand in the document's text, and their sentence."""
    return {
        "start": partial(Record.start, name=name),
        "end": partial(Record.end, name=name),
        "sentence": partial(Record.sentences, name=name),
    }


def _counted(**kinds: Kind) -> dict[str, Read]:
    return {name: partial(Record.counted, kind=kind) for name, kind in kinds.items()}


_DATE = _texts("edtf", "earliest", "latest", "precision")
_PARTS = ("actor", "vehicle", "payload", "site", "followedBy")
_VOICES = ("speaker", "speaksFor", "addressee")

TABLES = {
    "launches": Table(
        LAUNCH,
        ("earliest", "label"),
        _texts("label")
        | _DATE
        | _texts("kind", "status", "outcome")
        | _wholes("count")
        | _named(*_PARTS)
        | _there("site", "latitude", "longitude")
        | _wholes("documents", "origins")
        | {"conflicts": Record.disputed, "iri": _iri}
        | _iris(*_PARTS),
    ),
    "statements": Table(
        STATEMENT,
        ("document", "start"),
        _named("speaker")
        | _texts("speakerWords", "cue", "content", "act", "mode", "certainty", "polarity")
        | _DATE
        | _named("speaksFor", "addressee", "inDocument")
        | _words("span")
        | {"about_iri": partial(Record.launches, name="about"), "iri": _iri}
        | _iris(*_VOICES, "within", "inDocument")
        | _texts("rule"),
    ),
    "claims": Table(
        CLAIM,
        ("document", "start", "property"),
        _texts("property")
        | _named("value")
        | {"words": partial(Record.words, name="evidence")}
        | _words("evidence")
        | _named("origin")
        | _texts("certainty")
        | _named("inDocument")
        | {"launch_iri": partial(Record.launches, name="report"), "iri": _iri}
        | {"value_iri": partial(Record.things, name="value")}
        | _iris("report", "voice", "origin", "inDocument")
        | _texts("rule"),
    ),
    "documents": Table(
        DOCUMENT,
        ("earliest", "name"),
        _texts("name")
        | {"title": partial(Record.text, name="label")}
        | _named("publishedBy")
        | _DATE
        | _texts("url", "licence", "language", "loader", "note", "warning", "sha256")
        | _counted(reports=REPORT, claims=CLAIM, statements=STATEMENT, events=EVENT)
        | {"iri": _iri}
        | _iris("publishedBy"),
    ),
    "events": Table(
        EVENT,
        ("earliest", "document"),
        _texts("label", "kind")
        | _DATE
        | _named("agent", "inDocument")
        | _words("span")
        | {"about_iri": partial(Record.launches, name="about"), "iri": _iri}
        | _iris("agent", "voice", "inDocument"),
    ),
    "entities": Table(
        ENTITY,
        ("type", "label"),
        _texts("type", "label", "aliases")
        | _named("country", "partOf")
        | {name: partial(Record.number, name=name) for name in ("latitude", "longitude")}
        | {"iri": _iri}
        | _iris("country", "partOf"),
    ),
    "conflicts": Table(
        CONFLICT,
        ("launch", "property"),
        _named("launch") | _texts("property", "difference") | {"iri": _iri} | _iris("launch"),
    ),
}

FILES = {name: partial(write_table, table) for name, table in TABLES.items()}
"""Who writes the file of each table."""
