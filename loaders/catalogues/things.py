"""Things as catalogues name them: by a code of the catalogue's own, or by a name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kb.model import Mention
from kb.names import gazetteer
from kb.terms import AGENT_TYPES, entity_iri

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.model import Span
    from kb.names import Thing
    from kb.terms import EntityType

# A metonym ("Houston") stands for its agent in prose, never in a column of a table.
_HOWS = ("name", "ambiguous")


def mention(
    type_: EntityType,
    words: str,
    span: Span | None,
    *,
    code: str = "",
    names: Sequence[str] = (),
) -> Mention:
    """Return the mention of a thing that a catalogue calls so; `code` is "scheme:value".

    A thing of the gazetteer is known by its code, or else by its name or one of the further
    `names`. Any other gets an IRI made from its code, if it has one, or else from its name, so
    that all records that name it so mean one thing. What else is in the store does not matter:
    the order of loading must not show.

    >>> from kb.terms import EntityType
    >>> mention(EntityType.VEHICLE, "Cheonlima-1", None).iri
    'https://w3id.org/launch-kb/vehicle/chollima-1'
    >>> mention(EntityType.SITE, "XYZ1", None, code="gcat:XYZ1").iri
    'https://w3id.org/launch-kb/site/gcat-xyz1'
    """
    known = known_thing(type_, words, code, tuple(names))
    others = (name for name in dict.fromkeys(names) if name and name != words)
    iri = known.iri if known else entity_iri(type_, code or words)
    found = known.type if known else type_
    return Mention(found, (words, *others), (span,) if span else (), iri)


@lru_cache(maxsize=65536)
def identity(type_: EntityType, name: str, code: str = "", names: tuple[str, ...] = ()) -> str:
    """Return the IRI of a thing that a catalogue describes."""
    known = known_thing(type_, name, code, names)
    return known.iri if known else entity_iri(type_, code or name)


@lru_cache(maxsize=65536)
def known_thing(
    type_: EntityType, name: str, code: str = "", names: tuple[str, ...] = ()
) -> Thing | None:
    """Return the thing of the gazetteer that has this code, or else one of these names."""
    types = AGENT_TYPES if type_ in AGENT_TYPES else (type_,)
    by_code = coded(type_, code) if code else None
    if by_code:
        return by_code
    found = (gazetteer().find(each, types, hows=_HOWS) for each in (name, *names) if each)
    return next((thing for thing in found if thing), None)


def coded(type_: EntityType, code: str) -> Thing | None:
    """Return the thing of the gazetteer that a catalogue knows under this code.

    An agent and a site may have the same code: those who run a site are called like it.
    """
    return _coded().get((type_ in AGENT_TYPES or type_, code))


@lru_cache(maxsize=1)
def _coded() -> dict[tuple[EntityType | bool, str], Thing]:
    """Return the things of the gazetteer by their codes in catalogues."""
    return {
        (thing.type in AGENT_TYPES or thing.type, code): thing
        for thing in gazetteer()
        for code in thing.codes
    }
