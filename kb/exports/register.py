"""The register of export formats: one entry a format."""

from __future__ import annotations

from kb.exports import tables
from kb.exports.formats import Format
from kb.exports.graphml import write_graphml
from kb.exports.jsonld import write_jsonld
from kb.exports.quads import write_nquads
from kb.exports.turtle import write_trig, write_turtle

_ALL = (
    Format(
        "csv",
        "a folder of flat tables for spreadsheets, pandas, R, OpenRefine: "
        + ", ".join(tables.FILES),
        ".csv",
        "text/csv",
        tables.FILES,
    ),
    Format(
        "graphml",
        "the event graph, for Gephi, Cytoscape, yEd, igraph and networkx",
        ".graphml",
        "application/graphml+xml",
        {"events": write_graphml},
    ),
    Format(
        "jsonld",
        "everything as JSON-LD 1.1 with its context, for web tools and JavaScript",
        ".jsonld",
        "application/ld+json",
        {"store": write_jsonld},
    ),
    Format(
        "nquads",
        "everything, one sorted quad a line, for any RDF store and for comparing with diff",
        ".nq",
        "application/n-quads",
        {"store": write_nquads},
    ),
    Format(
        "trig",
        "everything with its named graphs, for reading and for any RDF store",
        ".trig",
        "application/trig",
        {"store": write_trig},
    ),
    Format(
        "turtle",
        "everything in one graph, for Protégé and other tools without named graphs; "
        "which document said what is kept by the claims alone",
        ".ttl",
        "text/turtle",
        {"store": write_turtle},
    ),
)

FORMATS = {format_.name: format_ for format_ in _ALL}
"""The formats by name."""
