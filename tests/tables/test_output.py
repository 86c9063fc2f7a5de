"""Rows on a screen and in files."""

import io
import json
from pathlib import Path

import pytest

from kb.errors import ExportError
from kb.rows import Rows
from kb.tables import print_rows, write_rows
from kb.tables.screen import console, shown

ROWS = Rows(("launch", "documents", "iri"), (("Unha-3", 3, "https://w3id.org/launch-kb/launch/a"),))


def printed(rows: Rows, width: int = 80) -> str:
    """What a screen of that width shows."""
    stream = io.StringIO()
    print_rows(rows, stream, width=width)
    return stream.getvalue()


def test_a_table_has_a_column_for_each_name() -> None:
    """A row stands on one line under its headings; IRIs go without their common start."""
    heading, _, row = (line.split() for line in printed(ROWS).strip().splitlines())

    assert heading == ["launch", "documents", "iri"]
    assert row == ["Unha-3", "3", "launch/a"]


def test_no_line_is_wider_than_the_screen() -> None:
    """Long cells wrap rather than run over the edge."""
    text = printed(Rows(("a", "b"), (("word " * 40, "x" * 100),)), width=40)

    assert max(map(len, text.splitlines())) <= 40
    assert text.count("x") == 100


def test_many_columns_become_blocks() -> None:
    """Where a table would break words to pieces each row is a block; empty cells are left out."""
    rows = Rows(tuple(f"name{n}" for n in range(9)), (("some words here",) * 8 + (None,),))
    lines = printed(rows, width=60).splitlines()

    assert [line.split() for line in lines[:8]] == [
        [f"name{n}", "some", "words", "here"] for n in range(8)
    ]
    assert lines[8:] == [""]


def test_what_is_no_terminal_gets_no_colours() -> None:
    """A file or pipe gets plain text without escape sequences."""
    assert "\x1b" not in printed(ROWS)


def test_text_cannot_command_the_terminal() -> None:
    """Escape sequences and hidden reversals in an article are shown as replacement signs."""
    text = printed(Rows(("a",), (("\x1b]0;owned\x07 \u202eabc\x9b31m",),)))

    assert not set("\x1b\x07\u202e\x9b") & set(text)
    assert "owned" in text


def test_markup_in_text_is_text() -> None:
    """Square brackets and emoji codes of an article are shown as they are."""
    assert "[red]:rocket:[/red]" in printed(Rows(("a",), (("[red]:rocket:[/red]",),)))


def test_an_output_without_unicode_gets_ascii() -> None:
    """What a narrow encoding cannot show is replaced, not an error."""
    screen = console(io.TextIOWrapper(io.BytesIO(), encoding="ascii"))

    assert shown(screen, "Malligyŏng").plain == "Malligy?ng"


def test_rows_go_to_a_file(tmp_path: Path) -> None:
    """A target gets the whole answer in the format wanted, and nothing else is left beside it."""
    write_rows(ROWS, "json", tmp_path / "out.json")
    write_rows(ROWS, "table", tmp_path / "out.txt")

    assert json.loads((tmp_path / "out.json").read_text()) == ROWS.to_dicts()
    assert "Unha-3" in (tmp_path / "out.txt").read_text()
    assert len(list(tmp_path.iterdir())) == 2


def test_rows_go_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without a target the bytes go to standard output, unchanged."""
    write_rows(Rows(("a",), (("é",),)), "csv")

    assert capfdbinary.readouterr().out == "a\né\n".encode()


def test_a_table_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a target the table goes to standard output."""
    write_rows(ROWS, "table")

    assert "Unha-3" in capsys.readouterr().out


def test_a_place_that_refuses_is_named(tmp_path: Path) -> None:
    """A target that cannot be written is an error of one line with the path."""
    with pytest.raises(ExportError, match=r"cannot write .*nowhere.out\.csv: No such file"):
        write_rows(ROWS, "csv", tmp_path / "nowhere" / "out.csv")


def test_an_output_of_text_alone_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook's output, which takes no bytes, is refused with what would be right."""
    monkeypatch.setattr("sys.stdout", io.StringIO())

    with pytest.raises(ExportError, match="name a file to write"):
        write_rows(ROWS, "csv")
