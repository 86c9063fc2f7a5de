"""What catalogues in the store know of things, as a lexicon: the gazetteer and what they add."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Protocol

from pyoxigraph import Literal, NamedNode

from kb.names import Thing, normal_form
from kb.rdf.border import own
from kb.terms import GEO, KB, RDF, RDFS, SKOS, EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Quad

    from kb.names import Lexicon


class Described(Protocol):
    """What is asked of a store here."""

    def match(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Return the quads that have what is given."""


_TYPES = {KB + type_.value.capitalize(): type_ for type_ in EntityType}
_FACTS = {
    KB + "country": "country",
    KB + "partOf": "part_of",
    KB + "operator": "operator",
    KB + "zone": "zone",
    KB + "countryCode": "code",
}
_PLACES = {GEO + "lat": "lat", GEO + "long": "lon"}
_SORTS = (KB + "agentType", KB + "vehicleType")
_WANTED = frozenset(
    (RDF + "type", SKOS + "notation", RDFS + "label", KB + "namedAs", *_FACTS, *_PLACES, *_SORTS)
)

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 4
"""Letters; what is shorter than that is an abbreviation, and those mean many things."""

_Said = dict[str, list[str]]


def store_lexicon(view: Described, base: Lexicon) -> Lexicon:
    """Return the lexicon `base`, and with it what the documents in a store describe.

    It depends on what is in the store, not on the order in which that came. The things of `base`
    stay as they are. A name by which a text would hardly mean the thing is never looked for in
    texts: codes, single plain words, abbreviations, names that several things share.
    """
    things = [thing for thing in described(view) if base.thing(thing.iri) is None]
    return base.extended(things, lambda: _quiet(things, base)) if things else base


def described(view: Described) -> list[Thing]:
    """Return the things that documents in a store describe, in the order of their IRIs.

    Of two documents the one that says more of a thing goes first; the other adds what it lacks.
    """
    said: dict[str, dict[str, _Said]] = defaultdict(dict)
    for link in view.match(predicate=own("describes")):
        thing, graph = link.object, link.graph_name
        if isinstance(thing, NamedNode) and isinstance(graph, NamedNode):
            said[thing.value][graph.value] = _said(view, thing, graph)
    return [
        _thing(iri, [by[name] for name in _richest_first(by)]) for iri, by in sorted(said.items())
    ]


def _said(view: Described, thing: NamedNode, graph: NamedNode) -> _Said:
    """Return what one document says of a thing, by predicate."""
    out: _Said = defaultdict(list)
    # One look-up a predicate: a thing may be named in thousands of places.
    for predicate in _WANTED:
        for quad in view.match(subject=thing, predicate=NamedNode(predicate), graph=graph):
            if isinstance(quad.object, (NamedNode, Literal)):
                out[predicate].append(quad.object.value)
    return out


def _richest_first(by: Mapping[str, _Said]) -> list[str]:
    return sorted(by, key=lambda name: (-len(by[name]), name))


def _thing(iri: str, said: Iterable[_Said]) -> Thing:
    """Return the thing that several documents describe, the richest description first."""
    whole: _Said = defaultdict(list)
    labels: list[str] = []
    for one in said:
        labels += sorted(one.get(RDFS + "label", ()))
        for predicate, values in one.items():
            whole[predicate] += sorted(values)
    types = (_TYPES[name] for name in whole[RDF + "type"] if name in _TYPES)
    names = tuple(dict.fromkeys((*labels, *whole[KB + "namedAs"])))
    texts: dict[str, Any] = {name: _first(whole, predicate) for predicate, name in _FACTS.items()}
    return Thing(
        iri,
        next(types, EntityType.ORGANIZATION),
        names or (iri.rpartition("/")[2],),
        detail=next((v.rpartition("/")[2] for s in _SORTS for v in whole.get(s, ())), ""),
        codes=tuple(dict.fromkeys(whole[SKOS + "notation"])),
        lat=_number(_first(whole, GEO + "lat")),
        lon=_number(_first(whole, GEO + "long")),
        **texts,
    )


def _first(said: _Said, predicate: str) -> str:
    return next(iter(said.get(predicate, ())), "")


def _number(text: str) -> float | None:
    return float(text) if text else None


def _quiet(things: Sequence[Thing], base: Lexicon) -> dict[str, frozenset[str]]:
    """Return by IRI the names by which texts do not mean the things."""
    counts = Counter(form for thing in things for form in set(map(normal_form, thing.names)))
    return {thing.iri: frozenset(_silent(thing, counts, base)) for thing in things}


def _silent(thing: Thing, counts: Mapping[str, int], base: Lexicon) -> Iterator[str]:
    codes = {code.partition(":")[2] for code in thing.codes}
    for name in thing.names:
        telling = name not in codes and _telling(name, thing.type)
        # A name with another one in it ("Boeing Commercial Crew Program") would hide that one.
        if not telling or counts[normal_form(name)] > 1 or base.named(name) or base.scan(name):
            yield name


def _telling(name: str, type_: EntityType) -> bool:
    """Whether a text that has this name will mean a thing of the sort that a catalogue describes.

    Several words of which one is a long one, each with a capital or a digit; or, for vehicles, a
    long word with a number ("Cheonlima-1"). Sites and places are called by names of places.
    """
    words = _WORD.findall(name)
    longest = max(map(len, words), default=0)
    numbered = any(character.isdigit() for character in name)
    proper = all(not word[0].islower() for word in words if len(word) >= _LONG)
    if longest < _LONG or not proper or type_ in {EntityType.STATE, EntityType.PLACE}:
        return False
    if type_ is EntityType.VEHICLE:
        return numbered
    return len(words) > 1
