"""Named things as they stand in the text: gazetteer matches, capitalised runs, institutions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.terms import EntityType
from loaders.english.names.lists import words as listed
from loaders.english.names.name_kinds import TITLES, is_organization, name_type, only_role
from loaders.english.names.runs import ORG_HEADS, runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.names import Lexicon, Thing
    from loaders.english.names.words import Analysis, Sentence, Word
CAPITAL_ONLY = listed("names", "organizations", "capital_only")
FIELDS = listed("names", "organizations", "fields")
COMPANIES = listed("names", "organizations", "companies")
POSSESSION = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text: words first to last (excluded), what it seems to be, how it was found."""

    first: int
    last: int
    start: int
    end: int
    text: str
    type: EntityType | None
    how: str
    thing: Thing | None = None
    demonym: bool = False


def named(analysis: Analysis, lexicon: Lexicon) -> list[Named]:
    """Return the names of a document in text order; they do not overlap."""
    known = list(_known(analysis, lexicon))
    out: list[Named] = []
    for sentence in analysis.sentences:
        here = [n for n in known if sentence.first <= n.first < sentence.last]
        out.extend(_in_sentence(analysis, sentence, here))
    return sorted(_with_places(out), key=lambda n: n.first)


def make(analysis: Analysis, first: int, last: int, *, how: str, type_: EntityType | None) -> Named:
    """Return words first to last (excluded) as a name."""
    start, end = analysis.words[first].start, analysis.words[last - 1].end
    return Named(first, last, start, end, analysis.text[start:end], type_, how)


def _known(analysis: Analysis, lexicon: Lexicon) -> Iterator[Named]:
    for match in lexicon.scan(analysis.text):
        held = analysis.between(match.start, match.end)
        if not held or held[0].sentence != held[-1].sentence:
            continue
        if match.how == "metonym" and analysis.text[match.end : match.end + 6] == "-based":
            continue
        name = make(analysis, held[0].i, held[-1].i + 1, how=match.how, type_=match.thing.type)
        yield replace(name, thing=match.thing, demonym=match.how == "demonym")


def _in_sentence(analysis: Analysis, sentence: Sentence, known: list[Named]) -> Iterator[Named]:
    covered = {i for name in known for i in range(name.first, name.last)}
    stretches = [] if sentence.headline else list(runs(analysis, sentence))
    grown: list[Named] = []
    for run in stretches:
        inside = [n for n in known if run[0] <= n.first and n.last <= run[1]]
        grown.extend(_from_run(analysis, run, inside, covered))
    institutions = [] if sentence.headline else list(_institutions(analysis, sentence, known))
    taken = [*grown, *institutions]
    yield from _disjoint([*taken, *_adjoined(analysis, known)])


def _adjoined(analysis: Analysis, known: list[Named]) -> list[Named]:
    """Return the known names, "space shuttle" and "Discovery" next to it as one."""
    out: list[Named] = []
    for name in sorted(known, key=lambda n: n.first):
        last = out[-1] if out else None
        if (
            last is not None
            and last.last == name.first
            and last.type is name.type is EntityType.VEHICLE
        ):
            whole = make(analysis, last.first, name.last, how=name.how, type_=name.type)
            out[-1] = replace(whole, thing=name.thing)
        else:
            out.append(name)
    return out


def _disjoint(names: Iterable[Named]) -> list[Named]:
    """Return the names, the longer of two that overlap; a country inside an institution stays."""
    kept: list[Named] = []
    for name in sorted(names, key=lambda n: (n.first - n.last, n.first)):
        if not any(name.first < k.last and k.first < name.last for k in kept):
            kept.append(name)
    return kept


def _from_run(
    analysis: Analysis, run: tuple[int, int], inside: list[Named], covered: set[int]
) -> Iterator[Named]:
    """Yield what a run is: one organization, or its known parts and the rest as a name."""
    first, last = run
    if inside and (inside[0].first, inside[-1].last) == run and len(inside) == 1:
        return
    words = analysis.words
    if inside and _designated(words, run, inside[0]):
        yield make(analysis, first, last, how="designation", type_=inside[0].type)
        return
    if is_organization(words[last - 1], words[first:last]) and last - first > 1:
        yield make(
            analysis,
            *_without_country(analysis, run, inside),
            how="cue",
            type_=EntityType.ORGANIZATION,
        )
        return
    place = first
    for end in (*sorted({n.first for n in inside}), last):
        start = place
        free = [i for i in range(start, end) if i not in covered]
        if free:
            yield from _rest(analysis, free[0], free[-1] + 1)
        place = max((n.last for n in inside if n.first == end), default=end)


def _designated(words: tuple[Word, ...], run: tuple[int, int], known: Named) -> bool:
    """Tell another member of a known family: "Insat 1D" where only "Insat" is known."""
    rest = words[known.last : run[1]]
    craft = known.type in {EntityType.VEHICLE, EntityType.PAYLOAD}
    numbered = bool(rest) and all(re.fullmatch(r"-|\d{1,3}[A-Z]?|[IVX]+", w.text) for w in rest)
    return craft and known.first == run[0] and numbered


def _without_country(
    analysis: Analysis, run: tuple[int, int], inside: list[Named]
) -> tuple[int, int]:
    """Return the run; a person's or agency's possessive before it is not part of it."""
    first, last = run
    for i in range(first, last):
        if analysis.words[i].text in POSSESSION and i + 1 < last and not inside:
            first = i + 1
    return first, last


def _rest(analysis: Analysis, first: int, last: int) -> Iterator[Named]:
    type_, how = name_type(analysis, first, last)
    while first < last and type_ is EntityType.PERSON and analysis.words[first].lower in TITLES:
        first += 1
    if first < last and not only_role(analysis, first, last):
        yield make(analysis, first, last, how=how, type_=type_)


def _institutions(analysis: Analysis, sentence: Sentence, known: list[Named]) -> Iterator[Named]:
    """Yield institutions in lower case: "Japan's defence ministry", "Interfax news agency"."""
    starts = {
        n.first: n
        for n in known
        if n.type in {EntityType.STATE, EntityType.ORGANIZATION, EntityType.PLACE}
    }
    for word in analysis.of(sentence):
        if word.lower not in ORG_HEADS or not _noun_head(analysis, word):
            continue
        if word.lower in COMPANIES and word.text.islower():
            continue  # "a Japanese company" describes one
        if word.i + 1 in starts and starts[word.i + 1].type is EntityType.ORGANIZATION:
            continue
        first = _back_to_owner(analysis, word, starts, sentence)
        if first is None and word.i and analysis.words[word.i - 1].lower in FIELDS:
            yield make(analysis, word.i - 1, word.i + 1, how="bare", type_=EntityType.ORGANIZATION)
        if first is not None:
            yield make(
                analysis, first, word.i + 1, how="institution", type_=EntityType.ORGANIZATION
            )


def _noun_head(analysis: Analysis, word: Word) -> bool:
    if word.lower in CAPITAL_ONLY and word.text.islower() and not _of_chiefs(analysis, word):
        return False
    if word.i and analysis.words[word.i - 1].lower == "chief":  # "Chief Cabinet Secretary"
        return False
    following = analysis.words[word.i + 1] if word.i + 1 < len(analysis.words) else None
    if word.pos not in {"NOUN", "PROPN"}:
        return False
    return not (following and following.lower in ORG_HEADS and following.pos == "NOUN")


def _of_chiefs(analysis: Analysis, word: Word) -> bool:
    return word.lower == "staff" and word.i > 1 and analysis.words[word.i - 2].lower == "chiefs"


def _back_to_owner(
    analysis: Analysis, word: Word, starts: dict[int, Named], sentence: Sentence
) -> int | None:
    """Return where the country or name that owns the institution begins, if the phrase has one."""
    place, steps = word.i - 1, 0
    if _of_chiefs(analysis, word):
        place -= 2  # "South Korea's joint chiefs of staff"
    while place >= sentence.first and steps < 6:
        before = analysis.words[place]
        if place in starts:
            return place
        if (
            before.text in POSSESSION
            or before.pos in {"NOUN", "ADJ", "PROPN"}
            or before.text == "-"
        ):
            if any(n.first < place < n.last for n in starts.values()):
                steps -= 1
            place, steps = place - 1, steps + 1
            continue
        return None
    return None


def _with_places(names: list[Named]) -> list[Named]:
    """Give untyped names the type that the same words, or a longer name's last word, have."""
    types = {n.text: n.type for n in names if n.type is not None}
    surnames = {n.text.split()[-1]: n.type for n in names if n.type is EntityType.PERSON}
    out = []
    for name in names:
        if name.type is None:
            kind = surnames.get(name.text) or types.get(name.text)
            out.append(replace(name, type=kind, how="same words") if kind else name)
        else:
            out.append(name)
    return out
