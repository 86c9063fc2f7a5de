"""Rules for durations and for times that repeat."""

from loaders.english.times.lexicon import word_list
from loaders.english.times.numbers import amount_text
from loaders.english.times.patterns import Found
from loaders.english.times.reading import Reading, Rule, Type
from loaders.english.times.rules_relative import duration_value, quantity, unit_of


def _duration(value: str) -> Reading:
    return Reading(Type.DURATION, value=value)


def _counted(found: Found) -> Reading | None:
    unit, amount = unit_of(found), quantity(found)
    if found.nearby(1) in {"old", "of age"}:
        return None
    if amount is None:
        return _duration(duration_value("X", unit))
    if found.has("h"):
        amount += 0.5
    if unit == "TS" and found.text("u") == "second":
        return None
    return _duration(duration_value(amount_text(amount), unit))


def _single(found: Found) -> Reading | None:
    unit = unit_of(found)
    before = found.nearby(-1)
    if unit in {"TS", "TX", "Q", "N", "WE"}:
        return None
    if before in word_list("rate") or (before[:1].isdigit() and found.text("q") in {"a", "an"}):
        return Reading(Type.SET, value=duration_value("1", unit))
    return _duration(duration_value("1", unit))


def _and_a_half(found: Found) -> Reading:
    return _duration(duration_value("1.5", unit_of(found)))


def _half(found: Found) -> Reading | None:
    unit = unit_of(found)
    if unit == "TH":
        return _duration("PT30M")
    if unit in {"C", "E", "D", "Y"}:
        return _duration({"C": "P50Y", "E": "P5Y", "D": "PT12H", "Y": "P6M"}[unit])
    return None


def _fraction(found: Found) -> Reading | None:
    if found.text("f") != "1 / 2" and found.text("f") != "½":
        return None
    whole = int(found.text("n"))
    unit = unit_of(found)
    return _duration(duration_value(f"{whole}.5", unit))


def _hyphenated(found: Found) -> Reading | None:
    amount, unit = quantity(found), unit_of(found)
    if "old" in {found.nearby(1), found.nearby(2)}:
        return None
    return _duration(duration_value("X" if amount is None else amount_text(amount), unit))


def _bare(found: Found) -> Reading | None:
    unit = unit_of(found)
    if found.nearby(1) == "old":
        return None
    if unit in {"TS", "TM", "Q", "N", "WE", "F"} or found.nearby(-1) in {"'s", "’s", "the"}:
        return None
    return _duration(duration_value("X", unit))


def _recent(found: Found) -> Reading:
    if found.text("r") == "recent" and unit_of(found) == "Y":
        return Reading(Type.DATE, value="PAST_REF")
    return _duration(duration_value("X", unit_of(found)))


def _long(found: Found) -> Reading:
    word = found.text("u")
    plural = word.endswith(("s", "ies")) and word != "s"
    return _duration(duration_value("X" if plural else "1", unit_of(found)))


def _countdown(found: Found) -> Reading:
    value = duration_value(amount_text(quantity(found) or 0), unit_of(found))
    side = "after" if found.text("s") == "plus" else "before"
    return Reading(Type.DURATION, value=value, relation=f"{value} {side} launch")


def _every(found: Found) -> Reading | None:
    amount = quantity(found, "q") if found.has("q") else 1.0
    return Reading(
        Type.SET,
        value=duration_value("X" if amount is None else amount_text(amount), unit_of(found)),
    )


def _rate(found: Found) -> Reading:
    return Reading(Type.SET, value=duration_value("1", unit_of(found)))


def _every_weekday(found: Found) -> Reading:
    return Reading(Type.SET, value=f"XXXX-WXX-{found.number('w', 'weekday')}")


def _every_month(found: Found) -> Reading:
    return Reading(Type.SET, value=f"XXXX-{found.number('m', 'month'):02d}")


def _every_season(found: Found) -> Reading:
    return Reading(Type.SET, value=f"XXXX-{found.code('s', 'season')}")


def _every_part(found: Found) -> Reading:
    return Reading(Type.SET, value=f"XXXX-XX-XX{found.code('t', 'part')}")


def _repeated(found: Found) -> Reading | None:
    word = found.text("r")
    if word in {"monthly", "weekly", "quarterly", "yearly"} and found.nearby(-1) in {"the", "a"}:
        return None
    return Reading(Type.SET, value=found.code("r", "repeated"))


_WHICH = "(ORDINAL|BACK|AHEAD|HERE|these|those|final|initial|recent|entire|full|whole|early)"
_LEAD = f"(?:the|its|their|his|each of the)? {_WHICH}?"
_MORE = "(?:more|additional|full|straight|consecutive|trading|working|business|successive|long)?"

RULES = (
    Rule("countdown", "t dash? s:(minus|plus) q:<count> u:<units>", _countdown),
    Rule("fraction", "n:num f:(num slash num|half_sign) dash? u:<units>", _fraction),
    Rule("range", f"{_LEAD} q:<qty> (?:to|or|dash) <count> {_MORE} u:UNITS", _counted),
    Rule("duration", f"{_LEAD} (?:another|additional)? q:<qty> {_MORE} u:UNITS", _counted),
    Rule("duration-half", f"{_LEAD} q:<card> h:(and a half) u:UNITS", _counted),
    Rule("duration-singular", "q:<count> dash? u:UNIT (?:dash? long)?", _hyphenated),
    Rule("vague-singular", "q:(several|few) dash u:UNIT", _hyphenated),
    Rule("single", "q:(a|an|one|another|an additional|a full|a single) u:UNIT", _single),
    Rule("and-a-half", "(?:a|an|one) u:UNIT and a half", _and_a_half),
    Rule("half", "(?:a half|half a|half an|half dash) dash? u:UNIT", _half),
    Rule("long", "u:(UNIT|UNITS) dash long", _long),
    Rule("recent-units", "the? r:(recent|coming|past|next|last) u:UNITS", _recent),
    Rule("bare-units", "u:UNITS", _bare),
    Rule("every", "(?:every|each) (?:other|q:<count>)? u:<units>", _every),
    Rule("per", "per u:UNIT", _rate),
    Rule("every-weekday", "(?:every|each) w:WEEKDAY", _every_weekday),
    Rule("every-month", "(?:every|each) m:MONTH", _every_month),
    Rule("every-season", "(?:every|each) s:SEASON", _every_season),
    Rule("every-part", "(?:every|each) t:PART", _every_part),
    Rule("repeated", "r:REPEATED", _repeated),
)
