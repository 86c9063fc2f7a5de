"""Rules for weekdays, weeks, seasons, quarters, halves and holidays."""

from loaders.english.times.lexicon import code, tables, word_list
from loaders.english.times.numbers import ordinal, year_in_words
from loaders.english.times.patterns import Found
from loaders.english.times.pointing import frame_of, steps_of
from loaders.english.times.reading import Frame, Reading, Rule, Type, date
from loaders.english.times.rules_calendar import meant_for, weekday_of, year_of


def _weekday(found: Found) -> Reading:
    return date(weekday=weekday_of(found))


def _pointed_weekday(found: Found) -> Reading:
    words = found.words("p")
    if "following" in words or "previous" in words:
        steps = steps_of(words)
        return date(weekday=weekday_of(found), side=steps, frame=Frame("D", 0, "then"))
    return date(weekday=weekday_of(found), side=steps_of(words))


def _weekday_of_week(found: Found) -> Reading:
    return date(weekday=weekday_of(found), frame=frame_of(found, "p", "W"))


def _weekdays(found: Found) -> Reading:
    day = found.number("w", "weekdays")
    part = found.code("t", "parts") if found.has("t") else ""
    return Reading(Type.SET, value=f"XXXX-WXX-{day}{part}")


def _weekday_part(found: Found) -> Reading:
    side = steps_of(found.words("p")) if found.has("p") else None
    return Reading(Type.TIME, weekday=weekday_of(found), side=side, part=found.code("t", "part"))


def _season(found: Found) -> Reading:
    return date(season=found.code("s", "season"), year=year_of(found))


def _worded_season(found: Found) -> Reading | None:
    year = year_in_words(found.words("y"))
    return None if year is None else date(season=found.code("s", "season"), year=year)


def _pointed_season(found: Found) -> Reading:
    return date(season=found.code("s", "season"), side=steps_of(found.words("p")))


def _season_of_year(found: Found) -> Reading:
    return date(season=found.code("s", "season"), frame=frame_of(found, "t", "Y"))


def _bare_season(found: Found) -> Reading | None:
    word = found.text("s")
    before = found.nearby(-1)
    if not (before in word_list("before_season") or meant_for(found)) or (
        word == "fall" and found.nearby(1) in {"of", "in", "to"}
    ):
        return None
    return date(season=found.code("s", "season"))


def _quarter(found: Found) -> Reading | None:
    count = ordinal(found.words("q")) if found.words("q")[0] != "q" else int(found.words("q")[-1])
    if not 1 <= count <= 4:
        return None
    if found.has("t"):
        return date(quarter=count, frame=frame_of(found, "t", "Y"))
    if found.has("p"):
        return date(quarter=count, frame=frame_of(found, "p", "Y"))
    return date(quarter=count, year=year_of(found, "x") or year_of(found))


def _year_ago_quarter(found: Found) -> Reading:
    return date(quarter=ordinal(found.words("q")), frame=Frame("Y", -1, "now"))


def _half(found: Found) -> Reading:
    half = 1 if found.text("h") == "first" else 2
    if found.has("t"):
        return date(half=half, frame=frame_of(found, "t", "Y"))
    if found.has("n"):
        return date(half=half, frame=Frame("Y", 0, "then"))
    return date(half=half, year=year_of(found))


def _two_quarters(found: Found) -> Reading:
    return date(half=1 if found.text("h") == "first" else 2, year=year_of(found))


def _week_of(_: Found) -> Reading:
    return date(period="W", weak=True)


def _holiday(found: Found) -> Reading | None:
    name = found.text("h").replace(" 's", "'s").replace(" ’s", "'s").replace(" '", "'")
    name = name.replace(" - ", "-")
    start = found.match.start("h")
    if not found.tokens.surface(start)[:1].isupper() or name not in tables()["holiday"]:
        return None
    when = code("holiday", name)
    side = steps_of(found.words("p")) if found.has("p") else None
    if when.count("-") == 2 and not when.startswith("easter"):
        return date(value=when)
    if found.has("t"):
        return Reading(Type.TIME, period=f"holiday {when}", part=found.code("t", "part"), side=side)
    return date(period=f"holiday {when}", year=year_of(found), side=side)


def _holiday_pattern() -> str:
    names = sorted(tables()["holiday"], key=len, reverse=True)
    spelt = [
        str(name).replace("s' ", "s own ").replace("'s", " own").replace("-", " dash ")
        for name in names
    ]
    return "(?:" + "|".join(spelt) + ")"


_QTH = "(ORDINAL|nth)"
_OF = "(?:comma|of|in)?"

RULES = (
    Rule("weekday-part", "p:(<point>)? w:WEEKDAY (?:early|late)? t:PART", _weekday_part),
    Rule(
        "pointed-weekday",
        "p:(the? (?:this|that)? (?:BACK|AHEAD|HERE|THERE)) w:<wday>",
        _pointed_weekday,
    ),
    Rule(
        "weekday-of-week", "w:<wday> of? p:(the? (?:BACK|AHEAD|HERE|THERE)) week", _weekday_of_week
    ),
    Rule("weekdays", "w:WEEKDAYS t:PARTS?", _weekdays),
    Rule("weekday", "w:WEEKDAY", _weekday),
    Rule("season-year", f"the? s:SEASON {_OF} the? y:<year>", _season),
    Rule("season-worded-year", "the? s:SEASON of? y:<card>", _worded_season),
    Rule("year-season", "y:year4 s:SEASON", _season),
    Rule("season-of-year", "the? s:SEASON t:<of_year>", _season_of_year),
    Rule(
        "pointed-season",
        "p:(the? (?:this|that)? (?:BACK|AHEAD|HERE|THERE)) s:SEASON",
        _pointed_season,
    ),
    Rule("season", "the? s:SEASON", _bare_season),
    Rule(
        "quarter",
        f"(?:the|its|their|our)? x:year4? fiscal? dash? q:{_QTH} dash? fiscal? quarter "
        f"(?:{_OF} (?:fiscal|calendar)? y:<year>|t:<of_year>)?",
        _quarter,
    ),
    Rule(
        "years-quarter",
        "p:(BACK|AHEAD|HERE|THERE) year own fiscal? q:ORDINAL dash? quarter",
        _quarter,
    ),
    Rule("short-quarter", "q:(q num) (?:of? y:<year>|t:<of_year>)?", _quarter),
    Rule(
        "year-ago-quarter",
        "the? year dash (?:ago|earlier) q:ORDINAL dash? quarter",
        _year_ago_quarter,
    ),
    Rule(
        "half",
        "the? h:(first|second|last|latter) half "
        "(?:of fiscal? y:<year>|t:<of_year>|n:(of the year))",
        _half,
    ),
    Rule("two-quarters", "the? h:(first|last) two quarters of y:<year>", _two_quarters),
    Rule("week-of", "the? week (?:of|beginning|ending|starting)", _week_of),
    Rule(
        "holiday",
        f"p:(BACK|AHEAD|HERE)? h:({_holiday_pattern()}) (?:comma? y:year4|t:PART)?",
        _holiday,
    ),
)
