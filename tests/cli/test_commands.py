import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from shell import SEEDS, invoke

from kb.cli import cli
from kb.exports.register import FORMATS

Run = Callable[..., Result]


def test_the_seeds_tell_of_seven_attempts(kb: Run) -> None:
    """The timeline holds each launch that the demonstration articles tell of, once."""
    result = kb("timeline", "--launches", "--from", "2012", "-f", "json")
    flown = [entry for entry in json.loads(result.stdout) if entry["status"] == "occurred"]
    missed = [
        moment
        for moment in (
            "2012-04-12T22:39",
            "2012-12-12T00:49",
            "2016-02-07T00:30",
            "2023-05-30T21:28",
            "2023-08-23T18:50",
            "2023-11-21T13:43",
            "2024-05-27T13:43",
        )
        if not any(entry["earliest"][:13] <= moment[:13] <= entry["latest"] for entry in flown)
    ]

    assert [] == missed


def test_the_demonstration_shows_everything_and_then_nothing_new(tmp_path: Path) -> None:
    """The first run loads; the second says that nothing changed, and shows the same."""
    first = invoke(tmp_path / "store", "demo")
    second = invoke(tmp_path / "store", "demo")

    assert 0 == first.exit_code
    for words in ("Chollima-1", "KCNA", "What to try next", "kb ask"):
        assert words in first.stdout
    assert "nothing changed" in second.stderr
    assert first.stdout == second.stdout


def test_show_gives_a_launch_and_what_was_said_of_it(kb: Run) -> None:
    """A launch is named by its date; its values and its statements follow."""
    result = kb("show", "2023-05-31")

    assert 0 == result.exit_code
    assert "Chollima-1" in result.stdout
    assert "condemn" in result.stdout


def test_explain_goes_down_to_the_sentence(kb: Run) -> None:
    """The explanation of an outcome holds the words of the article."""
    result = kb("explain", "2023-05-31", "outcome")

    assert "failure" in result.stdout
    assert "crashed" in result.stdout


def test_statements_know_within_whose_report_they_stand(kb: Run) -> None:
    """What officials vowed in KCNA's words has KCNA in its chain."""
    result = kb("statements", "-f", "json")
    chains = {(entry["speaker"], entry["chain"]) for entry in json.loads(result.stdout)}

    assert any("KCNA" in str(within) for _, within in chains)


def test_an_empty_store_says_what_to_do(empty: Run) -> None:
    """Commands that show are useful before anything is loaded, and make no store."""
    for command in (["timeline"], ["statements"], ["sources"], ["conflicts"]):
        result = empty(*command)
        assert 0 == result.exit_code
        assert "" == result.stdout
        assert result.stderr.strip()


def test_rows_come_in_machine_formats(kb: Run, tmp_path: Path) -> None:
    """CSV has one line a row, and a file gets what the screen would."""
    printed = kb("sources", "-f", "csv").stdout
    kb("sources", "-f", "csv", "-o", str(tmp_path / "out.csv"))

    rows = list(csv.DictReader(io.StringIO(printed)))
    assert len(list(SEEDS.glob("*.txt"))) == len(rows)
    assert printed == (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_ask_lists_explains_and_answers(kb: Run) -> None:
    """Questions can be found without reading a manual."""
    assert "of-actor" in kb("ask").stdout
    assert "actor" in kb("ask", "of-actor", "--explain").stdout
    assert "VALUES" in kb("ask", "of-actor", "-p", "actor=DPRK", "--sparql").stdout
    answer = kb("ask", "of-actor", "-p", "actor=DPRK", "-f", "json")
    assert len(json.loads(answer.stdout)) >= 7


def test_sparql_answers_from_the_store(kb: Run) -> None:
    """A query of one's own sees the documents' graphs."""
    query = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?g a ?type } }"

    assert int(json.loads(kb("sparql", query, "-f", "json").stdout)[0]["n"]) >= 12


def test_graph_counts_and_connects(kb: Run) -> None:
    """The event graph answers with numbers, ties and paths."""
    assert "launch" in kb("graph", "stats").stdout
    assert "Chollima-1" in kb("graph", "neighbours", "2023-05-31").stdout
    assert 0 == kb("graph", "path", "KCNA", "2023-05-31").exit_code


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_exports_are_the_same_bytes_each_time(kb: Run, tmp_path: Path, name: str) -> None:
    """The same store gives the same files."""
    targets = [tmp_path / "one", tmp_path / "two"]
    for target in targets:
        assert 0 == kb("export", name, "-o", str(target)).exit_code
    contents = [
        {p.name: p.read_bytes() for p in [t, *sorted(t.rglob("*"))] if p.is_file()} for t in targets
    ]
    first, second = (list(content.values()) for content in contents)

    assert first
    assert first == second


def test_the_store_is_sound(kb: Run) -> None:
    """What the reader and the consolidation write fits the shapes."""
    result = kb("check")

    assert (0, "") == (result.exit_code, result.stdout)


def test_retracting_takes_out_a_document_after_asking(empty: Run, tmp_path: Path) -> None:
    """Without a yes nothing happens; with it the document and what only it supported are gone."""
    path = tmp_path / "a.txt"
    path.write_text(
        "date 2023-06-01\n\nIran launched a Simorgh rocket on Monday.", encoding="utf-8"
    )
    empty("load", str(path))
    tried = empty("retract", "a", "--dry-run")
    refused = empty("retract", "a", input="n\n")
    kept = empty("sources", "-f", "csv").stdout
    done = empty("retract", "a", "--yes")

    assert "gone: nothing else supports it" in tried.stdout
    assert 1 == refused.exit_code
    assert "a" in kept
    assert 0 == done.exit_code
    assert "" == empty("sources").stdout


def test_extract_prints_the_reading_as_json() -> None:
    """The reading of one file needs no store; every quoted string stands where it says."""
    result = invoke(
        Path("unused"), "extract", "--format", "json", str(SEEDS / "independent_2023-06-19.txt")
    )
    reading = json.loads(result.stdout)

    assert {"document", "launches", "statements", "organizations", "times"} <= set(reading)
    assert 2 == len(reading["launches"])


@pytest.mark.parametrize("name", cli.list_commands(None))  # type: ignore[arg-type]
def test_every_command_has_help(kb: Run, name: str) -> None:
    """Each command says what it does, and every option what it means."""
    result = kb(name, "--help")

    assert 0 == result.exit_code
    assert len(result.stdout.splitlines()) > 4


def test_graph_can_be_cut_and_asked_for_reactions(kb: Callable[..., Result]) -> None:
    """A slice of the graph is smaller, and a launch has its chain of reaction."""
    whole = json.loads(kb("graph", "stats", "-f", "json").stdout)
    part = json.loads(kb("graph", "--from", "2023", "--to", "2023", "stats", "-f", "json").stdout)
    chain = json.loads(kb("graph", "reactions", "2023-11-21", "-f", "json").stdout)
    sizes = [sum(row["count"] for row in rows if row["what"] == "node") for rows in (whole, part)]

    assert sizes[1] < sizes[0]
    assert {"launch", "statement", "counter-statement"} <= {row["stage"] for row in chain}


def test_graph_finds_communities_and_speakers(kb: Callable[..., Result]) -> None:
    """The graph tells what hangs together, who speaks about whom, and ways that keep to time."""
    assert "North Korea" in kb("graph", "communities").stdout
    assert "KCNA" in kb("graph", "speakers", "-f", "csv").stdout
    assert kb("graph", "path", "--in-time", "KCNA", "DPRK").exit_code == 0
    assert kb("graph", "--certain", "stats").exit_code == 2


def test_a_load_says_how_many_things_a_catalogue_describes(empty: Callable[..., Result]) -> None:
    """Tables of sites and vehicles tell of no launch, and yet not of nothing."""
    path = Path(__file__).parents[1] / "loaders" / "data" / "gcat" / "sites.tsv"
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    result = empty("load", str(path))

    assert f"0 statements, {len(rows)} things described; now 0 launches" in result.stderr
