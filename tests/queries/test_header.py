import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import QueryError
from kb.queries import read_query

GOOD = """\
#+ summary: Who launched?
#+ description: All launches of an agent.
#+ tags: [launches]
#+ parameters:
#+   - name: actor
#+     type: agent
#+     example: North Korea
#+     description: who launched
#+   - name: from
#+     type: date
#+     example: "2023"
#+     description: the first day
#+     required: false

SELECT ?l WHERE {
  VALUES (?actor ?from) { (<https://example.org/a> UNDEF) }
  GRAPH ?g { ?l <https://example.org/by> ?actor }
}
"""


def test_a_good_file_is_read_whole() -> None:
    """Header, parameters, text and place of a query are kept."""
    query = read_query(GOOD, "timeline", "who.rq")

    assert query.summary == "Who launched?"
    assert query.tags == ("launches",)
    assert [(p.name, p.type, p.required) for p in query.parameters] == [
        ("actor", "agent", True),
        ("from", "date", False),
    ]
    assert (query.name, query.topic, query.place) == ("who", "timeline", "timeline/who.rq:15")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("#+ summary: Who launched?\n", "", "who.rq:1: 'summary' is missing"),
        ("Who launched?", "", "who.rq:1: 'summary' is missing"),
        ("Who launched?", "' '", "who.rq:1: 'summary' is empty"),
        ("#+     type: agent", "#+\ttype: agent", "who.rq:6: a TAB in the header"),
        ('"2023"', "2023-05-31", "'example' is datetime.date.2023, 5, 31., .* quote it"),
        ('"2023"', "2023", "who.rq:9: 'example' is 2023, which YAML reads as no text"),
        ('"2023"', "2023-13-45", "header is no YAML"),
        ("[launches]", "[launches", "who.rq:4: the header is no YAML"),
        ("[launches]", "launches", "'tags' is no list of words"),
        ("type: agent", "type: actor", "who.rq:5: no parameter type 'actor'; known: text, date"),
        ("required: false", "required: maybe", "'required' is 'maybe'; right is: true or false"),
        ("required: false", "edge: middle", "'edge' is 'middle'; a date takes start or end"),
        ("type: agent", "type: agent\n#+     edge: end", "'edge' is 'end'"),
        ("description: who", "note: who", "a parameter has an unknown key 'note'"),
        ("#+ tags:", "#+ tag:", "the header has an unknown key 'tag'; known: description, param"),
        ("name: actor", "name: the actor", "'the actor' is no parameter name"),
        ("name: from", "name: actor", "parameter 'actor' is declared twice"),
        ("?actor ?from)", "?actor ?to)", "parameter 'from' is declared but not in VALUES"),
        ("(?actor ?from) { (<https://example.org/a> UNDEF)", "(?a) { (1)", "declared but not in"),
        ("?actor ?from)", "?from ?actor)", "another order"),
        ("?from) { (<https://example.org/a> UNDEF)", "?from) { (1 2 3)", "VALUES has 3 terms"),
        ("UNDEF)", '"2023"^^<https://x.example/d> )', "None"),
        ("<https://example.org/a> UNDEF", "UNDEF UNDEF", "'actor' in VALUES is UNDEF, but the"),
        ("<https://example.org/a> UNDEF", "'North Korea' UNDEF", "a agent is an IRI"),
        ("UNDEF)", "<https://example.org/2023>)", "a date is a literal"),
        ("  VALUES (?actor ?from) { (<https://example.org/a> UNDEF) }\n", "", "not in VALUES"),
        ("  GRAPH ?g", "  VALUES (?x) { (1) }\n  GRAPH ?g", "who.rq:16: 2 VALUES blocks"),
        ("  VALUES", "  ?l ?p ?o .\n  VALUES", "who.rq:17: the VALUES block does not open the"),
        ("VALUES (?actor ?from)", "VALUES ?actor", "not of the form VALUES"),
        ("#+ summary", "SELECT\n#+ summary", "who.rq:1: the header lines .* do not open the file"),
        ("\nSELECT", "\n#+ more: no\nSELECT", "do not open the file"),
    ],
)
def test_faults_are_told_with_their_place(old: str, new: str, message: str) -> None:
    """A faulty header is an error with file and line, never silence."""
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    if message == "None":
        assert read_query(text, "timeline", "who.rq").name == "who"
        return

    with pytest.raises(QueryError, match=message):
        read_query(text, "timeline", "who.rq")


def test_a_file_without_a_header_is_refused() -> None:
    """A query that nobody can read about is no canned query."""
    with pytest.raises(QueryError, match=r"t/a.rq:1: the header lines"):
        read_query("SELECT * { GRAPH ?g { ?s ?p ?o } }", "t", "a.rq")


def test_a_header_that_is_no_mapping_is_refused() -> None:
    """A list in the header is told apart from keys."""
    with pytest.raises(QueryError, match=r"t/a.rq:1: the header has no keys"):
        read_query("#+ - summary\nSELECT * { }", "t", "a.rq")


def outcome_of(text: str) -> str:
    """Return the name of the query that a text holds, or the file that the error names."""
    try:
        return read_query(text, "timeline", "who.rq").name
    except QueryError as error:
        return str(error).partition(":")[0]


@given(st.text(max_size=80), st.integers(min_value=0, max_value=len(GOOD)))
def test_any_damage_is_an_error_of_ours(damage: str, place: int) -> None:
    """Whatever is put into a file, it is read or refused with a QueryError that names the file."""
    text = GOOD[:place] + damage + GOOD[place:]

    assert outcome_of(text) in {"who", "timeline/who.rq"}
