"""CSV for Neo4j, read as its importer reads headers: names, types, ids, ends."""

import csv
import io
import re
from datetime import datetime
from pathlib import Path

import pytest
from exports.stores import written

from kb.exports import export
from kb.exports.neo4j import FILES
from kb.graph import build
from kb.store import QuadStore

NODES = [name for name in FILES if name not in {"relationships.csv", "README.txt"}]
PARSERS = {
    "": str,
    "ID": str,
    "LABEL": lambda text: text.split(";"),
    "START_ID": str,
    "END_ID": str,
    "TYPE": str,
    "datetime": datetime.fromisoformat,
    "long": int,
    "double": float,
    "string[]": lambda text: text.split(";"),
}


def table(data: bytes) -> list[dict[str, object]]:
    """The rows with their values by name, each parsed by the type that its header names."""
    lines = csv.reader(io.StringIO(data.decode(), newline=""))
    header = [name.partition(":") for name in next(lines)]
    return [
        {
            name or type_: PARSERS[type_](cell)
            for (name, _, type_), cell in zip(header, line, strict=True)
            if cell
        }
        for line in lines
    ]


def test_nodes_come_with_types_and_labels(store: QuadStore) -> None:
    """A launch has its numbers as numbers, its dates as dates, and its label."""
    rows = table(written(store, "neo4j", "launches.csv"))
    row = next(row for row in rows if "outcome" in row)

    assert row == {
        "iri": "https://w3id.org/launch-kb/launch/aaaaaaaaaaaaaaaa",
        "label": "31 May 2023, North Korea, Chollima-1",
        "edtf": "2023-05-31T06:29+09:00",
        "earliest": datetime.fromisoformat("2023-05-30T21:29:00Z"),
        "latest": datetime.fromisoformat("2023-05-30T21:29:59Z"),
        "precision": "minute",
        "kind": "orbital",
        "status": "occurred",
        "outcome": "failure",
        "count": 1,
        "documents": 2,
        "origins": 2,
        "conflicts": 1,
        "LABEL": ["Launch"],
    }


def test_several_names_are_an_array(store: QuadStore) -> None:
    """Aliases are values of their own, and an agent is also labelled as one."""
    rows = table(written(store, "neo4j", "things.csv"))
    kcna = next(row for row in rows if row["label"] == "KCNA")

    assert kcna["aliases"] == ["It", "Korean Central News Agency"]
    assert kcna["LABEL"] == ["Organization", "Agent"]


def test_relationships_lead_from_node_to_node(store: QuadStore) -> None:
    """Every node is in exactly one file, and both ends of each relationship are in one."""
    ids = [row["iri"] for name in NODES for row in table(written(store, "neo4j", name))]
    edges = table(written(store, "neo4j", "relationships.csv"))
    graph = build(store.select)

    assert sorted(graph) == sorted(ids)
    assert graph.number_of_edges() == len(edges)
    assert {edge[end] for edge in edges for end in ("START_ID", "END_ID")} <= set(ids)
    assert {"FOLLOWED_BY", "COVERED_BY", "SPEAKS_FOR"} <= {edge["TYPE"] for edge in edges}


@pytest.mark.parametrize("name", [*NODES, "relationships.csv"])
def test_a_row_is_a_line_and_no_formula(store: QuadStore, name: str) -> None:
    """No text spans lines, which the importer refuses, and none would run in a spreadsheet."""
    data = written(store, "neo4j", name)
    cells = [cell for line in csv.reader(io.StringIO(data.decode())) for cell in line]

    assert len(data.splitlines()) == len(table(data)) + 1
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_folder_says_how_to_import_it(store: QuadStore, tmp_path: Path) -> None:
    """The command in the readme names every file beside it, and no other."""
    paths = export(store, "neo4j", tmp_path)
    readme = (tmp_path / "README.txt").read_text(encoding="utf-8")
    named = set(re.findall(r"--(?:nodes|relationships)=(\S+)", readme))

    assert {path.name for path in paths} - {"README.txt"} == named
    assert "neo4j-admin database import full" in readme
