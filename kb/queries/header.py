"""The header of a query file: `#+` lines that hold YAML, checked key by key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb.errors import QueryError
from kb.queries.parameters import EDGES, TYPES, Parameter

if TYPE_CHECKING:
    from collections.abc import Iterable

MARK = "#+"

_KEYS = {"summary", "description", "tags", "parameters"}
_PARAMETER_KEYS = {"name", "type", "example", "description", "required", "edge"}
_NAME = re.compile(r"[a-z][A-Za-z0-9]*")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a query file says."""

    summary: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]


def read_header(text: str, place: str) -> Header:
    """Return the header of a query file; `place` is the file's name, for messages.

    Raises:
        QueryError: If it is missing or faulty; the message says file, line and what is right.
    """
    lines = text.split("\n")
    marked = [i for i, line in enumerate(lines) if line.startswith(MARK)]
    _check_lines(lines, marked, place)
    data = _yaml("\n".join(line[len(MARK) :] for line in lines[: len(marked)]), place)
    where = f"{place}:1"
    _check_keys(data, _KEYS, where, of="the header")
    tags = data.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise QueryError(f"{where}: 'tags' is no list of words; right is: tags: [launches]")
    return Header(
        _words(data, "summary", where),
        _words(data, "description", where),
        tuple(tags),
        _parameters(data.get("parameters", []), lines, place),
    )


def _check_lines(lines: list[str], marked: list[int], place: str) -> None:
    if not marked or marked != list(range(len(marked))):
        line = next((i for i, at in enumerate(marked) if i != at), 0) + 1
        raise QueryError(f"{place}:{line}: the header lines ({MARK}) do not open the file")
    for number in marked:
        if "\t" in lines[number]:
            raise QueryError(f"{place}:{number + 1}: a TAB in the header; YAML takes spaces only")


def _yaml(text: str, place: str) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise QueryError(f"{place}:{line}: the header is no YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError) as error:
        # An impossible date is a plain ValueError, a stray character an error without a line.
        reason = " ".join(str(error).split())
        raise QueryError(f"{place}:1: the header is no YAML: {reason}") from error
    if not isinstance(data, dict):
        raise QueryError(f"{place}:1: the header has no keys; right is: summary: a question")
    return data


def _check_keys(data: dict[str, Any], known: set[str], where: str, *, of: str) -> None:
    odd = sorted(str(key) for key in data if key not in known)
    if odd:
        allowed = ", ".join(sorted(known))
        raise QueryError(f"{where}: {of} has an unknown key {odd[0]!r}; known: {allowed}")


def _words(data: dict[str, Any], key: str, where: str) -> str:
    value = data.get(key)
    if value is None:
        raise QueryError(f"{where}: {key!r} is missing")
    if not isinstance(value, str):
        raise QueryError(f"{where}: {key!r} is {value!r}, which YAML reads as no text; quote it")
    if not value.strip():
        raise QueryError(f"{where}: {key!r} is empty")
    return " ".join(value.split())


def _parameters(entries: object, lines: list[str], place: str) -> tuple[Parameter, ...]:
    if not isinstance(entries, list):
        raise QueryError(f"{place}:1: 'parameters' is no list; right is: - name: actor")
    parameters: list[Parameter] = []
    for entry in entries:
        if not isinstance(entry, dict):
            raise QueryError(f"{place}:1: the parameter {entry!r} has no keys")
        where = f"{place}:{_line_of(str(entry.get('name', '')), lines)}"
        parameters.append(_parameter(entry, where))
        if parameters[-1].name in {parameter.name for parameter in parameters[:-1]}:
            raise QueryError(f"{where}: parameter {parameters[-1].name!r} is declared twice")
    return tuple(parameters)


def _line_of(name: str, lines: Iterable[str]) -> int:
    """Return the number of the header line that declares a parameter, 1 when none does."""
    declaration = re.compile(rf"#\+[\s\-{{]*(?:.*,\s*)?name:\s*['\"]?{re.escape(name)}\b")
    return next((i for i, line in enumerate(lines, 1) if declaration.match(line)), 1)


def _parameter(entry: dict[str, Any], where: str) -> Parameter:
    _check_keys(entry, _PARAMETER_KEYS, where, of="a parameter")
    name, type_ = _words(entry, "name", where), _words(entry, "type", where)
    if not _NAME.fullmatch(name):
        raise QueryError(f"{where}: {name!r} is no parameter name; right is: actor, dateFrom")
    if type_ not in TYPES:
        raise QueryError(f"{where}: no parameter type {type_!r}; known: {', '.join(TYPES)}")
    required = entry.get("required", True)
    if not isinstance(required, bool):
        raise QueryError(f"{where}: 'required' is {required!r}; right is: true or false")
    edge = str(entry.get("edge", "start"))
    if edge not in EDGES or ("edge" in entry and type_ != "date"):
        raise QueryError(f"{where}: 'edge' is {edge!r}; a date takes {' or '.join(EDGES)}")
    example, description = (_words(entry, key, where) for key in ("example", "description"))
    return Parameter(name, type_, example, description, required, edge)
