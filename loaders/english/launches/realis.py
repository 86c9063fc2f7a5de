"""Has it happened? Tense, governor and modifiers of a trigger tell planned from flown."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kb.terms import Status
from loaders.english.launches import clauses
from loaders.english.launches.moods import (
    GENERIC_REALITY,
    PLANNED_VERBS,
    Reality,
    content_governor,
    initially,
    of_verb,
)
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.english.launches.trigger import Trigger
    from loaders.english.names import Analysis, Names, Word
PLANNED_WORDS = listed("launches", "status", "planned_words")
PAST_WORDS = listed("launches", "status", "past_words")
CANCEL = listed("launches", "status", "cancel")
POSTPONE = listed("launches", "status", "postpone")
FACTIVE = listed("launches", "status", "factive")
GENERIC = listed("launches", "status", "generic")
LIGHT = listed("launches", "verbs", "light") | listed("launches", "verbs", "seen")
HAPPEN = listed("launches", "verbs", "happen")
FAILED = listed("outcomes", "failure", "adjectives")
GOOD = listed("outcomes", "success", "adjectives")


def reality(names: Names, trigger: Trigger) -> Reality:
    """Return whether the launch that a trigger speaks of has happened, by the words around it."""
    if trigger.form == "verb":
        if _many_times(names.analysis, trigger.word):
            return GENERIC_REALITY
        tried = _attempted(names.analysis, trigger.word)
        return tried or of_verb(
            names.analysis, trigger.word, headline=_headline(names, trigger.word)
        )
    return _of_noun(names, trigger)


def _many_times(analysis: Analysis, verb: Word) -> bool:
    """Tell "has launched Falcon 9 rockets 69 times this year"."""
    following = analysis.words[verb.i + 1 : verb.i + 8]
    return any(a.pos == "NUM" and b.lower == "times" for a, b in pairwise(following))


def _attempted(analysis: Analysis, verb: Word) -> Reality | None:
    """Return what "its attempt to launch" tells by what became of the attempt."""
    above = content_governor(analysis, verb)
    if above is None or above.pos != "NOUN" or above.lower.rstrip("s") not in TRIES:
        return None
    if clauses.mood(analysis, verb).tense != "infinitive":
        return None
    if any(a.lower in GENERIC for a in analysis.children(above, "amod", "det")):
        return GENERIC_REALITY
    told = _by_governor(analysis, above) or _came_out(analysis, verb)
    return told or Reality(Status.PLANNED, "aim", supposed=True)


TRIES = frozenset({"attempt", "bid", "effort"})


def _headline(names: Names, word: Word) -> bool:
    return names.analysis.sentence(word).headline


def _came_out(analysis: Analysis, verb: Word) -> Reality | None:
    """Tell "its first attempt to launch the satellite ended in failure" whatever the tree says."""
    for word in analysis.words[verb.i + 1 : verb.i + 14]:
        if word.sentence != verb.sentence or word.text in {",", ";"}:
            return None
        if word.pos == "VERB" and clauses.lemma(word) in {"fail", "end", "succeed", "result"}:
            past = clauses.mood(analysis, word).tense in {"past", "perfect"}
            return Reality(Status.OCCURRED, "attempt that came out") if past else None
    return None


def _of_noun(names: Names, trigger: Trigger) -> Reality:
    analysis, word = names.analysis, trigger.word
    phrase = names.phrases.of(word)
    before = analysis.words[phrase.first : word.i] if phrase else ()
    lows = {w.lower for w in before}
    if lows & GENERIC and not lows & {"such"}:
        return GENERIC_REALITY
    if trigger.family == "fate":
        return Reality(Status.OCCURRED, "it has ended")
    if lows & OFF and not lows & {"recently"}:
        return Reality(Status.CANCELLED, "cancelled")
    told = _by_governor(analysis, word)
    told = told if told is not None or trigger.family != "schedule" else SCHEDULED
    return _weighed(_own_modifiers(before), told, last=_of_last(before))


def _own_modifiers(before: Sequence[Word]) -> Sequence[Word]:
    """Return the words that describe the launch: of "the new rocket's first flight" the last."""
    owners = [n for n, w in enumerate(before) if w.text in {"'s", "’s", "'", "’"}]
    return before[owners[-1] + 1 :] if owners else before


# "An aborted lift-off" is an attempt that was called off.
OFF = frozenset({"aborted", "scrubbed", "cancelled", "canceled"})
SCHEDULED = Reality(Status.PLANNED, "schedule")


def _weighed(before: Sequence[Word], told: Reality | None, *, last: bool) -> Reality:
    """Return the strongest of what the verb and the words before the noun say."""
    lows = {w.lower for w in before}
    rule = told.rule if told is not None else ""
    if told is not None and rule in {"cancelled", "postponed", "negated"}:
        return told
    if lows & (FAILED | {"yesterday"}) or last:
        return Reality(Status.OCCURRED, "past modifier")
    if told is not None and rule in {"plan verb", "schedule"}:
        return told
    if lows & PLANNED_WORDS and not lows & PAST_WORDS:
        unsure = bool(lows & {"possible", "potential", "feared"})
        return Reality(Status.PLANNED, "plan modifier", supposed=unsure)
    past = Reality(Status.OCCURRED, "past modifier") if lows & (PAST_WORDS | GOOD) else None
    return told or past or Reality(None, "open")


def _of_last(before: Sequence[Word]) -> bool:
    """Tell "last month's": the possessor is a time gone by."""
    lows = [w.lower for w in before]
    return "last" in lows and any(w.text in {"'s", "’s", "'", "’"} for w in before)


def _by_governor(analysis: Analysis, word: Word) -> Reality | None:
    """Return what the verb that governs a launch noun says of it."""
    top = _top_noun(analysis, word)
    if top is None:
        return Reality(Status.PLANNED, "plan verb")
    if top.rel == "root" or analysis.children(top, "cop"):
        return _by_copula(analysis, top)
    verb = analysis.head(top)
    if verb.pos in {"ADJ", "NOUN"} and top.rel.startswith("nsubj"):
        return _by_copula(analysis, verb)
    # "The aim of the test was to confirm" tells nothing of when the test is.
    purpose = top.i != word.i and top.lower in PURPOSES
    if purpose or verb.pos not in {"VERB", "AUX"} or verb.i == top.i:
        return None
    if top.rel.startswith("nsubj"):
        return _as_subject(analysis, verb)
    return _as_object(analysis, verb, top) if top.rel in OBJECT_LIKE else None


PURPOSES = frozenset({"aim", "purpose", "goal", "objective", "point"})
OBJECT_LIKE = frozenset({"obj", "iobj", "obl", "xcomp", "obl:agent", "dep"})
INNER = frozenset({"nmod", "conj", "appos", "compound", "nmod:poss", "flat"})
PLAN_NOUNS = listed("launches", "status", "plan_nouns")


def _top_noun(analysis: Analysis, word: Word) -> Word | None:
    """Return the noun that a launch noun is part of the phrase of; None below "plans for"."""
    top = word
    for _ in range(4):
        head = analysis.head(top)
        if top.rel not in INNER or (head.pos == "VERB" and top.rel != "conj"):
            return top
        if head.lower in PLAN_NOUNS:
            return None
        if head.pos not in {"NOUN", "PROPN"}:
            return top
        top = head
    return top


def _by_copula(analysis: Analysis, predicate: Word) -> Reality | None:
    copulas = analysis.children(predicate, "cop")
    if not copulas:
        return None
    low = copulas[0].lower
    helpers = {w.lower for w in analysis.children(predicate, "aux")}
    if helpers & {"will", "would", "could", "may", "might"}:
        return Reality(
            Status.PLANNED,
            "plan verb" if "will" in helpers else "modal",
            supposed="will" not in helpers,
        )
    if predicate.lower in {"imminent", "likely", "possible", "due", "ready", "unlikely"}:
        return Reality(Status.PLANNED, "plan modifier", supposed=True)
    return Reality(Status.OCCURRED, "was") if low in {"was", "were", "been"} else None


def _as_subject(analysis: Analysis, verb: Word) -> Reality | None:
    lemma = clauses.lemma(verb)
    mood = clauses.mood(analysis, verb)
    if mood.passive or lemma == "schedule":
        return _as_passive(analysis, verb, lemma, mood)
    if mood.tense == "future":
        sure = mood.modal in {"will", "wo", ""}
        return Reality(Status.PLANNED, "plan verb" if sure else "modal", supposed=not sure)
    if mood.tense == "modal":
        return Reality(Status.PLANNED, "modal", supposed=True)
    if lemma in {"target", "aim"} or mood.tense == "infinitive":
        return Reality(Status.PLANNED, "plan verb")
    if mood.tense in {"past", "perfect"}:
        return Reality(Status.OCCURRED, "happened") if lemma in HAPPEN else None
    return None


def _as_passive(analysis: Analysis, verb: Word, lemma: str, mood: clauses.Mood) -> Reality | None:
    if lemma in CANCEL and not mood.negated and mood.tense in {"past", "perfect"}:
        return Reality(Status.CANCELLED, "cancelled")
    if lemma in POSTPONE or (lemma in PLANNED_VERBS and initially(analysis, verb, had=False)):
        return Reality(Status.PLANNED, "postponed")
    if lemma in PLANNED_VERBS - {"be", "call", "condemn", "warn", "go", "work"}:
        return Reality(Status.PLANNED, "plan verb")
    if lemma in LIGHT or lemma in HAPPEN or lemma in FACTIVE:
        # "Launches in 1998 and 2009 are seen as failures": the dates tell whether they flew.
        return None if mood.tense == "present" else of_verb(analysis, verb)
    return None


def _as_object(analysis: Analysis, verb: Word, noun: Word) -> Reality | None:
    lemma = clauses.lemma(verb)
    cases = {c.lower for c in analysis.children(noun, "case")}
    done = of_verb(analysis, verb)
    if cases & {"before", "until", "ahead"}:
        return Reality(Status.PLANNED, "before it", supposed=True)
    if cases & {"after", "since", "following", "during", "over"} and noun.rel == "obl":
        sure = done.status is not Status.PLANNED or _definite(analysis, noun)
        return Reality(Status.OCCURRED if sure else Status.PLANNED, "after it", supposed=not sure)
    if lemma in CANCEL | POSTPONE:
        return _put_off(analysis, verb, done)
    return _done_to(analysis, verb, noun, done)


def _done_to(analysis: Analysis, verb: Word, noun: Word, done: Reality) -> Reality | None:
    """Return what conducting, following, condemning or planning a launch say of it."""
    lemma = clauses.lemma(verb)
    if lemma == "follow" and noun.rel == "obj":
        return Reality(Status.OCCURRED, "followed")
    if lemma in LIGHT and noun.rel in {"obj", "xcomp", "dep", "obl"}:
        return done
    if lemma in FACTIVE and not any(c.lower == "against" for c in analysis.children(noun, "case")):
        fact = Reality(Status.OCCURRED, "spoken of as a fact")
        return fact if done.status is Status.OCCURRED else None
    if lemma in PLANNED_VERBS - NO_PLAN:
        gone = initially(analysis, verb)
        return Reality(Status.PLANNED, "postponed" if gone else "plan verb", supposed=gone)
    return None


# With a launch as their object these say nothing of whether it is to come.
NO_PLAN = frozenset({"be", "call", "urge", "go", "continue", "announce", "allow"})


def _put_off(analysis: Analysis, verb: Word, done: Reality) -> Reality | None:
    """Return what "cancelled the launch" and "postponed the launch" say."""
    lemma = clauses.lemma(verb)
    if lemma in CANCEL and (lemma != "call" or _off(analysis, verb)):
        above = content_governor(analysis, verb)
        asked = above is not None and clauses.lemma(above) in clauses.ASKING
        sure = done.status is Status.OCCURRED or (done.rule == "aim" and not asked)
        return Reality(Status.CANCELLED, "cancelled") if sure else None
    if lemma in POSTPONE - {"hold", "set", "push"}:
        return Reality(Status.PLANNED, "postponed")
    plan = Reality(Status.PLANNED, "plan verb") if lemma in PLANNED_VERBS - NO_PLAN else None
    return done if lemma in LIGHT else plan


def _definite(analysis: Analysis, noun: Word) -> bool:
    return bool(analysis.children(noun, "nmod:poss")) or any(
        d.lower in {"the", "this", "that", "its", "last"}
        for d in analysis.children(noun, "det", "amod")
    )


def _off(analysis: Analysis, verb: Word) -> bool:
    return any(w.lower == "off" for w in analysis.words[verb.i + 1 : verb.i + 3])
