"""Launches told without a word for launch: "a second in May", "the previous one failed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.launches import clauses
from loaders.english.launches.kinds import kind_of
from loaders.english.launches.things import NUMBERS
from loaders.english.launches.trigger import Trigger
from loaders.english.names.lists import words as listed
from loaders.english.names.runs import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.english.names import Names, Word

ORDINALS = listed("launches", "reference", "ordinals")
LEFT_OUT = listed("launches", "ellipsis", "heads")
OPENERS = listed("launches", "ellipsis", "openers")
BEFORE_TIME = listed("launches", "ellipsis", "before_time")
DEEDS = (
    listed("launches", "ellipsis", "deeds")
    | listed("launches", "verbs", "launch")
    | listed("launches", "verbs", "fire")
    | listed("outcomes", "failure", "verbs")
)
NUMERALS = frozenset(NUMBERS) - {"a", "an", "single", "pair", "both", "dozen"}
STANDING = ORDINALS | LEFT_OUT | NUMERALS
# Words back in which what is left out must have been spoken of.
REACH = 60


def elliptic(names: Names, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Yield what stands for a launch by a number or "one" alone, in text order.

    "The first launch was in May and the second in August": "second" is a launch too.
    """
    spoken = {w.i for t in found for w in (t.word, t.thing) if w is not None}
    starts = sorted(spoken)
    if not starts:
        return
    for word in names.analysis.words[starts[0] :]:
        if word.lower not in STANDING or word.i in spoken or not _left_alone(names, word):
            continue
        if _tells(names, word, spoken) and _spoken_of(names, word, spoken):
            yield Trigger(word, "noun", "elliptic")


def _left_alone(names: Names, word: Word) -> bool:
    """Tell "a second", "the one", "three others" with no noun behind."""
    words = names.analysis.words
    following = words[word.i + 1] if word.i + 1 < len(words) else None
    phrase = names.phrases.of(word)
    inside = phrase is not None and phrase.head != word.i and not _calendar(words[phrase.head])
    if following is None or inside or following.lower in {"of", "since", "this", "-", "%"}:
        return False
    if following.pos in {"NOUN", "PROPN", "ADJ", "NUM"} - _when(following):
        return False
    return _counts(word.lower, words[word.i - 1].lower if word.i else "")


def _counts(low: str, before: str) -> bool:
    """Tell a number, word of order or "one" by itself and the word before it."""
    if low == "more":
        return before == "and"
    if low in NUMERALS and low != "one":
        return before in {"and", ","} or before in OPENERS
    alone = low in {"another", "others", "ones"}
    return low in ORDINALS | LEFT_OUT and (alone or before in OPENERS)


def _when(word: Word) -> set[str]:
    """Return the parts of speech that a time may have behind the number."""
    return {word.pos} if _calendar(word) or word.lower in {"last", "next"} else set()


def _calendar(word: Word) -> bool:
    year = word.text.isdigit() and len(word.text) == YEAR_DIGITS
    return (word.text[:1].isupper() and word.lower in CALENDAR) or word.text in CALENDAR or year


YEAR_DIGITS = 4


def _tells(names: Names, word: Word, spoken: set[int]) -> bool:
    """Tell whether a time follows, or a deed that only a launch or its rocket does."""
    if _predicate(names, word):
        return False
    sentence = names.analysis.sentence(word)
    following = names.analysis.words[word.i + 1 : min(word.i + 10, sentence.last)]
    if [w.lower for w in following[:2]] == ["the", "year"] and len(following) > 2:
        return following[2].lower in {"before", "after"}
    units = [w.lower for w in following[:2]]
    if units[:1] in (["last"], ["this"], ["next"]) and units[1:] and units[1] in TIME_UNITS:
        return True
    for n, after in enumerate(following):
        if _calendar(after):
            return n > 0 or not after.text.isdigit()
        if after.lower not in BEFORE_TIME and after.pos not in {"NUM"}:
            break
    verb = next((w for w in following if w.pos == "VERB"), None)
    between = following[: following.index(verb)] if verb is not None else ()
    plain = all(w.pos in {"AUX", "ADV", "ADP", "PROPN", "PUNCT", "NUM", "DET"} for w in between)
    if verb is None or verb.i in spoken or not plain or clauses.lemma(verb) not in DEEDS:
        return False
    return clauses.mood(names.analysis, verb).tense in {"past", "perfect", "future"}


def _predicate(names: Names, word: Word) -> bool:
    """Tell "was the second in a week", ", the fifth in May": another name for one spoken of."""
    words = names.analysis.words
    first = word.i - 1
    while first > 0 and words[first].lower in OPENERS - {"and", ","}:
        first -= 1
    before = words[first].lower
    return before in {"is", "was", "were", "be", "been", "are", "being"} or (
        before == "," and word.lower in ORDINALS and words[word.i + 1].lower in {"in", "on"}
        and not any(w.pos in {"VERB", "AUX"} for w in words[word.i + 1 : word.i + 8])
    )  # fmt: skip


def _spoken_of(names: Names, word: Word, spoken: set[int]) -> bool:
    """Tell whether what was counted or named last before is a launch or its rocket.

    In "the first stage fell near Japan, the second in the Pacific" it is a stage.
    """
    for place in range(word.i - 1, max(-1, word.i - REACH), -1):
        before = names.analysis.words[place]
        if before.sentence < word.sentence - 1:
            return False
        if place in spoken or kind_of(names, before) in {"vehicle", "payload"}:
            return True
        if before.pos == "NOUN" and _counted(names, before):
            return False
    return False


def _counted(names: Names, noun: Word) -> bool:
    phrase = names.phrases.of(noun)
    if phrase is None or phrase.head != noun.i or _calendar(noun):
        return False
    held = names.analysis.words[phrase.first : phrase.head]
    return any(w.lower in ORDINALS or (w.lower in NUMERALS and w.pos == "NUM") for w in held) and (
        noun.lower.rstrip("s") not in TIME_UNITS
    )


TIME_UNITS = frozenset(
    {
        "second", "minute", "hour", "day", "week", "month", "year", "decade", "kilometre",
        "kilometer", "mile", "km", "meter", "metre", "foot", "time", "pound", "ton", "kg",
        "kilogram", "p.m", "a.m",
    }
)  # fmt: skip
