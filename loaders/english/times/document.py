"""The document in hand: its tokens, its expressions, and what surrounds each of them."""

from collections.abc import Callable
from dataclasses import dataclass

from loaders.english.times import resolve
from loaders.english.times.context import Context
from loaders.english.times.direction import cue, direction, sentence_start
from loaders.english.times.finder import Spotted
from loaders.english.times.lexicon import word_list
from loaders.english.times.reading import Reading
from loaders.english.times.tokens import Tokens

Tense = Callable[[int, int], int]
"""From the characters of an expression to -1 (the verb looks back), 1 (ahead) or 0 (unknown)."""


@dataclass(slots=True)
class Document:
    """A document while its expressions are resolved one after the other.

    Attributes:
        tokens: The text cut into tokens.
        items: The expressions found.
        context: What was spoken of so far.
        zone: Zone of dates and local times that name none.
        tense: Tells the direction of the verb beside an expression, if anything does.
        clock_zone: Zone that the last clock time named, which later ones share.
    """

    tokens: Tokens
    items: list[Spotted]
    context: Context
    zone: str
    tense: Tense | None
    clock_zone: str = ""


def lean_of(document: Document, item: Spotted) -> int:
    """-1 when the sentence looks back at the expression, 1 when ahead; a narrative never tells."""
    if document.context.narrative:
        return 0
    told = cue(document.tokens, item.start, item.end)
    if not told and document.tense is not None:
        spans = document.tokens.spans
        told = document.tense(spans[item.start][0], spans[item.end - 1][1])
    near = direction(document.tokens, item.start, item.end)
    return near if not told or (near * told > 0 and abs(near) > abs(told)) else told


def look_around(document: Document, index: int) -> None:
    """Note the year that the sentence tells, and the day that a clock time belongs to."""
    item, context = document.items[index], document.context
    context.sentence_year, context.sentence = None, sentence_start(document.tokens, item.start)
    reading = item.reading
    begin = context.sentence
    context.opens = item.start - begin <= 2
    if reading.clock and not (reading.day or reading.weekday or reading.frame or reading.period):
        _find_day(document, index, begin)
    if reading.month and not reading.year and not reading.frame:
        context.sentence_year = _shared_year(document, index)


def _find_day(document: Document, index: int, begin: int) -> None:
    """When no day stands before a clock time in its sentence, the day behind it holds."""
    items, context = document.items, document.context
    earlier = items[max(0, index - 4) : index]
    if any(_tells_day(other.reading) for other in earlier if other.start >= begin):
        return
    for other in items[index + 1 : index + 4]:
        if sentence_start(document.tokens, other.start) > document.items[index].start:
            return
        if _tells_day(other.reading):
            point = resolve.resolve(other.reading, context, lean_of(document, other))
            if point and point.day:
                context.last_day = point
            return


def ends_next_day(document: Document, index: int) -> bool:
    """Whether a clock time ends, after midnight, what another in its sentence begins."""
    item = document.items[index]
    before = document.items[index - 1] if index else None
    if before is None or not item.reading.clock or not before.reading.clock:
        return False
    if _tells_day(item.reading) or before.start < document.context.sentence:
        return False
    gap = [document.tokens.word(place) for place in range(before.end, item.start)][-6:]
    closing = not word_list("closing").isdisjoint(gap)
    return closing and item.reading.clock < before.reading.clock


def is_aside(document: Document, index: int) -> bool:
    """Whether a clock time only repeats, in parentheses, the one before it in another zone."""
    item = document.items[index]
    before = document.items[index - 1] if index else None
    if before is None or not (item.reading.clock and before.reading.clock):
        return False
    return item.start - before.end == 1 and document.tokens.word(before.end) == "("


def shared_zone(document: Document, index: int) -> str | None:
    """The zone of the next clock time, when only a conjunction lies between."""
    following = document.items[index + 1] if index + 1 < len(document.items) else None
    if following is None or not following.reading.clock:
        return None
    gap = [
        document.tokens.word(place) for place in range(document.items[index].end, following.start)
    ]
    joined = len(gap) == 1 and word_list("conjunction").issuperset(gap)
    return following.reading.zone if joined else None


def _tells_day(reading: Reading) -> bool:
    day_frame = reading.frame is not None and reading.frame.unit == "D"
    return bool(reading.day or reading.weekday or day_frame) and not reading.value


def _shared_year(document: Document, index: int) -> int | None:
    """The year of the next date, when only a conjunction lies between: 8 May and 12 June 1942."""
    item = document.items[index]
    for other in document.items[index + 1 : index + 3]:
        gap = [document.tokens.word(place) for place in range(item.end, other.start)]
        if len(gap) > 2 or not word_list("conjunction").issuperset(gap):
            return None
        if other.reading.year and other.reading.month:
            return -other.reading.year if other.reading.bc else other.reading.year
        item = other
    return None
