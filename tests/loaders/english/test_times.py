"""Tests of the temporal tagger: every rule on sentences of its own."""

from __future__ import annotations

import pytest

from kb.dates import parse_edtf
from loaders.english.times import TimeMention, tag
from loaders.english.times.finder import RULES

MONDAY = parse_edtf("2023-06-19")

# Sentence, expression, type, value, EDTF of its place on the calendar ("" for none), rule.
# Written on Monday, 19 June 2023.
EXAMPLES = [
    ("Profit in the first quarter of 2023 beat the corresponding period last year.",
     "the corresponding period last year", "DATE", "2022-Q1", "2022-01/2022-03", "same-period"),
    ("It flew in the winter of nineteen ninety-four.", "the winter of nineteen ninety-four", "DATE",
     "1994-WI", "1994-24", "season-worded-year"),
    ("It was entered on 31.05.2023.", "31.05.2023", "DATE", "2023-05-31", "2023-05-31",
     "european"),
    ("It was entered on 31-May-2023.", "31-May-2023", "DATE", "2023-05-31", "2023-05-31",
     "dashed"),
    ("The log says 2023 May 30.", "2023 May 30", "DATE", "2023-05-30", "2023-05-30",
     "year-month-day"),
    ("The file is dated 2023-05-31.", "2023-05-31", "DATE", "2023-05-31", "2023-05-31", "iso"),
    ("It was entered on 5/31/2023.", "5/31/2023", "DATE", "2023-05-31", "2023-05-31", "american"),
    ("It lifted off on March 3.", "March 3", "DATE", "2023-03-03", "2023-03-03", "month-day"),
    ("On Tuesday, May 9, 2017, it flew.", "Tuesday, May 9, 2017", "DATE", "2017-05-09",
     "2017-05-09", "month-day"),
    ("It failed on 31 May.", "31 May", "DATE", "2023-05-31", "2023-05-31", "day-month"),
    ("It fell on the 4th of April.", "the 4th of April", "DATE", "2023-04-04", "2023-04-04",
     "day-of-month"),
    ("The Feb. 8-25 window closed.", "Feb. 8", "DATE", "2023-02-08", "2023-02-08", "month-days"),
    ("They met from 16 to 18 June.", "18 June", "DATE", "2023-06-18", "2023-06-18", "days-month"),
    ("The first one flew in August 1998.", "August 1998", "DATE", "1998-08", "1998-08",
     "month-year"),
    ("It flew in May nineteen ninety-eight.", "May nineteen ninety-eight", "DATE", "1998-05",
     "1998-05", "month-worded-year"),
    ("The fleet sailed in September 480 BC.", "September 480 BC", "DATE", "BC0480-09", "",
     "era-month"),
    ("It was scrubbed last April.", "last April", "DATE", "2023-04", "2023-04", "pointed-month"),
    ("It was scrubbed in April.", "April", "DATE", "2023-04", "2023-04", "month"),
    ("The city fell in 490 BC.", "490 BC", "DATE", "BC0490", "", "era-year"),
    ("The war of 1950-53 ended.", "53", "DATE", "1953", "1953", "year-pair"),
    ("Profit rose in fiscal 2019.", "fiscal 2019", "DATE", "2019", "2019", "named-year"),
    ("It began in nineteen fifty-seven.", "nineteen fifty-seven", "DATE", "1957", "1957",
     "worded-year"),
    ("It was built in 2012.", "2012", "DATE", "2012", "2012", "year"),
    ("It dates from the summer of '98 or since '99.", "'99", "DATE", "1999", "1999",
     "short-year"),
    ("It was common in the 1990s.", "the 1990s", "DATE", "199", "199X", "decade"),
    ("It was common in the late seventies.", "late seventies", "DATE", "197", "197X",
     "worded-decade"),
    ("It changed the 20th century.", "the 20th century", "DATE", "19", "19XX", "century"),
    ("It flew in May 1969 and again on the 9th of that month.", "the 9th of that month", "DATE",
     "1969-05-09", "1969-05-09", "day-of-that-month"),
    ("It flew in May and fell on the 9th.", "the 9th", "DATE", "2023-05-09", "2023-05-09",
     "day-alone"),
    ("It failed on Friday.", "Friday", "DATE", "2023-06-16", "2023-06-16", "weekday"),
    ("It failed last Sunday.", "last Sunday", "DATE", "2023-06-18", "2023-06-18",
     "pointed-weekday"),
    ("It failed on Thursday last week.", "Thursday last week", "DATE", "2023-06-15",
     "2023-06-15", "weekday-of-week"),
    ("It failed on Saturday morning.", "Saturday morning", "TIME", "2023-06-17TMO",
     "2023-06-17", "weekday-part"),
    ("Crews train on Tuesdays.", "Tuesdays", "SET", "XXXX-WXX-2", "", "weekdays"),
    ("It was unveiled in the spring of 2015.", "the spring of 2015", "DATE", "2015-SP",
     "2015-21", "season-year"),
    ("It flew in the 1969 summer.", "1969 summer", "DATE", "1969-SU", "1969-22", "year-season"),
    ("It was shown in the autumn of last year.", "the autumn of last year", "DATE", "2022-FA",
     "2022-23", "season-of-year"),
    ("It will fly this summer.", "this summer", "DATE", "2023-SU", "2023-22", "pointed-season"),
    ("It was tested in the spring.", "the spring", "DATE", "2023-SP", "2023-21", "season"),
    ("It is due in the first quarter of 2025.", "the first quarter of 2025", "DATE", "2025-Q1",
     "2025-01/2025-03", "quarter"),
    ("It beat last year's third quarter.", "last year's third quarter", "DATE", "2022-Q3",
     "2022-07/2022-09", "years-quarter"),
    ("It is planned for Q3 2024.", "Q3 2024", "DATE", "2024-Q3", "2024-07/2024-09",
     "short-quarter"),
    ("It beat the year-earlier first quarter.", "the year-earlier first quarter", "DATE",
     "2022-Q1", "2022-01/2022-03", "year-ago-quarter"),
    ("It is due in the second half of next year.", "the second half of next year", "DATE",
     "2024-H2", "2024-07/2024-12", "half"),
    ("It grew in the first two quarters of 2020.", "the first two quarters of 2020", "DATE",
     "2020-H1", "2020-01/2020-06", "two-quarters"),
    ("It flew in the week of June 5.", "the week of June 5", "DATE", "2023-W23", "2023-W23",
     "week-of"),
    ("It rose on Christmas Eve 1968.", "Christmas Eve 1968", "DATE", "1968-12-24", "1968-12-24",
     "holiday"),
    ("It failed yesterday.", "yesterday", "DATE", "2023-06-18", "2023-06-18", "deictic"),
    ("It will fly tonight.", "tonight", "TIME", "2023-06-19TNI", "2023-06-19", "tonight"),
    ("It failed last night.", "last night", "TIME", "2023-06-18TNI", "2023-06-18",
     "pointed-part"),
    ("It failed last month.", "last month", "DATE", "2023-05", "2023-05", "pointed-unit"),
    ("It was delayed over the weekend.", "the weekend", "DATE", "2023-W24-WE",
     "2023-06-17/2023-06-18", "the-unit"),
    ("It was built three years ago.", "three years ago", "DATE", "2020", "2020", "counted"),
    ("It was built ten and a half years ago.", "ten and a half years ago", "DATE", "2012-12",
     "2012-12", "counted-half"),
    ("Years later it failed.", "Years later", "DATE", "FUTURE_REF", "", "units-ago"),
    ("Output beat the year-earlier period.", "the year-earlier period", "DATE", "2022", "2022",
     "year-earlier"),
    ("Sales rose in the latest quarter.", "the latest quarter", "DATE", "2023-Q1",
     "2023-01/2023-03", "latest-quarter"),
    ("It will fly early in the New Year.", "early in the New Year", "DATE", "2024", "2024",
     "new-year"),
    ("It is due by year-end.", "year-end", "DATE", "2023", "2023", "unit-end"),
    ("It may fly mid-year.", "mid-year", "DATE", "2023", "2023~", "mid-unit"),
    ("Sales in the second quarter beat the 2021 quarter.", "the 2021 quarter", "DATE", "2021-Q2",
     "2021-04/2021-06", "quarter-of-year"),
    ("It failed the day before yesterday.", "the day before yesterday", "DATE", "2023-06-17",
     "2023-06-17", "neighbour-day"),
    ("The stage fell two days after the launch.", "two days", "DURATION", "P2D", "", "hanging"),
    ("It is now ready.", "now", "DATE", "PRESENT_REF", "", "reference"),
    ("It was tried in the past.", "the past", "DATE", "PAST_REF", "", "past"),
    ("It will be tried in the future.", "the future", "DATE", "FUTURE_REF", "", "future"),
    ("Rockets land these days.", "these days", "DATE", "PRESENT_REF", "", "these-days"),
    ("It stays down for the time being.", "the time being", "DATE", "PRESENT_REF", "",
     "time-being"),
    ("It lies in present-day Kazakhstan.", "present-day", "DATE", "PRESENT_REF", "",
     "present-day"),
    ("The current version failed.", "current", "DATE", "PRESENT_REF", "", "current"),
    ("A recent version failed.", "recent", "DATE", "PAST_REF", "", "recent"),
    ("Nothing changes in the near term.", "the near term", "DATE", "FUTURE_REF", "",
     "near-term"),
    ("The count holds at T-minus 10 minutes.", "T-minus 10 minutes", "DURATION", "PT10M", "",
     "countdown"),
    ("It lasted 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M", "", "fraction"),
    ("It takes two to three weeks.", "two to three weeks", "DURATION", "P2W", "", "range"),
    ("It orbited for nine months.", "nine months", "DURATION", "P9M", "", "duration"),
    ("It lasted two and a half years.", "two and a half years", "DURATION", "P2Y6M", "",
     "duration-half"),
    ("The two-year programme ended.", "two-year", "DURATION", "P2Y", "", "duration-singular"),
    ("The several-day journey ended.", "several-day", "DURATION", "PXD", "", "vague-singular"),
    ("It lasted a week.", "a week", "DURATION", "P1W", "", "single"),
    ("It took a year and a half.", "a year and a half", "DURATION", "P1Y6M", "", "and-a-half"),
    ("It lasted half an hour.", "half an hour", "DURATION", "PT30M", "", "half"),
    ("The decade-long effort ended.", "decade-long", "DURATION", "P10Y", "", "long"),
    ("Much changed in recent weeks.", "recent weeks", "DURATION", "PXW", "", "recent-units"),
    ("It circled for days.", "days", "DURATION", "PXD", "", "bare-units"),
    ("It passes every two hours.", "every two hours", "SET", "PT2H", "", "every"),
    ("It makes 15 orbits per day.", "per day", "SET", "P1D", "", "per"),
    ("They meet every Monday.", "every Monday", "SET", "XXXX-WXX-1", "", "every-weekday"),
    ("They meet every March.", "every March", "SET", "XXXX-03", "", "every-month"),
    ("They meet every winter.", "every winter", "SET", "XXXX-WI", "", "every-season"),
    ("They meet every morning.", "every morning", "SET", "XXXX-XX-XXTMO", "", "every-part"),
    ("It is checked daily.", "daily", "SET", "P1D", "", "repeated"),
    ("It rose at 11:25 p.m. EDT.", "11:25 p.m. EDT", "TIME", "2023-06-19T23:25",
     "2023-06-19T23:25-04:00", "half-day"),
    ("It runs from 1 to 4 p.m. EDT.", "1", "TIME", "2023-06-19T13:00", "2023-06-19T13:00-04:00",
     "clock-range"),
    ("It rose at 0637 UTC.", "0637 UTC", "TIME", "2023-06-19T06:37", "2023-06-19T06:37Z",
     "full-day"),
    ("It rose at 1430 hours.", "1430 hours", "TIME", "2023-06-19T14:30", "2023-06-19T14:30",
     "hours"),
    ("It rose at 14:30 and fell.", "14:30", "TIME", "2023-06-19T14:30", "2023-06-19T14:30",
     "clock"),
    ("It rose at six o'clock.", "six o'clock", "TIME", "2023-06-19T06:00", "2023-06-19T06:00",
     "o-clock"),
    ("It rose at four in the afternoon.", "four in the afternoon", "TIME", "2023-06-19T16:00",
     "2023-06-19T16:00", "hour-of-part"),
    ("It rose at noon.", "noon", "TIME", "2023-06-19T12:00", "2023-06-19T12:00", "named-clock"),
    ("It was moved overnight.", "overnight", "TIME", "2023-06-19TNI", "2023-06-19", "part"),
]  # fmt: skip


def read(sentence: str) -> dict[str, TimeMention]:
    """The expressions of a sentence written on 19 June 2023, by their words."""
    return {mention.text: mention for mention in tag(sentence, published=MONDAY)}


@pytest.mark.parametrize(
    ("sentence", "words", "kind", "value", "edtf", "rule"),
    EXAMPLES,
    ids=lambda each: str(each)[:40],
)
def test_each_rule_reads_its_example(sentence, words, kind, value, edtf, rule):
    """An expression has its extent, type, TIMEX3 value, place on the calendar and rule."""
    mention = read(sentence)[words]

    placed = mention.time.edtf if mention.time else ""
    assert (mention.type, mention.value, placed, mention.rule.split("+")[0]) == (
        kind, value, edtf, rule,
    )  # fmt: skip


def test_every_rule_has_an_example():
    """No rule is without a sentence that shows what it is for."""
    assert {rule.name for rule in RULES} == {rule for *_, rule in EXAMPLES}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Sun rose and the rocket may march on.",
        "It carried 1500 people and cost $2000.",
        "Call 202-358-1100 or read Resolution 1718.",
        "A 37-year-old engineer, 37 years old, spoke.",
        "The second stage fell; the first did not.",
        "In the fall of Saigon many fled.",
        "Spring Valley and Mars never met Dec Jones nor Jan Smith.",
        "A survey of 1709 children spoke of a 2000 year old tradition.",
        "Booster B1071 won the Launch of the Year award for Comet C/2025 K1.",
        "See https://example.org/2026/04/30/launch for more.",
        "The score was 3:2 and the ratio 10.5.",
        "It's no art to be wet; IST and EST are acronyms in capitals only: est, ist.",
        "",
    ],
)
def test_what_is_no_time_is_left_alone(sentence):
    """Numbers, names and verbs that look like times are none."""
    assert tag(sentence, published=MONDAY) == []


def test_offsets_count_the_characters_of_the_text():
    """Each mention is the very stretch of text between its offsets."""
    text = "“Früh” — on 31 May, it failed;\n\nlast\nmonth too. 6.29am local time."
    mentions = tag(text, published=MONDAY)

    assert [text[m.start : m.end] for m in mentions] == [m.text for m in mentions]
    assert [m.text for m in mentions] == ["31 May", "last\nmonth", "6.29am local time"]


@pytest.mark.parametrize(
    ("sentence", "words", "mod"),
    [
        ("It flew in late September.", "late September", "END"),
        ("It flew in mid-July.", "mid-July", "MID"),
        ("It flew at the end of 1989.", "the end of 1989", "END"),
        ("It flew around 2012.", "around 2012", "APPROX"),
        ("It flew earlier this week.", "earlier this week", "START"),
        ("It flew later this year.", "later this year", "END"),
        ("It took more than two years.", "more than two years", "MORE_THAN"),
        ("It took at least ten days.", "at least ten days", "EQUAL_OR_MORE"),
        ("It took nearly an hour.", "nearly an hour", "LESS_THAN"),
    ],
)
def test_modifiers_belong_to_the_expression(sentence, words, mod):
    """Words that shift or blur an expression are part of it and name its modifier."""
    assert read(sentence)[words].mod == mod


def test_an_approximate_year_is_approximate_in_edtf():
    """About 2012 may be 2011 or 2013."""
    time = read("It is due around 2012.")["around 2012"].time

    assert (time.edtf, time.earliest.year) == ("2012~", 2010)


def test_a_distance_from_an_event_keeps_its_relation():
    """Two days after the launch is no date yet, but says how it hangs on one."""
    time = read("The stage fell two days after the launch.")["two days"].time

    assert (time.edtf, time.relation, time.earliest) == ("", "P2D after launch", None)


def test_the_anchor_says_what_a_relative_date_was_resolved_against():
    """A relative date names the publication day; an absolute one names nothing."""
    mentions = read("It failed last month, not in May 2021.")

    assert mentions["last month"].time.anchor == "published 2023-06-19"
    assert mentions["May 2021"].time.anchor == ""
