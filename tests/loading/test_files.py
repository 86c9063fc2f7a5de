import io
from pathlib import Path

import pytest

from kb.errors import FaultyFileError
from kb.loading import Found, find, loader_for, loaders, standard_input


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles, one of them deeper, and things that are none."""
    for name in ("b.txt", "deep/a.txt", ".hidden/c.txt", "README.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("It flew.")
    return tmp_path


def names(found: list[Found], folder: Path) -> list[str]:
    """Return paths below a folder."""
    return [file.path.relative_to(folder).as_posix() for file in found]


def found(*given: Path) -> list[Found]:
    """Return the files behind names, all of which are there."""
    files, faults = find(map(str, given), Path())
    assert [] == faults
    return files


def test_a_folder_stands_for_its_files(folder: Path) -> None:
    """Hidden files and the customary notes beside data are no content."""
    assert ["b.txt", "deep/a.txt"] == names(found(folder), folder)


def test_a_pattern_and_a_file_that_is_in_it_give_each_file_once(folder: Path) -> None:
    """Files, folders and patterns may be mixed and overlap."""
    files = found(folder / "*.txt", folder / "b.txt", folder / "deep")

    assert ["b.txt", "deep/a.txt"] == names(files, folder)


def test_a_file_that_is_named_is_told_from_one_that_is_found(folder: Path) -> None:
    """A name counts more than the folder or pattern that holds the file too."""
    files = found(folder / "b.txt", folder)

    assert {"b.txt": True, "a.txt": False} == {file.path.name: file.named for file in files}


def test_a_name_for_nothing_costs_none_of_the_others(folder: Path) -> None:
    """A mistyped path and an empty folder are faults."""
    (folder / "empty").mkdir()
    given = [folder / "nowhere", folder / "empty", folder / "b.txt"]
    files, faults = find(map(str, given), folder)

    assert ["b.txt"] == names(files, folder)
    assert [str(folder / "nowhere"), str(folder / "empty")] == [fault.place for fault in faults]
    assert "no such file" in faults[0].reason
    assert "holds no files" in faults[1].reason


def test_an_address_that_gives_nothing_is_a_fault_of_its_own(folder: Path) -> None:
    """Python and the command line take addresses among files."""
    files, faults = find(["http://127.0.0.1:9/a.html", str(folder / "b.txt")], folder)

    assert ["b.txt"] == names(files, folder)
    assert ["http://127.0.0.1:9/a.html"] == [fault.place for fault in faults]


def test_standard_input_becomes_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is piped in can be read like a file while it is needed."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"It flew.")))
    with standard_input() as path:
        content = path.read_text()

    assert "It flew." == content


def test_a_file_that_no_loader_knows_is_refused_with_what_there_is(tmp_path: Path) -> None:
    """The message names the command that lists the kinds of files that can be read."""
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG")

    with pytest.raises(FaultyFileError, match=r"no loader reads .png files: .*kb loaders"):
        loader_for(path)


def test_a_file_of_a_kind_that_is_read_is_refused_for_what_is_in_it(tmp_path: Path) -> None:
    """It would be wrong to say that no loader reads .json files."""
    path = tmp_path / "broken.JSON"
    path.write_bytes(b'{"a":')

    with pytest.raises(FaultyFileError, match=r"no loader knows what is in this .json file"):
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
