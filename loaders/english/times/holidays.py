"""The days of holidays: fixed ones, those on the n-th weekday of a month, those around Easter."""

import calendar
from datetime import date

from loaders.english.times.point import Point, later_day, of_day


def holiday(when: str, year: int) -> Point | None:
    """The day in a year of `12-25`, `11 4 4` (month, nth, weekday) or `easter -2`."""
    if not 1 <= year <= 9999:
        return None
    if when.startswith("easter"):
        day = later_day(easter(year), int(when.split()[1]))
        return of_day(day) if day else None
    if "-" in when and " " not in when:
        month, day_of_month = (int(part) for part in when.split("-"))
        return Point(year, month, day_of_month)
    month, nth, weekday = (int(part) for part in when.split())
    return Point(year, month, nth_weekday(year, month, nth, weekday))


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> int:
    """The day of the n-th weekday (Monday = 1) of a month, the last one for nth = -1."""
    if nth > 0:
        first = date(year, month, 1).isoweekday()
        return 1 + (weekday - first) % 7 + 7 * (nth - 1)
    last = calendar.monthrange(year, month)[1]
    return last - (date(year, month, last).isoweekday() - weekday) % 7


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
