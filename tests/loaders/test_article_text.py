import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.rdf.border import iri
from loaders.articles.markup import fragment_text
from loaders.articles.text import address, clean, language, one_line


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """A clean text is NFC, has LF line ends alone, and can be written as UTF-8."""
    once = clean(text)

    assert once == clean(once)
    assert unicodedata.normalize("NFC", once) == once
    assert "\r" not in once
    assert once == once.encode().decode()


@given(st.text(st.characters()))
def test_one_line_is_one(text: str) -> None:
    """Titles and names have no line ends and no double spaces."""
    assert not set(one_line(text)) & set("\n\r\t")
    assert "  " not in one_line(text)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("https://a.example/x#part", "", "https://a.example/x"),
        ("HTTP://A.Example", "", "http://a.example"),
        ("/x y", "https://a.example/z/", "https://a.example/x%20y"),
        ("https://a.example/é?q=[1]%zz", "", "https://a.example/%C3%A9?q=%5B1%5D%25zz"),
        ("https://a.example/?id=1&utm_source=b&utm_medium=c", "", "https://a.example/?id=1"),
        ("https://me:secret@a.example:8080/", "", "https://a.example:8080/"),
        ("<https://a.example/>", "", "https://a.example/"),
        ("//a.example/x", "https://b.example/", "https://a.example/x"),
        ("ftp://a.example/", "", ""),
        ("mailto:me@a.example", "https://a.example/", ""),
        ("https://[bad/", "", ""),
        ("https://", "", ""),
        ("a.example/x", "", ""),
        ("", "", ""),
    ],
)
def test_addresses_have_one_form(text: str, base: str, expected: str) -> None:
    """The same page gets the same address, and what is none is nothing."""
    assert expected == address(text, base)


@given(st.text(st.characters()), st.text(st.characters(), max_size=10))
def test_every_address_is_a_valid_iri(path: str, query: str) -> None:
    """Whatever stands behind the host; and it is in its one form already."""
    found = address(f"https://a.example/{path}?{query}")

    assert iri(found).value == found
    assert found == address(found)


@given(st.text(st.characters()))
def test_any_text_is_an_address_or_nothing(text: str) -> None:
    """Also where the host is made of anything."""
    found = address(f"https://{text}")

    assert not found or iri(found).value == found


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en_us", "en-us"), ("JA", "ja"), ("zh-Hant-TW", "zh-Hant-TW"), ("", "en"), ("x y", "en")],
)
def test_languages_have_one_form(tag: str, expected: str) -> None:
    """What is no tag is English, as the model has it."""
    assert expected == language(tag)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("plain &amp; simple", "plain & simple"),
        ("<p>a<p>b", "a\n\nb"),
        ("a<br>b<br/><br>c", "a\nb\n\nc"),
        ("<ul><li>a</li><li>b</li></ul>tail", "a\n\nb\n\ntail"),
        ("<p>a <b>b</b><i>c</i>\n d</p>", "a bc d"),
        ("a<script>b()</script>c<!-- d -->", "ac"),
        ("<div><div><p>a</p></div></div>", "a"),
        ("<img src=x>", ""),
        ("<!-- a -->", ""),
        ("  ", ""),
    ],
)
def test_fragments_become_paragraphs(html: str, expected: str) -> None:
    """Blocks are parted by an empty line, words within a line are not."""
    assert expected == fragment_text(html)


@given(st.text(st.characters()))
def test_any_text_is_a_fragment(text: str) -> None:
    """Text without markup comes back with its words."""
    plain = text.replace("<", "").replace("&", "")

    assert one_line(plain).split() == fragment_text(plain).split()
