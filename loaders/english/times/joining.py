"""Joining what belongs together: clock and day, part of the day and date, modifiers in front."""

from dataclasses import replace

from loaders.english.times.finder import Spotted
from loaders.english.times.lexicon import code, tables
from loaders.english.times.reading import Reading, Type
from loaders.english.times.tokens import Tokens

_CLOCK_THEN_DAY = frozenset({(), (",",), ("on",), ("of",), (",", "on"), ("the",), ("on", "the")})
_DAY_THEN_CLOCK = frozenset({(), (",",), ("at",), (",", "at"), ("at", "about"), ("about",)})
_PART_THEN_DAY = frozenset({(), ("of",), ("on",), ("of", "the"), ("hours", "of")})


def join(tokens: Tokens, spotted: list[Spotted]) -> list[Spotted]:
    """Neighbours that make one expression, joined; weak ones left alone, dropped."""
    out: list[Spotted] = []
    for item in spotted:
        joined = _pair(tokens, out[-1], item) if out else None
        if joined:
            out[-1] = joined
        else:
            out.append(item)
    return [_extend(tokens, item) for item in out if not item.reading.weak]


def _pair(tokens: Tokens, left: Spotted, right: Spotted) -> Spotted | None:
    if right.start - left.end > 2:
        return None
    gap = tuple(tokens.word(index) for index in range(left.end, right.start))
    reading = _joined(left.reading, right.reading, gap)
    if reading is None:
        return None
    return Spotted(left.start, right.end, f"{left.rule}+{right.rule}", reading)


def _joined(left: Reading, right: Reading, gap: tuple[str, ...]) -> Reading | None:
    if left.period == "W" and left.weak:
        return replace(right, period="W") if gap == () and _is_day(right) else None
    if left.clock or right.clock:
        return _clock_and_day(left, right, gap)
    if _is_part(left) and gap in _PART_THEN_DAY and _is_day(right):
        return replace(right, type=Type.TIME, part=left.part)
    if _is_part(right) and _is_day(left) and gap == ():
        return replace(left, type=Type.TIME, part=right.part)
    if left.weekday and not left.day and right.day and gap in {(), (",",)} and not right.weekday:
        return replace(right, weekday=left.weekday)
    return None


def _clock_and_day(left: Reading, right: Reading, gap: tuple[str, ...]) -> Reading | None:
    if left.clock and gap in _CLOCK_THEN_DAY and (_is_day(right) or _is_day_part(right)):
        return _with_clock(right, left)
    if right.clock and gap in _DAY_THEN_CLOCK and (_is_day(left) or _is_day_part(left)):
        return _with_clock(left, right)
    return None


def _with_clock(day: Reading, clock: Reading) -> Reading:
    return replace(day, type=Type.TIME, clock=clock.clock, zone=clock.zone, part="")


def _is_day(reading: Reading) -> bool:
    """Whether the reading is of one day, without a time of day."""
    if reading.type is not Type.DATE or reading.value or reading.clock or reading.part:
        return False
    day_frame = reading.frame is not None and reading.frame.unit == "D"
    return bool(reading.day or reading.weekday or day_frame or reading.period.startswith("holiday"))


def _is_day_part(reading: Reading) -> bool:
    return bool(reading.part) and not _is_part(reading) and not reading.clock


def _is_part(reading: Reading) -> bool:
    own_day = reading.day or reading.weekday or reading.frame or reading.period
    return bool(reading.part) and not own_day and not reading.clock


def _extend(tokens: Tokens, item: Spotted) -> Spotted:
    """Take in the modifiers in front, such as "early", "the end of", "about"."""
    for step in (_where, _stretch, _about):
        item = step(tokens, item)
    return item


def _where(tokens: Tokens, item: Spotted) -> Spotted:
    if item.reading.type not in {Type.DATE, Type.TIME} or item.reading.value.endswith("REF"):
        return item
    place = item.start - 1
    if tokens.word(place) == "-":
        place -= 1
    elif tokens.word(place) in {"in", "the"} and item.reading.weekday is None:
        back = 2 if tokens.word(place - 1) == "in" else 1
        if tokens.word(place) == "in" or back == 2:
            place -= back
    word = tokens.word(place)
    if word not in tables()["where"] and word != "sometime":
        return item
    mod = code("where", word) if word != "sometime" else item.reading.mod
    if tokens.word(place - 1) == "the" and item.reading.value[:1].isdigit():
        place -= 1
    return replace(item, start=place, reading=replace(item.reading, mod=mod))


def _stretch(tokens: Tokens, item: Spotted) -> Spotted:
    """The end of May, end-June."""
    if item.reading.type is not Type.DATE or item.reading.value.endswith("REF"):
        return item
    place = item.start - 1
    if tokens.word(place) == "-" and tokens.word(place - 1) in tables()["stretch"]:
        mod = code("stretch", tokens.word(place - 1))
        return replace(item, start=place - 1, reading=replace(item.reading, mod=mod))
    if tokens.word(place) == "the":
        place -= 1
    if tokens.word(place) != "of" or tokens.word(place - 1) not in tables()["stretch"]:
        return item
    mod = code("stretch", tokens.word(place - 1))
    start = place - 2 if tokens.word(place - 2) == "the" else place - 1
    return replace(item, start=start, reading=replace(item.reading, mod=mod))


def _about(tokens: Tokens, item: Spotted) -> Spotted:
    two = f"{tokens.word(item.start - 2)} {tokens.word(item.start - 1)}"
    word = tokens.word(item.start - 1)
    if two in _PAIRS and item.reading.type is Type.DURATION:
        return _with_mod(item, 2, _PAIRS[two])
    if word not in tables()["about"] or item.reading.value.endswith("REF") or item.reading.weekday:
        return item
    mod = code("about", word)
    if item.reading.type is Type.DURATION:
        fits = mod != "MORE_THAN" or _is_counted(tokens.word(item.start))
    else:
        fits = mod == "APPROX" and word != "some"
    return _with_mod(item, 1, mod) if fits else item


def _is_counted(word: str) -> bool:
    """Whether a duration begins with its number: "over a week", but not "over the next week"."""
    return word[:1].isdigit() or word in _COUNTING


_COUNTING = tables()["cardinal"].keys() | {"a", "an", "half"}
_PAIRS = {
    "more than": "MORE_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN",
    "at least": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS",
    "close to": "APPROX",
}  # fmt: skip


def _with_mod(item: Spotted, words: int, mod: str) -> Spotted:
    return replace(item, start=item.start - words, reading=replace(item.reading, mod=mod))
