"""Whether a text tells of times past, and how fine its publication date is known."""

import re

from kb.dates import Time
from loaders.english.times.finder import Spotted
from loaders.english.times.point import Point

# A narrative tells at least so many years of its own ...
_FEW_YEARS = 5
# ... of which most lie at least so far from its publication ...
_FAR = 2
# ... and at least so many for each word that leans on the day of writing.
_PER_DEICTIC = 4
# ... of which a weekday without a date counts as so many.
_WEEKDAY = 4


def published_point(published: Time | None) -> Point | None:
    """The publication date as a point: day, month or year, whatever is known."""
    if published is None:
        return None
    match = re.match(r"([0-9]{4})(?:-([0-1][0-9])(?:-([0-9]{2}))?)?(?![0-9X-])", published.edtf)
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    return Point(year, month, day) if year and month <= 12 else None


def is_narrative(items: list[Spotted], published: Point | None) -> bool:
    """Whether dates lean on each other rather than on the day of writing.

    History names its years, most of them far from the year of writing, and hardly ever says
    "yesterday" or "Tuesday".
    """
    years = [
        -item.reading.year if item.reading.bc else item.reading.year
        for item in items
        if item.reading.year
    ]
    if len(years) < _FEW_YEARS:
        return False
    leaning = sum(_leans_on_writing(item) for item in items)
    here = published.year if published else max(years) + _FAR
    far = sum(1 for year in years if abs(year - here) >= _FAR)
    return far * 2 > len(years) and len(years) >= _PER_DEICTIC * leaning


def _leans_on_writing(item: Spotted) -> int:
    """How much an expression speaks for news: weekdays much, "last year" a little."""
    reading = item.reading
    if reading.weekday and not reading.day:
        return _WEEKDAY
    return int(reading.frame is not None and reading.frame.anchor == "now")
