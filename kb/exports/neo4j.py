"""CSV of the event graph for the bulk import of Neo4j 5, one file for each sort of node."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from kb.graph.build import NAMES
from kb.rows import Rows
from kb.tables.delimited import delimited

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb.exports.formats import Writer
    from kb.exports.source import Source
    from kb.rows import Cell

ARRAY = ";"
"""What Neo4j takes to stand between several values unless told otherwise."""

_DATED = ("edtf", "earliest:datetime", "latest:datetime", "precision")
_NODES: Mapping[str, tuple[str, ...]] = {
    "launches": (
        "label", *_DATED, "kind", "status", "outcome", "count:long", "documents:long",
        "origins:long", "conflicts:long",
    ),
    "documents": ("label", "name", "url", *_DATED),
    "statements": (
        "label", "content", "cue", "act", "mode", "certainty", "polarity", *_DATED,
    ),
    "events": ("label", "kind", *_DATED),
    "things": ("label", "aliases:string[]", "latitude:double", "longitude:double"),
}  # fmt: skip
_SINGULAR = {
    "launches": "launch",
    "documents": "document",
    "statements": "statement",
    "events": "event",
}
_AGENTS = frozenset(["agent", "state", "organization", "person"])
_EDGE = ("edtf", "earliest:datetime", "latest:datetime", "reports:long")

_README = """The event graph of launch-kb for Neo4j 5 and later
=================================================

Import into a new database, with the database stopped, from inside this folder:

neo4j-admin database import full --id-type=string --array-delimiter=";" \\
{nodes}  --relationships=relationships.csv \\
  --overwrite-destination neo4j

- Headers are typed. Nodes are named by their IRI; labels are in the column :LABEL, types of
  relationships in the column :TYPE.
- earliest and latest are the bounds of an uncertain date, in UTC; edtf is the date as it was told.
  What lies between earliest and latest is not known: compare bounds, never midpoints.
- A semicolon within an alias is written as a comma, since it separates aliases, and the end of a
  line as a space.
- A text that a spreadsheet would run as a formula (it begins with = + - @) has an apostrophe in
  front, because these files may be opened in one.

Afterwards, for quick look-ups by IRI and label:

CREATE CONSTRAINT launch_iri FOR (n:Launch) REQUIRE n.iri IS UNIQUE;
CREATE INDEX launch_label FOR (n:Launch) ON (n.label);

A first question: who spoke about launches that failed?

MATCH (a)<-[:SPEAKER]-(s:Statement)-[:ABOUT]->(l:Launch {{outcome: "failure"}})
RETURN a.label, count(s) ORDER BY count(s) DESC;

For a database that runs already, apoc.import.csv takes the same files.
"""


def _write_nodes(name: str, source: Source, stream: BinaryIO) -> None:
    columns = _NODES[name]
    lines = [
        (node, *(_cell(data, column) for column in columns), _labels(str(data["type"])))
        for node, data in source.graph.nodes(data=True)
        if _file(str(data["type"])) == name
    ]
    stream.write(delimited(Rows(("iri:ID", *columns, ":LABEL"), tuple(lines))))


def _write_edges(source: Source, stream: BinaryIO) -> None:
    lines = [
        (source, target, _constant(type_), *(_cell(data, column) for column in _EDGE))
        for source, target, type_, data in source.graph.edges(keys=True, data=True)
    ]
    stream.write(delimited(Rows((":START_ID", ":END_ID", ":TYPE", *_EDGE), tuple(lines))))


def _write_readme(_: Source, stream: BinaryIO) -> None:
    nodes = "".join(f"  --nodes={name}.csv \\\n" for name in _NODES)
    stream.write(_README.format(nodes=nodes).encode())


def _cell(data: Mapping[str, Cell], column: str) -> Cell:
    name, _, type_ = column.partition(":")
    value = data.get(name)
    if not isinstance(value, str):
        return value
    # Unless asked to, the import takes no value of several lines.
    value = " ".join(value.splitlines())
    return ARRAY.join(_separable(value.split(NAMES))) if type_.endswith("[]") else value


def _separable(values: Iterable[str]) -> list[str]:
    return [value.replace(ARRAY, ",") for value in values]


def _file(type_: str) -> str:
    return next((name for name, own in _SINGULAR.items() if own == type_), "things")


def _labels(type_: str) -> str:
    label = type_.title()
    return f"{label}{ARRAY}Agent" if type_ in _AGENTS - {"agent"} else label


def _constant(type_: str) -> str:
    """The type of a relationship as Neo4j's users write it.

    >>> _constant("followedBy")
    'FOLLOWED_BY'
    """
    return "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in type_)


FILES: dict[str, Writer] = {
    **{f"{name}.csv": partial(_write_nodes, name) for name in _NODES},
    "relationships.csv": _write_edges,
    "README.txt": _write_readme,
}
"""Who writes each file of the folder."""
