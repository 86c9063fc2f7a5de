"""The parameters of canned queries: what a researcher types, and the RDF term it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kb.dates import parse_edtf
from kb.errors import DateError, IriError, QueryError
from kb.names import normal_form, similarity
from kb.rdf import border
from kb.terms import (
    VOCABULARY,
    Act,
    Certainty,
    EventKind,
    Kind,
    Mode,
    Outcome,
    Polarity,
    Property,
    Status,
    concept,
    kb,
)

if TYPE_CHECKING:
    from enum import StrEnum

    from kb.dates import Time
    from kb.rdf.border import Object

# Given a type of thing ("agent", "launch"), the names of all things of that type, with their IRIs.
Names: TypeAlias = Callable[[str], Iterable[tuple[str, str]]]

# The types whose values are names of things in the store, or IRIs.
THINGS = ("agent", "vehicle", "payload", "site", "place", "launch", "document")

# The types whose values are members of a vocabulary: "concept:act" takes "condemn".
SCHEMES: dict[str, type[StrEnum]] = {
    "act": Act,
    "certainty": Certainty,
    "event-kind": EventKind,
    "kind": Kind,
    "mode": Mode,
    "outcome": Outcome,
    "polarity": Polarity,
    "status": Status,
}


def concepts(type_: str) -> list[str]:
    """Return what a parameter of a vocabulary's type may be; nothing for other types.

    >>> concepts("concept:status")
    ['occurred', 'planned', 'cancelled']
    """
    scheme = SCHEMES.get(type_.removeprefix("concept:"))
    return [member.value for member in scheme] if scheme and ":" in type_ else []


# Which end of a date a parameter may ask for.
EDGES = ("start", "end")

_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_CLOSE_ENOUGH = 0.6  # below this likeness a suggestion puzzles more than it helps


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name is the variable's, its example is what a researcher would type.

    `edge` says which end of a date is meant: as a start, "2023-05-31" is the first second of that
    day anywhere on earth, as an end the last.
    """

    name: str
    type: str
    example: str
    description: str
    required: bool = True
    edge: str = "start"


def to_term(parameter: Parameter, value: str, names: Names) -> Object:
    """Return the RDF term that a value given for a parameter stands for.

    Raises:
        QueryError: If the value does not fit the type, or no thing has that name; the message has
            an example, or the names that come close.

    >>> parameter = Parameter("outcome", "concept:outcome", "failure", "how it ended")
    >>> str(to_term(parameter, "success", names=lambda type_: []))
    '<https://w3id.org/launch-kb/vocabulary/outcome/success>'
    """
    value = value.strip()
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise _wrong(parameter, value, "valid Unicode text") from error
    if parameter.type in THINGS:
        return _thing(parameter, value, names)
    if parameter.type.startswith("concept:"):
        return _concept(parameter, value)
    return _PLAIN[parameter.type](parameter, value)


def _wrong(parameter: Parameter, value: str, wanted: str) -> QueryError:
    fault = f"parameter {parameter.name!r}: {value!r} is no {wanted}"
    return QueryError(f"{fault}; for example: {parameter.example}")


def _text(parameter: Parameter, value: str) -> Object:
    if not value:
        raise _wrong(parameter, value, "text to look for")
    return border.text(value)


def _date(parameter: Parameter, value: str) -> Object:
    time = _time(parameter, value)
    bound = time.earliest if parameter.edge == "start" else time.latest
    if bound is None:
        raise _wrong(parameter, value, f"date with a known {parameter.edge}")
    return border.stamp(bound)


def _moment(parameter: Parameter, value: str) -> Object:
    time = _time(parameter, value)
    if time.earliest is None or "/" in time.edtf or "T" not in time.edtf or not time.zone:
        raise _wrong(parameter, value, "moment with date, time and zone")
    return border.stamp(time.earliest)


def _time(parameter: Parameter, value: str) -> Time:
    try:
        return parse_edtf(value)
    except DateError as error:
        raise QueryError(f"parameter {parameter.name!r}: {error}") from error


def _integer(parameter: Parameter, value: str) -> Object:
    # ASCII digits alone: int() would take "1_000" and the digits of every script.
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
        raise _wrong(parameter, value, "whole number")
    return border.whole(int(value))


def _boolean(parameter: Parameter, value: str) -> Object:
    if value.lower() not in _TRUTH:
        raise _wrong(parameter, value, "yes or no")
    return border.truth(_TRUTH[value.lower()])


def _property(parameter: Parameter, value: str) -> Object:
    members = [member.value for member in Property]
    if value.lower() not in members:
        raise _wrong(parameter, value, f"property of a launch ({', '.join(members)})")
    return border.iri(kb(value.lower()))


_PLAIN: dict[str, Callable[[Parameter, str], Object]] = {
    "text": _text,
    "date": _date,
    "dateTime": _moment,
    "integer": _integer,
    "boolean": _boolean,
    "property": _property,
}

TYPES = (*_PLAIN, *THINGS, *(f"concept:{scheme}" for scheme in SCHEMES))


def _concept(parameter: Parameter, value: str) -> Object:
    scheme = parameter.type.partition(":")[2]
    members = {member.value: concept(member) for member in SCHEMES[scheme]}
    member = value.removeprefix(f"{VOCABULARY}{scheme}/").lower().replace(" ", "-")
    if member not in members:
        raise _wrong(parameter, value, f"{scheme.replace('-', ' ')} ({', '.join(members)})")
    return border.iri(members[member])


def _thing(parameter: Parameter, value: str, names: Names) -> Object:
    if re.match(r"<?(?:https?|urn):", value):
        return _iri(parameter, value)
    every = sorted(set(names(parameter.type)))
    found = _called(value, every) or _on_the_day(value, every)
    if len(found) == 1:
        return border.iri(found[0])
    if found:
        text = f"parameter {parameter.name!r}: {value!r} may mean {len(found)} things"
        raise QueryError(f"{text}; give one of their IRIs: {', '.join(found)}")
    raise _unknown(parameter, value, [name for name, _ in every])


def _called(value: str, every: list[tuple[str, str]]) -> list[str]:
    wanted = normal_form(value)
    return sorted({iri for name, iri in every if normal_form(name) == wanted})


def _on_the_day(value: str, every: list[tuple[str, str]]) -> list[str]:
    """Return what has this day and a time of day for its name: a launch known to the minute."""
    return sorted({iri for name, iri in every if value and name.startswith(f"{value}T")})


def _iri(parameter: Parameter, value: str) -> Object:
    try:
        return border.iri(value.removeprefix("<").removesuffix(">"))
    except IriError as error:
        raise QueryError(f"parameter {parameter.name!r}: {error}") from error


def _unknown(parameter: Parameter, value: str, names: list[str]) -> QueryError:
    likeness = {name: similarity(value, name) for name in names}
    close = sorted(name for name in likeness if likeness[name] >= _CLOSE_ENOUGH)
    best = sorted(close, key=lambda name: likeness[name], reverse=True)[:3]
    text = f"parameter {parameter.name!r}: no {parameter.type} is called {value!r}"
    if best:
        return QueryError(f"{text}; did you mean {' or '.join(map(repr, best))}?")
    return QueryError(f"{text}; for example: {parameter.example}")
