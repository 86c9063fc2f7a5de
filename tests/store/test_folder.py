import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kb.errors import StoreBusyError, StoreError
from kb.store import FORMAT, StoreFolder

G = "https://example.org/graph"


def quad(number: int) -> ox.Quad:
    """Return a quad that differs by its number."""
    node = ox.NamedNode(G)
    return ox.Quad(node, node, ox.Literal(str(number)), node)


def written(path: Path, *numbers: int) -> StoreFolder:
    """Return a store's folder with these quads in it."""
    folder = StoreFolder(path)
    with folder.writing() as draft:
        draft.replace(G, [quad(number) for number in numbers])
    return folder


def content(folder: StoreFolder) -> set[str]:
    """Return the numbers in a store as it now stands."""
    return {q.object.value for q in folder.read().quads()}


def test_a_store_that_was_never_written_is_empty(tmp_path: Path) -> None:
    """Reading needs no store, and makes none."""
    folder = StoreFolder(tmp_path / "new")

    assert set() == content(folder)
    assert not (tmp_path / "new").exists()


def test_what_was_written_can_be_read(tmp_path: Path) -> None:
    """A write that ends well is seen by whoever opens the store next."""
    written(tmp_path / "store", 1, 2)

    assert {"1", "2"} == content(StoreFolder(tmp_path / "store"))


def test_a_write_that_fails_changes_nothing(tmp_path: Path) -> None:
    """An error inside the block leaves the store and its folder as they were."""
    folder = written(tmp_path / "store", 1)
    before = sorted(p.name for p in folder.path.glob("generation-*"))

    def stop() -> None:
        with folder.writing() as draft:
            draft.replace(G, [quad(2)])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()

    assert {"1"} == content(folder)
    assert before == sorted(p.name for p in folder.path.glob("generation-*"))


def test_a_killed_writer_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    """A process that dies in the middle of a write is as if it had never begun."""
    folder = written(tmp_path / "store", 1)
    program = (
        "import os, sys; from pathlib import Path; from kb.store import StoreFolder\n"
        f"with StoreFolder(Path({str(folder.path)!r})).writing() as draft:\n"
        f"    draft.remove({G!r}); draft.inner.flush(); os._exit(9)"
    )
    died = subprocess.run([sys.executable, "-c", program], check=False)  # noqa: S603

    assert 9 == died.returncode
    assert {"1"} == content(folder)
    written(folder.path, 3)
    assert {"3"} == content(folder)


def test_a_reader_keeps_the_state_it_opened(tmp_path: Path) -> None:
    """Writers do not disturb a reader, not even after several writes."""
    folder = written(tmp_path / "store", 1)
    reader = folder.read()
    for number in (2, 3, 4):
        written(folder.path, number)

    assert {"1"} == {q.object.value for q in reader.quads()}
    assert {"4"} == content(folder)


def test_old_generations_do_not_pile_up(tmp_path: Path) -> None:
    """What is neither current nor just replaced goes with the next write."""
    for number in range(5):
        folder = written(tmp_path / "store", number)

    assert 3 >= len(list(folder.path.glob("generation-*")))


def test_a_second_writer_gets_one_clear_line(tmp_path: Path) -> None:
    """Only one process writes at a time; the other is told to wait."""
    folder = written(tmp_path / "store", 1)
    with (
        folder.writing(),
        pytest.raises(StoreBusyError, match="written to by another"),
        StoreFolder(folder.path).writing(),
    ):
        pass


def test_a_file_is_no_store(tmp_path: Path) -> None:
    """The error says that a store is a folder."""
    path = tmp_path / "file"
    path.write_text("x")

    with pytest.raises(StoreError, match="a store is a folder"):
        StoreFolder(path)


def test_a_folder_with_other_things_is_no_store(tmp_path: Path) -> None:
    """A folder that holds something else is not written into."""
    (tmp_path / "thesis.txt").write_text("x")

    with pytest.raises(StoreError, match="no store"):
        StoreFolder(tmp_path)


def test_a_store_of_a_newer_format_is_refused(tmp_path: Path) -> None:
    """Older software does not touch what it may misread."""
    folder = written(tmp_path / "store", 1)
    marker = folder.path / "launch-kb.json"
    marker.write_text(json.dumps({**json.loads(marker.read_text()), "format": FORMAT + 1}))

    with pytest.raises(StoreError, match="upgrade launch-kb"):
        StoreFolder(folder.path)


@pytest.mark.parametrize("text", ["", "[]", '{"format": "x"}', '{"format": 1, "current": "none"}'])
def test_a_damaged_marker_is_named(tmp_path: Path, text: str) -> None:
    """A store whose marker file is broken says which file it is."""
    folder = written(tmp_path / "store", 1)
    (folder.path / "launch-kb.json").write_text(text)

    with pytest.raises(StoreError, match=r"launch-kb\.json|damaged"):
        StoreFolder(folder.path).read()


def test_a_disk_that_refuses_gives_one_line() -> None:
    """A place where nothing can be written is named, with the reason."""
    with pytest.raises(StoreError, match="cannot write"), StoreFolder(Path("/proc/kb")).writing():
        pass


def test_a_trial_changes_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    """What is tried out on a copy is gone with it."""
    folder = written(tmp_path / "store", 1)
    before = sorted(path.name for path in folder.path.iterdir())
    with folder.trial() as copy:
        copy.replace(G, [quad(2), quad(3)])
        tried = len(copy)

    assert 2 == tried
    assert {"1"} == content(folder)
    assert before == sorted(path.name for path in folder.path.iterdir())


def test_a_trial_of_no_store_is_empty(tmp_path: Path) -> None:
    """And makes none."""
    with StoreFolder(tmp_path / "new").trial() as copy:
        number = len(copy)

    assert 0 == number
    assert not (tmp_path / "new").exists()


def test_a_trial_that_was_left_behind_is_cleared_away(tmp_path: Path) -> None:
    """By the next write, once it is a day old."""
    folder = written(tmp_path / "store", 1)
    for name, age in (("trial-old", 2 * 86400), ("trial-new", 60)):
        (folder.path / name).mkdir()
        os.utime(folder.path / name, (time.time() - age,) * 2)
    written(folder.path, 2)

    assert ["trial-new"] == [path.name for path in folder.path.glob("trial-*")]


def test_the_token_tells_whether_anything_was_written(tmp_path: Path) -> None:
    """Whoever shows a store can see that it is out of date."""
    folder = StoreFolder(tmp_path / "store")
    tokens = [folder.token]
    for number in (1, 2):
        written(folder.path, number)
        tokens += [folder.token, folder.token]

    assert "" == tokens[0]
    assert tokens[1] == tokens[2] != tokens[3] == tokens[4]
