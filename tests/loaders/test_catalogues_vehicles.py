import pytest

from kb.names import gazetteer
from kb.terms import EntityType
from loaders.catalogues.vehicles import _families, family, variants


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Falcon 9", "falcon-9"),
        ("Falcon 9 Block 5", "falcon-9"),
        ("Soyuz-U2", "soyuz"),
        ("Chang Zheng 2C/YZ-1S", "long-march-2c"),
        ("Delta 4M+(5,4)", "delta-iv"),
        ("Delta 7920-10C", "delta-ii"),
        ("Delta 2914", "delta"),
        ("Thor Delta E1", "delta"),
        ("Thor Agena D", "thor"),
        ("Atlas-SLV3D Centaur-D1AR", "atlas-centaur"),
        ("Titan 24B", "titan-iii"),
        ("Titan II GLV", "titan-ii"),
        ("Ariane 44L", "ariane-4"),
        ("Cosmos-3M (11K65M)", "kosmos-3m"),
        ("Al Abid", ""),
    ],
)
def test_a_variant_belongs_to_its_family(name: str, expected: str) -> None:
    """By the tables where its name misleads, else by what the name begins with."""
    found = family(name)

    assert expected == (found.iri.rpartition("/")[2] if found else "")


def test_all_families_are_known() -> None:
    """The tables name vehicles of the gazetteer alone."""
    assert [] == [iri for _, iri in _families() if gazetteer().thing(iri) is None]


def test_variants_keep_their_names() -> None:
    """Each is a thing of its own, part of its family; what is known already is left out."""
    found = list(variants(["Falcon 9 Block 5", "Falcon 9", "Nothing 1", "Falcon 9 Block 5"]))

    assert [(EntityType.VEHICLE, ("Falcon 9 Block 5",))] == [(v.type, v.names) for v in found]
    assert found[0].part_of.endswith("/vehicle/falcon-9")
