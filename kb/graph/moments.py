"""When a node or an edge of the event graph is: its bounds in UTC, as its attributes have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kb.dates import from_xsd

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

Bounds: TypeAlias = "tuple[datetime | None, datetime | None]"
"""The earliest and the latest moment; None is open, or not known."""


def bounds(data: Mapping[str, object]) -> Bounds:
    """Return the bounds of a node or an edge, by its attributes.

    >>> bounds({"earliest": "2023-05-30T21:27:00Z"})
    (datetime.datetime(2023, 5, 30, 21, 27, tzinfo=datetime.timezone.utc), None)
    """
    earliest, latest = (from_xsd(str(data[at])) if at in data else None for at in _NAMES)
    return earliest, latest


_NAMES = ("earliest", "latest")
