from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import FIRST, LEXICON, article, first_reading

from kb.model import Document, Reading
from kb.rdf import document_quads
from kb.rdf.border import iri, own, text
from kb.resolve import rebuild
from kb.search import SORTS, search
from kb.search.phrasing import phrasing
from kb.store import QuadStore

NOTE = article("note", "Observers saw the booster separate over the sea.", "2023-06-02", "Agency")


def put(store: QuadStore, document: Document, reading: Reading | None = None) -> None:
    """Write a document as a load does, and what follows from it."""
    quads = document_quads(document, reading or Reading(), LEXICON)
    mark = ox.Quad(iri(document.iri), own("fingerprint"), text(document.text), iri(document.iri))
    store.replace(document.iri, [*quads, mark])
    rebuild(store, LEXICON)


@pytest.fixture
def store() -> QuadStore:
    """A store with one article on a launch and one without."""
    store = QuadStore()
    put(store, FIRST, first_reading())
    put(store, NOTE)
    return store


def found(store: QuadStore, words: str, **more: object) -> list[tuple[str, str]]:
    """Return the sorts and titles of what is found, in order."""
    hits = search(store, LEXICON, words, **more)  # type: ignore[arg-type]
    return sorted((hit.sort, hit.title) for hit in hits)


def test_words_are_found_in_any_form(store: QuadStore) -> None:
    """A search for a verb finds its other forms, in articles and in statements."""
    assert found(store, "boosters separated") == [("article", "Note")]


def test_a_thing_is_found_by_all_its_names(store: QuadStore) -> None:
    """Who asks for the DPRK finds the launch of North Korea, and the article."""
    assert len(search(store, LEXICON, "DPRK launch", sorts=("launch",))) == 1
    assert ("article", "First") in found(store, "DPRK launched")


def test_phrases_stand_together(store: QuadStore) -> None:
    """Words in quotation marks are found only where they follow each other."""
    assert found(store, '"the booster"', sorts=("article",)) == [("article", "Note")]
    assert found(store, '"booster the"', sorts=("article",)) == []


def test_a_statement_says_who_and_in_which_document(store: QuadStore) -> None:
    """A statement is found by its words, with its speaker, its document and the words marked."""
    (hit,) = search(store, LEXICON, "success", sorts=("statement",))

    assert (hit.title, hit.document) == ("KCNA", FIRST.iri)
    assert "\x02success\x03" in hit.snippet


def test_a_launch_is_found_by_its_vehicle(store: QuadStore) -> None:
    """A launch is found by the names of what flew."""
    assert len(search(store, LEXICON, "chollima", sorts=("launch",))) == 1


def test_nothing_is_found_for_nothing(store: QuadStore) -> None:
    """A search without words, or for no sort, finds nothing and is no error."""
    assert search(store, LEXICON, ' " * ') == []
    assert search(store, LEXICON, "booster", sorts=()) == []


def test_the_index_follows_the_store(store: QuadStore, tmp_path: Path) -> None:
    """A document that is taken out or changed is found no more, one that comes is."""
    assert len(search(store, LEXICON, "booster", folder=tmp_path)) == 1

    store.remove(NOTE.iri)
    other = article("other", "A capsule landed.", "2023-06-03", "Agency")
    put(store, other)

    assert search(store, LEXICON, "booster", folder=tmp_path) == []
    assert [hit.iri for hit in search(store, LEXICON, "capsule", folder=tmp_path)] == [other.iri]


def test_a_damaged_index_costs_no_answer(store: QuadStore, tmp_path: Path) -> None:
    """Where the file of the index is damaged, the search is answered from memory."""
    (tmp_path / "search.sqlite").write_bytes(b"no database, but long enough to be one" * 50)

    assert len(search(store, LEXICON, "booster", folder=tmp_path)) == 1


def test_the_limit_holds(store: QuadStore) -> None:
    """No more is returned than was asked for."""
    assert len(search(store, LEXICON, "launch*", limit=1)) == 1


@given(st.text(max_size=60))
def test_no_text_breaks_a_search(typed: str) -> None:
    """Whatever is typed is searched for; nothing in it is taken for a command."""
    store = QuadStore()

    assert search(store, LEXICON, typed) == []


@given(st.text(alphabet='ab"*()^:- ANDORNEAR', max_size=40))
def test_phrasing_quotes_every_word(typed: str) -> None:
    """What reaches the index is words in quotation marks, joined by AND and OR."""
    query = phrasing(typed, LEXICON)
    bare = [part for part in query.split('"')[::2] if part.strip(" *()")]

    assert {part.strip(" *()") for part in bare} <= {"AND", "OR"}


def test_the_sorts_are_what_can_be_found(store: QuadStore) -> None:
    """Each sort is found by a word that they share."""
    assert {hit.sort for hit in search(store, LEXICON, "launch*", limit=100)} == set(SORTS)
