"""Figures as files: SVG, PNG, Vega-Lite JSON, and one HTML page that needs no network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kb.errors import ExportError

if TYPE_CHECKING:
    from pathlib import Path

    import altair as alt

FILES = (".svg", ".png", ".html", ".json")
"""The endings that a figure's file can have."""

_SCALE = 2  # pixels of a PNG for each pixel of the chart: sharp in print


def save(chart: alt.Chart | alt.LayerChart, path: Path) -> None:
    """Write a figure to a file; its ending says in which format.

    Raises:
        ExportError: If the ending is not one of `FILES`, or the file cannot be written.
    """
    if path.suffix.lower() not in FILES:
        raise ExportError(f"{path.name}: a figure's file ends in {', '.join(FILES)}")
    content = _content(chart, path.suffix.lower())
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ExportError(f"cannot write {path}: {error.strerror}") from error


def _content(chart: alt.Chart | alt.LayerChart, ending: str) -> bytes:
    import altair as alt
    import vl_convert as vlc

    spec: dict[str, Any] = chart.to_dict()  # Vega-Lite
    if ending == ".json":
        return json.dumps(spec, ensure_ascii=False, indent=1).encode() + b"\n"
    version = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    if ending == ".png":
        return vlc.vegalite_to_png(spec, vl_version=version, scale=_SCALE)
    if ending == ".html":
        return vlc.vegalite_to_html(spec, vl_version=version, bundle=True).encode()
    return vlc.vegalite_to_svg(spec, vl_version=version).encode()
