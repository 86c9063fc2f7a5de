import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import QueryError
from kb.queries import CannedQuery, check_read_only


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
        "ask { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DESCRIBE <https://example.org/a>",
        'SELECT ("FROM here, SERVICE there; DROP ALL" AS ?x) {}',
        "SELECT ?service ?from { ?service <https://example.org/from> ?from } # SERVICE <a:b> { }",
        "PREFIX insert: <https://example.org/> SELECT * { ?s insert:from ?o }",
        "PREFIX service: <https://example.org/SERVICE/> SELECT * { ?s service:a\\#b ?o }",
        'SELECT * { ?s ?p "a \\u0022 from \\" service" }',
        'SELECT * { ?s ?p "from \\\\u0022" }',
    ],
)
def test_queries_that_read_are_let_through(query: str) -> None:
    """The words of an update or of a service do no harm inside strings, names and comments."""
    check_read_only(query)

    assert query


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT changes the store"),
        ("# SELECT\ndelete where { ?s ?p ?o }", "DELETE changes the store"),
        ("PREFIX a: <a:> LOAD <https://example.org/>", "LOAD changes the store"),
        ("WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH changes the store"),
        ("SELECT * { ?s ?p ?o } ; DROP ALL", "is no SPARQL"),
        ("SELECT * { ?s ?p ?o", "is no SPARQL"),
        ("SELECT * FROM <https://example.org/g> { ?s ?p ?o }", "FROM reaches out"),
        ("ASK FROM NAMED <a:g> { ?s ?p ?o }", "FROM reaches out"),
        ("DESCRIBE <a:b> FROM <a:g>", "FROM reaches out"),
        ("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", "SERVICE reaches out"),
        ("SELECT * { SERVICE SILENT ?x { ?s ?p ?o } }", "SERVICE reaches out"),
        ("SELECT * { ?s ?p ?o { SELECT ?s { SERVICE <a:b> { ?s ?p ?o } } } }", "SERVICE reaches"),
        ("SELECT * { ?s ?p ?o FILTER EXISTS { service <a:b> { ?s ?p ?o } } }", "SERVICE reaches"),
        ("SELECT * { ?s ?p ?o OPTIONAL { GRAPH ?g { SERVICE <a:b> {} } } }", "SERVICE reaches"),
        ("CONSTRUCT WHERE { ?s ?p ?o } FROM <a:b>", "FROM|cannot be checked"),
        # A comment ends at a carriage return.
        ("SELECT * { # \r SERVICE <a:b> { ?s ?p ?o }\n}", "SERVICE reaches out"),
        # What an escape hides from tools that unescape first, and from those that do it last.
        (
            'SELECT * { BIND("\\u0022" AS ?x) SERVICE <a:b> { ?s ?p ?o } BIND("""" AS ?y) }',
            "cannot be checked|SERVICE reaches out",
        ),
        (
            'SELECT * { BIND("\\u0022" AS ?x) SERVICE <a:b> { ?s ?p """" } }',
            "cannot be checked|SERVICE reaches out",
        ),
        ("SELECT * { <a:\\u0061'> ?p ?o . SERVICE <a:b> {} #'\n}", "SERVICE reaches out"),
        ("SELECT * { ?s ?p '\\u0027 . SERVICE <a:b> { ?x ?y ?z } } #' }", "SERVICE reaches out"),
        ("SELECT * { \\u0053ERVICE <a:b> { ?s ?p ?o } }", "cannot be checked"),
        ("", "is no SPARQL"),
    ],
)
def test_all_else_is_refused(query: str, message: str) -> None:
    """What would write, or ask elsewhere, is refused, however it is hidden."""
    with pytest.raises(QueryError, match=message) as caught:
        check_read_only(query)

    assert "\n" not in str(caught.value)


def verdict(query: str) -> str:
    """Return what becomes of a query: let through, or the first words of the refusal."""
    try:
        check_read_only(query)
    except QueryError as error:
        return str(error).partition(": ")[0]
    return "let through"


@given(st.text(alphabet="SELECTFROMservice{}?<>'\"\\u0022#\n\r :a", max_size=80))
def test_no_text_raises_anything_else(query: str) -> None:
    """Any text is let through or refused with a QueryError."""
    assert "\n" not in verdict(query)


def test_deep_nesting_is_refused_or_answered() -> None:
    """A query of many brackets does not bring the program down."""
    depth = 300
    query = "SELECT ('from' AS ?x) " + "{ " * depth + "?s ?p ?o" + " }" * depth

    assert verdict(query) in {"let through", "the query cannot be checked"}


def test_the_canned_queries_are_safe(queries: dict[str, CannedQuery]) -> None:
    """Every question that comes with the package passes its own gate."""
    for query in queries.values():
        check_read_only(query.text)

    assert len(queries) >= 20
