from dataclasses import replace

import pytest
from hypothesis import given
from told import REPORTS, WORLD, told

from kb.resolve import Verdict, compare
from kb.resolve.accounts import Account


@given(REPORTS, REPORTS)
def test_the_order_of_two_reports_does_not_matter(a: Account, b: Account) -> None:
    """Comparing b with a gives what comparing a with b gives, and a score from 0 to 1."""
    one, two = compare(a, b, WORLD), compare(b, a, WORLD)

    assert one == two
    assert 0 <= one.score <= 1


def test_korean_day_and_utc_minute_are_one_launch() -> None:
    """31 May in Korea holds 21:27 UTC of 30 May; the two spellings of the rocket are one."""
    article = told("a", "2023-05-31", vehicle="Chollima-1", zone="Asia/Pyongyang")
    catalogue = told("b", "2023-05-30T21:27Z", actor="NADA", vehicle="Cheonlima-1")

    assert compare(article, catalogue, WORLD).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (told("a", "2023-05-31"), "the document itself tells them apart"),
        (told("b", "2023-05-31", status="planned"), "one is a plan, the other took place"),
        (told("b", "2023-08-24"), "dates apart"),
    ],
)
def test_what_excludes_one_another_is_different(other: Account, reason: str) -> None:
    """Reports of one document, a plan and a flight, and dates apart are never one launch."""
    likeness = compare(told("a", "2023-05-31", number=2), other, WORLD)

    assert (Verdict.DIFFERENT, (reason,)) == (likeness.verdict, likeness.reasons)


def test_missile_test_a_day_after_is_another_launch() -> None:
    """The test of 22 November 2023 is not the satellite launch of the evening before."""
    satellite = told("a", "2023-11-21T13:43Z", vehicle="Chollima-1", site="Sohae")
    missile = told("b", "2023-11-22T14:05Z", kind="missile", site="Sohae")

    assert compare(satellite, missile, WORLD).verdict is Verdict.DIFFERENT


def test_one_number_of_a_failure_in_two_lists_is_no_identity() -> None:
    """2022-F05 is one launch for GCAT and another for DISCOS."""
    gcat = told("a", "2022-12-14", actor="", vehicle="Zhuque-2", identifiers=("gcat:2022-F05",))
    other = told("b", "2022-10-12", actor="", vehicle="Epsilon", identifiers=("discos:2022-F05",))

    assert compare(gcat, other, WORLD).verdict is Verdict.DIFFERENT


def test_shared_identifier_makes_a_vague_report_sure() -> None:
    """A month and a COSPAR number are enough; without the number they are not."""
    bare = told("a", "2023-11", actor=""), told("b", "2023-11-21T13:43Z", actor="")
    named = tuple(replace(account, identifiers=("cospar:2023-179",)) for account in bare)
    verdicts = [compare(*pair, WORLD).verdict for pair in (bare, named)]

    assert [Verdict.DIFFERENT, Verdict.SAME] == verdicts


def test_two_identifiers_of_one_scheme_are_two_launches() -> None:
    """One catalogue's numbers tell launches apart, whatever else agrees."""
    first = told("a", "2023-11-21", vehicle="Chollima-1", identifiers=("gcat:2023-179",))
    second = told("b", "2023-11-21", vehicle="Chollima-1", identifiers=("gcat:2023-F07",))

    assert ("gcat:2023-179 is not gcat:2023-F07",) == compare(first, second, WORLD).reasons


def test_hours_apart_needs_the_things_to_agree() -> None:
    """Clocks nine hours apart may be a mistaken zone: with rocket, payload and site it is one."""
    utc = told("a", "2023-05-30T21:28Z", vehicle="Chollima-1", payload="Malligyong-1", site="Sohae")
    local = told(
        "b", "2023-05-31T06:28Z", vehicle="Chollima-1", payload="Malligyong-1", site="Sohae"
    )
    bare = told("b", "2023-05-31T06:28Z")

    assert compare(utc, local, WORLD).verdict is Verdict.SAME
    assert compare(utc, bare, WORLD).verdict is not Verdict.SAME


def test_link_of_the_publisher_counts_when_there_is_one() -> None:
    """An article that its publisher ties to one launch leans to it; two links tell nothing."""
    launch = told("b", "2023-05-30T21:28Z", identifiers=("ll2:x",))
    scores = [
        compare(told("a", "2023-05", links=links), launch, WORLD).score
        for links in ((), ("ll2:x",), ("ll2:x", "ll2:y"))
    ]

    assert scores[0] == scores[2] < scores[1]


def test_undated_news_belongs_to_the_days_before_it() -> None:
    """A report without a date leans to a launch of its week, and never to a later one."""
    news = told("a", published="2023-06-01")
    before, after = told("b", "2023-05-31"), told("b", "2023-06-20")

    assert "told in the days after" in compare(news, before, WORLD).reasons
    assert ("dates apart",) == compare(news, after, WORLD).reasons
