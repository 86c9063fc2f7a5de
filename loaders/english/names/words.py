"""The parsed document as plain values: words with their relations, sentences, paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.english.relations import governor, relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Word:
    """One token: its place in the text and in the tree; `head` is its own index at the root."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    rel: str
    head: int
    feats: str
    sentence: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words first to last (excluded) of the document, in one paragraph."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    headline: bool = False


class Analysis:
    """A document's words and sentences, with the ways up and down the trees."""

    def __init__(self, text: str, words: Iterable[Word], sentences: Iterable[Sentence]) -> None:
        self.text = text
        self.words = tuple(words)
        self.sentences = tuple(sentences)
        self._starts = [word.start for word in self.words]
        self._children: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.i:
                self._children[word.head].append(word.i)
        self._edges = self._subtree_edges()

    def _subtree_edges(self) -> list[tuple[int, int]]:
        edges = [(word.i, word.i + 1) for word in self.words]
        for word in sorted(self.words, key=self._depth, reverse=True):
            if word.head != word.i:
                mine, above = edges[word.i], edges[word.head]
                edges[word.head] = (min(mine[0], above[0]), max(mine[1], above[1]))
        return edges

    def _depth(self, word: Word) -> int:
        depth = 0
        while word.head != word.i:
            word = self.words[word.head]
            depth += 1
        return depth

    def children(self, word: Word, *rels: str) -> list[Word]:
        """Return the words that depend on this one, in text order; all, or by relation."""
        below = [self.words[i] for i in self._children[word.i]]
        return [child for child in below if child.rel in rels] if rels else below

    def head(self, word: Word) -> Word:
        """Return the word that this one depends on (itself at the root)."""
        return self.words[word.head]

    def ancestors(self, word: Word) -> Iterator[Word]:
        """Yield the words above this one, nearest first."""
        while word.head != word.i:
            word = self.words[word.head]
            yield word

    def edges(self, word: Word) -> tuple[int, int]:
        """Return the indices of the first and past the last word below this one."""
        return self._edges[word.i]

    def sentence(self, word: Word) -> Sentence:
        """Return the sentence of a word."""
        return self.sentences[word.sentence]

    def of(self, sentence: Sentence) -> tuple[Word, ...]:
        """Return the words of a sentence."""
        return self.words[sentence.first : sentence.last]

    def at(self, offset: int) -> Word | None:
        """Return the word that holds the character at this offset, or else the next one before."""
        place = bisect_right(self._starts, offset) - 1
        return self.words[place] if place >= 0 else None

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that lie, whole or in part, between two offsets."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end - 1)
        return tuple(word for word in self.words[first:last] if word.end > start)

    def span_text(self, first: int, last: int) -> str:
        """Return the text of words first to last (excluded)."""
        return self.text[self.words[first].start : self.words[last - 1].end]


def plain_relation(label: str) -> str:
    """Return a label without its subtype, but for the passive and the possessor.

    >>> [plain_relation(x) for x in ("nsubj:pass", "obl:tmod", "nmod:poss", "ROOT")]
    ['nsubj:pass', 'obl', 'nmod:poss', 'root']
    """
    if label in {"nsubj:pass", "nmod:poss", "aux:pass", "acl:relcl", "compound:prt", "obl:agent"}:
        return label
    return label.split(":", maxsplit=1)[0].lower()


def analyse(text: str, parsed: Iterable[tuple[int, Doc, int, bool]]) -> Analysis:
    """Return the flat view of parsed pieces: (offset in the text, Doc, paragraph, headline)."""
    words: list[Word] = []
    sentences: list[Sentence] = []
    for offset, doc, paragraph, headline in parsed:
        for kept in _pieces(doc):
            first = len(words)
            words.extend(_words(_joined(kept), offset=offset, first=first, sentence=len(sentences)))
            sentences.append(
                Sentence(
                    len(sentences),
                    words[first].start,
                    words[-1].end,
                    first,
                    len(words),
                    paragraph,
                    headline,
                )
            )
    return Analysis(text, without_circles(words), sentences)


# Longer than any sentence of news; what is longer is a list or no prose, and is read in pieces.
LONGEST_SENTENCE = 300


def _pieces(doc: Doc) -> Iterator[list[Token]]:
    """Yield the words of each sentence, of a very long one in several pieces."""
    for sent in doc.sents:
        kept = [token for token in sent if not token.is_space]
        for start in range(0, len(kept), LONGEST_SENTENCE):
            yield kept[start : start + LONGEST_SENTENCE]


def without_circles(words: Iterable[Word]) -> list[Word]:
    """Return the words with a root in every tree: repairs of a parse can close a circle.

    The first word of a circle becomes its root, so that every way up ends.
    """
    out = list(words)
    state = [0] * len(out)  # 0 not seen, 1 on the present way up, 2 known to end
    for start in range(len(out)):
        way = []
        place = start
        while state[place] == 0:
            state[place] = 1
            way.append(place)
            place = out[place].head
        if state[place] == 1 and out[place].head != place:
            out[place] = replace(out[place], head=place)
        for passed in way:
            state[passed] = 2
    return out


# "test-fired" is one word here, whatever the tokeniser makes of it.
FIRST_HALVES = frozenset({"test", "flight", "lift", "blast", "take"})
LAST_HALVES = re.compile(r"(?:fir|launch|flew|fly|flown)\w*|off|tested|testing", re.IGNORECASE)


def _joined(tokens: list[Token]) -> list[list[Token]]:
    """Return the tokens in groups: single ones, and the three of "test-fired" together."""
    out: list[list[Token]] = []
    place = 0
    while place < len(tokens):
        three = tokens[place : place + 3]
        if len(three) == 3 and _one_word(three):
            out.append(three)
            place += 3
        else:
            out.append([tokens[place]])
            place += 1
    return out


def _one_word(three: list[Token]) -> bool:
    first, hyphen, last = three
    tight = first.idx + len(first) == hyphen.idx and hyphen.idx + len(hyphen) == last.idx
    known = first.lower_ in FIRST_HALVES and LAST_HALVES.fullmatch(last.text)
    return hyphen.text == "-" and tight and bool(known)


def _words(groups: list[list[Token]], *, offset: int, first: int, sentence: int) -> Iterator[Word]:
    places = {token.i: first + n for n, group in enumerate(groups) for token in group}
    for n, group in enumerate(groups):
        token = _leading(group)
        head = governor(token)
        while head.i not in places and head.head.i != head.i:
            head = head.head
        start, last = offset + group[0].idx, group[-1]
        text = "".join(part.text for part in group)
        lemma = "-".join(part.lemma_ for part in group if part.text != "-")
        yield Word(
            i=first + n,
            start=start,
            end=offset + last.idx + len(last.text),
            text=text,
            lemma=lemma or text.lower(),
            pos=token.pos_,
            rel=plain_relation(relation(token)),
            head=places.get(head.i, first + n),
            feats=str(token.morph),
            sentence=sentence,
        )


def _leading(group: list[Token]) -> Token:
    """Return the token of a group that the others hang from."""
    inside = {token.i for token in group}
    return next((t for t in group if t.head.i not in inside), group[-1])
