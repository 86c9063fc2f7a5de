"""GeoJSON (RFC 7946) of launches at their sites, for QGIS, kepler.gl, Leaflet and geopandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kb.exports.jsontext import write_items
from kb.exports.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.exports.source import Source
    from kb.rows import Cell


def write_geojson(source: Source, stream: BinaryIO) -> None:
    """Write a feature for each launch, with the columns of the table of launches as properties.

    A launch whose site is not known, or has no coordinates, is a feature without geometry. A
    point is the site's, not the pad's: its precision is that of the gazetteer.
    """
    stream.write(b'{"type": "FeatureCollection", "features": ')
    write_items(stream, _features(source))
    stream.write(b"}\n")


def _features(source: Source) -> Iterator[dict[str, object]]:
    for row in TABLES["launches"].rows(source.book).to_dicts():
        iri, latitude, longitude = (row.pop(name) for name in ("iri", "latitude", "longitude"))
        yield {
            "type": "Feature",
            "id": iri,
            "geometry": _point(longitude, latitude),
            "properties": row,
        }


def _point(longitude: Cell, latitude: Cell) -> dict[str, object] | None:
    if longitude is None or latitude is None:
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}
