"""What a query from outside may do: read this store, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kb.errors import QueryError
from kb.queries.tokens import Part, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

_UPDATES = frozenset(
    ["ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"]
)
# What would make a store fetch from elsewhere: the keyword, by the name of rdflib's grammar rule.
_REACHES_OUT = {
    "ServiceGraphPattern": "SERVICE",
    "DatasetClause": "FROM",
}
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


def check_read_only(query: str) -> None:
    """Refuse a query that would change the store or reach out of it.

    Raises:
        QueryError: If it is an update, holds SERVICE, FROM or FROM NAMED, or is no SPARQL.

    >>> check_read_only('SELECT ("SERVICE" AS ?word) {}')
    >>> check_read_only("DROP ALL")
    Traceback (most recent call last):
    ...
    kb.errors.QueryError: DROP changes the store; only SELECT, ASK, CONSTRUCT, DESCRIBE may be asked
    """
    _refuse_updates(query)
    unescaped = _CODE_POINT.sub(_character, query)
    # rdflib takes long to import; without these letters there is nothing for it to find.
    if re.search("service|from", unescaped, re.IGNORECASE):
        _refuse_reaching_out(query, unescaped)
    try:
        ox.Store().query(query)
    except SyntaxError as error:
        raise QueryError(f"the query is no SPARQL: {_one_line(error)}") from error


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]


def _refuse_updates(query: str) -> None:
    """Look at the first keyword behind the prologue, which tells updates from queries."""
    words = [token.text.upper() for token in tokens(query) if token.part is Part.WORD]
    first = next((word for word in words if word not in {"PREFIX", "BASE"}), "")
    if first in _UPDATES:
        rest = "only SELECT, ASK, CONSTRUCT, DESCRIBE may be asked"
        raise QueryError(f"{first} changes the store; {rest}")


def _refuse_reaching_out(query: str, unescaped: str) -> None:
    r"""Look at both ways in which services read a query.

    Some turn \u0022 into a quotation mark before they look for strings, and some after. What hides
    in a string for the one stands in the open for the other. Where escapes stay shut, any harmless
    letter may stand for them. A carriage return ends a comment, but not for rdflib.
    """
    shut = _ESCAPE.sub("x", query).replace("\r", "\n")
    try:
        _refuse_names(shut)
    except ValueError as error:
        raise QueryError(f"the query cannot be checked: {_one_line(error)}") from error
    if unescaped != query:
        try:
            _refuse_names(unescaped.replace("\r", "\n"))
        except ValueError:
            return  # read that way it is no SPARQL, so that nothing can come of it


def _refuse_names(query: str) -> None:
    from pyparsing.exceptions import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(query)
    except (ParseException, RecursionError) as error:
        raise ValueError(str(error)) from error
    for name in _names(parsed):
        if name in _REACHES_OUT:
            raise QueryError(f"{_REACHES_OUT[name]} reaches out of the store: not allowed here")


def _names(node: Any) -> Iterator[str]:  # Any: rdflib's parse results have no common type
    """Yield the grammar's name of every node of a parse tree."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if name := getattr(node, "name", None):
            yield str(name)
        if isinstance(node, dict):
            waiting.extend(node.values())
        elif not isinstance(node, str) and hasattr(node, "__iter__"):
            waiting.extend(node)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
