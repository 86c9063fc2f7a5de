"""An expression of time in a text, with its TIMEX3 form and its place on the calendar."""

from dataclasses import dataclass

from kb.dates import Time


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One expression of time.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last character.
        text: The characters themselves.
        type: DATE, TIME, DURATION or SET, as in TIMEX3.
        value: TIMEX3 normal form.
        mod: TIMEX3 modifier (START, MID, END, APPROX, MORE_THAN ...), or empty.
        time: Where it lies on the calendar; None for durations, repetitions and what cannot
            be placed.
        rule: The rule that found it.
        limits: The stretch that the words around it make of it: open ("after 19 June", "by
            2008") or closed ("16 to 18 June"); None when they make none.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str = ""
    time: Time | None = None
    rule: str = ""
    limits: Time | None = None
