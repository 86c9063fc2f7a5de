import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.queries.tokens import Part, tokens

MARKS = st.text(alphabet="\"'<>#\\{}()?$@^:ab1. \n\r\t|&=", max_size=60)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?a $b", ["SELECT", "?a", "$b"]),
        ("<http://a/#b> # {", ["<http://a/#b>"]),
        ("'a # \\' b' # c", ["'a # \\' b'"]),
        ('"""a "quoted" } # """ }', ['"""a "quoted" } # """', "}"]),
        ("'''it''s''' }", ["'''it''s'''", "}"]),
        ('"""a " "" b""" "', ['"""a " "" b"""', '"']),
        (r"ex:a\#b ex:c#d", [r"ex:a\#b", "ex:c"]),
        ("?a<?b", ["?a", "<", "?b"]),
        ("1 <= 2.5e3 && .5", ["1", "<=", "2.5e3", "&&", ".5"]),
        ('"x"@en-GB^^xsd:string', ['"x"', "@en-GB", "^^", "xsd:string"]),
        ("# a\r?b", ["?b"]),
        ("_:x VALUES", ["_:x", "VALUES"]),
        ("værdi:navn ?größe", ["værdi:navn", "?größe"]),
    ],
)
def test_tokens_are_told_apart(query: str, expected: list[str]) -> None:
    """Strings, IRIs, names and comments end where SPARQL says."""
    assert [token.text for token in tokens(query)] == expected


@given(st.one_of(MARKS, st.text(max_size=60)))
def test_tokens_keep_their_place(query: str) -> None:
    """Every token is the text between its start and its end, in order; between are only gaps."""
    found = list(tokens(query))

    assert all(token.text == query[token.start : token.end] for token in found)
    assert [t.start for t in found] == sorted({t.start for t in found})
    assert all(b.start >= a.end for a, b in pairwise(found))


@given(st.text(max_size=60))
def test_a_quoted_text_is_one_token(text: str) -> None:
    """A string with its marks escaped is one token, whatever is in it."""
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    for name, mark in (("n", "\n"), ("r", "\r")):
        quoted = quoted.replace(mark, "\\" + name)

    assert [(t.part, t.text) for t in tokens(quoted)] == [(Part.STRING, quoted)]


@pytest.mark.parametrize(
    "unit",
    ['"', "'", "<", '"""', "'''", "\\", '"\\', "''", "a:", "1.", "#", "a.", "1e", "-a", "a:-"],
)
def test_long_damage_is_read_quickly(unit: str) -> None:
    """A text of marks that open and never close takes time in proportion to its length."""
    started = time.process_time()
    list(tokens(unit * 20_000))

    assert time.process_time() - started < 5
