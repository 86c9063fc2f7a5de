from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from reading.briefs import ANNOTATIONS, BRIEFS, figures
from reading.floors import Corpus, RegressionError, digest, faults, load, raised, save

if TYPE_CHECKING:
    from pathlib import Path

FLOORS = load()
OUTSIDE = {
    "treebank pud",
    "treebank gum_open",
    "treebank ewt",
    "timebank",
    "aquaint",
    "wikiwars",
    "articles",
    "PolNeAR",
    "PolNeAR, speech cues",
}
OLD = {"one": Corpus("a" * 64, {"launch": 80.0, "act": 70.0})}


@pytest.fixture(scope="session")
def read() -> dict[str, float]:
    """What the shipped reader reaches on the demonstration briefs, read once."""
    return figures()


@pytest.mark.parametrize(("figure", "floor"), FLOORS["briefs"].figures.items())
def test_the_briefs_are_read_as_well_as_before(
    read: dict[str, float], figure: str, floor: float
) -> None:
    """Each figure of the shipped reader on the carried corpus is at its floor or above."""
    assert floor <= read[figure]


def test_the_carried_corpus_is_the_one_measured() -> None:
    """The digest in the file is that of the briefs and their annotations."""
    assert FLOORS["briefs"].sha256 == digest([*BRIEFS, *ANNOTATIONS])


def test_every_corpus_has_floors() -> None:
    """The briefs and the outside corpora have a digest and floors between 0 and 100."""
    assert {"briefs", *OUTSIDE} == set(FLOORS)
    for corpus in FLOORS.values():
        assert re.fullmatch(r"[0-9a-f]{64}", corpus.sha256)
        assert corpus.figures
        assert all(0 < floor <= 100 for floor in corpus.figures.values())


def test_all_measures_of_the_briefs_have_floors(read: dict[str, float]) -> None:
    """No measure of the scorer is without a floor."""
    assert set(read) == set(FLOORS["briefs"].figures)


def test_a_figure_below_its_floor_is_named() -> None:
    """The fault tells corpus, figure, value and floor; what reaches its floor is no fault."""
    measured = {"one": Corpus("a" * 64, {"launch": 79.94, "act": 70.0})}

    assert ["one, launch: 79.9 is below 80.0"] == faults(OLD, measured)


def test_a_figure_that_is_missing_is_below_its_floor() -> None:
    """A measure that is gone is a fault like one that fell."""
    assert ["one, act: 0.0 is below 70.0"] == faults(OLD, {"one": Corpus("a" * 64, {"launch": 80})})


def test_another_corpus_is_not_compared() -> None:
    """Floors hold for the files they were measured on, and a corpus without floors is named."""
    other = Corpus("b" * 64, {"launch": 90.0, "act": 90.0})

    assert ["one: not the files that its floors were measured on"] == faults(OLD, {"one": other})
    assert ["two: no floors"] == faults(OLD, {"two": other})


def test_floors_rise_to_just_below_the_figures() -> None:
    """An update raises floors to half a point below, keeps the higher ones and adds new ones."""
    measured = {
        "one": Corpus("b" * 64, {"launch": 90.04, "act": 70.2}),
        "two": Corpus("c" * 64, {"mode": 99.0}),
    }

    assert {
        "one": Corpus("b" * 64, {"launch": 89.5, "act": 70.0}),
        "two": Corpus("c" * 64, {"mode": 98.5}),
    } == raised(OLD, measured)


def test_corpora_that_were_not_measured_keep_their_floors() -> None:
    """What an update does not measure it leaves as it is."""
    assert {**OLD, "two": Corpus("c" * 64, {"mode": 98.5})} == raised(
        OLD, {"two": Corpus("c" * 64, {"mode": 99.0})}
    )


def test_a_floor_is_lowered_only_on_purpose() -> None:
    """A figure below its floor stops the update; with leave, its floor alone is lowered."""
    measured = {"one": Corpus("a" * 64, {"launch": 60.0, "act": 70.1})}

    with pytest.raises(RegressionError, match=r"one, launch: 60\.0 is below 80\.0"):
        raised(OLD, measured)
    assert {"one": Corpus("a" * 64, {"launch": 59.5, "act": 70.0})} == raised(
        OLD, measured, allow_regression=True
    )


def test_floors_survive_a_file(tmp_path: Path) -> None:
    """What is saved is what is loaded, as JSON that people can read."""
    path = tmp_path / "floors.json"
    save(OLD, path)

    assert OLD == load(path)
    assert ["one"] == list(json.loads(path.read_text(encoding="utf-8")))


def test_the_digest_sees_names_and_contents_and_no_order(tmp_path: Path) -> None:
    """The order of the files is no difference; another byte or another name is."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1", encoding="utf-8")
    two.write_text("2", encoding="utf-8")
    before = digest([one, two])

    assert before == digest([two, one])
    assert before != digest([one])
    two.write_text("3", encoding="utf-8")
    assert before != digest([one, two])
