from samples import LEXICON, NORTH_KOREA

from kb.dates import parse_edtf
from kb.resolve.plans import Course, follow

PUBLISHED = parse_edtf("2012-03-17")


def course(iri: str, status: str, date: str) -> Course:
    """Return what a plan, or a flight, of North Korea is matched by."""
    return Course(iri, NORTH_KOREA.iri, "orbital", status, parse_edtf(date), PUBLISHED)


def test_a_plan_is_followed_by_the_flight_within_its_days() -> None:
    """The flight on a day that the plan names goes before one of which only the month is known."""
    plan = course("plan", "planned", "2012-04-12/2012-04-16")
    vague = course("vague", "occurred", "2012-04")
    sure = course("sure", "occurred", "2012-04-13")

    assert {"plan": "sure"} == follow([plan, vague, sure], LEXICON)
    assert {"plan": "vague"} == follow([plan, vague], LEXICON)


def test_a_plan_that_slipped_is_followed_by_the_next_flight() -> None:
    """Where nothing flew within the days, the first flight after them fulfils the plan."""
    plan = course("plan", "planned", "2012-04-12/2012-04-16")
    late, later = (course(day, "occurred", day) for day in ("2012-05-01", "2012-12-12"))

    assert {"plan": "2012-05-01"} == follow([plan, later, late], LEXICON)


def test_a_plan_without_a_flight_is_open() -> None:
    """A flight more than a year after the last day that was named fulfils nothing."""
    plan = course("plan", "planned", "2012-04-12/2012-04-16")

    assert {} == follow([plan, course("other", "occurred", "2014-01-01")], LEXICON)
