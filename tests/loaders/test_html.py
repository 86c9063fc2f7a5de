from pathlib import Path

import pytest

from kb.errors import FaultyFileError
from kb.model import Document
from loaders import html

DATA = Path(__file__).parent / "data" / "html"
WORDS = "A rocket fell into the sea on Wednesday, some six minutes after it had left its pad."
BODY = f"<article><h1>A fall</h1><p>{WORDS}</p><p>{WORDS.replace('A rocket', 'It')}</p></article>"


def page(head: str = "", body: str = BODY, url: str = "") -> Document:
    """Return the document of a page with this head."""
    content = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return html.document(content.encode(), "page", url=url)


def linked(content: str) -> str:
    """Return a JSON-LD script."""
    return f'<script type="application/ld+json">{content}</script>'


def edtf(document: Document) -> str:
    """Return the publication date, empty if there is none."""
    return document.published.edtf if document.published else ""


def test_the_article_is_read_without_what_is_around_it() -> None:
    """Menus, asides and the footer are left out; each paragraph and item stands alone."""
    (item,) = html.read(DATA / "article.html")
    paragraphs = item.document.text.split("\n\n")

    assert paragraphs[0] == "Second stage falls silent"
    assert "The first stage worked as it should for the whole of its flight." in paragraphs
    assert not {"Home", "More stories", "Copyright The Harbour Desk"} & set(paragraphs)


def test_a_line_break_stays_one() -> None:
    """A paragraph with <br> has two lines; source lines are no breaks."""
    (item,) = html.read(DATA / "article.html")

    assert "told reporters.\nHe named no cause and promised" in item.document.text


def test_what_the_page_says_of_itself_is_kept() -> None:
    """Title, publisher, authors, date with zone, own address and licence come from JSON-LD."""
    (item,) = html.read(DATA / "article.html")
    document = item.document

    assert (
        "Second stage falls silent – again",
        "The Harbour Desk",
        "by Ines Vale, Tom Reed",
        "2031-04-09T07:15:00+09:00",
        "https://harbour.example/2031/04/09/second-stage",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "en-GB",
        (),
    ) == (
        document.title,
        document.publisher,
        document.note,
        edtf(document),
        document.url,
        document.licence,
        document.language,
        document.warnings,
    )


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (
            '<meta property="article:published_time" content="2031-04-09T07:15Z">',
            "2031-04-09T07:15Z",
        ),
        ('<meta name="DC.date.issued" content="2031-04-09">', "2031-04-09"),
        ('<meta itemprop="datePublished" content="April 9, 2031 7:15 am ET">', "2031-04-09T07:15"),
        (linked('{"@type": "NewsArticle", "datePublished": "2031-04-09"}'), "2031-04-09"),
        (linked('[{"@type": "https://schema.org/Report", "datePublished": "2031"}]'), "2031"),
        (linked('{"@type": "WebPage", "datePublished": "2031-04-09"}'), ""),
        (linked('<!-- {"@type": "Article", "datePublished": "2031-04-09"} -->'), "2031-04-09"),
        (
            '<meta name="date" content="soon"><meta name="pubdate" content="2031-04-09">',
            "2031-04-09",
        ),
    ],
)
def test_the_date_is_found_where_pages_put_it(head: str, date: str) -> None:
    """The best source that can be read counts."""
    assert date == edtf(page(head))


def test_the_time_element_of_the_article_is_a_date() -> None:
    """Times elsewhere on the page belong to other articles."""
    others = '<time datetime="2030-01-01">then</time><time datetime="2030-01-02">then</time>'
    own = BODY.replace("<p>", '<time datetime="2031-04-09T07:15:00Z">today</time><p>', 1)

    assert "2031-04-09T07:15:00Z" == edtf(page(body=others + own))
    assert "" == edtf(page(body=others + BODY))


def test_the_day_in_the_address_is_the_last_resort() -> None:
    """A date that was taken from the address is marked as such."""
    document = page(url="https://harbour.example/2031/04/09/a-fall.html")

    assert "2031-04-09" == edtf(document)
    assert any("address" in warning for warning in document.warnings)


def test_a_page_without_a_date_has_a_warning() -> None:
    """No date is guessed from the text or from the file."""
    document = page()

    assert document.published is None
    assert any("relative dates stay open" in warning for warning in document.warnings)


def test_of_several_articles_the_one_with_the_address_is_meant() -> None:
    """A page that lists other stories does not get their dates."""
    stories = ", ".join(
        f'{{"@type": "NewsArticle", "url": "https://harbour.example/{n}", "headline": "Story {n}",'
        f' "datePublished": "2031-04-0{n}"}}'
        for n in (1, 2, 3)
    )

    assert "2031-04-02" == edtf(page(linked(f"[{stories}]"), url="https://harbour.example/2"))
    assert "2031-04-03" == edtf(
        page(linked(f"[{stories}]") + "<title>Story 3</title>", "<p>" + WORDS)
    )
    assert "" == edtf(page(linked(f"[{stories}]"), url="https://harbour.example/9"))


@pytest.mark.parametrize("content", ["{", "[" * 100_000, '{"@type": {"@type": [{}]}}', "7"])
def test_strange_linked_data_does_no_harm(content: str) -> None:
    """JSON-LD that cannot be parsed, or says nothing, leaves the rest of the page readable."""
    assert WORDS in page(linked(content)).text


def test_a_canonical_address_that_names_only_the_site_is_a_mistake() -> None:
    """Else all pages of a site would be one document."""
    head = '<link rel="canonical" href="https://harbour.example/">'

    assert "https://harbour.example/a" == page(head, url="https://harbour.example/a#top").url


def test_a_relative_canonical_address_is_resolved() -> None:
    """It is resolved against the address that the page came from."""
    head = '<link rel="canonical" href="/a?utm_source=x&amp;id=1">'

    assert "https://harbour.example/a?id=1" == page(head, url="https://harbour.example/b").url


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0029)https://harbour.example/a?b=1 -->",
        "<!--\n Page saved with SingleFile \n url: https://harbour.example/a?b=1 \n-->",
    ],
)
def test_a_saved_page_says_where_it_is_from(comment: str) -> None:
    """Browsers write the address into a comment."""
    content = f"<!DOCTYPE html>{comment}<html><body>{BODY}</body></html>"

    assert "https://harbour.example/a?b=1" == html.document(content.encode(), "page").url


def test_without_a_name_the_host_is_the_publisher() -> None:
    """Whose word it is should not be lost with a missing meta element."""
    assert "harbour.example" == page(url="https://www.harbour.example/a").publisher


def test_a_page_that_is_not_free_has_a_warning() -> None:
    """Behind a paywall the text may stop after its first paragraphs."""
    head = linked('{"@type": "NewsArticle", "isAccessibleForFree": "False"}')

    assert any("not free" in warning for warning in page(head).warnings)


def test_a_page_that_a_script_draws_is_read_from_its_description() -> None:
    """Where there is no text in the page, articleBody of JSON-LD is the text."""
    head = linked(f'{{"@type": "NewsArticle", "articleBody": "{WORDS}"}}')

    assert WORDS == page(head, "<div id='app'></div>").text


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("<meta charset=windows-1251><p>Ракета упала.".encode("cp1251"), ""),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><p>Ракета упала.'
         .encode("shift_jis"), ""),
        ('<?xml version="1.0" encoding="koi8-r"?><html><p>Ракета упала.</p></html>'
         .encode("koi8-r"), ""),
        ("<p>Ракета упала.".encode("utf-8-sig"), "cp1251"),
        ("<p>Ракета упала.".encode("utf-16"), ""),
        ("<p>Ракета упала.".encode("cp1251"), "windows-1251"),
        ("<meta charset=ascii><p>Ракета упала.".encode(), ""),
        ("<meta charset=unicode_escape><p>Ракета упала.".encode(), "base64"),
    ],
)  # fmt: skip
def test_the_encoding_is_found(content: bytes, charset: str) -> None:
    """Byte order mark, server, declaration and UTF-8 are asked in this order."""
    assert "Ракета упала." == html.document(content, "page", charset=charset).text


def test_latin_1_is_windows_1252() -> None:
    """Pages say Latin-1 and write the quotation marks of Windows, as browsers know."""
    content = '<meta charset="iso-8859-1"><p>\x93It flew,\x94 he said.'.encode("latin-1")

    assert "“It flew,” he said." == html.document(content, "page").text


def test_bytes_that_do_not_fit_are_reported() -> None:
    """Nothing is decoded silently by a guess."""
    document = html.document(b"<p>It fl\xe9w.", "page")

    assert "It fléw." == document.text
    assert any("cp1252" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<html><body><script>draw()</script></body></html>", "no article text"),
        (b"<html></html>", "no article text"),
        (b"<!-- nothing -->", "HTML"),
        (b"<html>\x00\x01", "binary"),
        (b"<p>" * 100_001 + b"long", "100000 elements"),
        (b"<div>" * 100_000 + b"deep", "no article text|HTML"),
    ],
)
def test_a_page_without_an_article_is_refused(content: bytes, reason: str) -> None:
    """Each kind of unusable page says why it is not read."""
    with pytest.raises(FaultyFileError, match=reason):
        html.document(content, "page")


def test_a_page_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """A dump of a site is no article."""
    path = tmp_path / "a.html"
    path.write_bytes(b"<html>" + b" " * html.LARGEST)

    with pytest.raises(FaultyFileError, match="10 MB"):
        list(html.read(path))


def test_entities_of_the_page_are_not_defined() -> None:
    """A document type that defines entities reads no files and grows no text."""
    content = (
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yyyy">]>'
        b"<html><p>It flew &x; and &y; fell.</p></html>"
    )

    text = html.document(content, "page").text

    assert "root:" not in text
    assert "yyyy fell" not in text


@pytest.mark.parametrize(
    ("name", "head", "known"),
    [
        ("a.html", b"<p>It flew.", True),
        ("a.HTM", b"  \n<div>It flew.", True),
        ("standard-input.txt", b"\xef\xbb\xbf<!-- saved --><!DOCTYPE HTML>", True),
        ("a", b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', True),
        ("a.html", b"\x89PNG\x00", False),
        ("a.txt", b"Some write <html> in their text.", False),
        ("a.txt", b"<!-- -->" * 500 + b"<p>", False),
    ],
)
def test_pages_are_recognised(name: str, head: bytes, known: bool) -> None:
    """Under any name by its beginning; under a page's name by markup without binary bytes."""
    assert known == html.recognises(Path(name), head)
