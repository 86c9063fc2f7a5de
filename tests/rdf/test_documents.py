from dataclasses import replace

import pyoxigraph as ox
import pytest
from samples import FIRST, FIRST_TEXT, LEXICON, ORGANIZATION, first_reading

from kb.errors import DataError, IriError
from kb.model import Mention, Reading, Report, SetAside, Span
from kb.rdf import document_quads
from kb.store import QuadStore
from kb.terms import KB, NIF, EntityType, Kind, Status


def stored(reading: Reading) -> QuadStore:
    """Return a store that holds the first article with a reading."""
    store = QuadStore()
    store.replace(FIRST.iri, document_quads(FIRST, reading, LEXICON))
    return store


def test_everything_stands_in_the_documents_graph() -> None:
    """A document can be taken out by dropping one graph, and no blank node is ever written."""
    quads = document_quads(FIRST, first_reading(), LEXICON)

    assert {FIRST.iri} == {quad.graph_name.value for quad in quads}
    assert not [q for q in quads if ox.BlankNode in {type(q.subject), type(q.object)}]


def test_the_same_reading_gives_the_same_quads() -> None:
    """Nothing depends on a clock, on chance, or on the order of sets."""
    once = document_quads(FIRST, first_reading(), LEXICON)

    assert once == document_quads(FIRST, first_reading(), LEXICON)


def test_spans_point_at_their_words() -> None:
    """Cutting the stored text at the stored offsets gives the stored words."""
    query = f"""PREFIX nif: <{NIF}>
    SELECT ?text ?begin ?end ?words WHERE {{ GRAPH ?g {{
      ?span nif:anchorOf ?words ; nif:beginIndex ?begin ; nif:endIndex ?end ;
            nif:referenceContext ?context . ?context nif:isString ?text }} }}"""
    rows = stored(first_reading()).select(query)

    assert len(rows) > 10
    assert all(str(text)[begin:end] == words for text, begin, end, words in rows.rows)  # type: ignore[misc]


def test_a_span_that_does_not_hold_its_words_is_refused() -> None:
    """Evidence is checked when it is written, whatever reader it comes from."""
    reading = first_reading()
    bad = replace(reading.reports[0], mentions=(Span(0, 5, "South"),))

    with pytest.raises(DataError, match="characters 0 to 5 are not 'South' but 'North'"):
        document_quads(FIRST, replace(reading, reports=(bad,)), LEXICON)


def test_a_reading_that_points_at_nothing_is_refused() -> None:
    """A statement about a launch that the reading lacks is an error, not a dangling link."""
    reading = first_reading()
    first, second = reading.statements
    bad = (replace(first, about=("L9",)), second)

    with pytest.raises(DataError, match="L9"):
        document_quads(FIRST, replace(reading, statements=bad), LEXICON)


def test_an_address_that_is_no_iri_is_refused() -> None:
    """A faulty address never reaches the store, where it would spoil exports."""
    with pytest.raises(IriError):
        document_quads(replace(FIRST, url="https://example.org/a b"), Reading(), LEXICON)


def test_the_origin_of_a_claim_is_its_innermost_speaker() -> None:
    """What Seoul says is Seoul's word; what the article says itself is its publisher's."""
    query = """PREFIX kb: <https://w3id.org/launch-kb/ontology#>
    SELECT DISTINCT ?origin WHERE { GRAPH ?g { ?claim kb:origin ?origin } } ORDER BY ?origin"""
    origins = [str(row[0]).rpartition("/")[2] for row in stored(first_reading()).select(query)]

    assert ["agency-one", "kcna", "south-korea"] == origins


def test_those_who_speak_jointly_are_speakers_and_origins_each() -> None:
    """Two states that say it together are two speakers, and what they say is the word of both."""
    reading = first_reading()
    states = tuple(Mention(EntityType.STATE, (name,)) for name in ("Japan", "Chile"))
    both = Mention(EntityType.STATE, ("Japan and Chile",), members=states)
    said = tuple(replace(one, speaker=both, speaks_for=None) for one in reading.statements)
    store = stored(replace(reading, statements=said))
    query = """PREFIX kb: <https://w3id.org/launch-kb/ontology#>
    SELECT DISTINCT ?who WHERE { GRAPH ?g { ?node kb:%s ?who } } ORDER BY ?who"""
    speakers, origins = (
        [str(row[0]).rpartition("/")[2] for row in store.select(query % name)]
        for name in ("speaker", "origin")
    )

    assert ["chile", "japan"] == speakers
    assert ["agency-one", "chile", "japan"] == origins


def test_text_that_was_set_aside_keeps_its_reason() -> None:
    """Boilerplate is never silently lost."""
    part = SetAside(FIRST.span(0, 5), "sign-up line")
    query = """PREFIX kb: <https://w3id.org/launch-kb/ontology#>
    SELECT ?reason WHERE { GRAPH ?g { ?span kb:setAside ?reason } }"""

    assert (("sign-up line",),) == stored(Reading(set_aside=(part,))).select(query).rows


def test_who_is_only_described_is_the_documents_own() -> None:
    """The officials of one article are not those of another; a name means the same in both."""
    documents = ("https://example.org/a", "https://example.org/b")
    officials, nasa = (Mention(ORGANIZATION, (name,)) for name in ("officials", "NASA"))

    assert 2 == len({officials.identity_in(document) for document in documents})
    assert 1 == len({nasa.identity_in(document) for document in documents})


def reports(text: str, name: str, *, catalogue: bool) -> list[str]:
    """Return the IRIs of the reports of a record that stands somewhere in a text."""
    document = replace(FIRST, text=text, url="https://example.org/log", catalogue=catalogue)
    place = text.index("North Korea")
    mention = document.span(place, place + len("North Korea"))
    report = Report("L1", Kind.ORBITAL, Status.OCCURRED, None, (mention,), identifiers=(name,))
    quads = document_quads(document, Reading(reports=(report,)), LEXICON)
    return [q.subject.value for q in quads if q.object == ox.NamedNode(KB + "Report")]


def test_a_catalogues_report_is_known_by_its_name() -> None:
    """A record keeps its IRI when others are put in above it; an article's report has its place."""
    texts = FIRST_TEXT, f"1957: Sputnik.\n{FIRST_TEXT}"
    listed = [reports(text, "gcat:2023-F06", catalogue=True) for text in texts]
    told = [reports(text, "gcat:2023-F06", catalogue=False) for text in texts]

    assert listed[0] == listed[1] != reports(texts[0], "gcat:2023-F07", catalogue=True)
    assert told[0] != told[1]
