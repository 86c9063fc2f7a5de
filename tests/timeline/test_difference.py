from dataclasses import replace

from kb.dates import day
from kb.timeline import TimelineEntry, difference

FLOWN = TimelineEntry(
    "https://example.org/1", "launch", "31 May 2023, Chollima-1", day(2023, 5, 31),
    vehicle="Chollima-1", status="occurred", outcome="success", documents=2, origins=3,
)  # fmt: skip


def how(before: list[TimelineEntry], after: list[TimelineEntry]) -> list[str]:
    """Return how the launches changed."""
    return [change.how for change in difference(before, after)]


def test_the_same_timeline_has_no_difference() -> None:
    """Nothing changed, nothing is said."""
    assert [] == how([FLOWN], [FLOWN])


def test_a_launch_that_nothing_supports_is_gone() -> None:
    """And one that was not there before is new."""
    assert ["gone: nothing else supports it"] == how([FLOWN], [])
    assert ["new"] == how([], [FLOWN])


def test_a_reversed_outcome_and_lost_support_are_told() -> None:
    """What is told differently comes first, then how many still say so."""
    after = replace(FLOWN, outcome="failure", documents=1)

    assert ["outcome success becomes failure; 2 documents become 1"] == how([FLOWN], [after])


def test_a_launch_that_changed_its_name_is_recognised() -> None:
    """A launch is named after its first report; when that goes, the launch is still the same."""
    after = replace(FLOWN, iri="https://example.org/2", origins=1)

    assert ["3 origins become 1"] == how([FLOWN], [after])
