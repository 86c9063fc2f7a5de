"""Clock times told twice, in local time and in UTC: 6:29 a.m. local time (2129 GMT)."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from kb.dates import Time, local_edtf, parse_edtf
from kb.errors import DateError
from loaders.english.times.finder import Spotted
from loaders.english.times.mention import TimeMention
from loaders.english.times.reading import Reading

# What lies between the two: a parenthesis, a slash, "or".
_BETWEEN = re.compile(r"\s*(?:[(,/;]|\bor\b|,\s*or\b)\s*", re.IGNORECASE)
_DAY = timedelta(days=1)
# Clocks of the world are up to so much ahead of UTC, and never twelve hours behind it.
_AHEAD = timedelta(hours=14)


def align(mentions: list[TimeMention], items: list[Spotted], text: str) -> list[TimeMention]:
    """The mentions with each such pair brought to one instant.

    A zone that only one of the two names follows from the difference of the clocks; the one
    that has no day of its own takes the day on which the instants agree.
    """
    out = list(mentions)
    for index in range(len(out) - 1):
        left, right = items[index].reading, items[index + 1].reading
        gap = text[out[index].end : out[index + 1].start]
        if left.clock and right.clock and len(gap) < 8 and _BETWEEN.fullmatch(gap):
            pair = _pair(out[index], out[index + 1], left, right)
            if pair:
                out[index], out[index + 1] = pair
    return out


def _pair(
    first: TimeMention, second: TimeMention, left: Reading, right: Reading
) -> tuple[TimeMention, TimeMention] | None:
    if first.time is None or second.time is None:
        return None
    if not left.zone and right.zone == "Z":
        return _local_and_utc(first, second, utc_leads=_has_day(right) and not _has_day(left))
    if left.zone == "Z" and not right.zone:
        pair = _local_and_utc(second, first, utc_leads=_has_day(left) and not _has_day(right))
        return (pair[1], pair[0]) if pair else None
    if left.zone and right.zone:
        if _has_day(right) and not _has_day(left):
            return _moved(first, first.time, second.time), second
        return first, _moved(second, second.time, first.time)
    return None


def _has_day(reading: Reading) -> bool:
    return bool(reading.day or reading.weekday or reading.frame)


def _local_and_utc(
    local: TimeMention, universal: TimeMention, *, utc_leads: bool
) -> tuple[TimeMention, TimeMention] | None:
    """Both with the zone that follows from them, on the day of the one that leads."""
    here, there = local.time, universal.time
    if here is None or there is None:
        return None
    ahead = (_clock(here) - _clock(there)) % _DAY
    offset = ahead if ahead <= _AHEAD else ahead - _DAY
    if offset.seconds % 900:
        return None
    try:
        told = parse_edtf(_bare(here) + _offset(offset), words=here.words, anchor=here.anchor)
    except DateError:
        return None
    zoned = replace(local, time=told)
    if utc_leads:
        return _moved(zoned, told, there), universal
    return zoned, _moved(universal, there, told)


def _moved(mention: TimeMention, time: Time, to: Time) -> TimeMention:
    """The mention on the day on which it is the same instant as another time."""
    if time.earliest is None or to.earliest is None or not time.zone:
        return mention
    days = round((to.earliest - time.earliest) / _DAY)
    if not days or abs(to.earliest - time.earliest - days * _DAY) > timedelta(minutes=15):
        return mention
    try:
        moved = parse_edtf(local_edtf(_later(time, days), time.zone))
    except (DateError, OverflowError):
        return mention
    told = replace(time, edtf=moved.edtf, earliest=moved.earliest, latest=moved.latest)
    return replace(mention, time=told, value=moved.edtf[:16])


def _later(time: Time, days: int) -> Time:
    earliest = time.earliest and time.earliest + days * _DAY
    latest = time.latest and time.latest + days * _DAY
    return replace(time, earliest=earliest, latest=latest)


def _bare(time: Time) -> str:
    """The EDTF text of a time of day without its zone."""
    day, _, clock = time.edtf.partition("T")
    return f"{day}T{re.split('[Z+-]', clock)[0]}"


def _clock(time: Time) -> timedelta:
    moment = datetime.fromisoformat(_bare(time))
    return timedelta(hours=moment.hour, minutes=moment.minute)


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
