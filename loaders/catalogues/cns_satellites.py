"""The satellites beside the CNS missile tests in their visualization: numbers and launches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.dates import parse_edtf
from kb.errors import DateError
from kb.terms import EntityType, Kind, Property, Status
from loaders.catalogues.draft import Draft, Source
from loaders.catalogues.json_values import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.model import Report
    from loaders.catalogues.json_values import Node
    from loaders.catalogues.ledger import Ledger

# The first line of orbital elements: number, class, and the launch with its piece.
_LINE = re.compile(r"1 +[0-9]+[A-Z] +([0-9]{2})([0-9]{3})[A-Z]{1,3} .*")
# The first satellite flew in 1957; years of two digits begin there.
_FIRST_YEAR = 57


def add_satellite(ledger: Ledger, record: Node, country: str, id_: str) -> Report:
    """Append a satellite to the text and return the report of its launch.

    Raises:
        DateError: If it has no date that can be read, or no number; nothing is appended then.
    """
    number = words(record, "catno")
    if not number.isdigit():
        raise DateError("has no catalogue number")
    date = parse_edtf(words(record, "launchdate"), words=words(record, "launchdate"))
    cospar = _launch(words(record, "tle", "first_line"))
    draft = Draft(ledger.add(_fields(record, number, cospar, country)))
    draft.say(Property.KIND, Kind.ORBITAL, Source("NORAD"))
    draft.say(Property.STATUS, Status.OCCURRED, Source("NORAD"))
    draft.say(Property.DATE, date if date.edtf else None, Source("Launched"))
    draft.name(Property.ACTOR, EntityType.STATE, "Country")
    draft.name(Property.PAYLOAD, EntityType.PAYLOAD, "Name")
    identifiers = (f"norad:{number}", f"cospar:{cospar}" if cospar else "")
    return draft.report(id_, "NORAD", status=Status.OCCURRED, identifiers=identifiers)


def _fields(record: Node, number: str, cospar: str, country: str) -> Iterator[tuple[str, str]]:
    yield "NORAD", number
    yield "COSPAR", cospar
    yield "Name", words(record, "name")
    yield "Country", country
    yield "Launched", words(record, "launchdate")
    yield "Decayed", words(record, "decaydate")
    yield "Description", words(record, "description")


def _launch(line: str) -> str:
    """Return the COSPAR number of the launch in a line of orbital elements.

    >>> _launch("1 41332U 16009A   16038.2182  .0000 0 0 9998")
    '2016-009'
    """
    match = _LINE.fullmatch(line)
    if not match:
        return ""
    century = 19 if int(match[1]) >= _FIRST_YEAR else 20
    return f"{century}{match[1]}-{match[2]}"
