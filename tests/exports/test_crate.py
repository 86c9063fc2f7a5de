"""The RO-Crate, read back by ro-crate-py and json."""

import json
from pathlib import Path

import frictionless
import pyoxigraph as ox
import pytest
from exports.stores import launches_on
from rocrate.rocrate import ROCrate

from kb.errors import ExportError
from kb.exports import export
from kb.store import QuadStore

DOCUMENT = "https://w3id.org/launch-kb/document/1111111111111111"


@pytest.fixture
def folder(store: QuadStore, tmp_path: Path) -> Path:
    """The sample as a crate."""
    export(store, "rocrate", tmp_path)
    return tmp_path


def test_the_crate_names_all_that_is_in_it(folder: Path) -> None:
    """Every file of the folder but the metadata is described, and every described file is there."""
    crate = ROCrate(folder)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    assert files - {"ro-crate-metadata.json"} == {
        entity.id for entity in crate.data_entities if entity.type == "File"
    }
    assert all(entity["encodingFormat"] for entity in crate.data_entities if entity.type == "File")


def test_the_root_has_what_a_crate_must_have(folder: Path) -> None:
    """Name, description, licence, and a date that comes from the last document."""
    crate = ROCrate(folder)

    assert crate.name
    assert crate.description
    assert crate.license["name"] == "each source under its own terms"
    assert crate.root_dataset["datePublished"] == "2023-05-31"
    assert crate.metadata["conformsTo"] == "https://w3id.org/ro/crate/1.2"


def test_sources_are_cited_with_their_licences(folder: Path) -> None:
    """Each document is an entity with publisher, date, address, licence and a citation."""
    cited = ROCrate(folder).root_dataset["citation"]
    first = next(entity for entity in cited if entity.id == DOCUMENT)

    assert len(cited) == 2
    assert first["license"] == "CC0-1.0"
    assert first["publisher"]["name"] == "Desk A"
    assert first["creditText"] == (
        'Desk A. =Launch fails, "quickly"\nsay both. 31 May 2023. https://example.org/a?x=1&y=2'
    )


def test_no_reference_is_left_hanging(folder: Path) -> None:
    """What an entity points at is in the crate, but for the specification."""
    graph = json.loads((folder / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    ids = [entity["@id"] for entity in graph]
    values = [value for entity in graph for value in entity.values()]
    flat = [each for value in values for each in (value if isinstance(value, list) else [value])]
    pointed = {each["@id"] for each in flat if isinstance(each, dict)}

    assert len(ids) == len(set(ids))
    assert pointed - set(ids) == {"https://w3id.org/ro/crate/1.2"}


def test_parts_are_whole(store: QuadStore, folder: Path) -> None:
    """The quads are those of the store, and the tables are a valid Data Package."""
    quads = ox.parse(path=str(folder / "store.nq"), format=ox.RdfFormat.N_QUADS)

    assert set(store.quads()) == set(quads)
    assert frictionless.validate(str(folder / "tables" / "datapackage.json")).valid


def test_a_store_without_dates_makes_no_crate(tmp_path: Path) -> None:
    """A crate must have a date; none is invented."""
    with pytest.raises(ExportError, match="a crate must have a date"):
        export(launches_on("2023"), "rocrate", tmp_path)
