from itertools import pairwise
from pathlib import Path

import pytest

from kb.errors import FaultyFileError
from kb.loading import Fault, Item
from kb.model import Document
from loaders import feed

DATA = Path(__file__).parent / "data" / "feed"
SHARED = Path(__file__).parents[3] / "shared" / "feeds"


def documents(path: Path) -> list[Document]:
    """Return the documents of a feed."""
    return [one.document for one in feed.read(path) if isinstance(one, Item)]


def one_entry(tmp_path: Path, content: str) -> Document:
    """Return the document of the only entry of an RSS feed."""
    path = tmp_path / "feed.xml"
    path.write_text(
        f'<rss version="2.0"><channel><title>Desk</title><item>{content}</item></channel></rss>',
        encoding="utf-8",
    )
    (document,) = documents(path)
    return document


def test_an_entry_is_read_with_its_whole_content() -> None:
    """The content goes before the summary; its markup becomes paragraphs."""
    document = documents(DATA / "rss.xml")[0]

    assert (
        "A small rocket lifted off from the coast on Tuesday.\n\n"
        "It put two satellites into orbit & came back." == document.text
    )


def test_an_entry_keeps_where_it_comes_from() -> None:
    """Address without campaign parameters, title, author, language, and the feed as publisher."""
    document = documents(DATA / "rss.xml")[0]

    assert (
        "https://harbour.example/coast",
        "A rocket for the coast",
        "by Ines Vale",
        "en-gb",
        "The Harbour Desk",
    ) == (document.url, document.title, document.note, document.language, document.publisher)


def test_a_named_zone_is_kept() -> None:
    """EDT is four hours behind UTC, and the time has no seconds."""
    published = documents(DATA / "rss.xml")[0].published

    assert published is not None
    assert ("2031-04-02T08:30-04:00", "-04:00") == (published.edtf, published.zone)


def test_a_wrong_weekday_is_noted() -> None:
    """The date counts; midnight to the second says no more than the day."""
    document = documents(DATA / "rss.xml")[1]

    assert document.published is not None
    assert "2031-04-03" == document.published.edtf
    assert ("2031-04-03 is a Thursday, not a Monday",) == document.warnings


def test_the_source_of_an_entry_is_its_publisher() -> None:
    """A feed that gathers from others is not the publisher of what it gathers."""
    document = documents(DATA / "rss.xml")[1]

    assert ("Wire of the North", "https://harbour.example/weekday") == (
        document.publisher,
        document.url,
    )


def test_an_entry_without_text_is_a_fault() -> None:
    """A picture is no text; the fault names the entry, and the others load."""
    path = DATA / "rss.xml"
    faults = [one for one in feed.read(path) if isinstance(one, Fault)]

    assert [Fault(f"{path}: entry 3", "has no text (Pictures of the week)")] == faults


def test_atom_is_read_by_its_types() -> None:
    """Plain text keeps its signs; an update that stands for the publication is marked."""
    first, second = documents(DATA / "atom.xml")

    assert "a launch with a <2 % risk" in first.text
    assert "Countdown stopped" == first.title
    assert ("the date is that of the last update",) == second.warnings


def test_rss_1_is_read() -> None:
    """RDF feeds date their entries with dc:date."""
    (document,) = documents(DATA / "rdf.rdf")

    assert document.published is not None
    assert ("2031-05-01T10:00:00+09:00", ()) == (document.published.edtf, document.warnings)


def test_rss_0_91_is_read(tmp_path: Path) -> None:
    """The oldest feeds have neither dates nor identifiers."""
    path = tmp_path / "old.rss"
    path.write_text(
        '<rss version="0.91"><channel><title>Old</title><item><title>T</title>'
        "<link>https://old.example/1</link><description>It flew.</description></item>"
        "</channel></rss>"
    )

    assert ["It flew."] == [document.text for document in documents(path)]


def test_an_entry_without_a_date_has_a_warning(tmp_path: Path) -> None:
    """So has one whose date cannot be read."""
    without = one_entry(tmp_path, "<description>It flew.</description>")
    wrong = one_entry(tmp_path, "<description>It flew.</description><pubDate>soon</pubDate>")

    assert (None, None) == (without.published, wrong.published)
    assert all("relative dates stay open" in " ".join(d.warnings) for d in (without, wrong))


def test_entries_of_one_feed_are_different_documents() -> None:
    """Each has its address as identity and its title as name."""
    found = documents(DATA / "rss.xml")

    assert ["rss/a-rocket-for-the-coast", "rss/a-wrong-weekday"] == [d.name for d in found]
    assert 2 == len({d.iri for d in found})


def test_scripts_in_an_entry_are_no_text(tmp_path: Path) -> None:
    """What is hidden in markup does not become words of the article."""
    document = one_entry(
        tmp_path, "<description>&lt;script&gt;alert()&lt;/script&gt;&lt;p&gt;It flew.</description>"
    )

    assert "It flew." == document.text


def test_a_feed_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    """The whole entries load, and a fault says that more may be missing."""
    content = (DATA / "rss.xml").read_text(encoding="utf-8")
    path = tmp_path / "cut.xml"
    path.write_text(content[: content.index("<source")], encoding="utf-8")

    found = list(feed.read(path))

    assert any(isinstance(one, Item) and "two satellites" in one.document.text for one in found)
    assert isinstance(found[-1], Fault)
    assert "may be missing" in found[-1].reason


def test_entities_do_not_grow(tmp_path: Path) -> None:
    """Entities that multiply, or name files, are not followed."""
    path = tmp_path / "bomb.xml"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
        + '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        '<rss version="2.0"><channel><title>T</title><item>'
        "<description>It flew &i; &f;.</description></item></channel></rss>"
    )

    texts = [document.text for document in documents(path)]

    assert all(len(text) < 1000 and "root:" not in text for text in texts)


@pytest.mark.parametrize(
    "content",
    ['<rss version="2.0"><channel><title>Empty</title></channel></rss>', "<rss ", "nothing"],
)
def test_a_feed_without_entries_is_refused(tmp_path: Path, content: str) -> None:
    """The reason says that it has none."""
    path = tmp_path / "feed.xml"
    path.write_text(content)

    with pytest.raises(FaultyFileError, match="feed"):
        list(feed.read(path))


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b'<?xml version="1.0"?><rss version="2.0">', True),
        ("<rss >".encode("utf-16"), True),
        (b'<!-- a --><feed xmlns="http://www.w3.org/2005/Atom">', True),
        (b'<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/">', True),
        (b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', False),
        (b"<html><p>An <rss> element</p>", False),
        (b"<!-- <rss version='2.0'> --><kml>", False),
        (b"A text about <rss >", False),
    ],
)
def test_feeds_are_recognised_by_their_root(head: bytes, known: bool) -> None:
    """Other XML is left to other loaders, whatever its suffix."""
    assert known == feed.recognises(Path("a.xml"), head)


@pytest.mark.skipif(not SHARED.exists(), reason="the collection of feeds is not here")
@pytest.mark.parametrize("path", sorted(SHARED.glob("*.xml")), ids=lambda path: path.stem)
def test_feeds_of_many_publishers_are_read(path: Path) -> None:
    """Each entry is loaded, or has a reason; what is loaded has title or address, and a date."""
    found = list(feed.read(path))

    assert feed.recognises(path, path.read_bytes()[:4096])
    assert found
    for one in found:
        if isinstance(one, Fault):
            assert "has no text" in one.reason
        else:
            assert one.document.publisher
            assert one.document.url
            assert one.document.published or "publication date" in one.document.warnings[0]
