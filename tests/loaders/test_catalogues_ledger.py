import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.terms import EntityType, Property, Status
from loaders.catalogues.claims import column_claim, mention_claims
from loaders.catalogues.ledger import Ledger
from loaders.catalogues.things import coded, identity, mention

FIELDS = st.lists(st.tuples(st.sampled_from(["Tag", "Date", "Name"]), st.text(max_size=30)))


@given(st.lists(FIELDS, max_size=5))
def test_spans_hold_their_words(records: list[list[tuple[str, str]]]) -> None:
    """Whatever the values hold, each span of a ledger stands in its text as it says."""
    ledger = Ledger()
    rows = []
    for fields in records:
        try:
            rows.append(ledger.add(fields))
        except ValueError:
            assert not any(value.split() for _, value in fields if value.isprintable())
    text = ledger.text

    assert unicodedata.normalize("NFC", text) == text
    assert len(rows) == len(ledger.sentences) == len(text.splitlines())
    for row in rows:
        spans = [row.line, *(span for name in ("Tag", "Date", "Name") for span in row.spans(name))]
        assert [span.text for span in spans] == [text[span.start : span.end] for span in spans]


def test_a_name_may_occur_more_than_once() -> None:
    """The objects of one launch have the same columns; each value has its own place."""
    row = Ledger().add([("Tag", "T"), ("Name", "A"), ("Name", ""), ("Name", "B")])

    assert ["A", "B"] == [span.text for span in row.spans("Name")]
    assert ("A", "B") == (row.span("Name").text, row.last("Name").text)
    assert not row.has("Piece")
    with pytest.raises(KeyError):
        row.span("Piece")


def test_a_claim_names_its_column() -> None:
    """Evidence is the value's own place, and the rule says which column it is."""
    row = Ledger().add([("Tag", "T"), ("Code", "OF40")])
    claim = column_claim(row, Property.STATUS, Status.OCCURRED, "Code", code="OF40")

    assert ("OF40", "catalogue column Code") == (claim.code, claim.rule)
    assert (row.span("Code"),) == claim.spans


def test_a_claim_without_its_column_stands_on_the_record() -> None:
    """What a catalogue says by listing a launch is said by the whole line."""
    row = Ledger().add([("Tag", "T")])

    assert (row.line,) == column_claim(row, Property.STATUS, Status.OCCURRED, "Code").spans


def test_things_are_known_by_code_before_name() -> None:
    """A code leads to the gazetteer's thing, whatever the words are."""
    found = mention(EntityType.ORGANIZATION, "XYZ", None, code="gcat:NADA")

    assert found.iri.endswith("/agent/national-aerospace-development-administration")


def test_an_agent_and_a_site_may_share_a_code() -> None:
    """Who runs a site is often called like it."""
    agent, site = (coded(type_, "gcat:KSC") for type_ in (EntityType.ORGANIZATION, EntityType.SITE))

    assert ("agent", "site") == tuple(one.iri.split("/")[-2] for one in (agent, site) if one)


def test_an_unknown_thing_is_the_same_in_all_records() -> None:
    """Its IRI comes from its code, or else from its name."""
    by_code = mention(EntityType.SITE, "Nowhere", None, code="gcat:NOWH").iri

    assert identity(EntityType.SITE, "Elsewhere", "gcat:NOWH") == by_code
    assert identity(EntityType.SITE, "Nowhere") == mention(EntityType.SITE, "Nowhere", None).iri


def test_a_mention_has_the_type_that_is_known() -> None:
    """A state in a column of agencies is a state."""
    assert EntityType.STATE is mention(EntityType.ORGANIZATION, "Japan", None).type


def test_each_mention_is_claimed_at_its_own_place() -> None:
    """Two agencies of one field are two claims."""
    row = Ledger().add([("Who", "A/B")])
    span = row.span("Who")
    things = [mention(EntityType.ORGANIZATION, "A", span), mention(EntityType.SITE, "B", None)]
    claims = mention_claims(Property.ACTOR, things, row, "Who")

    assert [(span,), (row.line,)] == [claim.spans for claim in claims]
