"""GeoJSON, read back by json."""

import json

from exports.stores import written

from kb.store import QuadStore


def test_a_launch_stands_at_its_site(store: QuadStore) -> None:
    """A point has longitude before latitude, and the launch's values as properties."""
    found = json.loads(written(store, "geojson"))
    feature = next(each for each in found["features"] if each["geometry"])

    assert found["type"] == "FeatureCollection"
    assert feature["id"] == "https://w3id.org/launch-kb/launch/aaaaaaaaaaaaaaaa"
    assert feature["geometry"] == {"type": "Point", "coordinates": [124.705, 39.66]}
    assert feature["properties"]["site"] == "Sohae"
    assert feature["properties"]["documents"] == 2


def test_a_launch_without_a_place_is_kept(store: QuadStore) -> None:
    """Where a launch took off may be unknown: it is a feature without geometry (RFC 7946, 3.2)."""
    features = json.loads(written(store, "geojson"))["features"]
    nowhere = [feature for feature in features if feature["geometry"] is None]

    assert (3, 2) == (len(features), len(nowhere))
    assert all(feature["properties"]["label"] for feature in nowhere)


def test_an_empty_store_is_an_empty_collection() -> None:
    """Nothing loaded gives a collection without features."""
    assert json.loads(written(QuadStore(), "geojson")) == {
        "type": "FeatureCollection",
        "features": [],
    }
