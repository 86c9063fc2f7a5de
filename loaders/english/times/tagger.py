"""The tagger: from the text of a document to its expressions of time."""

from dataclasses import replace

from kb.dates import UNKNOWN_TIME, Time
from kb.dates.zones import read_zone
from loaders.english.times import limits, resolve, twins
from loaders.english.times.context import Context
from loaders.english.times.dateline import dateline_day
from loaders.english.times.document import (
    Document,
    Tense,
    ends_next_day,
    is_aside,
    lean_of,
    look_around,
    shared_zone,
)
from loaders.english.times.finder import grammar
from loaders.english.times.joining import join
from loaders.english.times.mention import TimeMention
from loaders.english.times.narrative import is_narrative, published_point
from loaders.english.times.place import edtf_of_clock, edtf_of_value, place
from loaders.english.times.point import Point, day_after
from loaders.english.times.reading import Reading, Type
from loaders.english.times.unplaced import unplaced_value


def tag(
    text: str, *, published: Time | None, zone: str = "", tense: Tense | None = None
) -> list[TimeMention]:
    """The expressions of time in a text, in order, resolved as far as the document tells.

    Args:
        text: Plain text; offsets count its characters.
        published: When the document was published; without it relative dates stay unplaced.
        zone: Zone of the dates and local times that name none; empty when unknown.
        tense: Tells the direction of the verb beside an expression; without it the words
            around the expression are looked at.

    Raises:
        DateError: The zone is not known.

    >>> from kb.dates import parse_edtf
    >>> for mention in tag("It failed on Monday.", published=parse_edtf("2023-06-20")):
    ...     print(mention.text, mention.value)
    Monday 2023-06-19
    """
    if zone:
        read_zone(zone)
    tokens = grammar().alphabet.cut(text)
    items = join(tokens, grammar().spot(tokens))
    point = published_point(published)
    point = dateline_day(tokens, items, point) or point
    context = Context(point, narrative=is_narrative(items, point))
    document = Document(tokens, items, context, zone, tense)
    mentions = [_mention(document, index) for index in range(len(items))]
    return limits.add(twins.align(mentions, items, text), text)


def _mention(document: Document, index: int) -> TimeMention:
    item = document.items[index]
    start = document.tokens.spans[item.start][0]
    end = document.tokens.spans[item.end - 1][1]
    reading = item.reading
    words = document.tokens.text[start:end]
    bare = TimeMention(
        start, end, words, reading.type.value, reading.value, reading.mod, rule=item.rule
    )
    if reading.type in {Type.DURATION, Type.SET}:
        document.context.months |= reading.value in {"P6M", "P9M"}
        return replace(bare, time=_hanging(reading, words))
    if reading.value:
        time = place(edtf_of_value(reading.value), reading, words, zone=document.zone, anchor="")
        return replace(bare, time=time)
    return _resolved(document, index, bare)


def _hanging(reading: Reading, words: str) -> Time | None:
    """A distance from an event is a time that is not known yet, but for its relation."""
    if not reading.relation:
        return None
    return replace(UNKNOWN_TIME, words=words, relation=reading.relation)


def _resolved(document: Document, index: int, bare: TimeMention) -> TimeMention:
    item, context = document.items[index], document.context
    reading = item.reading
    look_around(document, index)
    lean = lean_of(document, item)
    point = resolve.resolve(reading, context, lean)
    if point and ends_next_day(document, index):
        point = day_after(point)
    if point is None:
        return replace(bare, value=unplaced_value(reading))
    value = point.text() + _time_of_day(reading, point)
    edtf = edtf_of_clock(point, reading.clock)
    anchor = _anchor(document, reading)
    if not is_aside(document, index):
        context.remember(point, comparison=reading.period == "Q")
    time = place(edtf, reading, bare.text, zone=_zone(document, index), anchor=anchor)
    return replace(bare, value=value, time=time)


def _zone(document: Document, index: int) -> str:
    """The zone of an expression: its own, that of the document, or of the clock times around.

    News names the zone with the first of several clock times, or with the last of two that a
    conjunction joins. "Local time" and UTC are not carried on: what follows them may be either.
    """
    reading = document.items[index].reading
    if not reading.clock:
        return document.zone
    own = reading.zone if reading.zone is not None else shared_zone(document, index)
    if own:
        if own != "Z" and not is_aside(document, index):
            document.clock_zone = own
        return own
    if own is None and document.clock_zone:
        return document.clock_zone
    return document.zone


def _time_of_day(reading: Reading, point: Point) -> str:
    if reading.clock and point.day:
        return f"T{reading.clock}"
    return reading.part if point.day else ""


def _anchor(document: Document, reading: Reading) -> str:
    if reading.year:
        return ""
    told = document.context.then() if _leans_on_text(document, reading) else None
    if told and told != document.context.published:
        return f"spoken of {told.text()}"
    published = document.context.published
    return f"published {published.text()}" if published else ""


def _leans_on_text(document: Document, reading: Reading) -> bool:
    counted = reading.frame is not None and reading.frame.anchor == "then"
    return counted or document.context.narrative or bool(reading.clock and not reading.weekday)
