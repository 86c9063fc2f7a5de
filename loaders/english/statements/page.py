"""A parsed document as the statement rules see it: words, quotations, times, units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.english.names.phrases import Phrases
from loaders.english.statements.cues import Cues, Kind, cues
from loaders.english.statements.quotes import Quote, find_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loaders.english.names.words import Analysis, Word

Range = tuple[int, int]
"""Words by index: the first, and past the last."""

# Behind a full stop of these a sentence goes on, if no article or pronoun follows.
_ABBREVIATION = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:No|Gen|Lt|Col|Maj|Adm|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|St|Capt|Calif|Fla)\."
)
LONGEST_TITLE = 6
SHORT_NAME = 6
GOES_ON = frozenset({"PROPN", "NUM", "NOUN", "ADJ"})
MARKS = frozenset("\"'“”„‟‘’«»`") | {"``", "''"}


class Page:
    """The words of a document with what stands in quotation marks and what tells a time."""

    def __init__(
        self,
        analysis: Analysis,
        *,
        paragraphs: Sequence[Range] | None = None,
        times: Iterable[Range] = (),
        phrases: Phrases | None = None,
    ) -> None:
        self.analysis = analysis
        self.words = analysis.words
        self._lower = [word.lower for word in analysis.words]
        self.cues: Cues = cues()
        self.phrases = phrases or Phrases(analysis)
        self.quotes = find_quotes(analysis.text, paragraphs)
        # Boilerplate is not parsed: a quotation in it has no words.
        outer = (quote for quote in self.quotes if quote.level == 0)
        self.outer = [quote for quote in outer if analysis.between(quote.start, quote.end)]
        self._quote: list[int] = [-1] * len(self.words)
        self._time: list[int] = [-1] * len(self.words)
        self._depths: list[int] = [-1] * len(self.words)
        for number, quote in enumerate(self.outer):
            for word in analysis.between(quote.start, quote.end):
                self._quote[word.i] = number
        for start, end in times:
            held = analysis.between(start, end)
            for word in held:
                self._time[word.i] = held[-1].i + 1

    def word(self, i: int) -> Word | None:
        """Return word i, None past either end."""
        return self.words[i] if 0 <= i < len(self.words) else None

    def lower(self, i: int) -> str:
        """Return word i in lower case, nothing past either end."""
        return self._lower[i] if 0 <= i < len(self._lower) else ""

    def quote(self, i: int) -> Quote | None:
        """Return the outermost quotation that word i (or mark i) is part of."""
        return (
            self.outer[self._quote[i]] if 0 <= i < len(self.words) and self._quote[i] >= 0 else None
        )

    def quote_words(self, quote: Quote) -> Range:
        """Return the words of a quotation, its marks included."""
        held = self.analysis.between(quote.start, quote.end)
        return held[0].i, held[-1].i + 1

    def opens(self, i: int) -> Quote | None:
        """Return the quotation whose opening mark word i is."""
        quote = self.quote(i)
        return quote if quote and self.words[i].start == quote.start else None

    def closes(self, i: int) -> Quote | None:
        """Return the quotation that ends with word i."""
        quote = self.quote(i)
        return quote if quote and self.words[i].end == quote.end else None

    def time_end(self, i: int) -> int:
        """Return the word past the time expression that word i is part of; i when there is none."""
        return self._time[i] if 0 <= i < len(self.words) and self._time[i] >= 0 else i

    def depth(self, i: int) -> int:
        """Return how many words stand above word i in its tree."""
        path = []
        while self._depths[i] < 0 and self.words[i].head != i:
            path.append(i)
            i = self.words[i].head
        depth = max(self._depths[i], 0)
        self._depths[i] = depth
        for j in reversed(path):
            depth += 1
            self._depths[j] = depth
        return self._depths[path[0]] if path else depth

    def unit(self, i: int) -> Range:
        """Return the sentence of word i, widened so that no quotation is cut in two."""
        sentence = self.analysis.sentence(self.words[i])
        first, last = self._unbroken(sentence.first), self._going_on(sentence.last)
        opening, closing = self.quote(first), self.quote(last - 1)
        if opening and self.words[first].start > opening.start:
            first = self.quote_words(opening)[0]
        if closing and self.words[last - 1].end < closing.end:
            last = self.quote_words(closing)[1]
        return first, last

    def _unbroken(self, first: int) -> int:
        """Step back over a sentence break where no sentence ends ("CBS / This Morning said")."""
        before = self.word(first - 1)
        if before is None or not self.same_paragraph(first - 1, first):
            return first
        named = _ABBREVIATION.fullmatch(before.text) and self.words[first].pos in GOES_ON
        if named or (before.text[-1] == "." and self.words[first].text[0].islower()):
            return self.analysis.sentence(before).first
        ended = not any(map(str.isalnum, before.text)) or self.closes(first - 1) is not None
        ended = ended or before.text[-1] == "."
        return first if ended else self.analysis.sentence(before).first

    def ends_quotation(self, i: int) -> Quote | None:
        """Return the quotation of speech that ends right before word i, with or without a comma.

        A quotation of speech ends in a comma, a question or an exclamation mark, or a comma
        follows it.
        """
        comma = self.lower(i - 1) in {",", "—", "–", "-"}
        at = i - 2 if comma else i - 1
        quote = self.closes(at) if at >= 0 else None
        if quote is None or not self.same_paragraph(at, i) or self._title(quote):
            return None
        inside = self.analysis.text[quote.inner_start : quote.inner_end].rstrip(" ’'")
        ended = inside[-1:] in {",", "?", "!", "—", "…", "-"} or inside.endswith("...")
        return quote if comma or ended or self._whole_sentence(quote) else None

    def _whole_sentence(self, quote: Quote) -> bool:
        """Tell a quotation with a verb that a sentence, or the text, begins with."""
        first, last = self.quote_words(quote)
        before = self.word(first - 1)
        leads = before is None or not self.same_paragraph(first - 1, first)
        leads = leads or (before is not None and before.text in {".", "!", "?"})
        return leads and last - first > SHORT_NAME and any(map(self.finite, range(first, last)))

    def _title(self, quote: Quote) -> bool:
        """Tell the name of a work within a sentence: capitals throughout."""
        first, last = self.quote_words(quote)
        before = self.word(first - 1)
        if before is None or not self.same_paragraph(first - 1, first):
            return False
        words = [word.text for word in self.words[first:last] if word.text[0].isalpha()]
        within = any(map(str.isalpha, before.text))
        return within and 0 < len(words) <= LONGEST_TITLE and all(w[0].isupper() for w in words)

    def paragraph(self, i: int) -> int:
        """Return the number of word i's paragraph."""
        return self.analysis.sentence(self.words[i]).paragraph

    def _going_on(self, last: int) -> int:
        """Step over a sentence break before a small letter ("10:51 a.m. / because ...")."""
        following = self.word(last)
        if following is None or not self.same_paragraph(last - 1, last):
            return last
        broken = following.text[0].islower() and self.words[last - 1].text[-1] == "."
        return self.analysis.sentence(following).last if broken else last

    def paragraph_end(self, i: int) -> int:
        """Return the word past the last one of word i's paragraph."""
        last = self.analysis.sentence(self.words[i]).last
        while self.same_paragraph(last, i):
            last = self.analysis.sentence(self.words[last]).last
        return last

    def same_paragraph(self, i: int, j: int) -> bool:
        """Tell whether two words exist and share a paragraph."""
        inside = 0 <= i < len(self.words) and 0 <= j < len(self.words)
        return inside and self.paragraph(i) == self.paragraph(j)

    def is_mark(self, i: int) -> bool:
        """Tell a quotation mark."""
        return self.lower(i) in MARKS

    def is_cue(self, i: int, *kinds: Kind) -> bool:
        """Tell whether a verb cue of these kinds (any, when none is given) starts at word i."""
        word = self.words[i]
        if word.pos not in {"VERB", "AUX"}:
            return False
        entry = self.cues.verb([self.lower(j) for j in range(i, i + 4)])
        if entry is None or entry.copular:
            return False
        return not kinds or any(sense.kind in kinds for sense in entry.senses.values())

    def finite(self, i: int) -> bool:
        """Tell a finite verb, alone or by its auxiliary."""
        word = self.words[i]
        if word.pos not in {"VERB", "AUX"}:
            return False
        if "VerbForm=Fin" in word.feats:
            return True
        below = self.analysis.children(word, "aux", "aux:pass", "cop")
        if any("VerbForm=Fin" in child.feats for child in below):
            return True
        # A past tense that the tagger takes for a participle still has its subject.
        lone = "Tense=Past" in word.feats and not below and word.rel not in {"acl", "advcl"}
        return lone and bool(self.analysis.children(word, "nsubj"))

    def text(self, span: Range) -> str:
        """Return the text of some words."""
        return self.analysis.span_text(*span) if span[0] < span[1] else ""

    def trimmed(self, span: Range) -> Range:
        """Return words without punctuation at either end, full stops of abbreviations kept."""
        first, last = span
        while first < last and self._edge(first):
            first += 1
        while first < last and self._edge(last - 1):
            last -= 1
        return first, last

    def _edge(self, i: int) -> bool:
        text = self.words[i].text
        return not any(map(str.isalnum, text)) and text not in {"$", "%", "£", "€"}
