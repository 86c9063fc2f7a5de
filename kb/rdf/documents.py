"""A document and its reading as the quads of the document's named graph."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kb.errors import DataError
from kb.rdf import border
from kb.rdf.readings import write_reading
from kb.rdf.sheet import A, Sheet
from kb.rdf.spans import Spans
from kb.terms import DCTERMS, NIF, PROV, SCHEMA, EntityType, entity_iri

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kb.model import Document, Reading
    from kb.names import Lexicon


def document_quads(document: Document, reading: Reading, lexicon: Lexicon) -> list[ox.Quad]:
    """Return everything that one document says, as quads of its own graph.

    The lexicon tells under which IRI the publisher is known.

    Raises:
        DataError: If a span does not hold its words, or a reading points at what it lacks.
        IriError: If the document's address is no valid IRI.
    """
    sheet = Sheet(document.iri)
    spans = Spans(sheet, document, reading.sentences)
    publisher = publisher_iri(document, lexicon)
    _write_document(sheet, document, publisher, lexicon)
    _write_text(sheet, document)
    for part in reading.set_aside:
        sheet.words(spans.node(part.span), "setAside", part.reason)
    for warning in (*document.warnings, *reading.warnings):
        sheet.words(sheet.graph, "warning", warning)
    write_reading(sheet, spans, reading, origin=publisher or document.iri)
    return sheet.quads()


def publisher_iri(document: Document, lexicon: Lexicon) -> str:
    """Return the IRI of who published a document; empty when that is not known."""
    return _organization(document.publisher, lexicon) if document.publisher else ""


def _organization(name: str, lexicon: Lexicon) -> str:
    known = lexicon.find(name, types=(EntityType.ORGANIZATION,))
    return known.iri if known else entity_iri(EntityType.ORGANIZATION, name)


def _write_document(sheet: Sheet, document: Document, publisher: str, lexicon: Lexicon) -> None:
    node = sheet.graph
    sheet.say(node, A, border.own("Document"))
    sheet.say(node, A, border.own("Catalogue") if document.catalogue else None)
    sheet.say(node, border.iri(DCTERMS + "identifier"), border.text(document.name))
    sheet.say(node, border.iri(SCHEMA + "inLanguage"), border.text(document.language))
    for predicate, value in (
        (DCTERMS + "title", document.title or document.name),
        (DCTERMS + "license", document.licence),
        (DCTERMS + "bibliographicCitation", document.citation),
    ):
        sheet.say(node, border.iri(predicate), border.text(value) if value else None)
    sheet.say(node, border.iri(SCHEMA + "url"), border.iri(document.url) if document.url else None)
    sheet.own(node, "published", sheet.time(document.published, document.iri))
    sheet.words(node, "loader", document.loader)
    sheet.words(node, "note", document.note)
    sheet.words(node, "sha256", hashlib.sha256(document.text.encode()).hexdigest())
    for identifier in document.launches:
        sheet.words(node, "linksTo", identifier)
    for name in document.derived_from:
        source = border.iri(_organization(name, lexicon))
        sheet.say(node, border.iri(PROV + "wasDerivedFrom"), source)
        sheet.say(source, A, border.own("Organization"))
        sheet.words(source, "namedAs", name)
    if publisher:
        agent = border.iri(publisher)
        sheet.say(node, border.iri(SCHEMA + "publisher"), agent)
        sheet.say(agent, A, border.own("Organization"))
        sheet.words(agent, "namedAs", document.publisher)


def _write_text(sheet: Sheet, document: Document) -> None:
    if not document.text:
        raise DataError(f"{document.name}: the document has no text")
    node = border.iri(f"{document.iri}#char=0,{len(document.text)}")
    sheet.say(node, A, border.iri(NIF + "Context"), border.iri(NIF + "RFC5147String"))
    sheet.say(node, border.iri(NIF + "isString"), border.text(document.text))
    sheet.say(node, border.iri(NIF + "beginIndex"), border.index(0))
    sheet.say(node, border.iri(NIF + "endIndex"), border.index(len(document.text)))
    sheet.own(node, "inDocument", sheet.graph)
