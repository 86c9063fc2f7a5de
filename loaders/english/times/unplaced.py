"""TIMEX3 values of what cannot be placed: X for every figure that is not known."""

from loaders.english.times.reading import Frame, Reading

_SMALL = frozenset({"TH", "TM", "TS"})
_FORMS = {"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX"}


def unplaced_value(reading: Reading) -> str:
    """The value of a reading whose place on the calendar is not known."""
    tail = f"T{reading.clock}" if reading.clock else reading.part
    if reading.frame and not (reading.month or reading.weekday or tail):
        return _of_frame(reading.frame)
    if reading.weekday and not reading.day:
        return f"XXXX-WXX-{reading.weekday}{tail}"
    if reading.season or reading.quarter:
        return f"XXXX-{reading.season or f'Q{reading.quarter}'}"
    return _of_day(reading, tail)


def _of_frame(frame: Frame) -> str:
    if frame.unit in _SMALL or frame.steps:
        return "PAST_REF" if frame.steps < 0 else "FUTURE_REF"
    return _FORMS.get(frame.unit, "XXXX")


def _of_day(reading: Reading, tail: str) -> str:
    if not (reading.month or reading.day or tail):
        return "XXXX"
    month = f"{reading.month:02d}" if reading.month else "XX"
    day = f"-{reading.day:02d}" if reading.day else "-XX" if tail else ""
    return f"XXXX-{month}{day}{tail}"
