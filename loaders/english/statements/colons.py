"""Sources set off by a mark: "Musk: Starship could fly", "PENCE: No.", "“No.” — Ann Lee"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.clauses import has_clause
from loaders.english.statements.found import Found, cleaned
from loaders.english.statements.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.english.names.words import Sentence
    from loaders.english.statements.cues import Sense
    from loaders.english.statements.page import Page, Range

LEADS = frozenset({"from", "more", "and", "says", "said"})
DASHES = frozenset({"—", "―", "–", "--", "-"})
LONGEST = 7  # words of a source beside a mark; longer ones are no names


def colon_statements(page: Page) -> Iterator[Found]:
    """Yield what stands behind a name and a colon, or before a dash and a name."""
    say = page.cues.verb(["says"])
    sense = say.sense("quote") if say else None
    if sense is None:
        return
    for sentence in page.analysis.sentences:
        found = _headed(page, sentence, sense)
        if found:
            yield found
    for quote in page.outer:
        found = _signed(page, page.quote_words(quote), sense)
        if found:
            yield found


def _headed(page: Page, sentence: Sentence, sense: Sense) -> Found | None:
    """Musk: [Starship will fly in March]."""
    colon = _colon(page, sentence)
    source = _source(page, sentence.first, colon) if colon is not None else None
    if source is None or colon is None:
        return None
    spoken = page.text(source.words).isupper()
    end = page.paragraph_end(colon) if spoken else page.unit(colon)[1]
    found = Found(colon, (colon, colon + 1), source, ((colon + 1, end),), sense, "name and colon")
    return cleaned(page, found)


def _colon(page: Page, sentence: Sentence) -> int | None:
    """Return the colon near the start of a sentence that opens its paragraph."""
    if page.same_paragraph(sentence.first - 1, sentence.first):
        return None
    near = range(sentence.first + 1, min(sentence.first + LONGEST + 1, sentence.last - 1))
    return next((k for k in near if page.lower(k) == ":"), None)


def _source(page: Page, first: int, colon: int) -> Source | None:
    """Return the words before the colon if they are the name of somebody."""
    while page.lower(first) in LEADS or page.is_mark(first):
        first += 1
    ends = {page.lower(first), page.lower(colon - 1)}  # "Editor's Note"
    if first >= colon or ends & page.cues.lists["words.labels"]:
        return None
    words = [page.words[k] for k in range(first, colon)]
    if any(word.pos in {"VERB", "AUX", "NUM"} for word in words):
        return None
    called = all(word.text[:1].isupper() for word in words)
    spoken = len(words[0].text) > 1 and page.text((first, colon)).isupper()
    quoted = page.opens(colon + 1) is not None
    if not (quoted or spoken or (called and _alone(page, colon))):
        return None
    return Source((first, colon), colon - 1, "before a colon")


def _alone(page: Page, colon: int) -> bool:
    """Tell a heading: a clause behind the colon, in a sentence that is a paragraph of its own."""
    sentence = page.analysis.sentence(page.words[colon])
    goes_on = page.same_paragraph(sentence.last, colon)
    clause = has_clause(page, colon + 1, sentence.last)
    return clause and (sentence.headline or not goes_on)


def _signed(page: Page, quote: Range, sense: Sense) -> Found | None:
    """“[We are proud of it.]” — Ann Lee."""
    dash = quote[1]
    name = page.word(dash + 1)
    if page.lower(dash) not in DASHES or name is None or not page.same_paragraph(dash, quote[0]):
        return None
    end = page.paragraph_end(dash)
    stop = next((k for k in range(dash + 1, end) if page.opens(k) or page.finite(k)), end)
    words = page.trimmed((dash + 1, stop))
    if stop < end and not page.opens(stop):
        return None
    if not (words[0] < words[1] <= words[0] + LONGEST) or not name.text[:1].isupper():
        return None
    source = Source(words, words[1] - 1, "signature")
    return cleaned(page, Found(dash, (dash, dash + 1), source, (quote,), sense, "signed"))
