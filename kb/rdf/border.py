"""The one place where texts and numbers become RDF terms and back; everything else imports it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kb.dates import to_xsd
from kb.errors import DataError, IriError
from kb.terms import XSD, kb

if TYPE_CHECKING:
    from datetime import datetime

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Object: TypeAlias = ox.NamedNode | ox.Literal
Plain: TypeAlias = str | int | float | bool | None

_INTEGER = ox.NamedNode(XSD + "integer")
_INDEX = ox.NamedNode(XSD + "nonNegativeInteger")
_BOOLEAN = ox.NamedNode(XSD + "boolean")
_MOMENT = ox.NamedNode(XSD + "dateTime")

_INTEGERS = frozenset(
    XSD + name
    for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")
)
_REALS = frozenset(XSD + name for name in ("decimal", "double", "float"))


@lru_cache(maxsize=65536)
def iri(text: str) -> ox.NamedNode:
    """Return the IRI node of a text.

    Raises:
        IriError: If it is no valid absolute IRI.

    >>> iri("https://example.org/a b")
    Traceback (most recent call last):
    ...
    kb.errors.IriError: not a valid IRI: 'https://example.org/a b' (Invalid IRI code point ' ')
    """
    try:
        return ox.NamedNode(text)
    except ValueError as error:
        raise IriError(f"not a valid IRI: {text!r} ({error})") from error


@lru_cache(maxsize=1024)
def own(name: str) -> ox.NamedNode:
    """Return the node of a term of the ontology, by its local name."""
    return iri(kb(name))


def text(value: str) -> ox.Literal:
    """Return a plain string literal."""
    return ox.Literal(value)


def whole(value: int) -> ox.Literal:
    """Return an xsd:integer literal."""
    return ox.Literal(str(value), datatype=_INTEGER)


def index(value: int) -> ox.Literal:
    """Return an xsd:nonNegativeInteger literal, as NIF wants its offsets.

    Raises:
        DataError: If the number is negative.
    """
    if value < 0:
        raise DataError(f"an offset cannot be negative: {value}")
    return ox.Literal(str(value), datatype=_INDEX)


def decimal(value: float) -> ox.Literal:
    """Return an xsd:decimal literal."""
    return ox.Literal(f"{value:f}".rstrip("0").rstrip("."), datatype=iri(XSD + "decimal"))


def truth(value: bool) -> ox.Literal:
    """Return an xsd:boolean literal."""
    return ox.Literal("true" if value else "false", datatype=_BOOLEAN)


def stamp(moment: datetime) -> ox.Literal:
    """Return an xsd:dateTime literal in UTC with Z: the one form that every store compares."""
    return ox.Literal(to_xsd(moment), datatype=_MOMENT)


def typed(value: str, datatype: str) -> ox.Literal:
    """Return a literal of any datatype."""
    return ox.Literal(value, datatype=iri(datatype))


def plain(term: Term | None) -> Plain:
    """Return what a term says as a Python value: numbers and truth typed, all else as text.

    Raises:
        DataError: If it is a kind of term that tables cannot hold (a quoted triple).

    >>> plain(whole(3)), plain(truth(True)), plain(iri("https://example.org/")), plain(None)
    (3, True, 'https://example.org/', None)
    """
    match term:
        case None:
            return None
        case ox.NamedNode() | ox.BlankNode():
            return term.value
        case ox.Literal():
            return _literal(term)
    raise DataError(f"a table cannot hold the term {term}")


def _literal(term: ox.Literal) -> Plain:
    datatype = term.datatype.value
    try:
        if datatype in _INTEGERS:
            return int(term.value)
        if datatype in _REALS:
            return float(term.value)
    except ValueError:
        return term.value
    if datatype == XSD + "boolean":
        return term.value in {"true", "1"}
    return term.value
