from datetime import UTC, datetime

from told import WORLD, told

from kb.resolve import Verdict, judged
from kb.resolve.accounts import Account
from kb.resolve.clusters import cluster, doubtful, judge

NOON = datetime(2024, 1, 5, 12, tzinfo=UTC)


def launches(*accounts: Account) -> list[set[str]]:
    """Return the documents behind each launch."""
    groups = cluster(accounts, judge(accounts, WORLD), WORLD)
    return sorted(({account.document for account in group} for group in groups), key=sorted)


def test_sources_of_one_launch_are_one() -> None:
    """Article, catalogue and a second catalogue come together."""
    accounts = (
        told("a", "2023-05-31", vehicle="Chollima-1", zone="Asia/Pyongyang"),
        told("b", "2023-05-30T21:27Z", vehicle="Cheonlima-1"),
        told("c", "2023-05-30T21:28Z", vehicle="Chollima-1"),
    )

    assert [{"urn:a", "urn:b", "urn:c"}] == launches(*accounts)


def test_each_row_of_a_catalogue_takes_the_nearest_of_the_other() -> None:
    """Two launches of one day keep apart, each with its own times."""
    rows = [
        told(name, f"2023-05-30T{clock}Z", number=number, vehicle="Chollima-1")
        for name, clocks in (("a", ("10:00", "10:20")), ("b", ("10:02", "10:21")))
        for number, clock in enumerate(clocks)
    ]
    groups = cluster(rows, judge(rows, WORLD), WORLD)
    found = sorted(sorted(account.time.edtf[11:16] for account in group) for group in groups)

    assert [["10:00", "10:02"], ["10:20", "10:21"]] == found


def test_report_that_fits_two_rows_of_a_catalogue_joins_neither() -> None:
    """An article on one of two missiles of a day does not say which; a person is asked."""
    rows = [
        told("list", f"2023-05-30T10:0{n}Z", number=n, kind="missile", vehicle="Unha-3")
        for n in (1, 5)
    ]
    article = told("a", "2023-05-30", kind="missile", vehicle="Unha-3", zone="Asia/Pyongyang")
    accounts = [*rows, article]
    judgements = judge(accounts, WORLD)
    groups = cluster(accounts, judgements, WORLD)
    launch_of = {a.report: group[0].report for group in groups for a in group}
    asked = [j for j in doubtful(judgements, launch_of) if article.report in j.pair]

    assert 3 == len(groups)
    assert [Verdict.UNSURE] * 2 == [judgement.verdict for judgement in asked]


def test_salvo_in_two_catalogues_is_matched_one_to_one() -> None:
    """Rows that nothing tells apart are paired, whichever to which."""
    rows = [
        told(name, "2023-05-30T10:01Z", number=number, kind="missile", vehicle="Unha-3")
        for name in ("a", "b")
        for number in range(3)
    ]
    groups = cluster(rows, judge(rows, WORLD), WORLD)

    assert [["urn:a", "urn:b"]] * 3 == [[a.document for a in group] for group in groups]


def test_vague_report_does_not_bridge_two_launches() -> None:
    """A month that fits two launches joins neither, and never both."""
    first = told("a", "2023-05-03", vehicle="Chollima-1", zone="Z")
    second = told("b", "2023-05-28", vehicle="Chollima-1", zone="Z")
    month = told("m", "2023-05", vehicle="Chollima-1")

    assert [{"urn:a"}, {"urn:b"}, {"urn:m"}] == launches(first, second, month)


def test_person_keeps_apart_what_a_third_report_would_join() -> None:
    """A person's different is stronger than a chain of the program's same."""
    a, b, c = (told(name, "2023-05-31", vehicle="Chollima-1") for name in "abc")
    person = judged((a.report, b.report), Verdict.DIFFERENT, who="Ada", at=NOON)
    judgements = [j for j in judge([a, b, c], WORLD) if j.pair != person.pair]
    groups = cluster([a, b, c], [*judgements, person], WORLD)

    assert all({a.report, b.report} - {x.report for x in group} for group in groups)


def test_judging_a_part_gives_what_judging_the_whole_gives() -> None:
    """A pair's judgement depends on the two reports alone."""
    accounts = [told(name, "2023-05-31", vehicle="Chollima-1") for name in "abcd"]
    whole = judge(accounts, WORLD)
    pairs = [judgement.pair for judgement in whole]

    assert whole == judge(accounts, WORLD, pairs)
    assert [j for j in whole if j.a == accounts[0].report] == judge(accounts, WORLD, pairs[:3])


def test_order_of_reports_does_not_show() -> None:
    """The groups are the same whatever order the reports come in."""
    accounts = [told(name, "2023-05-31", vehicle="Chollima-1") for name in "abcd"]
    judgements = judge(accounts, WORLD)
    backwards = cluster(accounts[::-1], judgements[::-1], WORLD)

    assert cluster(accounts, judgements, WORLD) == backwards
