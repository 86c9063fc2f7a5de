"""Rules for dates by their names: days, months, years, decades, centuries."""

from loaders.english.times.lexicon import number, tables, word_list
from loaders.english.times.numbers import day_of_month, ordinal, year_in_words
from loaders.english.times.patterns import Found
from loaders.english.times.pointing import frame_of, steps_of
from loaders.english.times.reading import Frame, Parts, Reading, Rule, Type, date


def month_of(found: Found, name: str = "m") -> int:
    """The number of the named month."""
    word = found.words(name)[0]
    return number("month" if word in tables()["month"] else "month_abbr", word)


def weekday_of(found: Found, name: str = "w") -> int:
    """The number of the named weekday, Monday = 1."""
    word = found.words(name)[0]
    return number("weekday" if word in tables()["weekday"] else "weekday_abbr", word)


def year_of(found: Found, name: str = "y") -> int | None:
    """The year that the named part tells, if it is there."""
    text = found.text(name)
    if not text:
        return None
    return short_year(int(text[1:])) if not text[0].isdigit() else int(text)


def short_year(two: int) -> int:
    """The year of two digits: 1930 to 2029."""
    return two + (1900 if two >= 30 else 2000)


def _tail(found: Found) -> dict[str, object]:
    """What stands behind a day or month: a year, or "last year" and the like."""
    if found.has("t"):
        return {"frame": frame_of(found, "t", "Y")}
    return {"year": year_of(found)}


def _month_day(found: Found) -> Reading | None:
    day = day_of_month(found.words("d"))
    if day is None:
        return None
    weekday = weekday_of(found) if found.has("w") else None
    return date(month=month_of(found), day=day, weekday=weekday, **_tail(found))


def _month_year(found: Found) -> Reading:
    return date(month=month_of(found), **_tail(found))


def _bare_month(found: Found) -> Reading | None:
    word = found.words("m")[0]
    unsure = word in word_list("ambiguous_month") or (
        word in tables()["month_abbr"] and len(found.words("m")) == 1
    )
    if unsure and found.nearby(-1) not in word_list("before_month") and not meant_for(found):
        return None
    return date(month=month_of(found))


def meant_for(found: Found) -> bool:
    """Return whether a plan stands in front: "scheduled for May", not "a defeat for May"."""
    return found.nearby(-1) == "for" and found.nearby(-2) in word_list("meant")


def _pointed_month(found: Found) -> Reading:
    words = found.words("p")
    if words[-1] in {"that", "same"}:
        return date(month=month_of(found))
    return date(month=month_of(found), side=steps_of(words))


def _era_month(found: Found) -> Reading:
    bc = found.text("e").startswith("b")
    day = day_of_month(found.words("d")) if found.has("d") else None
    return date(month=month_of(found), day=day, year=int(found.text("y")), bc=bc)


def _year(found: Found) -> Reading | None:
    before, behind = found.nearby(-1), found.nearby(1)
    if before in word_list("before_number") or behind in word_list("counted") or found.is_glued():
        return None
    if before == "-" and _is_code(found.nearby(-2)):
        return None
    if (
        int(found.text("y")) < 1900
        and before not in word_list("before_year")
        and _is_plural(behind)
    ):
        return None
    if before == "/" or (behind == "/" and found.nearby(2).isdigit()):
        return None
    return date(year=year_of(found))


def _is_plural(word: str) -> bool:
    """Whether a word looks like what is counted: 1709 children are no year."""
    return word.endswith(("s", "ren")) and len(word) > 3 and word not in {"this", "does", "was"}


def _is_code(word: str) -> bool:
    """Whether a dash behind the word goes on with a telephone number or the like."""
    return word[:1].isdigit() and not word.endswith("0s") and len(word) != 4


def _short_year(found: Found) -> Reading | None:
    if found.nearby(-1) not in word_list("before_short_year"):
        return None
    return date(year=year_of(found))


def _worded_year(found: Found) -> Reading | None:
    year = year_in_words(found.words("y"))
    return None if year is None else date(year=year)


def _worded_month_year(found: Found) -> Reading | None:
    year = year_in_words(found.words("y"))
    return None if year is None else date(month=month_of(found), year=year)


def _era_year(found: Found) -> Reading | None:
    year = int(found.text("y"))
    return date(year=year, bc=found.text("e").startswith("b"))


def _year_pair(found: Found) -> Parts | None:
    """1939-45: the second year has the first two digits of the first."""
    first, second = int(found.text("y")), int(found.text("z"))
    whole = first // 100 * 100 + second
    if not first < whole <= first + 60:
        return None
    return ("y", date(year=first)), ("z", date(year=whole))


def _decade(found: Found) -> Reading | None:
    digits = found.text("d").strip("'’`s")
    digits = digits.rstrip("'’`s")
    if found.has("e") and found.text("e").startswith("b"):
        return date(value=f"BC{int(digits) // 10:03d}")
    if len(digits) == 2:
        return date(value=f"{short_year(int(digits)) // 10}") if int(digits) >= 20 else None
    return date(value=digits[:3]) if len(digits) == 4 else None


def _worded_decade(found: Found) -> Reading:
    return date(value=f"19{found.number('d', 'decade')}")


def _century(found: Found) -> Reading | None:
    count = ordinal(found.words("c"))
    if not 1 <= count <= 30:
        return None
    bc = found.has("e") and found.text("e").startswith("b")
    return date(value=f"BC{count - 1:02d}" if bc else f"{count - 1:02d}")


def _month_days(found: Found) -> Parts | None:
    """Feb. 8-25: two days of one month."""
    first, second = day_of_month(found.words("d")), day_of_month(found.words("z"))
    if first is None or second is None or second <= first:
        return None
    month, tail = month_of(found), _tail(found)
    last = "q" if found.has("q") else "z"
    return ("f", date(month=month, day=first, **tail)), (
        last,
        date(month=month, day=second, **tail),
    )


def _days_month(found: Found) -> Parts | None:
    """16 to 18 June: two days of one month."""
    first, second = day_of_month(found.words("d")), day_of_month(found.words("z"))
    if first is None or second is None or second <= first:
        return None
    month, tail = month_of(found), _tail(found)
    return ("d", date(month=month, day=first, **tail)), ("q", date(month=month, day=second, **tail))


def _day_alone(found: Found) -> Reading | None:
    """The 20th: a day of the month last spoken of."""
    day = day_of_month(found.words("d"))
    if day is None or found.nearby(-1) not in word_list("before_day"):
        return None
    if found.nearby(1) not in word_list("behind_day"):
        return None
    return date(day=day, frame=Frame("M", 0, "then"))


def _day_of_that_month(found: Found) -> Reading | None:
    day = day_of_month(found.words("d"))
    return None if day is None else date(day=day, frame=frame_of(found, "p", "M"))


def _iso(found: Found) -> Reading:
    text = found.text("d").upper()
    return Reading(Type.TIME if "T" in text else Type.DATE, value=text)


def _american(found: Found) -> Reading | None:
    month, day, year = (int(part) for part in found.text("d").split("/"))
    if month > 12 >= day:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return date(year=year if year > 99 else short_year(year), month=month, day=day)


def _european(found: Found) -> Reading | None:
    """31.05.2023: day, month, year."""
    day, month, year = (int(part) for part in found.text("d").split("."))
    return date(year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


_TAIL = "(?:(?:comma|of)? y:<year>|t:<of_year>)"
_WDAY = "(?:w:<wday> comma? the?)?"
_AND = "(?:dash|to|and|or|through|until|slash|comma)"

RULES = (
    Rule("iso", "d:iso", _iso),
    Rule("american", "d:us", _american),
    Rule("european", "d:euro", _european),
    Rule("dashed", "d:num dash m:<mon> dash y:year4", _month_day),
    Rule("year-month-day", "y:year4 m:<mon> d:num", _month_day),
    Rule("month-days", f"f:(m:<mon> d:<day>) {_AND} q:(z:<day> {_TAIL}?)", _month_days),
    Rule("days-month", f"d:<day> {_AND} q:(z:<day> of? m:<mon> {_TAIL}?)", _days_month),
    Rule("month-day", f"{_WDAY} m:<mon> d:<day> {_TAIL}?", _month_day),
    Rule("day-month", f"{_WDAY} d:<day> m:<mon> {_TAIL}?", _month_day),
    Rule("day-of-month", f"{_WDAY} the? d:<day> day? of m:<mon> {_TAIL}?", _month_day),
    Rule("month-year", f"m:<mon> {_TAIL}", _month_year),
    Rule("month-worded-year", "m:<mon> y:<card>", _worded_month_year),
    Rule("era-month", "m:<mon> d:num? comma? y:(year4|year3|num) e:era", _era_month),
    Rule("pointed-month", "(?:the|this)? p:(BACK|AHEAD|HERE|THERE) m:<mon>", _pointed_month),
    Rule("month", "m:<mon>", _bare_month),
    Rule("era-year", "y:(year4|year3|num) e:era", _era_year),
    Rule("year-pair", "y:year4 (?:dash|slash) z:num", _year_pair),
    Rule("named-year", "the? (?:fiscal|calendar|year|fiscal year) y:year4", _year),
    Rule("worded-year", "(?:the year)? y:<card>", _worded_year),
    Rule("year", "y:year4", _year),
    Rule("short-year", "y:year2", _short_year),
    Rule("decade", "the? d:tens e:era?", _decade),
    Rule("worded-decade", "(?:the|early|mid|late) dash? d:DECADE", _worded_decade),
    Rule("century", "the? c:<nth> dash? century e:era?", _century),
    Rule(
        "day-of-that-month",
        "the d:<nth> of p:(the? (?:HERE|THERE|BACK|AHEAD)) month",
        _day_of_that_month,
    ),
    Rule("day-alone", "the d:nth", _day_alone),
)
