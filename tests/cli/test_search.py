import json
from collections.abc import Callable

from click.testing import Result


def test_search_prints_what_it_finds(kb: Callable[..., Result]) -> None:
    """People see sort, title, date and the words; the demonstration is about spy satellites."""
    result = kb("search", "spy", "satellite", "--in", "article")

    assert result.exit_code == 0
    assert result.stdout.startswith("article ")
    assert "spy satellite" in result.stdout


def test_search_answers_programs(kb: Callable[..., Result]) -> None:
    """Programs get rows without marks."""
    result = kb("search", "DPRK", "--in", "launch", "--limit", "3", "-f", "json")
    rows = json.loads(result.stdout)

    assert [row["sort"] for row in rows] == ["launch"] * 3
    assert not any("\x02" in row["snippet"] for row in rows)


def test_search_without_a_find_says_so(kb: Callable[..., Result]) -> None:
    """Nothing found is said in words and is no failure."""
    result = kb("search", "zzzz")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing has all of these words" in result.stderr
