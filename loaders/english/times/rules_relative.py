"""Rules for dates told by their distance from now or from the date spoken of."""

from collections.abc import Callable
from dataclasses import replace

from loaders.english.times.lexicon import code, tables, word_list
from loaders.english.times.numbers import amount_text, cardinal
from loaders.english.times.patterns import Found
from loaders.english.times.pointing import frame_of
from loaders.english.times.reading import Frame, Reading, Rule, Type, date

_SMALL = frozenset({"TH", "TM", "TS", "TX"})


def quantity(found: Found, name: str = "q") -> float | None:
    """The number that a quantity tells, None when it is vague (several, a few)."""
    words = found.words(name)
    if words[0] in {"a", "an"}:
        if len(words) == 1:
            return 1.0
        return {"couple": 2.0, "dozen": 12.0}.get(words[1])
    if words[0] == "couple":
        return 2.0
    if words[0][0].isdigit() or words[0] in tables()["cardinal"]:
        return cardinal(words)
    return None


def unit_of(found: Found, name: str = "u") -> str:
    """The letter of the named unit."""
    word = found.words(name)[0]
    table = "unit" if word in tables()["unit"] else "units"
    return code(table, word)


def _deictic(found: Found) -> Reading:
    frame = Frame("D", found.number("d", "deictic"), "now")
    if found.has("t"):
        return Reading(Type.TIME, frame=frame, part=found.code("t", "part"))
    return date(frame=frame)


def _tonight(_: Found) -> Reading:
    return Reading(Type.TIME, frame=Frame("D", 0, "now"), part="TNI")


def _pointed_part(found: Found) -> Reading:
    part = found.code("t", "part")
    words = found.words("p")
    if words[-1] == "last" and part == "TNI":
        return Reading(Type.TIME, frame=Frame("D", -1, "now"), part=part)
    return Reading(Type.TIME, frame=frame_of(found, "p", "D"), part=part)


def _pointed_unit(found: Found) -> Reading | None:
    unit = unit_of(found)
    if unit in _SMALL or unit == "N":
        return None
    frame = frame_of(found, "p", unit)
    if frame.steps and found.nearby(1) == "of" and unit != "WE":
        return Reading(Type.DURATION, value=duration_value("1", unit))
    if unit == "Q" and "latest" in found.words("p"):
        frame = Frame("Q", 0, "latest")
    if unit in {"E", "C"} and frame.anchor == "now" and frame.steps:
        return Reading(Type.DURATION, value=duration_value("1", unit))
    return date(frame=frame)


def _the_unit(found: Found) -> Reading | None:
    """The quarter, the weekend, the (full) year; the month and week only behind "in" or "of"."""
    unit, before = unit_of(found), found.nearby(-1)
    if found.is_name("u"):
        return None
    if unit in {"WE", "Q"}:
        return date(frame=Frame(unit, 0, "now" if unit == "WE" else "then"))
    if unit == "Y":
        return _the_year(found, before)
    if unit in {"E", "C"} and before == "of":
        return date(frame=Frame(unit, 0, "here"))
    if unit in {"M", "W"} and before in word_list("before_unit"):
        return date(frame=Frame(unit, 0, "then" if unit == "M" else "here"))
    return None


def _the_year(found: Found, before: str) -> Reading | None:
    if found.text("k") == "full":
        return date(frame=Frame("Y", 0, "here"))
    span = before in {"for", "over", "through"} or found.nearby(1) in {"ended", "ending"}
    if found.has("k") or span:
        return Reading(Type.DURATION, value="P1Y")
    return date(frame=Frame("Y", 0, "here")) if before in word_list("before_unit") else None


def _counted(found: Found) -> Reading | None:
    direction = found.text("x")
    steps = -1 if direction in _BACKWARD else 1
    if direction in {"before", "after", "prior"} and found.nearby(1) not in word_list("clause_end"):
        return None
    amount, unit = quantity(found) if found.has("q") else None, unit_of(found)
    if amount is not None and found.has("h"):
        amount += 0.5
    if amount is None:
        return date(value="PAST_REF" if steps < 0 else "FUTURE_REF")
    if amount > 9999 or unit in {"TX", "L"}:
        return None
    anchor = "now" if direction in {"ago", "hence"} else "then"
    reading = _stepped(unit, amount * steps, anchor)
    return replace(reading, period="Q") if unit == "Y" and amount * steps == -1 else reading


def _stepped(unit: str, steps: float, anchor: str) -> Reading:
    if unit == "F":
        unit, steps = "W", steps * 2
    if unit in {"E", "C"}:
        unit, steps = "Y", steps * (10 if unit == "E" else 100)
    if steps != int(steps) and unit in _SPLIT:
        unit, steps = _SPLIT[unit][0], steps * _SPLIT[unit][1]
    whole = Frame(unit, int(steps), anchor)
    return Reading(Type.TIME, frame=whole) if unit in _SMALL else date(frame=whole)


_SPLIT = {"Y": ("M", 12), "D": ("TH", 24), "TH": ("TM", 60)}
_BACKWARD = frozenset({"ago", "earlier", "before", "previously", "prior", "beforehand"})


def _year_earlier(found: Found) -> Reading:
    anchor = "now" if found.text("x") == "ago" else "then"
    period = "Q" if unit_of(found) == "Y" else ""
    return date(frame=Frame(unit_of(found), -1, anchor), period=period)


def _unit_end(found: Found) -> Reading | None:
    """Year-end, month's end."""
    unit = unit_of(found)
    return date(frame=Frame(unit, 0, "here"), mod="END") if unit in {"Y", "M", "Q", "E"} else None


def _new_year(found: Found) -> Reading | None:
    if found.nearby(1) in {"'s", "’s", "day", "eve"}:
        return None
    return date(frame=Frame("Y", 1, "now"))


def _mid_unit(found: Found) -> Reading | None:
    """Mid-year, mid-week: somewhere about the middle, so that the unit is approximate."""
    unit = unit_of(found)
    if unit not in {"Y", "M", "W", "Q"}:
        return None
    return date(frame=Frame(unit, 0, "here"), mod="APPROX" if unit == "Y" else "MID")


def _latest_quarter(_: Found) -> Reading:
    return date(frame=Frame("Q", 0, "latest"))


def _same_period(_: Found) -> Reading:
    """The corresponding period last year: the quarter spoken of, a year earlier."""
    return date(frame=Frame("Y", -1, "now"), period="Q")


def _quarter_of_year(found: Found) -> Reading:
    return date(year=int(found.text("y")), period="Q")


def _neighbour_day(found: Found) -> Reading | None:
    after = found.text("x") in {"after", "following"}
    if found.has("d"):
        return date(frame=Frame("D", 2 if after else -2, "now"))
    if found.nearby(1) not in word_list("clause_end"):
        return None
    return date(frame=Frame("D", 1 if after else -1, "then"))


def _hanging(found: Found) -> Reading | None:
    """Two days after the launch: a distance from an event, which stays a distance."""
    amount, unit = quantity(found), unit_of(found)
    if amount is None:
        return None
    side = "before" if found.text("x") in {"before", "prior to"} else "after"
    event = _event(found, 3 if found.text("x") == "prior to" else 2)
    value = duration_value(amount_text(amount), unit)
    return Reading(Type.DURATION, value=value, relation=f"{value} {side} {event}".strip())


def _event(found: Found, behind: int) -> str:
    """The one or two words that name the event, without the article."""
    words = [found.nearby(step) for step in range(behind, behind + 3)]
    words = [word for word in words if word not in word_list("determiner")][:2]
    return " ".join(word for word in words if word[:1].isalnum())


def duration_value(amount: str, unit: str) -> str:
    """The TIMEX3 value of so many units; decades, centuries and fortnights in smaller ones."""
    if unit in _TIMES:
        amount = amount if amount == "X" else amount_text(float(amount) * _TIMES[unit][1])
        unit = _TIMES[unit][0]
    if unit == "TX":
        return "PXX"
    if amount.endswith(".5") and unit in _HALVES:
        return f"{duration_value(amount[:-2], unit)}{_HALVES[unit]}"
    return f"PT{amount}{unit[1]}" if unit.startswith("T") else f"P{amount}{unit}"


_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}
_TIMES = {
    "E": ("Y", 10),
    "C": ("Y", 100),
    "L": ("Y", 1000),
    "F": ("W", 2),
    "N": ("D", 1),
}


def _reference(found: Found) -> Reading | None:
    word = found.text("r")
    if word == "soon" and (found.nearby(1) == "after" or found.nearby(-1) in {"as", "too"}):
        return None
    return date(value=found.code("r", "reference"))


def _fixed(value: str) -> Callable[[Found], Reading]:
    return lambda _: date(value=value)


RULES = (
    Rule("deictic", "d:DEICTIC t:PART?", _deictic),
    Rule("tonight", "tonight", _tonight),
    Rule(
        "pointed-part",
        "p:(the? (?:BACK|AHEAD|HERE|THERE) same?) (?:early|late|dash|day)? t:PART",
        _pointed_part,
    ),
    Rule(
        "latest-quarter",
        "the (?:latest|most recent) (?:fiscal)? (?:quarter|period)",
        _latest_quarter,
    ),
    Rule(
        "pointed-unit",
        "p:((?:the|this)? (?:BACK|AHEAD|HERE|THERE) (?:same|past|coming)?) "
        "(?:fiscal|calendar|full|school|trading|working)? u:UNIT",
        _pointed_unit,
    ),
    Rule("the-unit", "the k:(fiscal|full|calendar|entire|whole)? u:UNIT", _the_unit),
    Rule(
        "counted",
        "(?:only|just|more than|less than|at least)? q:<qty> u:<units> (?:or so)? x:<ago>",
        _counted,
    ),
    Rule("counted-half", "q:<card> h:(and a half) u:<units> x:<ago>", _counted),
    Rule("units-ago", "u:UNITS x:(ago|earlier|later|before|after|previously)", _counted),
    Rule(
        "year-earlier",
        "(?:the|a)? (?:comparable|corresponding)? u:UNIT dash x:(ago|earlier) "
        "(?:ORDINAL? dash? (?:period|quarter))?",
        _year_earlier,
    ),
    Rule("new-year", "the new year", _new_year),
    Rule("unit-end", "(?:the|this|last|next)? u:UNIT (?:dash|own)? end", _unit_end),
    Rule("mid-unit", "mid dash? u:UNIT", _mid_unit),
    Rule(
        "same-period",
        "(?:the (?:corresponding|comparable|same|like)? (?:period|quarter) (?:of|in)? "
        "(?:last year|a year (?:ago|earlier|before))|last year own (?:period|quarter))",
        _same_period,
    ),
    Rule("quarter-of-year", "the y:year4 (?:quarter|period)", _quarter_of_year),
    Rule(
        "neighbour-day",
        "the day x:(before|after|following) d:(yesterday|tomorrow)?",
        _neighbour_day,
    ),
    Rule(
        "hanging",
        "q:<qty> u:<units> (?=x:(after|before|since|following|prior to))",
        _hanging,
    ),
    Rule("reference", "(?:right|just|only|until|by|more|most|very)? r:REFERENCE", _reference),
    Rule("past", "the (?:recent|distant|near)? past", _fixed("PAST_REF")),
    Rule("future", "the (?:near|immediate|distant)? future", _fixed("FUTURE_REF")),
    Rule("these-days", "these days", _fixed("PRESENT_REF")),
    Rule(
        "time-being", "the (?:time being|present time|present day|present)", _fixed("PRESENT_REF")
    ),
    Rule("present-day", "the? (?:present|modern) dash? day", _fixed("PRESENT_REF")),
    Rule("current", "current", _fixed("PRESENT_REF")),
    Rule("recent", "recent", _fixed("PAST_REF")),
    Rule("near-term", "the near term", _fixed("FUTURE_REF")),
)
