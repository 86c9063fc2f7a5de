"""Canned queries: questions kept as files, with typed parameters; and what a query may do."""

from kb.queries.canned import CannedQuery, bind, find_query, load_queries, read_query, run
from kb.queries.parameters import Names, Parameter, concepts
from kb.queries.safety import check_read_only

__all__ = [
    "CannedQuery",
    "Names",
    "Parameter",
    "bind",
    "check_read_only",
    "concepts",
    "find_query",
    "load_queries",
    "read_query",
    "run",
]
