import csv
import io
from pathlib import Path

import pytest
from shell import invoke

URL = "https://example.org/rocket"
PAGE = """<html><head><title>{title}</title>
<link rel="canonical" href="{url}">
<meta property="article:published_time" content="{day}">
</head><body><article><h1>{title}</h1><p>{text}</p>
<p>The news agency gave no further details of the flight, which was watched by ships at sea.</p>
</article></body></html>"""
ARTICLE = "date {day}\npublisher: Desk\n\nIran launched a Simorgh rocket on 1 June 2023. {end}\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where a store of two articles on one launch is."""
    store = tmp_path / "store"
    for name, day, end in (
        ("early", "2023-06-02", "The launch was a success."),
        ("late", "2023-06-05", "The launch failed."),
    ):
        (tmp_path / f"{name}.txt").write_text(ARTICLE.format(day=day, end=end), encoding="utf-8")
    result = invoke(store, "load", str(tmp_path / "early.txt"), str(tmp_path / "late.txt"))
    assert 0 == result.exit_code, result.output
    return store


def rows(store: Path, *arguments: str) -> list[dict[str, str]]:
    """Return what a command prints as CSV."""
    result = invoke(store, *arguments, "-f", "csv")
    assert 0 == result.exit_code, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


@pytest.mark.parametrize(
    "command",
    ["timeline", "statements", "conflicts", "show 2023-06", "explain 2023-06", "ask by-year"],
)
def test_commands_answer_as_of_a_day(store: Path, command: str) -> None:
    """Before the first article nothing is known, so that nothing answers to a launch."""
    name, *arguments = command.split()
    before = invoke(store, name, "--as-of", "2023-06-01", *arguments)
    after = invoke(store, name, "--as-of", "2023-06-30", *arguments)

    assert "Simorgh" not in before.stdout
    assert 0 == after.exit_code, after.output


def test_the_outcome_is_that_of_the_day(store: Path) -> None:
    """The first article alone, then both."""
    first = rows(store, "timeline", "--launches", "--as-of", "2023-06-02")
    both = rows(store, "timeline", "--launches", "--as-of", "2023-06-05")

    assert [("success", "1")] == [(row["outcome"], row["documents"]) for row in first]
    assert ["2"] == [row["documents"] for row in both]


def test_a_day_that_is_none_is_one_line(store: Path) -> None:
    """As for every other date."""
    result = invoke(store, "timeline", "--as-of", "yesterday")

    assert 1 == result.exit_code
    assert "no EDTF date" in result.stderr


def test_diff_prints_what_changed_with_the_document(store: Path) -> None:
    """For people under the document that changed it, for programs in columns."""
    shown = invoke(store, "diff", "2023-06-01", "2023-06-03").stdout
    found = rows(store, "diff", "2023-06-01", "2023-06-03")

    assert "2 June 2023  early" in shown
    assert [("new", "early", "2 June 2023")] == [
        (row["change"], row["document"], row["published"]) for row in found
    ]
    assert "nothing changed" in invoke(store, "diff", "2024", "2025").stderr


def test_diff_refuses_days_in_the_wrong_order(store: Path) -> None:
    """The message says both."""
    result = invoke(store, "diff", "2024-01-01", "2023-01-01")

    assert 1 == result.exit_code
    assert "before it begins" in result.stderr


def test_a_retraction_is_listed_and_undone(store: Path) -> None:
    """The list of documents is afterwards as it was."""
    before = rows(store, "sources")
    done = invoke(store, "retract", "late", "--yes")

    assert "documents become 1" in done.stdout
    assert ["late"] == [row["name"] for row in rows(store, "sources", "--retracted")]
    assert 0 == invoke(store, "retract", "--undo").exit_code
    assert before == rows(store, "sources")
    assert 1 == invoke(store, "retract", "--undo").exit_code


def test_retract_wants_a_document_or_undo(store: Path) -> None:
    """Not both, and not neither."""
    assert 2 == invoke(store, "retract").exit_code
    assert 2 == invoke(store, "retract", "late", "--undo").exit_code
    assert 2 == invoke(store, "sources", "--history", "--retracted").exit_code


def test_a_retracted_article_comes_back_when_it_is_named(store: Path, tmp_path: Path) -> None:
    """A load of its folder leaves it out and says so."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (tmp_path / "late.txt").rename(articles / "late.txt")
    invoke(store, "retract", "late", "--yes")
    folder = invoke(store, "load", str(articles))
    named = invoke(store, "load", str(articles / "late.txt"))

    assert "retracted before, and left out: late" in folder.stderr
    assert "1 document loaded" in named.stderr


def test_a_page_that_changed_has_a_history(store: Path, tmp_path: Path) -> None:
    """The newer text is shown, the older one is listed."""
    for day, end in (("2023-06-10", "It was a success."), ("2023-06-12", "It failed.")):
        text = f"Iran launched a Simorgh rocket on 9 June 2023. {end}"
        page = PAGE.format(title="A rocket flies", url=URL, day=day, text=text)
        (tmp_path / "page.html").write_text(page, encoding="utf-8")
        loaded = invoke(store, "load", str(tmp_path / "page.html"))
    (version,) = rows(store, "sources", "--history")

    assert "version: page: replaces the version of 10 June 2023: 1 launch changed" in loaded.stderr
    assert ("10 June 2023", "12 June 2023") == (version["published"], version["of"])


def test_a_load_with_a_missing_file_loads_the_rest(store: Path, tmp_path: Path) -> None:
    """And says what is missing."""
    (tmp_path / "new.txt").write_text(ARTICLE.format(day="2024-01-01", end=""), encoding="utf-8")
    result = invoke(store, "load", str(tmp_path / "new.txt"), str(tmp_path / "nofile.txt"))

    assert "nofile.txt: no such file" in result.stderr
    assert "1 document loaded, 0 unchanged, 1 faulty" in result.stderr


def test_a_wrong_model_is_one_error(tmp_path: Path) -> None:
    """It is not said again for each article."""
    for name in ("a", "b"):
        text = ARTICLE.format(day="2023-06-02", end="")
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    result = invoke(tmp_path / "store", "load", "--model", "none_such", str(tmp_path))

    assert 1 == result.exit_code
    assert 1 == result.stderr.count("none_such'; installed")
    assert not (tmp_path / "store").exists()


def test_a_backup_is_restored_to_another_place(store: Path, tmp_path: Path) -> None:
    """The restored store lists the same documents."""
    file, other = tmp_path / "backup.tar.gz", tmp_path / "other"

    assert 0 == invoke(store, "backup", str(file)).exit_code
    assert 0 == invoke(other, "restore", str(file)).exit_code
    assert rows(store, "sources") == rows(other, "sources")
    assert 1 == invoke(tmp_path / "none", "backup", str(tmp_path / "no.tar.gz")).exit_code
