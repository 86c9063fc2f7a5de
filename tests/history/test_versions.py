import pytest
from launch_notes import InMemory, lines, note

from kb.errors import StoreError
from kb.history.archive import pack, unpack
from kb.history.documents import read_facts
from kb.history.retractions import retract, undo
from kb.history.versions import read_versions
from kb.model import Document
from kb.terms import HISTORY

URL = "https://example.org/launches"
LINES = tuple(f"[n{number}] 2023-01-{number:02} Unha-3 success" for number in range(1, 10))
# Long enough that two files which share it are versions of one another.
COMMON = " ".join(f"word{number}" for number in range(40))


def catalogue(published: str, *told: str) -> Document:
    """Return a vintage of one catalogue."""
    return note("list", *told, published=published, url=URL, catalogue=True)


def live(folder: InMemory) -> list[str]:
    """Return the days on which the live documents were published."""
    return sorted(facts.published.edtf for facts in read_facts(folder.store).values())


def past(folder: InMemory) -> list[str]:
    """Return the days of the versions in the history."""
    return [version.facts.published.edtf for version in read_versions(folder.store)]


def test_a_later_version_replaces_the_earlier_one_and_keeps_it() -> None:
    """What changed is counted by the launches' identifiers."""
    folder = InMemory()
    folder.load(catalogue("2023-07-25", *LINES))
    changed = (LINES[0].replace("success", "failure"), *LINES[1:8], "[x] 2023-02-01 Unha-3 success")
    counts = folder.load(catalogue("2024-01-12", *changed))

    assert ["2024-01-12"] == live(folder)
    assert ["2023-07-25"] == past(folder)
    assert ["list: replaces the version of 25 July 2023: 1 launch changed, 1 new, 1 gone"] == [
        str(told) for told in counts.versions
    ]


def test_an_older_version_goes_straight_into_the_history() -> None:
    """And the live graphs are what they would be without it."""
    folder, alone = InMemory(), InMemory()
    newer, older = catalogue("2024-01-12", *LINES), catalogue("2023-07-25", *LINES[:8])
    alone.load(newer)
    folder.load(newer)
    counts = folder.load(older)

    assert ["2023-07-25"] == past(folder)
    assert lines(alone.store, but=(HISTORY,)) == lines(folder.store, but=(HISTORY,))
    assert "older than the version of 12 January 2024" in str(counts.versions[0])


@pytest.mark.parametrize("days", [("", ""), ("2023-07-25", ""), ("2024-01-12", "2024-01-12")])
def test_where_dates_do_not_tell_the_last_loaded_is_live(days: tuple[str, str]) -> None:
    """Two documents of one address that say different things cannot both be live."""
    folder = InMemory()
    for day, told in zip(days, LINES, strict=False):
        folder.load(note("page", told, published=day, url=URL))

    assert [days[1]] == live(folder)
    assert [days[0]] == past(folder)


def test_every_version_is_known_when_it_is_loaded_again() -> None:
    """Loading both vintages again changes nothing, in either order."""
    folder = InMemory()
    both = [catalogue("2023-07-25", *LINES), catalogue("2024-01-12", *LINES[:8])]
    folder.load(*both)
    before = lines(folder.store)
    counts = folder.load(*reversed(both))

    assert (0, 2) == (counts.loaded, counts.unchanged)
    assert before == lines(folder.store)


def test_a_file_without_address_is_known_by_name_publisher_and_text() -> None:
    """Another name, another publisher or another text make another document."""
    folder = InMemory()
    folder.load(note("brief", LINES[0], COMMON, published="2023-06-01"))
    folder.load(note("brief", LINES[1], COMMON, published="2023-06-02"))
    folder.load(note("other", LINES[2], COMMON, published="2023-06-03"))
    folder.load(note("brief", LINES[3], COMMON, published="2023-06-04", publisher="Agency"))
    folder.load(note("brief", LINES[4], published="2023-06-05"))

    assert ["2023-06-02", "2023-06-03", "2023-06-04", "2023-06-05"] == live(folder)
    assert ["2023-06-01"] == past(folder)


def test_a_catalogue_that_shrinks_to_less_than_half_is_refused() -> None:
    """A download that broke off is no reason to delete launches, unless the user insists."""
    folder = InMemory()
    folder.load(catalogue("2023-07-25", *LINES))
    broken = catalogue("2024-01-12", *LINES[:4])
    refused = folder.load(broken)

    assert (0, 1) == (refused.loaded, len(refused.faults))
    assert "holds 4 launches, the version of 25 July 2023 held 9" in str(refused.faults[0])
    assert ["2023-07-25"] == live(folder)
    assert 1 == folder.load(broken, shrink=True).loaded
    assert ["2024-01-12"] == live(folder)


def test_a_retraction_takes_the_earlier_versions_along_and_undo_brings_all_back() -> None:
    """No version comes up from below when the one above it is taken out."""
    folder = InMemory()
    folder.load(catalogue("2023-07-25", *LINES), catalogue("2024-01-12", *LINES))
    before = lines(folder.store)
    (document,) = read_facts(folder.store)
    retract(folder.store, document)

    assert [] == live(folder)
    assert {1} == {version.retraction for version in read_versions(folder.store)}
    undo(folder.store)
    assert before.count(HISTORY) == lines(folder.store).count(HISTORY)
    assert (["2024-01-12"], ["2023-07-25"]) == (live(folder), past(folder))


def test_retractions_are_undone_one_by_one() -> None:
    """The last one first."""
    folder = InMemory()
    documents = [note(name, LINES[0], published=f"2023-06-0{name}") for name in "123"]
    folder.load(*documents)
    for document in documents:
        retract(folder.store, document.iri)

    for days in (["2023-06-03"], ["2023-06-02", "2023-06-03"]):
        undo(folder.store)
        assert days == live(folder)


def test_what_was_retracted_stays_out_unless_it_is_named() -> None:
    """A folder that still holds it does not bring it back; naming the file does."""
    folder, document = InMemory(), note("page", LINES[0], url=URL)
    folder.load(document)
    retract(folder.store, document.iri)
    again = folder.load(document, named=False)

    assert (0, ["page"]) == (again.loaded, again.kept_out)
    assert 1 == folder.load(document).loaded
    assert 0 == len(past(folder))


def test_undo_does_not_put_an_old_text_above_one_loaded_since() -> None:
    """Where dates do not tell which is newer, what was loaded meanwhile stays."""
    folder = InMemory()
    first, second = note("page", LINES[0], url=URL), note("page", LINES[1], url=URL)
    folder.load(first)
    retract(folder.store, first.iri)
    folder.load(second)
    undo(folder.store)

    assert 1 == len(past(folder))
    assert "2023-01-02 Unha-3" in lines(folder.store, but=(HISTORY,))


def test_an_archive_gives_its_quads_back() -> None:
    """And one that is damaged says which document it was of."""
    folder, document = InMemory(), note("page", LINES[0], url=URL)
    folder.load(document)
    quads = set(folder.store.quads(document.iri))

    assert quads == set(unpack(pack(quads), document.iri))
    with pytest.raises(StoreError, match=r"document/\w+ is damaged"):
        unpack("AAAA", document.iri)
