from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result


def test_plot_writes_a_file(kb: Callable[..., Result], tmp_path: Path) -> None:
    """A figure is written where it is wanted, and the message says where."""
    result = kb("plot", "years", "-o", str(tmp_path / "years.svg"))

    assert result.exit_code == 0
    assert (tmp_path / "years.svg").read_text(encoding="utf-8").startswith("<svg")
    assert "years.svg" in result.stderr


@pytest.mark.parametrize("arguments", [("plot",), ("plot", "--list")])
def test_plot_lists_the_figures(kb: Callable[..., Result], arguments: tuple[str, ...]) -> None:
    """Without a name the figures are listed with what they show."""
    assert "timeline" in kb(*arguments).stdout


def test_plot_refuses_what_it_does_not_know(kb: Callable[..., Result]) -> None:
    """A wrong name is one line that helps, and exit code 1."""
    result = kb("plot", "yeras")

    assert result.exit_code == 1
    assert "did you mean years?" in result.stderr
