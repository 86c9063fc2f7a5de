import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(folder: Path, *arguments: str, **environment: str) -> str:
    """Run Python in a folder and return what it prints."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be published."""
    out = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    run(ROOT, "-c", build, str(out))
    (found,) = out.glob("*.whl")
    return found


def test_the_wheel_holds_code_data_and_licences(wheel: Path) -> None:
    """Packages, ontology, queries, seeds and weights are inside, tests are not."""
    names = zipfile.ZipFile(wheel).namelist()

    for part in (
        "kb/cli/__init__.py",
        "loaders/english/weights/meta.json",
        "loaders/english/weights/NOTICE",
        "kb/_data/ontology/launch.ttl",
        "kb/_data/ontology/gazetteer/agents.ttl",
        "kb/_data/queries/timeline/of-actor.rq",
        "kb/_data/seeds/independent_2023-06-19.txt",
    ):
        assert part in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith("tests/")]


def test_the_installed_wheel_runs_the_demonstration_elsewhere(wheel: Path, tmp_path: Path) -> None:
    """Installed from the wheel alone, in another folder, the demonstration works."""
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    run(elsewhere, "-m", "pip", "install", "-q", "--no-deps", "--target", str(site), str(wheel))
    where = run(elsewhere, "-c", "import kb; print(kb.__file__)", PYTHONPATH=str(site))
    shown = run(elsewhere, "-m", "kb", "demo", PYTHONPATH=str(site))

    assert where.startswith(str(site))
    assert "Chollima-1" in shown
    assert (elsewhere / ".kb").is_dir()
