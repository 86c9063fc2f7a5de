"""What holds for all loaders of JSON catalogues, whatever stands in their files."""

import copy
import json
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import LEXICON

from kb.errors import FaultyFileError
from kb.loading import Fault, Item, loaders
from kb.model import Reading, Report
from kb.rdf import document_quads
from kb.terms import Property

DATA = Path(__file__).parent / "data"
NAMES = ("cns_missiles", "launch_library", "spaceflight_news", "spacex", "wikidata")
EXAMPLES = [
    pytest.param(name, path, id=f"{name}-{path.name}")
    for name in NAMES
    for path in sorted((DATA / name).glob("*"))
]
JSON = [each for each in EXAMPLES if str(each.values[1]).endswith(".json")]

ODD = st.one_of(
    st.sampled_from([
        None, True, False, 0, -1, 10**400, 1e308, "", " ", "a\x00b\u2028c\ud800", "unknown",
        "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2031-06-01T00:00:00+14:00", [], {},
        [[]], [None], {"id": None}, "x" * 5000, "2031-00", "+99999-00-00T00:00:00Z",
    ]),
    st.text(max_size=20),
    st.integers(),
    st.floats(allow_nan=False),
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the path of each value below one."""
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else []
    inside = enumerate(value) if isinstance(value, list) else inside
    for key, below in inside:
        yield from places(below, (*path, key))


def changed(content: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return content with another value at the end of a path."""
    new = copy.deepcopy(content)
    here = new
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    return new


def reports(name: str, path: Path) -> list[tuple[str, Report]]:
    """Return the reports of an example, each with its document's text."""
    found = [one for one in loaders()[name].read(path) if isinstance(one, Item)]
    return [
        (one.document.text, report)
        for one in found
        for report in (one.reading or Reading()).reports
    ]


@pytest.mark.parametrize(("name", "path"), JSON)
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_odd_values_are_read_or_refused(name: str, path: Path, data: st.DataObject) -> None:
    """Any value may stand where another is expected."""
    content = json.loads(path.read_text(encoding="utf-8"))
    where = data.draw(st.sampled_from(list(places(content))))
    odd = json.dumps(changed(content, where, data.draw(ODD)))
    with tempfile.TemporaryDirectory() as folder, suppress(FaultyFileError):
        file = Path(folder) / path.name
        file.write_text(odd, encoding="utf-8")
        for found in loaders()[name].read(file):
            if isinstance(found, Fault):
                assert found.reason
                assert "\n" not in found.reason
            else:
                assert document_quads(found.document, found.reading or Reading(), LEXICON)


@pytest.mark.parametrize(("name", "path"), EXAMPLES)
def test_every_value_has_a_claim_that_shows_where_it_stands(name: str, path: Path) -> None:
    """What a report says is claimed, by words that are in the text."""
    for text, report in reports(name, path):
        claimed = {claim.property for claim in report.claims}
        said = {
            Property.STATUS: report.status,
            Property.OUTCOME: report.outcome,
            Property.DATE: report.date,
            Property.ACTOR: report.actor,
            Property.VEHICLE: report.vehicle,
            Property.PAYLOAD: report.payloads or None,
            Property.SITE: report.site,
        }

        assert {one for one, value in said.items() if value is not None} <= claimed
        assert all(
            text[span.start : span.end] == span.text
            for claim in report.claims
            for span in claim.spans
        )


@pytest.mark.parametrize(("name", "path"), EXAMPLES)
def test_every_launch_is_a_line(name: str, path: Path) -> None:
    """What stands for the launch in the text lies in a line of its own."""
    lines = [
        (text, text.count("\n", 0, one.mentions[0].start)) for text, one in reports(name, path)
    ]

    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(("name", "path"), EXAMPLES)
def test_identifiers_say_whose_they_are(name: str, path: Path) -> None:
    """A scheme in lower case, a colon, and a value without spaces."""
    for _, report in reports(name, path):
        assert report.identifiers
        for identifier in report.identifiers:
            scheme, _, value = identifier.partition(":")

            assert scheme.isalnum()
            assert scheme == scheme.lower()
            assert value.split() == [value]
