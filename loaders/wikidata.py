"""Entities of Wikidata as its interface gives them: states, organizations, vehicles, sites ...

Each entity is a document of its own, whose reading describes a thing; a satellite with a launch
date gives a report of its launch as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.errors import FaultyFileError
from kb.loading.protocol import About, Fault, Item
from kb.model import Document, Reading
from loaders.catalogues.json_values import at, begins, is_json, read_json, words
from loaders.catalogues.ledger import Ledger
from loaders.catalogues.periods import moment
from loaders.catalogues.wikidata_entities import INSTANCE_OF as CLASS
from loaders.catalogues.wikidata_entities import LAUNCHES, read_entity, type_of
from loaders.catalogues.wikidata_things import add_entity, launch, thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from loaders.catalogues.json_values import Json, Node
    from loaders.catalogues.wikidata_entities import Entity

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"

ABOUT = About(
    "Wikidata entities (organizations, vehicles, sites, satellites)",
    "*.json of Special:EntityData or of the API, one entity or several",
    licence=LICENCE,
    url="https://www.wikidata.org",
)

_ID = re.compile(r"Q[1-9][0-9]{0,11}")
_ENTITIES = re.compile(rb'\{\s*"entities"\s*:\s*\{\s*"Q[0-9]+"')
_LABEL = re.compile(rb'"labels"\s*:\s*\{\s*"[a-z-]+"\s*:\s*\{\s*"language"')
_SITELINK = re.compile(rb'\{\s*"sitelinks"\s*:\s*\{\s*"\w+"\s*:\s*\{[^{}]*"badges"')
_SNAK = re.compile(rb'"claims"\s*:\s*\{\s*"P[0-9]+"\s*:\s*\[')
_ANSWER = re.compile(rb'\{\s*"head"\s*:\s*\{[^}]*"vars"\s*:')


def recognises(path: Path, head: bytes) -> bool:
    """Tell by how an entity begins, in whichever order its parts come, or an answer to a query."""
    del path
    start = begins(head)
    if not is_json(head):
        return False
    if _ENTITIES.match(start) or _SITELINK.match(start) or _ANSWER.match(start):
        return True
    return any(form.search(head) for form in (_LABEL, _SNAK))


def read(path: Path) -> Iterator[Item | Fault]:
    """Return a document for each entity, and a fault for each that is no thing of interest.

    Raises:
        FaultyFileError: If it is no JSON, is truncated, or holds no entity of interest.
    """
    content = read_json(path)
    if at(content, "results", "bindings") is not None:
        raise FaultyFileError(
            "is an answer to a query, which does not say what its rows are: "
            "load the entities themselves, as Special:EntityData/Q23548.json gives them"
        )
    entities = [read_entity(id_, node) for id_, node in _entities(content)]
    names = {entity.id: entity.names[0] for entity in entities if entity.names}
    found = [_item(entity, names, path) for entity in entities]
    faults = [one for one in found if isinstance(one, Fault)]
    if len(faults) == len(found):
        first = f"{faults[0].place.rpartition(': ')[2]} {faults[0].reason}" if faults else ""
        raise FaultyFileError(first or "holds no entities of Wikidata")
    yield from found


def _entities(content: Json) -> Iterator[tuple[str, Node]]:
    """Give each entity with its number, which some files have in the title alone."""
    many = at(content, "entities")
    for name, node in many.items() if isinstance(many, dict) else (("", content),):
        if isinstance(node, dict):
            id_ = words(node, "id") or words(node, "title") or name
            if _ID.fullmatch(id_) or isinstance(node.get("claims"), dict):
                yield id_, node


def _item(entity: Entity, names: Mapping[str, str], path: Path) -> Item | Fault:
    type_ = type_of(entity)
    place = f"{path}: {entity.id or 'entity'}"
    if not _ID.fullmatch(entity.id):
        return Fault(place, "has no number (Q...): a part of an entity, not an entity")
    if not entity.names:
        return Fault(place, "has no label")
    is_launch = bool(LAUNCHES & set(entity.items(CLASS)))
    if type_ is None and not is_launch:
        what = f"{entity.names[0]}, {entity.description}".strip(", ")[:120]
        return Fault(place, f"is no agent, vehicle, payload, site, place or launch ({what})")
    ledger = Ledger()
    row = add_entity(ledger, entity, names)
    report = launch(entity, row, type_, names)
    reading = Reading(
        reports=(report,) if report else (),
        sentences=ledger.sentences,
        things=(thing(entity, type_, names),) if type_ else (),
    )
    return Item(_document(entity, ledger, path), reading)


def _document(entity: Entity, ledger: Ledger, path: Path) -> Document:
    return Document(
        name=f"{path.stem}/{entity.id}" if path.stem != entity.id else entity.id,
        text=ledger.text,
        loader="wikidata",
        title=f"Wikidata: {entity.names[0]} ({entity.id})",
        publisher="Wikidata",
        published=moment(entity.modified),
        url=f"https://www.wikidata.org/wiki/{entity.id}",
        licence=LICENCE,
        warnings=() if moment(entity.modified) else ("it does not say of when it is",),
        catalogue=True,
        citation=f"Wikidata, {entity.id}",
    )
