import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from shell import SEEDS

from kb import cli


def shell(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "kb", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["timeline"], 0),
        (["--help"], 0),
        (["show", "1901-01-01"], 1),
        (["load", "empty.txt"], 1),
        (["load"], 2),
        (["timelne"], 2),
    ],
)
def test_exit_codes(tmp_path: Path, arguments: list[str], code: int) -> None:
    """0 done, 1 the request failed, 2 wrong usage; and never a stack trace."""
    (tmp_path / "empty.txt").touch()
    done = shell(tmp_path, *arguments)

    assert code == done.returncode
    assert "Traceback" not in done.stderr


def test_an_interrupt_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C anywhere ends the command with one line and exit code 1."""

    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.cli, "main", interrupted)
    with pytest.raises(SystemExit) as caught:
        cli.main()

    assert 1 == caught.value.code
    assert "interrupted: the store is as it was\n" == capsys.readouterr().err


def test_a_load_that_is_interrupted_stores_nothing(tmp_path: Path) -> None:
    """A signal in the middle of a real load leaves no store behind."""
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "kb", "load", str(SEEDS)],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=2.0)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)

    assert 0 != process.returncode
    assert not list(tmp_path.glob(".kb/launch-kb.json"))
    assert "Traceback" not in errors


@pytest.mark.parametrize("form", ["table", "csv"])
def test_a_reader_that_has_seen_enough_is_no_failure(
    demonstration: Path, tmp_path: Path, form: str
) -> None:
    """Whoever reads the output may stop (`kb timeline | head -1`)."""
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "kb", "--store", str(demonstration), "timeline", "-f", form],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    process.stdout.close()
    _, errors = process.communicate(timeout=60)

    assert (0, "") == (process.returncode, errors)


def test_an_empty_graph_is_said_to_be_empty(tmp_path: Path) -> None:
    """Rather than counted."""
    done = shell(tmp_path, "graph", "stats")

    assert "the graph is empty" in done.stderr
    assert "" == done.stdout
