"""The flat tables as a Frictionless Data Package: what each column is, beside the data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from kb.exports.book import JOINT
from kb.exports.jsontext import many_lines
from kb.exports.meanings import TITLES, meaning
from kb.exports.tables import FILES, TABLES
from kb.timeline.documents import documents_of

if TYPE_CHECKING:
    from kb.exports.formats import Writer
    from kb.exports.tables import Column
    from kb.store import View

FILE = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"
_DOCUMENT_IRI = "document_iri"
_DETAILS = {
    "csv": {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
    "parquet": {"format": "parquet", "mediatype": "application/vnd.apache.parquet"},
}


def write_datapackage(suffix: str, view: View, stream: BinaryIO) -> None:
    """Write the description of tables in files of one suffix, `csv` or `parquet`."""
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "launch-kb",
        "title": "Launches and who says what about them",
        "description": f"Tables of a launch-kb store. Several values in one cell are parted by "
        f"{JOINT!r}. Times are in UTC, and bounds: what lies between is not known.",
        "sources": _sources(view),
        "resources": [_resource(name, suffix) for name in TABLES],
    }
    stream.write(many_lines(package))


def _sources(view: View) -> list[dict[str, str]]:
    found = documents_of(view)
    return [
        {"title": found[iri]["title"] or found[iri]["name"], "path": iri} for iri in sorted(found)
    ]


def _resource(name: str, suffix: str) -> dict[str, object]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": name,
        "title": TITLES[name],
        "path": f"{name}.{suffix}",
        "type": "table",
        **_DETAILS[suffix],
        "schema": _schema(name),
    }


def _schema(name: str) -> dict[str, object]:
    columns = TABLES[name].columns
    schema: dict[str, object] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column, how) for column, how in columns.items()],
        "missingValues": [""],
        "primaryKey": ["iri"],
    }
    if _DOCUMENT_IRI in columns:
        reference = {"resource": "documents", "fields": ["iri"]}
        schema["foreignKeys"] = [{"fields": [_DOCUMENT_IRI], "reference": reference}]
    return schema


def _field(name: str, column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": name,
        "type": column.type,
        "description": meaning(name),
    }
    return field | {"constraints": {"required": True, "unique": True}} if name == "iri" else field


CSV_FILES: dict[str, Writer] = {**FILES, FILE: partial(write_datapackage, "csv")}
"""Who writes each file of the package of CSV tables."""
