"""Graphs as XML: text that XML can hold, and the one type that holds all values of an attribute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Attribute: TypeAlias = "str | int | float | bool"
Attributes: TypeAlias = "Mapping[str, Attribute]"

_TYPES = {bool: "boolean", float: "double", int: "long", str: "string"}
# XML 1.0 has no way at all to write these.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def attribute_types(every: Iterable[Attributes]) -> dict[str, str]:
    """Return the names of all attributes, sorted, with the type that holds all their values.

    >>> attribute_types([{"b": 1}, {"a": "x", "b": 1.5}])
    {'a': 'string', 'b': 'double'}
    """
    types: dict[str, set[type]] = {}
    for data in every:
        for name, value in data.items():
            types.setdefault(name, set()).add(type(value))
    return {name: _common(types[name]) for name in sorted(types)}


def _common(types: set[type]) -> str:
    if types == {int, float}:
        return "double"
    return _TYPES[types.pop()] if len(types) == 1 else "string"


def in_xml(value: Attribute) -> str:
    """Return a value as the content of an element."""
    return escape(_text(value), {"\r": "&#13;"})


def quoted(value: Attribute) -> str:
    """Return a value as an attribute in its quotation marks."""
    return quoteattr(_text(value))


def _text(value: Attribute) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _UNWRITABLE.sub("\ufffd", str(value))
