"""A reading as JSON: the fields, the quoted strings and their places."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from kb.dates import parse_edtf
from kb.model import Document
from kb.names import gazetteer
from kb.readings import as_json
from loaders.english import reader

TEXT = (
    "North Korea fired a ballistic\nmissile from Sunan at 6:29 a.m. local time on Monday. "
    "The launch failed, Seoul said."
)


@cache
def read(*, why: bool = False) -> dict[str, Any]:
    """Return the reading of the text as JSON."""
    document = Document("article", TEXT, "test", published=parse_edtf("2021-06-15"))
    return as_json(document, reader().read(document, gazetteer()), why=why)


def places(value: object) -> list[dict[str, Any]]:
    """Return every object with a start, an end and a text, however deep."""
    if isinstance(value, list):
        return [found for part in value for found in places(part)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"start", "end", "text"} <= value.keys() else []
    return own + [found for part in value.values() for found in places(part)]


def test_it_is_plain_json() -> None:
    """Nothing in it needs a special encoder, and it comes back as it was."""
    assert json.loads(json.dumps(read(why=True))) == read(why=True)


def test_every_quoted_string_stands_at_its_offsets() -> None:
    """A quotation is the text at its offsets, with line breaks as one space."""
    found = places(read(why=True))

    assert len(found) > 8
    assert all(" ".join(TEXT[p["start"] : p["end"]].split()) == p["text"] for p in found)


def test_the_day_and_the_clock_time_stand_apart() -> None:
    """`date` is the day, `time` the time of day."""
    (launch,) = read()["launches"]

    assert launch["date"] == "2021-06-14"
    assert launch["time"].startswith("06:29")


def test_a_launch_has_the_fields_of_the_format() -> None:
    """Each launch has all fields, whether or not the text fills them."""
    (launch,) = read()["launches"]

    assert {
        *("id", "kind", "status", "outcome", "date", "time", "count"),
        *("actor", "vehicle", "payload", "site", "mentions", "spans"),
    } == launch.keys()


def test_about_and_within_name_what_is_there() -> None:
    """The ids that statements refer to exist."""
    found = read()
    ids = {x["id"] for x in (*found["launches"], *found["statements"])}
    named = [i for s in found["statements"] for i in (*s["about"], s["within"]) if i]

    assert named
    assert set(named) <= ids


@pytest.mark.parametrize("key", ["events", "set_aside", "warnings"])
def test_reasons_come_only_when_asked_for(key: str) -> None:
    """The short form is the format alone; `why` adds the rest."""
    assert (key in read(), key in read(why=True)) == (False, True)
