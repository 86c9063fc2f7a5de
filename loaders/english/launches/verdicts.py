"""Verdicts: the words that tell how a launch ended, and of what they tell it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.terms import Outcome, Status
from loaders.english.launches import clauses
from loaders.english.launches.kinds import kind_of, noun_lemma
from loaders.english.launches.moods import of_verb as verb_reality
from loaders.english.launches.phrases import (
    GROUPS,
    LAUNCH_WORDS,
    could_fail,
    launchlike,
    of_phrase,
    one_of_several,
    phrases,
)
from loaders.english.launches.plain_words import RELEASED, plain_words, released
from loaders.english.launches.realis import reality
from loaders.english.launches.successes import of_sighting
from loaders.english.launches.trigger import Trigger
from loaders.english.launches.trigger_things import soars
from loaders.english.launches.unsaid import unsaid
from loaders.english.launches.verdict import DOUBT, Verdict, make
from loaders.english.names.lists import table
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.english.launches.sighting import Sighting
    from loaders.english.names import Names, Sentence, Word
ADJECTIVES = {a: o for group, o in GROUPS.items() for a in table("outcomes")[group]["adjectives"]}
VERBS = {
    **dict.fromkeys(listed("outcomes", "failure", "verbs"), Outcome.FAILURE),
    **dict.fromkeys(listed("outcomes", "success", "verbs"), Outcome.SUCCESS),
}
PASSIVE = listed("outcomes", "failure", "passive")
NOUNS = {n: o for group, o in GROUPS.items() for n in table("outcomes")[group]["nouns"]}
ADVERBS = listed("outcomes", "success", "adverbs")


def verdicts(names: Names, found: Iterable[Sighting] = ()) -> list[Verdict]:
    """Return the verdicts of a document, in text order; some launch verbs tell of success."""
    told = [v for sentence in names.analysis.sentences for v in _in_sentence(names, sentence)]
    places = {(v.word.i, v.outcome) for v in told}
    meant = [v for s in found if (v := of_sighting(names, s))]
    places |= {(v.word.i, Outcome.FAILURE) for v in told if v.outcome is Outcome.PARTIAL}
    out = [*(v for v in meant if (v.word.i, v.outcome) not in places), *told]
    said = (v for v in out if v.rule == DOUBT or not unsaid(names, v.word, v.span.start))
    return sorted(said, key=lambda v: v.span.start)


def _in_sentence(names: Names, sentence: Sentence) -> Iterator[Verdict]:
    words = names.analysis.of(sentence)
    lows = frozenset(word.lower for word in words)
    told = [found for word in words if (found := _of_word(names, word))]
    told += _by_phrases(names, sentence, lows)
    yield from told
    for plain in plain_words(names, sentence, lows):
        if not any(plain.outcome is v.outcome and _overlap(plain, v) for v in told):
            yield plain


def _by_phrases(names: Names, sentence: Sentence, lows: frozenset[str]) -> Iterator[Verdict]:
    flat = names.analysis.text[sentence.start : sentence.end].replace("\n", " ")
    for wanted in phrases():
        for match in wanted.found.finditer(flat) if wanted.opens & lows else ():
            start, end = sentence.start + match.start(), sentence.start + match.end()
            found = of_phrase(names, start, end, wanted.outcome)
            if found:
                yield found


def _overlap(a: Verdict, b: Verdict) -> bool:
    return a.span.start < b.span.end and b.span.start < a.span.end


def _of_word(names: Names, word: Word) -> Verdict | None:
    low, lemma = word.lower, clauses.lemma(word)
    if low in ADVERBS:
        return _adverb(names, word)
    if low in ADJECTIVES and (word.pos != "VERB" or word.rel == "amod"):
        return _adjective(names, word)
    if word.pos in {"VERB", "ADJ"}:
        return _deed(names, word, lemma)
    return _noun(names, word) if word.pos == "NOUN" and low in NOUNS else None


def _deed(names: Names, word: Word, lemma: str) -> Verdict | None:
    stem = lemma if lemma in VERBS else _verb_stem(word.lower)
    if stem in VERBS:
        return _verb(names, word, VERBS[stem])
    if lemma in PASSIVE:
        return _passive(names, word)
    return released(names, word) if lemma in RELEASED and word.pos == "VERB" else None


def _verb_stem(low: str) -> str:
    return re.sub(r"(?:ed|es|s)$", "", low)


def _adverb(names: Names, word: Word) -> Verdict | None:
    verb = names.analysis.head(word)
    if verb.pos not in {"VERB", "AUX"}:
        following = names.analysis.words[word.i + 1 : word.i + 2]
        verb = following[0] if following else verb
    held = verb_reality(names.analysis, verb, headline=names.analysis.sentence(word).headline)
    if held.status is not Status.OCCURRED or held.supposed:
        return None
    return make(names, word, Outcome.SUCCESS, "adverb of success", verb)


def _adjective(names: Names, word: Word) -> Verdict | None:
    analysis = names.analysis
    noun = _noun_of(names, word)
    if noun is None or not launchlike(names, noun):
        if not analysis.children(word, "cop"):
            return None
        noun = clauses.subject(analysis, word, climb=False)
        if noun is None or not launchlike(names, noun):
            return None
    if noun.pos in {"NOUN", "PROPN"} and _still_planned(names, noun):
        return None
    return make(names, word, ADJECTIVES[word.lower], "adjective of the launch", noun)


def _noun_of(names: Names, word: Word) -> Word | None:
    """Return the noun that an adjective stands before, in its base phrase."""
    head = names.analysis.head(word)
    if word.rel == "amod" and head.i > word.i and launchlike(names, head):
        return head
    phrase = names.phrases.of(word)
    if phrase is None or phrase.head <= word.i:
        return None
    return names.analysis.words[phrase.head]


def _still_planned(names: Names, noun: Word) -> bool:
    held = reality(names, Trigger(noun, "noun", "launch"))
    return held.status in {Status.PLANNED, Status.CANCELLED} or held.generic


def _verb(names: Names, word: Word, outcome: Outcome) -> Verdict | None:
    analysis = names.analysis
    headline = analysis.sentence(word).headline
    held = verb_reality(analysis, word, headline=headline)
    sure = held.status is Status.OCCURRED and not held.supposed
    if word.rel == "amod" or not sure or _later(names, word) or soars(names, word):
        return None
    of = _launch_of(names, clauses.subject(analysis, word))
    if of is None or not could_fail(names, of):
        # "fired a missile on March 16, which exploded": the tree hangs it on the date.
        which = {w.lower for w in analysis.words[max(0, word.i - 3) : word.i]} & {"which", "that"}
        lost = word.rel == "acl:relcl" and bool(which)
        return make(names, word, outcome, "verb of the outcome", None) if lost else None
    if one_of_several(names, of):
        return make(names, word, Outcome.PARTIAL, "one of several", None)
    return make(names, word, outcome, "verb of the outcome", of)


def _launch_of(names: Names, of: Word | None) -> Word | None:
    """Return the launch in "its launch of a satellite failed", whichever noun the tree takes."""
    phrase = names.phrases.of(of) if of is not None else None
    if phrase is None or phrase.first < 2:
        return of
    before, noun = names.analysis.words[phrase.first - 1], names.analysis.words[phrase.first - 2]
    return noun if before.lower == "of" and noun_lemma(noun) in LAUNCH_WORDS else of


LATER = re.compile(
    r"\b(?:after|for|within)\s+(?:\S+\s+){1,3}(?:months?|years?|weeks?|days?)\b"
    r"|\bin (?:its |lunar )?orbit\b"
    r"|^\s+(?:on|in|during|at)\s+(?:\w+\s+){0,3}(?:earlier|previous|past|other)\b"
)


def _later(names: Names, word: Word) -> bool:
    """Tell what happened long after the launch, in orbit, or on earlier flights."""
    following = names.analysis.text[word.end : word.end + 40].replace("\n", " ")
    return LATER.search(following) is not None


def _passive(names: Names, word: Word) -> Verdict | None:
    analysis = names.analysis
    mood = clauses.mood(analysis, word)
    of = clauses.thing_moved(analysis, word)
    lost = clauses.lemma(word) in {"destroy", "intercept"} and mood.tense in {"past", "perfect"}
    if of is None or (not mood.passive and word.rel != "conj" and not lost):
        return None
    held = verb_reality(analysis, word)
    if _on_return(names, word, of):
        return None
    if held.status is not Status.OCCURRED or (
        kind_of(names, of) not in {"vehicle", "payload"} and of.lower != "it"
    ):
        return None
    return make(names, word, Outcome.FAILURE, "passive of loss", of)


def _on_return(names: Names, word: Word, of: Word) -> bool:
    """Tell a booster that was lost as it came back: the launch may have gone well."""
    if of.lower not in {"booster", "stage", "boosters"}:
        return False
    sentence = names.analysis.sentence(word)
    return any(w.lower in RETURN for w in names.analysis.of(sentence))


RETURN = frozenset(
    {
        "landing",
        "descent",
        "return",
        "reentry",
        "re-entry",
        "droneship",
        "barge",
        "recovery",
        "touchdown",
    }
)


def _noun(names: Names, word: Word) -> Verdict | None:
    """Return the verdict of "the failure of the launch", "a rocket failure", "was a success"."""
    analysis = names.analysis
    outcome = NOUNS[word.lower]
    if analysis.children(word, "cop") and word.lower not in BANGS:
        of = clauses.subject(analysis, word, climb=False)
        if of is not None and (launchlike(names, of) or of.lower == "it"):
            held = {w.lower for w in analysis.children(word, "cop", "aux")}
            if held & {"was", "were", "been", "is", "are"} and not held & {"would", "could"}:
                return make(names, word, outcome, "predicate noun", of)
    if outcome is Outcome.SUCCESS or _indefinite(names, word):
        return None
    of = _of_what(names, word)
    if of is None:
        phrase = names.phrases.of(word)
        held_words = analysis.words[phrase.first : word.i] if phrase else ()
        things = [w for w in held_words if launchlike(names, w) and w.i != word.i]
        of = things[-1] if things else None
    return make(names, word, outcome, "noun of the outcome", of) if of is not None else None


# "The launch was a grand explosion that shook the world" is praise.
BANGS = frozenset({"explosion", "crash", "loss"})
INDEFINITE = frozenset({"a", "an", "another", "any", "no", "previous", "earlier", "one", "some"})


def of_another(names: Names, verdict: Verdict) -> bool:
    """Tell a verdict on something not spoken of before: "another satellite failed"."""
    phrase = names.phrases.of(verdict.of) if verdict.of is not None else None
    if phrase is None or verdict.of is None:
        return False
    first = names.analysis.words[phrase.first].lower
    many = "Number=Plur" in names.analysis.words[phrase.head].feats
    return first in INDEFINITE or (many and first not in {"the", "these", "those", "both", "its"})


def _indefinite(names: Names, word: Word) -> bool:
    """Tell "a deadly rocket explosion": another event than the one spoken of."""
    phrase = names.phrases.of(word)
    first = names.analysis.words[phrase.first].lower if phrase else ""
    pad = (
        any(w.lower in {"pad", "site"} for w in names.analysis.words[phrase.first : word.i])
        if phrase
        else False
    )
    return pad or first in INDEFINITE


def _of_what(names: Names, word: Word) -> Word | None:
    following = names.analysis.words[word.i + 1 : word.i + 2]
    if not following or following[0].lower not in {"of", "in"}:
        return None
    phrase = names.phrases.after(word.i + 2, skip=0)
    head = names.analysis.words[phrase.head] if phrase else None
    return head if head is not None and launchlike(names, head) else None
