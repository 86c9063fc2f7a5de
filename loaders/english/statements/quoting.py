"""Sources at second hand: "Xinhua quoted him as saying", "he was quoted as saying"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.english.statements.clauses import clause_end
from loaders.english.statements.found import Found, cleaned
from loaders.english.statements.sources import Source
from loaders.english.statements.speakers import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.english.statements.page import Page, Range

QUOTING = frozenset({"quote", "cite", "report", "describe", "paraphrase", "record"})
SAYING = frozenset(
    {
        "saying",
        "stating",
        "telling",
        "warning",
        "claiming",
        "declaring",
        "confirming",
        "adding",
        "suggesting",
        "reporting",
    }
)


def quoted_statements(page: Page) -> Iterator[Found]:
    """Yield for each "as saying" the statement of who is quoted, and that of who quotes."""
    for word in page.words:
        if word.lower in SAYING and page.lower(word.i - 1) == "as":
            verb = _quoting_verb(page, word.i)
            if verb is not None:
                yield from _pair(page, verb, word.i)


def _quoting_verb(page: Page, saying: int) -> int | None:
    first = page.analysis.sentence(page.words[saying]).first
    for k in range(saying - 2, first - 1, -1):
        entry = page.cues.verb([page.lower(k)])
        if page.words[k].pos in {"VERB", "AUX"} and entry and entry.lemma in QUOTING:
            return k
        if (
            page.finite(k)
            and page.words[k].rel not in {"acl", "acl:relcl"}
            and page.words[k].pos == "VERB"
        ):
            return None
    return None


def _pair(page: Page, verb: int, saying: int) -> Iterator[Found]:
    """Yield the inner statement, and the outer one when somebody is named who quotes."""
    report, say = page.cues.verb(["quoted"]), page.cues.verb(["saying"])
    outer_sense = report.sense("object") if report else None
    inner_sense = say.sense("clause") if say else None
    if inner_sense is None or outer_sense is None:
        return
    subject = source_of(page, (verb, verb + 1), verb)
    told = _content(page, verb, saying, subject)
    if told is None:
        return
    if _in_passive(page, verb, saying):
        quoted, quoting, whole = subject, _by(page, verb, saying), told
    else:
        quoted, quoting = _quoted_source(page, (verb + 1, saying - 1)), subject
        whole = (verb + 1, told[1])
    inner = Found(saying, (saying, saying + 1), quoted, (told,), inner_sense, "quoted as saying")
    outer = Found(verb, (verb, verb + 1), quoting, (whole,), outer_sense, "quoting someone")
    if quoting is not None:
        inner = replace(inner, reported_by=verb)
    for found in (outer, inner):
        kept = cleaned(page, found) if found.source else None
        if kept:
            yield kept


def _in_passive(page: Page, verb: int, saying: int) -> bool:
    below = page.analysis.children(page.words[verb], "aux:pass", "nsubj:pass")
    return bool(below) or verb + 1 == saying - 1


def _content(page: Page, verb: int, saying: int, subject: Source | None) -> Range | None:
    """Return what is quoted: behind "saying", or before "..., he was quoted as saying"."""
    first, last = page.unit(saying)
    start = saying + 1
    while start < last and (page.lower(start) in {"that", ",", ":"}):
        start += 1
    if start < last and page.lower(start) not in {".", "by", "in", "on"}:
        return start, clause_end(page, saying, start, last)
    edge = subject.words[0] if subject and subject.words[0] < verb else first
    return (first, edge) if first < edge else None


def _quoted_source(page: Page, words: Range) -> Source:
    words = page.trimmed(words)
    phrase = page.phrases.of(page.words[words[0]])
    inside = phrase.head if phrase and words[0] <= phrase.head < words[1] else words[1] - 1
    return Source(words, inside, "who is quoted")


def _by(page: Page, verb: int, saying: int) -> Source | None:
    """Return who quotes, behind "by": before "as saying", or at its end."""
    for k in range(verb + 1, min(saying + 4, page.unit(saying)[1])):
        if page.lower(k) == "by":
            end = saying - 1 if k < saying else page.unit(saying)[1]
            words = page.trimmed((k + 1, end))
            return _quoted_source(page, words) if words[0] < words[1] else None
    return None
