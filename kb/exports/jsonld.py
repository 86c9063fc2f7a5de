"""JSON-LD: one object a subject, grouped by named graph, in the words of the ontology's context."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO

import pyoxigraph as ox

from kb.errors import ExportError
from kb.exports.quads import ordered_quads
from kb.resources import folder
from kb.terms import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb.store import View

_NAMESPACED = re.compile(r"(.*[#/])([A-Za-z][A-Za-z0-9_-]*)")
_ID = "@id"
_TYPE = RDF + "type"


@dataclass(frozen=True, slots=True)
class Context:
    """The context that stands in the file, and how it shortens IRIs.

    `terms` leads from IRIs to their words, `coercions` from the words of properties to the type
    that their plain values have.
    """

    text: str
    prefixes: Mapping[str, str]
    terms: Mapping[str, str]
    coercions: Mapping[str, str]

    def short(self, iri: str) -> str:
        """Return the shortest form of an IRI that names a property, a class or a datatype."""
        if iri in self.terms:
            return self.terms[iri]
        match = _NAMESPACED.fullmatch(iri)
        if match and match[1] in self.prefixes:
            return f"{self.prefixes[match[1]]}:{match[2]}"
        return iri


@lru_cache(maxsize=1)
def read_context() -> Context:
    """Return the context of the ontology folder."""
    found = json.loads((folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))
    entries: dict[str, Any] = found["@context"]  # JSON: texts and objects
    plain = {name: value for name, value in entries.items() if isinstance(value, str)}
    spaces = {name: iri for name, iri in plain.items() if iri.endswith(("#", "/"))}
    typed = {name: value for name, value in entries.items() if isinstance(value, dict)}
    names = {**plain, **{name: value[_ID] for name, value in typed.items()}}
    return Context(
        json.dumps(entries, ensure_ascii=False),
        {iri: name for name, iri in spaces.items()},
        {_full(iri, spaces): name for name, iri in names.items() if name not in spaces},
        {name: _full(value["@type"], spaces) for name, value in typed.items()},
    )


def _full(iri: str, spaces: Mapping[str, str]) -> str:
    prefix, _, local = iri.partition(":")
    return spaces[prefix] + local if prefix in spaces else iri


def write_jsonld(view: View, stream: BinaryIO) -> None:
    """Write JSON-LD 1.1 that carries its own context; each subject stands on one line."""
    context = read_context()
    stream.write(f'{{"@context": {context.text},\n"@graph": ['.encode())
    for index, (graph, quads) in enumerate(groupby(ordered_quads(view), _graph_name)):
        stream.write(f'{"," * bool(index)}\n{{"@id": {_json(graph)}, "@graph": ['.encode())
        stream.write(",".join(f"\n{_json(node)}" for node in _nodes(quads, context)).encode())
        stream.write(b"\n]}")
    stream.write(b"\n]}\n")


def _graph_name(quad: ox.Quad) -> str:
    match quad.graph_name:
        case ox.NamedNode(value=name):
            return name
    raise ExportError(f"JSON-LD is written by named graph; {quad} is in none")


def _nodes(quads: Iterable[ox.Quad], context: Context) -> Iterator[dict[str, Any]]:
    for subject, own in groupby(quads, lambda quad: quad.subject):
        node: dict[str, Any] = {_ID: _identity(subject)}
        for predicate, same in groupby(own, lambda quad: quad.predicate.value):
            terms = [quad.object for quad in same]
            if predicate == _TYPE:
                node["@type"] = [context.short(_identity(term)) for term in terms]
                continue
            word = context.short(predicate)
            values = [_value(term, word, context) for term in terms]
            node[word] = values[0] if len(values) == 1 else values
        yield node


def _identity(term: object) -> str:
    match term:
        case ox.NamedNode(value=name):
            return name
        case ox.BlankNode(value=name):
            return f"_:{name}"
    raise ExportError(f"JSON-LD cannot name {term}")


def _value(term: object, word: str, context: Context) -> str | dict[str, str]:
    """A value as plain text where the context says of which type it is, else as an object."""
    type_ = context.coercions.get(word, XSD + "string")
    if not isinstance(term, ox.Literal):
        name = _identity(term)
        return name if type_ == _ID else {_ID: name}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == type_:
        return term.value
    if datatype == XSD + "string":
        return {"@value": term.value}
    return {"@value": term.value, "@type": context.short(datatype)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
