from __future__ import annotations

import re
from pathlib import Path

from shell import invoke

PAGE = Path(__file__).parents[2] / "docs" / "reader.md"
WIDTH = "100"


def test_the_example_of_the_page_is_what_is_read(tmp_path: Path) -> None:
    """docs/reader.md shows what `kb extract --why` prints for its sentence, line by line."""
    sentence, shown = re.findall(r"```\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1:3]
    article = tmp_path / "example.txt"
    article.write_text(f"date 2031-04-02\n\n{sentence}", encoding="utf-8")
    printed = invoke(tmp_path, "extract", str(article), "--why", env={"COLUMNS": WIDTH})

    assert shown.splitlines() == [line.rstrip() for line in printed.output.strip().splitlines()]
