import datetime
import re
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"
SOURCES = (SEEDS / "SOURCES.md").read_text(encoding="utf-8")
BRIEFS = sorted(SEEDS.glob("brief-*.txt"))
EACH = pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.name)
HEADER = ["title: ", "publisher: ", "license: ", "note: "]


def parts(path: Path) -> tuple[list[str], list[str]]:
    """Return the header lines and the paragraphs of a brief."""
    header, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    return header.split("\n"), body.strip("\n").split("\n\n")


@EACH
def test_briefs_open_with_a_whole_header(path: Path) -> None:
    """Date, title, publisher, licence and note stand on the first lines, in this order."""
    header, _ = parts(path)
    desk, day = path.stem.split("_")

    assert header[0] == f"date {datetime.date.fromisoformat(day)}"
    assert [line[: len(key)] for line, key in zip(header[1:], HEADER, strict=True)] == HEADER
    assert header[2] == f"publisher: Demonstration Brief {desk[-1].upper()}"
    assert header[3:] == ["license: CC0-1.0", "note: written for this demonstration"]


@EACH
def test_briefs_are_paragraphs_of_sentences(path: Path) -> None:
    """A brief has five to nine paragraphs on one line each, and 6 to 18 sentences."""
    _, paragraphs = parts(path)
    sentences = re.findall(r"[.?!]”?(?: [A-Z“]|$)", " ".join(paragraphs))

    assert 5 <= len(paragraphs) <= 9
    assert all("\n" not in paragraph and paragraph[-1] in ".”" for paragraph in paragraphs)
    assert 6 <= len(sentences) <= 18


@EACH
def test_briefs_are_accounted_for(path: Path) -> None:
    """Each brief is listed in SOURCES.md, and so are all words that it has in quotation marks."""
    text = path.read_text(encoding="utf-8")
    quoted = [words.rstrip(",.") for words in re.findall("“([^”]*)”", text)]

    assert f"`{path.name}`" in SOURCES
    assert [words for words in quoted if words not in SOURCES] == []
    assert '"' not in text


def test_nothing_else_lies_about() -> None:
    """The folder holds the first article, the briefs and their account, and nothing more."""
    known = {"SOURCES.md", "independent_2023-06-19.txt", *(path.name for path in BRIEFS)}

    assert {path.name for path in SEEDS.iterdir()} == known
    assert len(BRIEFS) >= 8


def test_the_first_article_is_unchanged() -> None:
    """The article that the project starts from opens with its date and ends with its last words."""
    text = (SEEDS / "independent_2023-06-19.txt").read_text(encoding="utf-8")

    assert text.startswith(" date 2023-06-19 For free real time breaking news alerts")
    assert text.rstrip().endswith("any tests using ballistic missile technology.")


@pytest.mark.parametrize(
    "day",
    ["5 April 2009", "13 April 2012", "12 December 2012", "7 February 2016", "31 May 2023",
     "24 August 2023", "21 November 2023", "27 May 2024"],
)  # fmt: skip
def test_every_launch_has_its_facts(day: str) -> None:
    """Each launch that the seeds tell of has its row in SOURCES.md, with a catalogue's time."""
    rows = [line for line in SOURCES.split("\n") if line.startswith(f"| {day} |")]

    assert len(rows) == 1
    assert re.search(r"\| \d{4}-(?:F\d\d|\d{3}) \| \d{4} [A-Z][a-z]{2} \d", rows[0])


def test_one_story_is_told_twice() -> None:
    """The two briefs of 22 November 2023 share half of their paragraphs to the letter."""
    _, first = parts(SEEDS / "brief-a_2023-11-22.txt")
    _, second = parts(SEEDS / "brief-b_2023-11-22.txt")

    assert len(set(first) & set(second)) >= 3
