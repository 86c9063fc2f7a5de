"""The lexicon: what is found by name, by likeness and in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.names import Lexicon, Thing, gazetteer
from kb.terms import EntityType

KOREA = Thing(
    "urn:korea",
    EntityType.STATE,
    ("North Korea", "DPRK"),
    metonyms=("Pyongyang",),
    demonyms=("North Korean",),
    short=("the North",),
)
AMERICA = Thing("urn:america", EntityType.STATE, ("United States", "US"), metonyms=("Washington",))
PARTY = Thing("urn:party", EntityType.ORGANIZATION, ("Workers' Party of Korea",))
ROCKET = Thing("urn:rocket", EntityType.VEHICLE, ("Chollima-1",))
FAMILY = Thing("urn:family", EntityType.VEHICLE, ("Hwasong",))
MARCH = Thing("urn:march", EntityType.VEHICLE, ("Long March 2C",))
ATLAS = Thing("urn:atlas", EntityType.VEHICLE, ("Atlas V",), ambiguous=("Atlas",))
CAPSULE = Thing("urn:capsule", EntityType.PAYLOAD, ("Soyuz",), ambiguous=("Soyuz",))
BOOSTER = Thing("urn:booster", EntityType.VEHICLE, ("Soyuz",), ambiguous=("Soyuz",))
PAPER = Thing("urn:paper", EntityType.ORGANIZATION, ("The Independent",))
THINGS = (PAPER, KOREA, AMERICA, PARTY, ROCKET, FAMILY, MARCH, ATLAS, CAPSULE, BOOSTER)
LEXICON = Lexicon(THINGS)


def scanned(text: str) -> list[str]:
    """Return the words, the thing, and the manner unless it is a plain name, of each match."""
    return [
        f"{text[m.start : m.end]} = {m.thing.iri.removeprefix('urn:')}"
        + ("" if m.how == "name" else f", {m.how}")
        for m in LEXICON.scan(text)
    ]


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("dprk", "urn:korea"),
        ("the Worker’s Party of Korea", "urn:party"),
        ("Cheonlima-1", "urn:rocket"),
        ("CZ-2C", "urn:march"),
        ("Atlas 5", "urn:atlas"),
        ("Pyongyang", "urn:korea"),
    ],
)
def test_things_are_found_by_any_spelling(name: str, iri: str) -> None:
    """A thing is found by each of its names, in any spelling that does not count."""
    found = LEXICON.find(name)

    assert found is not None
    assert iri == found.iri


@pytest.mark.parametrize("name", ["Chollima-2", "North Korean", "the North", "", "?"])
def test_what_is_no_name_is_not_found(name: str) -> None:
    """Other numbers, demonyms, short forms and nothing are no names."""
    assert LEXICON.find(name) is None


def test_demonyms_and_short_forms_are_found_on_request() -> None:
    """Who asks for demonyms and short forms gets them."""
    assert KOREA == LEXICON.find("North Koreans", hows=("demonym",))
    assert KOREA == LEXICON.find("the North", hows=("short",))


def test_types_choose_among_things_of_one_name() -> None:
    """A name of several things means the one of the wanted type."""
    assert CAPSULE == LEXICON.find("Soyuz", (EntityType.PAYLOAD,))
    assert BOOSTER == LEXICON.find("Soyuz", (EntityType.VEHICLE,))
    assert LEXICON.find("Soyuz", (EntityType.STATE,)) is None
    assert [(BOOSTER, "ambiguous"), (CAPSULE, "ambiguous")] == LEXICON.named("Soyuz")


def test_similar_names_come_with_their_likeness() -> None:
    """A misspelt name leads to its thing, with how alike they are, and to no other."""
    found = LEXICON.similar("Cholima-1")
    misspelt = LEXICON.similar("Workers Party of Corea", least=0.85)

    assert [(ROCKET, 1.0)] == found
    assert [PARTY] == [thing for thing, _ in misspelt]
    assert [] == LEXICON.similar("Workers Party of Corea", (EntityType.STATE,), least=0.8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korea's ‘Chollima-1’", ["North Korea = korea", "Chollima-1 = rocket"]),
        ("the Worker’s Party of Korea", ["Worker’s Party of Korea = party"]),
        ("the U.S. told us", ["U.S. = america"]),
        ("a United\nStates rocket", ["United\nStates = america"]),
        ("the United States’ rocket", ["United States = america"]),
        ("North Koreans", ["North Koreans = korea, demonym"]),
        ("The North Koreans", ["North Koreans = korea, demonym"]),
        ("the South and the North.", ["the North = korea, short"]),
        ("The Independent wrote", ["The Independent = paper"]),
        ("in Washington", ["Washington = america, metonym"]),
        ("a Long March-2C and a CZ-2C", ["Long March-2C = march", "CZ-2C = march"]),
        ("an Atlas 5 and an Atlas", ["Atlas 5 = atlas", "Atlas = atlas, ambiguous"]),
        ("CHOLLIMA-1 FAILS", ["CHOLLIMA-1 = rocket"]),
        ("Iran-backed, Washington-based", ["Washington = america, metonym"]),
    ],
)
def test_names_are_found_in_text(text: str, expected: list[str]) -> None:
    """Scanning finds the longest names, without possessive endings, and says how they mean it."""
    assert expected == scanned(text)


@pytest.mark.parametrize(
    "text",
    [
        "an atlas on the table",
        "they told us",
        "north korea",
        "the North Sea",
        "Independent experts said",
        "Hwasong-99",
        "Chollima-1-2",
        "of the united. States",
    ],
)
def test_words_that_only_look_alike_are_left(text: str) -> None:
    """Small letters where the name has capitals, other numbers and longer names are no matches."""
    assert [] == scanned(text)


@given(st.text(alphabet="NorthKea USDPRK-1’'.\n&ChlimaAtsV5", max_size=80))
def test_scanning_never_fails_and_never_overlaps(text: str) -> None:
    """Whatever the text, matches are in order, apart from each other, and inside the text."""
    edges = [edge for m in LEXICON.scan(text) for edge in (m.start, m.end)]

    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


def test_extended_lexicon_knows_more_and_the_old_one_does_not() -> None:
    """Extending makes a new lexicon; the old one stays as it was."""
    sohae = Thing("urn:sohae", EntityType.SITE, ("Sohae", "Tongchang-ri"))
    new = LEXICON.extended([sohae])

    assert new.find("Tongchang-ri") == new.find("Sohae") == sohae
    assert LEXICON.find("Sohae") is None
    assert len(LEXICON) + 1 == len(new)
    assert KOREA == new.find("DPRK")


def test_extending_replaces_a_thing_of_the_same_iri() -> None:
    """A thing with a known IRI takes the place of the old one, names and all."""
    other = Thing("urn:rocket", EntityType.VEHICLE, ("Unha-3",))
    new = LEXICON.extended([other])

    assert other == new.find("Unha-3")
    assert new.find("Chollima-1") is None
    assert len(LEXICON) == len(new)


def test_things_are_found_by_iri() -> None:
    """A thing is found by its IRI."""
    assert ROCKET == LEXICON.thing("urn:rocket")
    assert LEXICON.thing("urn:other") is None


def test_the_gazetteer_reads_a_paragraph() -> None:
    """What the gazetteer knows is found in a paragraph of news."""
    text = (
        "SEOUL - The U.N. Security Council met after North Korea fired a Hwasong-15 from Sunan, "
        "KCNA and Japan's Ministry of Defense said; the Coast Guard warned ships in the Sea of "
        "Japan, and the White House called it a provocation."
    )
    found = [match.thing.name for match in gazetteer().scan(text)]

    assert found[:4] == [
        "South Korea",
        "United Nations Security Council",
        "North Korea",
        "Hwasong-15",
    ]
    assert ["Sunan", "KCNA", "Ministry of Defense of Japan", "Japan Coast Guard"] == found[4:8]
    assert ["Sea of Japan", "United States"] == found[8:]
