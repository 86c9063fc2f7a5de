from itertools import pairwise

from launch_notes import LEXICON, InMemory, lines, note

from kb.dates import display
from kb.history.as_of import copy_of_rest, day_of, restrict, restriction
from kb.model import Document
from kb.resolve import rebuild
from kb.store import QuadStore
from kb.timeline import timeline
from kb.timeline.revisions import revision_rows, revisions

URL = "https://example.org/launches"


def known(day: str, *documents: Document) -> QuadStore:
    """Return what some documents let one know on a day."""
    folder = InMemory()
    folder.load(*documents)
    wanted = restriction(folder.store, day_of(day))
    rest = copy_of_rest(folder.store, wanted)
    restrict(rest, wanted, folder.store)
    rebuild(rest, LEXICON)
    restrict(folder.store, wanted, folder.store)
    rebuild(folder.store, LEXICON, wanted.changed)
    # Taking out and copying what is left are two ways to one end.
    assert lines(folder.store) == lines(rest)
    return rest


def told(store: QuadStore) -> list[str]:
    """Return the launches of a store in short."""
    return [
        f"{display(entry.time)} {entry.vehicle} {entry.outcome or entry.status}"
        for entry in timeline(store)
    ]


def changed(first: str, second: str, *documents: Document) -> list[tuple[object, ...]]:
    """Return what changed between two days: how, from what, to what, and who says so."""
    stores = known(first, *documents), known(second, *documents)
    rows = revision_rows(revisions(*stores), stores[1]).to_dicts()
    return [tuple(r[key] for key in ("change", "before", "after", "document")) for r in rows]


FIRST = note("first", "2023-05-31 Chollima-1 failure", published="2023-06-01")
SECOND = note("second", "2023-08-24 Chollima-1 failure", published="2023-08-24")


def test_what_was_published_later_is_not_known() -> None:
    """The day itself counts."""
    assert ["31 May 2023 Chollima-1 failure"] == told(known("2023-08-23", FIRST, SECOND))
    assert 2 == len(told(known("2023-08-24", FIRST, SECOND)))


def test_a_document_without_a_date_is_left_out_and_named() -> None:
    """Nobody knows when it was known."""
    folder = InMemory()
    folder.load(FIRST, note("undated", "2022-01-01 Unha-3 success"))
    wanted = restriction(folder.store, day_of("2023-12-31"))

    assert ("undated",) == wanted.undated
    assert (FIRST.iri,) == wanted.stays


def test_the_version_of_the_day_is_put_back() -> None:
    """Of several earlier versions the last one that was out by then."""
    versions = [
        note("page", f"2023-05-{day} Chollima-1 planned", published=f"2023-05-0{day[1]}", url=URL)
        for day in ("11", "12", "13")
    ]

    assert ["12 May 2023 Chollima-1 planned"] == told(known("2023-05-02", *versions))
    assert ["11 May 2023 Chollima-1 planned"] == told(known("2023-05-01", *versions))
    assert [] == told(known("2023-04-30", *versions))


SLIPS = note(
    "slips",
    "[n1] 2023-05-20 Chollima-1 planned known 2023-04-01",
    "[n2] 2023-09-20 Unha-3 planned known 2023-08-01",
    published="2024-01-01",
    catalogue=True,
)


def test_since_when_a_source_says_something_counts_more_than_its_own_date() -> None:
    """Of a catalogue that came out later those launches stay of which it knew by then."""
    assert ["20 May 2023 Chollima-1 planned"] == told(known("2023-06-01", SLIPS))
    assert [] == told(known("2023-03-01", SLIPS))
    assert 2 == len(told(known("2024-06-01", SLIPS)))


def test_a_claim_known_later_than_the_day_is_left_out() -> None:
    """Even where its document was out."""
    document = note(
        "list",
        "[n1] 2023-05-20 Chollima-1 planned known 2023-04-01",
        "[n2] 2023-09-20 Unha-3 planned known 2023-08-01",
        published="2023-05-01",
    )

    assert ["20 May 2023 Chollima-1 planned"] == told(known("2023-06-01", document))


def test_changes_name_the_document_that_made_them() -> None:
    """New launches, and an outcome that is reversed when an article is written anew."""
    page = [
        note("page", f"2023-05-31 Chollima-1 {end}", published=day, url=URL, title=f"A {end}")
        for end, day in (("success", "2023-06-01"), ("failure", "2023-06-03"))
    ]

    assert [("new", "", "", "A success")] == changed("2023-05-01", "2023-06-01", *page)
    assert [("reversed", "success", "failure", "A failure")] == changed(
        "2023-06-02", "2023-06-04", *page
    )
    assert [] == changed("2023-06-03", "2023-06-30", *page)


def test_plans_slip_firm_and_end_by_the_terms() -> None:
    """One plan from version to version of the list that keeps it."""
    states = {
        "2023-01-01": "2023-05 Chollima-1 planned",
        "2023-02-01": "2023-05-10 Chollima-1 planned",
        "2023-03-01": "2023-05-20 Chollima-1 planned",
        "2023-04-01": "2023-05-15 Chollima-1 planned",
        "2023-04-10": "2023-05 Chollima-1 planned",
        "2023-05-01": "2023-05 Chollima-1 cancelled",
    }
    plan = [
        note("list", f"[n1] {line}", published=day, url=URL, catalogue=True)
        for day, line in states.items()
    ]
    days = list(states)
    steps = [changed(*pair, *plan)[0][0] for pair in pairwise(days)]

    assert ["firmed", "slip", "pull-in", "loosened", "cancelled"] == steps


def test_a_plan_is_fulfilled_by_the_flight_that_another_document_tells_of() -> None:
    """The flight is new, and the plan is tied to it."""
    plan = note("plan", "2023-05-31/2023-06-11 Chollima-1 planned", published="2023-05-29")
    changes = changed("2023-05-30", "2023-06-02", plan, FIRST)

    assert {("fulfilled", "First"), ("new", "First")} == {(c[0], c[3]) for c in changes}
