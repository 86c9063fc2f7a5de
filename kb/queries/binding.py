"""The VALUES block: the one place of a canned query where its parameters stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import QueryError
from kb.queries.parameters import THINGS
from kb.queries.tokens import Part, Token, is_word, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.queries.parameters import Parameter
    from kb.rdf.border import Object

UNDEF = "UNDEF"

# Some services unescape a whole query before they read it, and would turn the six letters \u0041 of
# a text into A; with their "u" escaped too, they are what was meant, unescaped first or last. And
# rdflib takes up to eight digits for one escape, so that all are written with eight.
_ESCAPED = re.compile(r"\\\\(?P<letter>[uU])?|\\u(?P<code>[0-9A-Fa-f]{4})|\\.")


@dataclass(frozen=True, slots=True)
class Block:
    """Where a query's parameters stand: the variables, their terms, and the terms' place."""

    variables: tuple[str, ...]
    terms: tuple[str, ...]
    start: int
    end: int


def find_block(query: str, place: str) -> Block | None:
    """Return the VALUES block of a query, or None when it has none.

    Raises:
        QueryError: If there are several, if it does not open the WHERE, or if it is not of the form
            `VALUES (?a ?b) { (term term) }`.
    """
    every = list(tokens(query))
    found = [i for i, token in enumerate(every) if is_word(token, "VALUES")]
    if not found:
        return None
    where = f"{place}:{_line(query, every[found[0]])}"
    if len(found) > 1:
        raise QueryError(f"{where}: {len(found)} VALUES blocks; a canned query has one at most")
    opens = [i for i, token in enumerate(every) if token.text == "{"]
    if opens[:1] != [found[0] - 1]:
        raise QueryError(f"{where}: the VALUES block does not open the WHERE")
    return _read_block(every[found[0] + 1 :], where)


def _line(query: str, token: Token) -> int:
    return query.count("\n", 0, token.start) + 1


def _read_block(rest: Sequence[Token], where: str) -> Block:
    """Read `(?a ?b) { (term term) }` from the tokens that follow the word VALUES."""
    names, after_names = _in_brackets(rest, 0, where)
    if len(rest) <= after_names or rest[after_names].text != "{":
        raise _bad_form(where)
    terms, after_terms = _in_brackets(rest, after_names + 1, where)
    if len(rest) <= after_terms or rest[after_terms].text != "}":
        raise _bad_form(where)
    if any(name.part is not Part.VARIABLE for name in names):
        raise _bad_form(where)
    return Block(
        tuple(name.text[1:] for name in names),
        tuple(_joined(terms)),
        rest[after_names + 1].start,
        rest[after_terms - 1].end,
    )


def _bad_form(where: str) -> QueryError:
    return QueryError(f"{where}: the VALUES block is not of the form VALUES (?a) {{ (term) }}")


def _in_brackets(rest: Sequence[Token], at: int, where: str) -> tuple[Sequence[Token], int]:
    """Return the tokens inside the round brackets that open here, and what follows them."""
    close = next((i for i in range(at, len(rest)) if rest[i].text == ")"), 0)
    if not close or rest[at].text != "(":
        raise _bad_form(where)
    return rest[at + 1 : close], close + 1


def _joined(terms: Sequence[Token]) -> list[str]:
    """Return the texts of terms: a literal's datatype or language belongs to it."""
    texts: list[str] = []
    for i, token in enumerate(terms):
        if token.text == "^^" or token.part is Part.LANGUAGE or (i and terms[i - 1].text == "^^"):
            texts[-1:] = ["".join([*texts[-1:], token.text])]
        else:
            texts.append(token.text)
    return texts


def check_block(block: Block | None, parameters: Sequence[Parameter], place: str) -> None:
    """Compare the parameters declared in the header with those in the VALUES block, both ways.

    Raises:
        QueryError: If one is missing on either side, or its term does not fit its declaration.
    """
    declared = tuple(parameter.name for parameter in parameters)
    used = block.variables if block else ()
    for name in declared:
        if name not in used:
            raise QueryError(f"{place}:1: parameter {name!r} is declared but not in VALUES")
    for name in used:
        if name not in declared:
            raise QueryError(f"{place}:1: parameter {name!r} is in VALUES but not declared")
    if block and declared != used:
        raise QueryError(f"{place}:1: VALUES has {used}, the header another order: {declared}")
    if block and len(block.terms) != len(declared):
        raise QueryError(f"{place}:1: VALUES has {len(block.terms)} terms for {len(used)} names")
    for parameter, term in zip(parameters, block.terms if block else (), strict=True):
        _check_term(parameter, term, place)


def _check_term(parameter: Parameter, term: str, place: str) -> None:
    where = f"{place}:1: the example term of {parameter.name!r} in VALUES"
    if term.upper() == UNDEF:
        if parameter.required:
            raise QueryError(f"{where} is UNDEF, but the parameter is required")
        return
    is_iri = term.startswith("<") or (":" in term and not term.startswith(('"', "'")))
    wants_iri = parameter.type in (*THINGS, "property") or parameter.type.startswith("concept:")
    if is_iri != wants_iri:
        raise QueryError(
            f"{where} is {term}; a {parameter.type} is {'an IRI' if wants_iri else 'a literal'}"
        )


def fill(query: str, block: Block, values: Mapping[str, Object]) -> str:
    r"""Return the query with these terms in its block; a variable without a term is undefined.

    >>> from kb.rdf.border import text
    >>> query = 'SELECT ?a { VALUES (?a) { ("example") } }'
    >>> fill(query, find_block(query, "a.rq"), {"a": text('" } #')})
    'SELECT ?a { VALUES (?a) { ("\\" } #") } }'
    """
    terms = (values.get(name) for name in block.variables)
    written = " ".join(UNDEF if term is None else serialize(term) for term in terms)
    return f"{query[: block.start]}({written}){query[block.end :]}"


def serialize(term: Object) -> str:
    r"""Return a term as SPARQL text that means the same however a service unescapes it.

    >>> from kb.rdf.border import text
    >>> print(serialize(text(r"\u0041")))
    "\\\U000000750041"
    """
    return _ESCAPED.sub(_escape, str(term))


def _escape(match: re.Match[str]) -> str:
    if match["letter"]:
        return rf"\\\U{ord(match['letter']):08X}"
    return rf"\U0000{match['code']}" if match["code"] else match[0]
