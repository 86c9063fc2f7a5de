from collections.abc import Callable, Iterator

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import QueryError
from kb.queries import Parameter, bind, read_query
from kb.queries.parameters import to_term
from kb.terms import BASE

Names = Callable[[str], Iterator[tuple[str, str]]]

QUERY = read_query(
    """\
#+ summary: What was typed?
#+ description: The value itself.
#+ parameters:
#+   - {name: text, type: text, example: orbit, description: words}
#+   - {name: other, type: text, example: orbit, description: more words, required: false}

SELECT ?text ?other ("kept # {" AS ?same) WHERE {
  VALUES (?text ?other) { ("orbit" UNDEF) } # VALUES (?text) { ("comment") }
}
""",
    "tests",
    "typed.rq",
)


def term(type_: str, value: str, names: Names, *, edge: str = "start") -> str:
    """Return the term of a value as SPARQL text."""
    return str(to_term(Parameter("p", type_, "an example", "words", edge=edge), value, names))


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        ("text", " orbit ", '"orbit"'),
        ("integer", "-12", '"-12"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("boolean", "Yes", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ("boolean", "0", '"false"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ("property", "Outcome", "<https://w3id.org/launch-kb/ontology#outcome>"),
        ("concept:act", "condemn", f"<{BASE}vocabulary/act/condemn>"),
        ("concept:event-kind", "Alert lifted", f"<{BASE}vocabulary/event-kind/alert-lifted>"),
        ("concept:act", f"{BASE}vocabulary/act/deny", f"<{BASE}vocabulary/act/deny>"),
        ("agent", "dprk", f"<{BASE}agent/north-korea>"),
        ("agent", "north  korea", f"<{BASE}agent/north-korea>"),
        ("vehicle", "Cheonlima 1", f"<{BASE}vehicle/chollima-1>"),
        ("launch", "2023-05-31", f"<{BASE}launch/0000000000000002>"),
        ("launch", "21 November 2023, North Korea, Chollima-1", f"<{BASE}launch/0000000000000004>"),
        ("agent", "<https://example.org/nobody>", "<https://example.org/nobody>"),
        ("document", "urn:x:1", "<urn:x:1>"),
    ],
)
def test_values_become_terms(type_: str, value: str, expected: str, names: Names) -> None:
    """What a researcher types stands for one typed term."""
    assert term(type_, value, names) == expected


@pytest.mark.parametrize(
    ("value", "edge", "expected"),
    [
        ("2023-05-31", "start", "2023-05-30T10:00:00Z"),
        ("2023-05-31", "end", "2023-06-01T11:59:59Z"),
        ("2012", "end", "2013-01-01T11:59:59Z"),
        ("2023-05-31T06:29+09:00", "end", "2023-05-30T21:29:59Z"),
    ],
)
def test_dates_are_taken_by_their_edge(value: str, edge: str, expected: str, names: Names) -> None:
    """A date as a start is its first second anywhere on earth, as an end its last."""
    assert term("date", value, names, edge=edge).startswith(f'"{expected}"')


def test_moments_are_taken_to_the_second(names: Names) -> None:
    """A moment with its zone is one second in UTC."""
    typed = term("dateTime", "2023-05-31T06:29:00+09:00", names)

    assert typed == '"2023-05-30T21:29:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'


@pytest.mark.parametrize(
    ("type_", "value", "message"),
    [
        ("text", "  ", "'p': '' is no text to look for; for example: an example"),
        ("text", "\ud800", "is no valid Unicode text"),
        ("integer", "1_000", "'1_000' is no whole number; for example: an example"),
        ("integer", "１２", "is no whole number"),
        ("boolean", "maybe", "'maybe' is no yes or no"),
        ("property", "colour", "is no property of a launch .kind, status, outcome, date"),
        ("concept:outcome", "crash", "'crash' is no outcome .success, failure, partial, unknown"),
        ("date", "yesterday", "parameter 'p': "),
        ("date", "../2023", "'../2023' is no date with a known start"),
        ("dateTime", "2023-05-31", "is no moment with date, time and zone"),
        ("dateTime", "2023-05-31T06:29", "is no moment with date, time and zone"),
        ("agent", "North Koria", "no agent is called 'North Koria'; did you mean 'North Korea'"),
        ("agent", "", "no agent is called ''; for example: an example"),
        ("agent", "Joint Chiefs of Staff", "may mean 2 things; give one of their IRIs: https"),
        ("vehicle", "North Korea", "no vehicle is called 'North Korea'"),
        ("agent", "https://example.org/a> ?p ?o", "not a valid IRI"),
    ],
)
def test_wrong_values_are_told_in_one_line(
    type_: str, value: str, message: str, names: Names
) -> None:
    """A value that does not fit is an error that says what would."""
    with pytest.raises(QueryError, match=message) as caught:
        term(type_, value, names)

    assert "\n" not in str(caught.value)


INJECTIONS = [
    '") } #',
    "') } #",
    '"""',
    "\\",
    '\\"',
    "\\\\",
    "\\u0022",
    "\\U00000022) } #",
    "\\\\u0022",
    "a\\u0041b\\n",
    "} } DROP ALL #",
    "{ SERVICE <https://example.org/> { ?s ?p ?o } }",
    "line\nbreak\r\ttab",
    "UNDEF",
    "?other",
    "<https://example.org/>",
    "\x00\x07\x1f\x7f",
    "\\\x07",
    "\x070041",
    "“quotes” and 𝄞",
]


def answers(text: str) -> list[tuple[str | None, ...]]:
    """Return what two tools say to a query, to the letter."""
    rows = [tuple(x and x.value for x in row) for row in ox.Store().query(text)]
    rows += [tuple(x if x is None else str(x) for x in row) for row in rdflib.Graph().query(text)]
    return rows


@pytest.mark.parametrize("value", INJECTIONS)
def test_injections_are_plain_values(value: str, names: Names) -> None:
    """Text made to break out of its place comes back as the same text, from two tools."""
    bound = bind(QUERY, {"text": value}, names)

    assert answers(bound) == [(value.strip(), None, "kept # {")] * 2


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_is_a_plain_value(text: str, other: str) -> None:
    """Whatever is typed for two parameters is what the query sees, and nothing else changes."""
    values = {"text": text, "other": other}
    if not text.strip() or not other.strip():
        return
    bound = bind(QUERY, values, names=lambda _: [])
    head, tail = QUERY.text.split('("orbit" UNDEF)')

    assert answers(bound)[:1] == [(text.strip(), other.strip(), "kept # {")]
    assert bound.startswith(head)
    assert bound.endswith(tail)


@given(st.text(alphabet="\\uU\"0041\n' #", min_size=1, max_size=20))
def test_backslashes_survive_every_way_of_unescaping(text: str) -> None:
    """Tools that unescape the whole query first read the same text as those that do it last."""
    if not text.strip():
        return
    bound = bind(QUERY, {"text": text}, names=lambda _: [])

    assert answers(bound) == [(text.strip(), None, "kept # {")] * 2
