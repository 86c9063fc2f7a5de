"""The flat tables, read back by the csv module and pandas."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from kb.exports import export
from kb.exports.tables import TABLES
from kb.store import QuadStore

BASE = "https://w3id.org/launch-kb/"


def table(store: QuadStore, name: str) -> list[dict[str, str]]:
    """One table as the csv module reads it."""
    stream = io.BytesIO()
    export(store, "csv", stream, file=name)
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline="")))


def test_a_launch_stands_in_one_row(store: QuadStore) -> None:
    """A launch's row has its values by name and by IRI, several of them in one cell."""
    row = next(row for row in table(store, "launches") if row["outcome"])

    assert row == {
        "label": "31 May 2023, North Korea, Chollima-1",
        "edtf": "2023-05-31T06:29+09:00",
        "earliest": "2023-05-30T21:29:00Z",
        "latest": "2023-05-30T21:29:59Z",
        "precision": "minute",
        "kind": "orbital",
        "status": "occurred",
        "outcome": "failure",
        "count": "1",
        "actor": "North Korea",
        "vehicle": "Chollima-1",
        "payload": "'@beacon | Malligyong-1",
        "site": "Sohae",
        "followed_by": "",
        "latitude": "39.66",
        "longitude": "124.705",
        "documents": "2",
        "origins": "2",
        "conflicts": "outcome",
        "iri": BASE + "launch/aaaaaaaaaaaaaaaa",
        "actor_iri": BASE + "agent/north-korea",
        "vehicle_iri": BASE + "vehicle/chollima-1",
        "payload_iri": f"{BASE}payload/beacon | {BASE}payload/malligyong-1",
        "site_iri": BASE + "site/sohae",
        "followed_by_iri": "",
    }


def test_launches_are_in_the_order_of_time(store: QuadStore) -> None:
    """Rows are sorted by date; launches without one come last."""
    edtf = [row["edtf"] for row in table(store, "launches")]

    assert edtf == ["2023-03-07", "2023-05-31T06:29+09:00", ""]


def test_a_statement_leads_to_its_words_and_launches(store: QuadStore) -> None:
    """A statement's row has speaker, place in the text, launch and the statement around it."""
    row = next(row for row in table(store, "statements") if row["speaks_for"])
    wanted = ("speaker", "speaker_words", "cue", "act", "start", "end", "about_iri", "within_iri")

    assert [row[name] for name in wanted] == [
        "KCNA",
        "It",
        "vowed",
        "promise",
        "55",
        "80",
        BASE + "launch/cccccccccccccccc",
        BASE + "document/1111111111111111#statement-1",
    ]


def test_a_claim_leads_to_its_sentence(store: QuadStore) -> None:
    """A claim's row has property, value, the words that say so, their sentence and its origin."""
    wanted = ("property", "value", "words", "start", "end", "sentence", "origin", "value_iri")
    rows = [[row[name] for name in wanted] for row in table(store, "claims")]
    words = ["the launch failed", "10", "27", "KCNA said the launch failed."]
    vehicle = BASE + "vehicle/chollima-1"

    assert rows[:3] == [
        ["date", "2023-05-31", *words, "Desk A", ""],
        ["outcome", "failure", *words, "KCNA", ""],
        ["vehicle", "Chollima-1", *words, "Desk A", vehicle],
    ]


def test_a_document_counts_what_it_holds(store: QuadStore) -> None:
    """A document's row says how many reports, claims, statements and events came from it."""
    wanted = ("name", "publisher", "reports", "claims", "statements", "events", "warning")
    rows = [[row[name] for name in wanted] for row in table(store, "documents")]

    assert rows == [
        ["brief-a", "Desk A", "2", "3", "2", "0", ""],
        ["brief-b", "", "2", "1", "1", "1", "no publication date: relative dates stay open"],
    ]


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_is_a_formula(store: QuadStore, name: str) -> None:
    """What a spreadsheet would run begins with an apostrophe instead."""
    cells = [cell for row in table(store, name) for cell in row.values()]

    assert cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_formula_keeps_its_text(store: QuadStore) -> None:
    """A disarmed title is the title behind an apostrophe, line end and quotes included."""
    titles = [row["title"] for row in table(store, "documents")]

    assert titles == ['\'=Launch fails, "quickly"\nsay both', "Two launches"]


def test_pandas_reads_numbers_as_numbers(store: QuadStore, tmp_path: Path) -> None:
    """Counts and coordinates come back as numbers, dates in UTC as dates."""
    export(store, "csv", tmp_path)
    frame = pd.read_csv(tmp_path / "launches.csv", parse_dates=["earliest", "latest"])

    assert frame["documents"].sum() == 4
    assert frame["latitude"].dropna().tolist() == [39.66]
    assert str(frame["earliest"].dt.tz) == "UTC"


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_store_gives_a_header(name: str) -> None:
    """Nothing loaded gives a table with columns and no rows."""
    stream = io.BytesIO()
    export(QuadStore(), "csv", stream, file=name)

    assert stream.getvalue().count(b"\n") == 1
    assert b"iri" in stream.getvalue()
