"""The things that live documents speak of, each with one preferred name and all its others."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.rdf import border
from kb.rdf.sheet import A, Sheet
from kb.store.answers import cells
from kb.terms import ENTITIES, GEO, KB, SKOS, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from kb.names import Lexicon, Thing
    from kb.store import View

_NAMINGS = """
SELECT ?document ?thing ?type ?name WHERE {{ {scope}
  GRAPH ?document {{ ?thing kb:namedAs ?name ; a ?type . ?document a kb:Document }}
}}"""

_CLASSES = {type_.value.capitalize(): type_ for type_ in EntityType}


@dataclass(frozen=True, slots=True)
class Naming:
    """One document's name for a thing, and what sort of thing it takes it for."""

    document: str
    thing: str
    type: EntityType
    name: str


def read_namings(
    view: View, *, things: Iterable[str] | None = None, documents: Iterable[str] | None = None
) -> list[Naming]:
    """Return how documents name things: all, or these things, or all things in these documents."""
    scope = ""
    for variable, nodes in (("thing", things), ("document", documents)):
        if nodes is not None:
            scope += f"VALUES ?{variable} {{ {' '.join(str(border.iri(n)) for n in nodes)} }} "
    return [
        Naming(document, thing, _CLASSES[class_.removeprefix(KB)], name)
        for document, thing, class_, name in cells(view, _NAMINGS.format(scope=scope))
        if class_.removeprefix(KB) in _CLASSES
    ]


def entity_quads(
    namings: Iterable[Naming], lexicon: Lexicon
) -> tuple[list[ox.Quad], dict[str, str]]:
    """Return the graph of things, and the name that each is shown under."""
    sheet = Sheet(ENTITIES)
    names: dict[str, str] = {}
    for iri, (type_, counts) in sorted(_counted(namings).items()):
        thing = lexicon.thing(iri)
        # The most frequent naming; among equals the longest tells most, then the alphabet decides.
        named = sorted(counts, key=lambda n: (-counts[n], -len(n), n))
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


def _counted(namings: Iterable[Naming]) -> dict[str, tuple[EntityType, Counter[str]]]:
    """Return for each thing its type and how often it is named how, over all documents."""
    types: dict[str, Counter[EntityType]] = defaultdict(Counter)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for naming in namings:
        types[naming.thing][naming.type] += 1
        names[naming.thing][naming.name] += 1
    return {
        iri: (min(counts, key=lambda t: (-counts[t], t)), names[iri])
        for iri, counts in types.items()
    }


def _facts(sheet: Sheet, node: ox.NamedNode, thing: Thing) -> None:
    sheet.own(node, "country", border.iri(thing.country) if thing.country else None)
    sheet.own(node, "partOf", border.iri(thing.part_of) if thing.part_of else None)
    sheet.words(node, "zone", thing.zone)
    for name, value in (("lat", thing.lat), ("long", thing.lon)):
        number = None if value is None else border.decimal(value)
        sheet.say(node, border.iri(GEO + name), number)
