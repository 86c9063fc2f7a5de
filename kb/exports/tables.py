"""The store as flat tables: which there are, and how each cell is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeAlias

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
from kb.rows import Rows
from kb.tables.delimited import delimited

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kb.exports.formats import Writer
    from kb.exports.source import Source
    from kb.rows import Cell

Type: TypeAlias = Literal["string", "integer", "number", "datetime"]
"""What the values of a column are, in the words of Frictionless Table Schema."""


@dataclass(frozen=True, slots=True)
class Column:
    """How a cell is read from a record, and what it is."""

    read: Callable[[Record], Cell]
    type: Type = "string"


@dataclass(frozen=True, slots=True)
class Table:
    """One thing of a kind a row: how each cell is read, and by which columns rows are sorted."""

    kind: Kind
    sort: tuple[str, ...]
    columns: Mapping[str, Column]

    def rows(self, book: Book) -> Rows:
        """Return the table of what a book has read."""
        records = book.records(self.kind)
        reads = [column.read for column in self.columns.values()]
        rows = [tuple(read(record) for read in reads) for record in records]
        names = tuple(self.columns)
        keys = [names.index(name) for name in (*self.sort, "iri")]
        return Rows(names, tuple(sorted(rows, key=lambda row: order(*(row[key] for key in keys)))))


def write_table(table: Table, source: Source, stream: BinaryIO) -> None:
    """Write one table as CSV in UTF-8."""
    stream.write(delimited(table.rows(source.book)))


def _iri(record: Record) -> Cell:
    return record.iri


_IRI = {"iri": Column(_iri)}


def _name(property_: str) -> str:
    """The name of a property as databases like it: `followed_by` for `followedBy`."""
    bare = {"inDocument": "document", "publishedBy": "publisher"}.get(property_, property_)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", bare).lower()


def _texts(*names: str) -> dict[str, Column]:
    return {_name(name): Column(partial(Record.text, name=name)) for name in names}


def _moments(*names: str) -> dict[str, Column]:
    return {_name(name): Column(partial(Record.moment, name=name), "datetime") for name in names}


def _wholes(*names: str) -> dict[str, Column]:
    return {_name(name): Column(partial(Record.whole, name=name), "integer") for name in names}


def _numbers(*names: str) -> dict[str, Column]:
    return {_name(name): Column(partial(Record.number, name=name), "number") for name in names}


def _named(*names: str) -> dict[str, Column]:
    return {_name(name): Column(partial(Record.called, name=name)) for name in names}


def _iris(*names: str) -> dict[str, Column]:
    return {f"{_name(name)}_iri": Column(partial(Record.text, name=name)) for name in names}


def _launches(name: str, column: str) -> dict[str, Column]:
    return {column: Column(partial(Record.launches, name=name))}


def _there(link: str, *names: str) -> dict[str, Column]:
    """Numbers that belong to what a property leads to."""
    return {name: Column(partial(Record.there, link=link, name=name), "number") for name in names}


def _words(name: str) -> dict[str, Column]:
    """Where the words stand in the document's text, and their sentence."""
    return {
        "start": Column(partial(Record.start, name=name), "integer"),
        "end": Column(partial(Record.end, name=name), "integer"),
        "sentence": Column(partial(Record.sentences, name=name)),
    }


def _counted(**kinds: Kind) -> dict[str, Column]:
    return {
        name: Column(partial(Record.counted, kind=kind), "integer") for name, kind in kinds.items()
    }


_DATE = _texts("edtf") | _moments("earliest", "latest") | _texts("precision")
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
        | {"conflicts": Column(Record.disputed)}
        | _IRI
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
        | _launches("about", "about_iri")
        | _IRI
        | _iris(*_VOICES, "within", "inDocument")
        | _texts("rule"),
    ),
    "claims": Table(
        CLAIM,
        ("document", "start", "property"),
        _texts("property")
        | _named("value")
        | {"words": Column(partial(Record.words, name="evidence"))}
        | _words("evidence")
        | _named("origin")
        | _texts("certainty")
        | _named("inDocument")
        | _launches("report", "launch_iri")
        | _IRI
        | {"value_iri": Column(partial(Record.things, name="value"))}
        | _iris("report", "voice", "origin", "inDocument")
        | _texts("rule"),
    ),
    "documents": Table(
        DOCUMENT,
        ("earliest", "name"),
        _texts("name")
        | {"title": Column(partial(Record.text, name="label"))}
        | _named("publishedBy")
        | _DATE
        | _texts("url", "licence", "language", "loader", "note", "warning", "sha256")
        | _counted(reports=REPORT, claims=CLAIM, statements=STATEMENT, events=EVENT)
        | _IRI
        | _iris("publishedBy"),
    ),
    "events": Table(
        EVENT,
        ("earliest", "document"),
        _texts("label", "kind")
        | _DATE
        | _named("agent", "inDocument")
        | _words("span")
        | _launches("about", "about_iri")
        | _IRI
        | _iris("agent", "voice", "inDocument"),
    ),
    "entities": Table(
        ENTITY,
        ("type", "label"),
        _texts("type", "label", "aliases")
        | _named("country", "partOf")
        | _numbers("latitude", "longitude")
        | _IRI
        | _iris("country", "partOf"),
    ),
    "conflicts": Table(
        CONFLICT,
        ("launch", "property"),
        _named("launch") | _texts("property", "difference") | _IRI | _iris("launch"),
    ),
}

FILES: dict[str, Writer] = {name: partial(write_table, table) for name, table in TABLES.items()}
"""Who writes the file of each table."""
