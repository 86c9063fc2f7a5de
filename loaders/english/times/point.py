"""Points of the calendar as coarse as they are told, with steps along it and their TIMEX3 text."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Point:
    """A year, and within it a month and day, a quarter, half, season or week.

    Attributes:
        year: Negative before Christ: -490 is 490 BC.
        week: ISO week; then `year` is the ISO year.
        weekend: The weekend of the week.
        figures: How many figures of the year hold: 3 for a decade, 2 for a century.
    """

    year: int
    month: int = 0
    day: int = 0
    quarter: int = 0
    half: int = 0
    season: str = ""
    week: int = 0
    weekend: bool = False
    figures: int = 4

    def text(self) -> str:
        """The TIMEX3 value."""
        year = f"{self.year:04d}" if self.year > 0 else f"BC{-self.year:04d}"
        if self.figures < 4:
            return year[: self.figures - 4]
        if self.week:
            return f"{year}-W{self.week:02d}" + ("-WE" if self.weekend else "")
        if self.quarter:
            return f"{year}-Q{self.quarter}"
        if self.half:
            return f"{year}-H{self.half}"
        if self.season:
            return f"{year}-{self.season}"
        month = f"-{self.month:02d}" if self.month else ""
        return year + month + (f"-{self.day:02d}" if self.day else "")

    def first_day(self) -> date | None:
        """The first day of the stretch, None outside the years 1 to 9999."""
        if not 1 <= self.year <= 9999:
            return None
        if self.week:
            return date.fromisocalendar(self.year, self.week, 6 if self.weekend else 1)
        month = self.month or SEASON_MONTHS.get(self.season, 1)
        month = max(month, 3 * self.quarter - 2, 6 * self.half - 5)
        return date(self.year, month, self.day or 1)

    def is_real(self) -> bool:
        """Whether the calendar has such a day."""
        if not self.day:
            return True
        if not self.month:
            return False
        year = self.year if 1 <= self.year <= 9999 else 4
        return self.day <= calendar.monthrange(year, self.month)[1]


def of_day(day: date) -> Point:
    """The point of one day."""
    return Point(day.year, day.month, day.day)


def of_week(day: date, *, weekend: bool = False) -> Point:
    """The point of the ISO week that holds a day, or of its weekend."""
    year, week, _ = day.isocalendar()
    return Point(year, week=week, weekend=weekend)


def later_day(day: date, days: int) -> date | None:
    """The day so many days later, None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def day_after(point: Point) -> Point:
    """The following day; the point itself when it is no day or the last one."""
    first = point.first_day() if point.day else None
    following = later_day(first, 1) if first else None
    return of_day(following) if following else point


def later_month(point: Point, months: int) -> Point | None:
    """The month so many months later; None when the point tells no month."""
    if not point.month:
        return None
    count = point.year * 12 + point.month - 1 + months
    return Point(count // 12, count % 12 + 1)


def later_quarter(point: Point, quarters: int) -> Point | None:
    """The quarter so many quarters later; None when the point tells no quarter or month."""
    quarter = point.quarter or (point.month + 2) // 3
    if not quarter:
        return None
    count = point.year * 4 + quarter - 1 + quarters
    return Point(count // 4, quarter=count % 4 + 1)


def later_year(point: Point, years: int) -> Point:
    """The year so many years later; there is no year 0."""
    year = point.year + years
    crossed = (point.year > 0) != (year > 0)
    return Point(year + (0 if not crossed else (-1 if years < 0 else 1)))


def same_day_of_year(point: Point, years: int) -> Point:
    """The same stretch so many years later."""
    moved = replace(point, year=point.year + years)
    if moved.day and not moved.is_real():
        return replace(moved, day=28)
    return moved
