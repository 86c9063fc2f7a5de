"""Resolving readings against the document: publication date, dates spoken of, tense."""

from dataclasses import replace

from loaders.english.times import point as points
from loaders.english.times.context import Context
from loaders.english.times.holidays import holiday
from loaders.english.times.nearest import choose, weekday_near
from loaders.english.times.point import Point
from loaders.english.times.reading import Frame, Reading


def resolve(reading: Reading, context: Context, lean: int) -> Point | None:
    """The point of the calendar that a reading means, None when that is not known.

    `lean` is below 0 when the sentence looks back, above 0 when it looks ahead, else 0.
    """
    found = _told(reading, context, lean)
    if found is None or not found.is_real():
        return None
    if reading.period == "W":
        first = found.first_day()
        return points.of_week(first) if first else None
    return found


def _told(reading: Reading, context: Context, lean: int) -> Point | None:
    if reading.period.startswith("holiday"):
        return _holiday(reading, context, lean)
    if reading.frame:
        return _in_frame(reading, reading.frame, context, lean)
    if reading.year:
        return _in_year(reading, context)
    if reading.weekday and not reading.day:
        return _weekday(reading, context, lean)
    if (reading.clock or reading.part) and not (reading.month or reading.season):
        day = context.last_day or context.now()
        return day if day and day.day else None
    return _yearless(reading, context, lean)


def _in_year(reading: Reading, context: Context) -> Point:
    year = -(reading.year or 0) if reading.bc else (reading.year or 0)
    if reading.period == "Q" and context.quarter:
        return replace(context.quarter, year=year)
    return _inside(Point(year), reading)


def _inside(year: Point, reading: Reading) -> Point:
    """The month, day, quarter, half or season of a year."""
    return Point(
        year.year,
        month=reading.month or 0,
        day=(reading.day or 0) if reading.month else 0,
        quarter=reading.quarter or 0,
        half=reading.half or 0,
        season=reading.season,
    )


def _holiday(reading: Reading, context: Context, lean: int) -> Point | None:
    when = reading.period.removeprefix("holiday ")
    base = context.year()
    if reading.year:
        return holiday(when, reading.year)
    if base is None:
        return None
    years = [point for year in (base - 1, base, base + 1) if (point := holiday(when, year))]
    return choose(years, reading.side, context, lean)


def _yearless(reading: Reading, context: Context, lean: int) -> Point | None:
    base = context.year()
    if base is None:
        return None
    if reading.side is None and context.sentence_year is not None:
        return _inside(Point(context.sentence_year), reading)
    if not 2 <= base <= 9998:
        return _inside(Point(base), reading)
    years = [_inside(Point(year), reading) for year in (base - 1, base, base + 1)]
    return choose([year for year in years if year.is_real()], reading.side, context, lean)


def _weekday(reading: Reading, context: Context, lean: int) -> Point | None:
    base = context.now()
    if base is None or not base.day or not reading.weekday:
        return None
    today = base.first_day()
    if today is None:
        return None
    day = weekday_near(today, reading.weekday, reading.side, lean)
    return points.of_day(day) if day else None


def _in_frame(reading: Reading, frame: Frame, context: Context, lean: int) -> Point | None:
    compared = _latest_quarter(context) if context.quarter and not context.months else None
    if reading.period == "Q" and compared:
        return points.same_day_of_year(compared, frame.steps)
    base = _base(frame, context)
    if base is None:
        return None
    stretch = _step(base, frame, lean)
    if stretch is None and not context.narrative and context.published:
        stretch = _step(context.published, frame, lean)
    if stretch is None:
        return None
    return _within(stretch, reading, lean)


def _base(frame: Frame, context: Context) -> Point | None:
    if frame.anchor == "latest":
        return _latest_quarter(context)
    if frame.anchor == "then":
        if frame.unit == "Q":
            return context.quarter or _latest_quarter(context)
        return context.last_day if frame.unit == "D" and context.last_day else context.then()
    if frame.anchor == "here":
        return context.then() if context.narrative else context.now()
    return context.now()


def _latest_quarter(context: Context) -> Point | None:
    """The quarter last spoken of when it is over, else the last one that is."""
    now = context.now()
    over = points.later_quarter(now, -1) if now else None
    told = context.quarter
    if told and (over is None or told.text() <= over.text()):
        return told
    return over


def _step(base: Point, frame: Frame, lean: int) -> Point | None:
    if frame.unit in {"D", "W", "WE"}:
        return _step_days(base, frame, lean)
    if frame.unit in _YEARS:
        size, figures = _YEARS[frame.unit]
        return replace(points.later_year(base, frame.steps * size), figures=figures)
    if frame.unit == "M":
        return points.later_month(base, frame.steps)
    return points.later_quarter(base, frame.steps) if frame.unit == "Q" else None


# Years in a unit, and how many figures of the year it keeps.
_YEARS = {"Y": (1, 4), "E": (10, 3), "C": (100, 2)}


def _step_days(base: Point, frame: Frame, lean: int) -> Point | None:
    first = base.first_day()
    if first is None or not (base.day or (base.week and frame.unit != "D")):
        return None
    day = points.later_day(first, frame.steps * (1 if frame.unit == "D" else 7))
    if day is None:
        return None
    if frame.unit == "D":
        return points.of_day(day)
    if frame.unit == "WE" and frame.steps == 0 and lean <= 0 and day.isoweekday() < 5:
        day = points.later_day(day, -7) or day
    return points.of_week(day, weekend=frame.unit == "WE")


def _within(stretch: Point, reading: Reading, lean: int) -> Point | None:
    if reading.weekday and not reading.day:
        first = stretch.first_day()
        if first is None:
            return None
        if stretch.week:
            day = points.later_day(first, reading.weekday - 1)
        else:
            day = weekday_near(first, reading.weekday, reading.side, lean)
        return points.of_day(day) if day else None
    if reading.month or reading.quarter or reading.half or reading.season:
        return _inside(stretch, reading)
    if reading.day:
        return replace(stretch, day=reading.day) if stretch.month else None
    return stretch
