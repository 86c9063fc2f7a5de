"""Whatever was loaded, changed, retracted and brought back: the live store tells only the end."""

from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from launch_notes import LEXICON, InMemory, lines, note

from kb.errors import NotFoundError
from kb.history.documents import is_version_of, read_facts
from kb.history.retractions import retract, undo
from kb.model import Document
from kb.resolve import rebuild
from kb.terms import HISTORY

DAYS = st.sampled_from(["", "2023-06-01", "2023-06-02", "2024-01-01"])
LAUNCHES = st.lists(
    st.sampled_from(
        [
            "2023-05-31 Chollima-1 failure",
            "2023-05-31 Chollima-1 success",
            "2023-05 Chollima-1 planned",
            "2023-08-24 Chollima-1 failure",
            "2023-08-24 Chollima-1 cancelled",
            "2024 Unha-3 planned",
        ]
    ),
    min_size=1,
    max_size=3,
    unique=True,
)
# Long enough that two files which share it are versions of one another.
COMMON = " ".join(f"word{number}" for number in range(40))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """An article with an address, a file without one, or a catalogue, in one of its versions."""
    told, published = draw(LAUNCHES), draw(DAYS)
    sort = draw(st.sampled_from(["page", "other page", "file", "list"]))
    if sort in {"page", "other page"}:
        url = f"https://example.org/{sort[:5].strip()}"
        return note(sort, *told, published=published, url=url)
    if sort == "file":
        name = draw(st.sampled_from(["brief", "other brief"]))
        return note(name, *told, COMMON, published=published)
    named = [f"[n{number}] {line}" for number, line in enumerate(told)]
    url = "https://example.org/list"
    return note("list", *named, published=published, url=url, catalogue=True)


@dataclass(slots=True)
class Life:
    """A store with every document that it was ever given, by what tells its versions apart."""

    folder: InMemory = field(default_factory=InMemory)
    given: dict[tuple[str, str], Document] = field(default_factory=dict)

    def load(self, batch: list[Document]) -> None:
        """Load some documents together."""
        self.given |= {(document.iri, _edition(document)): document for document in batch}
        self.folder.load(*batch, shrink=True)

    def retract(self, place: int) -> None:
        """Take one of the live documents out."""
        live = sorted(read_facts(self.folder.store))
        if live:
            changed = retract(self.folder.store, live[place % len(live)])
            rebuild(self.folder.store, LEXICON, changed)

    def undo(self) -> None:
        """Bring the last retraction back, if there is one."""
        try:
            changed = undo(self.folder.store)
        except NotFoundError:
            return
        rebuild(self.folder.store, LEXICON, changed)

    def live(self) -> list[Document]:
        """Return the documents that are live, as they were given."""
        return [
            replace(self.given[f.document, f"{f.sha256}{f.published.edtf}"], name=f.name)
            for f in read_facts(self.folder.store).values()
        ]


def _edition(document: Document) -> str:
    day = document.published.edtf if document.published else ""
    return sha256(document.text.encode()).hexdigest() + day


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("load"), st.lists(documents(), min_size=1, max_size=3)),
        st.tuples(st.just("retract"), st.integers(0, 9)),
        st.tuples(st.just("undo"), st.none()),
    ),
    min_size=1,
    max_size=8,
)


@given(steps=STEPS, order=st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_live_store_is_that_of_what_remains(
    steps: list[tuple[str, object]], order: Random
) -> None:
    """Loads, changes, retractions and undos leave what a store made of the rest alone holds."""
    life = Life()
    for step, what in steps:
        if what is None:
            life.undo()
        else:
            getattr(life, step)(what)
    remains = life.live()
    order.shuffle(remains)
    fresh = InMemory()
    fresh.load(*remains)

    assert lines(fresh.store, but=(HISTORY,)) == lines(life.folder.store, but=(HISTORY,))
    facts = read_facts(life.folder.store).values()
    assert not any(is_version_of(a, b) for a, b in combinations(facts, 2))


@given(batch=st.lists(documents(), min_size=1, max_size=4), place=st.integers(0, 9))
@settings(max_examples=12, deadline=None)
def test_undo_is_the_inverse_of_retract(batch: list[Document], place: int) -> None:
    """What one retraction took out, one undo brings back, the history included."""
    life = Life()
    life.load(batch)
    before = lines(life.folder.store)
    life.retract(place)
    life.undo()

    assert before == lines(life.folder.store)


def test_nothing_to_undo_is_an_error() -> None:
    """The message names the list of retractions."""
    with pytest.raises(NotFoundError, match="nothing is retracted"):
        undo(InMemory().store)
