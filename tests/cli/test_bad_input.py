import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from shell import invoke

from kb.store import FORMAT, StoreFolder

Run = Callable[..., Result]


def one_line(result: Result) -> str:
    """Return the one line of an error, and make sure that it is one and no stack trace."""
    lines = [line for line in result.stderr.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("Error: ")]

    assert "Traceback" not in result.output
    assert 1 == len(errors), result.output
    return errors[0]


FILES = {
    "empty": b"",
    "binary": b"\x00\x01\x02\x03",
    "latin": "Der Fl\u00fcg".encode("latin-1"),
    "header_only": b"date 2023-01-01\ntitle: x\n\n",
    "huge": b"word " * 10_000_000,
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_article_is_named_with_its_reason(
    empty: Run, tmp_path: Path, name: str
) -> None:
    """The file is reported, nothing is stored, and the exit code says that nothing was loaded."""
    path = tmp_path / f"{name}.txt"
    path.write_bytes(FILES[name])
    result = empty("load", str(path))

    assert 1 == result.exit_code
    assert f"not loaded: {path}" in result.stderr
    assert "Traceback" not in result.output
    assert not (tmp_path / "store").exists()


def test_standard_input_is_named_so_and_not_by_a_file_of_ours(empty: Run) -> None:
    """Who pipes nothing in is told where nothing came from."""
    result = empty("load", "-", input="")

    assert "not loaded: standard input: is empty" == result.stderr.splitlines()[0]


def test_an_article_without_a_date_loads_with_a_warning(empty: Run, tmp_path: Path) -> None:
    """Its relative dates stay open, and the warning says how to date it."""
    path = tmp_path / "undated.txt"
    path.write_text("North Korea launched a satellite yesterday.", encoding="utf-8")
    result = empty("load", str(path))

    assert 0 == result.exit_code
    assert "date YYYY-MM-DD" in result.stderr
    assert "date unknown" in empty("timeline").stdout


def test_a_folder_without_articles_is_said_to_be_empty(empty: Run, tmp_path: Path) -> None:
    """An empty folder and a mistyped path are errors of the request."""
    folder = tmp_path / "folder"
    folder.mkdir()

    assert "holds no files" in one_line(empty("load", str(folder)))
    assert "no such file" in one_line(empty("load", str(tmp_path / "nowhere")))


def test_a_store_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """The line says that a store is a folder; the file is untouched."""
    path = tmp_path / "file"
    path.write_text("precious")
    result = invoke(path, "timeline")

    assert 1 == result.exit_code
    assert "a store is a folder" in one_line(result)
    assert "precious" == path.read_text()


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    """The line says what to do."""
    folder = StoreFolder(tmp_path / "store")
    with folder.writing():
        pass
    marker = folder.path / "launch-kb.json"
    marker.write_text(json.dumps({**json.loads(marker.read_text()), "format": FORMAT + 1}))
    result = invoke(folder.path, "timeline")

    assert 1 == result.exit_code
    assert "upgrade launch-kb" in one_line(result)


def test_a_disk_that_refuses_is_one_line(tmp_path: Path) -> None:
    """Where nothing can be written the load ends with what and why."""
    path = tmp_path / "a.txt"
    path.write_text("date 2023-01-01\n\nNothing of interest.", encoding="utf-8")
    result = invoke(Path("/proc/kb-store"), "load", str(path))

    assert 1 == result.exit_code
    assert "cannot write to the store /proc/kb-store" in one_line(result)


def test_a_store_that_is_being_written_to_is_one_line(tmp_path: Path) -> None:
    """A second writer is told to wait; a reader is not disturbed."""
    path = tmp_path / "a.txt"
    path.write_text("date 2023-01-01\n\nNothing of interest.", encoding="utf-8")
    with StoreFolder(tmp_path / "store").writing():
        pass
    with StoreFolder(tmp_path / "store").writing():
        result = invoke(tmp_path / "store", "load", str(path))
        reading = invoke(tmp_path / "store", "timeline")

    assert 1 == result.exit_code
    assert "written to by another process" in one_line(result)
    assert 0 == reading.exit_code


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "1999-01-01"], "no launch answers to '1999-01-01'"),
        (["explain", "2023-05-31", "colour"], "the properties of a launch are"),
        (["timeline", "--from", "May 2023"], "EDTF"),
        (["timeline", "--actor", "Atlantis"], "no agent is called 'Atlantis'"),
        (["ask", "of-acter"], "of-actor"),
        (["ask", "of-actor", "-p", "actr=DPRK"], "actr"),
        (["ask", "of-actor"], "actor="),
        (["sparql", "SELEC"], "no SPARQL"),
        (["sparql", "DROP ALL"], "DROP changes the store"),
        (["sparql", "SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }"], "SERVICE"),
        (["retract", "nowhere", "--yes"], "no document answers to 'nowhere'"),
        (["export", "docx"], "docx"),
        (["graph", "path", "KCNA", "Atlantis"], "Atlantis"),
        (["load", "x.txt", "--model", "no_such_model"], "x.txt"),
    ],
)
def test_a_request_that_cannot_be_met_is_one_line(
    kb: Run, arguments: list[str], words: str
) -> None:
    """The line names what was wrong, and the exit code is 1."""
    result = kb(*arguments)

    assert 1 == result.exit_code, result.output
    assert re.search(words, one_line(result))


def test_wrong_usage_has_exit_code_two(kb: Run) -> None:
    """A parameter without a value and an unknown command are wrong usage, with a hint."""
    assert 2 == kb("ask", "of-actor", "-p", "actor").exit_code
    result = kb("timelne")

    assert 2 == result.exit_code
    assert "timeline" in result.stderr
