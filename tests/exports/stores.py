"""Small stores to export, and how to get one file of an export as bytes."""

from __future__ import annotations

import io

import pyoxigraph as ox

from kb.dates import parse_edtf
from kb.exports import export
from kb.rdf.border import iri, own, stamp, text, whole
from kb.store import QuadStore
from kb.terms import BASE, LAUNCHES, RDF, RDFS, VOCABULARY


def written(store: QuadStore, name: str, file: str = "") -> bytes:
    """The bytes of a format, or of one of its files."""
    stream = io.BytesIO()
    export(store, name, stream, file=file)
    return stream.getvalue()


def launches_on(*dates: str, label: str = "a launch", status: str = "planned") -> QuadStore:
    """A store of launches, each on a date in EDTF."""
    inner = ox.Store()
    for number, edtf in enumerate(dates):
        inner.extend(_launch(f"{BASE}launch/{number:016x}", edtf, label, status))
    return QuadStore(inner)


def _launch(name: str, edtf: str, label: str, status: str) -> list[ox.Quad]:
    time = parse_edtf(edtf)
    node, moment, graph = iri(name), iri(f"{name}#time"), iri(LAUNCHES)
    bounds = {"earliest": time.earliest, "latest": time.latest}
    facts = [
        (node, iri(RDF + "type"), own("Launch")),
        (node, iri(RDFS + "label"), text(label)),
        (node, own("status"), iri(f"{VOCABULARY}status/{status}")),
        (node, own("documents"), whole(1)),
        (node, own("origins"), whole(1)),
        (node, own("date"), moment),
        (moment, own("edtf"), text(time.edtf)),
        (moment, own("precision"), iri(f"{VOCABULARY}precision/{time.precision}")),
        *((moment, own(name), stamp(bound)) for name, bound in bounds.items() if bound),
        *([(moment, own("zone"), text(time.zone))] if time.zone else []),
    ]
    return [ox.Quad(*fact, graph) for fact in facts]
