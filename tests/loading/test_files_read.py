from pathlib import Path

import pytest
from launch_notes import LEXICON, _no_reader

from kb.loading import Counts, Found, Loading, Settings
from kb.store import StoreFolder

SHEET = (
    "Date;Rocket;Operator;Outcome\n2023-05-31;Chollima-1;NADA;failure\n"
    "2023-08-24;Chollima-1;NADA;failure\n"
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A list of two launches."""
    path = tmp_path / "sheet.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def load(path: Path, edition: str = "") -> Counts:
    """Load a file into the store beside it."""
    folder, settings = StoreFolder(path.parent / "store"), Settings(edition=edition)
    return Loading(folder, LEXICON, _no_reader, settings=settings).run([Found(path)])


def test_a_catalogue_that_has_not_changed_is_not_even_read(
    sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size and its bytes tell."""
    first = load(sheet)

    def loader_for(*_: object) -> None:
        pytest.fail("the file was read again")

    monkeypatch.setattr("kb.loading.load.loader_for", loader_for)

    assert (1, 2) == (first.loaded, first.reports)
    assert (0, 1) == (load(sheet).loaded, load(sheet).unchanged)


def test_another_content_of_the_same_size_is_read(sheet: Path) -> None:
    """The size alone tells nothing."""
    load(sheet)
    sheet.write_text(SHEET.replace("05-31", "05-30"), encoding="utf-8")

    assert 1 == load(sheet).loaded


def test_another_edition_reads_again(sheet: Path) -> None:
    """But what it gives is what the store holds."""
    load(sheet)
    again = load(sheet, "2")

    assert (0, 1) == (again.loaded, again.unchanged)


def test_a_file_with_a_fault_is_read_again(sheet: Path) -> None:
    """So that the fault is said again."""
    sheet.write_text(SHEET + "2023-09-01;Chollima-1;NADA;failure;one too many\n", encoding="utf-8")
    counts = [load(sheet) for _ in range(2)]

    assert [1, 1] == [len(c.faults) for c in counts]
