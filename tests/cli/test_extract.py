"""`kb extract` and the choice of a reader: several articles, standard input, other readers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shell import invoke

from kb.errors import ReaderError
from kb.loading import reader

NEWS = "date 2031-04-02\n\nNorth Korea fired a missile from Sohae on Wednesday, KCNA said.\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    """Return the name of a file with one short article."""
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    return str(path)


def test_several_articles_are_one_list(article: str) -> None:
    """JSON of more than one article is a list that a program can read whole."""
    result = invoke(Path("unused"), "extract", "-f", "json", article, article)

    assert [1, 1] == [len(each["launches"]) for each in json.loads(result.stdout)]


def test_json_lines_have_an_article_each(article: str) -> None:
    """Each line is an object of its own."""
    lines = invoke(Path("unused"), "extract", "-f", "jsonl", article, article).stdout.splitlines()

    assert ["KCNA", "KCNA"] == [json.loads(line)["statements"][0]["speaker"][0] for line in lines]


def test_an_article_may_come_in_on_standard_input() -> None:
    """A dash stands for what is piped in."""
    result = invoke(Path("unused"), "extract", "-f", "json", "-", input=NEWS)

    assert "2031-04-02" == json.loads(result.stdout)["launches"][0]["date"]


@pytest.mark.parametrize("command", ["extract", "load"])
def test_a_reader_that_is_not_installed_is_refused(
    command: str, article: str, tmp_path: Path
) -> None:
    """The answer names the readers that are."""
    result = invoke(tmp_path / "store", command, article, "--reader", "nobody")

    assert 0 != result.exit_code
    assert "no reader for 'nobody'; installed: english" in result.stderr


def test_the_reader_of_a_language_is_found_by_its_name() -> None:
    """Readers are entry points; an unknown name lists them."""
    with pytest.raises(ReaderError, match="installed: english"):
        reader("nobody")

    assert callable(reader("english").read)
