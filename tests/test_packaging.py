import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from kb import __version__

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def project() -> dict[str, dict[str, object]]:
    """The project's own description."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_each_loader_is_registered(project: dict[str, dict[str, object]]) -> None:
    """The register names exactly the modules in loaders/."""
    modules = {path.stem for path in (ROOT / "loaders").glob("*.py")} - {"__init__"}
    registered = project["entry-points"]["kb.loaders"]

    assert {name: f"loaders.{name}" for name in modules} == registered


def test_the_register_is_installed(project: dict[str, dict[str, object]]) -> None:
    """A loader that is registered but not installed is invisible: install again."""
    installed = {entry.name: entry.value for entry in entry_points(group="kb.loaders")}

    assert project["entry-points"]["kb.loaders"] == installed


def test_the_version_stands_once_in_effect(project: dict[str, object]) -> None:
    """The package, its description and the citation agree on the version."""
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")

    assert project["version"] == __version__
    assert f"version: {__version__}\n" in cited


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_pins_with_hashes_and_names_no_index(name: str) -> None:
    """Every requirement is pinned and hashed, and where it comes from is the user's choice."""
    text = (ROOT / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and line[0] not in " #"]

    assert lines
    assert all("==" in line for line in lines)
    assert "--index" not in text
    assert "://" not in text
