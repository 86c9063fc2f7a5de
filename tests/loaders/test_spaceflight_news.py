import json
from pathlib import Path

import pytest

from kb.errors import FaultyFileError
from kb.loading import Fault, Item
from kb.model import Document
from loaders import spaceflight_news

DATA = Path(__file__).parent / "data" / "spaceflight_news"
SHARED = Path(__file__).parents[3] / "shared" / "catalogues"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the real files are not here")


def documents(path: Path) -> list[Document]:
    """Return the documents of a file."""
    return [one.document for one in spaceflight_news.read(path) if isinstance(one, Item)]


def test_an_article_is_prose_of_its_publisher() -> None:
    """Title and summary are the text, the news site is the publisher, and the reader reads it."""
    (item, _) = spaceflight_news.read(DATA / "v3.json")

    assert isinstance(item, Item)
    assert item.reading is None
    assert not item.document.catalogue
    assert item.document.text.startswith("Larkspur 7 lost over the ocean\n\nA Meridian 2 rocket")
    assert ("The Harbour Desk", "https://harbour.example/larkspur") == (
        item.document.publisher, item.document.url
    )  # fmt: skip


def test_both_versions_give_the_same_document() -> None:
    """Names of fields and the offset of the time differ, the article does not."""
    old, new = documents(DATA / "v3.json")[0], documents(DATA / "v4.json")[0]

    assert (old.iri, old.text, old.published, old.launches, old.note) == (
        new.iri, new.text, new.published, new.launches, new.note
    )  # fmt: skip


def test_an_article_is_tied_to_its_launches() -> None:
    """Each once; a link to another catalogue's launch is named."""
    document = documents(DATA / "v4.json")[1]

    assert ("ll2:00000005-1111-4222-8333-444455556666",) == document.launches
    assert ("linked to a launch '1875', which is none of Launch Library",) == document.warnings


def test_an_article_without_a_summary_is_its_title() -> None:
    """And the reader of the list is told so."""
    document = documents(DATA / "v3.json")[1]

    assert "Nothing flies this week" == document.text
    assert ("the article has no summary: its title is all there is",) == document.warnings


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('[{"news_site": "x", "published_at": "', "ends early"),
        ('{"count": 0, "results": []}', "holds no articles"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_broken_list_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    """Nothing of it is loaded."""
    path = tmp_path / "articles.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(FaultyFileError, match=reason):
        list(spaceflight_news.read(path))


def test_a_faulty_article_has_a_reason(tmp_path: Path) -> None:
    """One without words, one that is none, and one without a date, which is loaded."""
    path = tmp_path / "articles.json"
    path.write_text(json.dumps([{"title": " "}, 7, {"title": "It flew"}]), encoding="utf-8")
    found = list(spaceflight_news.read(path))

    assert ["has neither a title nor a summary", "is no JSON object"] == [
        one.reason for one in found if isinstance(one, Fault)
    ]
    assert "the article has no date: relative dates stay open" in documents(path)[0].warnings


@needs_shared
def test_the_real_articles_are_read() -> None:
    """42 articles, with 31 links to launches."""
    found = [one for path in sorted((SHARED / "snapi").glob("*.json")) for one in documents(path)]

    assert 42 == len(found)
    assert 31 == sum(len(one.launches) for one in found)
    assert all(one.published for one in found)


@needs_shared
def test_real_links_lead_to_real_launches() -> None:
    """Five links lead to three launches of the lists of Launch Library that are here."""
    known = "".join(path.read_text(encoding="utf-8") for path in (SHARED / "ll2").glob("*.json"))
    links = [
        link.removeprefix("ll2:")
        for path in sorted((SHARED / "snapi").glob("*.json"))
        for one in documents(path)
        for link in one.launches
    ]
    found = [link for link in links if f'"{link}"' in known]

    assert (5, 3) == (len(found), len(set(found)))
