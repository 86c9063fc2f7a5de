from dataclasses import replace
from itertools import permutations

from samples import KCNA, LEXICON, NORTH_KOREA

from kb.model import Document, Reading
from kb.names import Thing
from kb.rdf import document_quads
from kb.resolve.known import described, store_lexicon
from kb.store import QuadStore
from kb.terms import EntityType

BASE = "https://w3id.org/launch-kb/"


def thing(name: str, *others: str, type_: EntityType = EntityType.ORGANIZATION) -> Thing:
    """Return a thing as a catalogue describes it."""
    step = "agent" if type_ is EntityType.ORGANIZATION else type_.value
    slug = name.lower().replace(" ", "-")
    return Thing(f"{BASE}{step}/{slug}", type_, (name, *others), country=NORTH_KOREA.iri)


def store_of(*catalogues: tuple[Thing, ...]) -> QuadStore:
    """Return a store with one catalogue for each set of things."""
    store = QuadStore()
    for number, things in enumerate(catalogues):
        document = Document(f"c{number}", f"Catalogue {number}", "gcat", catalogue=True)
        store.replace(document.iri, document_quads(document, Reading(things=things), LEXICON))
    return store


def test_a_store_without_catalogues_adds_nothing() -> None:
    """The lexicon stays the same object."""
    assert LEXICON is store_lexicon(QuadStore(), LEXICON)


def test_described_things_are_known() -> None:
    """With their names, codes, states and places, and in the order of their IRIs."""
    works = replace(thing("Rocket Works"), lat=39.5, lon=125.5, codes=("gcat:RW",))
    lexicon = store_lexicon(store_of((works,)), LEXICON)
    found = lexicon.thing(works.iri)

    assert works == found
    assert found is not None
    assert [found] == described(store_of((works,)))


def test_the_gazetteer_stays_as_it_is() -> None:
    """What a catalogue says of a known thing does not change it."""
    other = replace(KCNA, names=("Something Else",))

    assert KCNA == store_lexicon(store_of((other,)), LEXICON).thing(KCNA.iri)


def test_telling_names_are_found_in_texts() -> None:
    """A name of several words is looked for."""
    works = thing("Pyongsong Rocket Works")
    lexicon = store_lexicon(store_of((works,)), LEXICON)

    assert [works.iri] == [m.thing.iri for m in lexicon.scan("The Pyongsong Rocket Works said so.")]


def test_plain_words_and_codes_are_not_looked_for() -> None:
    """A vehicle named Target, a code, a name with a known one in it, one that two things share."""
    things = (
        thing("Target", type_=EntityType.VEHICLE),
        replace(thing("Some Agency", "ASP"), codes=("gcat:ASP",)),
        thing("KCNA Printing House"),
        thing("Space Command"),
        replace(thing("Space Command"), iri=BASE + "agent/other-space-command"),
    )
    lexicon = store_lexicon(store_of(things), LEXICON)
    text = "The Target was hit, ASP said. KCNA Printing House told Space Command."

    assert [KCNA.iri] == [match.thing.iri for match in lexicon.scan(text)]
    assert lexicon.find("Target") is None


def test_a_quiet_name_is_found_when_asked_for() -> None:
    """What is not looked for in texts is still a name of the thing."""
    target = thing("Target", type_=EntityType.VEHICLE)
    lexicon = store_lexicon(store_of((target,)), LEXICON)

    assert [(target, "quiet")] == lexicon.named("target")
    assert target == lexicon.find("Target", hows=("quiet",))


def test_the_richest_description_goes_first() -> None:
    """A list that knows a code alone adds to the one that knows the name."""
    rich = replace(thing("Rocket Works"), lat=39.5, lon=125.5, codes=("gcat:RW",))
    poor = replace(rich, names=("RW",), lat=None, lon=None, country="")
    found = described(store_of((poor,), (rich,)))

    assert [("Rocket Works", "RW")] == [one.names for one in found]
    assert [NORTH_KOREA.iri] == [one.country for one in found]


def test_the_order_of_loading_does_not_show() -> None:
    """Whatever catalogue came first, the lexicon knows the same."""
    catalogues = [(thing("A Works"),), (thing("A Works", "B Works"),), (thing("C Works"),)]

    assert 1 == len({tuple(described(store_of(*order))) for order in permutations(catalogues)})
