from samples import LEXICON, NADA, NORTH_KOREA

from kb.dates import parse_edtf
from kb.model import Document, Mention, Reading, Span
from kb.names import Thing
from kb.rdf import document_quads
from kb.terms import GEO, KB, RDFS, SKOS, EntityType

TEXT = "Code: KCST | Name: Korean Committee of Space Technology"
KCST = Thing(
    "https://w3id.org/launch-kb/agent/kcst",
    EntityType.ORGANIZATION,
    ("Korean Committee of Space Technology", "KCST"),
    country=NORTH_KOREA.iri,
    lat=39.02,
    lon=125.74,
    codes=("gcat:KCST",),
    founded=parse_edtf("1998?"),
    dissolved=parse_edtf("2013"),
    successor=NADA.iri,
)


def said(reading: Reading, *, catalogue: bool = True) -> dict[str, set[str]]:
    """Return what a document says of KCST, by predicate."""
    document = Document("orgs", TEXT, "gcat", catalogue=catalogue)
    out: dict[str, set[str]] = {}
    for quad in document_quads(document, reading, LEXICON):
        if quad.subject.value == KCST.iri:  # type: ignore[union-attr]
            out.setdefault(quad.predicate.value, set()).add(quad.object.value)  # type: ignore[union-attr]
    return out


def test_what_a_catalogue_describes_is_written() -> None:
    """Names, codes, state, place and life of a thing stand in the document's graph."""
    found = said(Reading(things=(KCST,)))

    assert {"Korean Committee of Space Technology"} == found[RDFS + "label"]
    assert set(KCST.names) == found[KB + "namedAs"]
    assert {"gcat:KCST"} == found[SKOS + "notation"]
    assert {NORTH_KOREA.iri} == found[KB + "country"]
    assert ({"39.02"}, {"125.74"}) == (found[GEO + "lat"], found[GEO + "long"])
    assert ({"1998?"}, {"2013"}) == (found[KB + "founded"], found[KB + "dissolved"])
    assert {NADA.iri} == found[KB + "successor"]


def test_the_document_says_what_it_describes() -> None:
    """A thing that is only named is not described."""
    document = Document("orgs", TEXT, "gcat", catalogue=True)
    quads = document_quads(document, Reading(things=(KCST,)), LEXICON)
    described = [quad.object for quad in quads if quad.predicate.value == KB + "describes"]

    assert [KCST.iri] == [thing.value for thing in described]  # type: ignore[union-attr]


def test_all_names_of_a_catalogue_are_its_own() -> None:
    """A catalogue writes each name that it has; of prose, only the words that stand there count."""
    mention = Mention(KCST.type, ("KCST", "Committee"), (Span(6, 10, "KCST"),), KCST.iri)
    reading = Reading(organizations=(mention,))

    assert {"KCST", "Committee"} == said(reading)[KB + "namedAs"]
    assert {"KCST"} == said(reading, catalogue=False)[KB + "namedAs"]
