"""The direction of dates as a parse tells it: the tense of the verb that a date belongs to."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from loaders.english.times.direction import AHEAD, BACK, SURE, UNKNOWN
from loaders.english.times.lexicon import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from loaders.english.times.document import Tense

_CLIMB = 12


def tense_from(parts: Iterable[tuple[int, Doc]]) -> Tense:
    """What the parsed parts of a text say of the tense beside an expression of time.

    Each part is the offset at which it begins in the text, and its Doc.
    """
    placed = sorted(parts, key=lambda part: part[0])
    starts = [start for start, _ in placed]

    def tense(start: int, end: int) -> int:
        index = bisect_right(starts, start) - 1
        if index < 0:
            return UNKNOWN
        offset, doc = placed[index]
        span = doc.char_span(start - offset, end - offset, alignment_mode="expand")
        return UNKNOWN if span is None or not len(span) else _of(span.root)

    return tense


def _of(token: Token) -> int:
    """The direction of the nearest verb above a word that has one."""
    for _ in range(_CLIMB):
        if token.head.i == token.i:
            break
        token = token.head
        told = _of_verb(token) if token.pos_ in {"VERB", "AUX"} else UNKNOWN
        if told:
            return told
    return UNKNOWN


def _of_verb(verb: Token) -> int:
    helpers = [child for child in verb.children if child.dep_.startswith(("aux", "cop"))]
    words = {helper.text.lower() for helper in helpers}
    if words & {"will", "shall", "'ll", "’ll", "wo"}:
        return AHEAD * SURE
    past = any(_is_past(word) for word in (verb, *helpers))
    if verb.lemma_.lower() in word_list("plan"):
        finite = "Fin" in verb.morph.get("VerbForm", []) or bool(helpers)
        return UNKNOWN if not finite else BACK if past and helpers else AHEAD
    if "would" in words:
        return UNKNOWN if "have" in words else AHEAD
    if past or (verb.dep_.startswith("acl") and "Past" in verb.morph.get("Tense", [])):
        return BACK
    return BACK if words & {"has", "have", "'ve", "’ve"} else UNKNOWN


def _is_past(token: Token) -> bool:
    return "Past" in token.morph.get("Tense", []) and "Fin" in token.morph.get("VerbForm", [])
