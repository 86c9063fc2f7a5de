"""Noun cues: "the pledge for a second launch", "Seoul's claim that it failed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.clauses import clause_end
from loaders.english.statements.found import Found, cleaned
from loaders.english.statements.sources import Source, noun_phrase
from loaders.english.statements.speakers import source_of
from loaders.english.statements.things import thing_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.english.names.words import Word
    from loaders.english.statements.cues import Entry, Sense
    from loaders.english.statements.page import Page, Range


# Behind these a second verb is still part of the clause.
JOINTS = frozenset({"and", "but", "or", "that", "which", "who", "as", "if", "when", "while", ","})


def noun_statements(page: Page) -> Iterator[Found]:
    """Yield what noun cues say, in text order."""
    for word in page.words:
        if word.pos != "NOUN" or word.lower not in page.cues.nouns or page.quote(word.i):
            continue
        entry = page.cues.noun(word.lower)
        found = _statement(page, word, entry) if entry else None
        kept = cleaned(page, found) if found else None
        if kept:
            yield kept


def _statement(page: Page, word: Word, entry: Entry) -> Found | None:
    cue = (word.i, word.i + 1)
    drawn = _drawn(page, word, entry)
    if drawn:
        return drawn
    source, rest = _source(page, word, cue)
    content = _content(page, word, entry, rest)
    if content is None:
        return None
    sense, part, rule, last = content
    return Found(word.i, (word.i, last), source, (part,), sense, rule)


def _content(page: Page, word: Word, entry: Entry, at: int) -> tuple[Sense, Range, str, int] | None:
    """Return the sense, the content, the rule and where the cue ends."""
    last = page.unit(word.i)[1]
    lower = page.lower(at)
    if lower == "that" and (sense := entry.sense("clause")) and _leads_clause(page, at):
        end = _noun_clause_end(page, word, at + 1, last)
        return sense, (at + 1, end), "noun with a clause", word.i + 1
    if lower == "to" and (sense := entry.sense("to")) and _verb_at(page, at + 1):
        end = _noun_clause_end(page, word, at, last)
        return sense, (at, end), "noun with an infinitive", word.i + 1
    sense = entry.sense(lower + "-")
    if sense and at + 1 < last and page.words[at].pos == "ADP":
        end = _noun_thing_end(page, word, at + 1, last)
        return sense, (at + 1, end), "noun with a preposition", at + 1
    return None


def _verb_at(page: Page, i: int) -> bool:
    word = page.word(i)
    return word is not None and word.pos in {"VERB", "AUX", "ADV"}


def _leads_clause(page: Page, at: int) -> bool:
    """Tell "the claim that it flew" from "the statement that drew criticism"."""
    if page.words[at].pos == "SCONJ":
        return True
    following = page.word(at + 1)
    verb = following is not None and following.pos in {"VERB", "AUX"}
    return page.words[at].pos == "PRON" and not verb


def _drawn(page: Page, word: Word, entry: Entry) -> Found | None:
    """[The tests] drew condemnation from Seoul."""
    verb = _verb_before(page, word)
    after = word.i + 1
    if verb is None or verb.lower not in page.cues.lists["words.drawing"]:
        return None
    phrase = page.phrases.of(page.words[after + 1]) if after + 1 < len(page.words) else None
    about = source_of(page, (verb.i, verb.i + 1), verb.i)
    if page.lower(after) not in {"from", "by"} or phrase is None or about is None:
        return None
    sense = next(iter(entry.senses.values()))
    source = noun_phrase(page, phrase.head, (word.i, after + 1), "from phrase")
    return Found(word.i, (word.i, after), source, (about.words,), sense, "drawn from a source")


def _verb_before(page: Page, word: Word) -> Word | None:
    """Return the verb whose object the noun is, by the tree or by its place."""
    if word.rel == "obj":
        return page.words[word.head]
    at = word.i - 1
    while at > 0 and page.words[at].pos in {"ADJ", "DET", "ADV"}:
        at -= 1
    return page.word(at)


def _noun_clause_end(page: Page, word: Word, start: int, last: int) -> int:
    """Return the end of a clause that hangs on a noun: before the chief verb of its sentence."""
    end = clause_end(page, word.i, start, last)
    main = _chief_verb(page, word, start, end)
    if main is None:
        return end
    below = page.analysis.children(page.words[main], "aux", "aux:pass", "cop")
    edge = min([main, *(child.i for child in below if child.i > start)])
    if word.rel.startswith("nsubj"):
        return edge
    return next((k for k in range(edge, start, -1) if page.lower(k) == ","), edge)


def _chief_verb(page: Page, word: Word, start: int, end: int) -> int | None:
    """Return the verb behind a noun's clause that the noun hangs on."""
    above = next((up.i for up in page.analysis.ancestors(word) if up.i > start), None)
    if above is not None and above < end and page.finite(above):
        return above
    said = False
    for k in range(start, end):
        if page.lower(k) in JOINTS:
            return None
        if said and (_lone_verb(page, k) or page.words[k].pos == "AUX"):
            return k
        said = said or page.words[k].rel == "cop" or (_is_verb(page, k) and page.finite(k))
    return None


def _is_verb(page: Page, k: int) -> bool:
    return page.words[k].pos == "VERB"


def _lone_verb(page: Page, k: int) -> bool:
    """Tell a verb behind a whole clause that has an object and no subject of its own there."""
    word, before, after = page.words[k], page.words[k - 1], page.word(k + 1)
    if word.pos != "VERB" or before.pos not in {"NOUN", "PROPN", "ADV", "ADJ"} or after is None:
        return False
    own = page.analysis.children(word, "nsubj", "aux")
    return "Tense=Past" in word.feats and not own and after.pos in {"DET", "PROPN", "PRON"}


def _noun_thing_end(page: Page, word: Word, start: int, last: int) -> int:
    end = thing_end(page, word.i, start, last)
    for k in range(start + 1, end):
        if page.finite(k) and page.words[k].rel not in {"acl:relcl", "acl", "ccomp", "csubj"}:
            below = [
                c.i
                for c in page.analysis.children(page.words[k], "aux", "aux:pass", "cop", "advmod")
                if start < c.i < k
            ]
            return min([k, *below])
    return end


def _source(page: Page, word: Word, cue: Range) -> tuple[Source | None, int]:
    """Return whose it is, and the word after the noun or after its "by X"."""
    after = cue[1]
    if page.lower(after) in {"by", "from"}:
        phrase = page.phrases.of(page.words[after + 1]) if after + 1 < len(page.words) else None
        if phrase and phrase.first == after + 1:
            return Source((phrase.first, phrase.last), phrase.head, "by phrase"), phrase.last
    owner = page.analysis.children(word, "nmod:poss")
    if owner:
        found = noun_phrase(page, owner[0].i, cue, "possessor")
        first, last = found.words
        while last > first and page.lower(last - 1) in {"'s", "’s", "'", "’"}:
            last -= 1
        return Source((first, last), found.head, "possessor"), after
    return _of_verb(page, word), after


def _of_verb(page: Page, word: Word) -> Source | None:
    """Return the subject of the verb that has the noun for its object, if that means "says"."""
    verb = page.words[word.head]
    if word.rel == "obj" and verb.lower in page.cues.lists["words.light"]:
        return source_of(page, (verb.i, verb.i + 1), verb.i)
    return None
