"""Vehicles under the many names of their variants: which known vehicle one is a variant of."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kb.names import Thing, gazetteer
from kb.terms import BASE, EntityType, entity_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PART = re.compile(r"[^\s/()-]+")
_HOWS = ("name", "ambiguous")


@lru_cache(maxsize=8192)
def family(name: str) -> Thing | None:
    """Return the known vehicle that this one is, or is a variant of.

    The tables of families.toml say so, or else the longest beginning of the name that is the name
    of a known vehicle.

    >>> family("Falcon 9 Block 5").name, family("Delta 7920-10C").name
    ('Falcon 9', 'Delta II')
    """
    exact = gazetteer().find(name, (EntityType.VEHICLE,), hows=_HOWS)
    if exact:
        return exact
    listed = next((iri for forms, iri in _families() if forms.fullmatch(name)), "")
    if listed:
        return gazetteer().thing(listed)
    ends = [match.end() for match in _PART.finditer(name)][:-1]
    beginnings = (name[:end] for end in reversed(ends))
    found = (gazetteer().find(each, (EntityType.VEHICLE,), hows=_HOWS) for each in beginnings)
    return next((thing for thing in found if thing), None)


def variants(names: Iterable[str]) -> Iterator[Thing]:
    """Give those vehicles of these names that the gazetteer lacks, but whose family it knows.

    So a record that says "Soyuz-U2" goes together with an article that says "Soyuz".
    """
    for name in dict.fromkeys(names):
        iri, whole = entity_iri(EntityType.VEHICLE, name), family(name)
        if whole and gazetteer().thing(iri) is None:
            yield Thing(iri, EntityType.VEHICLE, (name,), part_of=whole.iri)


@lru_cache(maxsize=1)
def _families() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = (files("loaders.catalogues") / "data" / "families.toml").read_text(encoding="utf-8")
    return tuple(
        (re.compile(entry["forms"], re.IGNORECASE), f"{BASE}vehicle/{entry['name']}")
        for entry in tomllib.loads(text)["family"]
    )
