"""Things that a catalogue describes, as quads: what it says of them beyond their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.rdf import border
from kb.rdf.sheet import A
from kb.terms import AGENT_TYPES, EDTF_TYPE, GEO, RDFS, SKOS, VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from kb.names import Thing
    from kb.rdf.sheet import Sheet

LABEL = border.iri(RDFS + "label")
NOTATION = border.iri(SKOS + "notation")


def write_things(sheet: Sheet, things: Iterable[Thing]) -> None:
    """Write what a document says of the things that it describes; their first name is the label."""
    for thing in things:
        node = border.iri(thing.iri)
        sheet.own(sheet.graph, "describes", node)
        sheet.say(node, A, border.own(thing.type.value.capitalize()))
        sheet.say(node, LABEL, border.text(thing.name))
        for name in thing.names:
            sheet.words(node, "namedAs", name)
        sheet.say(node, NOTATION, *map(border.text, thing.codes))
        _facts(sheet, node, thing)


def _facts(sheet: Sheet, node: ox.NamedNode, thing: Thing) -> None:
    for name, other in (
        ("country", thing.country),
        ("partOf", thing.part_of),
        ("operator", thing.operator),
        ("successor", thing.successor),
    ):
        sheet.own(node, name, border.iri(other) if other else None)
    for name, time in (("founded", thing.founded), ("dissolved", thing.dissolved)):
        sheet.own(node, name, border.typed(time.edtf, EDTF_TYPE) if time else None)
    for name, degrees in (("lat", thing.lat), ("long", thing.lon)):
        number = None if degrees is None else border.decimal(degrees)
        sheet.say(node, border.iri(GEO + name), number)
    sheet.words(node, "zone", thing.zone)
    sheet.words(node, "countryCode", thing.code)
    if thing.detail:
        sort = "agent" if thing.type in AGENT_TYPES else "vehicle"
        sheet.own(node, f"{sort}Type", border.iri(f"{VOCABULARY}{sort}-type/{thing.detail}"))
