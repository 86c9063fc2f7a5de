"""From found words to statements: who speaks, for whom, to whom, when, within whose report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.model import Mention, Span, Statement
from kb.terms import EntityType, Mode
from loaders.english.statements.acts import Saying, act_of
from loaders.english.statements.modality import certainty_of, main_verb, polarity_of
from loaders.english.statements.nesting import outer_cues
from loaders.english.statements.quotes import quoted_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.dates import Time
    from loaders.english.names import Names
    from loaders.english.statements.found import Found
    from loaders.english.statements.page import Page, Range

# From these shares of quoted letters on a content counts as quoted in whole, or in part.
WHOLE, PART = 0.98, 0.0


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression of the document, resolved."""

    start: int
    end: int
    time: Time


def assemble(
    page: Page,
    found: Sequence[Found],
    names: Names,
    times: Iterable[Timed] = (),
    *,
    publisher: str = "",
) -> list[Statement]:
    """Return the statements, numbered in text order, without the publisher's own."""
    dated = list(times)
    ids = {one.verb: f"S{n}" for n, one in enumerate(found, 1)}
    outer = outer_cues(page, found)
    made: list[Statement] = []
    for one in found:
        speaker = _speaker(page, one, names, made)
        if speaker is None or publisher.casefold() in map(str.casefold, speaker.names):
            continue
        statement = _statement(page, one, names, speaker)
        within = ids.get(outer.get(one.verb, -1), "")
        made.append(
            replace(statement, id=ids[one.verb], within=within, date=_date(page, one, dated))
        )
    return _renumbered(made)


def _statement(page: Page, found: Found, names: Names, speaker: Mention) -> Statement:
    spans = tuple(_span(page, part) for part in found.content)
    quoted = quoted_letters(page.analysis.text, [(s.start, s.end) for s in spans], page.quotes)
    mode = Mode.DIRECT if quoted >= WHOLE else Mode.MIXED if quoted > PART else Mode.INDIRECT
    verb = main_verb(page, found)
    group = _affiliation(page, names, found, speaker)
    own = frozenset(name.casefold() for who in (speaker, group) if who for name in who.names)
    media, direct = _is_media(page, speaker), mode is Mode.DIRECT
    return Statement(
        id="",
        speaker=speaker,
        cue=_span(page, found.cue),
        content=spans,
        mode=mode,
        act=act_of(Saying(page, found, verb, media, direct, own)),
        addressee=_hearer(page, found, names),
        speaks_for=group,
        certainty=certainty_of(page, found, verb),
        polarity=polarity_of(page, found, verb),
        rule=found.rule,
    )


def _span(page: Page, words: Range) -> Span:
    start, end = page.words[words[0]].start, page.words[words[1] - 1].end
    return Span(start, end, page.analysis.text[start:end])


def _speaker(page: Page, found: Found, names: Names, before: list[Statement]) -> Mention | None:
    """Return whom the source means: somebody named, or the text's own words for a nameless one."""
    if found.source is None:
        return _same_act(page, found, before)
    span = _span(page, _core(page, found.source.words))
    known = names.resolve(span.start, span.end, "speaker")
    if known is not None:
        return known if known.spans else replace(known, spans=(span,))
    words = " ".join(span.text.split())
    return Mention(EntityType.ORGANIZATION, (words,), (span,), reason="nobody named before fits")


def _core(page: Page, words: Range) -> Range:
    """Return a source without the relative clause or participle behind it."""
    for k in range(words[0] + 1, words[1]):
        word = page.words[k]
        led = (
            page.lower(k - 1) == "," and word.pos == "VERB" and word.rel not in {"amod", "compound"}
        )
        if word.lower in {"who", "which", "whose", "whom"} or led:
            return page.trimmed((words[0], k))
    return words


def _same_act(page: Page, found: Found, before: list[Statement]) -> Mention | None:
    """Return who has done what a noun speaks of as known: "the pledge" after "has vowed"."""
    if page.lower(found.cue[0] - 1) not in {"the", "that", "this"}:
        return None
    for statement in reversed(before):
        if statement.act is found.sense.act and not statement.within:
            speaker = statement.speaker
            why = f"the {page.lower(found.verb)} = {statement.cue.text} by {speaker.name}"
            return replace(speaker, reason=why)
    return None


def _is_media(page: Page, speaker: Mention) -> bool:
    words = {word.lower() for name in speaker.names for word in name.replace("-", " ").split()}
    return bool(words & page.cues.lists["words.media"])


def _hearer(page: Page, found: Found, names: Names) -> Mention | None:
    if found.hearer is None or found.hearer[0] >= found.hearer[1]:
        return None
    span = _span(page, found.hearer)
    return names.resolve(span.start, span.end, "hearer")


def _affiliation(page: Page, names: Names, found: Found, speaker: Mention) -> Mention | None:
    """Return the organization or state that a person, or a nameless official, speaks for.

    A place behind "in" is where somebody is, not for whom he speaks.
    """
    named = speaker.type is not EntityType.PERSON and speaker.iri
    if found.source is None or named or speaker.type is EntityType.STATE:
        return None
    first, last = _core(page, found.source.words)
    end = next((k for k in range(first + 1, last) if page.lower(k) == "in"), last)
    source = _span(page, (first, end))
    group = names.affiliation(source.start, source.end)
    return group if group and group.identity != speaker.identity else None


def _date(page: Page, found: Found, dated: list[Timed]) -> Time | None:
    """Return the time that stands among the words of the cue, or leads into its sentence."""
    for first, last in (*found.adjuncts, *_fronted(page, found)):
        if first >= last:
            continue
        start, end = page.words[first].start, page.words[last - 1].end
        for timed in dated:
            if start <= timed.start and timed.end <= end:
                return timed.time
    return None


def _fronted(page: Page, found: Found) -> list[Range]:
    """Return the words before the source that hold nothing but a time, and those behind it."""
    if found.source is None or found.source.words[0] >= found.cue[1]:
        return []
    source, first = found.source.words, page.unit(found.verb)[0]
    gaps = [(source[1], found.cue[0])] if source[1] <= found.cue[0] <= source[1] + 4 else []
    led = range(first, source[0])
    if led and all(
        page.time_end(k) > k or page.words[k].pos in {"ADP", "ADV", "PUNCT", "CCONJ"} for k in led
    ):
        gaps.append((first, source[0]))
    return gaps


def _renumbered(statements: list[Statement]) -> list[Statement]:
    """Number the statements without gaps; `within` of one that has gone is dropped."""
    ids = {statement.id: f"S{n}" for n, statement in enumerate(statements, 1)}
    return [replace(s, id=ids[s.id], within=ids.get(s.within, "")) for s in statements]
