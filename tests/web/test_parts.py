from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.dates import parse_edtf
from kb.names import gazetteer
from kb.store import QuadStore
from kb.timeline import TimelineEntry
from kb.web.answering import Answer, Question, answer_to, receive
from kb.web.bars import FULL, LEAST, Scale, picture_of, scale_of, year_scale
from kb.web.marking import Mark, cut, shortened
from kb.web.negotiation import RESULTS, THING, choose
from kb.web.render import environment
from kb.web.shelf import Shelf
from kb.web.streams import CHUNK, streamed

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15)), max_size=8)


@given(st.text(max_size=40), SPANS)
def test_pieces_make_up_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    """However marks overlap, the pieces joined are the text, and each mark covers its own words."""
    marks = [Mark(a, a + n, "claim", str(i)) for i, (a, n) in enumerate(spans)]
    pieces = cut(text, marks)

    assert text == "".join(piece.text for piece in pieces)
    for mark in marks:
        covered = "".join(piece.text for piece in pieces if mark in piece.marks)
        assert text[mark.start : mark.end] == covered


@given(SPANS)
def test_a_shortened_record_keeps_what_is_marked(spans: list[tuple[int, int]]) -> None:
    """The fields of a record that are left out hold no mark."""
    text = "".join(f"F{i}: v{i} | " for i in range(9)) + "last: one"
    marks = [Mark(a, a + n, "claim", str(i)) for i, (a, n) in enumerate(spans)]
    whole, short = cut(text, marks), shortened(cut(text, marks))

    def marked(pieces: list[object]) -> str:
        found = (p.text for p in pieces if p.marks)  # type: ignore[attr-defined]
        return "".join("".join(found).replace("|", "").split())

    assert marked(list(short)) == marked(list(whole))
    assert "F0: v0" == "".join(piece.text for piece in short)[:6]


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("", "html"),
        ("*/*", "html"),
        ("text/*", "html"),
        ("text/turtle", "ttl"),
        ("application/ld+json;q=0.8, text/turtle;q=0.9", "ttl"),
        ("text/html;q=0, */*;q=0.1", "ttl"),
        ("application/xhtml+xml", "html"),
        ("text/turtle;q=nonsense", None),
        ("image/png", None),
    ],
)
def test_what_a_client_prefers(accept: str, name: str | None) -> None:
    """The best quality wins, the exact range before the wide one, the first of equal forms."""
    found = choose(accept, THING)

    assert name == (found.name if found else None)


def test_xml_alone_means_results_in_xml() -> None:
    """Old clients ask for plain XML."""
    found = choose("application/xml", RESULTS)

    assert found is not None
    assert "xml" == found.name


def test_a_bar_is_as_long_as_the_doubt() -> None:
    """A month is a twelfth of its year, a minute a line that can be seen; ends may be open."""
    scale = year_scale(2023)
    month, minute = scale.bar(parse_edtf("2023-05")), scale.bar(parse_edtf("2023-05-31T06:29Z"))
    open_ended, unknown = scale.bar(parse_edtf("2023-05-31/..")), scale.bar(parse_edtf(""))

    assert month is not None
    assert minute is not None
    assert open_ended is not None
    assert FULL / 13 < month.width < FULL / 11
    assert LEAST == minute.width
    assert (True, False) == (open_ended.opens, open_ended.closes)
    assert unknown is None


def test_a_plan_that_reaches_into_another_year_is_drawn_open() -> None:
    """What begins before the scale does is drawn from its edge, and said to be open there."""
    bar = year_scale(2023).bar(parse_edtf("2022-12/2023-02"))

    assert bar is not None
    assert (0, False, True) == (bar.x, bar.opens, bar.closes)


@given(st.integers(2, 9998), st.integers(0, 400), st.integers(1, 60_000))
def test_ticks_lie_on_the_scale(year: int, first: int, days: int) -> None:
    """Any stretch of time has a few ticks, all within the picture."""
    start = datetime(year, 1, 1, tzinfo=UTC).timestamp() + first * 86400
    end = min(start + days * 86400, datetime(9999, 1, 1, tzinfo=UTC).timestamp())
    scale = Scale(datetime.fromtimestamp(start - 86400, UTC), datetime.fromtimestamp(end, UTC))

    ticks = scale.ticks()

    assert len(ticks) <= 8
    assert all(0 <= tick.x <= FULL for tick in ticks)


def test_a_scale_holds_all_its_times() -> None:
    """There is none without a known time."""
    scale = scale_of([parse_edtf("2012"), parse_edtf("2014-05-06")])

    assert scale is not None
    assert scale.first < datetime(2012, 1, 1, tzinfo=UTC)
    assert scale_of([parse_edtf("")]) is None


def test_the_picture_counts_each_launch_once() -> None:
    """Columns for all years between the first and the last; blocks add up to the launches."""
    entries = [
        TimelineEntry(f"i{i}", "launch", "", parse_edtf(date), status="occurred", outcome=outcome)
        for i, (date, outcome) in enumerate(
            [("2012-04", "failure"), ("2012-12", "success"), ("2014", ""), ("", "success")]
        )
    ]
    picture = picture_of(entries)

    assert picture is not None
    assert ("2012", "2014", 2) == (picture.first, picture.last, picture.most)
    assert {"success": 1, "partial": 0, "failure": 1, "unknown": 1} == picture.totals
    assert 3 == len(picture.blocks)
    assert picture_of(entries[:2]) is None


def test_a_reader_that_goes_away_stops_the_writer() -> None:
    """What nobody reads any more is not written to its end."""
    written = []

    def write(stream: object) -> None:
        for i in range(10_000):
            stream.write(b"x" * CHUNK)  # type: ignore[attr-defined]
            written.append(i)

    chunks = streamed(write)
    first = next(chunks)
    chunks.close()  # type: ignore[attr-defined]

    assert CHUNK == len(first)
    assert len(written) < 100


def test_an_error_of_the_writer_is_raised_at_the_reader() -> None:
    """An export that fails half way is no complete answer."""

    def write(stream: object) -> None:
        stream.write(b"half")  # type: ignore[attr-defined]
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        list(streamed(write))


def test_an_answer_beyond_the_limit_is_none() -> None:
    """Rows that take more bytes than allowed are refused with the way out."""
    question = Question("SELECT * { VALUES ?a { 1 2 3 4 5 } }", "json", "nt", 50, "")

    answer = answer_to(QuadStore().inner, question)

    assert "large" == answer.fault
    assert "LIMIT" in answer.reason


def test_half_an_answer_is_none() -> None:
    """A process that dies while it answers has not answered."""
    whole = b'{"form": "json", "fault": "", "reason": "", "bytes": 3}\nabc'

    assert Answer("json", b"abc") == receive(BytesIO(whole))
    assert receive(BytesIO(whole[:-1])) is None
    assert receive(BytesIO(whole[:20])) is None


def test_the_parts_can_link_elsewhere(demonstration: Path) -> None:
    """A report in one file makes its links with the same macros."""
    from kb.knowledgebase import KnowledgeBase

    env = environment(lambda iri, **_: f"#{iri.rpartition('/')[2]}")
    parts = env.get_template("parts/launch.html").module
    with KnowledgeBase(demonstration) as base:
        shelf = Shelf(base.store, gazetteer())
        entry = next(iter(shelf.launches.values()))
        html = str(parts.line(entry, shelf.links[entry.iri], None))  # type: ignore[attr-defined]

    assert f'href="#{entry.iri.rpartition("/")[2]}"' in html
    assert 'href="/' not in html
