"""The things that live documents speak of, each with one preferred name and all its others."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kb.rdf import border
from kb.rdf.sheet import A, Sheet
from kb.terms import ENTITIES, GEO, KB, SKOS, EntityType

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kb.names import Lexicon, Thing
    from kb.store import View

_NAMINGS = f"""
PREFIX kb: <{KB}>
SELECT ?thing ?type ?name WHERE {{
  GRAPH ?document {{
    ?document a kb:Document .
    ?thing a ?type ; kb:namedAs ?name .
  }}
}}"""

_CLASSES = {type_.value.capitalize(): type_ for type_ in EntityType}


def entity_quads(view: View, lexicon: Lexicon) -> tuple[list[ox.Quad], dict[str, str]]:
    """Return the graph of things, and the name that each is shown under."""
    sheet = Sheet(ENTITIES)
    names: dict[str, str] = {}
    for iri, (type_, namings) in sorted(_namings(view).items()):
        thing = lexicon.thing(iri)
        # The most frequent naming; among equals the longest tells most, then the alphabet decides.
        named = sorted(namings, key=lambda n: (-namings[n], -len(n), n))
        names[iri] = thing.name if thing else named[0]
        node = border.iri(iri)
        sheet.say(node, A, border.own((thing.type if thing else type_).value.capitalize()))
        sheet.say(node, border.iri(SKOS + "prefLabel"), border.text(names[iri]))
        others = {*named, *(thing.names if thing else ())} - {names[iri]}
        sheet.say(
            node, border.iri(SKOS + "altLabel"), *(border.text(name) for name in sorted(others))
        )
        if thing:
            _facts(sheet, node, thing)
    return sheet.quads(), names


def _namings(view: View) -> dict[str, tuple[EntityType, Counter[str]]]:
    """Return for each thing its type and how often it is named how, over all documents."""
    types: dict[str, Counter[EntityType]] = defaultdict(Counter)
    namings: dict[str, Counter[str]] = defaultdict(Counter)
    for iri, class_, name in view.select(_NAMINGS):
        type_ = _CLASSES.get(str(class_).removeprefix(KB))
        if type_ is not None:
            types[str(iri)][type_] += 1
            namings[str(iri)][str(name)] += 1
    return {
        iri: (min(counts, key=lambda t: (-counts[t], t)), namings[iri])
        for iri, counts in types.items()
    }


def _facts(sheet: Sheet, node: ox.NamedNode, thing: Thing) -> None:
    sheet.own(node, "country", border.iri(thing.country) if thing.country else None)
    sheet.own(node, "partOf", border.iri(thing.part_of) if thing.part_of else None)
    sheet.words(node, "zone", thing.zone)
    for name, value in (("lat", thing.lat), ("long", thing.lon)):
        number = None if value is None else border.decimal(value)
        sheet.say(node, border.iri(GEO + name), number)
