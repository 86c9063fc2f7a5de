from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import FaultyFileError
from kb.model import Document
from loaders import text

SEED = Path(__file__).parents[2] / "seeds" / "independent_2023-06-19.txt"


def read(path: Path, content: str | bytes) -> Document:
    """Write a file and return the document that is read from it."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (item,) = text.read(path)
    return item.document  # type: ignore[union-attr]


def test_the_header_is_read_and_is_no_content(tmp_path: Path) -> None:
    """Known keys above the empty line describe the document and leave its text."""
    header = "date 2023-05-31\ntitle: A launch\npublisher: Desk\nlicense: CC0-1.0\nnote: made up\n"
    document = read(tmp_path / "a.txt", header + "\nNorth Korea fired.\n")

    assert document.published is not None
    assert "2023-05-31" == document.published.edtf
    assert ("A launch", "Desk", "CC0-1.0", "made up") == (
        document.title,
        document.publisher,
        document.licence,
        document.note,
    )
    assert "North Korea fired." == document.text


def test_what_follows_the_date_on_its_line_stays_in_the_text(tmp_path: Path) -> None:
    """Scraped pages put the date before whatever came first; the reader judges what that is."""
    document = read(tmp_path / "a.txt", " date 2023-06-19 For free news sign up\n\nIt flew.\n")

    assert document.text.startswith("For free news sign up\n\nIt flew.")


def test_the_outlet_in_a_file_name_is_the_publisher() -> None:
    """The article of The Independent is named after it and says no more of its publisher."""
    (item,) = text.read(SEED)

    assert "The Independent" == item.document.publisher  # type: ignore[union-attr]


def test_an_article_without_a_date_has_a_warning(tmp_path: Path) -> None:
    """No date is invented; the warning says what to do."""
    document = read(tmp_path / "a.txt", "North Korea fired a missile yesterday.")

    assert document.published is None
    assert any("date YYYY-MM-DD" in warning for warning in document.warnings)


def test_a_date_that_is_none_is_a_warning(tmp_path: Path) -> None:
    """An impossible date leaves the document undated."""
    document = read(tmp_path / "a.txt", "date 2023-13-45\n\nIt flew.")

    assert document.published is None
    assert document.warnings


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"date 2023-05-31\n\n \n", "no text"),
        (b"PNG\x00\x01", "binary"),
        ("Überraschung".encode("cp1252"), "not UTF-8"),
        ("It flew.".encode("utf-16"), "binary|UTF-16"),
        (b"a " * 3_000_000, "MB"),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    """Each kind of unusable file says why it is not read."""
    with pytest.raises(FaultyFileError, match=reason):
        read(tmp_path / "a.txt", content)


def test_line_ends_and_composed_letters_are_normalised(tmp_path: Path) -> None:
    """Offsets count code points of NFC text with LF line ends."""
    document = read(tmp_path / "a.txt", "Cafe\u0301\r\nIt flew.\r\n")

    assert "Café\nIt flew." == document.text


def test_the_same_file_gives_the_same_document(tmp_path: Path) -> None:
    """A document's IRI comes from what it says, not from where it lies."""
    content = "date 2023-05-31\n\nIt flew."

    assert read(tmp_path / "a.txt", content).iri == read(tmp_path / "b.txt", content).iri
    assert read(tmp_path / "a.txt", content + "!").iri != read(tmp_path / "b.txt", content).iri


@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_a_clear_refusal(content: bytes) -> None:
    """No file makes the loader raise anything but its own error."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder, suppress(FaultyFileError):
        assert read(Path(folder) / "a.txt", content).text.strip()
