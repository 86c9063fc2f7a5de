import re
import runpy
import shlex
from pathlib import Path

import pytest
from shell import SEEDS, invoke

from kb.cli import cli
from kb.exports import formats
from kb.queries import load_queries

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


# These need files of the reader's own, take long, or serve until they are stopped.
NOT_HERE = {"load", "extract", "demo", "serve"}


def blocks(language: str) -> list[str]:
    """Return the README's code blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def shell_lines() -> list[str]:
    """Return the README's lines that call the command, without their remarks."""
    lines = [line.partition("#")[0].strip() for block in blocks("") for line in block.splitlines()]
    return [line for line in lines if line.startswith("kb ")]


def test_the_readme_begins_with_the_two_commands() -> None:
    """Whoever looks at the first screen sees how to try it and how to test it."""
    first = README[:1200]

    assert "make demo" in first
    assert "make test" in first
    assert "pip install" in README[:1800]


@pytest.mark.parametrize("line", shell_lines())
def test_every_command_of_the_readme_exists(line: str) -> None:
    """A command, question or format that the README names can be called."""
    words = shlex.split(line)[1:]

    assert words[0] in cli.list_commands(None)  # type: ignore[arg-type]
    if words[0] == "ask" and len(words) > 1:
        assert words[1] in load_queries()
    if words[0] == "export":
        assert words[1] in {format_.name for format_ in formats()}


@pytest.mark.parametrize(
    "line", [line for line in shell_lines() if line.split()[1] not in NOT_HERE]
)
def test_the_commands_of_the_readme_work(demonstration: Path, tmp_path: Path, line: str) -> None:
    """What the README shows works on the demonstration store as it is written."""
    written = (".gexf", ".svg", ".html")
    words = [str(tmp_path / w) if w.endswith(written) else w for w in shlex.split(line)[1:]]

    assert 0 == invoke(demonstration, *words).exit_code


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example in Python runs as it stands, with a folder of articles beside it."""
    (tmp_path / "articles").mkdir()
    for path in list(SEEDS.glob("*.txt")):
        (tmp_path / "articles" / path.name).write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    (code,) = blocks("python")
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own example

    assert (tmp_path / ".kb").is_dir()


def test_the_changelog_and_architecture_name_what_exists() -> None:
    """Commands named in the changelog exist; rooms named in the architecture exist."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`kb ([a-z]+)", changelog))
    rooms = re.findall(r"kb/([a-z]+)\b", (ROOT / "docs" / "architecture.md").read_text("utf-8"))

    assert named <= set(cli.list_commands(None))  # type: ignore[arg-type]
    assert rooms
    assert all((ROOT / "kb" / r).exists() or (ROOT / "kb" / f"{r}.py").exists() for r in rooms)


def test_the_page_of_the_interface_is_current() -> None:
    """docs/api.md is what docs/build_api.py makes of the docstrings now."""
    program = runpy.run_path(str(ROOT / "docs" / "build_api.py"))

    assert (ROOT / "docs" / "api.md").read_text(encoding="utf-8") == program["page"]()
