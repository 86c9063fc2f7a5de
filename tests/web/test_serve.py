import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from shell import invoke
from web.asking import Site

from kb.cli import cli
from kb.web.server import is_loopback


def test_the_command_serves_until_it_is_interrupted(demonstration: Path) -> None:
    """It says where, answers there, and ends without an error."""
    command = [sys.executable, "-m", "kb", "--store", str(demonstration), "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stderr is not None
        line = process.stderr.readline()
        site = Site(int(re.search(r"http://127\.0\.0\.1:(\d+)/", line)[1]))  # type: ignore[index]
        answers = [site.page("/").status, site.get("/sparql", query="ASK {}").status]
        refused = site.ask("GET", "/", {"host": "evil.example"}).status
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        code = process.wait(timeout=30)

    assert [200, 200] == answers
    assert 421 == refused
    assert "Traceback" not in rest
    assert 0 == code


def test_a_port_in_use_is_one_line(demonstration: Path, site: Site) -> None:
    """An address that is not to be had is an error that names the way out."""
    result = invoke(demonstration, "serve", "--port", str(site.port))

    assert 1 == result.exit_code
    assert f"cannot listen at 127.0.0.1, port {site.port}" in result.output
    assert "--port" in result.output


@pytest.mark.parametrize("options", [["--port", "many"], ["--timeout", "0"], ["--colour"]])
def test_wrong_options_are_wrong_usage(options: list[str]) -> None:
    """What is no port, no time or no option is refused before anything is opened."""
    assert 2 == CliRunner().invoke(cli, ["serve", *options]).exit_code


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
     ("0.0.0.0", False), ("192.168.1.4", False), ("example.org", False)],  # noqa: S104
)  # fmt: skip
def test_what_only_this_machine_reaches(host: str, expected: bool) -> None:
    """The loopback addresses are those of this machine alone."""
    assert expected == is_loopback(host)
