from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from samples import LEXICON, first_reading

from kb.errors import ReaderError, StoreError
from kb.loading import Found, Loading, Settings
from kb.loading.furnish import furnish
from kb.model import Document, Reader, Reading
from kb.names import Lexicon
from kb.store import QuadStore, StoreFolder


class OneLaunch:
    """A reader at the edge of these tests: it knows one sentence, and refuses another."""

    def read(self, document: Document, lexicon: Lexicon) -> Reading:
        """Return a reading for the text of the first sample."""
        assert lexicon is LEXICON
        if "unreadable" in document.text:
            raise ReaderError("this cannot be read")
        if "puzzling" in document.text:
            raise IndexError("no such word")
        # The broken one gets a reading whose spans are those of another text.
        known = "Chollima" in document.text or "broken" in document.text
        return first_reading() if known else Reading()


TEXT = (
    "date 2023-06-01\n\nNorth Korea launched a Chollima-1 rocket on 31 May. "
    "The launch failed, Seoul said.\nKCNA said the launch was a success."
)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Loading]:
    """A function that loads texts, each written to a file of its own, and returns the run."""

    def load(reader: Callable[[], Reader] = OneLaunch, **texts: str) -> Loading:
        paths = []
        for name, text in texts.items():
            path = tmp_path / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        loading = Loading(StoreFolder(tmp_path / "store"), LEXICON, reader)
        loading.run(Found(path) for path in paths)
        return loading

    return load


def graphs(tmp_path: Path) -> list[str]:
    """Return the documents' graphs in the store."""
    return [g for g in StoreFolder(tmp_path / "store").read().graphs() if "/document/" in g]


def test_a_document_is_loaded_with_its_launches(
    run: Callable[..., Loading], tmp_path: Path
) -> None:
    """One article gives one document graph and one launch."""
    counts = run(a=TEXT).counts

    assert (1, 1, 2, 1, []) == (
        counts.loaded,
        counts.reports,
        counts.statements,
        counts.launches,
        counts.faults,
    )
    assert 1 == len(graphs(tmp_path))


def test_loading_again_changes_nothing_and_needs_no_reader(
    run: Callable[..., Loading], tmp_path: Path
) -> None:
    """What is in the store is recognised before it is read again."""

    def no_reader() -> Reader:
        pytest.fail("the reader was asked for a document that has not changed")

    run(a=TEXT)
    before = (tmp_path / "store" / "launch-kb.json").read_text()
    counts = run(no_reader, a=TEXT).counts

    assert (0, 1) == (counts.loaded, counts.unchanged)
    assert before == (tmp_path / "store" / "launch-kb.json").read_text()


def loading(folder: StoreFolder, edition: str) -> Loading:
    """Return a run with some edition of the reader."""
    return Loading(folder, LEXICON, OneLaunch, settings=Settings(edition=edition))


def test_another_edition_of_the_reader_reads_again(tmp_path: Path) -> None:
    """A better reader gets to see what an older one has read."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    folder = StoreFolder(tmp_path / "store")
    counts = [loading(folder, edition).run([Found(path)]).loaded for edition in ("1", "1", "2")]

    assert [1, 0, 1] == counts


def test_the_same_text_under_two_names_is_one_document(
    run: Callable[..., Loading], tmp_path: Path
) -> None:
    """Copies are loaded once, and the name that stays does not depend on the order."""
    first = run(b=TEXT, a=TEXT).counts
    again = run(a=TEXT, b=TEXT).counts
    rows = (
        StoreFolder(tmp_path / "store")
        .read()
        .select("SELECT ?n WHERE { GRAPH ?d { ?d <http://purl.org/dc/terms/identifier> ?n } }")
    )

    assert (0, 2) == (again.loaded, again.unchanged)
    assert 2 == first.loaded + first.unchanged
    assert (("a",),) == rows.rows


def test_a_faulty_file_is_reported_and_the_others_load(
    run: Callable[..., Loading], tmp_path: Path
) -> None:
    """Each kind of fault names its file or document; nothing of it is stored."""
    day = "date 2023-01-01\n\n"
    counts = run(a=TEXT, b="", c=f"{day}unreadable", d=f"{day}broken", e=f"{day}puzzling").counts

    assert 1 == counts.loaded
    assert 1 == len(graphs(tmp_path))
    reasons = [str(fault) for fault in counts.faults]
    assert 4 == len(reasons)
    assert "empty" in reasons[0]
    assert "cannot be read" in reasons[1]
    assert "characters" in reasons[2]
    assert "the reader failed" in reasons[3]


def test_a_document_without_a_date_has_a_warning(run: Callable[..., Loading]) -> None:
    """The warning is counted with the document's name."""
    counts = run(a="Nothing flew.").counts

    assert ["a"] == [warning.place for warning in counts.warnings]


def test_an_interrupted_load_leaves_the_store_as_it_was(
    run: Callable[..., Loading], tmp_path: Path
) -> None:
    """Ctrl-C after some documents were read stores none of them."""
    run(a=TEXT)
    before = graphs(tmp_path)

    class Interrupted(OneLaunch):
        def read(self, document: Document, lexicon: Lexicon) -> Reading:
            if document.name == "c":
                raise KeyboardInterrupt
            return super().read(document, lexicon)

    with pytest.raises(KeyboardInterrupt):
        run(Interrupted, b="date 2023-02-02\n\nOne.", c="date 2023-02-03\n\nTwo.")

    assert before == graphs(tmp_path)


def test_without_a_reader_nothing_is_written(run: Callable[..., Loading], tmp_path: Path) -> None:
    """A missing model stops the load with its reason."""

    def missing() -> Reader:
        raise ReaderError("no model")

    with pytest.raises(ReaderError, match="no model"):
        run(missing, a=TEXT)

    assert not (tmp_path / "store").exists()


def test_a_disk_that_refuses_stops_the_load(tmp_path: Path) -> None:
    """Where nothing can be written the load ends with one line."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    with pytest.raises(StoreError, match="cannot write"):
        Loading(StoreFolder(Path("/proc/kb")), LEXICON, OneLaunch).run([Found(tmp_path / "a.txt")])


def test_two_stores_are_furnished_alike_quad_for_quad() -> None:
    """Nodes of the ontology without a name are called the same in every store."""
    first, second = QuadStore(), QuadStore()
    furnish(first)
    furnish(second)
    nameless = [quad for quad in first.inner if isinstance(quad.subject, ox.BlankNode)]

    assert nameless
    assert {str(quad) for quad in first.inner} == {str(quad) for quad in second.inner}
