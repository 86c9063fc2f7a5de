from dataclasses import replace

import pytest
from samples import KCNA, NORTH_KOREA
from told import WORLD, told

from kb.dates import parse_edtf
from kb.names import Thing
from kb.resolve.accounts import Account
from kb.resolve.differences import DifferenceKind
from kb.resolve.values import Choice, choose
from kb.terms import EntityType, Property

VALUE, ZONE, PRECISION = DifferenceKind.VALUE, DifferenceKind.ZONE, DifferenceKind.PRECISION
SCALE, DEFINITION = DifferenceKind.SCALE, DifferenceKind.DEFINITION


def of(property_: Property, *accounts: Account) -> list[Choice]:
    """Return the choices for one property of a launch."""
    return [choice for choice in choose(accounts, WORLD) if choice.property is property_]


def kinds(choices: list[Choice]) -> list[DifferenceKind | None]:
    """Return how the values that were not chosen differ."""
    return [c.difference.kind if c.difference else None for c in choices if not c.chosen]


def test_clocks_a_minute_apart_are_two_values_and_no_conflict() -> None:
    """21:27 and 21:28 are kept both, neither averaged nor called a contradiction."""
    found = of(Property.DATE, told("a", "2023-05-30T21:27Z"), told("b", "2023-05-30T21:28Z"))

    assert ["2023-05-30T21:27Z", "2023-05-30T21:28Z"] == sorted(c.best.value for c in found)
    assert [PRECISION] == kinds(found)
    assert not any(choice.rival for choice in found)


def test_local_time_taken_for_utc_is_told_as_such() -> None:
    """Nine hours apart at a Korean site: the zone, not the time, is in doubt."""
    found = of(
        Property.DATE,
        told("a", "2023-05-30T21:28Z", site="Sohae"),
        told("b", "2023-05-31T06:28Z", site="Sohae"),
    )

    assert [ZONE] == kinds(found)
    assert [False, True] == [choice.rival for choice in found]


def test_times_hours_apart_contradict_each_other() -> None:
    """Two hours apart is no zone of Korea."""
    found = of(
        Property.DATE,
        told("a", "2023-05-30T21:28Z", site="Sohae"),
        told("b", "2023-05-30T23:28Z", site="Sohae"),
    )

    assert [VALUE] == kinds(found)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (("failure", ""), ("success", ""), VALUE),
        (("partial", ""), ("success", ""), SCALE),
        (("failure", "OF40"), ("success", "Success"), SCALE),
        (("failure", "OF"), ("success", "Success"), VALUE),
    ],
)
def test_scales_of_success_are_no_contradiction(
    first: tuple[str, str], second: tuple[str, str], kind: DifferenceKind
) -> None:
    """What one calls a failure of 40 % the other may call a success."""
    found = of(
        Property.OUTCOME,
        told("a", outcome=first[0], code=first[1]),
        told("b", outcome=second[0], code=second[1]),
    )

    assert [kind] == kinds(found)
    assert (kind is VALUE) == any(choice.rival for choice in found)


def test_satellite_launch_and_missile_test_are_two_definitions() -> None:
    """What kind of launch it was is a matter of what one calls so."""
    found = of(Property.KIND, told("a", kind="orbital"), told("b", kind="missile"))

    assert [DEFINITION] == kinds(found)


def test_two_agencies_of_one_record_are_no_rivals() -> None:
    """A catalogue that names two agencies says that both launched."""
    one = told("a", actor="North Korea")
    other = replace(
        one.assertions[0], claim="urn:x", value=told("b", actor="South Korea").assertions[0].value
    )
    both = replace(one, assertions=(*one.assertions, other))

    assert [False, False] == [choice.rival for choice in of(Property.ACTOR, both)]
    assert [VALUE] == kinds(of(Property.ACTOR, one, told("b", actor="South Korea")))


def test_a_source_that_corrects_itself_stands_by_its_later_word() -> None:
    """Success on Tuesday, failure on Wednesday, by one paper: the failure is chosen."""
    paper = {"origin": "urn:wire"}
    found = of(
        Property.OUTCOME,
        told("a", outcome="success", published="1987-03-24", **paper),
        told("b", outcome="failure", published="1987-03-25", **paper),
    )

    assert [("failure", "own-later-word"), ("success", "rival")] == [
        (choice.best.value, choice.rule) for choice in found
    ]


def test_the_launching_sides_word_is_one_and_yields_to_another() -> None:
    """State and news agency are one origin; as many others go before them."""
    mouth = Thing(
        KCNA.iri, EntityType.ORGANIZATION, KCNA.names, country=NORTH_KOREA.iri,
        part_of=NORTH_KOREA.iri,
    )  # fmt: skip
    accounts = [
        told("a", outcome="success", published="2009-04-05", origin=NORTH_KOREA.iri),
        told("b", outcome="success", published="2009-04-05", origin=KCNA.iri),
        told("c", outcome="failure", published="2009-04-06", origin="urn:norad"),
    ]
    chosen, rival = (
        c for c in choose(accounts, WORLD.extended([mouth])) if c.property is Property.OUTCOME
    )

    assert ("failure", "independent-word") == (chosen.best.value, chosen.rule)
    assert ("success", 1, True) == (rival.best.value, len(rival.sources), rival.rival)


def test_earlier_dates_of_a_slip_history_are_superseded() -> None:
    """What one catalogue said before of a date is kept, and contradicts nothing."""
    now = told("a", "2023-07-15", status="planned")
    date = next(a for a in now.assertions if a.property is Property.DATE)
    before = replace(
        date, claim="urn:x", value="2023-06-01", time=parse_edtf("2023-06-01"),
        known=parse_edtf("2023-04-01"),
    )  # fmt: skip
    found = of(Property.DATE, replace(now, assertions=(*now.assertions, before)))

    assert [("2023-07-15", "agreement"), ("2023-06-01", "superseded")] == [
        (choice.best.value, choice.rule) for choice in found
    ]
    assert not found[1].rival


def test_a_plan_that_slips_shows_its_latest_date() -> None:
    """Two papers told of June, a later one tells of August: August, and no conflict."""
    june = [told(name, "2023-06", status="planned", published="2023-04-01") for name in "ab"]
    august = told("c", "2023-08", status="planned", published="2023-05-01")
    found = of(Property.DATE, *june, august)

    assert [("2023-08", "later-plan"), ("2023-06", "superseded")] == [
        (choice.best.value, choice.rule) for choice in found
    ]
    assert not any(choice.rival for choice in found)
