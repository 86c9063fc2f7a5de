"""Stretches that the words around dates make of them: ranges, open ends."""

import re
from dataclasses import replace

from kb.dates import Time, between
from kb.errors import DateError
from loaders.english.times.mention import TimeMention

# The word in front of a date that opens its end: the date is the first or the last possible.
_FIRST = re.compile(
    r"(?:\b(?:since|after|starting|beginning|effective|(?:no|not)\ (?:earlier|sooner)\ than|NET|"
    r"as\ (?:early|soon)\ as)(?:\ (?:on|about|around|the))?\s*)$",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:\b(?:until|till|by|before|(?:no|not)\ later\ than|as\ late\ as|up\ to)"
    r"(?:\ (?:the))?\s*)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|until|till|through|and|-|–|—)\s*(?:the\s+)?", re.IGNORECASE)
_DASH = re.compile(r"\s*(?:to|through|-|–|—)\s*", re.IGNORECASE)
_REACH = 24


def add(mentions: list[TimeMention], text: str) -> list[TimeMention]:
    """The mentions with the stretches that the words around them make."""
    out = list(mentions)
    for index, mention in enumerate(mentions):
        if mention.time is None or out[index].limits is not None:
            continue
        before = text[max(0, mention.start - _REACH) : mention.start]
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        whole = _range(mention, following, before, text)
        if whole:
            out[index] = replace(mention, limits=whole)
            out[index + 1] = replace(mentions[index + 1], limits=whole)
        else:
            out[index] = replace(mention, limits=_open_end(mention, before))
    return out


def _range(
    mention: TimeMention, following: TimeMention | None, before: str, text: str
) -> Time | None:
    if following is None or following.time is None or mention.time is None:
        return None
    gap = text[mention.end : following.start]
    told = _BETWEEN.search(before)
    if not told and mention.time.precision != following.time.precision:
        return None
    joins = _TO if told else _DASH
    if len(gap) > _REACH or not joins.fullmatch(gap):
        return None
    return _stretch(mention.time, following.time, text[mention.start : following.end])


def _stretch(first: Time, last: Time, words: str) -> Time | None:
    from kb.dates import parse_edtf

    if "/" in first.edtf or "/" in last.edtf:
        try:
            return between(first.earliest, last.latest, words=words)
        except DateError:
            return None
    try:
        return parse_edtf(
            f"{first.edtf}/{last.edtf}", zone=first.zone, words=words, anchor=first.anchor
        )
    except DateError:
        return None


def _open_end(mention: TimeMention, before: str) -> Time | None:
    from kb.dates import parse_edtf

    time = mention.time
    if time is None or not time.edtf:
        return None
    start, _, end = time.edtf.partition("/")
    if _FIRST.search(before):
        edtf = f"{start}/.."
    elif _LAST.search(before):
        edtf = f"../{end or start}"
    else:
        return None
    try:
        return parse_edtf(edtf, zone=time.zone, words=time.words, anchor=time.anchor)
    except DateError:
        return None
