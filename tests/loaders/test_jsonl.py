import json
from pathlib import Path

import pytest

from kb.errors import FaultyFileError
from kb.loading import Fault, Item
from kb.model import Document
from loaders import jsonl
from loaders.articles.columns import PATIENCE
from loaders.articles.files import LONGEST_LINE

DATA = Path(__file__).parent / "data" / "jsonl" / "articles.jsonl"


def write(tmp_path: Path, *rows: object) -> Path:
    """Return a file with these rows, each as JSON unless it is bytes."""
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b"\n".join(lines))
    return path


def document(tmp_path: Path, row: object, **columns: str) -> Document:
    """Return the document of one row."""
    (item,) = jsonl.read(write(tmp_path, row), columns=columns)
    assert isinstance(item, Item), item
    return item.document


def test_rows_are_read_by_the_usual_names() -> None:
    """Text, title, date, publisher and address are found, whatever the spelling of their names."""
    items = [one.document for one in jsonl.read(DATA) if isinstance(one, Item)]
    second = items[1]

    assert ["articles/1", "articles/3", "articles/8"] == [one.name for one in items]
    assert second.published is not None
    assert (
        "Second stage falls silent",
        "A rocket fell into the sea.\n\nNobody was hurt.",
        "The Harbour Desk",
        "2031-04-09T07:15:00+09:00",
    ) == (second.title, second.text, second.publisher, second.published.edtf)


def test_each_faulty_row_is_reported_with_its_line() -> None:
    """No text, an impossible date, broken JSON and a list are four faults; the others load."""
    faults = [one for one in jsonl.read(DATA) if isinstance(one, Fault)]

    assert [4, 5, 6, 7] == [int(fault.place.rpartition(":")[2]) for fault in faults]
    assert ["no text", "no such day", "no JSON", "no JSON object"] == [
        next(
            words for words in ("no text", "no such day", "no JSON object", "no JSON") if words in f
        )
        for f in (fault.reason for fault in faults)
    ]


def test_markup_in_a_text_becomes_paragraphs(tmp_path: Path) -> None:
    """Collections of pages keep HTML; a smaller-than sign alone is no markup."""
    assert "A < B\n\nC" == document(tmp_path, {"text": "<p>A &lt; B</p><p>C</p>"}).text
    assert "1 < 2 & 3" == document(tmp_path, {"text": "1 < 2 & 3"}).text


def test_columns_can_be_chosen(tmp_path: Path) -> None:
    """A name, or a path of names, goes before the usual one."""
    row = {"text": "teaser", "article": {"body": {"plain": "It flew."}}, "a.b": "Title"}
    found = document(tmp_path, row, text="article.body.plain", title="a.b")

    assert ("It flew.", "Title") == (found.text, found.title)


def test_a_chosen_column_that_is_missing_is_a_fault(tmp_path: Path) -> None:
    """The reason lists the columns that there are."""
    (fault,) = jsonl.read(
        write(tmp_path, {"text": "It flew.", "day": "2031"}), columns={"text": "b"}
    )

    assert isinstance(fault, Fault)
    assert "no column 'b' (columns: text, day)" in fault.reason


def test_an_unknown_field_is_refused(tmp_path: Path) -> None:
    """A mistyped field would else be ignored without a word."""
    with pytest.raises(FaultyFileError, match="no field 'headline'; fields: text, title, date"):
        list(jsonl.read(write(tmp_path, {"text": "It flew."}), columns={"headline": "h"}))


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        (1932620400, "2031-03-30T07:00:00Z"),
        (1932620400123, "2031-03-30T07:00:00Z"),
        ("2031-03-30 07:00:00+00:00", "2031-03-30T07:00:00Z"),
        (2031, "2031"),
    ],
)
def test_dates_may_be_numbers(tmp_path: Path, date: object, edtf: str) -> None:
    """Seconds or milliseconds since 1970, or a year."""
    published = document(tmp_path, {"text": "It flew.", "date": date}).published

    assert published is not None
    assert edtf == published.edtf


@pytest.mark.parametrize("nothing", [None, "", float("nan"), False, [], {}])
def test_nothing_is_nothing(tmp_path: Path, nothing: object) -> None:
    """Whatever stands for a missing value, no date and no title are made of it."""
    found = document(tmp_path, {"text": "It flew.", "date": nothing, "title": nothing})

    assert (None, "") == (found.published, found.title)
    assert any("no publication date" in warning for warning in found.warnings)


def test_halves_of_pairs_and_control_characters_are_replaced(tmp_path: Path) -> None:
    """JSON can hold what no file and no store can."""
    found = document(tmp_path, b'{"text": "It \\ud83d flew.\\u0000\\r\\nCafe\\u0301"}')

    assert "It \ufffd flew.\nCafé" == found.text


def test_an_address_that_is_none_is_a_warning(tmp_path: Path) -> None:
    """The article is kept, without an address."""
    found = document(tmp_path, {"text": "It flew.", "url": "file:///tmp/a"})

    assert "" == found.url
    assert any("no web address" in warning for warning in found.warnings)


def test_deep_nesting_is_a_fault(tmp_path: Path) -> None:
    """A row that would exhaust the parser is no reason to stop."""
    faults = list(jsonl.read(write(tmp_path, b"[" * 200_000, {"text": "It flew."})))

    assert [Fault, Item] == [type(one) for one in faults]


def test_a_line_that_is_too_long_is_a_fault(tmp_path: Path) -> None:
    """It is passed over without being held, and the next one loads under its right number."""
    path = write(tmp_path, b'{"text": "' + b"a" * LONGEST_LINE, {"text": "It flew."})
    fault, item = jsonl.read(path)

    assert Fault(f"{path}:1", "has more than 5 MB") == fault
    assert isinstance(item, Item)
    assert "rows/2" == item.document.name


def test_a_line_that_is_not_utf_8_is_a_fault(tmp_path: Path) -> None:
    """The reason says how to convert the file."""
    (fault,) = jsonl.read(write(tmp_path, b'{"text": "It fl\xe9w."}'))

    assert isinstance(fault, Fault)
    assert "iconv" in fault.reason


def test_rows_are_read_one_by_one(tmp_path: Path) -> None:
    """The first document is there before the last line has been looked at."""
    path = write(tmp_path, {"text": "It flew."}, *[b"{broken"] * 1000)
    found = jsonl.read(path)

    assert isinstance(next(found), Item)
    assert isinstance(next(found), Fault)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\n\n", "no rows"),
        (b"{}\x00", "binary"),
        ('{"text": "It flew."}'.encode("utf-16"), "UTF-16"),
        (b"{\n" * (PATIENCE + 1), "first 100 rows"),
    ],
)
def test_what_is_no_table_of_articles_is_refused(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    """A file of another kind ends with one reason, not with a fault for each of its lines."""
    path = tmp_path / "rows.jsonl"
    path.write_bytes(content)

    with pytest.raises(FaultyFileError, match=reason):
        list(jsonl.read(path))


@pytest.mark.parametrize(
    ("name", "head", "known"),
    [
        ("a.jsonl", b'\xef\xbb\xbf{"text": 1}', True),
        ("a.NDJSON", b"\n {", True),
        ("a.jsonl", b"[1]", False),
        ("a.json", b'{"text": 1}', False),
    ],
)
def test_json_lines_are_recognised(name: str, head: bytes, known: bool) -> None:
    """Whole JSON files belong to the loaders of catalogues."""
    assert known == jsonl.recognises(Path(name), head)
