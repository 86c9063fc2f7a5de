import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.errors import FaultyFileError
from kb.loading import Fault, Item
from loaders import table

DATA = Path(__file__).parent / "data" / "table"
SHARED = Path(__file__).parents[3] / "shared" / "catalogues" / "other"


def read(path: Path, content: str | bytes, **columns: str) -> list[Item | Fault]:
    """Write a file and return what is found in it."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(table.read(path, columns=columns))


def texts(found: list[Item | Fault]) -> list[str]:
    """Return the texts of the documents."""
    return [one.document.text for one in found if isinstance(one, Item)]


def faults(found: list[Item | Fault]) -> list[tuple[int, str]]:
    """Return the line and the reason of each fault."""
    return [
        (int(one.place.rpartition(":")[2]), one.reason) for one in found if isinstance(one, Fault)
    ]


def test_a_table_with_semicolons_is_read() -> None:
    """The separator is seen in the header; quoted fields keep their lines and quotation marks."""
    found = list(table.read(DATA / "articles.csv"))
    first = found[0]

    assert isinstance(first, Item)
    assert 'A small rocket lifted off.\n\nIt "came back", they said.' == first.document.text
    assert ("A rocket for the coast", "The Harbour Desk", "https://harbour.example/coast") == (
        first.document.title,
        first.document.publisher,
        first.document.url,
    )


def test_a_table_with_tabs_is_read_whatever_its_name(tmp_path: Path) -> None:
    """Some files with tabs are called .csv."""
    content = (DATA / "articles.tsv").read_text()

    assert ["A rocket fell into the sea."] == texts(read(tmp_path / "a.csv", content))


def test_faulty_rows_are_reported_with_their_first_line() -> None:
    """Too few fields and an ambiguous date are faults; a bare quotation mark is none."""
    found = faults(list(table.read(DATA / "articles.csv")))

    assert [5, 7] == [line for line, _ in found]
    assert "2 fields, the header has 5" in found[0][1]
    assert "day and month or month and day" in found[1][1]


def test_a_quotation_mark_that_is_never_closed_costs_one_row(tmp_path: Path) -> None:
    """What follows it is read again as rows of their own."""
    found = read(tmp_path / "a.csv", 'title,text\n"Open,It flew.\nNext,It fell.\nLast,It sank.\n')

    assert [(2, "has a quotation mark that is never closed")] == faults(found)
    assert ["It fell.", "It sank."] == texts(found)


def test_an_open_quotation_mark_does_not_swallow_a_long_table(tmp_path: Path) -> None:
    """The search for its other half ends with the longest field that may be."""
    rows = table.LONGEST_FIELD // 5
    found = read(tmp_path / "a.csv", "title,text\n" + '"Open,It flew.\n' + ",It fell.\n" * rows)

    assert [2] == [line for line, _ in faults(found)]
    assert rows == len(texts(found))


def test_a_field_that_is_too_long_is_a_fault(tmp_path: Path) -> None:
    """The parser's limit holds for one field; the rows after it load."""
    content = f"title,text\nLong,{'a' * table.LONGEST_FIELD}a\nNext,It fell.\n"
    found = read(tmp_path / "a.csv", content)

    assert "field larger than field limit" in faults(found)[0][1]
    assert ["It fell."] == texts(found)


def test_columns_can_be_chosen(tmp_path: Path) -> None:
    """A column with another name than the usual is named by the user."""
    content = "Datum,Inhalt\n2031-04-02,It flew.\n"
    (item,) = read(tmp_path / "a.csv", content, text="Inhalt", date="Datum")

    assert isinstance(item, Item)
    assert item.document.published is not None
    assert ("It flew.", "2031-04-02") == (item.document.text, item.document.published.edtf)


@pytest.mark.parametrize("columns", [{}, {"text": "Nowhere"}])
def test_a_table_without_a_text_is_refused(tmp_path: Path, columns: dict[str, str]) -> None:
    """The reason lists its columns and says how to name one."""
    with pytest.raises(FaultyFileError, match=r"\(columns: Datum, Inhalt\); name it"):
        read(tmp_path / "a.csv", "Datum,Inhalt\n2031-04-02,It flew.\n", **columns)


def test_of_two_columns_with_one_name_the_first_counts(tmp_path: Path) -> None:
    """Tables that were joined have such columns."""
    assert ["It flew."] == texts(read(tmp_path / "a.csv", "text,text\nIt flew.,It fell.\n"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("\n\n", "no rows"),
        ("text,title\n", "no rows"),
        ('"text,title\nIt flew.,A\n', "header, line 1, has a quotation mark"),
        ("text\x00,title\n", "binary"),
        ("text,title\n" + "It flew.\n" * 150, "first 100 rows"),
    ],
)
def test_what_is_no_table_of_articles_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    """Each kind of unusable table has one reason."""
    with pytest.raises(FaultyFileError, match=reason):
        read(tmp_path / "a.csv", content)


@settings(deadline=None)
@given(rows=st.lists(st.tuples(*[st.text(st.characters(codec="utf-8"), max_size=30)] * 2)))
def test_what_the_csv_module_writes_is_read(
    rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Quotation marks, separators and line ends inside fields are carried over."""
    path = tmp_path_factory.mktemp("rows") / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("title", "text"))
        writer.writerows((title, f"It flew{number}. {text}") for number, (title, text) in
                         enumerate(rows) if "\x00" not in title + text)  # fmt: skip
        writer.writerow(("End", "It fell."))

    found = texts(list(table.read(path)))

    assert sum("\x00" not in title + text for title, text in rows) + 1 == len(found)
    assert "It fell." == found[-1]


@pytest.mark.parametrize(
    ("name", "head", "known"),
    [
        ("a.csv", b"text,title\n", True),
        ("a.TSV", b"\xef\xbb\xbftext\ttitle\n", True),
        ("a.csv", b"<!DOCTYPE html>", False),
        ("a.csv", b"PK\x03\x04", False),
        ("a.txt", b"text,title\n", False),
    ],
)
def test_tables_are_recognised(name: str, head: bytes, known: bool) -> None:
    """By suffix, unless the file begins as another format does."""
    assert known == table.recognises(Path(name), head)


@pytest.mark.skipif(not SHARED.exists(), reason="the collection of catalogues is not here")
@pytest.mark.parametrize(
    "path", sorted(SHARED.glob("**/*.[cC][sS][vV]")), ids=lambda path: path.name
)
def test_tables_of_other_things_are_refused(path: Path) -> None:
    """Catalogues and event tables hold no article texts: one reason each, and nothing invented."""
    with pytest.raises(FaultyFileError, match=r"column for the text|binary|header|first 100 rows"):
        list(table.read(path))
