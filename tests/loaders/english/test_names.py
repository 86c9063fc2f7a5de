"""Who and what a text names: spans, types, short forms, pronouns, organizations."""

import pytest

from kb.model import Mention
from kb.names import gazetteer
from kb.terms import EntityType
from loaders.english.layout import Kind
from loaders.english.names import Names, analyse, find_names
from loaders.english.names.entities import is_acronym
from loaders.english.names.organizations import organizations
from loaders.english.parsing import parse
from loaders.english.pipeline import load


def names_of(text: str) -> Names:
    """Return the names of a text."""
    parts = enumerate(parse(text, load()))
    titles = {Kind.HEADLINE, Kind.HEADING}
    pieces = [(p.paragraph.start, p.doc, n, p.paragraph.kind in titles) for n, p in parts]
    return find_names(analyse(text, pieces), gazetteer())


def at(text: str, words: str, *, last: bool = False) -> Mention | None:
    """Return whom some words of a text mean."""
    start = text.rindex(words) if last else text.index(words)
    return names_of(text).resolve(start, start + len(words))


def test_each_name_is_where_it_says() -> None:
    """The words of a named span stand in the text at its offsets."""
    text = "Seoul’s military said the “Hwasong-17” flew over Japan, KCNA reported."
    found = names_of(text)

    assert all(text[n.start : n.end] == n.text for n, _ in found.inside(0, len(text)))


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Norway fired two rockets on Monday.", "Norway", EntityType.STATE),
        ("The Hwasong-17 was fired on Monday.", "Hwasong-17", EntityType.VEHICLE),
        (
            "The Ministry of Silly Walks said so.",
            "Ministry of Silly Walks",
            EntityType.ORGANIZATION,
        ),
        ("Engineer Petra Molnarova said the engine failed.", "Petra Molnarova", EntityType.PERSON),
    ],
)
def test_a_name_has_the_type_of_what_it_names(text: str, name: str, type_: EntityType) -> None:
    """States, vehicles, organizations and people are told apart."""
    found = {n.text: e.type for n, e in names_of(text).inside(0, len(text))}

    assert found[name] is type_


def test_a_metonym_is_its_state() -> None:
    """A capital that acts stands for the state, and the mention knows the state's IRI."""
    found = at("Pyongyang said the launch had failed.", "Pyongyang")

    assert found is not None
    assert found.identity == "https://w3id.org/launch-kb/agent/north-korea"


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("JCS", "Joint Chiefs of Staff", True),
        ("NADA", "National Aerospace Development Administration", True),
        ("ESA", "Joint Chiefs of Staff", False),
        ("A", "Agency", False),
    ],
)
def test_an_acronym_is_made_of_initials(short: str, long: str, fits: bool) -> None:
    """A short form belongs to a long one when its letters are the initials, in order."""
    assert is_acronym(short, long) == fits


def test_an_acronym_in_brackets_is_the_same_thing() -> None:
    """What a bracket abbreviates is known by both forms afterwards."""
    text = "The Orbital Weather Commission (OWC) met. The OWC said the rocket failed."
    found = at(text, "OWC", last=True)

    assert found is not None
    assert "Orbital Weather Commission" in found.names


def test_a_pronoun_is_who_spoke_before() -> None:
    """An "it" before a speech verb means the speaker of the sentence before, and says why."""
    text = "The KCNA news agency said the rocket crashed. It said a probe had begun."
    found = at(text, "It", last=True)

    assert found is not None
    assert "KCNA" in found.names
    assert "the sentence before" in found.reason


def test_a_description_is_the_last_thing_of_its_sort() -> None:
    """A bare "the agency" means the agency named before, not another thing named in between."""
    text = "NASA will launch a probe on Friday. A Boeing capsule waits. The agency said so."
    found = at(text, "The agency")

    assert found is not None
    assert found.names[0] == "NASA"


def test_an_unnamed_source_keeps_its_own_words() -> None:
    """A nameless official is not taken for the state that the adjective names."""
    found = at("A South Korean official said the missile failed.", "A South Korean official")

    assert found is not None
    assert (found.type, found.names[0]) == (EntityType.PERSON, "A South Korean official")


def test_joined_speakers_are_one_mention_with_all_names() -> None:
    """Two states that speak together are found under the name of either."""
    text = "The US and South Korea condemned the launch."
    found = at(text, "The US and South Korea")

    assert found is not None
    assert {"US", "South Korea"} <= set(found.names)
    assert [member.names[0] for member in found.members] == ["US", "South Korea"]


def test_organizations_come_first_and_acting_states_last() -> None:
    """Each organization is listed once; a state only if it does something."""
    text = "Japan's defence ministry said Iran fired a missile. Iran lies near Oman."
    found = [m.name for m in organizations(names_of(text), gazetteer())]

    assert found == ["Japan's defence ministry", "Iran"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japanese Chief Cabinet Secretary Hirokazu Matsuno spoke to reporters.", []),
        ("A satellite for Japanese company Synspective was lost.", ["Synspective"]),
        ("Arianespace, the French firm, built the Vega.", ["Arianespace"]),
        ("South Korea's joint chiefs of staff saw it.", ["South Korea's joint chiefs of staff"]),
        ("A U.S. official in Washington saw the launch.", []),
    ],
)
def test_titles_and_descriptions_are_no_organizations(text: str, expected: list[str]) -> None:
    """A title that holds "Cabinet", and "a French firm", name nobody; the name beside it does."""
    found = organizations(names_of(text), gazetteer())

    assert [one.name for one in found if one.type is EntityType.ORGANIZATION] == expected
