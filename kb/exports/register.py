"""The register of export formats: one entry a format."""

from __future__ import annotations

from kb.exports import crate, datapackage, neo4j, parquet, tables
from kb.exports.annotations import write_annotations
from kb.exports.cytoscape import write_cytoscape
from kb.exports.excel import write_excel
from kb.exports.formats import Format
from kb.exports.geojson import write_geojson
from kb.exports.gexf import write_gexf
from kb.exports.graphml import write_graphml
from kb.exports.icalendar import write_icalendar
from kb.exports.jsonld import write_jsonld
from kb.exports.nanopublications import write_nanopublications
from kb.exports.quads import write_nquads
from kb.exports.timelinejs import write_timelinejs
from kb.exports.turtle import write_trig, write_turtle
from kb.exports.void import write_void

_ALL = (
    Format(
        "annotations",
        "the words behind each claim, statement and event as W3C Web Annotations, for "
        "annotation servers, Recogito and other readers of their JSON-LD",
        ".jsonld",
        'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
        {"annotations": write_annotations},
    ),
    Format(
        "csv",
        "a folder of flat tables with a Frictionless Data Package, for spreadsheets, pandas, R, "
        "OpenRefine: " + ", ".join(tables.TABLES),
        ".csv",
        "text/csv",
        datapackage.CSV_FILES,
    ),
    Format(
        "cytoscape",
        "the event graph, for web pages with Cytoscape.js and for Cytoscape",
        ".cyjs",
        "application/json",
        {"events": write_cytoscape},
    ),
    Format(
        "excel",
        "one workbook with a sheet for each table, for Excel and LibreOffice",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        {"launches": write_excel},
        binary=True,
    ),
    Format(
        "geojson",
        "launches at their sites, for QGIS, kepler.gl, Leaflet and geopandas",
        ".geojson",
        "application/geo+json",
        {"launches": write_geojson},
    ),
    Format(
        "gexf",
        "the event graph over time, for the timeline of Gephi 0.9.3 and later",
        ".gexf",
        "application/gexf+xml",
        {"events": write_gexf},
    ),
    Format(
        "graphml",
        "the event graph, for Gephi, Cytoscape, yEd, igraph and networkx",
        ".graphml",
        "application/graphml+xml",
        {"events": write_graphml},
    ),
    Format(
        "icalendar",
        "planned and flown launches, for calendars: Thunderbird, Outlook, Google, Apple",
        ".ics",
        "text/calendar",
        {"launches": write_icalendar},
    ),
    Format(
        "jsonld",
        "everything as JSON-LD 1.1 with its context, for web tools and JavaScript",
        ".jsonld",
        "application/ld+json",
        {"store": write_jsonld},
    ),
    Format(
        "nanopublications",
        "each claim with assertion, provenance and publication info as TriG, for nanopublication "
        "servers and Nanodash",
        ".trig",
        "application/trig",
        {"claims": write_nanopublications},
    ),
    Format(
        "neo4j",
        "a folder of CSV with typed headers and the command that imports it into Neo4j 5",
        ".csv",
        "text/csv",
        neo4j.FILES,
    ),
    Format(
        "nquads",
        "everything, one sorted quad a line, for any RDF store and for comparing with diff",
        ".nq",
        "application/n-quads",
        {"store": write_nquads},
    ),
    Format(
        "parquet",
        "the tables of csv as Parquet with a Data Package, for DuckDB, pandas, Polars, Spark, R",
        ".parquet",
        "application/vnd.apache.parquet",
        parquet.FILES,
        binary=True,
    ),
    Format(
        "rocrate",
        "a folder with everything, as quads and tables, and with the citations and licences of "
        "its sources (RO-Crate 1.2), for Zenodo and other archives",
        ".json",
        "application/ld+json",
        crate.FILES,
    ),
    Format(
        "timelinejs",
        "launches and other dated events as slides, for TimelineJS",
        ".json",
        "application/json",
        {"timeline": write_timelinejs},
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
    Format(
        "void",
        "how much there is of what, for catalogues of linked data",
        ".ttl",
        "text/turtle",
        {"void": write_void},
    ),
)

FORMATS = {format_.name: format_ for format_ in _ALL}
"""The formats by name."""
