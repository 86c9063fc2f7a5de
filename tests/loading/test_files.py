import io
from pathlib import Path

import pytest

from kb.errors import DataError, FaultyFileError
from kb.loading import expand, loader_for, loaders, standard_input


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles, one of them deeper, and things that are none."""
    for name in ("b.txt", "deep/a.txt", ".hidden/c.txt", "README.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("It flew.")
    return tmp_path


def names(paths: list[Path], folder: Path) -> list[str]:
    """Return paths below a folder."""
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folder_stands_for_its_files(folder: Path) -> None:
    """Hidden files and the customary notes beside data are no content."""
    assert ["b.txt", "deep/a.txt"] == names(expand([str(folder)]), folder)


def test_a_pattern_and_a_file_that_is_in_it_give_each_file_once(folder: Path) -> None:
    """Files, folders and patterns may be mixed and overlap."""
    found = expand([str(folder / "*.txt"), str(folder / "b.txt"), str(folder / "deep")])

    assert ["b.txt", "deep/a.txt"] == names(found, folder)


def test_a_name_for_nothing_is_an_error(tmp_path: Path) -> None:
    """A mistyped path is named."""
    with pytest.raises(DataError, match=r"no such file.*nowhere"):
        expand([str(tmp_path / "nowhere")])


def test_a_folder_without_files_is_an_error(tmp_path: Path) -> None:
    """An empty folder is said to be empty."""
    with pytest.raises(DataError, match="holds no files"):
        expand([str(tmp_path)])


def test_standard_input_becomes_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is piped in can be read like a file while it is needed."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"It flew.")))
    with standard_input() as path:
        content = path.read_text()

    assert "It flew." == content


def test_a_file_that_no_loader_knows_is_refused_with_what_there_is(tmp_path: Path) -> None:
    """The message lists the kinds of files that can be read."""
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG")

    with pytest.raises(FaultyFileError, match=r"no loader.*\*\.txt"):
        loader_for(path)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    """The reason is the operating system's own."""
    with pytest.raises(FaultyFileError, match="cannot be opened"):
        loader_for(tmp_path / "nowhere.txt")


@pytest.mark.parametrize("name", sorted(loaders()))
def test_every_loader_says_what_it_reads(name: str) -> None:
    """The list of loaders is the help for whoever has a file."""
    about = loaders()[name].ABOUT

    assert about.title
    assert about.files
