"""Spans of the local calendar (naive datetimes, both ends included) and steps along it."""

import calendar
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta

from kb.dates.value import Precision
from kb.errors import DateError

Span = tuple[datetime, datetime]
"""First and last second of a stretch of local time."""

FIRST = datetime(MINYEAR, 1, 1)
LAST = datetime(MAXYEAR, 12, 31, 23, 59, 59)
SECOND = timedelta(seconds=1)

MONTHS_IN = {
    Precision.MONTH: 1,
    Precision.SEASON: 3,
    Precision.QUARTER: 3,
    Precision.HALF: 6,
    Precision.YEAR: 12,
    Precision.DECADE: 120,
    Precision.CENTURY: 1200,
}
LENGTH_OF = {
    Precision.SECOND: SECOND,
    Precision.MINUTE: timedelta(minutes=1),
    Precision.HOUR: timedelta(hours=1),
    Precision.PART_OF_DAY: timedelta(hours=6),
    Precision.DAY: timedelta(days=1),
    Precision.WEEK: timedelta(weeks=1),
}

# Northern hemisphere. Each season runs from the first day of its meteorological to the last
# day of its astronomical reckoning, so that it holds both; "winter 2016" may mean the one
# that begins or the one that ends in that year, so that winter runs from January to the next
# March. Month, day of the beginning; years later, month, day of the end.
SEASONS = {
    21: ((3, 1), (0, 6, 21)),
    22: ((6, 1), (0, 9, 23)),
    23: ((9, 1), (0, 12, 22)),
    24: ((1, 1), (1, 3, 20)),
}


def day_span(year: int, month: int, day: int) -> Span:
    """The seconds of one day.

    Raises:
        DateError: The calendar has no such day.
    """
    try:
        start = datetime(year, month, day)
    except ValueError as error:
        raise DateError(f"no such day: year {year}, month {month}, day {day} ({error})") from error
    return start, end_of_day(start)


def months_span(year: int, month: int, months: int) -> Span:
    """The seconds of so many whole months from the given one on."""
    check_year(year)
    start = datetime(year, month, 1)
    return start, before(add_months(start, months))


def season_span(year: int, season: int) -> Span:
    """The seconds that a season (EDTF 21 spring ... 24 winter) of a year may mean."""
    (month, day), (later, end_month, end_day) = SEASONS[season]
    check_year(year)
    start = datetime(year, month, day)
    if year + later > MAXYEAR:
        return start, LAST
    return start, end_of_day(datetime(year + later, end_month, end_day))


def week_span(year: int, week: int) -> Span:
    """The seconds of an ISO week, Monday to Sunday.

    Raises:
        DateError: The year has no such week.
    """
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError as error:
        raise DateError(f"no such ISO week: {year}-W{week:02d} ({error})") from error
    start = datetime.combine(first, datetime.min.time())
    return start, before(add(start, timedelta(weeks=1)))


def widen(span: Span, precision: Precision) -> Span:
    """The span with one more unit of its precision on either side.

    This is what `?`, `~` and `%` do: EDTF leaves open how much they widen.
    """
    start, end = span
    after_end = add(end, SECOND)
    months = MONTHS_IN.get(precision)
    if months is not None:
        return add_months(start, -months), before(add_months(after_end, months))
    step = LENGTH_OF[precision]
    return add(start, -step), before(add(after_end, step))


def add(moment: datetime, step: timedelta) -> datetime:
    """The moment so much later, held within the years 1 to 9999."""
    try:
        return moment + step
    except OverflowError:
        return LAST if step > timedelta(0) else FIRST


def add_months(moment: datetime, months: int) -> datetime:
    """The same day so many months later, or the month's last day, within the years 1 to 9999."""
    count = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(count, 12)
    if year < MINYEAR:
        return FIRST
    if year > MAXYEAR:
        return LAST
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def before(moment: datetime) -> datetime:
    """The last second before the moment; the end of year 9999 is its own last second."""
    return moment if moment == LAST else add(moment, -SECOND)


def end_of_day(moment: datetime) -> datetime:
    """The last second of the moment's day."""
    return moment.replace(hour=23, minute=59, second=59)


def check_year(year: int) -> None:
    """Refuse a year that datetime cannot hold.

    Raises:
        DateError: The year is not between 1 and 9999.
    """
    if not MINYEAR <= year <= MAXYEAR:
        raise DateError(f"year {year} cannot be held; years run from 1 to 9999")
