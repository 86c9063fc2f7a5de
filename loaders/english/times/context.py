"""What a reader keeps in mind while reading on: the dates spoken of so far."""

from dataclasses import dataclass

from loaders.english.times.point import Point

# A year so far from the thread of a narrative is named by the way.
_FAR_OFF = 15


@dataclass(slots=True)
class Context:
    """What a reader keeps in mind while reading on.

    Attributes:
        published: Publication date, as fine as it is known; None when unknown.
        narrative: Whether the text tells of times long past, so that dates lean on each other
            rather than on the publication date.
        last: The date last spoken of.
        last_day: The day last spoken of.
        quarter: The quarter last spoken of.
        sentence_year: A year told in the same sentence.
        months: Whether several months were spoken of after the quarter ("the nine months").
        sentence: Where the sentence in hand begins.
        focus: The month or day last spoken of, of which the narrative tells.
        told_in: Where the sentence of `last` began.
        opens: Whether the expression in hand opens its sentence.
        by_the_way: Whether `last` is a bare year inside a sentence.
    """

    published: Point | None
    narrative: bool = False
    last: Point | None = None
    last_day: Point | None = None
    quarter: Point | None = None
    sentence_year: int | None = None
    months: bool = False
    sentence: int = 0
    focus: Point | None = None
    told_in: int = -1
    opens: bool = False
    by_the_way: bool = False

    def now(self) -> Point | None:
        """The publication day; in a narrative the date last spoken of."""
        if self.narrative:
            return self.last
        return self.published

    def then(self) -> Point | None:
        """The date last spoken of, else the publication day."""
        if self.last or self.narrative:
            return self.last
        return self.published

    def year(self) -> int | None:
        """The year that a date without a year is near to."""
        base = self.thread() if self.narrative else self.now()
        return base.year if base else None

    def thread(self) -> Point | None:
        """The date that a narrative goes on from: an earlier year named by the way is none."""
        last, focus = self.last, self.focus
        if last is None or focus is None or not self.by_the_way or self.told_in == self.sentence:
            return last
        return focus

    def remember(self, point: Point, *, comparison: bool = False) -> None:
        """Keep a date in mind; one that is only compared with is not the date spoken of."""
        if comparison and not self.narrative:
            return
        self.last, self.told_in = point, self.sentence
        jump = point.year - self.focus.year if self.focus else 0
        self.by_the_way = self._is_by_the_way(point, jump)
        if not self.by_the_way:
            self.focus = point
        if point.day:
            self.last_day = point
        if point.figures < 4:
            return
        if point.quarter:
            self.quarter, self.months = point, False

    def _is_by_the_way(self, point: Point, jump: int) -> bool:
        """A bare year far off, or an earlier one inside a sentence, is no new thread."""
        if point.month or not jump:
            return False
        return abs(jump) > _FAR_OFF or (not self.opens and jump < 0)
