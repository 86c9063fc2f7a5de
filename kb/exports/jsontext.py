"""JSON written item by item, so that a long list need not fit in memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable


def one_line(value: object) -> str:
    """Return a value as JSON in one line of readable UTF-8.

    >>> one_line({"title": "5 °C", "count": 2})
    '{"title": "5 °C", "count": 2}'
    """
    return json.dumps(value, ensure_ascii=False)


def many_lines(value: object) -> bytes:
    """Return a value as indented JSON for people to read."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def write_items(stream: BinaryIO, items: Iterable[object]) -> None:
    r"""Write a JSON list with one item a line.

    >>> from io import BytesIO
    >>> stream = BytesIO()
    >>> write_items(stream, [1, {"a": None}])
    >>> stream.getvalue()
    b'[\n1,\n{"a": null}\n]'
    """
    stream.write(b"[")
    before = "\n"
    for item in items:
        stream.write(f"{before}{one_line(item)}".encode())
        before = ",\n"
    stream.write(b"\n]")
