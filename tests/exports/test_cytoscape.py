"""Cytoscape.js JSON, read back by json and, where Node has it, by Cytoscape.js."""

import json
import shutil
import subprocess

import pytest
from exports.stores import written

from kb.graph import build
from kb.store import QuadStore

READ = """
const cytoscape = require("cytoscape");
const graph = cytoscape({headless: true, ...JSON.parse(require("fs").readFileSync(0))});
const launch = graph.$id("https://w3id.org/launch-kb/launch/aaaaaaaaaaaaaaaa");
console.log(JSON.stringify([graph.nodes().length, graph.edges().length,
  graph.nodes(".launch").length, launch.data("outcome"),
  launch.outgoers('edge[type = "actor"]').target().data("label")]));
"""


def test_ids_are_unique_texts(store: QuadStore) -> None:
    """No node and no edge shares its id with another, and edges lead to nodes."""
    elements = json.loads(written(store, "cytoscape"))["elements"]
    nodes = {node["data"]["id"] for node in elements["nodes"]}
    edges = [edge["data"] for edge in elements["edges"]]

    assert len(nodes | {edge["id"] for edge in edges}) == len(elements["nodes"]) + len(edges)
    assert {edge[end] for edge in edges for end in ("source", "target")} <= nodes


def test_all_of_the_graph_is_there(store: QuadStore) -> None:
    """Nodes and edges have the attributes of the event graph."""
    elements = json.loads(written(store, "cytoscape"))["elements"]
    graph = build(store.select)
    ends = ("id", "source", "target")
    found = [
        {name: value for name, value in edge["data"].items() if name not in ends}
        for edge in elements["edges"]
    ]

    assert [{"id": node, **data} for node, data in graph.nodes(data=True)] == [
        node["data"] for node in elements["nodes"]
    ]
    assert [data for *_, data in graph.edges(data=True)] == found


def test_cytoscape_js_reads_it(store: QuadStore) -> None:
    """Cytoscape.js finds the nodes by class and follows the edges by type."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    there = subprocess.run(  # noqa: S603 - our own text
        [node, "-e", "require.resolve('cytoscape')"], check=False, capture_output=True
    )
    if there.returncode:
        pytest.skip("Node has no package cytoscape: set NODE_PATH to where npm put it")
    result = subprocess.run(  # noqa: S603 - our own text
        [node, "-e", READ], input=written(store, "cytoscape"), capture_output=True, check=True
    )
    graph = build(store.select)

    assert json.loads(result.stdout) == [
        len(graph),
        graph.number_of_edges(),
        3,
        "failure",
        "North Korea",
    ]
