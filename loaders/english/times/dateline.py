"""The dateline of a news text, "SEOUL, June 19 (AP) -": the day of writing when it tells one."""

from loaders.english.times.context import Context
from loaders.english.times.finder import Spotted
from loaders.english.times.lexicon import word_list
from loaders.english.times.point import Point
from loaders.english.times.resolve import resolve
from loaders.english.times.tokens import Tokens

# So many expressions, and so many words of a paragraph before one, are looked at.
_ITEMS = 3
_WORDS = 8
# A text is published at most so many days after it was written.
_DAYS = 3


def dateline_day(tokens: Tokens, items: list[Spotted], published: Point | None) -> Point | None:
    """The day that the dateline tells, when it lies shortly before the publication."""
    today = published.first_day() if published and published.day else None
    if published is None or today is None:
        return None
    for item in items[:_ITEMS]:
        if item.reading.month and item.reading.day and _is_dateline(tokens, item):
            point = resolve(item.reading, Context(published), 0)
            written = point.first_day() if point else None
            if written and 0 <= (today - written).days <= _DAYS:
                return point
    return None


def _is_dateline(tokens: Tokens, item: Spotted) -> bool:
    """Whether a place in capitals stands in front, and a dash or an agency behind."""
    if tokens.word(item.end) not in word_list("behind_dateline"):
        return False
    for place in range(item.start - 1, max(item.start - _WORDS, -1), -1):
        surface = tokens.surface(place)
        if surface.startswith("\n"):
            return False
        if len(surface) > 2 and surface.isupper():
            return True
    return False
