import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import LEXICON

from kb.errors import FaultyFileError
from kb.loading import Fault, Item, loader_for, loaders
from kb.model import Reading
from kb.rdf import document_quads

DATA = Path(__file__).parent / "data"
NAMES = sorted(loaders())
# The folder of a loader's name holds its examples: a new loader brings at least one.
EXAMPLES = [
    pytest.param(name, path, id=f"{name}-{path.name}")
    for name in NAMES
    for path in sorted((DATA / name).glob("*"))
]
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def read(name: str, path: Path) -> list[Item | Fault]:
    """Return all that a loader finds in a file."""
    return list(loaders()[name].read(path))


def items(name: str, path: Path) -> Iterator[Item]:
    """Give the documents that a loader finds in a file."""
    return (one for one in read(name, path) if isinstance(one, Item))


@st.composite
def spoiled(draw: st.DrawFn, content: bytes) -> bytes:
    """Give an example of a format with a stretch cut out or replaced, or any bytes at all."""
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, min(len(content), start + 200)))
    inserted = draw(st.binary(max_size=40))
    return draw(st.sampled_from([content[:start] + inserted + content[end:], content[:start]]))


@pytest.mark.parametrize("name", NAMES)
def test_each_loader_has_an_example(name: str) -> None:
    """What a loader reads is shown by a small file under tests/loaders/data/NAME."""
    assert list((DATA / name).glob("*"))


@pytest.mark.parametrize("name", NAMES)
def test_each_loader_says_what_it_reads(name: str) -> None:
    """The title and the file names are what `kb loaders` prints."""
    about = loaders()[name].ABOUT

    assert about.title.strip()
    assert "*." in about.files


@pytest.mark.parametrize(("name", "path"), EXAMPLES)
def test_an_example_goes_to_its_own_loader(name: str, path: Path) -> None:
    """No loader takes another one's file."""
    assert name == loader_for(path)[0]


@pytest.mark.parametrize(("name", "path"), EXAMPLES)
def test_a_suffix_does_not_make_a_file(name: str, path: Path, tmp_path: Path) -> None:
    """A picture under the name of an example is not recognised, or else refused."""
    picture = tmp_path / path.name
    picture.write_bytes(PICTURE)
    if loaders()[name].recognises(picture, PICTURE):
        with pytest.raises(FaultyFileError):
            read(name, picture)

    with pytest.raises(FaultyFileError):
        list(loader_for(picture)[1].read(picture))


@pytest.mark.parametrize(("name", "path"), EXAMPLES)
def test_an_example_gives_documents(name: str, path: Path) -> None:
    """Each document says which loader made it and has a name."""
    found = list(items(name, path))

    assert found
    assert {name} == {item.document.loader for item in found}
    assert all(item.document.name for item in found)


@pytest.mark.parametrize(("name", "path"), EXAMPLES)
def test_reading_twice_gives_the_same(name: str, path: Path) -> None:
    """What a loader returns depends on the file alone."""
    assert read(name, path) == read(name, path)


@pytest.mark.parametrize(("name", "path"), EXAMPLES)
def test_texts_are_normalised(name: str, path: Path) -> None:
    """A text is NFC with LF line ends, is not empty, and has no invisible characters."""
    for item in items(name, path):
        text = item.document.text

        assert text.strip()
        assert unicodedata.normalize("NFC", text) == text
        assert not set(text) & set("\r\x00\x0b\x0c\x85\u2028\u2029\ufeff")


@pytest.mark.parametrize(("name", "path"), EXAMPLES)
def test_documents_can_be_stored(name: str, path: Path) -> None:
    """Addresses, tags and texts of every document are valid RDF terms."""
    for item in items(name, path):
        assert document_quads(item.document, item.reading or Reading(), LEXICON)


@pytest.mark.parametrize("name", NAMES)
def test_files_that_cannot_be_read_are_refused(name: str, tmp_path: Path) -> None:
    """An empty file and one that is not there have a reason, not a traceback."""
    example = next((DATA / name).glob("*"))
    empty = tmp_path / example.name
    empty.touch()
    for path in (empty, tmp_path / "nowhere" / example.name):
        with pytest.raises(FaultyFileError, match=r"\w"):
            read(name, path)


@pytest.mark.parametrize(("name", "path"), EXAMPLES)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_bytes_are_read_or_refused(name: str, path: Path, data: st.DataObject) -> None:
    """Whatever a file holds: documents that can be stored, faults with reasons, or a refusal."""
    content = data.draw(st.one_of(spoiled(path.read_bytes()), st.binary(max_size=300)))
    with tempfile.TemporaryDirectory() as folder, suppress(FaultyFileError):
        file = Path(folder) / path.name
        file.write_bytes(content)
        loaders()[name].recognises(file, content[:4096])
        for found in loaders()[name].read(file):
            if isinstance(found, Fault):
                assert found.place.startswith(str(file))
                assert found.reason
                assert "\n" not in found.reason
            else:
                assert document_quads(found.document, found.reading or Reading(), LEXICON)
