import json
import os
import pty
import select
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from samples import LEXICON, NORTH_KOREA, article, mention, span
from shell import invoke

from kb.cli.review import ask
from kb.dates import parse_edtf
from kb.model import Claim, Document, Reading, Report
from kb.rdf import document_quads
from kb.resolve import Desk, rebuild
from kb.store import StoreFolder
from kb.terms import Kind, Property, Status
from kb.timeline import timeline


def brief(name: str, date: str, published: str) -> tuple[Document, Reading]:
    """Return an article that tells of a launch by its date and actor alone."""
    document = article(name, f"North Korea launched in {date}.", published, f"Agency {name}")
    actor = mention(NORTH_KOREA, document, "North Korea")
    words, when = span(document, "launched"), span(document, date)
    claims = (
        Claim(Property.KIND, Kind.ORBITAL, (words,)),
        Claim(Property.STATUS, Status.OCCURRED, (words,)),
        Claim(Property.DATE, parse_edtf(date), (when,)),
        Claim(Property.ACTOR, actor, actor.spans),
    )
    report = Report(
        "L1", Kind.ORBITAL, Status.OCCURRED, None, (words,), parse_edtf(date), 1, actor,
        claims=claims,
    )  # fmt: skip
    sentences = (document.span(0, len(document.text)),)
    return document, Reading(reports=(report,), sentences=sentences)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with two pairs of articles: one names the day of a launch, the other the month."""
    path = tmp_path / "store"
    with StoreFolder(path).writing() as draft:
        for number, date in enumerate(("2023-05-31", "2023-05", "2012-12-12", "2012-12")):
            document, reading = brief(f"brief{number}", date, "2023-12-01")
            draft.replace(document.iri, document_quads(document, reading, LEXICON))
        rebuild(draft, LEXICON)
    return path


@pytest.fixture
def review(store: Path) -> Callable[..., Result]:
    """Run the command as Ada on that store."""
    return lambda *arguments, **more: invoke(store, "review", "--who", "Ada", *arguments, **more)


@pytest.fixture
def desk(store: Path) -> Desk:
    """Ada's desk, with a clock that goes a minute further at each look."""
    moments = (datetime(2024, 1, 5, tzinfo=UTC) + timedelta(minutes=m) for m in range(99))
    return Desk(StoreFolder(store), LEXICON, "Ada", lambda: next(moments))


def pressing(keys: str) -> Callable[[], str]:
    """Return a keyboard on which these keys are pressed one after the other."""
    pressed: Iterator[str] = iter(keys)
    return lambda: next(pressed)


def launches(store: Path) -> int:
    """Return how many launches the store tells of."""
    return len(timeline(StoreFolder(store).read()))


def rows(result: Result) -> list[dict[str, str]]:
    """Return the rows of a command that printed JSON."""
    assert 0 == result.exit_code, result.output
    found: list[dict[str, str]] = json.loads(result.stdout)
    return found


def test_the_queue_lists_what_the_program_is_unsure_of(review: Callable[..., Result]) -> None:
    """Each pair stands once, with both reports in words and the program's reasons."""
    found = rows(review("--list", "--format", "json"))

    assert 2 == len(found)
    assert all("brief" in row["first"] and row["reasons"] and row["b"] for row in found)


def test_without_a_terminal_the_queue_is_printed(review: Callable[..., Result]) -> None:
    """A script that forgets --list does not hang."""
    assert review().stdout == review("--list").stdout != ""


def test_a_judgement_is_given_in_one_line(review: Callable[..., Result], store: Path) -> None:
    """Two reports as the queue names them, and a verdict: saved, and gone from the queue."""
    first = rows(review("--list", "--format", "json"))[0]
    result = review(first["a"], first["b"], "same", "--reason", "the same crater")

    assert "judged: " in result.stderr
    assert 3 == launches(store)
    assert 1 == len(rows(review("--list", "--format", "json")))
    (made,) = rows(review("--history", "--format", "json"))
    assert ("Ada", "same", "the same crater", "counts") == tuple(
        made[name] for name in ("who", "verdict", "reason", "state")
    )


def test_launches_are_judged_by_their_dates(review: Callable[..., Result], store: Path) -> None:
    """Who knows the launches need not know the reports."""
    review("2023-05-31", "2012-12-12", "same")

    assert 3 == launches(store)


def test_a_judgement_is_taken_back(review: Callable[..., Result], store: Path) -> None:
    """Undo brings the question back; the history keeps both acts."""
    review("2023-05-31", "2012-12-12", "same")
    made = rows(review("--history", "--format", "json"))[0]
    result = review("--undo", made["id"])

    assert "taken back" in result.stderr
    assert 4 == launches(store)
    assert "taken back by Ada" == rows(review("--history", "--format", "json"))[0]["state"]


def test_judgements_go_from_store_to_store(
    review: Callable[..., Result], store: Path, tmp_path: Path
) -> None:
    """What one person exports another applies; a second time changes nothing."""
    review("2023-05-31", "2012-12-12", "same")
    file = tmp_path / "judgements.jsonl"
    review("--export", str(file))
    made = rows(review("--history", "--format", "json"))[0]
    review("--undo", made["id"])
    first, second = review("--apply", str(file)), review("--apply", str(file))

    assert "1 judgements added, 0 known" in first.stderr
    assert "0 judgements added, 1 known" in second.stderr
    assert 3 == launches(store)


def test_judgements_wait_for_their_reports(review: Callable[..., Result], tmp_path: Path) -> None:
    """Applied to a store that lacks the reports they sleep, and the command says so."""
    review("2023-05-31", "2012-12-12", "same")
    file = tmp_path / "judgements.jsonl"
    review("--export", str(file))
    other = tmp_path / "other"
    result = invoke(other, "review", "--apply", str(file))

    assert "1 wait for reports" in result.stderr
    assert "sleeps" in invoke(other, "review", "--history", "--format", "json").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing", "2012-12-12", "same"), "nothing"),
        (("2023-05-31", "2023-05-31", "same"), "twice"),
        (("--undo", "0123"), "not known"),
        (("--who", "", "2023-05-31", "2012-12-12", "same"), "name of a person"),
    ],
)
def test_a_judgement_that_cannot_be_is_refused(
    review: Callable[..., Result], arguments: tuple[str, ...], said: str
) -> None:
    """One line says what is wrong."""
    result = review(*arguments)

    assert 1 == result.exit_code
    assert said in result.stderr


def test_a_verdict_that_is_none_is_wrong_usage(review: Callable[..., Result]) -> None:
    """The message names the three."""
    result = review("2023-05-31", "2012-12-12", "maybe")

    assert 2 == result.exit_code
    assert "same, different or unsure" in result.stderr


def test_a_file_that_holds_no_judgements_is_refused(
    review: Callable[..., Result], tmp_path: Path
) -> None:
    """The message names file and line."""
    file = tmp_path / "file.jsonl"
    file.write_text("no judgement\n", encoding="utf-8")
    result = review("--apply", str(file))

    assert 1 == result.exit_code
    assert "file.jsonl:1:" in result.stderr


def test_keys_answer_the_questions(
    desk: Desk, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The keys s and d settle a pair each, at once; both reports are shown with their words."""
    ask(desk, pressing("sd"))
    shown = capsys.readouterr()

    assert ["different", "same"] == sorted(j.verdict.value for j in desk.history())
    assert 3 == launches(store)
    assert shown.out.count("North Korea launched in") >= 4
    assert "2 judgements saved" in shown.err


def test_a_key_takes_back_the_last_answer(desk: Desk, store: Path) -> None:
    """The key b undoes, and asks again; other keys mean nothing; q ends."""
    ask(desk, pressing("sb?xq"))

    assert [False] == [j.withdrawn_at is None for j in desk.history()]
    assert 4 == launches(store)


def test_skipped_pairs_stay_in_the_queue(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """The key k leaves a pair for another day, and at the end the review says so."""
    ask(desk, pressing("bkbkk"))
    said = capsys.readouterr().err

    assert 2 == len(desk.questions())
    assert "nothing to go back to" in said
    assert "the rest was skipped" in said


def test_what_a_person_left_unsure_is_not_asked_again(desk: Desk) -> None:
    """Unsure is an answer too."""
    ask(desk, pressing("uu"))

    assert [] == desk.questions()


def test_it_works_on_a_terminal(store: Path) -> None:
    """On a real terminal one key answers, without Enter."""
    child, screen = pty.fork()
    if child == 0:
        arguments = ["-m", "kb", "--store", str(store), "review", "--who", "Ada"]
        os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606
    seen = b""
    deadline = time.monotonic() + 60
    while b"s same" not in seen and time.monotonic() < deadline:
        if select.select([screen], [], [], 1)[0]:
            seen += os.read(screen, 65536)
    while os.waitpid(child, os.WNOHANG) == (0, 0) and time.monotonic() < deadline:
        # A key pressed before the program waits for it is lost, so it is pressed again.
        os.write(screen, b"q")
        time.sleep(0.2)
        if select.select([screen], [], [], 0)[0]:
            seen += os.read(screen, 65536)
    os.close(screen)

    assert "One launch or two?" in seen.decode()
    assert time.monotonic() < deadline
