from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading.briefs import ANNOTATIONS, BRIEFS, annotation, document

from kb.dates import parse_edtf
from kb.terms import Act, Kind, Mode, Outcome, Status

if TYPE_CHECKING:
    from pathlib import Path

EACH = pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.stem)


def test_every_brief_is_annotated() -> None:
    """There is one annotation for each demonstration brief, and none for anything else."""
    assert [path.stem for path in BRIEFS] == [path.stem for path in ANNOTATIONS]


@EACH
def test_annotations_name_their_brief(path: Path) -> None:
    """Name, day and publisher are those of the brief."""
    brief, told = document(path.stem), annotation(path)["document"]

    assert brief.published is not None
    assert {
        "name": brief.name,
        "published": brief.published.edtf,
        "publisher": brief.publisher,
    } == told


@EACH
def test_annotations_quote_the_brief(path: Path) -> None:
    """Mentions, cues, the parts of contents and the words of times stand in the text."""
    body, gold = document(path.stem).text, annotation(path)
    quoted = [words for launch in gold["launches"] for words in launch["mentions"]]
    quoted += [statement["cue"] for statement in gold["statements"]]
    quoted += [part for said in gold["statements"] for part in said["content"].split(" ... ")]
    quoted += [time["text"] for time in gold["times"]]

    assert [] == [words for words in quoted if words not in body]


@EACH
def test_annotations_speak_the_words_of_the_model(path: Path) -> None:
    """Kinds, states, outcomes, acts and modes are terms; only what occurred has an outcome."""
    gold = annotation(path)

    assert {launch["kind"] for launch in gold["launches"]} <= set(Kind)
    assert {launch["status"] for launch in gold["launches"]} <= set(Status)
    assert {said["act"] for said in gold["statements"]} <= set(Act)
    assert {said["mode"] for said in gold["statements"]} <= set(Mode)
    for launch in gold["launches"]:
        assert (launch["outcome"] in set(Outcome)) == (launch["status"] == Status.OCCURRED)


@EACH
def test_annotations_point_at_what_is_there(path: Path) -> None:
    """Statements are about launches and within other statements of the same brief."""
    gold = annotation(path)
    launches = {launch["id"] for launch in gold["launches"]}
    statements = {said["id"] for said in gold["statements"]}

    assert len(gold["launches"]) + len(gold["statements"]) == len(launches | statements)
    for said in gold["statements"]:
        assert set(said["about"]) <= launches
        assert said["within"] in {None, *statements} - {said["id"]}


@EACH
def test_annotated_times_are_edtf(path: Path) -> None:
    """Every date parses, has two bounds, and lies within twenty years of the brief."""
    gold = annotation(path)
    year = int(path.stem.rpartition("_")[2][:4])
    dates = [time["value"] for time in gold["times"]]
    dates += [launch["date"] for launch in gold["launches"] if launch["date"]]
    dates += [said["date"] for said in gold["statements"] if said["date"]]

    for time in map(parse_edtf, dates):
        assert time.earliest is not None
        assert time.latest is not None
        assert abs(time.earliest.year - year) < 20
