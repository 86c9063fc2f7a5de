import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kb.dates import parse_edtf
from kb.errors import ExportError, NotFoundError
from kb.knowledgebase import KnowledgeBase
from kb.plots import FIGURES, FILES, Wanted, draw, save
from kb.plots.theme import ACTS, FATES, act_colours, act_shapes, fate_colours, fate_shapes
from kb.store import QuadStore, StoreFolder
from kb.terms import Act, Outcome

NAMES = [figure.name for figure in FIGURES]


@pytest.fixture
def store(demonstration: Path) -> QuadStore:
    """The store of the demonstration articles."""
    return StoreFolder(demonstration).read()


def values(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a chart, of all its layers."""
    return [row for rows in spec.get("datasets", {}).values() for row in rows if "type" not in row]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dark", [False, True])
def test_every_figure_is_drawn_twice_the_same(store: QuadStore, name: str, *, dark: bool) -> None:
    """The same store gives the same figure, on light and on dark, under its own title."""
    spec = draw(store, name, Wanted(dark=dark)).to_dict()

    assert spec == draw(store, name, Wanted(dark=dark)).to_dict()
    assert spec["title"]["text"]
    assert spec["config"]["background"] == ("#14171b" if dark else "#ffffff")


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_store_has_nothing_to_draw(name: str) -> None:
    """Where there is nothing to draw, that is said instead of an empty picture."""
    with pytest.raises(NotFoundError, match="nothing to draw"):
        draw(QuadStore(), name, Wanted())


def test_an_unknown_figure_is_named(store: QuadStore) -> None:
    """A name that no figure has is an error that helps."""
    with pytest.raises(NotFoundError, match="did you mean timeline"):
        draw(store, "timelin", Wanted())


@pytest.mark.parametrize("ending", FILES)
def test_files_are_the_same_bytes_each_time(store: QuadStore, tmp_path: Path, ending: str) -> None:
    """A figure's file is stable, and of the kind that its ending says."""
    first, second = tmp_path / f"a{ending}", tmp_path / f"b{ending}"
    for path in (first, second):
        save(draw(store, "years", Wanted()), path)
    starts = {".svg": b"<svg", ".png": b"\x89PNG", ".html": b"<!DOCTYPE html>", ".json": b"{"}

    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().lstrip().startswith(starts[ending])


def test_a_page_needs_no_network(store: QuadStore, tmp_path: Path) -> None:
    """The page of a figure loads nothing."""
    save(draw(store, "years", Wanted()), tmp_path / "years.html")
    page = (tmp_path / "years.html").read_text(encoding="utf-8")

    assert 'src="http' not in page
    assert 'href="http' not in page


def test_other_endings_are_refused(store: QuadStore, tmp_path: Path) -> None:
    """A file whose ending says no format is refused with those that do."""
    with pytest.raises(ExportError, match=r"ends in \.svg, \.png"):
        save(draw(store, "years", Wanted()), tmp_path / "years.gif")


def test_the_timeline_draws_what_is_uncertain_as_wide(store: QuadStore) -> None:
    """A launch of which only the year is known has a band of a year."""
    rows = values(draw(store, "timeline", Wanted()).to_dict())
    (year,) = [r for r in rows if r.get("fate") == "planned" and r.get("when") == "2024"]
    begin, end = parse_edtf("2024").earliest, parse_edtf("2024").latest

    assert begin is not None
    assert end is not None
    assert end - begin > timedelta(days=365)
    assert (year["earliest"], year["latest"]) == (
        f"{begin:%Y-%m-%dT%H:%M:%SZ}",
        f"{end:%Y-%m-%dT%H:%M:%SZ}",
    )


def test_the_years_count_every_launch_once(store: QuadStore, demonstration: Path) -> None:
    """The bars add up to the launches that took place."""
    rows = values(draw(store, "years", Wanted()).to_dict())
    with KnowledgeBase(demonstration) as base:
        flown = [e for e in base.timeline(events=False) if e.status == "occurred"]

    assert len([e for e in flown if e.time.edtf[:4].isdigit()]) == sum(r["launches"] for r in rows)


def test_a_figure_can_be_restricted(demonstration: Path) -> None:
    """Names and dates are taken as people write them."""
    with KnowledgeBase(demonstration) as base:
        chart = base.plot("years", actor="DPRK", since="2023", until="2023", width=300)

    assert {2023} == {row["year"] for row in values(chart.to_dict())}


def test_statements_are_placed_around_the_launch(demonstration: Path) -> None:
    """Statements about a launch stand at days from it, each act with its own sign."""
    with KnowledgeBase(demonstration) as base:
        rows = values(base.plot("statements", launch="2023-11-21").to_dict())
    said = [row for row in rows if "speaker" in row]

    assert {"condemn", "report"} <= {row["act"] for row in said}
    assert all(row["begin"] <= row["day"] <= row["end"] for row in said)


def test_every_word_has_a_colour_and_a_shape() -> None:
    """No outcome and no act is without its sign, and no two share one."""
    assert {o.value for o in Outcome} <= set(FATES)
    assert {a.value for a in Act} == set(ACTS)
    for scale in (fate_colours(dark=False), fate_shapes(), act_colours(), act_shapes()):
        told = json.loads(scale.to_json())
        assert len(set(told["range"])) == len(told["domain"])
