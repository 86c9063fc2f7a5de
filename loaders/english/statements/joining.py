"""How statements of one sentence bear on each other: shared sources, contents kept apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.english.statements.found import Found, cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.english.statements.page import Page

CITING = frozenset({"citing", "quoting"})
NEAR = 4  # statements back, as far as a cue may share its source
BEHIND = frozenset({"behind its content", "behind a quotation", "according to"})


def joined(page: Page, statements: Sequence[Found]) -> list[Found]:
    """Return the statements with what they share and without what is another's."""
    made = _reported(page, [_cited(page, found, statements) for found in statements])
    behind = [found for found in made if found.rule in BEHIND and found.source is not None]
    made = [_cut(page, found, behind) for found in made]
    return [_shared(page, found, made[max(0, n - NEAR) : n]) for n, found in enumerate(made)]


def _cited(page: Page, found: Found, every: Sequence[Found]) -> Found:
    """Give who is cited the content of what cites him: "reported it failed, citing Seoul"."""
    if found.rule not in CITING:
        return found
    near = [
        other
        for other in every
        if other.rule not in CITING and page.unit(other.verb) == page.unit(found.verb)
    ]
    before = [other for other in near if other.verb < found.verb]
    report = before[-1] if before else near[0] if near else None
    if report is None:
        return found
    return replace(found, content=report.content, reported_by=report.verb)


def _reported(page: Page, statements: list[Found]) -> list[Found]:
    """Set "X, quoted by Y, said ..." within what Y quotes."""
    made = list(statements)
    for n, outer in enumerate(statements):
        if outer.rule != "passive with an agent" or outer.sense.lemma not in {"quote", "cite"}:
            continue
        for m in range(n + 1, min(n + NEAR, len(statements))):
            inner = statements[m]
            near = inner.source and inner.source.words[0] < outer.verb <= inner.cue[0]
            if near and page.unit(inner.verb) == page.unit(outer.verb):
                made[n] = replace(outer, content=inner.content, rule="quoted by")
                made[m] = replace(inner, reported_by=outer.verb)
    return made


def _cut(page: Page, found: Found, every: Sequence[Found]) -> Found:
    """End a content before the words of the one who reports it: "said it flew, KCNA reported"."""
    for other in every:
        if other is found or other.source is None or not _meet(found, other):
            continue
        first = min(other.source.words[0], other.cue[0])
        inside = any(a < first < b for a, b in found.content)
        if inside and any(a <= found.verb < b for a, b in other.content):
            parts = [(a, min(b, first)) for a, b in found.content if a < first]
            return cleaned(page, replace(found, content=tuple(parts))) or found
    return found


def _meet(found: Found, other: Found) -> bool:
    return found.first < other.last and other.first < found.last


def _shared(page: Page, found: Found, before: Sequence[Found]) -> Found:
    """Give a coordinated cue the source of the first: "denies that it failed and says ..."."""
    word = page.words[found.verb]
    if word.rel != "conj" or page.analysis.children(word, "nsubj", "nsubj:pass"):
        return found
    for other in (one for one in before if one.source is not None):
        between = range(other.last, found.cue[0])
        close = other.last <= found.cue[0] and len(between) <= 3
        if close and all(page.words[k].pos in {"CCONJ", "PUNCT", "ADV"} for k in between):
            return replace(found, source=other.source)
    return found
