"""Rules for times of day: clock times with their zones, noon and midnight, parts of the day."""

from dataclasses import replace

from kb.dates import zone_of
from loaders.english.times.lexicon import code, number, word_list
from loaders.english.times.patterns import Found
from loaders.english.times.reading import Parts, Reading, Rule, Type


def _zone(found: Found) -> str | None:
    """The zone spoken of: None when there is none, empty for "local time"."""
    if not found.has("z"):
        return None
    words = [word for word in found.words("z") if word not in {"(", ")"}]
    word = words[0]
    if found.tokens.surface(found.match.start("z") + (found.text("z")[0] == "(")).isupper():
        return zone_of(word)
    return code("zone_place", word)


def _clock(hour: int, rest: str, found: Found, minimum: int = 0) -> Reading | None:
    if not minimum <= hour <= 24 or (hour == 24 and rest.strip(":0")):
        return None
    return Reading(Type.TIME, clock=f"{hour:02d}{rest or ':00'}", zone=_zone(found))


def _half_day(found: Found) -> Reading | None:
    """6.29am, 11 p.m.: hours from 1 to 12."""
    hour, _, rest = found.text("t").replace(".", ":").partition(":")
    if len(hour) == 4:
        hour, rest = hour[:2], hour[2:]
    if not 1 <= int(hour) <= 12:
        return _clock(int(hour), f":{rest}" if rest else "", found) if 12 < int(hour) < 24 else None
    late = found.text("a").startswith("p")
    return _clock(int(hour) % 12 + 12 * late, f":{rest}" if rest else "", found)


def _clock_range(found: Found) -> Parts | None:
    """1 to 4 p.m.: the first hour is of the same half of the day, unless that reverses them."""
    last = _half_day(found)
    hour, _, rest = found.text("f").partition(":")
    if last is None or not 1 <= int(hour) <= 12:
        return None
    late = found.text("a").startswith("p")
    first = f"{int(hour) % 12 + 12 * late:02d}:{rest or '00'}"
    if first >= last.clock:
        first = f"{(int(hour) % 12 + 12 * (not late)) % 24:02d}:{rest or '00'}"
    return ("f", replace(last, clock=first)), ("q", last)


def _full_day(found: Found) -> Reading | None:
    """21:29 GMT, 0637 UTC: hours from 0 to 24."""
    text = found.text("t").replace(".", ":")
    hour, rest = (text[:2], text[2:]) if text.isdigit() else text.split(":", 1)
    return _clock(int(hour), f":{rest}", found)


def _bare_clock(found: Found) -> Reading | None:
    if found.nearby(-1) not in word_list("before_clock"):
        return None
    return _full_day(found)


def _hour_of_part(found: Found) -> Reading | None:
    hour = (
        int(found.text("n")) if found.text("n").isdigit() else number("cardinal", found.text("n"))
    )
    if not 1 <= hour <= 12:
        return None
    late = found.has("p") and code("part", found.text("p")) in {"TAF", "TEV"}
    return _clock(hour % 12 + 12 * late if found.has("p") else hour, "", found)


def _named_clock(found: Found) -> Reading:
    return Reading(Type.TIME, clock=found.code("d", "dayclock"), zone=_zone(found))


def _part(found: Found) -> Reading:
    overnight = found.text("t") == "overnight"
    return Reading(Type.TIME, part=found.code("t", "part"), weak=not overnight)


_Z = "(?:comma? z:<zoned>)?"

RULES = (
    Rule("half-day", f"t:(num|clock|dotted|hhmm) (?:dash)? a:ampm {_Z}", _half_day),
    Rule(
        "clock-range",
        f"f:(num|clock) (?:dash|to|and|until) q:(t:(num|clock) a:ampm {_Z})",
        _clock_range,
    ),
    Rule("full-day", "t:(clock|hhmm|dotted) (?:hours|hrs|hr|h|z)? comma? z:<zoned>", _full_day),
    Rule("hours", "t:(clock|hhmm) (?:hours|hrs|hr)", _full_day),
    Rule("clock", "t:clock", _bare_clock),
    Rule("o-clock", f"n:(num|CARDINAL) oclock (?:(?:in the|at) p:PART)? {_Z}", _hour_of_part),
    Rule("hour-of-part", f"n:(num|CARDINAL) (?:in the|at) p:PART {_Z}", _hour_of_part),
    Rule("named-clock", f"d:DAYCLOCK {_Z}", _named_clock),
    Rule("part", "the? (?:early|late|mid)? dash? t:PART hours?", _part),
)
