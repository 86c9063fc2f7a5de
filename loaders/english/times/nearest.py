"""Which of several years or weeks a date without a year means: the nearest that fits the verb."""

from datetime import date

from loaders.english.times.context import Context
from loaders.english.times.point import Point, later_day

# In news a month is more often behind than ahead; months ahead count as so much farther.
_AHEAD_WEIGHT = 1.4
# A date against the direction of the verb counts as so much farther.
_AGAINST = 3.0
# A quarter that has not begun is meant only where the verb points ahead.
_QUARTER_AHEAD = 1000
# In a narrative a month so far before the last one belongs to the next year.
_TURN = 11


def choose(years: list[Point], side: int | None, context: Context, lean: int) -> Point | None:
    """The one of three successive years that is meant."""
    base = context.thread() if context.narrative else context.now()
    if base is None or not years:
        return None
    if context.narrative:
        return _choose_narrative(years, side, base)
    if not base.month:
        return next((year for year in years if year.year == base.year + (side or 0)), None)
    today = base.text()
    if side:
        return _sided(years, side, today)
    if side == 0:
        return next((year for year in years if year.year == base.year), None)
    return min(years, key=lambda point: _distance(point, base, lean))


def _sided(years: list[Point], side: int, today: str) -> Point:
    behind = [year for year in years if _months_between(year, today) < 0]
    ahead = [year for year in years if _months_between(year, today) > 0]
    if side < 0:
        return behind[-1] if behind else years[0]
    return ahead[0] if ahead else years[-1]


def _months_between(point: Point, today: str) -> float:
    now = Point(int(today[:4]), int(today[5:7] or 1))
    first = point.first_day()
    if first is None:
        return 0
    span = 3 if point.quarter or point.season else 6 if point.half else 1
    start = (first.year - now.year) * 12 + first.month - now.month
    if start <= 0 < start + span:
        return -0.5 if point.day and point.text() < today else 0
    return start


def _distance(point: Point, base: Point, lean: int) -> float:
    """Days from the base to the point, made longer against the direction of the verb."""
    first, here = point.first_day(), base.first_day()
    if first is None or here is None:
        return 0
    days = (first - here).days
    if point.quarter and lean <= 0:
        return -days if days <= 0 else days + _QUARTER_AHEAD
    if not point.day:
        length = _length(point)
        if days <= 0 < days + length:
            return 0
        days = days if days > 0 else days + length
    return abs(days) * _weight(point, days, lean)


def _length(point: Point) -> int:
    """About how many days the point spans."""
    return 91 if point.quarter or point.season else 182 if point.half else 30


def _weight(point: Point, days: int, lean: int) -> float:
    if (lean < 0 and days > 1) or (lean > 0 and days < 0):
        return float(_AGAINST ** abs(lean))
    return _AHEAD_WEIGHT if days > 0 and not point.day else 1.0


def _choose_narrative(years: list[Point], side: int | None, base: Point) -> Point:
    """In a narrative the year told last goes on, unless the months say that it has turned."""
    if side:
        return years[0] if side < 0 else years[-1]
    here = next((year for year in years if year.year == base.year), years[0])
    if base.month and here.month and base.month - here.month >= _TURN:
        return next((year for year in years if year.year == base.year + 1), here)
    return here


def weekday_near(today: date, weekday: int, side: int | None, lean: int) -> date | None:
    """The weekday beside a day that fits the side (last, next) or else the verb."""
    back = (today.isoweekday() - weekday) % 7
    ahead = (weekday - today.isoweekday()) % 7
    if side is not None and side < 0:
        return later_day(today, -(back or 7))
    if side is not None and side > 0:
        return later_day(today, ahead or 7)
    if lean > 0 or (side == 0 and lean >= 0):
        return later_day(today, ahead)
    return later_day(today, -back)
