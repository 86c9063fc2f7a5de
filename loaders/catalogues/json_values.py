"""JSON files as catalogues publish them: read whole and within bounds, and looked into safely."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, TypeAlias

from kb.errors import FaultyFileError
from loaders.articles.files import read_bytes
from loaders.articles.text import one_line
from loaders.catalogues.ledger import plain

if TYPE_CHECKING:
    from pathlib import Path

# What json.loads returns.
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Node: TypeAlias = "dict[str, Json]"

LARGEST = 200_000_000
"""Bytes; the whole of Launch Library 2 in its most detailed form has some 100 million."""

_MARK = b"\xef\xbb\xbf"


def begins(head: bytes) -> bytes:
    """Return the first bytes of a file without byte order mark and leading space."""
    return head.removeprefix(_MARK).lstrip()


def is_json(head: bytes) -> bool:
    """Tell whether a file begins as a JSON object or array does."""
    return begins(head).startswith((b"{", b"["))


def read_json(path: Path) -> Json:
    """Return what a JSON file holds.

    Raises:
        FaultyFileError: If it cannot be read, is too large, is no JSON in UTF-8, or ends early.
    """
    raw = read_bytes(path, LARGEST).removeprefix(_MARK)
    try:
        value: Json = json.loads(raw.decode())
    except UnicodeDecodeError as error:
        reason = f"is not UTF-8 (byte 0x{raw[error.start]:02x} at {error.start})"
        raise FaultyFileError(reason) from error
    except json.JSONDecodeError as error:
        raise FaultyFileError(_broken(error)) from error
    except RecursionError as error:
        raise FaultyFileError("is nested too deeply for a catalogue") from error
    except ValueError as error:
        raise FaultyFileError(f"is no JSON ({one_line(str(error))})") from error
    return value


def _broken(error: json.JSONDecodeError) -> str:
    place = f"line {error.lineno}, column {error.colno}"
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string"):
        return f"ends early, at {place}: it is truncated; nothing of it was loaded"
    return f"is no JSON: {error.msg} at {place}"


def at(value: Json, *path: str | int) -> Json:
    """Return what stands at the end of a path of keys and places; None if the path breaks off.

    >>> at({"status": {"id": 3}}, "status", "id"), at({"status": []}, "status", 0)
    (3, None)
    """
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def words(value: Json, *path: str | int) -> str:
    """Return a text or number at the end of a path as one line; empty if there is none.

    >>> words({"pad": {"name": " LC-39A "}}, "pad", "name"), words({"pad": None}, "pad", "name")
    ('LC-39A', '')
    """
    found = at(value, *path)
    if isinstance(found, str):
        return plain(found)
    if isinstance(found, bool) or (isinstance(found, float) and not math.isfinite(found)):
        return ""
    return str(found) if isinstance(found, (int, float)) else ""


def nodes(value: Json, *path: str | int) -> list[Node]:
    """Return the objects of a list at the end of a path; all else in the list is left out."""
    found = at(value, *path)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def number(value: Json, *path: str | int) -> float | None:
    """Return a finite number, also one that is written as a text; None if there is none.

    >>> number({"lat": "38.5"}, "lat"), number({"lat": "Unknown"}, "lat")
    (38.5, None)
    """
    try:
        found = float(words(value, *path))
    except ValueError:
        return None
    return found if math.isfinite(found) else None
