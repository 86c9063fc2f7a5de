"""Timeline, statements and explanation as people read them."""

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from kb.store import QuadStore
from kb.tables import (
    explanation_rows,
    print_conflicts,
    print_explanation,
    print_heading,
    print_launch,
    print_statements,
    print_timeline,
    statement_rows,
    timeline_rows,
)
from kb.tables.same_words import in_words
from kb.timeline import explain, statements, timeline

CHOLLIMA = "https://w3id.org/launch-kb/launch/aaaaaaaaaaaaaaaa"


def lines(stream: io.StringIO) -> list[str]:
    """The lines printed, without blanks at their ends."""
    return [line.strip() for line in stream.getvalue().splitlines()]


def shown_timeline(store: QuadStore, width: int) -> list[str]:
    """The timeline of the store on a screen of that width."""
    stream = io.StringIO()
    print_timeline(timeline(store), stream, width=width)
    return lines(stream)


def test_a_launch_is_one_line_of_a_wide_timeline(store: QuadStore) -> None:
    """Date with its zone, outcome with its mark, who, with what, sources, and the conflict."""
    row = next(line for line in shown_timeline(store, 160) if "failure" in line)

    assert row.split("  ")[0] == "31 May 2023 06:29 (UTC+9)"
    assert "✗ failure" in row
    assert "North Korea" in row
    assert "2 (2)" in row
    assert row.endswith("≠ outcome")


def test_a_plan_says_when_it_flew(store: QuadStore) -> None:
    """A plan that came true names the day on which it did, and its own date as unknown."""
    row = next(line for line in shown_timeline(store, 160) if "planned" in line)

    assert row.startswith("date unknown")
    assert "○ planned, then flown" in row
    assert row.endswith("flown 31 May 2023")


def test_an_unknown_outcome_is_said(store: QuadStore) -> None:
    """A launch of which nobody tells the outcome is marked as such, not left blank."""
    row = next(line for line in shown_timeline(store, 160) if "Iran" in line)

    assert "? outcome unknown" in row


def test_a_narrow_timeline_takes_two_lines_an_entry(store: QuadStore) -> None:
    """On a narrow screen nothing is lost and nothing runs over the edge."""
    found = shown_timeline(store, 60)

    assert "31 May 2023 06:29 (UTC+9)  ✗ failure" in found
    assert "North Korea, Chollima-1, @beacon, Malligyong-1; sources 2" in found
    assert max(map(len, found)) <= 60


def test_the_legend_explains_the_marks(store: QuadStore) -> None:
    """The last line says what the numbers mean, and the conflict's sign where one is shown."""
    last = shown_timeline(store, 160)[-1]
    without = io.StringIO()
    print_timeline([entry for entry in timeline(store) if not entry.conflicts], without, width=140)

    assert last == "sources: documents (independent origins); ≠ sources contradict each other"
    assert "≠" not in without.getvalue()


def test_an_output_without_unicode_gets_other_marks(store: QuadStore) -> None:
    """Where signs cannot be shown, plain ones with the same meaning stand instead."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    print_timeline(timeline(store), stream, width=140)
    stream.flush()

    assert b"x failure" in raw.getvalue()
    assert b"!= outcome" in raw.getvalue()


def test_statements_stand_under_their_documents(store: QuadStore) -> None:
    """Each document is named once, with publisher and day, above what is said in it."""
    stream = io.StringIO()
    print_statements(statements(store), stream, width=100)
    found = [line for line in lines(stream) if line]

    assert found[0] == '=Launch fails, "quickly" say both (Desk A, 31 May 2023)'
    assert found[2].startswith("KCNA")
    assert found.index("Two launches (date unknown)") > found.index(found[2])


def test_a_statement_shows_its_chain(store: QuadStore) -> None:
    """A statement within another names who told of it, and the words that stand for the speaker."""
    stream = io.StringIO()
    print_statements(statements(store), stream, width=100)
    row = next(line for line in lines(stream) if "promise" in line)

    assert re.split(r" {2,}", row) == ['KCNA ("It")', "promise", "vowed: -a second launch", "KCNA"]


def test_doubts_are_said(store: QuadStore) -> None:
    """A statement that denies, or is not certain, says so; a direct one stands in quotes."""
    entry = replace(statements(store)[0], mode="direct", polarity="negative", certainty="possible")
    stream = io.StringIO()
    print_statements([entry], stream, width=120)

    assert 'said: "the launch failed" (denied, possible); 31 May 2023' in stream.getvalue()


def test_an_explanation_leads_to_the_words(store: QuadStore) -> None:
    """Each value has its reason, each claim its voice and its sentence with the evidence."""
    stream = io.StringIO()
    print_explanation(explain(store, CHOLLIMA), stream, width=100)

    assert lines(stream)[:9] == [
        "31 May 2023, North Korea, Chollima-1",
        "├── outcome",
        "│   ├── ✓ failure  (1 origin; published later)",
        "│   │   └── KCNA: KCNA said >>the launch failed<<.",
        '│   │       Desk A, 31 May 2023, =Launch fails, "quickly" say both',
        "│   └── ≠ success  (1 origin; published earlier)",
        "│       └── observers (possible): >>The May launch succeeded<<, it is claimed.",
        "│           date unknown, Two launches",
        "└── vehicle",
    ]


def test_a_terminal_shows_evidence_in_another_style(
    store: QuadStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal the evidence is set off by its style, without signs in the sentence."""
    stream = io.StringIO()
    terminal = Console(file=stream, force_terminal=True, width=100, highlight=False)
    monkeypatch.setattr("kb.tables.explanation_tree.console", lambda *_, **__: terminal)
    print_explanation(explain(store, CHOLLIMA))

    assert "\x1b[1;7mthe launch failed\x1b[0m" in stream.getvalue()
    assert ">>" not in stream.getvalue()


def test_conflicts_show_the_rivals(store: QuadStore) -> None:
    """A conflict is shown with both values and the words behind each."""
    stream = io.StringIO()
    print_conflicts([explain(store, CHOLLIMA)], stream, width=100)

    assert "✓ failure" in stream.getvalue()
    assert "≠ success" in stream.getvalue()


def test_a_launch_is_shown_with_its_rivals(store: QuadStore) -> None:
    """The summary of a launch has the chosen value, why, and what others say."""
    stream = io.StringIO()
    print_launch(explain(store, CHOLLIMA), stream, width=100)
    found = lines(stream)
    row = next(line for line in found if line.startswith("outcome"))

    assert found[:2] == ["31 May 2023, North Korea, Chollima-1", CHOLLIMA]
    assert row.split() == ["outcome", "failure", "1", "published", "later", "≠", "success", "(1)"]


def test_values_that_read_alike_are_shown_once(store: QuadStore) -> None:
    """Two things without a name of their own may share their words; all evidence is kept."""
    explanation = explain(store, CHOLLIMA)
    twice = replace(explanation, values=(*explanation.values, *explanation.values))
    once, again = io.StringIO(), io.StringIO()
    print_launch(explanation, once, width=100)
    print_launch(twice, again, width=100)
    joined = in_words(sorted(twice.values, key=lambda value: value.property))

    assert once.getvalue() == again.getvalue()
    assert len(joined) == len(explanation.values)
    assert [2 * len(v.evidence) for v in explanation.values] == [
        len(next(j for j in joined if (j.property, j.value) == (v.property, v.value)).evidence)
        for v in explanation.values
    ]


def test_a_heading_stands_apart() -> None:
    """A heading comes after an empty line."""
    stream = io.StringIO()
    print_heading("What happened", stream)

    assert stream.getvalue() == "\nWhat happened\n"


def test_timeline_rows_hold_dates_for_programs(store: QuadStore) -> None:
    """For programs a date is EDTF and two bounds in UTC beside the words."""
    row = next(row for row in timeline_rows(timeline(store)).to_dicts() if row["iri"] == CHOLLIMA)

    assert row["edtf"] == "2023-05-31T06:29+09:00"
    assert (row["earliest"], row["latest"]) == ("2023-05-30T21:29:00Z", "2023-05-30T21:29:59Z")
    assert row["payloads"] == "@beacon | Malligyong-1"


def test_statement_rows_lead_to_their_launches(store: QuadStore) -> None:
    """For programs a statement has the IRIs of the launches it is about, and its chain."""
    row = next(row for row in statement_rows(statements(store)).to_dicts() if row["chain"])

    assert row["about"] == "https://w3id.org/launch-kb/launch/cccccccccccccccc"
    assert row["chain"] == "KCNA"


def test_explanation_rows_have_one_row_a_claim(store: QuadStore) -> None:
    """For programs each claim is a row with its value, words, sentence and document."""
    rows = explanation_rows([explain(store, CHOLLIMA)]).to_dicts()

    assert [(row["value"], row["words"], row["chosen"]) for row in rows] == [
        ("failure", "the launch failed", True),
        ("success", "The May launch succeeded", False),
        ("Chollima-1", "the launch failed", True),
    ]


@pytest.mark.parametrize("width", [80, 160])
def test_a_salvo_is_one_line(store: QuadStore, width: int) -> None:
    """Launches that nothing tells apart stand once, with their number; programs get each."""
    launch = next(entry for entry in timeline(store) if entry.outcome == "failure")
    salvo = [replace(launch, iri=f"{launch.iri}-{number}") for number in range(18)]
    stream = io.StringIO()
    print_timeline(salvo, stream, width=width)

    assert [line for line in lines(stream) if "failure × 18" in line] != []
    assert sum("failure" in line for line in lines(stream)) == 1
    assert len(timeline_rows(salvo)) == 18
