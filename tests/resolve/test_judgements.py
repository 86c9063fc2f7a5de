import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import (
    FIRST,
    LEXICON,
    PLAN,
    SECOND,
    first_reading,
    plan_reading,
    second_reading,
)

from kb.errors import DataError, NotFoundError
from kb.rdf import document_quads
from kb.resolve import Desk, Judgement, Verdict, judged, rebuild, standing
from kb.resolve.exchange import from_lines, to_lines
from kb.resolve.judgements import judgement_quads, read_judgements
from kb.store import QuadStore, StoreFolder
from kb.terms import JUDGEMENTS, MATCHES
from kb.timeline import timeline

DOCUMENTS = ((FIRST, first_reading()), (SECOND, second_reading()), (PLAN, plan_reading()))
NOON = datetime(2024, 1, 5, 12, tzinfo=UTC)


def clock() -> Iterator[datetime]:
    """Yield moments a minute apart."""
    for minutes in range(100):
        yield NOON + timedelta(minutes=minutes)


@pytest.fixture
def folder(tmp_path: Path) -> StoreFolder:
    """A store with two articles on one launch and one on a plan."""
    out = StoreFolder(tmp_path / "store")
    with out.writing() as draft:
        for document, reading in DOCUMENTS:
            draft.replace(document.iri, document_quads(document, reading, LEXICON))
        rebuild(draft, LEXICON)
    return out


@pytest.fixture
def desk(folder: StoreFolder) -> Desk:
    """Ada's desk at that store."""
    times = clock()
    return Desk(folder, LEXICON, "Ada", lambda: next(times))


def reports(desk: Desk) -> dict[str, str]:
    """Return the reports by the names of their documents."""
    return {label.rpartition("(")[2].rstrip(")"): report for report, label in desk.labels().items()}


def shares(folder: StoreFolder) -> list[int]:
    """Return how many documents stand behind each launch."""
    return sorted(entry.documents for entry in timeline(folder.read()))


def test_a_person_parts_what_the_program_joined(desk: Desk, folder: StoreFolder) -> None:
    """Two reports judged different by a person are two launches."""
    mine = reports(desk)
    desk.judge((mine["first"], mine["second"]), Verdict.DIFFERENT)

    assert [1, 1, 1] == shares(folder)


def test_a_person_joins_what_the_program_keeps_apart(desk: Desk, folder: StoreFolder) -> None:
    """A plan and a flight are one launch when a person says so."""
    mine = reports(desk)
    desk.judge((mine["plan"], mine["first"]), Verdict.SAME)

    assert [3] == shares(folder)


def test_different_holds_along_a_chain_of_same(desk: Desk, folder: StoreFolder) -> None:
    """Who is kept from one report of a launch is kept from all that a person joined with it."""
    mine = reports(desk)
    desk.judge((mine["first"], mine["second"]), Verdict.SAME)
    desk.judge((mine["second"], mine["plan"]), Verdict.DIFFERENT)
    desk.judge((mine["first"], mine["plan"]), Verdict.SAME)

    assert [1, 2] == shares(folder)


def test_the_latest_judgement_on_a_pair_counts(desk: Desk, folder: StoreFolder) -> None:
    """A person may come to another view; the earlier one stays in the history."""
    mine = reports(desk)
    pair = mine["first"], mine["second"]
    desk.judge(pair, Verdict.DIFFERENT)
    last = desk.judge(pair, Verdict.SAME)

    assert [1, 2] == shares(folder)
    assert {last.iri} == desk.counting()
    assert 2 == len(desk.history())


def test_taking_a_judgement_back_brings_back_what_was(desk: Desk, folder: StoreFolder) -> None:
    """The layer is as it was; the judgement is still listed, as taken back."""
    before = sorted(str(q) for q in folder.read().quads())
    mine = reports(desk)
    made = desk.judge((mine["first"], mine["second"]), Verdict.DIFFERENT)
    desk.undo(made.iri.rpartition("/")[2])
    after = sorted(str(q) for q in folder.read().quads() if q.graph_name.value != JUDGEMENTS)

    assert before == after
    assert ["Ada"] == [j.withdrawn_by for j in desk.history()]
    with pytest.raises(NotFoundError, match="taken back before"):
        desk.undo(made.iri)


def test_a_judgement_on_a_report_that_is_gone_sleeps(desk: Desk, folder: StoreFolder) -> None:
    """It wakes up when the report comes back."""
    mine = reports(desk)
    desk.judge((mine["first"], mine["second"]), Verdict.DIFFERENT)
    with folder.writing() as draft:
        draft.remove(SECOND.iri)
        rebuild(draft, LEXICON)

    assert [1, 1] == shares(folder)
    with folder.writing() as draft:
        draft.replace(SECOND.iri, document_quads(SECOND, second_reading(), LEXICON))
        rebuild(draft, LEXICON)
    assert [1, 1, 1] == shares(folder)


def test_judgements_are_handed_on(desk: Desk, folder: StoreFolder, tmp_path: Path) -> None:
    """Judgements applied to another store give the same quads; applied twice, nothing new."""
    mine = reports(desk)
    desk.judge((mine["first"], mine["second"]), Verdict.DIFFERENT, "other rockets")
    made = desk.judge((mine["plan"], mine["second"]), Verdict.SAME)
    desk.undo(made.iri)
    lines = list(to_lines(desk.history(), desk.labels()))
    other = StoreFolder(tmp_path / "other")
    with other.writing() as draft:
        for document, reading in DOCUMENTS:
            draft.replace(document.iri, document_quads(document, reading, LEXICON))
    theirs = Desk(other, LEXICON, "Grace", lambda: NOON)
    applied = theirs.apply(from_lines(lines, place="file"))

    assert 2 == len(applied)
    assert [] == theirs.apply(from_lines(lines, place="file"))
    assert {str(q) for q in folder.read().quads()} == {str(q) for q in other.read().quads()}


def test_what_was_taken_back_can_be_applied_again(desk: Desk, folder: StoreFolder) -> None:
    """Applying a file asks for its judgements, also for one that was taken back since."""
    mine = reports(desk)
    made = desk.judge((mine["first"], mine["second"]), Verdict.DIFFERENT)
    lines = list(to_lines(desk.history(), {}))
    desk.undo(made.iri)
    desk.apply(from_lines(lines, place="file"))

    assert [1, 1, 1] == shares(folder)
    assert [] == desk.apply(from_lines(lines, place="file"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "file:1: is no judgement"),
        ('{"a": "urn:a", "b": "urn:b"}', "lacks the field 'verdict'"),
        ('{"a": "urn:a", "b": "urn:b", "verdict": "maybe"}', "maybe"),
        ('{"a": "urn:a", "b": "urn:a", "verdict": "same"}', "twice"),
        ('{"a": "urn a", "b": "urn:b", "verdict": "same"}', "valid IRI"),
        ('{"a": "urn:a", "b": "urn:b", "verdict": "same", "at": "today"}', "today"),
        ('{"a": "urn:a", "b": "urn:b", "verdict": "same", "who": "program"}', "person"),
    ],
)
def test_a_line_that_is_no_judgement_is_named(line: str, said: str) -> None:
    """The message tells the file, the line, and what is wrong with it."""
    with pytest.raises(DataError, match=said):
        from_lines([line], place="file", who="Ada", at=NOON)


def _is_name(text: str) -> bool:
    return bool(text.strip()) and text.isprintable() and text != "program"


MOMENTS = st.datetimes(
    min_value=datetime(2000, 1, 1),
    max_value=datetime(2100, 1, 1),
    timezones=st.just(UTC),
)


@given(
    verdict=st.sampled_from(Verdict),
    who=st.text(min_size=1).filter(_is_name),
    at=MOMENTS,
    reason=st.text().filter(lambda text: text.isprintable() and ";" not in text),
)
def test_judgements_survive_writing(verdict: Verdict, who: str, at: datetime, reason: str) -> None:
    """What is read from RDF and from JSON lines is what was written."""
    made = judged(("urn:b", "urn:a"), verdict, who=who, at=at, reason=reason)
    store = QuadStore()
    store.replace(JUDGEMENTS, judgement_quads([made], JUDGEMENTS))

    assert [made] == read_judgements(store)
    assert [made] == from_lines(to_lines([made], {}), place="lines")


def test_exported_lines_are_json_objects() -> None:
    """Each line stands alone, with labels for whoever reads it."""
    made = judged(("urn:b", "urn:a"), Verdict.SAME, who="Ada", at=NOON)
    (line,) = to_lines([made], {"urn:a": "first", "urn:b": "second"})

    assert {
        "a": "urn:a",
        "b": "urn:b",
        "verdict": "same",
        "who": "Ada",
        "at": "2024-01-05T12:00:00Z",
        "first": "first",
        "second": "second",
    } == json.loads(line)


def test_the_program_gives_its_reasons(folder: StoreFolder) -> None:
    """The derived graph of matches tells why two reports are one launch, without a clock."""
    (match,) = [j for j in read_judgements(folder.read(), MATCHES) if j.verdict is Verdict.SAME]

    assert ("program", None, True) == (match.who, match.at, match.score > 0.5)
    assert match.reasons


def test_only_what_was_not_taken_back_stands() -> None:
    """Of three judgements on a pair the last one that still holds counts."""
    times = clock()
    made = [
        judged(("urn:a", "urn:b"), verdict, who="Ada", at=next(times))
        for verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
    ]
    taken = Judgement(
        *("urn:a", "urn:b", Verdict.UNSURE, 0.5, ()),
        who="Ada",
        at=made[2].at,
        withdrawn_at=NOON,
    )

    assert {("urn:a", "urn:b"): made[1]} == standing([*made[:2], taken])
